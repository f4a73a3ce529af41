"""The words of help that the library says itself, in ours: headings, what is required, what is the default."""

import re
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
    return text


class Command(TyperCommand):
    """A command whose help is in our words."""

    def make_context(self, *arguments: Any, **more: Any) -> Any:
        """Read the command's words and options; `--help` is shown meanwhile."""
        with writing():
            return super().make_context(*arguments, **more)

    def get_help(self, ctx: Any) -> str:
        """The page that `--help` shows."""
        return in_our_words(super().get_help(ctx))
