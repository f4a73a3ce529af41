"""What the words above a table say of all of it: its caption, its unit; and when a figure is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jobscli.read.table.head import Head, head, is_unit
from jobscli.read.table.model import Cell, Piece
from jobscli.words.tabular import tabular

_YEAR = re.compile("(?:19|20)[0-9]{2}(?=年(?![0-9]{1,2}月[0-9])|$)")
_WITHIN_YEAR = re.compile(
    "^(?:[0-9一二三四五六七八九十]{1,3}(?:[-—–~至到][0-9]{1,2})?月|第?[一二三四1-4]季|[上下]半年|前.季|年末|年底|期末)"
)
_SPAN = re.compile("(?:19|20)[0-9]{2}年?[-—–~至到](?:19|20)?[0-9]{2}")
_QUARTER = re.compile("(?P<year>(?:19|20)[0-9]{2}年|今年|去年)?第?(?P<quarter>[一二三四1-4])季度?")
_RUNNING = re.compile("(?<![0-9-])([0-9]{1,2})月份?累计")  # 5月累计 is 1-5月
_ONE = re.compile("1[-—–~至到]([0-9]{1,2})月份?(?:当月|本月)")  # 1-5月, 当月
_SOME_YEARS = re.compile("^(?:过去|近)?([三四五两]年)$")
_QUARTERS = "一二三四"
_LONGEST_NAME = 40
_OF_PLACE = re.compile("^[\u4e00-\u9fff]{2,8}?(?:省|市|自治区|县|区|州)(?=[\u4e00-\u9fff]{4})|^全[国省市县区]")
_NO_NAME = re.compile("[《》]|报告|公报|附[件录表]|资料|代表大会|^[0-9]")  # of a whole document
_CHINESE = re.compile("[\u4e00-\u9fffA-Za-z]")


class Above(NamedTuple):
    """What the words above a table say of all of it."""

    said: tuple[Cell, Head] | None = None  # that all are changes: 表2 居民消费价格比上年涨跌幅度

    period: Piece | None = None
    unit: Piece | None = None
    name: Piece | None = None
    part: Piece | None = None  # the short name in the words of a unit: 時薪單位：元/小時


def above_of(cells: Sequence[Cell]) -> Above:
    """What the caption says, and the unit that stands above the table."""
    found = Above()
    for cell in cells:
        text = "".join(cell.text.split()).replace("％", "%")
        unit = tabular("caption", "unit").search(text)
        if unit is not None and is_unit(unit["unit"]):
            found = found._replace(unit=Piece(unit["unit"], cell))
            if unit["of"] and unit["of"] not in ("金额", "数量", "计量"):
                found = found._replace(part=Piece(unit["of"], cell))
            text = text[: unit.start()] + text[unit.end() :]
        found = _captioned(found, text, cell)
    return found


def _captioned(found: Above, text: str, cell: Cell) -> Above:
    bare = tabular("caption", "number").sub("", text)
    years = _YEAR.findall(bare)
    quarter = _QUARTER.search(bare)
    if quarter is not None and not _SPAN.search(bare):
        found = found._replace(period=Piece(quarter.group(), cell))
    elif len(set(years)) == 1 and not _SPAN.search(bare):
        when = next((each for each in tabular("period").finditer(bare) if years[0] in each.group()), None)
        found = found._replace(period=Piece(when.group() if when is not None else f"{years[0]}年", cell))
    bare = tabular("caption", "beside").sub("", bare)
    says = head(bare)
    if says.measure == "change":
        found = found._replace(said=(cell, says))
    if says.unit and found.unit is None:  # 各市城镇居民人均可支配收入（元）
        found = found._replace(unit=Piece(says.unit, cell))
    name = says.name
    name = _OF_PLACE.sub("", tabular("caption", "beyond").sub("", name))
    if name and len(name) <= _LONGEST_NAME and _CHINESE.search(name) and not _NO_NAME.search(name):
        found = found._replace(name=Piece(name, cell))
    return found


def period_of(said: Sequence[tuple[Cell, Head]], above: Above) -> tuple[Piece | None, str]:
    """The words of a figure's time: those of its heads, and the year of the caption where they have none."""
    if not said:
        return (above.period, "table.period-above") if above.period is not None else (None, "")
    words, cell = [each.period for _cell, each in said], said[-1][0]
    made = ""
    for each in words:
        if _YEAR.match(each):
            each = each if "年" in each or len(each) > 4 else f"{each}年"
            made = each + made
        else:
            made += each
    made = _RUNNING.sub(r"1-\1月", made) if _RUNNING.search(made) else _ONE.sub(r"\1月", made)
    year = _YEAR.search(above.period.words) if above.period is not None else None
    if above.period is not None and made in ("上季", "上季度", "今季", "本季", "本季度", "今季度", "当季"):
        return Piece(_shifted(above.period.words, made), cell), "table.period"
    if year is not None and (_WITHIN_YEAR.match(made) or made in ("当年", "本年")):
        made = f"{year.group()}年{made}" if made not in ("当年", "本年") else f"{year.group()}年"
    return Piece(_SOME_YEARS.sub(r"\1来", made), cell), "table.period"


def _shifted(caption: str, words: str) -> str:
    """The quarter that 今季 or 上季 is below a caption that names one."""
    found = _QUARTER.search(caption)
    if found is None:
        return words
    at = _QUARTERS.find(found["quarter"]) if found["quarter"] in _QUARTERS else int(found["quarter"]) - 1
    year = found["year"] or ""
    if not words.startswith("上"):
        return f"{year}第{_QUARTERS[at]}季度"
    if at > 0:
        return f"{year}第{_QUARTERS[at - 1]}季度"
    before = {"今年": "去年", "去年": "前年", "": ""}.get(year) if not year[:4].isdigit() else f"{int(year[:4]) - 1}年"
    return f"{before}第四季度"
