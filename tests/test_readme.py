"""The README is true: its examples run and print what stands there, its commands are those that `--help` lists."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobscli.cli.commands import COMMANDS

README = Path(__file__).parent.parent / "README.md"
ELLIPSIS = "…"


def examples(text: str) -> Iterator[list[tuple[str, list[str]]]]:
    """Each block of examples as pairs of a command and the lines that it prints."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        pairs: list[tuple[str, list[str]]] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                pairs.append((line[2:], []))
            else:
                pairs[-1][1].append(line)
        yield pairs


def files(text: str) -> Iterator[tuple[str, str]]:
    """The documents that the README shows, by name."""
    yield from re.findall(r"^<!-- file: (.*?) -->\n```text\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether `printed` is what was `expected`, in which an ellipsis stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == ELLIPSIS else re.escape(line) + r"\n" for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


@pytest.fixture(scope="module", params=["forked", pytest.param("started", marks=pytest.mark.slow)])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the README's documents, a user's data, and `jobscli` on the path."""
    command = request.getfixturevalue("forked") if request.param == "forked" else f'"{sys.executable}" -m jobscli'
    made = tmp_path_factory.mktemp("readme")
    for name, content in files(README.read_text(encoding="utf-8")):
        (made / name).write_text(content, encoding="utf-8")
    script = made / "bin" / "jobscli"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return made


def run(command: str, folder: Path) -> list[str]:
    """The lines that `command` prints in a shell, 80 columns wide, without a terminal."""
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(README.parent),
        "XDG_DATA_HOME": str(folder / "data"),
        "COLUMNS": "80",
        "PYTHONUTF8": "1",
    }
    environment.pop("JOBSCLI_DB", None)
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="the examples are written for a POSIX shell")
@pytest.mark.parametrize("pairs", list(examples(README.read_text(encoding="utf-8"))), ids=lambda pairs: pairs[0][0])
def test_an_example_prints_what_stands_below_it(pairs: list[tuple[str, list[str]]], folder: Path) -> None:
    for command, expected in pairs:
        printed = run(command, folder)
        assert matches(expected, printed), f"{command}\n" + "\n".join(printed)


def test_a_wrong_example_is_noticed(folder: Path) -> None:
    assert not matches(["江苏  9 项举措", ELLIPSIS], run("jobscli province 江苏", folder))


def test_every_command_is_in_both_halves() -> None:
    english, chinese = README.read_text(encoding="utf-8").split("\n## 中文\n")
    for half in (english, chinese):
        assert [name for name in COMMANDS if name not in half and name != "documents"] == []


def test_what_the_table_of_places_names_is_there() -> None:
    table = re.search(r"^\| you want to add \|.*?\n\n", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert table is not None
    named = re.findall(r"`([a-z_]+(?:/[a-z_]*)+(?:\.[a-z]+)?|[a-z_]+\.toml)`", table[0])
    house = README.parent / "jobscli"
    assert len(named) > 12
    for each in named:
        assert any(((start / each).exists()) for start in (README.parent, house, house / "words")), each


def test_every_exit_code_of_the_errors_is_documented() -> None:
    from jobscli import errors

    codes = {each.exit_code for each in vars(errors).values() if isinstance(each, type) and hasattr(each, "exit_code")}
    documented = {int(code) for code in re.findall(r"^\| (\d) \|", README.read_text(encoding="utf-8"), re.MULTILINE)}
    assert codes <= documented
