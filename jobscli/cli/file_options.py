"""`-o FILE` on every command with an answer, `--plot FILE` on those that compare: the answer goes into files."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from jobscli.cli import options
from jobscli.cli.output import Destination, put_into

# Whose answers are figures that can be drawn.
DRAWN = ("rank", "panel", "series", "targets")
_OPTIONS: dict[str, tuple[Any, Any]] = {"output": (options.Output, None), "force": (options.Force, False)}
_PICTURES: dict[str, tuple[Any, Any]] = {"plot": (options.Plot, None), "plot_width": (options.PlotWidth, None)}


def into_file(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with options that say into which file its answer goes; as it is where it takes no `form`.

    What cannot be written is refused before the command does anything.
    """
    own = list(inspect.signature(command).parameters.values())
    if "form" not in {each.name for each in own}:
        return command
    at = [each.name for each in own].index("form") + 1
    added = {**(_PICTURES if command.__name__ in DRAWN else {}), **_OPTIONS}
    kind = own[at - 1].kind
    more = [inspect.Parameter(name, kind, default=usual, annotation=each) for name, (each, usual) in added.items()]
    whole = [*own[:at], *more, *own[at:]]

    @wraps(command)
    def run(**given: Any) -> None:
        asked = {name: given.pop(name) for name in added}
        to = Destination(asked["output"], asked["force"], asked.get("plot"), asked.get("plot_width"))
        if to.file is None and to.plot is None:
            command(**given)
            return
        _refuse(to, given.get("db"))
        with put_into(to):
            command(**given)

    run.__signature__ = inspect.Signature(whole)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in whole}
    return run


def _refuse(to: Destination, db: Any) -> None:
    """Refuse what cannot be written."""
    from jobscli import export

    if to.file is not None:
        export.refuse(to.file, force=to.force, db=db)
    if to.plot is not None:
        export.refuse_picture(to.plot, force=to.force, db=db)
