"""What a shell asks at Tab: which words may stand where one is being typed.

Typer's own scripts ask, and its own way to answer would first load Typer and the command: this reads what commands take
from a table (`tests/make_completions.py`), and nothing but the store besides. What goes wrong gives no words.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
from pathlib import Path
from typing import Any, NamedTuple

VARIABLE = "_JOBSCLI_COMPLETE"


class Typed(NamedTuple):
    """A line as far as it is typed: the words before the one at the cursor, and what of that is there."""

    words: list[str]
    beginning: str


class Place(NamedTuple):
    """What may stand at the cursor: a kind of value, or the options or commands; and the words of the line before."""

    kind: str
    beginning: str
    kept: str = ""  # what of the word stays before the value: --region=, 江苏,


def answer() -> None:
    """Write the words that may stand there, in the way that the shell takes them."""
    shell = os.environ[VARIABLE].removeprefix("complete_")
    try:
        found = _found(_typed(shell))
    except Exception:  # a shell has no place for a sentence
        found = []
    if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        sys.exit(0 if found else 1)
    sys.stdout.buffer.write(_SHELLS.get(shell, _fish)(found).encode("utf-8", "replace"))
    sys.stdout.flush()


def _typed(shell: str) -> Typed:
    if shell == "bash":
        words = _split(os.environ["COMP_WORDS"])
        at = int(os.environ["COMP_CWORD"])
        before, beginning = words[1:at], words[at] if at < len(words) else ""
        if beginning == "=":  # bash parts a line at equals signs, too
            before, beginning = [*before, "="], ""
        if len(before) > 1 and before[-1] == "=":
            before = before[:-1]
        return Typed([each for each in before if each != "="], beginning)
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    if shell in ("powershell", "pwsh"):
        beginning = os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return Typed(words[:-1] if beginning else words, beginning)
    return Typed(words, "") if not words or line[-1:].isspace() else Typed(words[:-1], words[-1])


def _split(line: str) -> list[str]:
    """The words of a line, the last of which may have a quotation mark open."""
    reader = shlex.shlex(line, posix=True)
    reader.whitespace_split = True
    reader.commenters = ""
    found: list[str] = []
    try:
        for word in reader:
            found.append(word)
    except ValueError:
        found.append(reader.token)
    return found


def _found(typed: Typed) -> list[tuple[str, str]]:
    table: dict[str, Any] = json.loads((Path(__file__).parent / "completions.json").read_text(encoding="utf-8"))
    command, place, db = _place(table, typed)
    if place.kind == "option":
        told = table[command]["options"]
        return [(name, told[name][1]) for name in told if name.startswith(place.beginning)]
    if place.kind == "command":
        return [(name, table[name]["told"]) for name in table if name and name.startswith(place.beginning)]
    if "|" in place.kind:
        found = [(each, "") for each in place.kind.split("|") if each.startswith(place.beginning)]
    elif place.kind:
        from jobscli.completions import candidates

        found = candidates(place.kind, place.beginning, db)
    else:
        found = []
    return [(place.kept + word, told) for word, told in found]


def _place(table: dict[str, Any], typed: Typed) -> tuple[str, Place, str | None]:
    """The command, what may stand at the cursor, and the store that the line names."""
    command, given, waiting, closed = "", 0, None, False
    db: str | None = None
    for word in typed.words:
        options = table[command]["options"]
        if waiting is not None:
            db = word if waiting == "--db" else db
            waiting = None
        elif word == "--" and not closed:
            closed = True
        elif word.startswith("-") and len(word) > 1 and not closed and word.partition("=")[0] in options:
            name, sign, value = word.partition("=")
            waiting = name if not sign and options[name][0] is not None else None
            db = value if name == "--db" and sign else db
        elif not command and word in table:
            command = word
        else:
            given += 1
    of = table[command]
    if waiting is not None:
        return command, _value(of["options"][waiting][0], typed.beginning), db
    name, sign, value = typed.beginning.partition("=")
    if not closed and sign and name in of["options"]:
        return command, _value(of["options"][name][0] or "", value, f"{name}="), db
    if not closed and typed.beginning.startswith("-"):
        return command, Place("option", typed.beginning), db
    if not command:
        return command, Place("command", typed.beginning), db
    kinds = of["arguments"]
    kind = kinds[min(given, len(kinds) - 1)] if kinds and (given < len(kinds) or of["more"]) else ""
    return command, Place(kind, typed.beginning), db


def _value(kind: str, beginning: str, kept: str = "") -> Place:
    """The value of an option, of which several may stand with commas between."""
    listed, comma, last = beginning.rpartition(",")
    return Place(kind, last, f"{kept}{listed}{comma}")


def _bash(found: list[tuple[str, str]]) -> str:
    return "\n".join(_shell_word(word) for word, _told in found)


def _shell_word(word: str) -> str:
    """`word` as bash takes it for one."""
    return "".join(f"\\{each}" if each in " \t\"'\\$`&;|<>()[]{}*?!~#" else each for each in word)


def _fish(found: list[tuple[str, str]]) -> str:
    return "\n".join(f"{word}\t{' '.join(told.split())}" if told else word for word, told in found)


def _zsh(found: list[tuple[str, str]]) -> str:
    """Typer's script evaluates what it is given: words and what they are, each quoted."""
    if not found:
        return "_files"
    told = [_quoted(f"{_colons(word)}:{' '.join(about.split())}" if about else _colons(word)) for word, about in found]
    return f"local -a found; found=({' '.join(told)}); _describe '' found"


def _colons(word: str) -> str:
    return word.replace("\\", "\\\\").replace(":", "\\:")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _powershell(found: list[tuple[str, str]]) -> str:
    return "\n".join(f"{word}:::{told or ' '}" for word, told in found)


_SHELLS = {"bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell, "pwsh": _powershell}
