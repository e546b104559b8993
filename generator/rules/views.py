"""The views of the database: what people ask of the collection first, answered in one table each."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.rules.loader import load


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A query by its name; ``facets`` are the columns that people filter by."""

    name: str
    title: str
    description: str
    sql: str
    facets: tuple[str, ...] = ()


@cache
def views() -> tuple[View, ...]:
    """Every view in the order in which a reader meets them."""
    return load("views", tuple[View, ...])
