"""The words of a command: one of the documented exit codes, one sentence on stderr, nothing but the store written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from typer.testing import CliRunner

from jobscli.cli.app import app
from jobscli.cli.commands import COMMANDS
from jobscli.cli.options import FORMATS
from jobscli.show.sanitise import clean
from tests import builders
from tests.fuzz.draw import Draw

FOUND: tuple[bytes, ...] = ()

OPTIONS = (
    "--format", "-f", "--raw", "--province", "--kind", "--topic", "--group", "--document", "--metric", "--unit",
    "--status", "--aspect", "--bound", "--scope", "--period", "--population", "--place", "--period-basis",
    "--confidence", "--section", "--sort", "--limit", "--exact", "--across", "--ascending", "--descending", "--top",
    "--low-confidence", "--style", "--accessed", "--statistics", "--measures", "--help", "--version", "--replace",
    "--region", "--year", "--title", "--publisher", "--published", "--url", "--id", "--encoding", "--text-column",
    "--max-bytes", "--max-pages", "--max-seconds", "--repair", "--source", "--", "-", "-x", "--nothing",
    "--form=json",
)  # fmt: skip
VALUES = (
    *FORMATS, "bibtex", "csl-json", "创业担保贷款", "贷款", "s30", "m20", "h10", "su/s30", "su", "江苏", "安徽",
    "jiangsu", "2018", "loan", "政策", "target,limit", "创业", "-value", "id", "period,scope,unit", "2015", "1", "0",
    "-1", "99999999999999999999", "report.txt", "report.csv", "empty.txt", "folder", "none.txt", "store.json", "NOT",
    "OR", "-扶贫", "“贷", "utf-8", "gb18030", "hex", "正文", "none",
)  # fmt: skip
CODES = (0, 1, 2, 3, 5)
TEXT = "江苏省2018年报告\n\n一、就业\n\n全年发放贷款23亿元，城镇新增就业6.5万人。\n"


def one(data: bytes) -> None:
    """Run the command that `data` makes, in a folder of its own."""
    draw = Draw(data)
    words = [draw.one(list(COMMANDS))] if draw.number(8) else []
    width = draw.one(("80", "40", "120", "20", "1", "0", "x", "9999"))
    words += [word for _word in range(draw.number(8)) for word in [chosen(draw)]]
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            run(Path(folder), words, width)
        finally:
            os.chdir(before)


def chosen(draw: Draw) -> str:
    """A word of a command line; it leads to no file but those of the folder."""
    kind = draw.number(4)
    if kind == 0:
        return draw.one(OPTIONS)
    if kind < 3:
        return draw.one(VALUES)
    # The system passes bytes, of which Python makes text, and no NUL.
    text = draw.text().replace("\x00", "").replace("/", "／").replace("..", "‥")
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")


def run(folder: Path, words: list[str], width: str) -> None:
    """Run it, and fail when a promise is broken."""
    builders.write(folder / "store.json", *builders.batch().tables()["statistics"], builders.measure())
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "report.csv").write_text("id,正文\n1,全年发放贷款23亿元。\n", encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "folder").mkdir()
    env = {
        "JOBSCLI_DB": str(folder / "store.json"), "JOBSCLI_TRACEBACK": "1", "COLUMNS": width, "HOME": str(folder),
        "XDG_DATA_HOME": str(folder), "TERM": "dumb",
    }  # fmt: skip
    found = CliRunner().invoke(app, words, env=env, catch_exceptions=False)
    assert found.exit_code in CODES, (found.exit_code, words)
    if found.exit_code in (2, 3):
        assert found.stdout == "", words
    if found.exit_code:
        assert found.stderr.startswith("jobscli: "), (words, found.stderr)
    if not {"csv", "tsv", "--help"} & {*words}:
        for line in (*found.stdout.split("\n"), *found.stderr.split("\n")):
            assert clean(line) == line, (words, ascii(line))
    known = {"store.json", "report.txt", "report.csv", "empty.txt", "folder"}
    others = {each.name for each in folder.iterdir()} - known
    assert all(name.startswith(("store.json.bak", "store.json.lock")) for name in others), (words, others)


def seeds() -> Iterable[bytes]:
    """A line for each command, and some of many words."""
    for command in range(len(COMMANDS)):
        for count in range(4):
            yield bytes([1, command, 0, count, *((command * 7 + count * 11 + step * 5) % 256 for step in range(30))])
    yield b"\x00" * 8
