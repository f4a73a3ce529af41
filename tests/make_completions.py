"""Make `jobscli/cli/completions.json`: each command's options and arguments, and what a value of each may be.

A shell asks at every Tab; to ask Typer takes three times as long as to read this. Run it when a command has another
option: `python tests/make_completions.py`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.main import get_command

from jobscli.cli import options
from jobscli.cli.app import app
from jobscli.cli.commands import COMMANDS

OUT = Path(__file__).parent.parent / "jobscli" / "cli" / "completions.json"

# What a value may be by the option that takes it, else by how help calls it; else it is nothing that we know.
_BY_OPTION = {
    "--kind": "kind", "--topic": "topic", "--group": "group", "--status": "status", "--aspect": "aspect",
    "--price-basis": "price_basis", "--bound": "bound", "--scope": "scope", "--period-basis": "basis",
    "--confidence": "confidence", "--level": "level", "--document": "document", "--unit": "unit",
    "--population": "population", "--place": "place", "--period": "period", "--id": "",
}  # fmt: skip
_BY_NAME = {
    "REGION": "region", "REGION REGION…": "region", "PLACES": "region", "METRIC": "metric", "METRIC…": "metric",
    "ID": "id", "ID…": "id", "ID SIGN ID…": "id", "DOCUMENT…": "document", "WORDS…": "words", "QUESTION": "words",
}  # fmt: skip
# Of one word each command has its own meaning.
_BY_COMMAND = {("metrics", "TEXT"): "metric", ("systems", "TEXT"): "words"}


def table() -> dict[str, Any]:
    """By command, "" for what stands before one: what it does, its arguments in their order, its options."""
    group: Any = get_command(app)
    found = {"": _command("", group)}
    for name in COMMANDS:
        found[name] = _command(name, group.get_command(None, name))
    return found


def _command(name: str, command: Any) -> dict[str, Any]:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    return {
        "told": str(command.help or "").strip().splitlines()[0],
        "arguments": [_kind(name, "", each.metavar or "") for each in arguments],
        "more": bool(arguments) and arguments[-1].nargs < 0,
        "options": {
            option: [None if each.is_flag else _kind(name, each.opts[0], each.metavar or ""), str(each.help or "")]
            for each in command.params
            if each.param_type_name == "option" and not each.hidden
            for option in (*each.opts, *each.secondary_opts)
        },
    }


def _kind(command: str, option: str, name: str) -> str:
    """What a value is; of a closed list, its values with bars between."""
    if option == "--format":
        return "|".join((*options.FORMATS, *(options.REFERENCES if command == "cite" else ())))
    if option in _BY_OPTION:
        return _BY_OPTION[option]
    bare = name.strip("[]")
    if "|" in bare and bare.islower():
        return bare
    return _BY_COMMAND.get((command, bare)) or _BY_NAME.get(bare, "")


def main() -> None:
    """Write the table, a command a line."""
    lines = [f"{json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}" for name, each in table().items()]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
