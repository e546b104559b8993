"""The queue of doubtful figures as people read and fill it in: entries of corrections.yml under their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.collection import Collection, SourceResult
from generator.model.figure import Observation
from generator.normalise.doubts import Doubt, quotation
from generator.normalise.suggest import Suggestion, suggestions
from generator.render import labels
from generator.render.places import place
from generator.rules.catalogue import Correction
from generator.rules.decisions import comment, entry

HEAD = """\
# 待核定的数据。每项先列依据，再留空供填写：
#   原样正确：confirmed 改为 true；不正确：在 value 的引号里写正确的值（二者只写一个）。
#   都要在 reason 写明理由，在 by 写明何人核定；source_id、quote、occurrence、field 请勿改动。
#   不填的留待以后。填好后再运行一次 planbrief review：已决定的移入 corrections.yml，不再列在这里。
#   各项写法：period 如 2025、2021-2025、2017-06-30；unit 如 万人；value 只写数；
#   concept_id 填建议所列的编号，不归入词表则写 confirmed: true。
"""
WHY = {
    "uncertain": "有两种以上读法，取了其一",
    "name_completed": "名称由前文补全",
    "unit_inferred": "原文这里没有印单位，由别处推断",
    "period_unresolved": "期间未能确定",
    "no-unit": "没有计量单位",
    "near-name": "词表中没有这个名称，但有相近的指标",
}
FIELDS = {"indicator": "名称", "value": "数值", "unit": "单位", "period": "期间", "concept_id": "归入的指标"}
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Returned:
    """An entry of the queue that could not be moved, and why; it stays in the queue as it was filled in."""

    correction: Correction
    reason: str


def written(
    asked: Iterable[tuple[SourceResult, Sequence[Doubt]]], returned: Sequence[Returned], collection: Collection
) -> str:
    """The queue file: what came back, then every doubt in the order of the texts, then what can't be settled here."""
    parts = [HEAD, *_elsewhere(collection), "corrections:\n"]
    back = {_key(each.correction): each for each in returned}
    number = 0
    for result, found in asked:
        for doubt in found:
            number += 1
            question = _entry(result, doubt)
            before = back.pop(_key(question), None)
            parts += ["\n", *_evidence(number, result, doubt)]
            parts += [comment(f"  上次没有移入：{before.reason}")] if before else []
            parts.append(entry(before.correction if before else question))
    for left in back.values():
        parts += ["\n", comment(f"没有移入：{left.reason}"), entry(left.correction)]
    if not number and not back:
        parts[-1] = "corrections: []\n"
    return "".join(parts)


def _key(correction: Correction) -> tuple[str, str, int, str]:
    return correction.source_id, correction.quote, correction.occurrence, correction.field


def _entry(result: SourceResult, doubt: Doubt) -> Correction:
    quote, occurrence = quotation(doubt.observation, result.observations, result.text.text)
    return Correction(result.source.id, quote, doubt.field, "", "", occurrence)


def _evidence(number: int, result: SourceResult, doubt: Doubt) -> Iterator[str]:
    o = doubt.observation
    span = o.quantity.span
    where = place(result, span)
    yield comment(
        f"{number}. {result.source.short_title or result.source.title} · {where} · 字符 {span.start}—{span.end}"
    )
    yield comment(f"  原文：{_around(o, result.text.text)}")
    yield comment(f"  读作：{_read(o)}")
    yield comment(f"  核定{FIELDS[doubt.field]}：{'；'.join(WHY[kind] for kind in doubt.kinds)}")
    if doubt.field == "concept_id":
        yield from (comment(f"    可能是 {told(each)}") for each in suggestions(o.mention.name, o.unit_base))


def told(suggestion: Suggestion) -> str:
    """A suggestion in words: the name that is near, its id, and what the source's name has more or less."""
    more = [f"多“{word}”" for word in suggestion.added]
    less = [f"少“{word}”" for word in suggestion.lacking]
    differs = f"，原文{'、'.join((*more, *less))}" if more or less else ""
    return f"{suggestion.alias}（{suggestion.concept.id}{differs}）"


def _read(o: Observation) -> str:
    concept = f" → {o.concept_id}" if o.concept_id else ""
    kind = " ".join(filter(None, (labels.status(o), labels.basis(o))))
    return f"{o.mention.name}{concept}，{labels.value(o)}，{labels.period(o)}，{kind}"


def _around(o: Observation, text: str) -> str:
    """The sentence or row with the figure in 【】; of a long one, what stands round the figure."""
    quote, span = o.mention.quote, o.quantity.span
    start, end = min(quote.start, span.start), max(quote.end, span.end)
    if end - start > LONGEST:
        start, end = max(start, span.start - LONGEST // 2), min(end, span.end + LONGEST // 2)
    opening, closing = "……" * (start > quote.start), "……" * (end < quote.end)
    return f"{opening}{text[start : span.start]}【{o.quantity.text}】{text[span.end : end]}{closing}"


def _elsewhere(collection: Collection) -> Iterator[str]:
    """What no correction can settle: cells that could not be read, corrections that were refused."""
    for kind, heading in (
        ("correction-refused", "corrections.yml 中没有生效的，请直接在那里改："),
        ("unread-cell", "表格中没有读出的单元，须对照原文："),
        ("unread-table", "像是表格而没有读出的，须对照原文："),
    ):
        found = [note for note in collection.all_notes if note.kind == kind]
        if found:
            yield "#\n" + comment(heading)
        for note in found:
            at = f"（{note.source_id}，字符 {note.place.span.start}）" if note.place else ""
            yield comment(f"  {note.detail}{at}")
