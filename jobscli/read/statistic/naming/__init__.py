"""Which metric a figure measures, and whom it covers."""

from __future__ import annotations

from functools import cache

from jobscli.read.rule import Rules, that_may_answer
from jobscli.read.statistic.model import Naming
from jobscli.read.statistic.naming.anaphora import continuation, shared_verb, verb_behind
from jobscli.read.statistic.naming.benefit import (
    area_standard,
    benefit_raised,
    benefit_rate,
    benefit_standard,
    contribution_step,
)
from jobscli.read.statistic.naming.concentrated import concentrated
from jobscli.read.statistic.naming.counted import agreed, counted_first
from jobscli.read.statistic.naming.derived import completion, gap, share, target
from jobscli.read.statistic.naming.distributive import list_member
from jobscli.read.statistic.naming.ellipsis import population_only, verb_only
from jobscli.read.statistic.naming.formula import formula_result
from jobscli.read.statistic.naming.granted import granted, granted_before
from jobscli.read.statistic.naming.guideline import guideline
from jobscli.read.statistic.naming.half_name import half_name
from jobscli.read.statistic.naming.heading import loan_told, named_by_heading
from jobscli.read.statistic.naming.moved import moved_before
from jobscli.read.statistic.naming.multiple import multiple, to_the_average
from jobscli.read.statistic.naming.own_words import clause_before, raised_before, text_names_it, unnamed, vocabulary
from jobscli.read.statistic.naming.parts import part_of
from jobscli.read.statistic.naming.ranked import ranked, ranked_list
from jobscli.read.statistic.naming.reckoned import borne, reckoned
from jobscli.read.statistic.naming.superlative import superlative
from jobscli.read.statistic.naming.threshold import threshold
from jobscli.read.statistic.view import Shape, Unnamed

# The surest first; the first that answers decides.
RULES: Rules[[Unnamed], Naming] = (
    ("naming.formula", formula_result),
    ("naming.completion", completion),
    ("naming.multiple", multiple),
    ("naming.to-the-average", to_the_average),
    ("naming.ranked-list", ranked_list),
    ("naming.list-member", list_member),
    ("naming.target", target),
    ("naming.benefit-rate", benefit_rate),
    ("naming.benefit-raised", benefit_raised),
    ("naming.contribution-step", contribution_step),
    ("naming.benefit-standard", benefit_standard),
    ("naming.area-standard", area_standard),
    ("naming.guideline", guideline),
    ("naming.threshold", threshold),
    ("naming.reckoned", reckoned),
    ("naming.borne", borne),
    ("naming.concentrated", concentrated),
    ("naming.gap", gap),
    ("naming.share", share),
    ("naming.ranked", ranked),
    ("naming.counted-first", counted_first),
    ("naming.vocabulary", vocabulary),
    ("naming.population-only", population_only),
    ("naming.verb-only", verb_only),
    ("naming.raised-before", raised_before),
    ("naming.superlative", superlative),
    ("naming.moved-before", moved_before),
    ("naming.loan", loan_told),
    ("naming.granted", granted),
    ("naming.heading", named_by_heading),
    ("naming.half-name", half_name),
    ("naming.agreed", agreed),
    ("naming.granted-before", granted_before),
    ("naming.part-of", part_of),
    ("naming.continuation", continuation),
    ("naming.shared-verb", shared_verb),
    ("naming.verb-behind", verb_behind),
    ("naming.own-words", text_names_it),
    ("naming.clause-before", clause_before),
    ("naming.unnamed", unnamed),
)


@cache
def rules_of(shape: Shape) -> Rules[[Unnamed], Naming]:
    """The rules that can name a mention of that shape."""
    return that_may_answer(RULES, shape)
