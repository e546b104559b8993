"""The one date that what is published may show for itself: SOURCE_DATE_EPOCH, given from outside; never the clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"
UNDATED = int(datetime(1980, 1, 1, tzinfo=UTC).timestamp())
"""Stands for no date where a file format demands one: the earliest that all of them can write."""


def build_time() -> datetime:
    """The time of SOURCE_DATE_EPOCH in UTC, else that of ``UNDATED``."""
    written = os.environ.get(VARIABLE, "")
    return datetime.fromtimestamp(int(written) if written.isdecimal() else UNDATED, UTC)


def build_date() -> date | None:
    """The day of SOURCE_DATE_EPOCH; None where nobody gave one."""
    time = build_time()
    return None if int(time.timestamp()) == UNDATED else time.date()
