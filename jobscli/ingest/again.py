"""`add --again`: stored documents are read anew from their files, and nothing that their user said of them is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from jobscli import __version__, words
from jobscli.ask import typed
from jobscli.ask.reader import is_older
from jobscli.errors import UsageError
from jobscli.ingest import Ingested, Step, stored
from jobscli.ingest.each import Found, How, Task, each_read
from jobscli.language import _
from jobscli.read import About, Reading
from jobscli.read.files import shown
from jobscli.readings import Partly, Refused
from jobscli.record import Document
from jobscli.store import Store


class _Wanted(NamedTuple):
    """A document as it was read, and where its file is now."""

    document: Document
    path: Path
    alone: bool = True  # in its file, as far as the store knows


def read_again(
    store: Store,
    names: Sequence[str],
    how: How | None = None,
    *,
    everything: bool = False,
    replaced: bool = False,
    jobs: int | None = None,
    step: Step | None = None,
) -> Ingested:
    """Read the documents `names` of `store` anew, each an id or the place where its file is now, and store them.

    See `api.read_again`. A document whose file is gone, or has changed and is not `replaced`, stays as it is and is
    among the refused.
    """
    how = how or How()
    if how.about.id:
        raise UsageError(_("--again 不改编号，不能和 --id 一起用"))
    known = {each.id: _as_read(each) for each in typed.documents(store)}
    wanted, refused = _wanted(known, names, how, everything=everything)
    held = Counter(each.file for each in known.values())
    wanted = [each._replace(alone=held[each.document.file] < 2) for each in wanted]
    readings: list[Reading] = []
    partly: list[Partly] = []
    found = _found([_task(each, how) for each in wanted], jobs, step)
    for each in wanted:
        task = _task(each, how)
        partly += [part for part in found[task] if isinstance(part, Partly)]
        read = _of(each, found[task], replaced=replaced)
        if isinstance(read, Refused):
            refused.append(read)
        else:
            readings.append(_nothing_lost(each, read, task))
    answer = stored(store, readings, tuple(refused), tuple(dict.fromkeys(partly)), replaced=True)
    if not wanted and not refused:
        return replace(answer, notice=_("没有要重读的：都是这一版（{version}）读的").format(version=__version__))
    return answer


def _found(tasks: Iterable[Task], jobs: int | None, step: Step | None) -> dict[Task, list[Found]]:
    """What is read in each of the files, which are read once each."""
    once = list(dict.fromkeys(tasks))
    found: dict[Task, list[Found]] = {}
    for done, (task, of_file) in enumerate(zip(once, each_read(once, jobs), strict=True), 1):
        found[task] = of_file
        if step:
            step(done, len(once))
    return found


def _as_read(document: Document) -> Document:
    """A document with the values that were read: what is corrected in it is laid over those that come."""
    read: dict[str, Any] = {each.field: each.read for each in document.corrected}
    if "regions" in read:
        read["regions"] = tuple(read["regions"])
    return replace(document, **read, corrected=())


def _wanted(
    known: dict[str, Document], names: Sequence[str], how: How, *, everything: bool
) -> tuple[list[_Wanted], list[Refused]]:
    """The documents to be read, and those of which no file is known."""
    if everything and names:
        raise UsageError(_("--all 是全部，不用再写编号"))
    if not names:
        with_file = [each for each in known.values() if each.file is not None]
        chosen = [each for each in with_file if everything or is_older(each.reader, __version__)]
        found = [_Wanted(each, Path(each.file or "")) for each in chosen]
        # What came from no file is none of the user's: it came with jobscli, or through a pipe.
        gone = [each for each in found if _gone(each.path)]
        return [each for each in found if each not in gone], [_gone_told(each) for each in gone]
    wanted: list[_Wanted] = []
    refused: list[Refused] = []
    for name in dict.fromkeys(names):
        document = known.get(name)
        if document is None:
            wanted += _moved(known.values(), name, how)
        elif document.file is None:
            refused.append(Refused(Path(name), _no_file_told(document)))
        elif _gone((one := _Wanted(document, Path(document.file))).path):
            refused.append(_gone_told(one))
        else:
            wanted.append(one)
    return list({each.document.id: each for each in wanted}.values()), refused


def _gone(path: Path) -> bool:
    try:
        return not path.exists()
    except (OSError, ValueError):
        return True


def _gone_told(wanted: _Wanted) -> Refused:
    told = _("{id}：文件 {file} 不在了，没有重读，原来读的还在；文件移走了就写现在的位置：jobscli add --again 文件")
    return Refused(Path(wanted.document.id), told.format(id=wanted.document.id, file=shown(wanted.path)))


def _no_file_told(document: Document) -> str:
    if document.reader is None:
        return _("{id}：没有记下从哪个文件读的，不能重读；用 jobscli add 文件 --id {id} --replace").format(
            id=document.id
        )
    told = _("{id}：是从标准输入读的，没有文件可重读；再读一次用 jobscli add - --id {id} --replace")
    return told.format(id=document.id)


def _moved(known: Iterable[Document], name: str, how: How) -> Iterator[_Wanted]:
    """The documents whose content the file `name` has, wherever it was before. Raises UsageError for none."""
    path = Path(name)
    contents: set[str | None] = set()
    documents = list(known)
    if not documents or _gone(path):
        ids = [each.id for each in documents]
        close = words.near(name, ids)
        hints = [(_("是不是"), "  ".join(close))] if close else []
        raise UsageError(_("没有文件“{id}”").format(id=name), [*hints, (_("列出"), "jobscli documents")])
    for found in each_read([Task(path, how)], 1):
        contents |= {each.document.sha256 for each in found if isinstance(each, Reading)}
    same = [each for each in documents if each.sha256 is not None and each.sha256 in contents]
    if not same:
        told = _("存的文件里没有和 {file} 内容一样的；要存它，用 jobscli add {file}")
        raise UsageError(told.format(file=shown(path)), [(_("列出"), "jobscli documents")])
    return iter([_Wanted(each, path) for each in same])


def _task(wanted: _Wanted, how: How) -> Task:
    """How a document is read anew: what was stated of it before, and what is stated now."""
    document = wanted.document
    before = _stated(document, document.stated or ())
    given = {each.name: value for each in fields(About) if (value := getattr(how.about, each.name)) is not None}
    # The rows of a table have ids of their own; of a document that is alone the id may be one that its user gave.
    identity = {"id": document.id} if wanted.alone else {}
    return Task(wanted.path, replace(how, about=About(**{**before, **given, **identity})))


def _stated(document: Document, names: Iterable[str]) -> dict[str, Any]:
    """The facts `names` of a document, as a user states them."""
    facts = {name: getattr(document, name, None) for name in names if name != "region"}
    if "region" in names and len(document.regions) == 1:
        facts["region"] = document.regions[0]
    return {name: value for name, value in facts.items() if value is not None}


def _of(wanted: _Wanted, found: Sequence[Found], *, replaced: bool) -> Reading | Refused:
    """What was read of a document in its file, or why nothing was."""
    document, path, _alone = wanted
    readings = [each for each in found if isinstance(each, Reading)]
    same = [each for each in readings if each.document.sha256 == document.sha256]
    own = [each for each in same or readings if each.document.id == document.id]
    if own and (same or replaced):
        return own[0]
    if refusal := next((each for each in found if isinstance(each, Refused)), None):
        return Refused(Path(document.id), refusal.message)
    if same:
        told = _("{id}：{file} 里这份的编号现在是 {other}，没有重读；用 jobscli add {file} 另存")
        return Refused(Path(document.id), told.format(id=document.id, file=shown(path), other=same[0].document.id))
    told = _("{id}：{file} 的内容变了（sha256 不同），没有重读，原来读的还在；要读新的内容，加 --replace")
    return Refused(Path(document.id), told.format(id=document.id, file=shown(path)))


def _nothing_lost(wanted: _Wanted, read: Reading, task: Task) -> Reading:
    """`read`, or, where nobody knows what was stated of the document, read once more with what would be lost of it."""
    before, now = wanted.document, read.document
    if before.stated is not None:
        return read
    names = [each.name for each in fields(About) if each.name not in ("id", "region")]
    lost = [name for name in names if getattr(before, name) is not None and getattr(now, name) is None]
    lost += ["region"] if before.regions and not now.regions else []
    if not lost:
        return read
    about = replace(task.how.about, **_stated(before, lost))
    (again,) = each_read([Task(task.path, replace(task.how, about=about))], 1)
    return next((each for each in again if isinstance(each, Reading) and each.document.id == before.id), read)
