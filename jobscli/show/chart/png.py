"""A picture as SVG -> PNG, drawn by resvg with the fonts of the machine."""

from __future__ import annotations

from jobscli.errors import JobsError
from jobscli.language import _
from jobscli.show.chart.canvas import FONTS

_SCALE = 2  # pixels for a unit of the picture: sharp on paper
# Two characters that look different; where no font has Chinese, both come out as the same empty box or as nothing.
_PROBE = ("国", "一")
_ONE = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><text y="20" font-size="20" {}>{}</text></svg>'


def png(picture: str) -> bytes:
    """The picture `picture`, SVG, as PNG.

    Raises JobsError where the library is not there, and where no font of the machine has Chinese.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        told = _("画 png 要多装一个库：{command}；或者换成 --plot 文件名.svg")
        raise JobsError(told.format(command="pip install resvg-py")) from None
    first, second = (bytes(svg_to_bytes(svg_string=_ONE.format(f'font-family="{FONTS}"', each))) for each in _PROBE)
    if first == second:
        told = _("这台机器没有中文字体，png 里的字画不出来；装上一种（{command}），或换成 --plot 文件名.svg")
        raise JobsError(told.format(command="apt install fonts-noto-cjk"))
    return bytes(svg_to_bytes(svg_string=picture, zoom=_SCALE))
