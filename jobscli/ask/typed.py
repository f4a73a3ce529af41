"""A store's records by their type: `find` gives any record, these give one kind, and say so to the type checker."""

from __future__ import annotations

from jobscli.record import Document, Measure, Section, Statistic
from jobscli.store import ANY, Store, Where

IN_TEXT = ("document", "start")


def documents(store: Store, where: Where = ANY) -> list[Document]:
    """The documents, by the year that they speak of."""
    return [each for each in store.find("documents", where, ("year", "id")) if isinstance(each, Document)]


def sections(store: Store, where: Where = ANY) -> list[Section]:
    """The sections, in the order of the text."""
    return [each for each in store.find("sections", where, IN_TEXT) if isinstance(each, Section)]


def measures(store: Store, where: Where = ANY) -> list[Measure]:
    """The measures, in the order of the text."""
    return [each for each in store.find("measures", where, IN_TEXT) if isinstance(each, Measure)]


def statistics(store: Store, where: Where = ANY) -> list[Statistic]:
    """The statistics, in the order of the text."""
    return [each for each in store.find("statistics", where, IN_TEXT) if isinstance(each, Statistic)]
