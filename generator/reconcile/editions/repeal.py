"""A text that puts an earlier one out of force: 《…》同时废止."""

from __future__ import annotations

import re

from generator.model.place import Place, Span
from generator.reconcile.editions.identity import Identity, taken_apart
from generator.rules.editions import edition_rules
from generator.text.fold import fold


def repeals(later: Identity, earlier: Identity) -> Place | None:
    """Where ``later`` says that a document of the title of ``earlier`` is no longer in force; None if nowhere."""
    text = fold(later.result.text.text)
    for found in re.finditer(edition_rules().repealing.pattern, text):
        group = 1 if found[1] else 2
        if earlier.core and taken_apart(found[group], later.region).core == earlier.core:
            return Place(later.id, Span(found.start(), found.end()))
    return None
