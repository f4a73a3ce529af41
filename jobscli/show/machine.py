"""The formats that a machine reads: json, jsonl, csv, tsv, md. Each is a function that returns text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jobscli.ask.answer import Answer, Flat
from jobscli.show.sanitise import clean, escaped, visible

# What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), in every width that Unicode has of it.
_MARKS = "=+@−＝﹦⁼₌＋﹢⁺₊﬩－﹣⁻₋＠﹫-"
_FORMULA = re.compile(rf"[\t\r\n]|\s*+[{_MARKS}]")
# Whoever opens the file with another separator splits a cell there: a;=1. Blanks and quotes may stand between.
_SPLIT = re.compile(rf'(?<![\s";,|])([\s";,|]++)(?=[{_MARKS}])')
_SEPARATORS = frozenset(";,|\t\r\n")
# What GitHub makes a link of, or calls a person with: an address, @name, #123, GH-123.
_LIVE = re.compile(r"://|www\.|@[a-z0-9._-]|#[0-9]|gh-[0-9]", re.IGNORECASE)
_ASCII = re.compile(r"[!-\[\]-{}~]++")
_AROUND = "!\"'()*,.:;<>?[]_{}~"


def as_json(answer: Answer) -> str:
    """The documented JSON value, indented."""
    return json_text(answer.tree())


def json_text(value: Any) -> str:
    """`value` as indented JSON."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def as_jsonl(answer: Answer) -> str:
    """One flat JSON object a row; of documents that were read, one whole object a document."""
    objects = getattr(answer, "objects", answer.rows)()
    return "".join(escaped(json.dumps(each, ensure_ascii=False)) + "\n" for each in objects)


def as_csv(answer: Answer) -> str:
    """RFC 4180, with a line of field names; formulas neutralised."""
    return _separated(guarded(answer.rows()), ",", "\r\n")


def as_tsv(answer: Answer) -> str:
    """The same, separated by tabs; a tab or a line break inside a cell becomes a blank."""
    rows = [{key: _one_line(value) for key, value in row.items()} for row in guarded(answer.rows())]
    return _separated(rows, "\t", "\n")


def as_md(answer: Answer) -> str:
    """A table of GitHub-flavoured Markdown, without the columns in which no row says anything."""
    rows = answer.rows()
    if not rows:
        return ""
    said = [key for key in rows[0] if any(row[key] not in (None, "") for row in rows)]
    if not said:
        return ""
    rows = [{key: row[key] for key in said} for row in rows]
    lines = [_md_line(rows[0]), _md_line(["---"] * len(rows[0]), plain=True)]
    below = [line for each in getattr(answer, "below", ()) for line in ("", _md(each))]
    return "".join(line + "\n" for line in [*lines, *(_md_line(row.values()) for row in rows), *below])


def bibtex(answer: Any) -> str:
    """The reference of an answer that is one, harmless to a terminal."""
    return visible(answer.bibtex())


FORMATS: dict[str, Callable[[Answer], str]] = {
    "json": as_json,
    "jsonl": as_jsonl,
    "csv": as_csv,
    "tsv": as_tsv,
    "md": as_md,
}


def text_in(answer: Any, form: str, *, raw: bool = False) -> str:
    """`answer` in the format `form`, any but that of a screen; `raw` leaves formulas in csv and tsv."""
    if form == "bibtex":
        return bibtex(answer)
    if form == "csl-json":
        return json_text(answer.csl())
    if raw and form in ("csv", "tsv"):
        return unguarded(answer, form)
    return FORMATS[form](answer)


def unguarded(answer: Answer, name: str) -> str:
    """csv or tsv with every cell as it is, formulas too."""
    if name == "csv":
        return _separated(answer.rows(), ",", "\r\n")
    return _separated([{key: _one_line(value) for key, value in row.items()} for row in answer.rows()], "\t", "\n")


def is_formula(value: Any) -> bool:
    """Whether a spreadsheet would run `value` or a part of it; numbers are numbers, −0.21 too."""
    return isinstance(value, str) and bool(_guarded(value) != visible(value))


def guarded(rows: Sequence[Flat]) -> list[Flat]:
    """`rows` with an apostrophe before what a spreadsheet would run, which shows it as text.

    That is a cell that begins like a formula, behind blanks too, and what begins like one where another separator
    would split the cell. What a terminal would obey is replaced as on a screen, since csv is looked at there too.
    """
    return [{key: _guarded(value) for key, value in row.items()} for row in rows]


def _guarded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _inside(visible(value))
    return f"'{text}" if _FORMULA.match(value) else text


def _inside(text: str) -> str:
    """`text` with an apostrophe before each formula that begins behind a separator."""
    return _SPLIT.sub(lambda found: found[0] if _SEPARATORS.isdisjoint(found[0]) else f"{found[0]}'", text)


def _separated(rows: Sequence[Flat], delimiter: str, end: str) -> str:
    if not rows:
        return ""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue().encode("utf-8", "replace").decode()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.replace("\x00", "")
    return value


def _one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) and any(mark in value for mark in "\t\r\n") else value


def _md_line(values: Iterable[Any], plain: bool = False) -> str:
    return "| " + " | ".join(str(each) if plain else _md(each) for each in values) + " |"


def _md(value: Any) -> str:
    """A cell of which nothing is markup, and nothing becomes a link or a call."""
    if value is None:
        return ""
    text = clean(str(_cell(value)))
    parts = []
    done = 0
    for found in _ASCII.finditer(text):
        if _LIVE.search(found[0]):
            parts += [_escaped(text[done : found.start()]), _as_code(found[0])]
            done = found.end()
    return "".join([*parts, _escaped(text[done:])])


def _escaped(text: str) -> str:
    for mark in "\\|`*_[]<>#~&$":
        text = text.replace(mark, f"\\{mark}")
    return text


def _as_code(word: str) -> str:
    """`word` as a code span, in which GitHub makes no links and calls nobody; marks around it stay outside."""
    core = word.strip(_AROUND)
    before, _core, after = word.partition(core)
    fence = "`" * (max(map(len, re.findall("`+", core)), default=0) + 1)
    pad = " " if core.startswith("`") or core.endswith("`") else ""
    return f"{_escaped(before)}{fence}{pad}{core}{pad}{fence}{_escaped(after)}"
