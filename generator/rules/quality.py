"""How well figures were read when this version was released, on marked documents: published with every build."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.rules.loader import load


class Found(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``right`` of so many."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where there was nothing to get wrong."""
        return self.right / self.of if self.of else 1.0


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One set of documents.

    ``found``: of the marked figures, those whose number was read right; ``confirmed``: of the figures read, those that
    a mark confirms. ``unit`` to ``kind``: of the marked ones, those found and right in it; ``whole``: right in all.
    """

    id: str
    documents: int
    found: Found
    confirmed: Found
    unit: Found
    comparator: Found
    name: Found
    period: Found
    kind: Found
    whole: Found


class Quality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``quality.yml``. ``corpus`` is the hash of the marked documents.

    ``negatives``: of the characters that look like a figure and are none, those that were read as one all the same;
    ``findings``: of the known disagreements of each severity, those that the check-up reports.
    """

    corpus: str
    sets: tuple[Measured, ...]
    negatives: Found
    findings: dict[str, Found]


@cache
def quality() -> Quality:
    """``quality.yml``: written by ``python -m tests.quality --write``, held to by ``make check``."""
    return load("quality", Quality)
