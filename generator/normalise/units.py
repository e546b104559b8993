"""Units of figures: the value in the unscaled unit, and whether a unit fits a concept."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from generator.model.figure import Mention
from generator.normalise.peers import Peers, missing_unit
from generator.rules.concepts import concept, match
from generator.rules.pattern import compiled
from generator.rules.table_words import table_words
from generator.rules.units_base import base_unit, compatible, scale_only, to_base
from generator.text.fold import fold, folded

LOOK_BACK = 12
PEOPLE = ("人数", "人员", "人才", "人员数", "劳动力", "毕业生", "人口")


class Measured(msgspec.Struct, frozen=True):
    """A value in its base unit; ``unit`` as written or, with ``inferred``, as read from elsewhere."""

    unit: str
    unit_base: str
    value: Decimal | None
    value_max: Decimal | None
    inferred: bool


def measured(mention: Mention, peers: Peers) -> Measured:
    """``mention``'s quantity in its base unit; a decrease is negative. No unit is ever guessed between two."""
    quantity, inferred = mention.quantity, False
    unit = quantity.unit
    if not quantity.parts and "qualitative" not in mention.flags:
        if not unit:
            unit = missing_unit(mention, peers)
        elif scale_only(unit):
            unit += _counted(mention.name)
        inferred = unit != quantity.unit
    unit_base, factor = base_unit(unit)
    if quantity.parts and not unit:
        unit_base = "比例"
    sign = -1 if falls(mention, peers.text) else 1
    value = None if quantity.value is None else to_base(quantity.value, factor) * sign
    value_max = None if quantity.value_max is None else to_base(quantity.value_max, factor) * sign
    return Measured(unit, unit_base, value, value_max, inferred)


def falls(mention: Mention, text: str) -> bool:
    """Does the text say that the change is a decrease, and the number itself carries no sign?"""
    value = mention.quantity.value
    if mention.basis not in ("change", "average") or value is None or value <= 0:
        return False
    span, words = mention.quantity.span, table_words()
    window = folded(text)[max(mention.quote.start, span.start - LOOK_BACK) : span.end]
    if mention.cell is not None:
        # the cells before say nothing of this one; its column may (同比下降), unless it goes both ways (增减)
        column = compiled(words.both_ways).sub("", mention.name.partition("(")[2])
        window = column + fold(mention.quantity.text)
    verbs = [
        (window.rfind(word) + len(word), len(word), word in words.falls)
        for word in (*words.falls, *words.rises)
        if word in window
    ]
    return bool(verbs) and max(verbs)[2]


def _counted(name: str) -> str:
    """What a bare 万 counts: the unit of the concept, or people where the name says so."""
    known = match(name)
    if known and "/" not in known.unit and known.unit not in ("%", "比例"):
        return known.unit
    return "人" if fold(name).endswith(PEOPLE) or "人口" in name else ""


def fits(concept_id: str, unit_base: str, share: bool) -> bool:
    """May a figure in ``unit_base`` be one of this concept? A change (``share``) may be in % or percentage points."""
    known = concept(concept_id)
    if known is None:
        return False
    return compatible(known.unit, unit_base) or unit_base == "" or (share and unit_base in ("%", "百分点"))
