"""Mention → Observation: what was said becomes comparable, what was written stays beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.collection import Concept
from generator.model.document import Document
from generator.model.figure import Basis, Mention, Observation, Status
from generator.model.note import Note, Result
from generator.model.place import Place, Span
from generator.model.source import Source, SourceText
from generator.normalise.ahead import checked
from generator.normalise.fitting import Measure
from generator.normalise.frame import Frame, frame
from generator.normalise.peers import Peers, peers_of
from generator.normalise.periods import period_of
from generator.normalise.regions import region_of
from generator.normalise.units import Measured, fits, measured
from generator.rules.concepts import growth, match, nature
from generator.rules.periods import is_year
from generator.text.fold import fold

WHOLE = ("覆盖", "全部")
ONE_YEAR = re.compile("(?<![十百千一二三四五六七八九])一年(?:多?来|间|以来)?")
# Flags that only the resolved period can give.
DATING = frozenset({"period_from_section", "period_inferred", "period_unresolved"})


def normalise(
    source: Source, text: SourceText, document: Document, mentions: Iterable[Mention]
) -> Result[tuple[Observation, ...]]:
    """The mentions of one source as observations, in their order; none is dropped, none changed."""
    mentions = tuple(mentions)
    setting, peers = frame(source, text, document), peers_of(document, mentions, text.text)
    later = {_key(mention) for mention in mentions if mention.status != "baseline"}
    observations = tuple(
        _observation(mention, setting, peers, mention.status == "baseline" and _key(mention) in later)
        for mention in mentions
    )
    return Result.of(observations, _notes(observations, source))


def _key(mention: Mention) -> tuple[str, Span, str]:
    """What a baseline and the figure compared with it have in common, when one expression dates both."""
    return mention.name, mention.quote, mention.period_text


def _observation(mention: Mention, setting: Frame, peers: Peers, paired: bool) -> Observation:
    value = measured(mention, peers)
    concept = _concept(mention, value)
    kind = nature(mention.name)
    # a rate is never cumulative; a flow told over a window (以来, 5年来) is
    basis: Basis = "level" if mention.basis == "cumulative" and kind == "rate" else mention.basis
    status = _status(mention, setting)
    together = paired and mention.cell is None
    dating = period_of(mention, Measure(kind, status, basis, together), setting)
    possible = checked(mention, status, dating.period, setting)
    if possible.status not in (status, ""):
        dating = period_of(mention, Measure(kind, possible.status, basis, together), setting)
    status = possible.status
    if dating.window and kind == "flow" and basis == "level" and status == "actual":
        basis = "cumulative"
    elif basis == "cumulative" and dating.period and ONE_YEAR.search(mention.period_text) and is_year(dating.period):
        # 一年来 of a calendar year: what a year adds up to is the year's figure
        basis = "level"
    inferred = {"unit_inferred"} if value.inferred else set()
    inferred |= {"uncertain"} if possible.uncertain else set()
    return Observation(
        id=mention.id,
        source_id=setting.source.id,
        mention=mention,
        concept_id=concept.id if concept else "",
        region=region_of(mention, setting),
        period=dating.period,
        status=status,
        basis=basis,
        unit=value.unit,
        value_base=value.value,
        unit_base=value.unit_base,
        value_max_base=value.value_max,
        flags=frozenset(flag for flag in mention.flags if flag not in DATING) | dating.flags | inferred,
    )


def _concept(mention: Mention, value: Measured) -> Concept | None:
    """The concept of the name, unless the unit contradicts it. A threshold in a definition is of none."""
    if "definition" in mention.flags:
        return None
    found = match(mention.name)
    changed = mention.basis in ("change", "average")
    if found and changed and value.unit_base == "%" and (rate := growth(found)):
        return rate
    # 全覆盖 says something of a share, never of a count
    if value.value is None and not mention.quantity.parts and found and fold(mention.quantity.text).endswith(WHOLE):
        return found if found.unit == "%" else None
    return found if found and fits(found.id, value.unit_base, changed) else None


def _status(mention: Mention, setting: Frame) -> Status:
    """What the words say; where they are silent, what the section or the kind of document tells."""
    if mention.status or mention.cell is not None:
        return mention.status
    told = setting.setting(mention.section).kind
    if told in ("background", "goals", "outlook"):
        return "actual" if told == "background" else "target"
    if setting.source.kind in ("bulletin", "report"):
        return "actual"
    return "target" if setting.source.kind == "plan" else ""


def _notes(observations: Iterable[Observation], source: Source) -> list[Note]:
    """What a builder should know: figures without a period or without a unit."""
    notes = []
    for each in observations:
        span = each.quantity.span
        place = Place(source.id, span)
        if "period_unresolved" in each.flags and "definition" not in each.flags:
            detail = f"“{each.mention.name}”{each.quantity.text}的时间不能确定。"
            notes.append(Note("period-unresolved", "low", detail, source.id, place))
        if not each.unit and each.value_base is not None and not {"ratio", "qualitative"} & each.flags:
            detail = f"“{each.mention.name}”{each.quantity.text}没有计量单位。"
            notes.append(Note("unit-missing", "low", detail, source.id, place))
    return notes
