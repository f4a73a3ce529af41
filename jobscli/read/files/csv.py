"""A table of documents: one a row, the text in one column, what is known of it in the others."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jobscli.errors import DocumentError
from jobscli.language import _
from jobscli.read.files.limits import over, shown

# Names of columns that hold the text, where the user names none.
_TEXT = ("full_text", "fulltext", "text", "content", "body", "正文", "全文", "内容", "文本")
# Names of columns that hold the row's own id.
_ID = ("id", "编号", "序号", "文号")
# Names of columns by the field of the document that they give; any other column keeps its name.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "标题", "题名", "文件名称", "名称"),
    "publisher": ("publisher", "source", "来源", "发布机构", "发文机关", "发布单位"),
    "published": ("published", "date", "publish_date", "pubdate", "日期", "发布时间", "发布日期", "时间"),
    "year": ("year", "年份", "年度"),
    "region": ("region", "province", "地区", "省份", "省市", "省"),
    "place": ("place", "city", "城市", "地市"),
    "url": ("url", "link", "链接", "网址", "地址"),
}
_KNOWN = {name: field for field, names in _FIELDS.items() for name in names}
# In a table of figures no cell is longer, and one is a number: 138.3, 35,895, 2.6%.
_LONGEST = 120
_NUMBER = re.compile("[-+]?[0-9][0-9,]*(?:[.][0-9]+)?%?")
_CHINESE = re.compile("[\u4e00-\u9fff]{2}")
_DELIMITERS = (",", "\t", ";", "，")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a text: its number from 1, its id or else that number, the text untouched, the other cells by name."""

    number: int
    identity: str
    text: str
    cells: Mapping[str, str]


class Header(NamedTuple):
    """The columns of a table of documents: where the text stands, the row's own id, under which name each other is."""

    text: str
    at: int
    own: int
    names: Sequence[str]

    @classmethod
    def of(cls, columns: Sequence[str], text_column: str | None) -> Header:
        """What `columns` are called by. Raises DocumentError when none is, or may be, the text."""
        at = _text_at(columns, text_column)
        own = next((i for i, name in enumerate(columns) if name.lower() in _ID), len(columns))
        return cls(columns[at], at, own, _names(columns, at))

    def row(self, number: int, row: Sequence[str]) -> Row | None:
        """The row `number` of the table; None where it has no text."""
        if self.at >= len(row) or not row[self.at].strip():
            return None
        cells = {name: cell.strip() for name, cell in zip(self.names, row, strict=False) if name and cell.strip()}
        return Row(number, (row[self.own].strip() if self.own < len(row) else "") or str(number), row[self.at], cells)


def rows(text: str, text_column: str | None, max_rows: int) -> Iterator[Row]:
    """The rows of the table `text` that have a text in them; time is in proportion to their cells.

    A column whose name says that it is a field of a document is given under the field's name, the first of two.
    Raises DocumentError when there is no such column, when no row has a text in it, where the table cannot be
    parted into rows, and at row `max_rows` + 1.
    """
    # The module's limit for a field, 128 kB, is one for all; a work report can be longer.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = Header.of([name.strip() for name in next(reader, [])], text_column)
        found = False
        for number, cells in enumerate(reader, 1):
            if number > max_rows:
                raise over("max_rows", max_rows, _("行数太多，后面的没有读"))
            if (row := header.row(number, cells)) is not None:
                found = True
                yield row
    except csv.Error:
        raise DocumentError(_("CSV 第 {n} 行读不懂，从那里起没有读").format(n=reader.line_num)) from None
    if not found:
        raise DocumentError(_("“{column}”一列没有文字").format(column=shown(header.text)))


def figures(text: str, max_rows: int) -> str:
    """The table `text` as lines with tabs, where it is one of figures: no column is a text, most rows have a number.

    "" where it is none. Raises DocumentError at row `max_rows` + 1.
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    made: list[str] = []
    numbers, opened = 0, False
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))):
            cells = [" ".join(cell.split()) for cell in row]
            if number == 0 and any(cell.lower() in _TEXT for cell in cells):
                return ""
            if number > max_rows:
                raise over("max_rows", max_rows, _("行数太多，后面的没有读"))
            if any(len(cell) > _LONGEST for cell in cells):
                return ""
            numbers += any(map(_NUMBER.fullmatch, cells))
            opened = opened or sum(map(bool, cells)) > 1
            made.append("\t".join(cells) if opened else "".join(cells))
    except csv.Error:
        return ""
    whole = "\n".join(made)
    return whole if 2 * numbers >= len(made) - 1 > 0 and _CHINESE.search(whole) else ""


def _delimiter(text: str) -> str:
    header = text[: text.find("\n") if "\n" in text else len(text)][:10_000]
    return max(_DELIMITERS, key=header.count)


def _text_at(header: Sequence[str], wanted: str | None) -> int:
    if wanted is not None:
        if wanted in header:
            return list(header).index(wanted)
        why = _("没有“{column}”一列").format(column=shown(wanted))
    else:
        for name in _TEXT:
            for i, column in enumerate(header):
                if column.lower() == name:
                    return i
        why = _("看不出哪一列是正文，用 --text-column 指明")
    columns = "、".join(shown(name[:20]) for name in header[:12])
    raise DocumentError(_("{why}；现有的列：{columns}").format(why=why, columns=columns))


def _names(header: Sequence[str], text_at: int) -> list[str]:
    """The name under which each column is given; "" for the text's, for one without a name and for a second one."""
    taken: set[str] = set()
    names = []
    for i, column in enumerate(header):
        name = _KNOWN.get(column.lower(), column) if i != text_at else ""
        names.append("" if name in taken else name)
        taken.add(name)
    return names
