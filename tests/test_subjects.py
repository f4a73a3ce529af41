"""What a figure is about."""

import pytest

from jobscli.words.subjects import on_field, subject_of


@pytest.mark.parametrize(
    ("metric", "label", "subject"),
    [
        ("城镇新增就业", "", "employment"),
        ("企业减负金额", "帮扶企业稳岗", "employment"),
        ("失业保险参保人数", "", "insurance"),
        ("居民人均可支配收入", "", "income"),
        ("最低工资标准", "", "income"),
        ("农民人均纯收入", "", "income"),
        ("一般公共预算收入", "", None),
        ("新增减税降费", "", None),
        ("粮食产量", "粮食总产量", None),
    ],
)
def test_words_of_metric_and_label_decide(metric: str, label: str, subject: str | None) -> None:
    found = subject_of(metric, label)
    assert (found.key if found else None) == subject


def test_a_title_on_employment_is_on_the_field() -> None:
    assert on_field("督查激励 促进就业——促进就业工作先进地区典型经验汇编")
    assert not on_field("2026年江苏省政府工作报告")
