"""Numbers that are no figures: ordinals, list numbers, years, slogans, laws, phone numbers, parts of names."""

from __future__ import annotations

import re
from functools import cache

from generator.rules.loader import load
from generator.rules.pattern import Pattern


@cache
def rejections() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(id, pattern) of every reason, in the order of the file; groups ``n`` and ``m`` are what is rejected."""
    return tuple((entry.id, re.compile(entry.pattern)) for entry in load("rejections", tuple[Pattern, ...]))
