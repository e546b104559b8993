"""A missing unit, read from elsewhere in the source where only one reading is possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.document import Document, Table
from generator.model.figure import Mention
from generator.rules.concepts import core, match, names_rate
from generator.rules.units_base import scale_only
from generator.text.fold import fold

Row = tuple[str, int]
# Rows under one group head that measure the same kind of thing: (table, group, the last word of their names or 率).
Kind = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Peers:
    """Where a source prints the units of its indicators: its definitions, the same names, the rows beside.

    ``groups`` tells the kinds of the rows that lack a unit, ``runs`` the units of runs of parts (#甲, 乙, 丙) of which
    only the first is marked.
    """

    definitions: Mapping[str, str]
    printed: Mapping[str, set[str]]
    kinds: Mapping[Kind, set[str]]
    groups: Mapping[Row, int]
    runs: Mapping[Row, str]
    text: str


def peers_of(document: Document, mentions: Iterable[Mention], text: str) -> Peers:
    """All units that the source prints with a name."""
    definitions = {
        core(entry.term.of(text)): fold(entry.unit.of(text)).strip() for entry in document.definitions if entry.unit
    }
    groups = {(table.id, index): row.group for table in document.tables for index, row in enumerate(table.rows)}
    printed: dict[str, set[str]] = {}
    kinds: dict[Kind, set[str]] = {}
    rows: dict[Row, str] = {}
    for mention in mentions:
        unit = mention.quantity.unit
        if not unit or scale_only(unit) or mention.basis != "level":
            continue
        printed.setdefault(core(mention.name), set()).add(unit)
        if mention.cell:
            rows[mention.cell[:2]] = unit
            for kind in _kinds(mention, groups):
                kinds.setdefault(kind, set()).add(unit)
    runs = {row: unit for table in document.tables for row, unit in _runs(table, rows)}
    return Peers(definitions, printed, kinds, groups, runs, text)


def _kinds(mention: Mention, groups: Mapping[Row, int]) -> Iterable[Kind]:
    """The kinds of a table's figure: by the last two characters of its name (人数, 总量), and 率 for a rate."""
    if mention.cell is None:
        return
    table, row, _ = mention.cell
    group = groups.get((table, row), -1)
    yield table, group, mention.name[-2:]
    if names_rate(mention.name):
        yield table, group, "率"


def _runs(table: Table, rows: Mapping[Row, str]) -> Iterable[tuple[Row, str]]:
    """The rows without a unit that follow a marked part, with the unit of the row that the part stands under."""
    unit = ""
    for index, row in enumerate(table.rows):
        if row.kind != "body":
            unit = ""
        elif row.parent >= 0:
            unit = rows.get((table.id, row.parent), "")
        elif (table.id, index) in rows:
            unit = ""
        elif unit:
            yield (table.id, index), unit


def missing_unit(mention: Mention, peers: Peers) -> str:
    """The unit of a cell that prints none: of its definition, its name elsewhere, its group, its run; else empty.

    Each of them settles it if it gives one unit; two different ones leave it open. A change has no unit of a level.
    """
    if mention.cell is None or mention.basis in ("change", "average"):
        return ""
    key = core(mention.name)
    if defined := _defined(mention.name, key, peers):
        return defined
    same = peers.printed.get(key, set())
    if same:
        return next(iter(same)) if len(same) == 1 else ""
    around: set[str] = set()
    for kind in _kinds(mention, peers.groups):
        around |= peers.kinds.get(kind, set())
    return around.pop() if len(around) == 1 else peers.runs.get(mention.cell[:2], "")


def _defined(name: str, key: str, peers: Peers) -> str:
    """The unit that the source's own definition gives to the name, or to the same concept."""
    if key in peers.definitions:
        return peers.definitions[key]
    known = match(name)
    units = {unit for term, unit in peers.definitions.items() if known and match(term) is known}
    return units.pop() if len(units) == 1 else ""
