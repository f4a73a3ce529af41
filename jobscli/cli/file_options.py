"""`-o FILE` on every command with an answer: the answer goes into a file, and stdout stays empty."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from jobscli.cli import options
from jobscli.cli.output import Destination, put_into

OPTIONS: dict[str, tuple[Any, Any]] = {"output": (options.Output, None), "force": (options.Force, False)}


def into_file(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with options that say into which file its answer goes; as it is where it takes no `form`.

    What cannot be written is refused before the command does anything.
    """
    own = list(inspect.signature(command).parameters.values())
    if "form" not in {each.name for each in own}:
        return command
    at = [each.name for each in own].index("form") + 1
    added = [
        inspect.Parameter(name, own[at - 1].kind, default=usual, annotation=kind)
        for name, (kind, usual) in OPTIONS.items()
    ]
    whole = [*own[:at], *added, *own[at:]]

    @wraps(command)
    def run(**given: Any) -> None:
        file, force = (given.pop(name) for name in OPTIONS)
        if file is None:
            command(**given)
            return
        from jobscli import export

        export.refuse(file, force=force, db=given.get("db"))
        with put_into(Destination(file, force)):
            command(**given)

    run.__signature__ = inspect.Signature(whole)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in whole}
    return run
