"""The answer to `check --contradictions`: what documents say against one another, the likelier cause, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from jobscli.ask.answer import Flat
from jobscli.ask.corrected import printed
from jobscli.errors import JobsError
from jobscli.language import _
from jobscli.record import Document, Statistic, to_json

# restated: two documents give one thing different values; target: two give different aims for one year; result: a
# result that its aim makes implausible; account: a share of an aim that was reached, against the aim and the result;
# total: several years against their sum; part: a city above its province, a
# province above the nation; bulletin: a document against the statistical bulletin of its place.
Kind = Literal["restated", "target", "result", "account", "total", "part", "bulletin"]
Cause = Literal["texts", "unsure", "reading"]
KINDS: tuple[Kind, ...] = ("bulletin", "total", "target", "account", "result", "restated", "part")
CAUSES: tuple[Cause, ...] = ("texts", "unsure", "reading")

SAID: dict[Kind, str] = {
    "restated": _("两份文件的数不同"),
    "target": _("两份文件说的目标不同"),
    "result": _("结果和目标相差太远"),
    "account": _("完成率和目标、结果不合"),
    "total": _("几年合计和逐年的数不合"),
    "part": _("部分大于整体"),
    "bulletin": _("和统计公报不同"),
}
CAUSE_SAID: dict[Cause, str] = {
    "texts": _("多半是文件本身不一致"),
    "unsure": _("说不准是文件不一致还是读错"),
    "reading": _("多半是读错了，先看原句"),
}


@dataclass(frozen=True)
class Finding:
    """Figures that contradict one another; the first is what the others are held against.

    `told` says in a sentence how far apart they are, with what was computed marked; `score` is the sum of what speaks
    for a misreading, `reasons` what that is.
    """

    kind: Kind
    figures: tuple[Statistic, ...]
    told: str
    cause: Cause
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Contradictions:
    """The answer to `check --contradictions`; `compared` is how many comparisons were made."""

    findings: tuple[Finding, ...]
    documents: tuple[Document, ...]
    compared: int

    @property
    def notice(self) -> str | None:
        """That nothing was found, or that there was nothing to compare."""
        if self.findings:
            return None
        if not self.compared:
            return _("没有两份文件说同一件事，没有可对照的；用 jobscli add 多存几份")
        return _("对照了 {n} 处，没有矛盾").format(n=self.compared)

    @property
    def error(self) -> JobsError | None:
        """With what the command ends where something was found."""
        return JobsError(_("有 {n} 处矛盾").format(n=len(self.findings))) if self.findings else None

    def count(self, cause: Cause) -> int:
        """How many are of that cause."""
        return sum(each.cause == cause for each in self.findings)

    def rows(self) -> list[Flat]:
        """One row a figure, under the number of its finding."""
        titles = {each.id: each.title for each in self.documents}
        return [
            {
                "finding": at,
                "kind": found.kind,
                "cause": found.cause,
                "told": found.told,
                "reasons": "；".join(found.reasons),
                "region": each.region,
                "place": each.place,
                "metric": each.metric,
                "period": each.period,
                "status": each.status,
                "scope": each.scope,
                "text": printed(each),
                "id": each.id,
                "document": titles.get(each.document, each.document),
                "quote": each.quote,
            }
            for at, found in enumerate(self.findings, 1)
            for each in found.figures
        ]

    def tree(self) -> dict[str, Any]:
        """`{"compared", "counts": {kind: n}, "findings": [{"kind", "cause", "told", "reasons", "figures"}]}`."""
        counts = Counter(each.kind for each in self.findings)
        return {
            "compared": self.compared,
            "counts": {kind: counts[kind] for kind in KINDS},
            "findings": [
                {
                    "kind": each.kind,
                    "cause": each.cause,
                    "told": each.told,
                    "reasons": list(each.reasons),
                    "figures": [to_json(figure) for figure in each.figures],
                }
                for each in self.findings
            ],
        }
