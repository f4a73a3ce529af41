"""What a heading or a title says of the measures under it, and the topics and groups that words name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from jobscli.read.model import Outline
from jobscli.words.automaton import Token
from jobscli.words.measuring import Sense, order, otherwise, pattern, senses, theme

# A heading with more topics than this is on none of them.
_FEW = 2
# A heading on them says with whom, not for whom: 稳定企业用工.
_NOT_PEOPLE = ("企业", "小微企业")


class Theme(NamedTuple):
    """What a measure is about and for whom where its own words say neither."""

    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class Themes(NamedTuple):
    """The theme of a document, or None where it is on much else, and those of its sections by id."""

    document: Theme | None
    sections: dict[str, Theme]


def themes(outline: Outline) -> Themes:
    """The themes of a document and of its sections."""
    named = pattern("theme", "title").search(outline.document.title) is not None
    whole = Theme() if named and outline.kind != "report" else None
    about = range(len(outline.sections)) if whole else _on_field([section.title for section in outline.sections])
    return Themes(whole, {outline.sections[at].id: heading_theme(outline.sections[at].title) for at in about})


def _on_field(titles: Sequence[str]) -> list[int]:
    """Those of the headings, by index, that name the field and nothing beside it."""
    tokens = theme().find("\n".join(titles))
    found, at, start = [], 0, 0
    for index, title in enumerate(titles):
        end = start + len(title)
        kinds = set()
        while at < len(tokens) and tokens[at].start < end:
            kinds.add(tokens[at].kind)
            at += 1
        if kinds == {"field"}:
            found.append(index)
        start = end + 1
    return found


def heading_theme(title: str) -> Theme:
    """The theme that a heading on the field gives."""
    tokens = senses().find(title)
    about = named("topic", tokens)
    people = tuple(each for each in named("group", tokens) if each not in _NOT_PEOPLE)
    return Theme(about if len(about) <= _FEW else (), people)


def named(of: Literal["topic", "group"], tokens: Iterable[Token[Sense]]) -> tuple[str, ...]:
    """The topics or groups that words name, in the order of the vocabulary; of groups no 企业 in 小微企业."""
    own = [token for token in tokens if token.kind.of == of]
    if not own:
        return ()
    if of == "group" and len(own) > 1:
        own = outermost(own)
    found = {token.kind.name for token in own}
    return tuple(found) if len(found) == 1 else tuple(name for name in order(of) if name in found)


def outermost(tokens: Sequence[Token[Sense]]) -> list[Token[Sense]]:
    """The tokens without those within a longer one: 企业 in 小微企业, 行动 in 行动计划."""
    return [
        token
        for token in tokens
        if not any(
            o.start <= token.start and token.end <= o.end and o.end - o.start > token.end - token.start for o in tokens
        )
    ]


def topics_of(
    narrow: Collection[Token[Sense]], wide: Collection[Token[Sense]], given: Theme, words: str
) -> tuple[str, ...]:
    """The topics that the narrower words name, else the wider, else the heading; else one by the general `words`."""
    found = named("topic", narrow) or named("topic", wide) or given.topics
    if found:
        return found
    general = otherwise().kinds(words)
    return next(((topic,) for topic in order("otherwise") if topic in general), ())


def groups_of(narrow: Collection[Token[Sense]], wide: Collection[Token[Sense]], given: Theme) -> tuple[str, ...]:
    """The groups that the narrower words name, else the wider, else the heading."""
    return named("group", narrow) or named("group", wide) or given.groups
