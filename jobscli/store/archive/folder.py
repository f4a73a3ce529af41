"""The folder of an archive: what lies in it, how it is made and opened, and what is said when it is none of ours.

    archive.json    whose folder it is: `{"application": "jobscli", "archive": 1, "index": 2}`
    index/          one tantivy index of all tables
    log.jsonl.gz    every change in order, a gzip member each: the index can be made anew from it
    undo/           what takes back each of the last changes

A change is written to the log and flushed, then committed to the index, in one step for all of its documents. The index
tells in its own row of `meta` how far the log goes; what the log has beyond that is of a change that was killed.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import tantivy

from jobscli.errors import StoreError
from jobscli.language import _
from jobscli.store import disk
from jobscli.store.archive.terms import PREFIX, TEXTS
from jobscli.store.atomic import replace

FORMAT = 1  # of the folder and its log
LAYOUT = 3  # of the index, which can be made anew from the log
MARK = "archive.json"
INDEX = "index"
LOG = "log.jsonl.gz"
UNDO = "undo"


def schema() -> Any:
    """The fields of the index; see `terms`."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("combo", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("seq", indexed=False, fast=True)
    builder.add_unsigned_field("table", indexed=False, fast=True)
    builder.add_bytes_field("row", stored=True)
    builder.add_bytes_field("read", stored=True)
    for field in TEXTS:
        builder.add_text_field(PREFIX + field, tokenizer_name="whitespace", index_option="position")
    return builder.build()


def create(path: Path) -> None:
    """Make an archive without records at `path`, a folder that is not there yet or empty.

    Raises StoreError when something else is there, or it cannot be written; then nothing of it is left.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            raise StoreError(_("{path} 不是空文件夹；给一个新的名字").format(path=path))
    except FileExistsError:
        raise StoreError(_("{path} 是文件，不是文件夹；给一个新的名字").format(path=path)) from None
    except PermissionError:
        raise StoreError(_("不能建档案 {path}：没有写的权限；换个地方").format(path=path)) from None
    except (OSError, ValueError) as error:
        raise unusable(path, error) from None
    try:
        (path / INDEX).mkdir()
        (path / UNDO).mkdir()
        (path / LOG).touch()
        index = tantivy.Index(schema(), str(path / INDEX))
        index.writer(heap_size=15_000_000, num_threads=1).commit()
        write_mark(path)
    except (OSError, ValueError) as error:
        shutil.rmtree(path, ignore_errors=True)
        raise unusable(path, error) from None


def write_mark(path: Path) -> None:
    """Say in the folder `path` whose it is, with an index as this version writes it. Raises OSError."""
    mark = json.dumps({"application": disk.APPLICATION, "archive": FORMAT, "index": LAYOUT})
    replace(path / MARK, (mark + "\n").encode())


def opened(path: Path) -> Any:
    """The index in the folder `path`.

    Raises StoreError when the folder is no archive, is one of another version, or its index is damaged.
    """
    if refuse_other(path) != LAYOUT:
        raise _of_another(path)
    try:
        return tantivy.Index.open(str(_to_read(path / INDEX)))
    except (OSError, ValueError) as error:
        raise damaged(path, error) from None


def _of_another(path: Path) -> StoreError:
    """The error for an index that another version of jobscli, or of the engine, wrote: the log has what was in it."""
    told = _("档案 {path} 的索引是别的版本写的，读不了；用 jobscli check --repair --db {path} 照记录重建")
    return StoreError(told.format(path=path))


def _to_read(place: Path) -> Path:
    """Where the index is opened: the engine makes a lock beside it even to read, and where it may not it gets links."""
    if os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids) or not place.is_dir():
        return place
    beside = Path(tempfile.mkdtemp(prefix="jobscli-"))
    atexit.register(shutil.rmtree, beside, ignore_errors=True)
    for each in place.iterdir():
        if not each.name.endswith(".lock"):
            (beside / each.name).symlink_to(each.resolve())
    return beside


def refuse_other(path: Path) -> object:
    """In which layout the index at `path` is. Raises StoreError when it is no archive that this version can read."""
    try:
        mark = json.loads((path / MARK).read_text(encoding="utf-8"))
    except FileNotFoundError:
        none = _("{path} 是文件夹，里面没有档案；用 jobscli archive create {path} 建一个，或用 --db 指数据文件")
        raise StoreError(none.format(path=path)) from None
    except OSError as error:
        raise unusable(path, error) from None
    except ValueError:
        mark = None
    if not isinstance(mark, dict) or mark.get("application") != disk.APPLICATION:
        raise StoreError(_("{path} 不是 jobscli 的档案；用 --db 指另一个").format(path=path))
    if mark.get("archive") != FORMAT:
        raise StoreError(
            _("{path} 是第 {found} 版的档案，这个 jobscli 只认第 {known} 版；请升级 jobscli").format(
                path=path, found=f"{mark.get('archive')!s:.20}", known=FORMAT
            )
        )
    return mark.get("index")


def damaged(path: Path, error: Exception) -> StoreError:
    """The error for an index whose files are missing, cut off or changed, or of another version of the engine."""
    if "IncompatibleIndex" in str(error):
        return _of_another(path)
    detail = " ".join(str(error).split())[:120]
    return StoreError(
        _("档案 {path} 的索引坏了（{detail}）；用 jobscli check --repair --db {path} 照记录重建").format(
            path=path, detail=detail
        )
    )


_OS_ERROR = re.compile(r"\(os error (\d+)\)")


def unusable(path: Path, error: Exception) -> StoreError:
    """The error that says why the folder `path` could not be read or written."""
    number = _OS_ERROR.search(str(error))
    if number is not None and not isinstance(error, OSError):
        error = OSError(int(number[1]), os.strerror(int(number[1])))  # the engine tells it in words of its own
    why = disk.why(error) if isinstance(error, OSError) else " ".join(str(error).split())[:120]
    return StoreError(_("用不了档案 {path}：{why}").format(path=path, why=why))
