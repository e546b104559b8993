"""SOURCE_DATE_EPOCH for this process and those it starts, so that no library asks the clock."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from generator.render.dates import UNDATED, VARIABLE


@contextmanager
def fixed() -> Iterator[None]:
    """SOURCE_DATE_EPOCH is set as long as the block runs: as given from outside, else to what stands for no date."""
    before = os.environ.get(VARIABLE)
    if before is not None and before.isdecimal():
        yield
        return
    os.environ[VARIABLE] = str(UNDATED)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
