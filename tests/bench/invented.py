"""Documents of every county and province for as many records as are wanted, from a seed: for measuring large stores.

A document is the report of one place and year: of a province, a prefecture or a county by the table of divisions,
with figures on METRICS metrics, some of which every report has. Regions, places, years, units, bounds and sentences
are as varied as in reports that were read; the numbers mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib import resources
from random import Random
from typing import NamedTuple

from jobscli.record import Document, Excluded, Measure, Section, Statistic
from jobscli.store import Batch
from jobscli.words import regions
from jobscli.words.divisions import short_name

METRICS = 400
FIGURES = 75  # of a document, with half as many exclusions, a fifth measures and a fifth headings
YEARS = range(2001, 2026)
COMMON = ("城镇新增就业", "城镇登记失业率", "城镇居民人均可支配收入", "创业担保贷款发放额", "失业人员再就业人数")
PIECES = (
    "就业", "创业", "培训", "贷款", "补贴", "高校毕业生", "农民工", "社会保险", "岗位", "招聘", "技能", "收入", "养老",
    "失业", "扶贫", "企业", "园区", "服务", "参保", "工资",
)  # fmt: skip
RARE = "零工驿站"  # stands in one document of a thousand


class Of(NamedTuple):
    """A place that reports: its region, its own name where it is none, its code."""

    region: str
    place: str | None
    code: str | None


@cache
def places() -> tuple[Of, ...]:
    """Every present division, provinces first."""
    names = {each.code[:2]: name for name, each in regions().items()}
    found = []
    for line in (resources.files("jobscli.words") / "divisions.txt").read_text(encoding="utf-8").splitlines():
        name, *codes = line.split(" ")
        found += [Of(names[code[:2]], name, code) for code in codes if "/" not in code and code[:2] in names]
    found.sort(key=lambda each: (not str(each.code).endswith("0000"), each.code))
    return tuple(
        Of(each.region, None, None)
        if str(each.code).endswith("0000")
        else each._replace(place=short_name(str(each.place)))
        for each in found
    )


def metrics(random: Random) -> tuple[str, ...]:
    """The names of METRICS metrics: those that every report has, and others."""
    named = dict.fromkeys(COMMON)
    while len(named) < METRICS:
        named["".join(random.sample(PIECES, 3)) + random.choice(("人数", "金额", "率"))] = None
    return tuple(named)


def documents(records: int, seed: int = 17) -> Iterator[Batch]:
    """Documents with about so many records together, in order of region and year."""
    random = Random(seed)
    named = metrics(random)
    size = 1 + FIGURES + FIGURES // 2 + 2 * (FIGURES // 5)
    wanted = max(1, records // size)
    everywhere = places()
    years = list(YEARS)[-max(1, -(-wanted // len(everywhere))) :]
    made = ((of, year) for year in years for of in everywhere)
    chosen = [pair for pair, _n in zip(made, range(wanted), strict=False)]
    for of, year in sorted(chosen, key=lambda each: (each[0].region, each[1])):
        yield report(of, year, named, random)


def report(of: Of, year: int, named: tuple[str, ...], random: Random) -> Batch:
    """The report of one place on one year."""
    identity = f"{of.region}-{of.code or ''}-{year}"
    document = Document(
        id=identity, title=f"{of.place or of.region}{year + 1}年政府工作报告", year=year, regions=(of.region,),
        place=of.place, place_code=of.code, published=f"{year + 1}-01-15", sha256=f"{random.getrandbits(256):064x}",
        publisher=f"{of.place or of.region}人民政府", reader="0.1.0", file=f"/reports/{identity}.md", stated=(),
    )  # fmt: skip
    sections = tuple(
        Section(id=f"{identity}/h{n * 400}", document=identity, region=of.region, number=str(n + 1),
                title="".join(random.sample(PIECES, 3)), start=n * 400, end=n * 400 + 399)
        for n in range(FIGURES // 5)
    )  # fmt: skip
    measures = tuple(_measure(identity, of, sections[n], n, random) for n in range(FIGURES // 5))
    asked = [*COMMON, *random.sample(named[len(COMMON) :], FIGURES - len(COMMON))]
    figures = tuple(_figure(identity, of, year, metric, (n, random)) for n, metric in enumerate(asked))
    excluded = tuple(
        Excluded(document=identity, start=n * 80 + 40, end=n * 80 + 44, text=str(year), reason="date")
        for n in range(FIGURES // 2)
    )
    return Batch(document, sections, measures, figures, excluded)


def _sentence(random: Random) -> str:
    rare = RARE if random.random() < 0.001 / (FIGURES + FIGURES // 5) else ""
    return "全年" + rare + "，".join("".join(random.sample(PIECES, 4)) for _part in range(4)) + "。"


def _measure(identity: str, of: Of, section: Section, n: int, random: Random) -> Measure:
    return Measure(
        id=f"{identity}/m{n * 400 + 20}", document=identity, region=of.region, place=of.place, section=section.id,
        title="".join(random.sample(PIECES, 4)), kind=random.choice(("policy", "training", "loan")),
        topics=(random.choice(("创业", "培训")),), start=n * 400 + 20, end=n * 400 + 60, paragraph=n,
        quote=_sentence(random), rule="measure.action", confidence="medium",
    )  # fmt: skip


def _figure(identity: str, of: Of, year: int, metric: str, drawn: tuple[int, Random]) -> Statistic:
    n, random = drawn
    unit = "%" if metric.endswith("率") else "元" if metric.endswith(("金额", "额", "收入")) else "人"
    value = Decimal(random.randrange(1, 100_000)) / (1000 if unit == "%" else 1)
    return Statistic(
        id=f"{identity}/s{n * 80 + 10}", document=identity, region=of.region, place=of.place,
        section=f"{identity}/h{n // 5 * 400}", paragraph=n, metric=metric, label=metric, text=f"{value}{unit}",
        value=value, unit=unit, bound=random.choice(("exact", "exact", "exact", "about", "at_least")),
        scope="annual", period=str(year), period_basis="context", start=n * 80 + 10, end=n * 80 + 16,
        rule="naming.vocabulary", confidence=random.choice(("high", "high", "medium")), quote=_sentence(random),
    )  # fmt: skip
