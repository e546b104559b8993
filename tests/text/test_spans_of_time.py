"""Periods in words: no more precise than they are, and no less."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.source import Period
from generator.text.periods import span_of_time


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2025-01-01", "2025-12-31", "2025年"),
        ("2016-01-01", "2020-12-31", "2016—2020年"),
        ("2025-12-31", "2025-12-31", "2025年末"),
        ("2017-06-30", "2017-06-30", "2017年6月末"),
        ("2020-02-01", "2020-06-30", "2020年2—6月"),
        ("2017-07-26", "2017-07-26", "2017年7月26日"),
        ("2016-01-01", "2016-01-01", "2016年1月1日"),
        ("2012-11-08", "2017-07-31", "2012年11月8日—2017年7月末"),
        ("2012-07-01", "2017-07-31", "2012年7月—2017年7月"),
    ],
)
def test_periods_in_words(start: str, end: str, shown: str) -> None:
    assert span_of_time(Period(date.fromisoformat(start), date.fromisoformat(end))) == shown


def test_what_is_not_known_is_said() -> None:
    assert span_of_time(None) == "期间未定"
