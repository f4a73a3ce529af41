"""Completion: what the shells ask for, asked of the shells themselves, and what it costs."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import jobscli
from jobscli.store.tiny import TinyStore
from tests.builders import batch, document, statistic
from tests.make_completions import OUT, table

ROOT = Path(jobscli.__file__).parent.parent


def test_the_table_of_commands_is_that_of_the_command_line() -> None:
    """Where it is not: `python tests/make_completions.py`."""
    assert json.loads(OUT.read_text(encoding="utf-8")) == table()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with `jobscli` on the path, and a store of one's own beside that which comes with it."""
    folder = tmp_path_factory.mktemp("shells")
    command = folder / "jobscli"
    run = "import sys; sys.argv[0] = 'jobscli'; from jobscli.__main__ import main; main()"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{run}" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    own = folder / "share" / "jobscli" / "store.json"
    own.parent.mkdir(parents=True)
    figure = statistic(document="浙江省-2026", region="浙江", metric="数字经济核心产业增加值", start=9, end=12)
    of = document(id="浙江省-2026", title="政府工作报告", regions=("浙江",))
    TinyStore(own, optional=True).put(batch("浙江省-2026", document=of, statistics=(figure,), measures=(), sections=()))
    return {
        "PATH": f"{folder}:/usr/bin:/bin", "HOME": str(folder), "XDG_DATA_HOME": str(folder / "share"),
        "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": "100",
    }  # fmt: skip


def in_bash(world: dict[str, str], *words: str) -> list[str]:
    """What bash offers for the last of `words`, by the function that the script registers."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    script = """
        eval "$(_JOBSCLI_COMPLETE=source_bash jobscli)"
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _jobscli_completion jobscli
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    command = ["bash", "--norc", "-c", script, "bash", *words]
    told = subprocess.run(command, env=world, capture_output=True, text=True, check=True).stdout
    return [each for each in told.split("\n") if each]


def in_fish(world: dict[str, str], line: str) -> list[str]:
    """What fish offers at the end of `line`, without what it tells of each."""
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    script = f"_JOBSCLI_COMPLETE=source_fish jobscli | source; complete -C '{line}'"
    told = subprocess.run(["fish", "--no-config", "-c", script], env=world, capture_output=True, text=True, check=True)
    return [each.partition("\t")[0] for each in told.stdout.splitlines()]


def in_zsh(world: dict[str, str], line: str, *wanted: str) -> str:
    """What zsh shows when Tab is typed behind `line`, as soon as all that is `wanted` is there."""
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe("zsh", ["zsh", "-f", "-i"], {**world, "PS1": "> "})
    try:
        setup = (
            "autoload -Uz compinit; compinit -u -D; eval \"$(_JOBSCLI_COMPLETE=source_zsh jobscli)\"; echo rea''dy\n"
        )
        os.write(terminal, setup.encode())
        _until(terminal, ["ready"])
        os.write(terminal, f"{line}\t".encode())
        return _until(terminal, wanted)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


def _until(terminal: int, wanted: object) -> str:
    """What the terminal shows until it has each of `wanted`, or for half a minute."""
    shown = b""
    last = time.monotonic() + 30
    while time.monotonic() < last and not all(each.encode() in shown for each in wanted):  # type: ignore[attr-defined]
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 65536)
    return shown.decode("utf-8", "replace")


@pytest.mark.slow
def test_bash_offers_commands_options_and_what_the_store_has(world: dict[str, str]) -> None:
    assert in_bash(world, "jobscli", "ra") == ["rank"]
    assert in_bash(world, "jobscli", "rank", "数字经") == ["数字经济核心产业增加值"]
    assert in_bash(world, "jobscli", "rank", "创业担保贷款", "--asc") == ["--ascending"]
    assert in_bash(world, "jobscli", "province", "zhej") == ["zhejiang"]
    assert in_bash(world, "jobscli", "province", "浙") == ["浙江"]
    assert in_bash(world, "jobscli", "remove", "浙") == ["浙江省-2026"]
    assert in_bash(world, "jobscli", "show", "s9") == ["s909", "s9"]
    ids = ["mohrss-2018/s427", "mohrss-2018/s4271", "mohrss-2018/s4278"]
    assert in_bash(world, "jobscli", "show", "mohrss-2018/s42") == ids
    assert in_bash(world, "jobscli", "measures", "--kind", "贷") == ["贷款"]
    assert in_bash(world, "jobscli", "measures", "--kind", "lo") == ["loan"]
    assert in_bash(world, "jobscli", "statistics", "--status", "目") == ["目标"]


def test_bash_completes_behind_an_equals_sign_and_a_comma(world: dict[str, str]) -> None:
    assert in_bash(world, "jobscli", "rank", "创业担保贷款", "--region", "=", "江") == ["江苏", "江西"]
    assert in_bash(world, "jobscli", "rank", "创业担保贷款", "--region", "江苏,浙") == ["江苏,浙江"]


@pytest.mark.slow
def test_where_nothing_is_known_the_shell_completes_files(world: dict[str, str]) -> None:
    assert in_bash(world, "jobscli", "add", "re") == []
    assert in_bash(world, "jobscli", "--db", "/nowhere.json", "rank", "数") == []


@pytest.mark.slow
def test_fish_offers_the_same_and_tells_what_they_are(world: dict[str, str]) -> None:
    assert in_fish(world, "jobscli rank 数字经") == ["数字经济核心产业增加值"]
    assert in_fish(world, "jobscli province zhej") == ["zhejiang"]
    assert in_fish(world, "jobscli rank x --region=zhej") == ["--region=zhejiang"]
    assert in_fish(world, "jobscli measures --topic 培") == ["培训"]
    assert in_fish(world, "jobscli measures --document 浙") == ["浙江省-2026"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("jobscli rank 数字经", ["核心产业增加值"]),
        ("jobscli province zhej", ["iang"]),
        ("jobscli measures --kind ", ["政策", "贷款", "平台"]),
        ("jobscli show mohrss-2018/s40", ["6"]),
    ],
)
def test_zsh_completes_a_word_and_lists_several(world: dict[str, str], line: str, wanted: list[str]) -> None:
    assert all(each in in_zsh(world, line, *wanted).partition(line)[2] for each in wanted)


def test_a_question_of_a_shell_loads_no_typer_and_never_ends_in_a_traceback(world: dict[str, str]) -> None:
    code = "import sys; from jobscli.__main__ import main\ntry:\n    main()\nfinally:\n    print(*sorted(sys.modules))"
    asked = {**world, "COMP_WORDS": "jobscli\nrank\n数字经", "COMP_CWORD": "2", "_JOBSCLI_COMPLETE": "complete_bash"}
    told = subprocess.run([sys.executable, "-c", code], env=asked, capture_output=True, text=True, check=True).stdout
    assert told.startswith("数字经济核心产业增加值")
    assert {"typer", "rich", "tinydb", "pydantic"} & set(told.split()) <= {"tinydb"}
    for odd in ({"COMP_CWORD": "x"}, {"COMP_WORDS": "jobscli\nrank\n'"}, {"JOBSCLI_DB": "/nowhere.json"}):
        found = subprocess.run(
            [sys.executable, "-m", "jobscli"], env={**asked, **odd}, capture_output=True, check=False
        )
        assert (found.returncode, found.stderr) == (0, b"")
