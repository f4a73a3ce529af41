"""Web pages: the main text and nothing else, what the page says of itself, and pages made to hang a reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscli.errors import DocumentError
from jobscli.read import read_text
from jobscli.read.files import load
from jobscli.read.files.html import main_text
from jobscli.read.files.labels import of_label
from jobscli.read.files.markup import attributes, tokens
from tests.cost import in_proportion
from tests.part import part

PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>2026年某省政府工作报告_某省人民政府</title>
<meta name="PubDate" content="2026-01-28 09:00"><META NAME='ContentSource' CONTENT=某省日报>
<style>p > b {{ color: red }}</style><script>if (a<b) {{ w("</p>，，，") }}</script></head>
<body><div class="top"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
<div>当前位置：<a href="/">首页</a> &gt; <a>报告</a></div>
<div class="main"><h1>2026年某省政府工作报告</h1><div>字号：大 中 小</div>
<div id="zoom"><p>　　去年，城镇新增就业<b>52.3</b>万
人，增长&nbsp;3.1%。<br>发放创业担保贷款20亿元，惠及&lt;小微&gt;企业。</p><!-- <p>旧稿，旧稿，旧稿。</p> -->
<table><tr><th>指标<th>单位<th>绝对量<tr><td><p>城镇新增就业</p></td><td><p>万人</p></td><td><p>52.3</p></td></tr></table>
<div style="display: none">隐藏的文字，不是正文。</div>
<p><a href="x.pdf">附件：2026年目标任务清单</a></p></div></div>
<aside>推荐阅读，推荐阅读，推荐阅读。</aside><footer>版权所有，某省人民政府办公厅主办。</footer></body></html>"""

TEXT = """2026年某省政府工作报告
　　去年，城镇新增就业52.3万人，增长\xa03.1%。
发放创业担保贷款20亿元，惠及<小微>企业。
指标\t单位\t绝对量
城镇新增就业\t万人\t52.3"""


def text_of(source: str) -> str:
    return main_text(source)[0]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "GBK"])
def test_the_main_text_and_what_the_page_says_of_itself(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(charset=charset).encode(charset))
    (page,) = load(path)
    assert page.text == TEXT
    about = {"title": "2026年某省政府工作报告", "published": "2026-01-28", "publisher": "某省日报"}
    assert dict(page.about) == about


def test_a_page_is_known_without_its_suffix_and_with_a_stray_byte(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.format(charset="gb2312").encode("gb18030").replace(b"52.3</b>", b"52.3</b>\xff"))
    (page,) = load(path)
    assert "52.3\ufffd万人" in page.text


def test_a_table_that_lays_out_the_page_stays_in_paragraphs() -> None:
    cell = "全省就业形势保持稳定，重点群体就业得到保障，" * 3
    assert text_of(f"<table><tr><td><a>左栏</a><td><p>{cell}<p>第二段，完。</table>") == f"{cell}\n第二段，完。"


def test_tables_in_tables_keep_their_rows() -> None:
    inner = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    assert text_of(f"<table><tr><td>{inner}<tr><td>丙<td>3</table>") == "甲\t1\n乙\t2\n丙\t3"


def test_lines_in_pre_stay() -> None:
    assert text_of("<pre>一、就业\n城镇新增就业1万人，</pre>") == "一、就业\n城镇新增就业1万人，"


def test_title_from_what_there_is() -> None:
    assert main_text("<title>某市就业工作总结 - 某市人社局</title><p>正文，")[1]["title"] == "某市就业工作总结"
    assert main_text("<title>某市就业政策--某某求职网</title><p>正文，")[1]["title"] == "某市就业政策"
    assert main_text("<title>稳岗返还政策解读--2023年</title><p>正文，")[1]["title"] == "稳岗返还政策解读--2023年"
    assert main_text("<title>促进就业——经验汇编</title><p>正文，")[1]["title"] == "促进就业——经验汇编"


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><script>document.write('就业')</script><a href='/'>首页</a></html>", encoding="utf-8")
    with pytest.raises(DocumentError, match="网页里没有正文"):
        list(load(path))


def test_attributes_are_read_as_written() -> None:
    assert attributes(""" A=1 b = "x>y" c='&amp;' d a=2 e="" """) == {"a": "1", "b": "x>y", "c": "&", "e": ""}
    assert list(tokens("""<p it's>就业<a b="x>y">""")) == [
        ("open", "p", " it's"),
        ("text", "就业", ""),
        ("open", "a", ' b="x>y"'),
    ]


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("gb2312", "gbk"), ("Big5", "big5"), ("utf8", "utf-8"), ("iso-8859-1", "utf-8"), ("euc-cn", "gb2312")],
)
def test_a_page_may_declare_what_pages_are_in(tmp_path: Path, label: str, encoding: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(f"<html><meta charset={label}><p>就中，文字。</p>".encode(encoding))
    assert next(iter(load(path))).text == "就中，文字。"


@pytest.mark.parametrize(
    "label", ["punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "utf_16", "hex"]
)
def test_a_page_that_declares_another_codec_of_python_is_read_as_if_it_declared_none(
    tmp_path: Path, label: str
) -> None:
    assert of_label(label) is None
    path = tmp_path / "page.html"
    path.write_text(f"<html><meta charset={label}><p>就业，+ADw- \\u003c xn--a-b。</p>", encoding="utf-8")
    assert next(iter(load(path))).text == "就业，+ADw- \\u003c xn--a-b。"


def test_a_comment_before_a_page_ends_at_its_first_end(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<!-- 一 -->\n<!-- 二 > -- --><!DOCTYPE html><p>就业，稳定。</p>", encoding="utf-8")
    assert next(iter(load(path))).text == "就业，稳定。"
    path.write_text("<!---->" * 1000 + "就业", encoding="utf-8")  # parted in two ways at each: never done
    assert next(iter(load(path))).text == "<!---->" * 1000 + "就业"


# A reader that builds a tree as browsers do needs minutes or gigabytes for these, or one that tries again at each
# character.
HOSTILE: dict[str, Callable[[int], str]] = {
    "nested": lambda n: "<div>" * n + "就业，" + "</div>" * n,
    "attributes": lambda n: "<div " + " ".join(f"a{i}" for i in range(n)) + ">就业，</div>",
    "one long attribute": lambda n: "<meta " + "a" * 10 * n + "><p>就业，</p>",
    "a hidden box": lambda n: "<div hidden " + "a" * 10 * n + ">" + "<p>就业，</p>",
    "formatting": lambda n: "<p>" + "".join(f"<b id={i}>" for i in range(200)) + "</p>" + "<p>就业，</p>" * (n // 5),
    "lists": lambda n: "<ul><li>就业，" * (n // 2),
    "tables": lambda n: "<table><tr><td>就业，" * (n // 2),
    "tables around lines": lambda n: (
        "<table><tr><td>a</td><td>" * (n // 10) + "a<p>" * (n // 2) + "</td></tr></table>" * (n // 10)
    ),
    "tables around a long line": lambda n: (
        "<table><tr><td>a</td><td>b<p>" * (n // 2) + "就业，" * n + "</td></tr></table>" * (n // 2)
    ),
    "unclosed tags": lambda n: "<a " * 2 * n,
    "unclosed quotes": lambda n: "<a b='\"" * n,
    "quoted tags": lambda n: '</a x="></a" ' * n,
    "comments": lambda n: "<!--" * 2 * n,
    "declarations": lambda n: "<!x" * 2 * n,
    "scripts": lambda n: "<script>" * n,
    "closing tags": lambda n: "<div>" * 600 + "</ul></b>" * n,
    "entities": lambda n: "&#" + "1" * n + "&a" * n,
    "signs": lambda n: "<" * 2 * n + "<>" * n,
}


@pytest.mark.parametrize("name", part(HOSTILE, 6))
def test_a_page_costs_what_its_size_is(name: str) -> None:
    assert in_proportion(lambda n: text_of(HOSTILE[name](n)), 5_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_large_page_costs_what_its_size_is(name: str) -> None:
    assert in_proportion(lambda n: text_of(HOSTILE[name](n)), 50_000)


def test_the_deepest_text_is_found() -> None:
    assert text_of("<div>" * 5000 + "就业，稳定。" + "</div>" * 5000) == "就业，稳定。"


@given(st.text(alphabet="<>/!-='\"& \n\tabptdrulhx就，。", max_size=200))
def test_any_page_is_read(source: str) -> None:
    text_of(source)


def test_the_heading_above_a_table_is_kept_and_may_be_the_title(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text(
        "<html><body><div>首页</div><h2>2020年湖南省就业情况</h2><p>单位：万人</p><table><tr><td>市州</td><td>城镇新增就业</td></tr>"
        "<tr><td>长沙</td><td>22.4</td></tr><tr><td>株洲</td><td>12.4</td></tr></table></body></html>",
        encoding="utf-8",
    )
    [loaded] = load(page)
    assert loaded.text.splitlines()[:2] == ["2020年湖南省就业情况", "单位：万人"]
    document = read_text(loaded.text, "x").document
    assert (document.title, document.year) == ("2020年湖南省就业情况", 2020)
