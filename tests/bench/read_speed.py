"""How fast the whole of reading is, beside libraries that find numbers or money in Chinese text.

    python tests/bench/read_speed.py FILE… [--runs N]

Prints MB (UTF-8) per second of CPU on one core, the median of the runs, taken in turn. `recognizers-text-suite`
(number, percentage and currency models) and `jionlp` (money) are measured on the same text where they are installed;
they do a part of the work, so the ratio says what a reader would cost that began with them.
"""

# Where the time goes: nowhere in particular. A figure of a report costs 80 rules, 45 tuples and 100 searches, and no
# function takes a twentieth of the time itself. `read` and `words` compiled with mypyc 2.4 (gcc -O2; but the modules
# with a dataclass of slots) gave the same records in 1/1.2 of the CPU, with every constant `Final` in 1/1.3; three
# quarters of that is Python's own library (expressions, tuples, dictionaries). So there is no compiled build. What was
# in its way: `(a, b) in ((…, …), (…, …))` crashes, a named tuple is true by its length, whatever `__bool__` it has
# (`Span`), and an int for a float, a surrogate in a literal, a tuple that grows untyped are refused.

from __future__ import annotations

import argparse
import importlib
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from jobscli.read import read_text

Task = Callable[[str], object]


def ours(text: str) -> object:
    return read_text(text, "bench")


def recognizers() -> Task | None:
    """The three models of recognizers-text, sentence by sentence as its documentation has it; None when missing."""
    try:
        number = importlib.import_module("recognizers_number")
        unit = importlib.import_module("recognizers_number_with_unit")
        culture = importlib.import_module("recognizers_text").Culture.Chinese
    except ImportError:
        return None
    models = [
        number.NumberRecognizer(culture).get_number_model(),
        number.NumberRecognizer(culture).get_percentage_model(),
        unit.NumberWithUnitRecognizer(culture).get_currency_model(),
    ]
    return lambda text: [model.parse(line) for line in text.splitlines() for model in models]


def jionlp() -> Task | None:
    """The money extractor of jionlp; None when missing."""
    try:
        library = importlib.import_module("jionlp")
    except ImportError:
        return None
    return lambda text: [library.ner.extract_money(line) for line in text.splitlines()]


def speed(task: Task, text: str) -> float:
    start = time.process_time()
    task(text)
    return len(text.encode()) / 1e6 / (time.process_time() - start)


def main() -> None:
    """Measure on the files named and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    stated = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in stated.files]
    tasks: dict[str, Task | None] = {"jobscli": ours, "recognizers-text": recognizers(), "jionlp": jionlp()}
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} files, {size:.2f} MB")
    medians: dict[str, float] = {}
    for name, task in tasks.items():
        if task is None:
            print(f"{name:18} not installed")
            continue
        task(texts[0][:2000])
        speeds = [statistics.harmonic_mean([speed(task, text) for text in texts]) for _run in range(stated.runs)]
        medians[name] = statistics.median(speeds)
        print(
            f"{name:18} {medians[name]:8.3f} MB/s   {medians[name] / medians['jobscli']:8.2f} of the speed of jobscli"
        )


if __name__ == "__main__":
    main()
