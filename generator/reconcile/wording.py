"""Figures, names and places in words, as findings and remarks say them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from generator.model.collection import SourceResult
from generator.model.figure import Observation
from generator.model.place import Place
from generator.reconcile.evidence import Evidence
from generator.text.fold import fold_width
from generator.text.periods import span_of_time
from generator.text.tables import called
from generator.text.titles import cited, cited_as
from generator.text.typeset import typeset

SIGNS = {"=": "", ">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "约", "range": ""}
SCALES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))
POINTS = {"%": "个百分点", "‰": "个千分点"}
"""What a difference of rates is counted in."""
PLAIN = 100_000
"""Below this a difference is also said in single units."""


def number(value: Decimal) -> str:
    """A number without idle zeros; grouped from five digits on."""
    text = f"{value:,f}" if abs(value) >= 10000 else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, places: int = 1) -> str:
    """A computed number, rounded half up to ``places`` decimals."""
    return number(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def amount(o: Observation) -> str:
    """A figure as written with its sign and unit: "1.5万人", "<4.5%", "16.4:46.3:37.3"."""
    quantity = o.quantity
    if quantity.value is None or quantity.parts:
        return typeset(fold_width(quantity.text).strip("[] "))
    if quantity.comparator == "range" and quantity.value_max is not None:
        return f"{number(quantity.value)}—{number(quantity.value_max)}{o.unit}"
    return f"{SIGNS[quantity.comparator]}{number(quantity.value)}{o.unit}"


def when(o: Observation) -> str:
    """The period of a figure in words."""
    return span_of_time(o.period)


def dated(o: Observation) -> str:
    """The period, with a word where it is not printed but concluded."""
    return when(o) + ("，推断" if "period_inferred" in o.flags else "")


def label(o: Observation, evidence: Evidence, *others: Observation) -> str:
    """The name of what is measured: as a row of a table has it, else the concept's, else the source's own words."""
    row = next((each for each in (o, *others) if each.mention.cell is not None), None)
    if row is not None:
        return typeset(row.mention.name)
    concept = evidence.concept(o)
    return typeset(concept.name if concept else o.mention.name)


def quoted(place: Place, evidence: Evidence) -> str:
    """The words at ``place`` in quotation marks (inner ones become single)."""
    words = typeset(evidence.written(place)).replace("“", "‘").replace("”", "’")
    return f"“{words}”"


def short(result: SourceResult) -> str:
    """What a document is called in a sentence."""
    name, title = typeset(result.source.short_title), typeset(result.source.title)
    return cited_as(name, title) if name else cited(title)


def region_name(o: Observation) -> str:
    """The region of a figure as a sentence names it; empty where it is unknown."""
    return o.region.name if o.region else ""


def where(o: Observation, evidence: Evidence, others: Sequence[Observation] = ()) -> str:
    """Which part of which document: "专栏2", "正文"; the document's name where the others are of other ones."""
    place = part(o, evidence)
    if any(other.source_id != o.source_id for other in others):
        return short(evidence.sources[o.source_id]) + ("" if place == "正文" else place)
    return place


def part(o: Observation, evidence: Evidence) -> str:
    """ "专栏2", "第2张表", "正文"."""
    if o.mention.box:
        return f"专栏{o.mention.box}"
    if o.mention.cell is not None:
        return table_name(evidence.sources[o.source_id], o.mention.cell[0])
    return "正文"


def table_name(result: SourceResult, table_id: str) -> str:
    """A table in a sentence: the 专栏 it stands in, else the number it prints, else its place among the tables."""
    box = next((box for box in result.document.boxes if box.table == table_id and box.number), None)
    if box is not None:
        return f"专栏{box.number}"
    return called(result.document, result.text.text, table_id) or "表中"


def difference(a: Observation, b: Observation) -> str:
    """How far two figures lie apart: "0.08万人（800人）", "6.33个百分点", "50人"."""
    if a.unit_base == "%" or a.quantity.parts or b.quantity.parts:
        return ""
    assert a.value_base is not None
    assert b.value_base is not None
    gap = abs(a.value_base - b.value_base)
    base = f"{number(gap)}{a.unit_base}"
    scale = next((size for word, size in SCALES if a.unit.startswith(word)), 1)
    if a.unit != b.unit or scale == 1:
        return base
    return f"{number(gap / scale)}{a.unit}" + (f"（{base}）" if gap < PLAIN else "")


def listed(items: Sequence[str]) -> str:
    """ "甲、乙和丙"; no comma between quoted ones (GB/T 15834)."""
    comma = "" if all(item.startswith("“") and item.endswith("”") for item in items) else "、"
    return items[0] if len(items) == 1 else comma.join(items[:-1]) + "和" + items[-1]
