"""An answer -> a file: its content in the format that the name tells, put there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobscli.errors import JobsError, StoreError, UsageError
from jobscli.language import _
from jobscli.store import disk, paths
from jobscli.store.asked import to_ask
from jobscli.store.atomic import discard, exchange, flush_folder, temporary

if TYPE_CHECKING:
    from jobscli.ask.sources import Sources
    from jobscli.record import Document
    from jobscli.show.cited import Cited
    from jobscli.show.references import References

Reference = Callable[["Document"], str]

# The format that the end of a file's name stands for.
SUFFIXES = {
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "md",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "table",
    ".bib": "bibtex",
}
PICTURES = (".svg", ".png", ".html", ".htm")
FILES_ONLY = ("xlsx", "html")  # no terminal shows them
_MARKED = ("csv", "tsv")  # Excel takes them for GBK where no mark says that they are UTF-8
_TEXT_WIDTH = 100  # cells of a screen that is written into a file


def form_of(path: Path) -> str | None:
    """The format that the name of `path` tells, None where it tells none.

    >>> form_of(Path("面板.XLSX")), form_of(Path("表"))
    ('xlsx', None)
    """
    return SUFFIXES.get(path.suffix.lower())


def save(answer: Any, path: Path | str, form: str | None = None, *, force: bool = False, db: Any = None) -> Path:
    """Write `answer` to the file `path`, in the format `form` or the one that its name tells; `db` is what was asked.

    A file that is there is only written over with `force`. Raises UsageError for a name that tells no format,
    JobsError for a file that cannot be written, which is then as it was.
    """
    place = Path(path)
    chosen = form or form_of(place)
    if chosen is None:
        raise unnamed(place)
    refuse(place, force=force, db=db)
    put_in(place, content(answer, chosen, db=db), force=force)
    return place


def plot(answer: Any, path: Path | str, *, wide: int | None = None, force: bool = False, db: Any = None) -> Path:
    """Draw `answer` into the file `path`, svg, png or html by its name, `wide` pixels wide; `db` is what was asked.

    Raises UsageError for another name, JobsError for an answer that cannot be drawn, and as `save` does.
    """
    place = Path(path)
    refuse_picture(place, force=force, db=db)
    put_in(place, picture(answer, place, wide=wide, db=db), force=force)
    return place


def refuse_picture(path: Path, *, force: bool, db: Any = None) -> None:
    """Raise UsageError where the name of `path` tells no format of pictures, and as `refuse` does."""
    if path.suffix.lower() not in PICTURES:
        told = _("看不出 {path} 是什么图").format(path=path)
        raise UsageError(told, [(_("后缀可以是"), "  ".join(PICTURES))])
    refuse(path, force=force, db=db)


def picture(answer: Any, path: Path, *, wide: int | None = None, db: Any = None) -> bytes:
    """What the file `path` holds that has the chart of `answer`."""
    from jobscli.show.chart.charts import chart_of
    from jobscli.show.chart.picture import WIDTH, page, svg

    plain = _plain(answer)[0]
    chart = chart_of(plain, _sources(plain, db))
    form = path.suffix.lower()
    if form in (".html", ".htm"):
        return page(chart, wide or WIDTH).encode("utf-8", "replace")
    drawn = svg(chart, wide or WIDTH)
    if form == ".svg":
        return drawn.encode("utf-8", "replace")
    from jobscli.show.chart.png import png

    return png(drawn)


def cite(
    *identities: str, style: str = "2025", accessed: str | None = None, url: str | None = None, db: Any = None
) -> References:
    """The references of records after GB/T 7714 of 2025 or 2015; `accessed` is an ISO date."""
    from jobscli.ask.citation import citations
    from jobscli.show.references import References

    return References(citations(to_ask(db), identities, style=style, accessed=accessed, url=url))


def cited(answer: Any, style: str = "2025", accessed: str | None = None, db: Any = None) -> Cited:
    """`answer` with its references, each document numbered once; raises UsageError as `cite` does."""
    from jobscli.ask.citation import check_form
    from jobscli.show.cited import Cited

    check_form(style, accessed)
    return Cited(answer, _sources(answer, db), style, accessed)


def unnamed(path: Path) -> UsageError:
    """The error that says that the name of `path` tells no format."""
    told = _("看不出 {path} 是什么格式").format(path=path)
    return UsageError(told, [(_("后缀可以是"), "  ".join(SUFFIXES)), (_("或者"), _("用 --format 指明"))])


def content(answer: Any, form: str, *, raw: bool = False, db: Any = None, asked: str = "") -> bytes:
    """What a file of the format `form` holds that has `answer`; `asked` is the question, as its reader may ask it."""
    if form in FILES_ONLY:
        from jobscli.show.book.pages import Rests, book_of
        from jobscli.show.screens import screen_of

        plain, reference = _plain(answer)
        found = _sources(plain, db)
        book = book_of(plain, screen_of(plain), _shown_ids(plain, db), Rests(found, reference), asked)
        if form == "html":
            from jobscli.show.book.html import page

            return page(book).encode("utf-8", "replace")
        from jobscli.show.book.xlsx import workbook

        return workbook(book)
    text = _screen(answer, db) if form == "table" else _text(answer, form, raw)
    return text.encode("utf-8-sig" if form in _MARKED else "utf-8", "replace")


def refuse(path: Path, *, force: bool, db: Any = None) -> None:
    """Raise JobsError where `path` must not or cannot be written, before anything is done.

    That is a file that is there, without `force`; a folder; a file in a folder that is not there; and with `force`,
    too, a store that the answer may come from.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        _refuse_folder(path)
        return
    except (OSError, ValueError) as error:
        raise _failed(path, error) from None
    if stat.S_ISDIR(found.st_mode):
        raise JobsError(_("{path} 是文件夹；写上文件名").format(path=path))
    if not stat.S_ISREG(found.st_mode):
        return  # a device or a pipe takes what it is given
    if any(each.exists() and each.samefile(path) for each in paths(Path(db) if db else None)):
        raise JobsError(_("{path} 是数据文件，不能写成答案；换个文件名").format(path=path))
    if not force:
        raise JobsError(_("已经有 {path} 了，没有动它；要换掉它，加 --force").format(path=path))
    if not os.access(path, os.W_OK):
        raise JobsError(_("{path} 是只读的，没有动它；换个文件名").format(path=path))


def _refuse_folder(path: Path) -> None:
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir():
        raise JobsError(_("没有 {folder} 这个文件夹；先建好它，或换个地方").format(folder=path.parent))
    if not os.access(folder, os.W_OK):
        raise JobsError(_("文件夹 {folder} 里不许写；换个地方").format(folder=path.parent))


def put_in(path: Path, written: bytes, *, force: bool = False) -> None:
    """Put the bytes `written` in the file `path`: all of them, or the file is as it was.

    Raises JobsError with the reason, and where `force` is not given, for a file that has come there meanwhile.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            target.write_bytes(written)
            return
        with temporary(target, written, target) as fresh:
            if force:
                exchange(target, fresh)
            else:
                _as_new(target, fresh)
    except FileExistsError:
        raise JobsError(_("已经有 {path} 了，没有动它；要换掉它，加 --force").format(path=path)) from None
    except (OSError, ValueError) as error:
        raise _failed(path, error) from None


def _as_new(target: Path, fresh: Path) -> None:
    """Give `fresh` the name `target`, which nothing may have."""
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError from None
        fresh.replace(target)
        return
    discard(fresh)
    with contextlib.suppress(OSError):
        flush_folder(target.parent)


def _failed(path: Path, error: OSError | ValueError) -> JobsError:
    known = {errno.EACCES: _("没有写的权限"), errno.EPERM: _("没有写的权限")}
    number = error.errno if isinstance(error, OSError) else None
    why = known.get(number or 0) or (disk.why(error) if isinstance(error, OSError) else _("文件名不行"))
    return JobsError(_("写不了 {path}：{why}；什么也没有留下").format(path=path, why=why))


def _text(answer: Any, form: str, raw: bool) -> str:
    from jobscli.show.machine import text_in

    return text_in(answer, form, raw=raw)


def _plain(answer: Any) -> tuple[Any, Reference]:
    """An answer without its references, and how a document is referred to."""
    from functools import partial

    from jobscli.show.cited import Cited
    from jobscli.show.references import of_document

    if isinstance(answer, Cited):
        return answer.answer, partial(of_document, style=answer.style, accessed=answer.accessed)
    return answer, of_document


def _screen(answer: Any, db: Any) -> str:
    """The screen of `answer` as plain text, with its ids as they may be pasted."""
    from jobscli.show.draw import draw
    from jobscli.show.sanitise import clean
    from jobscli.show.screen import with_ids
    from jobscli.show.screens import screen_of

    lines = draw(with_ids(screen_of(answer), _shown_ids(answer, db)), _TEXT_WIDTH)
    return "".join("".join(clean(span.text) for span in line).rstrip(" ") + "\n" for line in lines)


def _shown_ids(answer: Any, db: Any) -> dict[str, str]:
    """How the ids on the screen of `answer` are shown so that they may be pasted."""
    from jobscli.ask.ids import shown_ids
    from jobscli.show.screen import ids_of
    from jobscli.show.screens import screen_of

    ids = ids_of(screen_of(answer))
    try:
        return shown_ids(to_ask(db), ids) if ids else {}
    except StoreError:  # a bad record, which this answer does not need; ids in full stay right
        return {}


def _sources(answer: Any, db: Any) -> Sources:
    """The records that `answer` names: those on its screen first, then those that only its rows and its tree have."""
    from jobscli.ask.sources import mentioned, sources, sources_read
    from jobscli.show.screen import cited_in
    from jobscli.show.screens import screen_of

    readings = getattr(answer, "readings", None)
    if readings is not None:
        return sources_read(readings)
    screen = screen_of(answer)
    shown = [each for block in screen.blocks for each in cited_in(block)]
    named = [*shown, *mentioned(answer.rows()), *mentioned(answer.tree())]
    return sources(to_ask(db), named)
