"""What one may do with an answer beside reading it: into a file (`-o`), as a picture (`--plot`), cited (`--cite`)."""

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Any

from jobscli.cli import options
from jobscli.cli.output import Destination, put_into

# Whose answers are figures that can be drawn, and whose answers name records that can be cited.
DRAWN = ("rank", "panel", "series", "targets")
CITED = (*DRAWN, "verify", "diff", "compare", "statistics", "measures", "province", "search")
_Options = dict[str, tuple[Any, Any]]
_FILES: _Options = {"output": (options.Output, None), "force": (options.Force, False)}
_PICTURES: _Options = {"plot": (options.Plot, None), "plot_width": (options.PlotWidth, None)}
_REFERENCES: _Options = {
    "cite": (options.Cite, False),
    "style": (options.Style, "2025"),
    "accessed": (options.Accessed, None),
}
_MASTER: _Options = {"master": (options.MasterOfQuestion, None)}


def handed_on(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with options that say what becomes of its answer; as it is where it takes no `form`.

    What cannot be written is refused before the command does anything.
    """
    own = list(inspect.signature(command).parameters.values())
    names = {each.name for each in own}
    if "form" not in names:
        return command
    at = [each.name for each in own].index("form") + 1
    name = command.__name__
    added = {**(_REFERENCES if name in CITED else {}), **(_PICTURES if name in DRAWN else {}), **_FILES}
    added |= _MASTER if "db" in names and "master" not in names else {}
    kind = own[at - 1].kind
    more = [inspect.Parameter(key, kind, default=usual, annotation=each) for key, (each, usual) in added.items()]
    whole = [*own[:at], *more, *own[at:]]

    @wraps(command)
    def run(**given: Any) -> None:
        given, master = dict(given), None
        if "master" in added:
            master = given.pop("master")
        to = _destination({key: given.pop(key) for key in added if key != "master"})
        with _asking(master):
            if to == Destination():
                command(**given)
                return
            _refuse(to, given.get("db"))
            with put_into(to):
                command(**given)

    run.__signature__ = inspect.Signature(whole)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in whole}
    return run


def _asking(master: str | None) -> AbstractContextManager[None]:
    """Within, what a cluster has read is asked through its Spark at `master`."""
    if master is None:
        return nullcontext()
    from jobscli import api

    return api.on_master(master)


def _destination(asked: dict[str, Any]) -> Destination:
    """Where the answer goes; whoever names an edition or a date wants references."""
    style, accessed = asked.get("style", "2025"), asked.get("accessed")
    cite = (style, accessed) if asked.get("cite") or accessed or style != "2025" else None
    return Destination(asked["output"], asked["force"], asked.get("plot"), asked.get("plot_width"), cite)


def _refuse(to: Destination, db: Any) -> None:
    """Refuse what cannot be written."""
    from jobscli import export

    if to.file is not None:
        export.refuse(to.file, force=to.force, db=db)
    if to.plot is not None:
        export.refuse_picture(to.plot, force=to.force, db=db)
