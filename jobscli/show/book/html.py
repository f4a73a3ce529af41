"""A book -> a web page that stands alone: no script, nothing loaded from anywhere, fit to print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import escape

from jobscli.language import _
from jobscli.show.book.model import Book, Cell, Line, Sheet
from jobscli.show.book.screen_sheet import said
from jobscli.show.sanitise import visible
from jobscli.show.screen import CARE, HERE, MATCH, NAME, SKIP

_SHORT = 24  # characters that stay in one line
_CLASSES = {NAME: "n", MATCH: "m", SKIP: "s", HERE: "h", CARE: "c"}
_LOOK = """
:root{color-scheme:light}
body{font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;
margin:2em auto;max-width:80em;padding:0 1.5em;color:#1a1a1a;background:#fff}
h1{font-size:1.5em;margin:0 0 .3em}h2{font-size:1.15em;margin:2em 0 .5em;color:#1F5FA8}
nav{margin:0 0 1em}nav a{margin-right:1.2em}a{color:#1F5FA8}
.t{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.2em .7em;text-align:left;vertical-align:top}
th{background:#E4ECF5;border-bottom:1px solid #7F9DB9;white-space:nowrap;position:sticky;top:0}
tr+tr td.r,tr td{border-bottom:1px solid #eee}td.d{text-align:right;white-space:nowrap}td.x{border:0;padding-top:.6em}
td.l{min-width:16em;white-space:pre-line}td.w{white-space:pre}.n,.m{font-weight:600}.m{text-decoration:underline}.s{color:#6b6b6b}.h{font-weight:600;color:#1F5FA8}
.c{color:#A8500F}
@media print{body{font-size:10px;margin:0;max-width:none;padding:0}nav{display:none}th{position:static}
thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}@page{size:A4 landscape;margin:12mm}}
"""


def page(book: Book) -> str:
    """The page of `book`: its title, and a section a sheet."""
    title = _text(book.title)
    sections = [f'<section id="t{n}">{"".join(_sheet(each))}</section>' for n, each in enumerate(book.sheets, 1)]
    links = "".join(f'<a href="#t{n}">{_text(each.name)}</a>' for n, each in enumerate(book.sheets, 1))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_LOOK}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"<nav>{links}</nav>\n"
        + "\n".join(sections)
        + f"\n<p class=s>{_text(_('由 jobscli 生成'))}</p>\n</body>\n</html>\n"
    )


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"<h2>{_text(sheet.name)}</h2>\n<div class=t><table>\n"
    for line in sheet.lines:
        if line.kind == "head":
            yield "<thead>" + _row(line, len(sheet.columns)) + "</thead>\n"
        elif line.kind != "title":  # which stands above all
            yield _row(line, len(sheet.columns)) + "\n"
    yield "</table></div>"


def _row(line: Line, columns: int) -> str:
    cells = [_cell(each, line.kind) for each in line.cells]
    if line.kind == "text":
        span = columns - line.start - len(line.cells) + 1
        cells[-1] = f'<td class=x colspan="{span}">{_spans(line.cells[-1])}</td>'
        cells[:-1] = [f"<td class=x>{_spans(each)}</td>" for each in line.cells[:-1]]
    elif line.kind == "gap":
        cells = [f'<td class=x colspan="{columns}"></td>']
    return f"<tr>{'<td class=x></td>' * line.start}{''.join(cells)}</tr>"


def _cell(cell: Cell, kind: str) -> str:
    if kind == "head":
        return f"<th>{_spans(cell)}</th>"
    if isinstance(cell.value, Decimal | int | date):
        return f"<td class=d>{_spans(cell)}</td>"
    return f"<td class={'l' if len(said(cell)) > _SHORT else 'w'}>{_spans(cell)}</td>"


def _spans(cell: Cell) -> str:
    if isinstance(cell.value, tuple):
        return "".join(_styled(each.text, each.style) for each in cell.value)
    return _styled(said(cell), cell.style)


def _styled(text: str, style: str) -> str:
    shown = _text(text)
    return f"<span class={_CLASSES[style]}>{shown}</span>" if style in _CLASSES and shown else shown


def _text(text: str) -> str:
    return escape(visible(text))
