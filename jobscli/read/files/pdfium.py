"""The program that opens a PDF: PDF on standard input, its lines on standard output as JSON, a page a line.

It is a process of its own, so that a file that loops, crashes the library or eats memory ends with it. It stands
alone: it is run by its path and imports nothing of ours.

    python -I pdfium.py MAX_PAGES MAX_CHARACTERS MAX_MEMORY PATH…

PATH… are the places where Python looks for modules. A line of output is a list of [text, left, right, height],
one for each line of the page, in points. The exit code is one of those below.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

DONE, DAMAGED, ENCRYPTED, TOO_MANY_PAGES, TOO_LARGE, NOT_INSTALLED, NO_MEMORY = 0, 10, 11, 12, 13, 14, 15

# What PDFium says to a password that is missing: FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY in fpdfview.h.
_LOCKED = (4, 5)


def main(max_pages: int, max_characters: int, max_memory: int) -> int:
    """Print the lines of the PDF on standard input; the exit code."""
    _bound_memory(max_memory)
    try:
        import pypdfium2
    except ImportError:
        return NOT_INSTALLED
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        return ENCRYPTED if error.err_code in _LOCKED else DAMAGED
    if len(document) > max_pages:
        return TOO_MANY_PAGES
    for number in range(len(document)):
        try:
            lines = _lines(document[number])
        except pypdfium2.PdfiumError:
            return DAMAGED
        max_characters -= sum(len(line[0]) for line in lines)
        if max_characters < 0:
            return TOO_LARGE
        print(json.dumps(lines))
    return DONE


def _bound_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the time is bounded, the memory is not
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _lines(page: Any) -> list[tuple[str, float, float, float]]:
    """The lines of a page: text, left and right end, height."""
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    text = text_page.get_text_bounded().replace("\r\n", "\n").split("\n")
    placed = text_page.get_text_range().replace("\r\n", "\n").split("\n")
    if len(text) != len(placed):
        # The second has no characters beyond U+FFFF. Where the two do not agree there is no place for a line.
        return [(line, 0.0, 0.0, 0.0) for line in text if line.strip()]
    found, at = [], 0
    for line, same in zip(text, placed, strict=True):
        begin, end = at + len(same) - len(same.lstrip()), at + len(same.rstrip()) - 1
        at += len(same) + 2
        if line.strip():
            first, last = (_box(raw, text_page, i) for i in (begin, end))
            found.append((line, first[0], last[1], max(first[2], last[2])))
    return found


def _box(raw: Any, text_page: Any, index: int) -> tuple[float, float, float]:
    """Left, right and height of the character at `index` of the text, its bearings included."""
    box = raw.FS_RECTF()
    character = raw.FPDFText_GetCharIndexFromTextIndex(text_page.raw, index)
    raw.FPDFText_GetLooseCharBox(text_page.raw, character, box)
    return box.left, box.right, box.top - box.bottom


if __name__ == "__main__":
    sys.path += sys.argv[4:]
    try:
        code = main(*map(int, sys.argv[1:4]))
        sys.stdout.flush()
    except MemoryError:
        code = NO_MEMORY
    # Without the library's own clearing up, which can fail where the document did.
    os._exit(code)
