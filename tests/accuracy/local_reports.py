"""What is read of local reports against what can be known without an annotation: their folders, and each other.

    python tests/accuracy/local_reports.py FOLDER [--misses N] [--without-path] [--only FIELD] [--json]

FOLDER holds Markdown files called <province or city>/<year>.md, the year being that in which a work report was given:
its figures are of the year before. Files in a folder that is no place are bulletins of the nation, of the year they are
called by. In such a collection single folders stand a year off or hold another city's report, so that some of what is
listed is right. Printed is the share of each field that agrees, and what does not, with its quotation:

    region, place, year, url    what is read against the folder, the file and the front matter
    markup                      no sign of it in a title, a heading, a label, a metric or an address
    term                        the five-year total that a report tells against the sum of the five years' results
    target                      the result of a year against the target that the report before set for it
    sequence                    no result of a year is out of all proportion to those of the years beside it
    span                        what its metric can be at all: an income of 339亿元 is of a treasury
    once                        one metric of one time and place has one value in a report: a part is not the whole
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from jobscli import words
from jobscli.read import read_text
from jobscli.read.model import Reading
from jobscli.record import NATION, Statistic
from jobscli.words.divisions import divisions, short_name

MARKUP = re.compile(r"[*#|<>`\\]|^---|^(?:title|source):|\]\(|&[a-z]{2,6};")
JOBS, RATE = "城镇新增就业", "城镇登记失业率"
OFF = 0.02  # how far a total may be from the sum of what is printed rounded
LEAST, MOST = 0.7, 2.2  # result by target: more or less is to be looked at
BELOW, ABOVE = 2.0, 0.6  # percentage points that a registered rate may be off its target
LEAP = 2.5  # from one year to the next
APART = 1.3  # how far the values of one metric of one time may lie apart in a report
# What a level can be of any place, from a county to the nation: yuan, per cent, people.
SPANS = {
    "居民人均可支配收入": (30, 200_000),
    RATE: (0.1, 15),
    "城镇调查失业率": (1, 12),
    JOBS: (300, 70_000_000),
    "高校毕业生就业率": (50, 100),
    "创业担保贷款": (100_000, 2_000_000_000_000),
}


class Expected(NamedTuple):
    """What a file's folders say: the region, the place where it is of a city, and the year reviewed."""

    region: str
    place: str | None
    year: int


class Judged(NamedTuple):
    """One thing that was compared: whether it agrees, and what is said of it where it does not."""

    field: str
    agrees: bool
    told: str


def expected(path: Path) -> Expected | None:
    """What the path of a report says; None for a file that is no year."""
    if not path.stem.isdecimal():
        return None
    found = divisions(path.parent.name)
    if not found:
        return Expected(NATION, None, int(path.stem))
    one = found[0]
    return Expected(one.region, short_name(one.name) if one.level > 1 else None, int(path.stem) - 1)


def of_folder(read: Reading, wanted: Expected, text: str) -> Iterator[Judged]:
    """The document's own fields."""
    document = read.document
    printed = re.search(r"^source:\s*(?:-\s*)?(https?://\S+)", text, re.MULTILINE)
    pairs: list[tuple[str, object, object]] = [
        ("region", document.regions, (wanted.region,)),
        ("year", document.year, wanted.year),
        ("place" if wanted.place else "no place", document.place, wanted.place),
    ]
    if printed is not None:
        pairs.append(("url", document.url, printed[1]))
    for field, found, right in pairs:
        yield Judged(field, found == right, f"{found} for {right}: {document.title}")
    words = [document.title, document.url or "", *(each.title for each in read.sections)]
    words += [word for each in read.statistics for word in (each.metric, each.label)]
    marked = [word for word in words if MARKUP.search(word)]
    yield Judged("markup", not marked, " / ".join(marked[:3]))


def of_figures(read: Reading) -> Iterator[Judged]:
    """The levels of a report that are not in doubt, by themselves and beside each other."""
    told: dict[tuple[object, ...], list[Statistic]] = defaultdict(list)
    for each in read.statistics:
        if each.aspect == "level" and each.confidence != "low":
            if each.metric in SPANS:
                least, most = SPANS[each.metric]
                yield Judged("span", least <= each.value <= most, _quoted([each]))
            if words.metric(each.metric) is not None and each.period and each.status in ("achieved", "target"):
                key = (each.metric, each.population, each.unit, each.status, each.scope, each.period)
                told[(*key, each.region, each.place)].append(each)
    for those in told.values():
        values = [each.value for each in those]
        yield Judged("once", max(values) <= APART * float(min(values)), _quoted(those))


def _quoted(figures: Sequence[Statistic]) -> str:
    return " / ".join(f"{each.metric} {each.text} ({each.label})「{(each.quote or '')[-60:]}」" for each in figures)


class Place(NamedTuple):
    """The results and targets of one place, by the year that they are of, with the file that tells them."""

    results: dict[int, tuple[float, str]]
    targets: dict[int, tuple[float, str]]
    terms: dict[tuple[int, int], tuple[float, str]]


def of_place(reports: Mapping[str, Reading], metric: str) -> Place:
    """What the reports of one place say of it; the report of a year tells its result and the next one's target."""
    found = Place({}, {}, {})
    for name, read in reports.items():
        for each in read.statistics:
            if each.metric == metric and each.aspect == "level" and not each.population and _own(read, each):
                told = (float(each.value), f"{name} {each.text}「{(each.quote or '')[:90]}」")
                _enter(found, each, read.document.year or 0, told)
    return found


def _enter(found: Place, each: Statistic, year: int, told: tuple[float, str]) -> None:
    """Put a figure where it belongs: the first of its kind in each report."""
    years = tuple(map(int, re.findall("[0-9]{4}", each.period or "")))
    if "-" in (each.period or ""):
        return
    if each.status == "achieved" and len(years) == 2 and years[1] - years[0] == 4 and each.scope == "cumulative":
        found.terms.setdefault((years[0], years[1]), told)
    elif each.status == "achieved" and years == (year,) and each.scope not in ("cumulative", "annual_average"):
        found.results.setdefault(year, told)
    elif each.status == "target" and years == (year + 1,):
        found.targets.setdefault(years[0], told)


def _own(read: Reading, each: Statistic) -> bool:
    return (each.region,) == read.document.regions and each.place == read.document.place


def of_jobs(place: Place) -> Iterator[Judged]:
    """New jobs: totals of five years, results by targets, and the run of the years."""
    for (first, last), (total, told) in place.terms.items():
        years = [place.results[year] for year in range(first, last + 1) if year in place.results]
        if len(years) == last - first + 1:
            made = sum(value for value, _told in years)
            yield Judged("term", abs(total - made) <= OFF * total, f"{total:.0f} for {made:.0f}: {told} " + _all(years))
    for year, (value, told) in place.results.items():
        if year in place.targets:
            aim, aimed = place.targets[year]
            yield Judged("target", LEAST <= value / aim <= MOST, f"{value:.0f} for {aim:.0f}: {told} {aimed}")
        before = place.results.get(year - 1)
        if before is not None:
            leap = value / before[0]
            yield Judged("sequence", 1 / LEAP <= leap <= LEAP, f"{value:.0f} after {before[0]:.0f}: {told} {before[1]}")


def of_rates(place: Place) -> Iterator[Judged]:
    """The registered rate: results by targets."""
    for year, (value, told) in place.results.items():
        if year in place.targets:
            aim, aimed = place.targets[year]
            yield Judged("target", -BELOW <= value - aim <= ABOVE, f"{value} for {aim}: {told} {aimed}")


def _all(years: list[tuple[float, str]]) -> str:
    return " + ".join(f"{value:.0f} [{told}]" for value, told in years)


def read_all(folder: Path, with_path: bool) -> Iterator[tuple[Path, Expected, str, Reading]]:
    """Each report below `folder`, with what its path says and its text."""
    for path in sorted(folder.rglob("*.md")):
        wanted = expected(path)
        if wanted is not None:
            text = path.read_bytes().decode("utf-8-sig")
            yield path, wanted, text, read_text(text, path.stem, path=str(path) if with_path else None)


def judged(folder: Path, with_path: bool) -> Iterator[tuple[str, Judged]]:
    """Everything that is compared, with the report or the place that it is of."""
    places: dict[str, dict[str, Reading]] = defaultdict(dict)
    for path, wanted, text, read in read_all(folder, with_path):
        places[path.parent.name][path.stem] = read
        for each in (*of_folder(read, wanted, text), *of_figures(read)):
            yield f"{path.parent.name}/{path.name}", each
    for name, reports in places.items():
        for each in (*of_jobs(of_place(reports, JOBS)), *of_rates(of_place(reports, RATE))):
            yield name, each


def main() -> None:
    """Read all reports below a folder and print what agrees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=20, help="print so many of what does not agree")
    parser.add_argument("--only", help="print what does not agree of one field")
    parser.add_argument("--without-path", action="store_true", help="let the text alone tell")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    seen, right, misses = Counter[str](), Counter[str](), []
    for name, each in judged(asked.folder, not asked.without_path):
        seen[each.field] += 1
        right[each.field] += each.agrees
        if not each.agrees and asked.only in (None, each.field):
            misses.append(f"{name} {each.field}: {each.told}")
    shares = {field: round(right[field] / seen[field], 4) for field in seen}
    print(json.dumps(shares) if asked.json else "\n".join(f"{f:8} {s:.4f} of {seen[f]}" for f, s in shares.items()))
    print("\n".join(misses[: asked.misses]))


if __name__ == "__main__":
    main()
