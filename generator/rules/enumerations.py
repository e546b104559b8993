"""How sentences count what they list (``rules/enumerations.yml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from generator.rules import numbering
from generator.rules.first import guarded
from generator.rules.loader import load
from generator.rules.pattern import Pattern, compiled

LAST = -1


class Family(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Labels that count together; ``order`` and ``last`` where they are words and not numbers."""

    order: tuple[str, ...] = ()
    last: str = ""
    behind: str = ""

    def labels(self, text: str) -> Iterator[re.Match[str]]:
        """The labels in the folded ``text``, where they may stand."""
        for match in compiled(self.pattern).finditer(text):
            if not self.behind or not match.start() or text[match.start() - 1] in self.behind:
                yield match

    def ordinal(self, label: str) -> int:
        """What a label counts, from 1; ``LAST`` for one that closes whatever was counted before it; 0 for none."""
        if self.last and label == self.last:
            return LAST
        return self.order.index(label) + 1 if self.order and label in self.order else numbering.ordinal(label)


class Enumerations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The families of labels, and the words with which a text goes on after its last item."""

    families: tuple[Family, ...]
    closing: Pattern


@cache
def rules() -> Enumerations:
    """``rules/enumerations.yml``."""
    return load("enumerations", Enumerations)


@cache
def any_label() -> re.Pattern[str]:
    """A label of any family: most paragraphs hold none."""
    return guarded("|".join(f"(?:{family.pattern})" for family in families()))


def families() -> tuple[Family, ...]:
    """The families of labels."""
    return rules().families
