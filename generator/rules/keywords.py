"""Terms of the trade for segmentation and key words, and words that are never key words."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.rules.loader import load


class KeywordRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``keywords.yml``: ``terms`` may be key words and are kept whole; ``idle`` never are.

    A frequent word of neither list may be one if its tag is of ``nouns`` and it has none of the ``endings``.
    """

    terms: tuple[str, ...]
    idle: tuple[str, ...]
    nouns: tuple[str, ...]
    endings: tuple[str, ...]


@cache
def keyword_rules() -> KeywordRules:
    """``keywords.yml``."""
    return load("keywords", KeywordRules)
