"""The text form of gold: a file -> its cases, and back. What it looks like is told in `tests/gold/__init__.py`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

FOLDER = Path(__file__).parent
# The order of a figure's fields in its line; any other field of the record follows.
ORDER = (
    "value", "high", "unit", "unit_inferred", "bound", "metric", "label", "population", "aspect", "price_basis", "of",
    "status", "scope", "period", "period_basis", "region", "place", "section", "paragraph", "note", "rule",
    "confidence", "start", "quote",
)  # fmt: skip

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as its line has it: the printed text, and the fields that are not at their default."""

    text: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Said:
    """What a case says is read: of the document (None where it says nothing), the figures, and what is none."""

    document: Fields | None
    figures: tuple[Figure, ...]
    excluded: tuple[tuple[str, str], ...]  # text, reason
    problems: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what is stated of its document and what must be read in it."""

    id: str
    options: Fields
    text: str
    said: Said
    comment: tuple[str, ...] = ()
    line: int = 0


@dataclass(slots=True)
class _Draft:
    """A case whose lines are still being read."""

    id: str
    options: Fields
    comment: tuple[str, ...]
    line: int
    text: list[str] = field(default_factory=list)
    document: Fields | None = None
    figures: list[Figure] = field(default_factory=list)
    excluded: list[tuple[str, str]] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)

    def case(self) -> Case:
        said = Said(self.document, tuple(self.figures), tuple(self.excluded), tuple(self.problems))
        return Case(self.id, self.options, "\n".join(self.text), said, self.comment, self.line)


def parse(content: str) -> tuple[Case, ...]:
    """The cases of a file. Raises ValueError with the number of a line that is none of the form's."""
    drafts: list[_Draft] = []
    comment: list[str] = []
    for number, line in enumerate(content.split("\n"), 1):
        mark, rest = line[:1], line[1:].removeprefix(" ")
        if mark == "#":
            comment.append(rest)
        elif mark == "[":
            head = re.match(r"\[([^\]\s]+)\](.*)", line)
            if head is None or head.group(1) in {each.id for each in drafts}:
                raise ValueError(f"line {number}: no id, or one that stands above already: {line!r}")
            drafts.append(_Draft(head.group(1), _fields(_cells(head.group(2)), number), tuple(comment), number))
            comment = []
        elif mark and drafts:
            _take(drafts[-1], mark, rest, number)
        elif line.strip():
            raise ValueError(f"line {number} stands in no case: {line!r}")
    return tuple(draft.case() for draft in drafts)


def _take(draft: _Draft, mark: str, rest: str, number: int) -> None:
    cells = _cells(rest)
    match mark:
        case "|":
            draft.text.append(unescape(rest))
        case "=":
            draft.document = {**(draft.document or {}), **_fields(cells, number)}
        case "*" if cells:
            draft.figures.append(Figure(unescape(cells[0]), _fields(cells[1:], number)))
        case "-":
            draft.excluded += [(unescape(cell.rpartition("=")[0]), cell.rpartition("=")[2]) for cell in cells]
        case "!" if len(cells) == 2:
            draft.problems.append((unescape(cells[0]), unescape(cells[1])))
        case _:
            raise ValueError(f"line {number} is none of | = * - !: {mark}{rest!r}")


def _cells(words: str) -> list[str]:
    return [cell for cell in re.split(" {2,}", words.strip(" ")) if cell]


def _fields(cells: Iterable[str], number: int) -> Fields:
    found: Fields = {}
    for cell in cells:
        name, sign, value = cell.partition("=")
        if not sign or name in found:
            raise ValueError(f"line {number}: no field=value, or one too many: {cell!r}")
        found[name] = unescape(value)
    return found


_SHOWN = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MEANT = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t", "s": " "}


def escape(words: str) -> str:
    """`words` as one cell: no line's end, no blank at either end, no two blanks together.

    >>> escape("5.2\\r\\n万人 "), escape("2 0  1")
    ('5.2\\\\r\\\\n万人\\\\s', '2 0 \\\\s1')
    """
    shown = "".join(_SHOWN.get(char, char) for char in words)
    return re.sub(r"^ |(?<= ) |\s$", lambda found: _blank(found.group()), shown)


def _blank(char: str) -> str:
    return "\\s" if char == " " else f"\\u{ord(char):04x}"


def _line(words: str) -> str:
    """`words`, a line of a text, with what an editor would lose at its end, or show as nothing, written out."""
    shown = "".join(_SHOWN.get(char, char) for char in words)
    return re.sub(r"\s$", lambda found: _blank(found.group()), shown)


def unescape(words: str) -> str:
    r"""What `escape` wrote.

    >>> unescape(escape(" 5\\ \t 2\u3000"))
    ' 5\\ \t 2\u3000'
    """
    return re.sub(r"\\(?:u([0-9a-f]{4})|(.))", lambda f: chr(int(f[1], 16)) if f[1] else _MEANT[f[2]], words)


def write(cases: Sequence[Case]) -> str:
    """The cases as the text of a file."""
    return "\n".join("\n".join(_lines(case)) + "\n" for case in cases)


def _lines(case: Case) -> list[str]:
    said = case.said
    lines = [f"# {words}".rstrip() for words in case.comment]
    lines.append("  ".join([f"[{case.id}]", *_pairs(case.options)]))
    lines += [f"| {_line(words)}".rstrip(" ") for words in case.text.split("\n")]
    if said.document is not None:
        lines.append("= " + "  ".join(_pairs(said.document)))
    lines += [f"* {row}" for row in table([(each.text, each.fields) for each in said.figures])]
    if said.excluded:
        lines.append("- " + "  ".join(f"{escape(text)}={reason}" for text, reason in said.excluded))
    return lines + [f"! {escape(text)}  {escape(reason)}" for text, reason in said.problems]


def _pairs(fields: Mapping[str, str]) -> list[str]:
    return [f"{name}={escape(value)}" for name, value in fields.items()]


def table(rows: Sequence[tuple[str, Fields]]) -> list[str]:
    """Figures as lines whose columns stand below one another, a wide character being two."""
    used = {name for _text, fields in rows for name in fields}
    names = [name for name in ORDER if name in used] + sorted(used - set(ORDER))
    cells = [
        [escape(text), *(f"{name}={escape(fields[name])}" if name in fields else "" for name in names)]
        for text, fields in rows
    ]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(c + " " * (w - width(c)) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]


def width(words: str) -> int:
    """How many cells `words` take on a screen."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words)


def load(*names: str) -> list[tuple[Path, Case]]:
    """The cases of the files of these names, without ending, by default of all."""
    paths = [FOLDER / f"{name}.gold" for name in names] or sorted(FOLDER.glob("*.gold"))
    return [(path, case) for path in paths for case in parse(path.read_text(encoding="utf-8"))]


def with_fields(old: Sequence[Figure], new: Sequence[Figure], only: Iterable[str]) -> tuple[Figure, ...]:
    """`old` with nothing but the fields in `only` as `new` has them; a figure that `new` lacks stays as it is."""
    found: list[Figure] = []
    left = list(new)
    for each in old:
        twin = next((one for one in left if one.text == each.text), None)
        if twin is None:
            found.append(each)
            continue
        left.remove(twin)
        fields = {name: value for name, value in each.fields.items() if name not in only}
        found.append(replace(each, fields=fields | {n: v for n, v in twin.fields.items() if n in only}))
    return tuple(found)
