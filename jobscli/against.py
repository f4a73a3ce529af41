"""The functions of `api` that hold documents against others: a draft against the store, two documents, the whole store.

Their answers are `Verification`, `Difference` and `Contradictions`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jobscli.errors import UsageError
from jobscli.language import _
from jobscli.store.asked import to_ask

if TYPE_CHECKING:
    from jobscli.ask.diff import Difference, Side
    from jobscli.ask.regions import Names
    from jobscli.ask.verify import Verification
    from jobscli.audit.contradictions import Contradictions
    from jobscli.ingest import How
    from jobscli.readings import Readings

Db = Path | str | None


def verify(draft: Path | str | Readings, how: How | None = None, *, whole: bool = False, db: Db = None) -> Verification:
    """Each figure of a draft held against the store: borne out, contradicted, of something else, or unknown.

    The draft is a file, "-" for the standard input, or what `read_text` has read; it is never stored. `whole` lists on
    the screen what is borne out, too.
    """
    from jobscli.ask import verify as ask

    read = _read(draft, how) if isinstance(draft, Path | str) else draft
    drafts = [
        ask.Draft(
            each.document,
            each.sections,
            each.statistics,
            tuple((problem.start, problem.end, problem.text, problem.reason) for problem in each.problems),
        )
        for each in read.readings
    ]
    return ask.verify(to_ask(db), drafts, whole=whole)


def diff(old: Path | str, new: Path | str, how: How | None = None, *, whole: bool = False, db: Db = None) -> Difference:
    """What a newer document keeps, changes, drops and adds to an older one; each a file or the id of a stored one.

    `how` is how files are read; `whole` puts on the screen what has not changed and is of other fields, too. Raises
    UsageError for what is neither.
    """
    from jobscli.ask.diff import diff as ask

    return ask(_side(old, how, db), _side(new, how, db), whole=whole)


def contradictions(*, region: Names | None = None, metric: Names | None = None, db: Db = None) -> Contradictions:
    """What the stored documents say against one another, of these regions and metrics or of all.

    Each finding has the figures side by side and the likelier cause, the texts or the reading of them.
    """
    from jobscli.ask.filters import where
    from jobscli.audit.contradictions import contradictions as found

    opened = to_ask(db)
    return found(opened, where(opened, region=region, metric=metric))


def _side(named: Path | str, how: How | None, db: Db) -> Side:
    """The file, or the stored document, of that name."""
    from jobscli.ask.diff import Side, stored

    if str(named) != "-" and not Path(named).is_file():
        return stored(to_ask(db), str(named))
    first, *others = _read(named, how).readings
    if others:
        raise UsageError(_("{name} 里有几份文件，先 jobscli add，再写编号").format(name=named))
    return Side(first.document, first.measures, first.statistics)


def _read(file: Path | str, how: How | None) -> Readings:
    from jobscli import ingest

    return ingest.read_files([Path(file)], how or ingest.How())
