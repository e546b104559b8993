"""Units: from the one as written to the unscaled one, exactly; and which units may count the same thing."""

from __future__ import annotations

import re
from decimal import MAX_PREC, Context, Decimal
from functools import cache, lru_cache

import msgspec

from generator.rules.loader import load
from generator.text.fold import fold

# No product of two numbers that a text prints is rounded.
EXACT = Context(prec=MAX_PREC)
SPACE = re.compile(r"\s")


class UnitRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``units_base.yml``."""

    scales: dict[str, str]
    whole: tuple[str, ...]
    same: dict[str, str]
    families: dict[str, tuple[str, ...]]


@cache
def unit_rules() -> UnitRules:
    """``units_base.yml``."""
    return load("units_base", UnitRules)


@cache
def _scale_words() -> tuple[str, ...]:
    return tuple(sorted(unit_rules().scales, key=len, reverse=True))


@lru_cache(maxsize=2048)
def base_unit(unit: str) -> tuple[str, Decimal]:
    """The unscaled unit and its factor: 万人 → (人, 10000); 名 → (人, 1); 万 → ("", 10000)."""
    rules, text = unit_rules(), SPACE.sub("", fold(unit))
    factor, rest = Decimal(1), text
    if not any(text.startswith(word) for word in rules.whole):
        scale = next((word for word in _scale_words() if text.startswith(word)), "")
        if scale:
            factor, rest = Decimal(rules.scales[scale]), text[len(scale) :]
    return rules.same.get(rest, rest), factor


def to_base(value: Decimal, factor: Decimal) -> Decimal:
    """``value`` × ``factor`` without rounding, however many digits it has."""
    product = EXACT.multiply(value, factor)
    if product == product.to_integral_value():
        return product.quantize(Decimal(1), context=EXACT)
    return product.normalize(EXACT)


def scale_only(unit: str) -> bool:
    """Is ``unit`` a magnitude without a measure (万, 亿)?"""
    return fold(unit) in unit_rules().scales


def compatible(one: str, other: str) -> bool:
    """May figures in these unscaled units belong to one indicator (人 and 人次 of a training, 家 and 个 of firms)?"""
    return one == other or any(one in family and other in family for family in unit_rules().families.values())
