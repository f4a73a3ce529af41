"""What the option parser complains of, in our words: a sentence, and what to try."""

import re
from typing import Any

import typer

from jobscli.language import _

Complaint = tuple[str, list[tuple[str, str]]]

# What to look up when an argument is missing.
_LISTS = {
    "rank": "jobscli metrics",
    "show": "jobscli statistics",
    "cite": "jobscli statistics",
    "remove": "jobscli documents",
}
# What other tools call what ours has, and what there is instead.
_ELSEWHERE = {
    "--json": "--format json",
    "--csv": "--format csv",
    "--out": "-o FILE",
    "-V": "--version",
    "-v": "--version",
}
_RANGE = re.compile(r"(-?\d+) is not in the range x(>=|<=)(-?\d+)")
_BETWEEN = re.compile(r"(-?\d+) is not in the range (-?\d+)<=x<=(-?\d+)")
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)


def complaint(error: typer.TyperException) -> Complaint:
    """The sentence that `error` comes to, and hints as (label, words)."""
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "jobscli"
    hints = [(_("用法"), f"{command} --help")]
    option = getattr(error, "option_name", None)
    if option and hasattr(error, "possibilities"):
        alike = [each for each in error.possibilities or () if _is_like(option, each)]
        close = _ELSEWHERE.get(option) or "  ".join(alike)
        return _("没有选项 {option}").format(option=option), [*([(_("是不是"), close)] if close else []), *hints]
    parameter = getattr(error, "param", None)
    if parameter is not None and hasattr(error, "param_type"):
        lists = _LISTS.get(ctx.info_name) if ctx else None
        found = [(_("列出"), lists)] if lists else []
        return _("缺少 {name}").format(name=parameter.human_readable_name), [*found, *hints]
    if option:
        return _("选项 {option} 后面少一个值，或不该有值").format(option=option), hints
    if parameter is not None:
        name = parameter.opts[0] if parameter.opts else parameter.human_readable_name
        return _("{name} 的值不对：{detail}").format(name=name, detail=_detail(error.message)), hints
    if extra := _EXTRA.fullmatch(error.message.rstrip(".")):
        first = ctx.params.get("region") if ctx is not None and ctx.info_name == "province" else None
        several = [(_("几个省对照"), f"jobscli compare {first} {extra[1]}")] if first else []
        return _("多了“{words}”；有空格的名字用引号括起来").format(words=extra[1]), [*several, *hints]
    return _unknown(error.message, ctx, hints)


def _is_like(option: str, other: str) -> bool:
    """Whether two options are nearly written alike: --metric is no slip of --period."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, option.lstrip("-"), other.lstrip("-")).ratio() > _ALIKE


_ALIKE = 0.6


def _detail(message: str) -> str:
    if found := _RANGE.search(message):
        return _("{given} 不行，要 {sign} {limit}").format(given=found[1], sign=found[2], limit=found[3])
    if found := _BETWEEN.search(message):
        return _("{given} 不行，要 {least} 到 {most}").format(given=found[1], least=found[2], most=found[3])
    if "is not a valid" in message:
        return _("{given} 不是整数").format(given=message.partition("'")[2].partition("'")[0])
    return message


def _unknown(message: str, ctx: Any, hints: list[tuple[str, str]]) -> Complaint:
    """A command that does not exist; the name of a region or a metric shows what was meant."""
    name = message.partition("'")[2].partition("'")[0]
    if not message.startswith("No such command") or ctx is None:
        return _("用法不对：{detail}").format(detail=message), hints
    from jobscli import words

    if name == "help":
        found = [(_("是不是"), "jobscli --help")]
    elif words.region(name):
        found = [(_("是不是"), f"jobscli province {name}")]
    elif words.metrics_named(name):
        found = [(_("是不是"), f"jobscli rank {name}")]
    else:
        close = words.near(name, ctx.command.list_commands(ctx)) if name.isascii() else []
        tries = [f"jobscli {each}" for each in close] or [f"jobscli search {name}"]
        found = [(_("是不是"), "  ".join(tries))]
    return _("没有命令 {name}").format(name=name), [*found, *hints]
