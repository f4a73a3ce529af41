"""The word classes by which clauses are read, and the expressions that are composed of them, made once."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jobscli.words.measuring import any_word, one_of, table, words, words_of
from jobscli.words.reading import any_of


class Grammar(NamedTuple):
    """The word classes of measures, and the expressions that are composed of them."""

    adverbials: re.Pattern[str]
    act: re.Pattern[str]
    weak: re.Pattern[str]
    verb: re.Pattern[str]
    said: tuple[str, ...]
    result: re.Pattern[str]
    result_opens: frozenset[str]  # the characters with which one may begin
    agents: re.Pattern[str]
    things: re.Pattern[str]
    became: re.Pattern[str]  # the thing up to the verb that says what became of it
    thing_ends: re.Pattern[str]
    disposed: re.Pattern[str]
    turns: re.Pattern[str]  # the words that look ahead or tell who speaks
    ahead: re.Pattern[str]
    not_ahead: frozenset[str]
    before_verb: frozenset[str]  # of the words that look ahead, those that are nouns unless a verb follows
    odd_ends: frozenset[str]  # the last characters of clauses that may be an aside or speech


@cache
def grammar() -> Grammar:
    """All that the rules go by, made once from the tables."""
    known, aside = table("adverbial"), table("clause")
    guarded = f"(?!{words_of([('adverbial', 'guards')])})"
    adverbial = one_of(*known["patterns"], guarded + words_of([("adverbial", "words")]))
    act, weak = ([("verb", name), ("verb", "guards")] for name in ("act", "weak"))
    things, became = words_of([("thing", "nouns")]), words_of([("thing", "became")])
    results = words_of([("clause", "result"), ("clause", "result_guards")])
    before = f"{words_of([('clause', 'result_scope')])}?{words_of([('clause', 'result_degree')])}?"
    before_words = words("clause", "result_scope") | words("clause", "result_degree")
    result_words = words("clause", "result") | words("clause", "result_guards")
    told = f"[^，。；]{{2,38}}?{things}(?:，分别[^，。；]{{0,24}}?|[^，。；]{{0,14}}?)(?<!的){became}"
    thing = f"{told}(?:$|[至到为了]|[0-9])"
    ahead, not_ahead = words("ahead", "words") | {"将"}, words("ahead", "guards") | words("ahead", "disposal_guards")
    said, how = words("clause", "said"), words_of([("ahead", "disposal_adverbs")])
    return Grammar(
        adverbials=re.compile(f"{known['opening_pattern']}{adverbial}*+"),
        act=re.compile(words_of(act)),
        weak=re.compile(words_of(weak)),
        verb=re.compile(words_of([*act, *weak])),
        said=tuple(said),
        result=re.compile(f"{before}(?:{one_of(*aside['result_patterns'])}|(?P<word>{results}))"),
        result_opens=frozenset(each[0] for each in (*before_words, *aside["result_patterns"], *result_words)),
        agents=re.compile(f"(?:{known['agent_pattern']}(?!的)|{aside['towards_pattern']})"),
        things=re.compile(one_of(thing, *table("thing")["counted_patterns"])),
        became=re.compile(told),
        thing_ends=re.compile(f"{things}[还也均都]?$"),
        disposed=re.compile(f"[将把](?!{how})[^，。；]{{2,}}?(?<!的){words_of([('ahead', 'disposal')])}"),
        turns=re.compile(any_of(ahead | words("clause", "speaker_words"))),
        ahead=any_word("ahead", "words", "guards", "disposal_guards", "future"),
        not_ahead=not_ahead,
        before_verb=words("ahead", "before_verb") | words("ahead", "future"),
        odd_ends=frozenset({*aside["aside_last"], *(word[-1] for word in said)}),
    )
