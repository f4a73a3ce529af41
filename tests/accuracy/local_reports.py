"""What is read of local work reports against the folders that they stand in: region, place, year, title, url.

    python tests/accuracy/local_reports.py FOLDER [--misses N] [--without-path] [--json]

FOLDER holds Markdown files called <province or city>/<year>.md, the year being that in which a report was given: its
figures are of the year before. No annotation is needed; in such a collection single folders stand a year off or hold
another city's report, so that some of what is listed is right. Prints the share of each field that agrees.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from jobscli.read.document.outline import outline
from jobscli.read.model import Outline
from jobscli.words.divisions import divisions, short_name

MARKUP = re.compile(r"[*#|<>]|^---|^(?:title|source):")


class Expected(NamedTuple):
    """What a file's folders say: the region, the place where it is of a city, and the year reviewed."""

    region: str
    place: str | None
    year: int


def expected(path: Path) -> Expected | None:
    """What the path of a report says; None for a folder that is no division or a file that is no year."""
    found = divisions(path.parent.name)
    if not found or not path.stem.isdecimal():
        return None
    one = found[0]
    return Expected(one.region, short_name(one.name) if one.level > 1 else None, int(path.stem) - 1)


def judged(found: Outline, wanted: Expected, text: str) -> dict[str, tuple[bool, object, object]]:
    """Of each field: whether it agrees, what was read, what is expected."""
    document = found.document
    titles = [document.title, *(each.title for each in found.sections)]
    marked = next((title for title in titles if MARKUP.search(title)), None)
    printed = re.search(r"^source:\s*(?:-\s*)?(https?://\S+)", text, re.MULTILINE)
    fields: dict[str, tuple[bool, object, object]] = {
        "region": (document.regions == (wanted.region,), document.regions, wanted.region),
        "year": (document.year == wanted.year, document.year, wanted.year),
        "markup": (marked is None, marked, None),
    }
    fields["place" if wanted.place else "no place"] = (document.place == wanted.place, document.place, wanted.place)
    if printed is not None:
        fields["url"] = (document.url == printed[1], document.url, printed[1])
    return fields


def main() -> None:
    """Read all reports below a folder and print what agrees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=20, help="print so many of what does not agree")
    parser.add_argument("--without-path", action="store_true", help="let the text alone tell")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    seen, right, misses = Counter[str](), Counter[str](), []
    for path in sorted(asked.folder.rglob("*.md")):
        wanted = expected(path)
        if wanted is None:
            continue
        text = path.read_bytes().decode("utf-8-sig")
        found = outline(text, path.stem, path=None if asked.without_path else str(path))
        for field, (agrees, read, right_one) in judged(found, wanted, text).items():
            seen[field] += 1
            right[field] += agrees
            if not agrees:
                misses.append(f"{path.parent.name}/{path.name} {field}: {read} for {right_one}: {found.document.title}")
    shares = {field: round(right[field] / seen[field], 4) for field in seen}
    print(json.dumps(shares) if asked.json else "\n".join(f"{f:8} {s:.4f} of {seen[f]}" for f, s in shares.items()))
    print("\n".join(misses[: asked.misses]))


if __name__ == "__main__":
    main()
