"""Indicators of several documents side by side, each with the remark that fits the figures shown, said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model.collection import ConceptPage, Remark
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.typeset import typeset

MARKS = "①②③④"
# Cautions that differ from row to row in names and figures alone, and what they come to.
SAID_ONCE = (
    (re.compile("有的是几年合计，有的是一年的数"), "有的是几年合计，有的是一年的数，不能并列比较。"),
    (re.compile("规模不同，绝对数只可并列"), "各地规模不同，绝对数只可并列，不宜比高低。"),
    (re.compile("只是[上下]限.*不能相减"), "有的数只是上限或下限，不能相减。"),
    (re.compile("有的是目标，有的是已有的数"), "有的是目标，有的是已有的数，不能并列比较。"),
)
AGREED = "四舍五入后一致"
REACHED = ("baseline", "actual")
UPPER, LOWER = (("<", "<="), "上限"), ((">", ">="), "下限")


@dataclass(frozen=True, slots=True)
class Side:
    """What one document says of an indicator."""

    value: str
    when: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """An indicator that several documents have. ``mark`` refers to a caution that several rows share."""

    name: str
    link: Link
    sides: tuple[Side, ...]
    remark: str
    verdict: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SharedTable:
    """Indicators of several documents; only documents that have one are columns.

    ``cautions`` are remarks that hold for several rows, said once below the table under the rows' ``mark``.
    """

    columns: tuple[tuple[str, Link], ...]
    rows: tuple[SideBySide, ...]
    cautions: tuple[tuple[str, str], ...] = ()


def side_by_side(index: Index, most: int, pages: Sequence[ConceptPage] | None = None, least: int = 2) -> SharedTable:
    """The ``most`` indicators (of ``pages``, else of all) that most documents have; at least ``least`` each."""
    found: list[SideBySide] = []
    for page in index.collection.pages if pages is None else pages:
        chosen = _chosen(index, page)
        shown = [o for o in chosen if o is not None]
        if len(shown) < least:
            continue
        verdict, text = _with_sides(shown, *_caveat(index, page, shown)) if len(shown) > 1 else ("", "")
        found.append(
            SideBySide(
                page.concept.name,
                links.concept(page.concept.id),
                tuple(_side(index, o) for o in chosen),
                typeset(text),
                labels.VERDICTS.get(verdict, ""),
            )
        )
    rows = sorted(found, key=lambda row: -sum(side.link is not None for side in row.sides))[:most]
    used = [i for i in range(len(index.sources)) if any(row.sides[i].link for row in rows)]
    sources = list(index.sources.values())
    columns = tuple((index.short_names[sources[i].id], Link(links.document_page(sources[i].id))) for i in used)
    rows, cautions = _said_once([replace(row, sides=tuple(row.sides[i] for i in used)) for row in rows])
    return SharedTable(columns, tuple(rows), cautions)


def _said_once(rows: Sequence[SideBySide]) -> tuple[list[SideBySide], tuple[tuple[str, str], ...]]:
    """Cautions that several rows share leave the rows and are said below; the rows refer to them by their marks."""
    alike = [(words, [i for i, row in enumerate(rows) if pattern.search(row.remark)]) for pattern, words in SAID_ONCE]
    shared = {i for _, found in alike if len(found) > 1 for i in found}
    often = [(words, found) for words, found in alike if len(found) > 1 or shared & set(found)]
    marks: dict[int, str] = {}
    for mark, (_, found) in zip(MARKS, often, strict=False):
        for i in found:
            marks[i] = marks.get(i, "") + mark
    told = [replace(row, remark="", mark=marks[i]) if i in marks else row for i, row in enumerate(rows)]
    return told, tuple((mark, words) for mark, (words, _) in zip(MARKS, often, strict=False))


def _chosen(index: Index, page: ConceptPage) -> list[Observation | None]:
    """A document's latest figure; of one date the reached before the aimed at, a table's before the text's.

    Of a plan what it aims at for the end of its own span, before any vision. A change or an average is no such figure.
    """
    points = [p.observation_id for s in page.series for p in s.points]
    observations = [index.observations[each] for each in points if each in index.observations]
    levels = [o for o in observations if o.basis in ("level", "cumulative") or page.concept.growth_of]
    return [
        max(
            (o for o in levels if o.source_id == source_id),
            key=lambda o: (_at_the_end(index, o), _rank(o)),
            default=None,
        )
        for source_id in index.sources
    ]


def _at_the_end(index: Index, o: Observation) -> bool:
    span = index.sources[o.source_id].result.source.period
    return bool(span and o.period and o.status == "target" and o.period.end == span.end)


def _side(index: Index, o: Observation | None) -> Side:
    if o is None:
        return Side("", "", None)
    return Side(labels.value(o), f"{labels.as_of(o)}{labels.status(o)}", index.link(o))


def _with_sides(shown: Sequence[Observation], verdict: str, text: str) -> tuple[str, str]:
    """What is reached beside what is aimed at, of several places: said besides. One place may set its goal against it.

    A "能" of two of the figures says nothing of the others.
    """
    sides = {o.status in REACHED for o in shown if o.status in (*REACHED, "target")}
    if len(sides) < 2 or len({_place(o) for o in shown}) < 2 or verdict == "no" or "相减" in text:
        return verdict, text
    mixed = "有的是目标，有的是已有的数，不能并列比较。"
    return "caution", f"{text.removesuffix('。')}；{mixed}" if text and verdict == "caution" else mixed


def _caveat(index: Index, page: ConceptPage, shown: Sequence[Observation]) -> tuple[str, str]:
    """Verdict and words on the figures shown: a remark that sets them side by side, what bounds forbid, one on one.

    A remark on a figure that the row does not show would be read as one on those it does: it is left to the page of
    the concept.
    """
    said = {_same(o) for o in shown}
    cited = [(r, [index.observations[i] for i in r.observation_ids if i in index.observations]) for r in page.remarks]
    fitting = [(r, found) for r, found in cited if found and all(_same(o) in said for o in found)]
    together = _gravest(r for r, found in fitting if len(found) > 1)
    agreed = [r for r, found in fitting if AGREED in r.text and {_same(o) for o in found} == said]
    for remark in together:
        if agreed and remark not in agreed:
            return remark.verdict, f"{agreed[0].text}{remark.text}"
        return remark.verdict, remark.text
    summed = page.concept.nature in ("flow", "cumulative") or any(o.basis == "cumulative" for o in shown)
    if summed and len({_years(o) for o in shown}) > 1:
        return "caution", "有的是几年合计，有的是一年的数，不能并列比较。"
    only = [
        f"{'、'.join(dict.fromkeys(labels.value(o) for o in shown if o.quantity.comparator in signs))}只是{word}"
        for signs, word in (UPPER, LOWER)
        if any(o.quantity.comparator in signs for o in shown)
    ]
    if only:
        sized = page.concept.nature in ("stock", "flow", "cumulative") and page.concept.unit != "%"
        sizes = "；各地规模不同，绝对数只可并列" if sized and len({_place(o) for o in shown}) > 1 else ""
        return "caution", f"{'，'.join(only)}，不能相减{sizes}。"
    return next(((remark.verdict, remark.text) for remark in _gravest(r for r, _ in fitting)), ("", ""))


def _place(o: Observation) -> str:
    """The region of a figure, or that it has none."""
    return (o.region.code or o.region.name) if o.region else ""


def _years(o: Observation) -> int:
    return o.period.end.year - o.period.start.year if o.period else 0


def _gravest(remarks: Iterable[Remark]) -> list[Remark]:
    return sorted(remarks, key=lambda r: -tuple(labels.VERDICTS).index(r.verdict))


def _same(o: Observation) -> tuple[object, ...]:
    """What makes two figures one, wherever they are printed."""
    return o.region, o.period, o.status, o.quantity.comparator, o.value_base, o.unit_base, o.quantity.parts


def _rank(o: Observation) -> tuple[bool, int, bool, bool]:
    return (
        o.quantity.value is not None,
        o.period.end.toordinal() if o.period else 0,
        o.status in ("actual", "baseline"),
        o.mention.cell is not None,
    )
