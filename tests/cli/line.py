"""A command line, typed as a user does."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typer.testing
from typer.main import get_command
from typer.testing import CliRunner, Result

from jobscli.cli.app import app

# What is put together for each command line that is typed is the same each time.
typer.testing._get_command = cache(get_command)  # type: ignore[attr-defined]


def typed(*words: object, db: Path | None = None, **environment: str) -> Result:
    """What `jobscli words…` does; `db` is put before the command."""
    before = ["--db", str(db)] if db is not None else []
    return CliRunner().invoke(app, [*before, *map(str, words)], prog_name="jobscli", env=environment)


def said(*words: object, db: Path | None = None, **environment: str) -> str:
    """What it says on stdout, when it is done well and says nothing else."""
    result = typed(*words, db=db, **environment)
    assert (result.exit_code, result.stderr) == (0, ""), result.stderr
    return result.stdout


def tree(*words: object, db: Path | None = None) -> Any:
    """What it says as JSON."""
    return json.loads(typed(*words, "--format", "json", db=db).stdout)


def refused(*words: object, db: Path | None = None) -> tuple[int, str]:
    """The exit code and the words on stderr, of a command that says nothing on stdout."""
    result = typed(*words, db=db)
    assert result.stdout == ""
    return result.exit_code, result.stderr
