"""What people have settled: applied to the observations, marked as reviewed, never silently out of date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from generator.model.figure import Attribute, Basis, Comparator, Observation, Status
from generator.model.note import Note, Result
from generator.model.place import Place
from generator.model.source import Period, Source, SourceText
from generator.rules.catalogue import Correction, Corrections
from generator.rules.concepts import concept
from generator.rules.divisions import resolve
from generator.rules.periods import years
from generator.rules.units_base import base_unit, to_base
from generator.text import quotations
from generator.text.fold import fold

# Doubts that are over once a person has settled the field.
SETTLED = {
    "indicator": {"name_completed", "uncertain"},
    "value": {"uncertain"},
    "unit": {"unit_inferred"},
    "period": {"period_inferred", "period_from_section", "period_unresolved"},
}


class CorrectionError(Exception):
    """A correction that can't be applied; the message says why, for whoever wrote it."""


def correct(
    source: Source, text: SourceText, observations: Sequence[Observation], corrections: Corrections
) -> Result[tuple[Observation, ...]]:
    """``observations`` with the corrections of ``source`` applied; one that can't be is a grave note."""
    found = {o.id: o for o in observations}
    notes = []
    for correction in corrections.corrections:
        if correction.source_id != source.id:
            continue
        try:
            for o in _figures(correction, text.text, tuple(found.values())):
                found[o.id] = _settled(o, correction)
        except CorrectionError as error:
            notes.append(_note(correction, text.text, str(error)))
    return Result.of(tuple(found.values()), notes)


def refusal(correction: Correction, source: Source, text: SourceText, observations: Sequence[Observation]) -> str:
    """Why ``correction`` can't be applied to the observations of ``source``; empty where it can."""
    if correction.source_id != source.id:
        return f"更正的文件“{correction.source_id}”不是“{source.id}”"
    try:
        for o in _figures(correction, text.text, observations):
            _settled(o, correction)
    except CorrectionError as error:
        return str(error)
    return ""


def settled(
    source: Source, text: SourceText, observations: Sequence[Observation], corrections: Corrections
) -> frozenset[tuple[str, str]]:
    """What people have settled of ``source``: pairs of observation id and field."""
    found = set()
    for correction in corrections.corrections:
        if correction.source_id == source.id and not refusal(correction, source, text, observations):
            held = _figures(correction, text.text, observations)
            found |= {(o.id, correction.field) for o in held}
    return frozenset(found)


def _figures(correction: Correction, text: str, observations: Sequence[Observation]) -> list[Observation]:
    """The figure that the quote holds: one place, though a ratio may have several observations there."""
    quote = quotations.found(correction.quote, correction.occurrence, text)
    if quote is None:
        raise CorrectionError("原文中找不到所引的文字")
    held = [o for o in observations if quote.covers(o.quantity.span)]
    places = {o.quantity.span for o in held}
    if not places:
        raise CorrectionError("所引的文字里没有数据")
    if len(places) > 1:
        raise CorrectionError(f"所引的文字里有 {len(places)} 个数据，请只引到其中一个")
    return held


def _settled(o: Observation, correction: Correction) -> Observation:
    if correction.field not in FIELDS:
        raise CorrectionError(f"没有“{correction.field}”这一项；可更正 {'、'.join(FIELDS)}")
    if not correction.confirmed:
        if not correction.value:
            raise CorrectionError("既没有给出 value，也没有写 confirmed: true")
        o = FIELDS[correction.field](o, correction.value)
    elif correction.value:
        raise CorrectionError("value 与 confirmed: true 只能写一个")
    return replace(o, flags=(o.flags - SETTLED.get(correction.field, set())) | {"reviewed"})


def _indicator(o: Observation, value: str) -> Observation:
    return replace(o, mention=replace(o.mention, name=fold(value)))


def _subject(o: Observation, value: str) -> Observation:
    return replace(o, mention=replace(o.mention, subject=value))


def _concept(o: Observation, value: str) -> Observation:
    if concept(value) is None:
        raise CorrectionError(f"词表中没有编号为“{value}”的指标")
    return replace(o, concept_id=value)


def _region(o: Observation, value: str) -> Observation:
    region = resolve(value)
    if region is None:
        raise CorrectionError(f"不认识地区“{value}”")
    return replace(o, region=region)


def _period(o: Observation, value: str) -> Observation:
    """ "2025", "2021-2025", "2017-06-30" or "2016-01-01/2020-06-30"."""
    span = re.fullmatch(r"(\d{4})(?:[-—](\d{4}))?", value)
    try:
        if span:
            period = years(int(span[1]), int(span[2] or span[1]))
        else:
            first, _, last = value.partition("/")
            period = Period(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError as error:
        raise CorrectionError(
            f"“{value}”不是期间；请写 2025、2021-2025、2017-06-30 或 2016-01-01/2020-06-30"
        ) from error
    if period.end < period.start:
        raise CorrectionError(f"期间“{value}”的终点在起点之前")
    return replace(o, period=period)


def _value(o: Observation, value: str) -> Observation:
    try:
        number = Decimal(value.replace(",", ""))
    except InvalidOperation as error:
        raise CorrectionError(f"“{value}”不是数") from error
    if not number.is_finite():
        raise CorrectionError(f"“{value}”不是数")
    o = replace(o, mention=replace(o.mention, quantity=replace(o.quantity, value=number)))
    return _scaled(o, o.value_base is not None and o.value_base < 0)


def _unit(o: Observation, value: str) -> Observation:
    return _scaled(replace(o, unit=fold(value)), o.value_base is not None and o.value_base < 0)


def _scaled(o: Observation, decrease: bool) -> Observation:
    """The base value anew from value and unit; what was a decrease stays one."""
    unit, factor = base_unit(o.unit)

    def scaled(number: Decimal | None) -> Decimal | None:
        return None if number is None else to_base(-abs(number) if decrease else number, factor)

    quantity = o.quantity
    return replace(o, value_base=scaled(quantity.value), value_max_base=scaled(quantity.value_max), unit_base=unit)


def _status(o: Observation, value: str) -> Observation:
    status: Status = _one_of(value, get_args(Status))
    return replace(o, status=status)


def _basis(o: Observation, value: str) -> Observation:
    basis: Basis = _one_of(value, get_args(Basis))
    return replace(o, basis=basis)


def _comparator(o: Observation, value: str) -> Observation:
    comparator: Comparator = _one_of(value, get_args(Comparator))
    return replace(o, mention=replace(o.mention, quantity=replace(o.quantity, comparator=comparator)))


def _attribute(o: Observation, value: str) -> Observation:
    attribute: Attribute = _one_of(value, get_args(Attribute))
    return replace(o, mention=replace(o.mention, attribute=attribute))


def _one_of(value: str, known: tuple[Any, ...]) -> Any:
    for one in known:
        if one == value:
            return one
    raise CorrectionError(f"“{value}”不在可选值 {'、'.join(str(one) for one in known if one)} 之中")


FIELDS: dict[str, Callable[[Observation, str], Observation]] = {
    "indicator": _indicator,
    "subject": _subject,
    "concept_id": _concept,
    "region": _region,
    "period": _period,
    "status": _status,
    "basis": _basis,
    "comparator": _comparator,
    "value": _value,
    "unit": _unit,
    "attribute": _attribute,
}


def _note(correction: Correction, text: str, reason: str) -> Note:
    span = quotations.found(correction.quote, correction.occurrence, text)
    shown = correction.quote if len(correction.quote) <= 40 else correction.quote[:40] + "……"
    return Note(
        "correction-refused",
        "high",
        f"corrections.yml 对“{shown}”（第 {correction.occurrence} 处）{correction.field} 的更正没有生效：{reason}。",
        correction.source_id,
        Place(correction.source_id, span) if span else None,
    )
