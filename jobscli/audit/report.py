"""What an audit says: which checks were made over how many things, and what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from jobscli.ask.reader import versions_told
from jobscli.errors import JobsError, StoreError
from jobscli.language import _
from jobscli.record import Document
from jobscli.store import shipped_path

# The checks whose failure keeps records from being read or found. Only these make a store damaged: one whose figures
# have an odd unit is not helped by an older copy, which would lack the documents that were added since.
STRUCTURE = frozenset(
    ("tables", "documents", "sections", "measures", "statistics", "excluded", "words", "ids", "references")
)

CHECKSUM = "checksum"


class Problem(NamedTuple):
    """One fault. `id` is the record's; of an exclusion or a stretch of the original `document/start:end`; of a row
    without an id the table and the row's number (`statistics#12`); of a whole store the name of its file."""

    id: str
    field: str
    detail: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One check: its name, what it looked at in words, how many of these there were, and what it found."""

    check: str
    what: str
    count: int
    problems: tuple[Problem, ...]


class Source(NamedTuple):
    """An original that was compared: the file as the user named it, and the document that it is."""

    file: str
    document: str
    same: bool  # whether the file is, byte for byte, the one that was recorded


class Restored(NamedTuple):
    """What `check --repair` found and did; `copy` and `kept` are None where there was nothing to do."""

    store: str
    found: str | None
    copy: str | None
    kept: str | None


@dataclass(frozen=True, kw_only=True)
class Audit:
    """The answer of `check`.

    JSON: `{"checked": [{"check", "what", "count", "problems"}], "problems": [{"id", "field", "detail"}]}`; an item of
    `checked` has the check's name, what was looked at in words, how many there were, and the number of its problems.
    `check --repair` adds `"repair": {"store", "found", "copy", "kept"}`: what was wrong, the copy that was put in its
    place, and where the damaged file is now; null where nothing was done. `check --accept` adds `"accepted"`: whether
    the checksum was written anew. `"older": [{"id", "reader", "file"}]` are the documents that an older version has
    read, which are no problem. In the flat formats a problem is a row.
    """

    places: tuple[Path, ...]
    checked: tuple[Checked, ...]
    sources: tuple[Source, ...] = ()
    repair: Restored | None = None
    accepted: bool | None = None
    faulty: tuple[Path, ...] = field(default=())  # the stores that have problems
    older: tuple[Document, ...] = ()  # that an older version has read

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, in the order of the checks."""
        return tuple(problem for each in self.checked for problem in each.problems)

    @property
    def notice(self) -> str | None:
        """What was repaired, which original is not the recorded file, or that all is well."""
        said = [_repaired(self.repair, len(self.problems))] if self.repair is not None else []
        if self.accepted is not None:
            said.append(_accepted(self.places[-1], self.accepted, len(self.problems)))
        said += [
            _("{file} 不是入库时的那个文件（sha256 不同），按编号 {document} 对照").format(
                file=each.file, document=each.document
            )
            for each in self.sources
            if not each.same
        ]
        if not said and not self.problems:
            said = [_("{n} 项检查，没有问题").format(n=len(self.checked))]
        said += [_again(self.older)] if self.older else []
        return "；".join(said) or None

    @property
    def error(self) -> JobsError | None:
        """With what the command ends when there are problems; a repair has done what it could, and so has `accept`."""
        if not self.problems or self.repair is not None or self.accepted is not None:
            return None
        return JobsError(_("有 {n} 处问题").format(n=len(self.problems)), tuple(self._hints()))

    def _hints(self) -> Iterable[tuple[str, str]]:
        broken = any(each.problems for each in self.checked if each.check in STRUCTURE)
        changed = {problem.id for each in self.checked if each.check == CHECKSUM for problem in each.problems}
        for place in (each for each in self.faulty if each.name in changed):
            again = _("重新安装 jobscli") if is_shipped(place) else f"jobscli check --repair --db {place}"
            if not is_installed(place):
                yield _("是自己改的"), f"jobscli check --accept --db {place}"
            yield _("不是自己改的"), again
        if changed:
            return
        if self.faulty and all(map(is_shipped, self.faulty)):
            yield _("自带的数据"), _("请把这些问题报告给 jobscli 的维护者")
        elif broken:
            db = f" --db {self.places[-1]}" if len(self.places) == 1 else ""
            yield _("恢复"), f"jobscli check --repair{db}"
        if self.shown is not None and not broken:
            yield _("看记录"), f"jobscli show {self.shown}"

    @property
    def shown(self) -> str | None:
        """The first record with a problem that `show` has; one that a correction no longer finds is none."""
        found = [problem.id for each in self.checked if each.check != "corrections" for problem in each.problems]
        return next((each for each in found if "/" in each and ":" not in each), None)

    def rows(self) -> list[dict[str, Any]]:
        """One row a problem."""
        return [each._asdict() for each in self.problems]

    def tree(self) -> dict[str, Any]:
        """The documented object."""
        checked = [
            {"check": each.check, "what": each.what, "count": each.count, "problems": len(each.problems)}
            for each in self.checked
        ]
        repair = {"repair": self.repair._asdict()} if self.repair is not None else {}
        accepted = {"accepted": self.accepted} if self.accepted is not None else {}
        older = [{"id": each.id, "reader": each.reader, "file": each.file} for each in self.older]
        return {"checked": checked, "problems": self.rows(), **repair, **accepted, "older": older}


def _again(older: tuple[Document, ...]) -> str:
    """How many documents an older version has read, and what to type."""
    told = _("{n} 份文件是旧版 {versions} 读的，重读用 jobscli add --again").format(
        n=len(older), versions=versions_told(older)
    )
    without = sum(each.file is None for each in older)
    return told + (_("；其中 {n} 份没有记下文件，要重新 add").format(n=without) if without else "")


def _accepted(place: Path, renewed: bool, problems: int) -> str:
    rest = _("；另有 {n} 处问题").format(n=problems) if problems else ""
    if renewed:
        return _("{store} 的校验和已按现在的内容重算").format(store=place) + rest
    return _("{store} 的内容和校验和本来就对得上").format(store=place) + rest


def _repaired(repair: Restored, problems: int) -> str:
    rest = _("；另有 {n} 处问题，不是备份能补的").format(n=problems) if problems else ""
    if repair.copy is None:
        return (repair.found or _("{store} 没有坏，没有要恢复的").format(store=repair.store)) + rest
    kept = _("；坏的文件留在 {kept}").format(kept=repair.kept) if repair.kept else ""
    return _("{found}。已用 {copy} 恢复").format(found=repair.found, copy=repair.copy) + kept + rest


def is_shipped(place: Path) -> bool:
    """Whether `place` is the store that came with jobscli, which no command writes."""
    try:
        return os.path.realpath(place) == os.path.realpath(shipped_path())
    except StoreError:  # it is gone, so this is another
        return False


def is_installed(place: Path) -> bool:
    """Whether `place` is the store in an installed jobscli, inside the package; a checkout has it beside."""
    return is_shipped(place) and shipped_path().with_name("__init__.py").exists()


def merged(checks: Iterable[Checked]) -> tuple[Checked, ...]:
    """The same check over several stores or originals as one."""
    found: dict[str, Checked] = {}
    for each in checks:
        before = found.get(each.check)
        found[each.check] = (
            each
            if before is None
            else replace(before, count=before.count + each.count, problems=before.problems + each.problems)
        )
    return tuple(found.values())


@dataclass(frozen=True)
class Undone:
    """The answer of `undo`: the documents that came back and those that left.

    JSON: `{"returned": [ids], "left": [ids], "corrections": [{"id", "field", "change"}]}`. The first two are empty
    when a document was put back as it was before it was replaced; `change` is returned or left, too.
    """

    returned: tuple[str, ...]
    left: tuple[str, ...]
    corrections_returned: tuple[tuple[str, str], ...] = ()  # record and field
    corrections_left: tuple[tuple[str, str], ...] = ()
    notice: str | None = None

    def rows(self) -> list[dict[str, Any]]:
        """One row a document."""
        both = (("returned", self.returned), ("left", self.left))
        documents = [{"document": each, "change": change, "field": None} for change, ids in both for each in ids]
        return documents + [
            {"document": each["id"], "change": each["change"], "field": each["field"]} for each in self._corrections()
        ]

    def _corrections(self) -> list[dict[str, str]]:
        both = (("returned", self.corrections_returned), ("left", self.corrections_left))
        return [{"id": each, "field": field, "change": change} for change, found in both for each, field in found]

    def tree(self) -> dict[str, Any]:
        """The documented object."""
        return {"returned": list(self.returned), "left": list(self.left), "corrections": self._corrections()}
