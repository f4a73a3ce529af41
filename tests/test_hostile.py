"""Text of documents and stores is text, wherever it comes out; and nothing is touched but what the user named."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from jobscli.record import Document, Measure, Record, Section, Statistic, to_json
from jobscli.store import own_path
from tests import builders
from tests.cli.line import typed
from tests.cost import in_proportion
from tests.read.test_docx import W, p
from tests.read.test_pdf import FIRST, needs_pdfium, pdf

# What each kind of hostile text is, and what must be left of it where a person reads it.
OBEYED: dict[str, str] = {
    "colour": "\x1b[31m",
    "clears the screen": "\x1b[2J\x1b[H",
    "title of the window": "\x1b]0;owned\x07",
    "link": "\x1b]8;;http://example.org\x1b\\",
    "answers as if typed": "\x1b[6n\x1bP$q\x1b\\",
    "C1 in one byte": "\x9b31m\x90q\x9c\x85",
    "overwrites": "a\rb\x08c",
    "bell and others": "\x07\x05\x0e\x0f\x7f",
    "turned round": "\u202e\u2066\u2069\u200f\u061c",
    "invisible": "\u200b\u200d\u2060\ufeff\u00ad",
    "lines": "\u2028\u2029\x0b\x0c",
    "tags": "\U000e0001\U000e0041\U000e007f",
}
HALVES = "\udfff\ud800-\udc80"  # in JSON only: no file's text has them
MEANT = "[bold]b[/bold] [/注] [link=x]y :smile: :warning: $x$ **b** _i_ `c` <b>t</b> &lt; | \\ {0} %s ~~s~~"
HOSTILE = "".join(OBEYED.values()) + HALVES + MEANT

# Unicode's categories of what a terminal obeys or hides. Private use and the unassigned are shown as boxes.
HARMFUL = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def harmful(text: str) -> list[str]:
    """What in `text` a terminal would obey or hide, but for the ends of lines."""
    return [ascii(char) for char in text if char != "\n" and unicodedata.category(char) in HARMFUL]


# --- a store whose every text is hostile ---


def _soiled(record: Record, fields: str) -> Any:
    """`record` with hostile text before what it has in `fields`."""
    changed = {name: f"{HOSTILE}{getattr(record, name) or ''}" for name in fields.split()}
    return type(record)(**{**{name: getattr(record, name) for name in record.__dataclass_fields__}, **changed})


DOCUMENT = _soiled(builders.document(regions=("江苏", HOSTILE)), "title publisher published url sha256")
SECTION = _soiled(builders.section(start=10, number="1"), "title summary")
HEADING = _soiled(builders.section(id="su/h0", start=0, end=5, number="0"), "title summary")
MEASURE = builders.measure(
    section="su/h10", title=f"富民创业贷{HOSTILE}", summary=HOSTILE, topics=("创业", HOSTILE), groups=(HOSTILE,),
    names=(builders.name(HOSTILE), builders.name(f"四加{HOSTILE}", kind=HOSTILE, explained=False)),
)  # fmt: skip
FIGURE = _soiled(
    builders.statistic(section="su/h10", measure="su/m20"), "label text unit period note rule confidence quote"
)
LOOSE = _soiled(
    builders.statistic(start=50, end=60, of="su/s30", aspect="change", status="limit", bound="at_most"),
    "label text unit place population period note",
)
ODD = _soiled(
    builders.statistic(start=70, end=80, bound=HOSTILE, aspect=HOSTILE, status=HOSTILE, scope=HOSTILE, region=HOSTILE),
    "metric label text unit",
)
OTHER = builders.statistic(
    document="wan", start=31, region="安徽", text=f"5亿元{HOSTILE}", value=500_000_000, label=HOSTILE
)
NAMELESS = builders.statistic(start=90, end=95, id=f"su/{HOSTILE}", section=HOSTILE, measure=HOSTILE)
RECORDS: tuple[Record, ...] = (
    DOCUMENT, HEADING, SECTION, MEASURE, FIGURE, LOOSE, ODD, NAMELESS, OTHER, builders.excluded(),
)  # fmt: skip

# A line of each command that asks, with something to say.
LINES = [
    [], ["province", "江苏"], ["province", HOSTILE], ["search", "贷款"], ["search", "bold"], ["metrics"],
    ["rank", "创业担保贷款"],
    ["rank", "贷款", "--status", "limit", "--aspect", "change", "--across", "period,unit"],
    ["compare", "江苏", "安徽"], ["measures"], ["statistics"], ["statistics", "--sort", "-value"], ["systems"],
    ["documents"], ["show", "s30"], ["show", "s50"], ["show", "s70"], ["show", "m20"], ["show", "h10"],
    ["check"], ["cite", "s30"], ["cite", "m20"], ["cite", "s30", "--style", "2015"],
]  # fmt: skip
LONG = 30  # characters of a word of a line in the names of tests


def _name(words: list[str]) -> str:
    return ascii(" ".join(words)).strip("'")[:LONG] or "overview"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile store."""
    return builders.write(tmp_path_factory.mktemp("stores") / "store.json", *RECORDS)


def answered(words: list[str], db: Path, *options: str, **environment: str) -> Result:
    """What a line says; it is answered, with a word beside it or not."""
    result = typed(*words, *options, db=db, **environment)
    assert result.exit_code == (1 if words == ["check"] else 0), result.stderr
    assert result.stdout or words[:1] == ["rank"]  # all its figures may be left out, and have no row
    return result


@pytest.mark.parametrize("form", ["table", "md", "csv", "tsv", "json", "jsonl"])
@pytest.mark.parametrize("words", LINES, ids=_name)
def test_nothing_that_a_terminal_obeys_comes_out(words: list[str], form: str, store: Path) -> None:
    for width in ("80", "200", "30") if form == "table" else ("80",):
        result = answered(words, store, "--format", form, COLUMNS=width)
        ends = "\r\n\t" if form in ("csv", "tsv") else ""
        assert harmful(result.stdout.translate(dict.fromkeys(map(ord, ends)))) == []
        assert harmful(result.stderr) == []


@pytest.mark.parametrize("form", ["bibtex", "csl-json"])
def test_nothing_comes_out_of_a_reference_either(form: str, store: Path) -> None:
    assert harmful(answered(["cite", "s30"], store, "--format", form).stdout) == []


@pytest.mark.parametrize("words", LINES, ids=_name)
def test_with_colours_only_ours_come_out(words: list[str], store: Path) -> None:
    result = answered(words, store, FORCE_COLOR="1")
    assert "\x1b[" in result.stdout or words[:1] == ["cite"]
    assert harmful(re.sub(r"\x1b\[[0-9;]*m", "", result.stdout)) == []


@pytest.mark.parametrize("words", [["province", "江苏"], ["show", "m20"], ["statistics"], ["systems"]], ids=_name)
def test_markup_and_emoji_codes_are_text(words: list[str], store: Path) -> None:
    screen = answered(words, store, COLUMNS="2000").stdout
    for code in ("[bold]b[/bold]", "[/注]", "[link=x]y", ":smile:", ":warning:", "{0}", "%s", "\\"):
        assert code in "".join(screen.split("\n")), code


def test_what_is_taken_out_can_be_seen(store: Path) -> None:
    screen = answered(["show", "s30"], store, COLUMNS="2000").stdout
    assert "␛[31m␛[2J␛[H␛]0;owned␇" in screen
    assert screen.count("\ufffd") > 10


def test_an_unknown_name_comes_back_harmless(store: Path) -> None:
    for words in (
        ["province"], ["compare", "江苏"], ["rank"], ["show"], ["cite"], ["remove"], ["measures", "--kind"],
        ["statistics", "--sort"], ["statistics", "--format"], ["cite", "s30", "--style"], ["read", "--encoding"],
        ["read"], ["add"], ["check", "--source"], ["nothing"], ["--nothing"], ["statistics", "--limit"],
    ):  # fmt: skip
        # As the system hands over bytes that are not UTF-8.
        result = typed(
            *words, "x" + HOSTILE.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape"), db=store
        )
        assert result.exit_code in (2, 5), words
        assert result.stdout == ""
        assert harmful(result.stderr) == [], words


# --- the formats for machines ---


@pytest.mark.parametrize(
    ("words", "kind"),
    [(["documents"], Document), (["measures"], Measure), (["statistics"], Statistic)],
    ids=["documents", "measures", "statistics"],
)
def test_json_is_what_is_stored(words: list[str], kind: type[Record], store: Path) -> None:
    rows = json.loads(answered(words, store, "--format", "json").stdout)
    stored = [to_json(each) for each in RECORDS if isinstance(each, kind)]
    assert [row for row in rows if row.get("document", row["id"]) == "su"] == [
        row for row in stored if row.get("document", row["id"]) == "su"
    ]


def test_json_of_one_record_is_what_is_stored(store: Path) -> None:
    for record in (FIGURE, LOOSE, MEASURE, SECTION):
        assert isinstance(record, Statistic | Measure | Section)
        found = json.loads(answered(["show", record.id], store, "--format", "json").stdout)
        assert found == {**to_json(record), "document": to_json(DOCUMENT)}


def test_a_line_of_jsonl_is_a_row(store: Path) -> None:
    lines = answered(["statistics"], store, "--format", "jsonl").stdout.split("\n")
    assert [json.loads(line)["label"] for line in lines[:-1]] == [
        each.label for each in RECORDS if isinstance(each, Statistic)
    ]


def test_a_row_of_markdown_is_a_line_with_as_many_cells(store: Path) -> None:
    lines = answered(["statistics"], store, "--format", "md").stdout.splitlines()
    assert len(lines) == 2 + sum(isinstance(each, Statistic) for each in RECORDS)
    assert len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines}) == 1
    # What GitHub would make a link of stands in code spans, and no other mark is live.
    spans = re.findall(r"(?<!\\)`([^`]+)`", lines[2])
    assert any("http://example.org" in each for each in spans)
    rest = re.sub(r"(?<!\\)`[^`]+`", "", lines[2])
    for mark in ("<b>", "**", "`", "[link", "~~", "&lt", "http://"):
        assert not re.search(rf"(?<!\\){re.escape(mark)}", rest), mark


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_row_has_as_many_cells_as_the_header(form: str, store: Path) -> None:
    text = answered(["statistics"], store, "--format", form).stdout
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if form == "csv" else "\t"))
    assert len(rows) == 1 + sum(isinstance(each, Statistic) for each in RECORDS)
    assert len({len(row) for row in rows}) == 1


RUN = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " \n=1", "\x00=1", "＝1", "=cmd|' /C calc'!A0", '="a"']


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("formula", RUN, ids=ascii)
def test_no_cell_is_run_by_a_spreadsheet(formula: str, form: str, tmp_path: Path) -> None:
    db = builders.write(
        tmp_path / "store.json",
        builders.document(title=formula),
        builders.measure(names=(builders.name(formula),), topics=(formula,)),
        builders.statistic(label=formula, metric=formula, unit=formula, value="-0.21", quote=formula),
    )
    for words in (
        ["statistics"],
        ["measures"],
        ["documents"],
        ["metrics"],
        ["systems"],
        ["province", "江苏"],
        ["cite", "s30"],
    ):
        result = typed(*words, "--format", form, db=db)
        cells = [
            cell
            for row in csv.reader(io.StringIO(result.stdout, newline=""), delimiter="," if form == "csv" else "\t")
            for cell in row
        ]
        assert [cell for cell in cells if cell != "-0.21" and cell.startswith(tuple("=+-@\t\r\n＝"))] == []
        assert words != ["statistics"] or "-0.21" in cells  # a number is one


def test_raw_gives_cells_as_they_are(tmp_path: Path) -> None:
    db = builders.write(tmp_path / "store.json", builders.statistic(label="=1+1", quote="a\x1b[0mb"))
    result = typed("statistics", "--format", "csv", "--raw", db=db)
    (row,) = csv.DictReader(io.StringIO(result.stdout, newline=""))
    assert (row["label"], row["quote"], result.stderr) == ("=1+1", "a\x1b[0mb", "")


def test_a_brace_does_not_end_a_field_of_bibtex(tmp_path: Path) -> None:
    document = builders.document(title="a}\n@evil{x, y = {", url="http://x/}{\\", publisher="}{", id="su, x = {}")
    figure = builders.statistic(document="su, x = {}", id="su, x = {}/s30")
    db = builders.write(tmp_path / "store.json", document, figure)
    text = typed("cite", "s30", "--format", "bibtex", db=db).stdout
    bare = re.sub(r"\\[&%$#_{}]", "", text.replace(r"\textbackslash{}", ""))
    assert re.fullmatch(r"@online\{[^,{} ]+,\n(?:  [a-z]+ = \{\{?[^{}\n]*\}\}?,\n)+\}\n", bare), text


# --- a store that breaks its reader ---


@pytest.mark.parametrize(
    "text", ["²", "①", "9" * 5000, "٣", "-", "2018-²", "2018-01/2018-" + "9" * 5000, "2018-00", "/", ""]
)
def test_digits_that_are_none_are_text(text: str, tmp_path: Path) -> None:
    db = builders.write(
        tmp_path / "store.json",
        builders.document(published=text),
        builders.section(number=text, start=10),
        builders.statistic(period=text, section="su/h10"),
    )
    for words in (
        ["province", "江苏"],
        ["show", "s30"],
        ["cite", "s30"],
        ["rank", "创业担保贷款"],
        ["show", "h10"],
        ["documents"],
    ):
        assert typed(*words, db=db).exit_code == 0, words
    for form in ("bibtex", "csl-json"):
        assert typed("cite", "s30", "--format", form, db=db).exit_code == 0


def test_half_characters_are_kept_when_a_document_is_added(store: Path, tmp_path: Path) -> None:
    db = tmp_path / "store.json"
    db.write_bytes(store.read_bytes())
    report = _report(tmp_path)
    assert typed("add", report, db=db).exit_code == 0
    assert json.loads(typed("show", "su/s30", "--format", "json", db=db).stdout)["label"] == FIGURE.label
    assert typed("undo", db=db).exit_code == 0
    assert db.read_bytes() == store.read_bytes()


def test_a_width_of_none_is_no_reason_to_be_silent(store: Path) -> None:
    for width in ("0", "-1", "x", ""):
        assert answered(["documents"], store, COLUMNS=width).stdout.count("\n") > 3
        assert typed("province", "江束", COLUMNS=width).stderr.startswith("jobscli: 没有“江束”这个地区\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        lambda n: "贷款" * (n // 2),
        lambda n: "s" + "1" * n,
        lambda n: "(a+)+$" * (n // 6),
        lambda n: "a OR " * (n // 80),
    ],
)
def test_words_of_any_length_cost_what_it_is(text: Callable[[int], str]) -> None:
    for words in (["search"], ["show"], ["rank"], ["province"], ["remove"], ["metrics"], ["measures", "--kind"]):
        assert typed(*words, text(40_000)).exit_code in (0, 2), words
        assert in_proportion(lambda n: typed(*words, text(n)), 10_000), words  # noqa: B023


@pytest.mark.slow
def test_a_search_costs_what_the_store_is_long(tmp_path: Path) -> None:
    def filled(n: int) -> Path:
        made = (builders.statistic(start=start, label="贷款" * 40) for start in range(n))
        return builders.write(tmp_path / f"{n}.json", *made)

    stores = {n: filled(n) for n in (750, 1500, 3000)}
    for words in (
        ["search", "贷款" * 39 + "x"],
        ["search", "(贷+)+$"],
        ["search", "x", "NOT", "贷"],
        ["show", "s" * 99],
    ):
        assert all(typed(*words, db=store).exit_code in (0, 2) for store in stores.values())
        assert in_proportion(lambda n: typed(*words, db=stores[n]), 750), words  # noqa: B023


# --- a document whose every sentence is hostile ---


def _report(folder: Path, name: str = "江苏省2025年报告.txt") -> Path:
    sentences = [
        f"全年城镇新增就业{n}30.5万人，发放贷款{n}2亿元，{mark}打造“苏岗贷{mark}”平台{MEANT}。"
        for n, mark in enumerate(OBEYED.values(), 1)
    ]
    text = (
        "江苏省2025年政府工作报告\n\n一、就业[bold]\x1b[1m\n\n"
        + "\n\n".join(sentences)
        + "\n\n"
        + "稳定就业形势。" * 600
    )
    path = folder / name
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A store to which the hostile document was added."""
    db = tmp_path / "stores" / "mine.json"
    result = typed("add", _report(tmp_path), db=db)
    assert result.exit_code == 0, result.stderr
    assert harmful(result.stdout + result.stderr) == []
    return db


def test_what_was_read_in_a_hostile_document_comes_out_harmless(mine: Path) -> None:
    figures = json.loads(typed("statistics", "--format", "json", db=mine).stdout)
    measures = json.loads(typed("measures", "--format", "json", db=mine).stdout)
    assert len(figures) >= len(OBEYED)
    assert any("\x1b[2J" in each["quote"] for each in figures)
    assert measures
    for words in (
        [], ["province", "江苏"], ["search", "苏岗贷"], ["search", "bold"], ["statistics"], ["measures"], ["systems"],
        ["rank", "城镇新增就业"], ["compare", "江苏", "安徽"], ["metrics"], ["documents"], ["check"],
        ["show", figures[0]["id"]], ["cite", figures[0]["id"]], ["show", measures[0]["id"]],
    ):  # fmt: skip
        for form in ("table", "md", "json"):
            result = typed(*words, "--format", form, db=mine)
            assert result.exit_code == 0, (words, result.stderr)
            assert harmful(result.stdout + result.stderr) == [], words


def test_reading_it_shows_it_harmless(tmp_path: Path) -> None:
    path = _report(tmp_path)
    for form in ("table", "md", "json", "jsonl"):
        result = typed("read", path, "--format", form)
        assert result.exit_code == 0
        assert harmful(result.stdout + result.stderr) == []
    assert "[bold]b[/bold]" in typed("read", path, COLUMNS="2000").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_the_name_of_a_file_is_text_too(tmp_path: Path) -> None:
    path = _report(tmp_path, "江\x1b[2J\n[bold]\u202e江苏2025.txt")
    db = tmp_path / "stores" / "mine.json"
    for words in (["read", path], ["add", path], ["documents"], ["check", "--source", path]):
        result = typed(*words, db=db) if words[0] != "read" else typed(*words)
        assert result.exit_code in (0, 1), result.stderr
        assert harmful(result.stdout + result.stderr) == []
    (document,) = json.loads(typed("documents", "--format", "json", db=db).stdout)
    assert document["id"].isprintable()


# --- what is opened, and what is written ---


class Watch:
    """What Python is asked to open, start and connect to while a command runs; by an audit hook, which sees all."""

    def __init__(self) -> None:
        self.on = False
        self.opened: list[tuple[str, bool]] = []  # (path, whether to be written)
        self.others: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            path, mode, flags = arguments
            write = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if isinstance(flags, int) else "r" not in str(mode)
            self.opened.append((os.path.realpath(os.fsdecode(path)), bool(write)))
        elif event.startswith(
            (
                "socket.",
                "subprocess.",
                "os.system",
                "os.exec",
                "os.posix_spawn",
                "urllib.",
                "ctypes.dlopen",
                "webbrowser.",
            )
        ):
            self.others.append(event)
        elif event in (
            "os.rename",
            "os.link",
            "os.symlink",
            "os.remove",
            "os.mkdir",
            "os.rmdir",
            "os.truncate",
            "os.chmod",
            "shutil.move",
        ):
            self.opened += [
                (os.path.realpath(os.fsdecode(each)), True)
                for each in arguments
                if isinstance(each, str | bytes | os.PathLike)
            ]

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note what happens meanwhile."""
        self.opened.clear()
        self.others.clear()
        self.on = True
        try:
            yield
        finally:
            self.on = False


WATCH = Watch()


def touched(act: Callable[[], Result]) -> tuple[Result, set[str], set[str], list[str]]:
    """What a command read, outside of Python itself and of jobscli; what it wrote; what else it started."""
    with WATCH.watching():
        result = act()
    ours = tuple(
        os.path.realpath(each) for each in (*sys.path, sys.prefix, sys.base_prefix, "/usr", "/etc/localtime") if each
    )
    read = {path for path, write in WATCH.opened if not write and not path.startswith(ours)}
    written = {path for path, write in WATCH.opened if write and path != os.devnull and "__pycache__" not in path}
    return result, read, written, list(WATCH.others)


OUTSIDE = "/etc/passwd"
FAR = "http://example.org"
PAGE = f"""<!DOCTYPE html SYSTEM "file://{OUTSIDE}">
<?xml-stylesheet href="{FAR}/x.xsl"?>
<html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={FAR}/">
<title>江苏省2025年报告</title><link rel="stylesheet" href="file://{OUTSIDE}"><base href="{FAR}/">
<script src="{FAR}/x.js">document.write("<p>城镇新增就业99万人。</p>")</script>
<style>@import url("{FAR}/x.css"); p {{ background: url(file://{OUTSIDE}) }}</style></head>
<body onload="fetch('{FAR}/')"><img src="{FAR}/x.png"><iframe src="file://{OUTSIDE}"></iframe>
<object data="{OUTSIDE}"></object><embed src="{OUTSIDE}"><video src="{FAR}/x.mp4"></video>
<p>全年城镇新增就业130.5万人，<img src="//example.org/y.png">增长3%。</p>
<?php system("id") ?><!--#include file="{OUTSIDE}"-->
</body></html>"""
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relations(**targets: str) -> str:
    """The relations of a part to its targets by their kinds; the far ones are outside of the package."""
    lines = [
        f'<Relationship Id="rId{n}" Type="{KIND}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for n, (kind, target) in enumerate(targets.items(), 1)
    ]
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def _docx(path: Path) -> None:
    body = p("全年城镇新增就业130.5万人。") + (
        f'<w:p><w:fldSimple w:instr="INCLUDETEXT file://{OUTSIDE}"><w:r><w:t>就业</w:t></w:r></w:fldSimple></w:p>'
        '<w:altChunk xmlns:r="x" r:id="rId2"/>'
    )
    outside = _relations(image=f"{FAR}/x.png", aFChunk=f"file://{OUTSIDE}", attachedTemplate=f"{FAR}/x.dotm")
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", _relations(officeDocument="word/document.xml"))
        package.writestr("word/_rels/document.xml.rels", outside)
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        package.writestr(f"../../..{OUTSIDE}", "x")
        package.writestr("word/vbaProject.bin", b"x")


def _csv(path: Path) -> None:
    path.write_text(
        f"id,url,标题,正文\n../../x,{FAR}/,=HYPERLINK(A1),全年城镇新增就业130.5万人。file://{OUTSIDE}\n",
        encoding="utf-8",
    )


DOCUMENTS: dict[str, Callable[[Path], object]] = {
    "江苏.html": lambda path: path.write_text(PAGE, encoding="utf-8"),
    "江苏.docx": _docx,
    "江苏.csv": _csv,
    "江苏.txt": lambda path: path.write_text(
        f"全年城镇新增就业130.5万人。\n@{OUTSIDE}\nhttp://example.org/", encoding="utf-8"
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_opened_but_what_the_user_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "documents" / name
    path.parent.mkdir()
    DOCUMENTS[name](path)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    db = tmp_path / "stores" / "mine.json"
    db.parent.mkdir()
    result, read, written, started = touched(lambda: typed("read", path, "--format", "json"))
    assert (result.exit_code, read, written, started) == (0, {str(path.resolve())}, set(), [])
    assert "1305000" in result.stdout
    assert "root:" not in result.stdout
    result, read, written, started = touched(lambda: typed("add", path, db=db))
    assert (result.exit_code, started) == (0, [])
    stores = str(db.parent.resolve())
    assert {each for each in read if not each.startswith(stores)} == {str(path.resolve())}
    assert written
    assert {each for each in written if not each.startswith(stores)} == set()


def test_the_watch_sees(tmp_path: Path) -> None:
    import socket
    import subprocess

    def act() -> Result:
        (tmp_path / "new").write_text("x")
        (tmp_path / "new").read_text()
        (tmp_path / "new").rename(tmp_path / "newer")
        subprocess.run([sys.executable, "-c", ""], check=True)
        socket.socket().close()
        return typed("--version")

    _result, read, written, started = touched(act)
    assert str((tmp_path / "new").resolve()) in read
    assert {str((tmp_path / each).resolve()) for each in ("new", "newer")} <= written
    assert {"subprocess.Popen", "socket.__new__"} <= {*started}


@needs_pdfium
def test_a_pdf_that_would_act_does_not(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    act = "/OpenAction<</S/Launch/F(/bin/sh)>>/AA<</O<</S/URI/URI(http://example.org/)>>>>/Names<</JavaScript<<>>>>"
    path.write_bytes(pdf(FIRST).replace(b"<</Type/Catalog", b"<</Type/Catalog" + act.encode()))
    before = tree(tmp_path)
    result, read, written, _started = touched(lambda: typed("read", path, "--format", "json"))
    assert result.exit_code in (0, 5)
    assert (read, written) == ({str(path.resolve())}, set())
    assert tree(tmp_path) == before


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Each file below a folder, with its content and the time of its last change; folders are empty files."""
    return {
        str(each.relative_to(folder)): (each.read_bytes() if each.is_file() else b"", each.stat().st_mtime_ns)
        for each in folder.rglob("*")
    }


def test_nothing_is_written_outside_the_folder_of_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("documents", "stores", "elsewhere"):
        (tmp_path / name).mkdir()
    for name, make in DOCUMENTS.items():
        make(tmp_path / "documents" / name)
    monkeypatch.chdir(tmp_path / "elsewhere")
    home = Path(os.environ["HOME"])
    before = {name: tree(tmp_path / name) for name in ("documents", "elsewhere")}
    db = tmp_path / "stores" / "mine.json"
    page = tmp_path / "documents" / "江苏.html"
    # Several of its files have one id, and one of these is stored.
    folder = ["add", tmp_path / "documents", "--jobs", "1", "--replace"]
    for words in (
        ["read", page], ["add", page], ["add", page], folder,
        ["documents"], ["statistics"], ["check"], ["check", "--source", page], ["check", "--repair"], ["undo"],
        ["remove", "江苏"], ["undo"], ["search", "就业"], ["--help"], [],
    ):  # fmt: skip
        result = typed(*words, db=db) if words[:1] != ["read"] else typed(*words)
        assert result.exit_code in ((5,) if words is folder else (0, 1)), (words, result.stderr)
    assert {name: tree(tmp_path / name) for name in before} == before
    assert list(home.rglob("*")) == []
    kept = {"mine.json", "mine.json.bak", "mine.json.bak2", "mine.json.bak3", "mine.json.lock"}
    assert {each.name for each in db.parent.iterdir()} <= kept
    assert typed("add", page).exit_code == 0
    assert {each.name for each in own_path().parent.iterdir()} == {"store.json", "store.json.bak", "store.json.lock"}
