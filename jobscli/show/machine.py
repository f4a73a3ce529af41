"""The formats that a machine reads: json, jsonl, csv, tsv, md. Each is a function that returns text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jobscli.ask.answer import Answer, Flat
from jobscli.show.clean import clean, escaped, visible

# What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), the full-width marks too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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
    return "".join(line + "\n" for line in [*lines, *(_md_line(row.values()) for row in rows)])


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


def raw(answer: Answer, name: str) -> str:
    """csv or tsv with every cell as it is, formulas too."""
    if name == "csv":
        return _separated(answer.rows(), ",", "\r\n")
    return _separated([{key: _one_line(value) for key, value in row.items()} for row in answer.rows()], "\t", "\n")


def is_formula(value: Any) -> bool:
    """Whether a spreadsheet would run `value`, behind blanks too; numbers are numbers, −0.21 too."""
    return isinstance(value, str) and (value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA))


def guarded(rows: Sequence[Flat]) -> list[Flat]:
    """`rows` with an apostrophe before each cell that a spreadsheet would run, which shows it as text.

    What a terminal would obey is replaced as on a screen, since csv is looked at there too.
    """
    return [{key: _guarded(value) for key, value in row.items()} for row in rows]


def _guarded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return f"'{visible(value)}" if is_formula(value) else visible(value)


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
    if value is None:
        return ""
    text = clean(str(_cell(value)))
    for mark in "\\|`*_[]<>#~&$":
        text = text.replace(mark, f"\\{mark}")
    return text
