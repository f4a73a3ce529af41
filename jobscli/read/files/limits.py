"""How much of time and memory one document may take, and the words in which it is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from jobscli.errors import DocumentError
from jobscli.language import _

STDIN = "-"  # what stands for it on a command line


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one document may take. Each field is an option of the same name: `--max-bytes`.

    A provincial work report is 0.1 MB of text, 35,000 characters and 60 pages; the defaults are two orders of
    magnitude above it. They keep the worst file that was found (64 MB of `<p>x`) to half a minute and 1.3 GB of
    memory until its text is known. To read a text costs 8 µs of the processor a character, 12 where it is nothing but
    figures in sentences, 85 of the worst ones that were found (5%5%5%…, 比１−比１−…) and then 360 bytes, by
    `tests/bench/steep.py` in November 2026 on a shared core. So the minute ends such a one at 700,000 characters and a
    quarter of a GB, and an ordinary one of 2,000,000 takes 16 to 24 s of it; who allows more time allows 0.7 GB.
    """

    max_bytes: int = 64_000_000  # of the file
    max_unpacked: int = 32_000_000  # of what a .docx unpacks to, and of the text of a PDF, in bytes
    max_characters: int = 2_000_000  # of the text of one document
    max_pages: int = 2_000  # of a PDF
    max_rows: int = 100_000  # of a CSV
    max_seconds: float = 60  # of the processor for one document, to open its file and to read it; see `deadline`
    max_memory: int = 1_000_000_000  # of the process that opens a PDF, in bytes, where the system can bound it


def over(field: str, limit: float, what: str) -> DocumentError:
    """The refusal of a document that is over `limit`; `what` says by what, and the option that raises it follows."""
    option = "--" + field.replace("_", "-")
    size = _amount(field, limit)
    return DocumentError(_("{what}，上限是 {limit}；可用 {option} 放宽").format(what=what, limit=size, option=option))


def _amount(field: str, limit: float) -> str:
    if field in {"max_bytes", "max_unpacked", "max_memory"}:
        return megabytes(limit)
    said = {
        "max_characters": _("{n} 字"),
        "max_pages": _("{n} 页"),
        "max_rows": _("{n} 行"),
        "max_seconds": _("{n} 秒"),
    }
    return said[field].format(n=limit)


def megabytes(size: float) -> str:
    """`size` in bytes as people say it.

    >>> megabytes(64_000_000), megabytes(1500)
    ('64 MB', '1500 B')
    """
    return f"{size / 1_000_000:.4g} MB" if size >= 10_000 else f"{size} B"


def too_slow(seconds: float) -> DocumentError:
    """The refusal of a document that takes too long."""
    return over("max_seconds", seconds, _("解析用时过长"))


def refuse_long(text: str, limits: Limits) -> None:
    """Raise DocumentError when `text` has more characters than a document may have."""
    if len(text) > limits.max_characters:
        raise over("max_characters", limits.max_characters, _("文字有 {n} 字").format(n=len(text)))


def shown(name: str | Path) -> str:
    """`name` so that it is one harmless line: what does not print is escaped, a newline as \\n.

    >>> shown("报告\\n2026.txt"), shown("a\\u202etxt.exe")
    ('报告\\\\n2026.txt', 'a\\\\u202etxt.exe')
    """
    if str(name) == STDIN:
        return _("标准输入")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(name))


def stem(path: Path) -> str:
    """The file's name without folder and suffix, NFKC, fit to be an id: one printable word without slashes.

    >>> stem(Path("江苏２０２６.txt")), stem(Path("a\\n/b\\nc.txt")), stem(Path("\\n.txt"))
    ('江苏2026', 'b_c', '_')
    """
    name = unicodedata.normalize("NFKC", path.stem)
    name = "".join(c if c.isprintable() and c not in "/\\" else "_" for c in name)
    return "_".join(name.split()) or "_"
