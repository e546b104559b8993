"""No fact lies in the future of its document: words tell target from forecast, silence leaves a doubt."""

from dataclasses import replace
from datetime import date

import pytest

from generator.model.place import Span
from generator.model.source import Period
from generator.normalise.ahead import Checked, checked

YEAR_2023 = Period(date(2023, 1, 1), date(2023, 12, 31))
YEAR_2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
SO_FAR = Period(date(2023, 1, 1), date(2023, 3, 31))


def of(say, text, **more):  # type: ignore[no-untyped-def]
    """A figure at the end of ``text``."""
    mention = say(**more)
    span = Span(len(text), len(text) + 1)
    return replace(mention, quantity=replace(mention.quantity, span=span), quote=Span(0, len(text) + 1))


@pytest.mark.parametrize(
    ("words", "period", "expected"),
    [
        ("到2025年，力争新增就业", YEAR_2025, Checked("target")),
        ("预计2023年新增就业", YEAR_2023, Checked("forecast")),
        ("2025年新增就业", YEAR_2025, Checked("", True)),
        ("2023年，新增就业", YEAR_2023, Checked("", True)),
        ("2023年，全市已新增就业", YEAR_2023, Checked("actual")),
        ("2023年1—3月，新增就业", SO_FAR, Checked("actual")),
    ],
)
def test_facts_end_with_the_day_of_the_document(say, setting, words, period, expected) -> None:  # type: ignore[no-untyped-def]
    frame = setting("report", published="2023-03-31", text=words + "5")
    assert checked(of(say, words), "actual", period, frame) == expected


def test_an_assumed_day_proves_nothing(say, setting) -> None:  # type: ignore[no-untyped-def]
    frame = setting("report", assumed="2023-03-31", text="2025年新增就业5")
    assert checked(of(say, "2025年新增就业"), "actual", YEAR_2025, frame) == Checked("actual")


def test_december_tells_of_its_year(say, setting) -> None:  # type: ignore[no-untyped-def]
    frame = setting("report", published="2023-12-05", text="2023年，新增就业5")
    assert checked(of(say, "2023年，新增就业"), "actual", YEAR_2023, frame) == Checked("actual")


def test_the_title_of_a_section_says_what_its_figures_are(say, setting) -> None:  # type: ignore[no-untyped-def]
    frame = setting("report", published="2023-01-16", titles=["2023年工作计划"], text="新增就业5")
    assert checked(of(say, "新增就业", section=0), "actual", YEAR_2023, frame) == Checked("target")


def test_other_statuses_stay(say, setting) -> None:  # type: ignore[no-untyped-def]
    frame = setting("report", published="2023-03-31", text="2025年新增就业5")
    assert checked(of(say, "2025年新增就业"), "standard", YEAR_2025, frame) == Checked("standard")
