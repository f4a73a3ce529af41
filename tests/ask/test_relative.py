"""去年, 今年 and the like in a question, by what the documents of the store tell."""

from __future__ import annotations

import pytest

from jobscli.ask.question.answer import ask
from jobscli.ask.question.relative import dated, present_year
from tests.builders import Shelf, document, new_jobs, report, statistic

OLD, NEW = report("江苏", 2024), report("江苏", 2025)
AIM = new_jobs(NEW, 120, status="target")
STORED = (OLD, NEW, new_jobs(OLD, 143), new_jobs(NEW, 141), AIM)


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("江苏去年新增就业多少", "江苏2025年新增就业多少"),
        ("去年比前年多多少", "2025年比2024年多多少"),
        ("今年的目标比去年实际高吗", "2026年的目标比2025年实际高吗"),
        ("目标比去年实际高还是低", "目标比去年实际高还是低"),
        ("2024年比去年多多少", "2024年比2023年多多少"),
        ("how many jobs last year", "how many jobs 2025"),
        ("江苏2025年新增就业多少", "江苏2025年新增就业多少"),
    ],
)
def test_a_relative_year_is_counted_from_the_last_that_documents_report(
    shelf: Shelf, question: str, written: str
) -> None:
    assert dated(shelf(*STORED), question)[0] == written


def test_what_is_not_yet_whole_is_the_present_year(shelf: Shelf) -> None:
    half = document(id="half", year=2026, regions=("安徽",))
    first_half = statistic(document="half", region="安徽", scope="half_year", period="2026-01/2026-06")
    assert present_year(shelf(*STORED)) == 2026
    assert present_year(shelf(*STORED, half, first_half)) == 2026
    assert present_year(shelf(half, first_half)) == 2026
    assert present_year(shelf()) is None


def test_one_document_ahead_of_very_many_makes_no_year(shelf: Shelf) -> None:
    every = [
        report(region, 2024)
        for region in ("江苏", "安徽", "河南", "广东", "陕西", "湖南", "湖北", "江西", "山东", "浙江")
    ]
    jobs = [new_jobs(each, 100) for each in (*every, NEW)]
    assert present_year(shelf(*every, NEW, *jobs)) == 2025
    assert present_year(shelf(*every[1:], NEW, *jobs[1:])) == 2026


def test_a_store_without_years_leaves_the_question_as_it_is(shelf: Shelf) -> None:
    assert dated(shelf(), "江苏去年新增就业多少") == ("江苏去年新增就业多少", [])


@pytest.mark.parametrize(
    ("question", "command", "told"),
    [
        (
            "江苏去年城镇新增就业多少",
            "jobscli rank 城镇新增就业 -p 江苏 --period 2025",
            ("“去年”按 2025 年算（以库里最近的文件为准）", "江苏全年 141万人"),
        ),
        (
            "江苏今年城镇新增就业多少",
            "jobscli rank 城镇新增就业 -p 江苏 --period 2026",
            (
                "“今年”按 2026 年算（以库里最近的文件为准）",
                "没有“城镇新增就业”已实现的数字，只有目标：江苏目标全年 120万人",
            ),
        ),
        (
            "江苏大前年城镇新增就业多少",
            "jobscli rank 城镇新增就业 -p 江苏",
            ("“大前年”按 2023 年算（以库里最近的文件为准）", "没有 2023 年的数；有的是："),
        ),
    ],
)
def test_the_year_is_said_before_the_answer(shelf: Shelf, question: str, command: str, told: tuple[str, str]) -> None:
    answer = ask(shelf(*STORED), question)
    assert (answer.command, answer.told[:2]) == (command, told)


def test_a_verdict_stands_before_the_year(shelf: Shelf) -> None:
    aim = new_jobs(OLD, 120, status="target")
    told = ask(shelf(*STORED, aim), "江苏去年完成城镇新增就业目标了吗").told
    assert told[0].startswith("江苏：目标比实绩低。2025目标 120万人，2025实绩 141万人")
    assert told[-1] == "“去年”按 2025 年算（以库里最近的文件为准）"
