"""A picture as PNG, where the library and a font with Chinese are there."""

from __future__ import annotations

import struct
import sys

import pytest

from jobscli.errors import JobsError
from jobscli.show.chart import png as door
from jobscli.show.chart.png import png

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="red"/></svg>'
)


def test_it_is_twice_as_sharp_as_it_is_wide() -> None:
    pytest.importorskip("resvg_py", reason="extra plot")
    try:
        made = png(PICTURE)
    except JobsError as error:
        pytest.skip(error.message)
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", made[16:24]) == (80, 60)


def test_without_its_library_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(JobsError, match=r"画 png 要多装一个库：pip install resvg-py；或者换成 --plot 文件名.svg"):
        png(PICTURE)


def test_without_a_chinese_font_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resvg_py", reason="extra plot")
    monkeypatch.setattr(door, "_PROBE", ("国", "国"))  # as two do that no font has
    with pytest.raises(JobsError, match="这台机器没有中文字体，png 里的字画不出来"):
        png(PICTURE)
