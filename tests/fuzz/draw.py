"""Bytes as a series of choices, so that a fuzzer that changes bytes changes choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T")

# What has broken programs like this one: controls, marks that turn or hide text, markup of others, digits that are
# none, halves of characters, what a spreadsheet runs, what a pattern or a path would take for its own.
ODD = (
    "", " ", "\n", "\t", "\r\n", "\x00", "\x1b[31m", "\x1b]8;;http://x\x1b\\", "\x07", "\x7f", "\x9b2J", "\u202e",
    "\u2066", "\u200b", "\ufeff", "\u2028", "\ud800", "\udfff", "\udc80", "\U000e0041", "\U0001f600", "[bold]",
    "[/x]", ":smile:", "²", "①", "٣", "=1+1", "+1", "-1", "@x", "'", '"', "|", "\\", "`", "<b>", "&lt;", "](x)", "%s",
    "{0}", "{x}", "../x", "/", "//", "~", "*", "a" * 300, "江" * 300, "9" * 5000, "1.5", "-0", "1e9", "2018",
    "2018/2020", "2018-01", "2018-²", "2018-", "none", "无", "江苏", "江蘇", "全国", "未注明", "su", "su/s30", "s30",
    "m20", "h10", "创业担保贷款", "贷款", "OR", "NOT", "“", "”", "《", "，", "。", "、", "：", "\u0301", "ｱ", "ﷺ",
)  # fmt: skip


class Draw:
    """Choices that follow from `data`; when it is used up every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def rest(self) -> bytes:
        """What is left, used up by this."""
        left, self._at = self._data[self._at :], len(self._data)
        return left

    def number(self, below: int) -> int:
        """A number from 0."""
        size = 1 if below <= 256 else 4
        piece = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(piece, "little") % below

    def one(self, choices: Sequence[T]) -> T:
        """One of `choices`."""
        return choices[self.number(len(choices))]

    def text(self) -> str:
        """A piece of odd text, or several, or text as the data has it, halves of surrogates too."""
        kind = self.number(4)
        if kind == 3:
            size = self.number(64)
            piece = self._data[self._at : self._at + size]
            self._at += size
            return piece.decode("utf-8", "surrogateescape")
        return "".join(self.one(ODD) for _piece in range(kind + 1))

    def value(self, deep: int = 3) -> Any:
        """A JSON value."""
        kind = self.number(10)
        if kind < 4:
            return self.text()
        if kind < 7:
            numbers = (0, 1, -1, 2018, 10**9, -(10**12), 10**39, 10**60, 0.1, -0.21, 1e300, 5e-324, 1e16, 99, 30)
            return self.one(numbers)
        if kind == 7:
            return self.one((None, True, False))
        if not deep:
            return []
        if kind == 8:
            return [self.value(deep - 1) for _each in range(self.number(4))]
        return {self.text(): self.value(deep - 1) for _each in range(self.number(4))}
