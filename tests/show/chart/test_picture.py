"""A chart as SVG: what it says and shows, the same text on every machine."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from jobscli.show.chart.model import Bar, Bars, Chart, Curve, Curves
from jobscli.show.chart.picture import page, svg
from tests.show.chart.amounts import amount, at_least, at_most

NS = "{http://www.w3.org/2000/svg}"

RANKED = Bars(
    "全年",
    "2018 年，已实现，亿元",
    "亿元",
    (Bar("陕西", amount("49.2", reference=1), "1"), Bar("江苏", at_least("23", reference=2), "2")),
)
YEARS = ("2021", "2022", "2023", "2024")


def texts(picture: str) -> list[str]:
    """The words of a picture, as they stand in it."""
    return [each.text or "" for each in ET.fromstring(picture).iter(f"{NS}text")]


def chart(panel: Bars | Curves, *notes: str) -> Chart:
    return Chart("创业担保贷款", (panel,), notes, ("[1] 陕西就业报告", "[2] 江苏省工作总结"))


def test_the_text_of_a_picture() -> None:
    bars = Bars("", "万人", "万人", (Bar("江苏", at_least("23"), "1"),))
    picture = svg(Chart("就业", (bars,), ("没有数字：安徽",)), 480)
    assert (
        picture.replace("><", ">\n<")
        == """\
<svg xmlns="http://www.w3.org/2000/svg" width="480" height="220" viewBox="0 0 480 220" \
font-family="'PingFang SC','Microsoft YaHei',\
'Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',SimHei,sans-serif" role="img">
<title>就业</title>
<desc>没有数字：安徽</desc>
<defs>
<linearGradient id="fade">
<stop offset="0" stop-color="#2F6DB5"/>
<stop offset="1" stop-color="#2F6DB5" stop-opacity="0.06"/>
</linearGradient>
<linearGradient id="fade-back" x1="1" x2="0">
<stop offset="0" stop-color="#2F6DB5"/>
<stop offset="1" stop-color="#2F6DB5" stop-opacity="0.06"/>
</linearGradient>
</defs>
<rect x="0" y="0" width="480" height="220" fill="#FFFFFF"/>
<g transform="translate(24 0)">
<text x="0" y="39" font-size="19" font-weight="bold" fill="#222222">就业</text>
<g transform="translate(0 53)">
<text x="0" y="16" font-size="12" fill="#666666">万人</text>
<line x1="52.6" y1="30" x2="52.6" y2="57" stroke="#666666"/>
<text x="52.6" y="72" font-size="11" text-anchor="middle" fill="#666666">0</text>
<line x1="108.6" y1="30" x2="108.6" y2="57" stroke="#DDDDDD"/>
<text x="108.6" y="72" font-size="11" text-anchor="middle" fill="#666666">5</text>
<line x1="164.7" y1="30" x2="164.7" y2="57" stroke="#DDDDDD"/>
<text x="164.7" y="72" font-size="11" text-anchor="middle" fill="#666666">10</text>
<line x1="220.7" y1="30" x2="220.7" y2="57" stroke="#DDDDDD"/>
<text x="220.7" y="72" font-size="11" text-anchor="middle" fill="#666666">15</text>
<line x1="276.8" y1="30" x2="276.8" y2="57" stroke="#DDDDDD"/>
<text x="276.8" y="72" font-size="11" text-anchor="middle" fill="#666666">20</text>
<line x1="332.9" y1="30" x2="332.9" y2="57" stroke="#DDDDDD"/>
<text x="332.9" y="72" font-size="11" text-anchor="middle" fill="#666666">25</text>
<g>
<title>23（原文）</title>
<text x="6.5" y="50" font-size="12" text-anchor="end" fill="#666666">1</text>
<text x="42.6" y="50" font-size="13" text-anchor="end" fill="#222222">江苏</text>
<rect x="52.6" y="39" width="257.9" height="13" fill="#2F6DB5"/>
<rect x="310.4" y="39" width="28" height="13" fill="url(#fade)"/>
<path d="M337.4 40 L342.4 45.5 L337.4 51" \
fill="none" stroke="#B4550F" stroke-width="1.8"/>
<text x="352.4" y="50" font-size="13" font-weight="bold" fill="#222222" \
stroke="#FFFFFF" stroke-width="3" paint-order="stroke">至少 23</text>
</g>
</g>
<g transform="translate(0 154)">
<text x="0" y="27" font-size="12" fill="#222222">图例：实条到“至少”所写的数，渐淡带 &gt; 的一端可能更远</text>
<text x="0" y="48" font-size="12" fill="#222222">没有数字：安徽</text>
</g>
</g>
</svg>
"""
    )


def test_what_stands_in_a_ranking_and_under_it() -> None:
    assert texts(svg(chart(RANKED, "名次不能确定。"))) == [
        "创业担保贷款",
        "全年",
        "2018 年，已实现，亿元",
        *("0", "10", "20", "30", "40", "50"),
        *("1", "陕西", "49.2", "[1]"),
        *("2", "江苏", "至少 23", "[2]"),
        "图例：实条到“至少”所写的数，渐淡带 > 的一端可能更远",
        "名次不能确定。",
        "来源：[1] 陕西就业报告；[2] 江苏省工作总结",
    ]


def test_a_bar_is_as_long_as_its_figure_and_fades_where_it_is_open() -> None:
    found = ET.fromstring(svg(chart(RANKED)))
    rects = [(float(each.get("width") or 0), each.get("fill")) for each in found.iter(f"{NS}rect")][1:]
    (first, blue), (second, _fill), (_fading, fade) = rects
    assert second / first == pytest.approx(23 / 49.2, abs=0.002)
    assert (blue, fade) == ("#2F6DB5", "url(#fade)")


def test_a_ceiling_is_no_solid_bar_and_an_aim_is_hollow() -> None:
    bars = Bars("", "%", "%", (Bar("安徽", at_most("4")), Bar("河北", amount("5", aim=True)), Bar("甘肃", amount("3"))))
    picture = svg(chart(bars))
    fills = [each.get("fill") for each in ET.fromstring(picture).iter(f"{NS}rect")][1:]
    assert fills == ["#D3E2F2", "#D3E2F2", "#2F6DB5"]
    assert "虚框是“至多”，实际可能更少；浅色空心的条是目标，不是已实现的数" in picture


def test_a_line_across_shows_the_country_unless_it_is_too_far() -> None:
    near = RANKED._replace(across=(Bar("全国", amount("60")),))
    far = RANKED._replace(across=(Bar("全国", amount("1500")),))
    assert "全国 60" in texts(svg(chart(near)))
    assert "全国 1500 亿元，参照，超出图幅，没有画" in texts(svg(chart(far)))


def lines(picture: str) -> int:
    """How many lines between points a picture has, axes apart."""
    return len(re.findall(r'<path d="M[^"]*" fill="none" stroke="#(?:0072B2|D55E00)"', picture))


def test_a_gap_stays_one() -> None:
    points = (amount("76"), amount("87"), None, amount("110"))
    curves = Curves("", "万人", "万人", YEARS, (Curve("江苏", points, frozenset({2})),))
    picture = svg(chart(curves))
    assert lines(picture) == 1
    assert picture.count("<circle") == 3
    assert [each for each in texts(picture) if each in ("×", *YEARS, "江苏")] == [*YEARS, "×", "江苏"]
    assert "× 有文件，没有报这个数；断开处没有数" in picture


def test_periods_that_do_not_follow_each_other_are_not_joined() -> None:
    two = (amount("400"), amount("500"))
    apart = Curves("", "", "", ("2006/2010", "2016/2020"), (Curve("", two),))
    together = apart._replace(periods=("2006/2010", "2011/2015"))
    assert (lines(svg(chart(apart))), lines(svg(chart(together)))) == (0, 1)
    assert "2006—10" in texts(svg(chart(apart)))


def test_bounds_are_arrows_and_aims_diamonds() -> None:
    curve = Curve("", (at_least("50"), at_most("60"), amount("70", bound="about"), amount("80", aim=True)))
    picture = svg(chart(Curves("", "", "", YEARS, (curve,))))
    assert picture.count('stroke="#B4550F"') == 4  # a shaft and a head each
    assert "↑ 至少，实际可能更多；↓ 至多，实际可能更少；空心圆是“约”；空心菱形是目标" in picture


def test_many_curves_stand_apart_each_with_its_last_value() -> None:
    curves = tuple(Curve(name, (amount("3"), amount("4"), None, None)) for name in "甲乙丙丁戊己庚")
    picture = svg(chart(Curves("率", "%", "%", YEARS, curves, apart=True)))
    assert lines(picture) == 7
    assert texts(picture).count("2022  4") == 7


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([("1", "3")] * 7, "%"),
        ([("90", "100")] * 7, "%，纵轴不从 0 起"),
        ([("1", "3")] * 6 + [("90", "300")], "%，各图纵轴不同"),
        ([("1", "3")] * 6 + [("90", "100")], "%，各图纵轴不同，虚线底边的纵轴不从 0 起"),
        ([("1", "1.1")] * 6 + [("90", "100")], "%，各图纵轴不同，纵轴不从 0 起"),
    ],
)
def test_axes_that_do_not_begin_at_zero_or_differ_are_told(values: list[tuple[str, str]], told: str) -> None:
    curves = tuple(Curve(f"地{at}", (amount(one), amount(other))) for at, (one, other) in enumerate(values))
    assert told in texts(svg(chart(Curves("率", "%", "%", YEARS[:2], curves, apart=True))))


def test_one_picture_of_all_tells_of_its_axis() -> None:
    assert "%，纵轴不从 0 起" in texts(
        svg(chart(Curves("率", "%", "%", YEARS[:2], (Curve("甲", (amount("90"), amount("99"))),))))
    )


@pytest.mark.parametrize("wide", [480, 800, 2400])
def test_no_text_leaves_the_picture(wide: int) -> None:
    long = tuple(Bar(f"新疆生产建设兵团{n}", at_least("123456.78", reference=100 + n)) for n in range(3))
    picture = svg(chart(RANKED._replace(bars=long), "一句很长的话，" * 40), wide)
    for each in ET.fromstring(picture).iter(f"{NS}text"):
        size, text = float(each.get("font-size") or 0), each.text or ""
        letters = sum(1.0 if char > "⺀" else 0.5 for char in text) * size
        x = float(each.get("x") or 0)
        start = x - letters if each.get("text-anchor") == "end" else x
        assert start >= -24, text
        assert start + letters <= wide - 24, text


def test_text_is_text_in_a_picture_and_its_page() -> None:
    wicked = '<script>alert("1")</script>\x1b[2J\x00'
    made = chart(RANKED._replace(bars=(Bar(wicked, amount("3", told=wicked)),)), wicked)._replace(title=wicked)
    for text in (svg(made), page(made)):
        assert "<script>" not in text
        assert "\x1b" not in text
        assert "\x00" not in text
    ET.fromstring(svg(made))


def test_the_page_stands_alone_and_tells_each_figure() -> None:
    text = page(chart(RANKED))
    assert not re.search(r"<(?:script|link|img|iframe)|src=|url\((?!#)|@import", text)
    assert "<title>49.2（原文）</title>" in text
    assert text.count("<svg") == 1
