"""An answer with its references, on the screen and in rows."""

from __future__ import annotations

from jobscli.ask import rank
from jobscli.show.cited import Cited
from jobscli.show.draw import draw
from jobscli.show.screens import screen_of
from jobscli.store import Store
from tests.builders import Shelf, document, statistic


def two(shelf: Shelf) -> Store:
    return shelf(
        document(title="江苏省工作总结", publisher="江苏省人社厅", published="2019-02-01"),
        document(id="wan", title="安徽就业工作", regions=("安徽",), url="https://example.org/wan"),
        statistic(),
        statistic(document="wan", region="安徽", text="超过40亿元", value=4_000_000_000, bound="at_least"),
        statistic(start=60, text="25亿元", value=2_500_000_000, status="target"),
    )


def cited(store: Store, **form: str) -> Cited:
    from jobscli.ask.sources import mentioned, sources

    answer = rank.rank(store, "创业担保贷款", wanted={})
    return Cited(answer, sources(store, mentioned(answer.tree())), **form)


def test_the_figures_have_marks_and_the_list_stands_below(shelf: Shelf) -> None:
    lines = draw(screen_of(cited(two(shelf), accessed="2026-11-24")), 80)
    shown = "\n".join("".join(span.text for span in line).rstrip() for line in lines)
    assert (
        shown
        == """\
创业担保贷款   2 个地区有数

        全年  2018 年，已实现，元
wan/s30 1  安徽  至少 40 亿元[1]  ━━━━━━━━━━━━━━━━━━━━━━━┄>
su/s30  2  江苏       23 亿元[2]  ━━━━━━━━━━━━━

        没有列入  不能和上面的比
su/s60     江苏       25 亿元[2]  是目标，不是已实现的数（发放贷款）

        参考文献
[1]     安徽就业工作[EB/OL]. [2026-11-24]. https://example.org/wan.
[2]     江苏省人社厅. 江苏省工作总结[EB/OL]. （2019-02-01）[2026-11-24]."""
    )


def test_rows_have_the_number_and_the_reference(shelf: Shelf) -> None:
    rows = cited(two(shelf), style="2015").rows()
    assert [(row["region"], row["reference"], row["citation"]) for row in rows] == [
        ("安徽", 1, "安徽就业工作[EB/OL]. https://example.org/wan."),
        ("江苏", 2, "江苏省人社厅. 江苏省工作总结[EB/OL]. (2019-02-01)."),
    ]


def test_json_has_which_record_rests_on_which(shelf: Shelf) -> None:
    found = cited(two(shelf)).tree()
    assert found["answer"]["metric"] == "创业担保贷款"
    assert found["references"] == [
        {
            "number": 1,
            "document": "wan",
            "citation": "安徽就业工作[EB/OL]. https://example.org/wan.",
            "records": ["wan/s30"],
        },
        {
            "number": 2,
            "document": "su",
            "citation": "江苏省人社厅. 江苏省工作总结[EB/OL]. （2019-02-01）.",
            "records": ["su/s30", "su/s60"],
        },
    ]
