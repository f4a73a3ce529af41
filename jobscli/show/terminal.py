"""The one place that writes to a terminal: Rich's console, our three colours, stdout and stderr."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from typing import IO, Literal

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from jobscli.show import screen as styles
from jobscli.show.draw import draw
from jobscli.show.sanitise import clean
from jobscli.show.screen import Screen, Styled

# Three fixed colours of middle lightness, 3.5:1 or better on white, on black and on Solarized.
_COLOURS = {
    styles.SKIP: Style(color="color(244)"),
    styles.HERE: Style(color="color(32)", bold=True),
    styles.BAR: Style(color="color(32)"),
    styles.CARE: Style(color="color(166)"),
    styles.NAME: Style(bold=True),
    styles.MATCH: Style(bold=True, underline=True),
}
# With 16 colours those three do not exist, and the theme's own fail on one ground or another.
_SIXTEEN = {
    **_COLOURS,
    styles.SKIP: Style(dim=True),
    styles.HERE: Style(bold=True),
    styles.BAR: Style(),
    styles.CARE: Style(color="magenta"),
}


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave a reader who has gone to the door, which ends quietly; Rich would exit with 1."""
        raise


def console(stream: IO[str]) -> Console:
    """A console on `stream` that takes text as text: no markup, no emoji codes, no highlighting."""
    made = _Console(file=stream, markup=False, emoji=False, highlight=False, soft_wrap=True)
    if made.width < 1:  # COLUMNS is 0 where nobody has asked the terminal, and Rich would print nothing
        made.width = 80
    return made


def show(screen: Screen, page: Callable[[str], bool] | None = None) -> None:
    """Write `screen` to stdout, and its foot to stderr when a person sees both.

    On a terminal that it does not fit, it is given to `page` first, which says whether it has shown it.
    """
    out = console(sys.stdout)
    lines = list(draw(screen, out.width))
    watched = sys.stdout.isatty()
    long = watched and not out.is_dumb_terminal and len(lines) >= out.height
    if not (long and page and page(_rendered(out, lines))):
        _write(out, lines)
    if screen.foot and watched and sys.stderr.isatty():
        _write(console(sys.stderr), [[], *_foot(screen.foot, out.width)])


def _rendered(out: Console, lines: Iterable[list[Styled]]) -> str:
    """`lines` as `out` would write them."""
    sys.stdout.flush()
    system = _SYSTEMS.get(out.color_system or "")
    buffer = io.StringIO()
    inner = _Console(
        file=buffer,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
        width=out.width,
        force_terminal=system is not None,
        color_system=system,
        no_color=out.no_color,
    )
    _write(inner, lines)
    return buffer.getvalue()


_SYSTEMS: dict[str, Literal["standard", "256", "truecolor", "windows"]] = {
    "standard": "standard",
    "256": "256",
    "truecolor": "truecolor",
    "windows": "windows",
}


def _write(out: Console, lines: Iterable[list[Styled]]) -> None:
    styles = _SIXTEEN if out.color_system in ("standard", "windows") else _COLOURS
    page: list[Segment] = []
    for line in lines:
        spans = [(clean(span.text), styles.get(span.style)) for span in line if span.text]
        while spans and not spans[-1][0].rstrip(" "):
            spans.pop()
        if spans:
            spans[-1] = (spans[-1][0].rstrip(" "), spans[-1][1])
        page += [Segment(text, style) for text, style in spans]
        page.append(Segment("\n"))
    out.print(Segments(page), end="")


def _foot(commands: Iterable[str], room: int) -> list[list[Styled]]:
    """The next commands, whole, as many on a line as fit."""
    lines: list[list[Styled]] = []
    used = room
    for command in commands:
        size = cells(command)
        if used + 3 + size > room:
            lines.append([Styled(command, styles.SKIP)])
            used = size
        else:
            lines[-1].append(Styled(f"   {command}", styles.SKIP))
            used += 3 + size
    return lines


def cells(text: str) -> int:
    """How many cells `text` takes."""
    from jobscli.show.wrap import width

    return width(text)


def tell(message: str, hints: Iterable[tuple[str, str]] = ()) -> None:
    """Write a sentence to stderr, under the tool's name, and `hints` as (label, words) lines below it."""
    err = console(sys.stderr)
    room = err.width if sys.stderr.isatty() else None
    first, *rest = _folded(clean(message), room, 9)
    lines = [[Styled("jobscli: ", styles.NAME), Styled(first)], *([Styled(" " * 9 + each)] for each in rest)]
    hints = list(hints)
    if hints:
        lines.append([])
        size = max(cells(label) for label, _words in hints) + 2
        for label, words in hints:
            first, *rest = _folded(clean(words), room, size)
            lines.append([Styled(label + " " * (size - cells(label)), styles.SKIP), Styled(first, styles.NAME)])
            lines += [[Styled(" " * size), Styled(each, styles.NAME)] for each in rest]
    _write(err, lines)


def _folded(text: str, room: int | None, left: int) -> list[str]:
    """`text` in lines of what is `left` of a terminal's `room`; where nobody looks, and of a command, in one."""
    if room is None or text.startswith("jobscli ") or left + cells(text) <= room:
        return [text]
    from jobscli.show.wrap import wrap

    return wrap(text, room - left)
