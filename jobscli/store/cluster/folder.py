"""The folder that a cluster writes: what lies in it, how it begins, and what is said when it is none of ours.

cluster.json       whose folder it is, and how the documents were read
lots/000001/       the documents that were read together, put there whole by one renaming
    statistics/    the table, in Parquet files, in an order that lets a question pass over most of them
    …
    sources/       each file that was read, the documents it gave, and why it was refused
    files.json     the lengths of all these files
lots/writing-…     a lot that is not whole: the next run takes it away
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from jobscli.errors import JobsError, StoreError
from jobscli.language import _
from jobscli.store import disk
from jobscli.store.atomic import flush, flush_folder
from jobscli.store.atomic import replace as write_file

FORMAT = 1
MARK = "cluster.json"
LOTS = "lots"
FILES = "files.json"
_UNFINISHED = "writing-"


def is_cluster(path: Path) -> bool:
    """Whether `path` is a folder that says a cluster has written it."""
    try:
        return (path / MARK).is_file()
    except (OSError, ValueError):
        return False


def opened(path: Path) -> dict[str, str]:
    """How the documents in the folder `path` were read. Raises StoreError when a cluster of ours has not written it."""
    try:
        mark = json.loads((path / MARK).read_text(encoding="utf-8"))
    except OSError as error:
        raise StoreError(_("读不了 {path}：{why}").format(path=path / MARK, why=disk.why(error))) from None
    except ValueError:
        mark = None
    if not isinstance(mark, dict) or mark.get("application") != disk.APPLICATION:
        raise StoreError(_("{path} 不是 jobscli cluster read 写的；用 --db 指另一个").format(path=path))
    if mark.get("cluster") != FORMAT:
        raise StoreError(
            _("{path} 是第 {found} 版的，这个 jobscli 只认第 {known} 版；请升级 jobscli").format(
                path=path, found=f"{mark.get('cluster')!s:.20}", known=FORMAT
            )
        )
    how = mark.get("how")
    return {str(name): str(each) for name, each in how.items()} if isinstance(how, dict) else {}


def begin(path: Path, how: Mapping[str, str]) -> None:
    """Make the folder `path` where documents are put that are read so, or go on with the one that is there.

    Raises StoreError when something else is there, or documents in it were read otherwise.
    """
    try:
        if is_cluster(path):
            _refuse_otherwise(path, how)
            return
        path.mkdir(parents=True, exist_ok=True)
        if any(each.name != MARK + ".lock" for each in path.iterdir()):
            told = _("{path} 里有别的东西；给一个新的文件夹，或一个 jobscli cluster read 写了一半的")
            raise StoreError(told.format(path=path))
        (path / LOTS).mkdir()
        mark = {"application": disk.APPLICATION, "cluster": FORMAT, "how": dict(how)}
        write_file(path / MARK, (json.dumps(mark, ensure_ascii=False, indent=1) + "\n").encode())
    except FileExistsError:
        raise StoreError(_("{path} 是文件，不是文件夹；给一个新的名字").format(path=path)) from None
    except OSError as error:
        raise StoreError(_("写不了 {path}：{why}").format(path=path, why=disk.why(error))) from None


def is_empty(path: Path) -> bool:
    """Whether `path` is a folder with nothing in it."""
    try:
        return path.is_dir() and not any(path.iterdir())
    except OSError:
        return False


def _refuse_otherwise(path: Path, how: Mapping[str, str]) -> None:
    held = opened(path)
    other = sorted(name for name in {*held, *how} if held.get(name) != how.get(name))
    if other:
        options = " ".join("--" + name.replace("_", "-") for name in other)
        told = _("{path} 里的文件是用别的选项读的（{options}）；用一样的选项接着读，或写进新的文件夹")
        raise StoreError(told.format(path=path, options=options))


def lots(path: Path) -> list[Path]:
    """The lots that are whole, in the order in which they were read.

    Raises StoreError when a file of one is gone or has another length: an engine would pass over it without a word.
    """
    try:
        found = sorted(each for each in (path / LOTS).iterdir() if each.name.isdecimal())
    except OSError as error:
        raise StoreError(_("读不了 {path}：{why}").format(path=path / LOTS, why=disk.why(error))) from None
    for each in found:
        _refuse_damaged(path, each)
    return found


def _refuse_damaged(path: Path, lot: Path) -> None:
    try:
        files = json.loads((lot / FILES).read_text(encoding="utf-8"))
        wrong = next((name for name, size in files.items() if (lot / name).stat().st_size != size), None)
    except FileNotFoundError as error:
        wrong = Path(error.filename).name
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise damaged(path, f"{lot.name}：{error}") from None
    if wrong is not None:
        raise damaged(path, f"{lot.name}/{wrong}")


def fresh(path: Path) -> Path:
    """A new folder for the next lot, which `keep` makes one of the lots; what others left unfinished is taken away."""
    for each in (path / LOTS).glob(_UNFINISHED + "*"):
        shutil.rmtree(each, ignore_errors=True)
    last = max((int(each.name) for each in lots(path)), default=0)
    made = path / LOTS / f"{_UNFINISHED}{last + 1:06}"
    made.mkdir()
    return made


def keep(made: Path) -> Path:
    """Make the folder of a lot, whose files are all written, one of the lots: there from now on, or not at all."""
    sizes = {each.relative_to(made).as_posix(): each.stat().st_size for each in sorted(made.glob("*/*.parquet"))}
    (made / FILES).write_text(json.dumps(sizes, indent=0) + "\n", encoding="utf-8")
    for root, _folders, files in os.walk(made):
        for name in files:
            with (Path(root) / name).open("rb") as file:
                flush(file.fileno())
        flush_folder(Path(root))
    kept = made.with_name(made.name.removeprefix(_UNFINISHED))
    made.rename(kept)
    flush_folder(kept.parent)
    return kept


def read_only(path: Path) -> JobsError:
    """The refusal of a change."""
    return JobsError(
        _("{path} 是 jobscli cluster read 读出来的，只能查；要增删改，先搬进档案：").format(path=path)
        + _("jobscli archive create 文件夹，再 jobscli archive import {path} --db 文件夹").format(path=path)
    )


def damaged(path: Path, detail: str) -> StoreError:
    """The error for files of a lot that are missing, cut off or changed."""
    return StoreError(
        _(
            "{path} 里的文件坏了（{detail}）；删掉 lots 里那一批，再运行一次 jobscli cluster read，就只重读那一批"
        ).format(path=path, detail=" ".join(detail.split())[:160])
    )
