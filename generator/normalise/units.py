"""Units of figures: the value in the unscaled unit, and a missing unit where only one reading is possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.document import Document, Row, Table
from generator.model.figure import Mention
from generator.rules.concepts import concept, core, match, nature
from generator.rules.table_words import table_words
from generator.rules.units_base import base_unit, compatible, scale_only, to_base
from generator.text.fold import fold

LOOK_BACK = 12
PEOPLE = ("人数", "人员", "人才", "人员数", "劳动力", "毕业生", "人口")


@dataclass(frozen=True, slots=True)
class Measured:
    """A value in its base unit; ``unit`` as written or, with ``inferred``, as read from elsewhere."""

    unit: str
    unit_base: str
    value: Decimal | None
    value_max: Decimal | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class Peers:
    """Where a source prints the units of its indicators: its definitions, its tables, its prose."""

    definitions: dict[str, str]
    printed: dict[str, frozenset[str]]
    rows: dict[tuple[str, int], str]
    tables: dict[str, Table]
    text: str


def peers_of(document: Document, mentions: Iterable[Mention], text: str) -> Peers:
    """All units printed with a name, by what the name means."""
    definitions = {
        core(entry.term.of(text)): fold(entry.unit.of(text)).strip() for entry in document.definitions if entry.unit
    }
    printed: dict[str, set[str]] = {}
    rows: dict[tuple[str, int], str] = {}
    for mention in mentions:
        unit = mention.quantity.unit
        if not unit or scale_only(unit) or mention.basis != "level":
            continue
        printed.setdefault(core(mention.name), set()).add(unit)
        if mention.cell:
            rows[mention.cell[:2]] = unit
    tables = {table.id: table for table in document.tables}
    return Peers(definitions, {key: frozenset(units) for key, units in printed.items()}, rows, tables, text)


def measured(mention: Mention, peers: Peers) -> Measured:
    """``mention``'s quantity in its base unit; a decrease is negative. No unit is ever guessed between two."""
    quantity, inferred = mention.quantity, False
    unit = quantity.unit
    if not quantity.parts and "qualitative" not in mention.flags:
        if not unit:
            unit = _missing(mention, peers)
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
    span = mention.quantity.span
    window = fold(text[max(mention.quote.start, span.start - LOOK_BACK) : span.end])
    words = table_words()
    verbs = [(window.rfind(word), word in words.falls) for word in (*words.falls, *words.rises) if word in window]
    return bool(verbs) and max(verbs)[1]


def _counted(name: str) -> str:
    """What a bare 万 counts: the unit of the concept, or people where the name says so."""
    known = match(name)
    if known and "/" not in known.unit and known.unit not in ("%", "比例"):
        return known.unit
    return "人" if fold(name).endswith(PEOPLE) else ""


def _missing(mention: Mention, peers: Peers) -> str:
    """The unit of a table cell that prints none: by the definition, the same name elsewhere, the group's other rows."""
    if mention.cell is None or mention.basis in ("change", "average"):
        return ""
    key = core(mention.name)
    if defined := _defined(mention, key, peers):
        return defined
    same = peers.printed.get(key, frozenset())
    if len(same) == 1:
        return next(iter(same))
    if len(same) > 1:
        return ""
    around = frozenset(_of_group(mention, peers))
    return next(iter(around)) if len(around) == 1 else _of_run(mention, peers)


def _defined(mention: Mention, key: str, peers: Peers) -> str:
    """The unit that the source's own definition gives to the name, or to the same concept."""
    if key in peers.definitions:
        return peers.definitions[key]
    known = match(mention.name)
    units = {unit for term, unit in peers.definitions.items() if known and match(term) is known}
    return units.pop() if len(units) == 1 else ""


def _of_run(mention: Mention, peers: Peers) -> str:
    """The unit of the row that a run of its parts (#甲, 乙, 丙) stands under, where only the first part is marked."""
    table = peers.tables.get(mention.cell[0]) if mention.cell else None
    if mention.cell is None or table is None:
        return ""
    for index in range(mention.cell[1] - 1, -1, -1):
        row = table.rows[index]
        if row.kind != "body":
            return ""
        if row.parent >= 0:
            return peers.rows.get((table.id, row.parent), "")
        if (table.id, index) in peers.rows:
            return ""
    return ""


def _of_group(mention: Mention, peers: Peers) -> Iterable[str]:
    """Units of the rows under the same group head that measure the same kind of thing (人数 with 人数, 率 with 率)."""
    if mention.cell is None:
        return
    table_id, index, _ = mention.cell
    table = peers.tables.get(table_id)
    if table is None:
        return
    rows: Sequence[Row] = table.rows
    kind, ending = nature(mention.name), mention.name[-2:]
    for other, row in enumerate(rows):
        unit = peers.rows.get((table_id, other))
        if unit is None or row.group != rows[index].group or other == index or row.name is None:
            continue
        name = fold(row.name.of(peers.text)).strip()
        if name[-2:] == ending or (kind == "rate" and nature(name) == kind):
            yield unit


def fits(concept_id: str, unit_base: str, share: bool) -> bool:
    """May a figure in ``unit_base`` be one of this concept? A change (``share``) may be in % or percentage points."""
    known = concept(concept_id)
    if known is None:
        return False
    return compatible(known.unit, unit_base) or unit_base == "" or (share and unit_base in ("%", "百分点"))
