"""Mentions and frames for tests that need no text."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.model.document import Block, Document, Section
from generator.model.figure import Mention, Quantity
from generator.model.place import Span
from generator.model.source import Period, Source, SourceText
from generator.normalise.frame import Frame, frame
from generator.rules.divisions import resolve


@pytest.fixture
def say() -> Callable[..., Mention]:
    """A mention: name, value and what else matters to the test."""

    def make(name: str = "城镇新增就业", value: str = "2.06", unit: str = "万人", **more: Any) -> Mention:
        quantity = Quantity(
            Decimal(value) if value else None, unit, more.pop("comparator", "="), value + unit, Span(0, 1)
        )
        return Mention("s:0", name, quantity, Span(0, 1), 0, more.pop("origin", "prose"), "test", **more)

    return make


@pytest.fixture
def setting() -> Callable[..., Frame]:
    """A frame: kind of source, its plan ("2021-2025"), dates, titles of its sections."""

    def make(
        kind: Any = "plan",
        plan: str = "",
        published: str = "",
        assumed: str = "",
        titles: Any = (),
        text: str = "文",
        title: str = "题",
    ) -> Frame:
        years = [int(year) for year in plan.split("-")] if plan else []
        period = Period(date(years[0], 1, 1), date(years[-1], 12, 31)) if years else None
        source = Source(
            "s",
            "s.txt",
            "",
            title,
            kind=kind,
            region=resolve("叙永县"),
            period=period,
            published=published,
            assumed_date=assumed,
        )
        sections = tuple(Section(index, 1, "", title, 0, (0, 1)) for index, title in enumerate(titles))
        document = Document("s", (Block("paragraph", (Span(0, 1),)),), sections=sections)
        return frame(source, SourceText(text), document)

    return make
