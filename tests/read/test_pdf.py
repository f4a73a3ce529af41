"""PDF: broken lines joined, scans and damaged files refused, and files made to hang a reader."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from jobscli.errors import DocumentError
from jobscli.read.files import Limits, layout, load, pdfium
from jobscli.read.files.layout import Line, join

SIZE = 12
needs_pdfium = pytest.mark.skipif("not __import__('importlib.util').util.find_spec('pypdfium2')", reason="extra pdf")


def pdf(*pages: Sequence[tuple[float, float, str]], extra: str = "", kids: str = "", content: bytes = b"") -> bytes:
    """A PDF whose pages have texts at (x, y); `extra` goes into the trailer, `kids` replaces the list of pages."""
    numbers = [5 + 2 * n for n in range(len(pages))]
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids or ' '.join(f'{n} 0 R' for n in numbers)}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 800]"
        "/Ascent 800/Descent -200/CapHeight 800/StemV 80/ItalicAngle 0>>>>",
    ]
    streams = {}
    for number, page in zip(numbers, pages, strict=True):
        shown = "".join(f"BT/F1 {SIZE} Tf {x} {y} Td<{text.encode('utf-16-be').hex()}>Tj ET\n" for x, y, text in page)
        data = content or zlib.compress(shown.encode())
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents {number + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(data)}/Filter/FlateDecode>>")
        streams[len(objects)] = data
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        body = each.encode()
        if number in streams:
            body += b"stream\n" + streams[number] + b"\nendstream"
        out += b"%d 0 obj%sendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    tail += f"trailer<</Size {len(places) + 1}/Root 1 0 R{extra}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + tail.encode()


FIRST = [
    (124, 560, "去年全省城镇新增就业五十二万三千人，同比"),
    (100, 540, "增长百分之三，其中高校毕业生就业十二万人，创"),
    (100, 520, "业担保贷款二十亿元。"),
    (124, 500, "今年目标为城镇新增就业五十万人以上，全省调"),
    (190, 20, "— 1 —"),
]
SECOND = [
    (100, 560, "查失业率控制在百分之五点五左右。"),
    (190, 20, "— 2 —"),
]
TEXT = (
    "去年全省城镇新增就业五十二万三千人，同比增长百分之三，其中高校毕业生就业十二万人，创业担保贷款二十亿元。\n"
    "今年目标为城镇新增就业五十万人以上，全省调查失业率控制在百分之五点五左右。"
)


def refusal(path: Path, data: bytes, limits: Limits | None = None) -> str:
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        list(load(path, limits=limits or Limits()))
    return caught.value.message.partition("：")[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


@needs_pdfium
def test_lines_that_the_page_broke_are_joined(path: Path) -> None:
    path.write_bytes(pdf(FIRST, SECOND))
    (found,) = load(path)
    assert found.text == TEXT
    assert (found.name, dict(found.about)) == ("report", {})


@needs_pdfium
def test_a_scan_is_refused_and_scanned_pages_are_told(path: Path) -> None:
    assert refusal(path, pdf([], [(190, 20, "— 2 —")])) == "是扫描件，没有文字层；请先做文字识别（OCR）"
    path.write_bytes(pdf(FIRST, []))
    (found,) = load(path)
    assert dict(found.about) == {"scanned_pages": "2"}


@needs_pdfium
def test_an_encrypted_file_is_refused(path: Path) -> None:
    locked = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"
    assert refusal(path, pdf(FIRST, extra=locked)) == "是加密的 PDF；解密后再读"


def test_a_file_that_is_cut_off_is_refused(path: Path) -> None:
    whole = pdf(FIRST, SECOND)
    assert refusal(path, whole[: len(whole) // 2]) == "PDF 不完整（缺少结尾）"
    linearized = b"%PDF-1.7\n1 0 obj<</Linearized 1/L 99999/H[1 2]>>endobj\n%%EOF\n"
    assert refusal(path, linearized) == "PDF 不完整（缺少结尾）"
    assert refusal(path, b"not a PDF") == "不是 pdf 文件，或已损坏"


@needs_pdfium
def test_a_damaged_file_is_refused(path: Path) -> None:
    assert refusal(path, b"%PDF-1.7\nnothing\n%%EOF\n") == "PDF 已损坏"


@needs_pdfium
def test_pages_that_loop_end(path: Path) -> None:
    words = refusal(path, pdf(FIRST, kids="2 0 R 2 0 R"))
    assert words in ("PDF 已损坏", "是扫描件，没有文字层；请先做文字识别（OCR）")


@needs_pdfium
def test_limits_are_told_with_their_options(path: Path) -> None:
    two = pdf(FIRST, SECOND)
    assert refusal(path, two, Limits(max_pages=1)) == "PDF 页数太多，上限是 1 页；可用 --max-pages 放宽"
    assert refusal(path, two, Limits(max_unpacked=9)) == "PDF 的文字太多，上限是 9 B；可用 --max-unpacked 放宽"
    assert refusal(path, two, Limits(max_seconds=0)) == "解析用时过长，上限是 0 秒；可用 --max-seconds 放宽"


@pytest.mark.slow
@needs_pdfium
@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded where setrlimit bounds it")
def test_memory_is_bounded(path: Path) -> None:
    bomb = zlib.compress(b"BT/F1 12 Tf 9 9 Td<5c31>Tj ET\n" * 3_000_000)
    words = refusal(path, pdf(FIRST, content=bomb), Limits(max_memory=200_000_000))
    assert words == "PDF 已损坏，或解析所需内存过大，上限是 200 MB；可用 --max-memory 放宽"


def test_a_missing_library_is_named_with_its_extra(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(pdfium, "__file__", str(path.with_name("stand_in.py")))
    path.with_name("stand_in.py").write_text(f"raise SystemExit({pdfium.NOT_INSTALLED})", encoding="utf-8")
    assert refusal(path, pdf(FIRST)) == "读 PDF 要另装 pypdfium2：pip install pypdfium2"


# --- how lines are joined ---


def line(text: str, left: float = 100, right: float = 352, height: float = 12) -> Line:
    return Line(text, left, right, height)


def test_a_short_line_ends_its_paragraph_and_an_indent_begins_one() -> None:
    page = [line("全省就业形势"), line("稳定。", right=140), line("二是收入", left=124), line("增长。")]
    assert join([page]) == "全省就业形势稳定。\n二是收入增长。"


def test_a_figure_that_did_not_fit_is_joined_too() -> None:
    page = [line("各类招聘活动超过", right=300), line("10000场，"), line("提供岗位", right=300), line("若干。")]
    assert join([page]) == "各类招聘活动超过10000场，提供岗位\n若干。"


def test_latin_words_are_parted_and_hyphens_taken_out() -> None:
    assert join([[line("the labour"), line("market and employ\x02"), line("ment, 就业"), line("2025")]]) == (
        "the labour market and employment, 就业2025"
    )


def test_headings_and_other_sizes_begin_paragraphs() -> None:
    page = [line("城镇新增就业完成。"), line("二、收入", right=160), line("标题", height=22), line("城镇")]
    assert join([page]) == "城镇新增就业完成。\n二、收入\n标题\n城镇"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [line("某省统计公报"), line("城镇新增就业"), line(f"{n}万人。", right=150), line(f"第 {n} 页 共 4 页", 180)]
        for n in range(4)
    ]
    assert join(pages) == "\n".join(f"城镇新增就业{n}万人。" for n in range(4))


def test_a_figure_at_the_foot_is_no_page_number() -> None:
    assert (
        join([[line("城镇新增就业"), line("比上年多", right=349), line("12", right=112)]]) == "城镇新增就业比上年多12"
    )


def test_without_places_every_line_is_a_paragraph() -> None:
    assert join([[Line("一", 0, 0, 0), Line("二", 0, 0, 0)]]) == "一\n二"
    assert layout.join([]) == ""
