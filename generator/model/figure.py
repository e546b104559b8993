"""A figure in three steps: the quantity as written, the mention (what was said), the observation (what it means)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.place import Span
from generator.model.source import Period, Region

Comparator = Literal["=", ">=", "<=", ">", "<", "~", "range"]
UPPER: tuple[Comparator, ...] = ("<", "<=")
LOWER: tuple[Comparator, ...] = (">", ">=")
Status = Literal["baseline", "actual", "target", "forecast", "standard", ""]
Basis = Literal["level", "cumulative", "change", "average"]
Origin = Literal["table", "prose", "box"]
Attribute = Literal["约束性", "预期性", ""]
PeriodOrigin = Literal["explicit", "header", "section", "document", ""]

FLAGS = (
    "unit_inferred",
    "name_completed",
    "period_from_section",
    "period_inferred",
    "period_unresolved",
    "ratio",
    "qualitative",
    "definition",
    "uncertain",
    "reviewed",
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: ``value`` in ``unit`` (2.06, 万人); None for a ratio or a qualitative statement.

    ``parts`` are the members of a ratio or fraction; ``value_max`` closes a range; ``unit`` is as written, simplified
    and folded (万人, %, 个百分点, 元/月), empty when none is printed. ``span`` holds exactly ``text``.
    """

    value: Decimal | None
    unit: str
    comparator: Comparator
    text: str
    span: Span
    value_max: Decimal | None = None
    parts: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity with what the text says of it, before anything is resolved.

    ``id`` is ``<source_id>:<char_start>`` (``:<n>`` for parts of one span). ``name`` is the indicator in the source's
    words, folded and simplified, completed where it is elliptic (then flagged); ``name_spans`` the characters it was
    taken from. ``period_text`` are the words that date it, ``period_origin`` where they stand. ``unit_text`` is a unit
    given outside the cell (row label, head, caption). ``quote`` is the sentence or table row.
    ``cell`` is (table id, row, column) for a table. ``parent`` is the id of the mention a 其中 row belongs to.
    """

    id: str
    name: str
    quantity: Quantity
    quote: Span
    block: int
    origin: Origin
    rule: str
    name_spans: tuple[Span, ...] = ()
    subject: str = ""
    period_text: str = ""
    period_origin: PeriodOrigin = ""
    status: Status = ""
    basis: Basis = "level"
    attribute: Attribute = ""
    section: int = -1
    box: str = ""
    cell: tuple[str, int, int] | None = None
    parent: str = ""
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Observation:
    """A mention made comparable. The mention is never changed: what was written stays beside what it means.

    ``value_base``/``value_max_base`` are in ``unit_base`` (the unscaled unit: 20600, 人; a decrease is negative).
    ``period`` is None when it can't be resolved (flag ``period_unresolved``). ``concept_id`` is empty outside the
    vocabulary. ``unit`` is the unit as written or, flagged ``unit_inferred``, as inferred.
    """

    id: str
    source_id: str
    mention: Mention
    concept_id: str
    region: Region | None
    period: Period | None
    status: Status
    basis: Basis
    unit: str
    value_base: Decimal | None
    unit_base: str
    value_max_base: Decimal | None = None
    flags: frozenset[str] = frozenset()

    @property
    def quantity(self) -> Quantity:
        return self.mention.quantity
