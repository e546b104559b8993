"""The one date that a build may show for itself: SOURCE_DATE_EPOCH, else a date of the sources; never the clock."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime

from generator.model.source import Source

VARIABLE = "SOURCE_DATE_EPOCH"
EARLIEST = date(1980, 1, 1)


@contextmanager
def fixed(sources: Sequence[Source]) -> Iterator[None]:
    """SOURCE_DATE_EPOCH is set, for this process and those it starts, as long as the block runs.

    Not set from outside it is the latest day on which a source was published (or is assumed to have been), else the
    earliest day that every file format can write.
    """
    if os.environ.get(VARIABLE, "").isdecimal():
        yield
        return
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(seconds(sources))
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


def seconds(sources: Sequence[Source]) -> int:
    """Midnight UTC of the sources' latest day, in seconds since 1970."""
    days = [day for source in sources for day in _days(source)]
    latest = max(days, default=EARLIEST)
    return int(datetime(latest.year, latest.month, latest.day, tzinfo=UTC).timestamp())


def _days(source: Source) -> Iterator[date]:
    for written in (source.published, source.assumed_date):
        parts = [int(part) for part in written.split("-") if part.isdecimal()]
        if parts:
            try:
                yield max(EARLIEST, date(*[*parts, 1, 1][:3]))
            except ValueError:
                continue
