"""A crew gets ready while its work is still being found out, and the work is done whatever becomes of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

from generator import parallel

ITEMS = ["甲", "乙", "丙"]


def joined(shared: str, item: str) -> str:
    return shared + item


def ready() -> None:
    """Nothing to load."""


def die() -> None:
    os._exit(3)


def fail() -> None:
    raise RuntimeError


@pytest.mark.parametrize("before", [ready, die, fail])
def test_what_becomes_of_the_crew_costs_no_work(before: Callable[[], None]) -> None:
    with parallel.crew(2, before) as pool:
        time.sleep(1.5 if before is die else 0)
        done = {found.item: found.value for found in parallel.each(joined, ITEMS, "一", 2, pool)}
    assert done == {"甲": "一甲", "乙": "一乙", "丙": "一丙"}


def test_one_job_needs_no_crew() -> None:
    with parallel.crew(1, die) as pool:
        assert pool is None
