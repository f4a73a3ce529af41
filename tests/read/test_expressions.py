"""No expression of the package can part a text in exponentially many ways, nor try one again from each character."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jobscli.read import read_text
from tests.cost import in_proportion
from tests.read.ambiguity import ambiguous, pumps


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What `tests.read.expressions` finds, in a process that has imported nothing of the package."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.read.expressions"], cwd=root, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def compiled(row: list[Any]) -> tuple[str | bytes, int]:
    pattern, flags, _place, of_bytes = row
    return (pattern.encode("latin-1") if of_bytes else pattern), flags


@pytest.mark.slow
def test_every_expression_of_the_package_is_found(found: dict[str, Any]) -> None:
    assert found["missed"] == []  # reach them in `expressions.build` or `expressions.read`
    assert found["sites"] > 300
    patterns = {row[0] for row in found["expressions"]}
    assert sum(row[3] for row in found["expressions"]) >= 3  # over bytes
    for part in ("人社部|(?:人力资源和?|劳动和?)社会保障部", "<!--(?:(?!-->).)"):
        assert any(part in pattern for pattern in patterns), part
    assert sum(len(pattern) > 1000 for pattern in patterns) > 5  # those made of the vocabulary


@pytest.mark.slow
def test_no_expression_can_match_a_text_in_two_ways_at_each_round(found: dict[str, Any]) -> None:
    doubling = {row[2]: row[0] for row in found["expressions"] if ambiguous(*compiled(row))}
    assert doubling == {}


# As they stood until an ordinary text of sixty characters took 45 minutes, and others of the kind.
DOUBLING: dict[str, str | bytes] = {
    "a ministry below the title": (
        "(?:[0-9\\s:：.年月日-]*|(?:信息)?来源[:：]\\s*)*(?:国家统计局|人社部|人力资源和?社会保障部)(?!.{0,6}(?:调查|总)队)"
    ),
    "comments before a page": (rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"),
    "an aim": ("(?:完成|达到|年度|全年|前[0-9一二三四五六七八九十]{1,2}个月)*(?:了|目标任务|目标|任务|计划|完成了?)+"),
    "how a grant is given": "(?:每[人户月年]|每[^，]{1,6}企业|[^，]{0,4}企业|新)+",
    "a repeat in a repeat": "(?:[a-z]+)*x",
    "one way that begins another": "(?:目标|目标任务|任务)+。",
    "two that may both be empty": "(?:a*b?)*x",
    "two in a row that overlap": "(?:[^，]*[^。]*。)*x",
    "rounds that are many, not endless": "(?:a{1,3}){0,30}x",
    "a lazy one": "(?:.*?,)*?x",
    "a line whose end may belong to it": "---\n(?:.*\r?\n){1,40}?---",
    "a row of stars": r"(?:\*+|\#+|\s)+$",
    "a row of hyphens": r"(?:\s|[-=*_~]{3,}|[*#>])+",
}
SINGLE: dict[str, str] = {
    "kept": "(?:[0-9\\s:：.年月日-]++|(?:信息)?来源[:：]\\s*+)*+(?:国家统计局)",
    "kept inside": "(?:[0-9\\s]++|来源\\s*+)*x",
    "a comment that ends at its first end": "(?:<!--(?:(?!-->).){0,2000}+-->\\s*+)*+<html",
    "parted by a comma": "(?:[^，]*，)*x",
    "ways that begin apart": "(?:目标|任务|计划)*。",
    "a word and what follows it": "(?:贷款(?:额度|最高)|最高|额度)*x",
    "not that one before": "(?:ab|(?!a)[a-z])*x",
    "as many as there are": "(?:#{1,6}+|[>*])*x",
    "few rounds": "(?:a{1,3}){0,4}x",
}


@pytest.mark.parametrize("name", DOUBLING)
def test_an_expression_that_can_is_told(name: str) -> None:
    flags = re.IGNORECASE | re.DOTALL if isinstance(DOUBLING[name], bytes) else 0
    assert len(ambiguous(DOUBLING[name], flags)) >= 1


@pytest.mark.parametrize("name", SINGLE)
def test_one_that_cannot_is_not_told(name: str) -> None:
    assert ambiguous(SINGLE[name]) == []


# Pieces of which a long row is steep, and such as no repeat of an expression tells.
PIECES = (
    *(
        "9万9万",
        "5%",
        "比１−",
        "1",
        "亿",
        "1,",
        "1.",
        "1-",
        "1至",
        "一",
        "百分之",
        "（",
        "“",
        "\n",
        "就业\n",
        "一、",
        "城镇、",
    ),
    *(
        "近万名",
        "5%、",
        "负",
        "2019 ",
        "2026-01-20 ",
        "010-12345678 ",
        "1e-9",
        "十几万",
        "来源：",
        "</b>",
        "</b> ",
        " ",
        "千",
        "\t1",
        "　",
        "比上年",
    ),
)
SHAPES = ("{}☃", "2025年江苏省就业情况\n城镇新增就业{}5万人。\n")


def hostile(found: dict[str, Any]) -> list[str]:
    """What texts are made of that all but match an expression of the package: what each round of a repeat takes."""
    made = {pump for row in found["expressions"] if not row[3] for _before, pump in pumps(*compiled(row))}
    return sorted(made | set(PIECES))


def uneven(pieces: list[str], size: int) -> list[tuple[str, str]]:
    """The pieces, and what stands around them, of which a text four times as long costs much more than four times.

    Where that is so at `size`, it counts when it is so at four times that as well: a step is no growth.
    """

    def even(piece: str, shape: str) -> bool:
        def run(n: int) -> object:
            return read_text(shape.format(piece * (n // len(piece))), "x")

        return in_proportion(run, size) or in_proportion(run, 4 * size)

    return [(piece, shape) for piece in pieces for shape in SHAPES if not even(piece, shape)]


def test_a_text_that_all_but_matches_costs_what_its_length_is() -> None:
    assert uneven([*PIECES[::4]], 500) == []


@pytest.mark.slow
def test_every_long_text_that_all_but_matches_costs_what_its_length_is(found: dict[str, Any]) -> None:
    pieces = hostile(found)
    assert len(pieces) > 100
    assert uneven(pieces, 5_000) == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["9万9万", "5%", "比１−", "2019 ", "　", "就业，"])
def test_a_text_of_two_hundred_thousand_characters_costs_what_its_length_is(piece: str) -> None:
    assert in_proportion(lambda n: read_text(piece * (n // len(piece)), "x"), 50_000)


def test_a_cost_that_is_out_of_proportion_is_noticed() -> None:
    tries_again = re.compile("[ab]+c")
    assert not in_proportion(lambda n: tries_again.search("a" * n), 1_500)
    assert in_proportion(lambda n: tries_again.match("a" * n), 1_500)
