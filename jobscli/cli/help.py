"""The words of help that the library says itself, in ours: headings, what is required, what is the default."""

import re
from shutil import get_terminal_size
from typing import Any

from typer.core import TyperCommand

from jobscli.cli.output import writing
from jobscli.language import _

_SAID = {
    "Usage:": _("用法："),
    "[OPTIONS]": _("[选项]"),
    "COMMAND [ARGS]...": _("命令 …"),
    "Arguments:": _("参数："),
    "Options:": _("选项："),
    "Commands:": _("命令："),
    "[required]": _("[必填]"),
    "[default:": _("[默认"),
    "Show this message and exit.": _("看这些说明。"),
    "Install completion for the current shell.": _("为当前的 shell 装上补全。"),
    "Show completion for the current shell, to copy it or customize the installation.": _(
        "显示当前 shell 的补全，可以抄下来改。"
    ),
}


def in_our_words(text: str) -> str:
    """`text`, a page of help, with the sentences of the library said in ours, however they are folded."""
    for sentence, said in _SAID.items():
        text = re.sub(r"\s+".join(map(re.escape, sentence.split())), said, text)
    return folded(text, min(get_terminal_size().columns, _WIDEST) or _WIDEST)


_WIDEST = 100
_UNFOLDED = 10_000
_COLUMN = re.compile(r"( *\S+(?: \S+)*  +)(\S.*)")
_NARROWEST = 16  # cells of a column below which what is told stands under its name


def folded(text: str, room: int) -> str:
    """`text`, a page of help, in lines of at most `room` cells: the library counts characters, and ours take two.

    >>> print(folded("  --db PATH  只用这个数据文件，不用别的", 32))
      --db PATH  只用这个数据文件，
                 不用别的
    """
    from jobscli.show.wrap import width, wrap  # only help needs it

    lines = []
    for line in text.split("\n"):
        if width(line) <= room:
            lines.append(line)
            continue
        found = _COLUMN.fullmatch(line)
        head = found[1] if found else " " * (len(line) - len(line.lstrip()))
        told = found[2] if found else line.lstrip()
        under = width(head) > room - _NARROWEST
        left = " " * (6 if under else width(head))
        lines += [head.rstrip()] if under else []
        first, *rest = wrap(told, room - len(left))
        lines += [(left if under else head) + first, *(left + each for each in rest)]
    return "\n".join(lines)


class Command(TyperCommand):
    """A command whose help is in our words."""

    def make_context(self, *arguments: Any, **more: Any) -> Any:
        """Read the command's words and options; `--help` is shown meanwhile."""
        with writing():
            return super().make_context(*arguments, **more)

    def get_help(self, ctx: Any) -> str:
        """The page that `--help` shows."""
        ctx.terminal_width = _UNFOLDED  # it would part a word of Latin letters behind Chinese ones
        return in_our_words(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 (the library cuts it at so many characters)
        """What the command does, whole: the page of all commands folds it."""
        return super().get_short_help_str(1_000)
