"""Start atheris on a target; see the package."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import warnings
from pathlib import Path
from typing import Any

TARGETS = ("store", "text", "files", "command")


def main(arguments: list[str]) -> None:
    """Fuzz the target that the first of `arguments` names; the others are libFuzzer's."""
    if not arguments or arguments[0] not in TARGETS:
        sys.exit(f"python -m tests.fuzz {'|'.join(TARGETS)} [FOLDER] [libFuzzer's options]")
    atheris: Any = importlib.import_module("atheris")
    warnings.simplefilter("error")
    os.cpu_count = lambda: 1  # no processes of our own beside the fuzzer's
    with atheris.instrument_imports(include=["jobscli"]):
        import jobscli

        for module in pkgutil.walk_packages(jobscli.__path__, "jobscli."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    target = importlib.import_module(f"tests.fuzz.{arguments[0]}")
    folders = [Path(each) for each in arguments[1:] if not each.startswith("-") and not Path(each).is_file()]
    for folder in folders[:1]:
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate((*target.seeds(), *target.FOUND)):
            (folder / f"seed{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *arguments[1:]], target.one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
