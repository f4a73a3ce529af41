"""Elements of a picture as SVG text, and how much room text takes: the same on every machine, whatever its fonts."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from jobscli.show.sanitise import clean
from jobscli.show.wrap import width, wrap

# Families that have Chinese on the systems that are in use; a viewer takes the first that it has.
FONTS = (
    "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',SimHei,sans-serif"
)
# Colours that stay apart in grey and for those who confuse red and green (Okabe and Ito, Color Universal Design, 2008,
# without their yellow, which is lost on paper).
SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#444444")
DASHES = ("", "7 3", "2 3", "9 3 2 3", "5 2", "1 2")
INK, GREY, FAINT, PAPER = "#222222", "#666666", "#DDDDDD", "#FFFFFF"
BLUE, LIGHT, CARE = "#2F6DB5", "#D3E2F2", "#B4550F"

_CELL = 0.54  # of a character's size, for one of the two cells of a Chinese character, digits included


def plain(value: float) -> str:
    """A coordinate, with one decimal at most.

    >>> plain(12.0), plain(3.14159), plain(-0.01)
    ('12', '3.1', '0')
    """
    shown = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def length(text: str, size: float) -> float:
    """How long `text` is in letters of `size`, rather too long than too short."""
    return width(clean(text)) * _CELL * size


def folded(text: str, size: float, room: float) -> list[str]:
    """`text` in lines that are no longer than `room`."""
    return wrap(clean(text), int(room / (_CELL * size)))


def element(name: str, inside: str = "", /, **attributes: object) -> str:
    """An element; an attribute that is None is left out, an underscore in its name is a hyphen."""
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{plain(value) if isinstance(value, float) else escape(str(value))}"'
        for key, value in attributes.items()
        if value not in (None, "")
    )
    return f"<{name}{shown}>{inside}</{name}>" if inside else f"<{name}{shown}/>"


def text(
    x: float,
    y: float,
    content: str,
    *,
    size: float = 13,
    anchor: str = "",
    weight: str = "",
    fill: str = INK,
    clear: bool = False,
) -> str:
    """A line of text whose base is at `y`; `anchor` is middle or end where it does not begin at `x`.

    What lies under it is kept `clear` of it.
    """
    edge = {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke"} if clear else {}
    return element(
        "text", escape(clean(content)), x=float(x), y=float(y), font_size=float(size), text_anchor=anchor,
        font_weight=weight, fill=fill, **edge,
    )  # fmt: skip


def heading(title: str, told: str) -> list[str]:
    """The title of a panel, and what its figures are."""
    parts = [text(0, 16, title, size=15, weight="bold")] if title else []
    return [*parts, text(length(title, 15) + 12 if title else 0, 16, told, size=12, fill=GREY)]


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = FAINT, **more: object) -> str:
    """A straight line."""
    return element("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), stroke=stroke, **more)


def rect(x: float, y: float, wide: float, high: float, fill: str, **more: object) -> str:
    """A rectangle."""
    return element("rect", x=float(x), y=float(y), width=float(wide), height=float(high), fill=fill, **more)


def path(points: list[tuple[float, float]], stroke: str, **more: object) -> str:
    """A line through `points`."""
    steps = " ".join(f"{'M' if at == 0 else 'L'}{plain(x)} {plain(y)}" for at, (x, y) in enumerate(points))
    return element("path", d=steps, fill="none", stroke=stroke, **more)


def pointed(inside: str, told: str) -> str:
    """A group that says `told` to whoever points at it."""
    return element("g", element("title", escape("\n".join(map(clean, told.split("\n"))))) + inside)


class Drawn(NamedTuple):
    """A part of a picture: its elements, and how high it is."""

    parts: tuple[str, ...]
    high: float
