"""A cell of a table as a quantity: the whole cell is understood, or it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from generator.model.figure import Basis, Comparator
from generator.rules.comparators import signs
from generator.rules.periods import find
from generator.rules.table_words import basis_of, table_words, unit_expression
from generator.rules.units import alternation
from generator.text.fold import fold
from generator.text.numerals import ARABIC, arabic

FOOTNOTE = re.compile(r"(?<=.)[①-⑳*#†‡]+$")
RATIO = re.compile(rf"(?:{ARABIC})(?::(?:{ARABIC})){{1,4}}")
GROUPED = re.compile("(?<=\\d)[\u00a0\u2009\u202f](?=\\d{3}(?!\\d))")
FRACTION = re.compile(r"(\d)/(\d{1,2})")
BARE_YEARS = re.compile(r"(?:19|20)\d\d(?:[-—–~至](?:19|20)\d\d)?年?")
SPACE = re.compile(r"\s")
TWO_NUMBERS = re.compile(r"\d\s+[-+<>≤≥]?\d")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """What a cell says. ``bracketed``: it stands in the brackets that the table's note explains.

    ``period_text`` and ``basis`` only where the cell itself gives them; ``rule`` names the form that was read.
    """

    value: Decimal | None
    rule: str
    comparator: Comparator = "="
    unit: str = ""
    value_max: Decimal | None = None
    parts: tuple[Decimal, ...] = ()
    basis: Basis = "level"
    period_text: str = ""
    bracketed: bool = False
    qualitative: bool = False


def is_empty(text: str) -> bool:
    """Does the cell say that there is no figure?"""
    return not (form := SPACE.sub("", fold(text))) or form in table_words().empty


@lru_cache(maxsize=8192)
def cell_figure(text: str) -> CellFigure | None:
    """The quantity of a cell; None for an empty cell, for words that are no quantity, and for several numbers."""
    if _several(text.strip()):
        return None
    form = SPACE.sub("", fold(text))
    if not form or form in table_words().empty:
        return None
    form = FOOTNOTE.sub("", form)
    if not any(char.isdigit() for char in form):
        return _words(form)
    inner = _unbracketed(form)
    if inner is None:
        return _plain(form)
    figure = _plain(inner)
    return replace(figure, rule="table-cell-bracketed", bracketed=True) if figure else None


def _several(text: str) -> bool:
    """Do spaces or line breaks set numbers apart, that would run together without them?

    Narrow spaces between groups of three digits do not; a line that says when (较2020年) may stand before a number.
    """
    form = fold(GROUPED.sub("", text))
    if TWO_NUMBERS.search(form):
        return True
    lines = [line for line in form.splitlines() if any(char.isdigit() for char in line)]
    return len(lines) > 1 and not (len(lines) == 2 and find(lines[0]))


def _unbracketed(form: str) -> str | None:
    """What stands in the brackets, with a bound that stands before them (>[10])."""
    sign = form[0] if form[0] in "<>≤≥" else ""
    inner = form[len(sign) :]
    return sign + inner[1:-1] if len(inner) > 2 and inner[0] + inner[-1] in _brackets() else None


@cache
def _brackets() -> frozenset[str]:
    return frozenset(map(fold, table_words().brackets))


def _plain(form: str) -> CellFigure | None:
    if BARE_YEARS.fullmatch(form) and ("年" in form or not form.isdigit()):
        return None
    return _ratio(form) or _number(form) or _words(form)


def _ratio(form: str) -> CellFigure | None:
    if RATIO.fullmatch(form):
        return CellFigure(None, "table-cell-ratio", parts=tuple(arabic(part) for part in form.split(":")))
    if (match := FRACTION.fullmatch(form)) and 0 < int(match[1]) < int(match[2]) <= 10:
        parts = (Decimal(match[1]), Decimal(match[2]))
        return CellFigure(parts[0] / parts[1], "table-cell-fraction", parts=parts)
    return None


@cache
def _number_pattern() -> re.Pattern[str]:
    """[reference or period] [verb or bound] number [dash number] [unit] [bound], all of the cell."""
    left = alternation(tuple(signs("left")))
    right = alternation(tuple(signs("right")))
    words = table_words()
    verbs = alternation((*words.falls, *words.rises, *words.levels))
    number = rf"[+-]?(?:{ARABIC})"
    unit = unit_expression()
    return re.compile(
        rf"(?P<opening>(?:比|较|与)?[^\d,;。]*?(?:\d{{4}}年[^\d,;。]*?)?)?"
        rf"(?P<verbs>(?:{verbs})*)(?P<left>{left})?(?P<value>{number})(?P<unit1>{unit})?"
        rf"(?:(?:-|—|——|–|~|至|到)(?P<max>{number}))?(?P<unit>{unit})?(?P<gap>(?:\(含\))?)(?P<right>{right})?"
    )


def _number(form: str) -> CellFigure | None:
    match = _number_pattern().fullmatch(form)
    if match is None:
        return None
    opening = match["opening"] or ""
    reference = opening.startswith(("比", "较", "与"))
    if opening and not reference and not _is_period(opening):
        return None
    unit, verbs = match["unit"] or match["unit1"] or "", match["verbs"] or ""
    if match["max"] and match["unit1"] and match["unit1"] != match["unit"]:
        return None
    value, value_max = arabic(match["value"]), arabic(match["max"]) if match["max"] else None
    if value_max is not None and value_max <= value:
        return None
    moved = any(word in verbs for word in (*table_words().falls, *table_words().rises))
    basis: Basis = "level"
    if reference or moved:
        basis = "average" if basis_of(verbs) == "average" else "change"
    comparator = signs("left").get(match["left"] or "") or signs("right").get(match["gap"] + (match["right"] or ""))
    comparator = comparator or signs("right").get(match["right"] or "", "=")
    if value_max is not None:
        comparator = "range"
    rule = "table-cell-change" if basis != "level" else "table-cell-range" if value_max else "table-cell"
    return CellFigure(value, rule, comparator, unit, value_max, (), basis, "" if reference else opening)


def _is_period(text: str) -> bool:
    """Is ``text`` an expression of time and at most a word of introduction?"""
    found = find(text)
    return found is not None and len(text.strip("“”\"'到至截")) <= len(found.text) + 1


def _words(form: str) -> CellFigure | None:
    """A cell of words alone: 零发生 is 0, 全覆盖 a statement without a number; a period may stand before it."""
    words = table_words()
    for ending, value in [(word, Decimal(0)) for word in words.zero] + [(word, None) for word in words.whole]:
        before = form.removesuffix(ending)
        if form.endswith(ending) and (not before or _is_period(before)):
            basis: Basis = "change" if ending in ("持平", "零增长") else "level"
            return CellFigure(value, "table-cell-words", period_text=before, basis=basis, qualitative=True)
    return None
