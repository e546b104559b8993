"""A figure as a chain takes it: its value, its time, which figures it may be chained with, or why with none."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.chain import Actual, Kind, Side
from generator.model.figure import Comparator, Observation
from generator.model.source import Period, Region
from generator.reconcile.compare import is_flow, measure, place_key, side, step
from generator.reconcile.evidence import Evidence
from generator.reconcile.wording import amount, number
from generator.rules.concepts import plain as plain_name
from generator.rules.divisions import scope, scope_words
from generator.rules.findings import finding_rules
from generator.rules.findings import scope_words as limits
from generator.rules.units_base import base_unit
from generator.text.fold import fold

Thread = tuple[str, ...]
Track = tuple[str, ...]
NO_SIDE = {
    "forecast": "是预计，不是目标，也不是实绩",
    "standard": "是标准，不是目标，也不是实绩",
    "": "没有写明是目标还是实绩",
}
WEAK = {"period_inferred": "期间是推断的", "name_completed": "名称是承前补全的"}
LENGTH_UNSAID = "没有写明是一年还是几年的数"
BRACKETS = ("[", "［", "【")
VISITS = "人次"
LEAST_NAME = 4
YEAR = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """``value`` in ``unit`` (unscaled), as ``written``; ``scale`` is the unit as written and ``factor`` its size.

    ``thread`` is what must be equal for two readings to be of one indicator, ``track`` for them to be of one kind of
    number (a state, a sum over so many months). One with a ``weakness`` (its time or name is not printed) is not
    ``founding``: it makes no station of its own. ``row`` is its row where that has no printed unit.
    """

    id: str
    side: Side
    period: Period
    value: Decimal
    unit: str
    comparator: Comparator
    written: str
    scale: str
    factor: Decimal
    step: Decimal
    thread: Thread
    track: Track
    origin: Observation | Actual
    weakness: str = ""
    row: tuple[str, ...] = ()

    @property
    def moment(self) -> tuple[object, ...]:
        """What two readings must share to be of one time: the end; for a sum or a growth the start as well."""
        return (self.period.end,) if self.track[0] == "state" else (self.period.start, self.period.end)

    @property
    def founding(self) -> bool:
        return not self.weakness

    @property
    def exact(self) -> bool:
        return self.comparator == "="

    @property
    def in_table(self) -> bool:
        return isinstance(self.origin, Observation) and self.origin.mention.cell is not None


def kind_of(reading: Reading) -> Kind:
    """What kind of number a reading is."""
    return "sum" if reading.track[0] == "sum" else "growth" if reading.track[0] == "growth" else "state"


def months(period: Period) -> int:
    """How many whole months a period has; 0 for a day or for a period that begins or ends within a month."""
    start, end = period.start, period.end
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return 0
    return (end.year - start.year) * YEAR + end.month - start.month + 1


def thing(o: Observation) -> str:
    """The indicator: its concept, else the name that its row in a table has; empty where neither says it."""
    if o.concept_id:
        return o.concept_id
    name = plain_name(o.mention.name)
    telling = o.mention.cell is not None and not o.mention.parent and len(name) >= LEAST_NAME
    return f"={name}" if telling else ""


def refused(o: Observation, evidence: Evidence) -> str:
    """Why a figure can't stand in any chain, in words; empty when it can."""
    if side(o) is None:
        return NO_SIDE.get(o.status, NO_SIDE[""])
    if o.value_base is None and "qualitative" in o.flags:
        return "是文字表述，没有数"
    if measure(o) is None:
        return "是区间，不是一个数" if o.quantity.comparator == "range" else "是几段的比值，不是一个数"
    if o.period is None or "period_unresolved" in o.flags:
        return "期间未能确定"
    if "uncertain" in o.flags:
        return "读法存疑"
    if "unit_inferred" in o.flags and o.mention.cell is None:
        return "单位是推断的"
    return _other_people(o) or _other_number(o, evidence)


def _other_people(o: Observation) -> str:
    subject = fold(o.mention.subject)
    if subject in scope_words() and not _is_home(subject, o.region):
        return f"说的是{subject}的数"
    return ""


def _is_home(subject: str, region: Region | None) -> bool:
    """全县 in the document of a county; also of one that the code table does not have."""
    return region is None or region.name.endswith(subject[-1]) or scope(subject, region) == region


def _other_number(o: Observation, evidence: Evidence) -> str:
    """What a number over its period is not: a sum of unknown length, a state of several years."""
    assert o.period is not None
    length, grows = months(o.period), _grows(o, evidence)
    concept = evidence.concept(o)
    if o.quantity.text.startswith(BRACKETS) and o.basis == "level":
        return "方括号里的是几年合计，是哪几年没有写明"
    if o.unit_base == VISITS and concept is not None and concept.unit != VISITS and not is_flow(o, evidence):
        return "单位是人次，不是某一时点的人数"
    if o.basis in ("change", "average") and not grows:
        return "是增减幅度，不是水平" if o.basis == "change" else "是年均数，不是一年的数"
    if is_flow(o, evidence):
        return "" if length else LENGTH_UNSAID
    if length > YEAR and not grows and side(o) == "realised":
        return "说的是几年间，不是某一年末的数"
    rate = o.unit_base == "%" or o.unit_base == "‰"
    if rate and 0 < length < YEAR and o.period.start.month != o.period.end.month:
        return "不是全年的数"
    return ""


def _grows(o: Observation, evidence: Evidence) -> bool:
    """A rate of growth told for a period: the change is its level."""
    concept = evidence.concept(o)
    return concept is not None and bool(concept.growth_of)


def reading(o: Observation, evidence: Evidence) -> Reading:
    """A figure that ``refused`` does not refuse."""
    found, of = measure(o), side(o)
    assert found is not None
    assert of is not None
    assert o.period is not None
    _, factor = base_unit(o.unit) if not o.quantity.parts else ("", Decimal(1))
    cell = o.mention.cell
    unprinted = (o.source_id, cell[0], f"{cell[1]}") if cell is not None and "unit_inferred" in o.flags else ()
    return Reading(
        id=o.id,
        side=of,
        period=o.period,
        value=found[0],
        unit=found[1],
        comparator=o.quantity.comparator,
        written=amount(o),
        scale=o.unit if not o.quantity.parts else found[1],
        factor=factor,
        step=step(o),
        thread=thread(o, evidence),
        track=_track(o, evidence),
        origin=o,
        weakness=_weakness(o, evidence),
        row=unprinted,
    )


def _weakness(o: Observation, evidence: Evidence) -> str:
    """What of a figure is concluded, not printed; empty for nothing that a chain could go wrong by."""
    if is_flow(o, evidence) and "period_from_section" in o.flags and o.basis == "level" and not _yearly(o, evidence):
        return LENGTH_UNSAID
    flags = o.flags - {"period_inferred"} if _of_its_year(o, evidence) else o.flags
    if _grows(o, evidence):
        # 生产总值500亿元，增长5.6%: that it is the growth of what stands before is how a growth is told.
        flags = flags - {"name_completed"}
    return next((words for flag, words in WEAK.items() if flag in flags), "")


def _yearly(o: Observation, evidence: Evidence) -> bool:
    """Reports and bulletins tell of one year, and set targets for one."""
    kind = evidence.sources[o.source_id].source.kind
    return kind in ("bulletin", "report") and o.period is not None and months(o.period) == YEAR


def _of_its_year(o: Observation, evidence: Evidence) -> bool:
    """A bulletin or report whose date is known, or in its title, speaks of that year or the one before."""
    source = evidence.sources[o.source_id].source
    if source.kind not in ("bulletin", "report") or side(o) != "realised" or o.period is None:
        return False
    own, after = (f"{o.period.end.year + later}" for later in (0, 1))
    if source.published[:4] in (own, after):
        return True
    title = fold(source.title)
    return f"{own}年" in title or (source.kind == "report" and f"{after}年" in title)


def thread(o: Observation, evidence: Evidence) -> Thread:
    """Indicator, region, the words of scope in its name beyond those of its concept, whom it is told of."""
    subject = fold(o.mention.subject)
    home = subject in scope_words() or (o.region is not None and o.region.name.startswith(subject))
    concept = evidence.concept(o)
    own = limits(fold(concept.name)) if concept is not None else frozenset()
    words = limits(fold(o.mention.name)) - own - set(finding_rules().inclusive)
    return (thing(o), place_key(o), "、".join(sorted(words)), "" if home else subject)


def _track(o: Observation, evidence: Evidence) -> Track:
    assert o.period is not None
    length = months(o.period)
    if _grows(o, evidence):
        return ("growth", o.basis if length > YEAR else "", f"{length}")
    return ("sum", f"{length}") if is_flow(o, evidence) else ("state",)


def published(actual: Actual, known: Sequence[Reading]) -> Reading:
    """A published figure as a reading of the indicator that ``known`` readings are of."""
    like = known[0]
    _, factor = base_unit(actual.unit)
    written = f"{number(actual.value)}{actual.unit}"
    exponent = actual.value.as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    kind = like.track[0]
    length = f"{months(actual.period)}"
    track: Track = ("state",) if kind == "state" else ("sum", length) if kind == "sum" else ("growth", "", length)
    return Reading(
        id=actual.id,
        side="realised",
        period=actual.period,
        value=actual.value_base,
        unit=actual.unit_base,
        comparator="=",
        written=written,
        scale=actual.unit,
        factor=factor,
        step=last * factor,
        thread=like.thread,
        track=track,
        origin=actual,
    )
