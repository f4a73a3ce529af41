"""A document's text: it is read without an error, every record stands where it says, and time is in proportion."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jobscli.audit import original
from jobscli.audit.records import read_records
from jobscli.read import Reading, read_text
from jobscli.record import TABLES, from_json, to_json
from tests.cost import in_proportion
from tests.fuzz.draw import ODD, Draw

FOUND: tuple[bytes, ...] = (
    # Rows of words that lead to a verb, or link two figures, could be parted in exponentially many ways.
    b"\x02\x00" + ("比上年" * 60 + "以上5.5%，").encode(),
    b"\x02\x00" + ("累计全年" + "达到" * 90 + "高校毕业生三成。").encode(),
    b"\x02\x00" + ("全省；城镇新增就业2018，、2018-" + "达到" * 90 + "20—30万2018。").encode(),
)

# What reports are made of, so that their rules are reached.
WORDS = (
    "城镇新增就业", "登记失业率", "全省", "江苏", "全国", "苏州市", "农村居民", "高校毕业生", "创业担保贷款",
    "技能培训", "目标", "预期", "力争", "计划", "全年", "累计", "年均", "同比", "增长", "下降", "达到", "超过",
    "突破", "不低于", "以上", "左右", "约", "其中", "分别", "比上年", "提高", "个百分点", "2018年", "2025年", "今年",
    "去年", "“十四五”", "上半年", "1—9月", "截至", "一季度", "23亿元", "5.5%", "1.2万人", "三成", "百分之五", "3",
    "１２", "1,234", "20—30万", "6000多万", "4：1", "1/3", "人", "人次", "万元", "家", "个", "期", "，", "。", "；",
    "、", "：", "（", "）", "《", "》", "“", "”", "\n", "\n\n", "　　", "\t", " ", "一、", "（一）", "1.", "第一章",
    "●", "来源：", "打造“苏岗贷”平台", "实施“三支一扶”计划", "建立就业监测机制", "千", "百", "万", "亿", "零", "〇",
    "两", "半", "点", "分之", "①", "[1]",
)  # fmt: skip

MANY = 4_000  # characters to which a text is repeated, and twice and four times as many
# What `check --source` proves of what was read, whatever the text: the places and the forms, not the meaning.
PROVED = frozenset(
    ("source_texts", "source_spans", "documents", "sections", "measures", "statistics", "ids", "references")
)


def one(data: bytes) -> None:
    """Read the text that `data` makes; now and then many times in a row, which costs what its length is."""
    draw = Draw(data)
    plain, long = draw.number(3) == 2, draw.number(8) == 7
    text = draw.rest().decode("utf-8", "surrogateescape") if plain else composed(draw)
    reading = read_text(text, "江苏省2018年报告")
    sound(text, reading)
    if long and 0 < len(text) < 2000:
        assert in_proportion(lambda n: read_text((text * (n // len(text) + 1))[:n], "x"), MANY), "too slow"


def composed(draw: Draw) -> str:
    """A text of the words of reports, with something odd now and then."""
    rest = draw.rest()
    return "".join(
        ODD[byte - 176] if byte - 176 in range(len(ODD)) else WORDS[byte % len(WORDS)] for byte in rest[:2000]
    )


def sound(text: str, reading: Reading) -> None:
    """Fail when a record is not as `check --source` wants it, or is another after it was stored."""
    tables: dict[str, Any] = {
        "documents": [reading.document],
        "sections": reading.sections,
        "measures": reading.measures,
        "statistics": reading.statistics,
    }
    for table, records in tables.items():
        for record in records:
            again: Any = from_json(TABLES[table], to_json(record))  # type: ignore[type-var]
            assert to_json(again) == to_json(record)  # a third is no decimal: the record itself may differ
        tables[table] = {str(n): to_json(record) for n, record in enumerate(records, 1)}
    records, checks = read_records(tables)
    for check in (*checks, *original.checks(text, records)):
        assert check.check not in PROVED or not check.problems, check.problems[:3]
    for problem in reading.problems:
        assert 0 <= problem.start < problem.end <= len(text)


def seeds() -> Iterable[bytes]:
    """Texts to begin with."""
    for sentence in (
        "城镇新增就业6.5万人，城镇调查失业率控制在5.5%以内。",
        "一、2025年工作回顾\n\n发放创业担保贷款超过23亿元，同比增长10%，占全国的三成。\n（一）技能培训\n培训20—30万人次。",
        "指标\t单位\t2024年\t2025年\n城镇新增就业\t万人\t５２．３\t1,234\n",
    ):
        yield b"\x02\x00" + sentence.encode()
    yield b"\x00\x00" + bytes(range(256))
    for start in range(0, len(WORDS), 8):
        yield b"\x00\x00" + bytes((start + step * 7) % len(WORDS) for step in range(40))
