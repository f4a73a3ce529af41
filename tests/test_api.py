"""`import jobscli`: what it offers, to a program and to a type checker."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import jobscli
from jobscli import api
from tests.cli.line import tree


def test_the_functions_are_those_of_the_command_line() -> None:
    assert jobscli.province("江苏").tree() == tree("province", "江苏")
    assert jobscli.rank("创业担保贷款", scope="全年").tree() == tree("rank", "创业担保贷款", "--scope", "全年")


def test_what_is_offered_is_listed_and_nothing_else_is_there() -> None:
    assert sorted(jobscli.__all__) == sorted([*api.__all__, "__version__"])
    assert set(jobscli.__all__) <= set(dir(jobscli))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        jobscli.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_importing_it_loads_nothing() -> None:
    told = "import sys; before = set(sys.modules); import jobscli; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "['jobscli']\n"


def test_a_caller_is_told_the_types(tmp_path: Path) -> None:
    """What a checker says of a caller's code; a misspelt name is an error, and no answer is `Any`."""
    code = tmp_path / "caller.py"
    code.write_text(
        "import jobscli\nreveal_type(jobscli.rank('x').metric)\njobscli.rnak('x')\njobscli.rank('x', colour='red')\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(code)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    said = [line.partition(": ")[2].partition("  [")[0] for line in done.stdout.splitlines()]
    assert said[:3] == [
        'note: Revealed type is "str"',
        'error: Module has no attribute "rnak"; maybe "rank"?',
        'error: Unexpected keyword argument "colour" for "rank"',
    ], done.stdout
