"""Units that are missing, differ or can't be told: missing-unit, unit-mismatch, unit-inferred, ambiguous-unit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.model.collection import Finding
from generator.model.document import Row, Table
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.compare import side
from generator.reconcile.evidence import Evidence, figure_place, name_places
from generator.reconcile.findings.definitions import explained
from generator.reconcile.findings.record import record
from generator.reconcile.rows import IndicatorRow, indicator_rows
from generator.reconcile.wording import amount, label, listed, number, quoted, where
from generator.rules.findings import finding_rules, pattern
from generator.rules.units import unit_pattern
from generator.text.fold import fold
from generator.text.typeset import typeset

COMPARED = re.compile("比|较|同比|环比|再|又|累计|进一步|平均每年|$")
SHARED_NAME, TELLING, NOUN = 4, 3, 16
UNIT_OF_ALL = re.compile(r"单位\s*[:：]")
BRACKET = re.compile(r"\([百千万亿]*([^()]{1,12})\)[\s|]*$")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Missing, differing, inferred and ambiguous units, in this order."""
    yield from _missing(evidence)
    yield from _differing(evidence)
    yield from _inferred(evidence)
    yield from _ambiguous(evidence)


def _missing(evidence: Evidence) -> Iterator[Finding]:
    told: dict[tuple[str, str], tuple[Row, ...]] = {}
    for row in indicator_rows(evidence):
        if row.row.unit is not None or _unit_elsewhere(row) or _unit_above(row, evidence):
            continue
        key = (row.source_id, row.table.id)
        if key not in told:
            told[key] = _rows_with_units(row.table)
        peers = told[key]
        if not peers:
            continue
        if all(o.quantity.parts for o in row.cells):
            yield _ratio(row, evidence)
        elif any("unit_inferred" in o.flags or not o.unit for o in row.cells):
            yield _no_unit(row, peers, evidence)


def _rows_with_units(table: Table) -> tuple[Row, ...]:
    """The rows of a table that print their unit, where at least half of them do."""
    rows = [row for row in table.rows if row.kind == "body"]
    peers = tuple(row for row in rows if row.unit is not None)
    return peers if len(peers) * 2 >= len(rows) else ()


def _unit_elsewhere(row: IndicatorRow) -> bool:
    """A column of units, or the unit printed in the cells themselves."""
    return any(c.role == "unit" for c in row.table.columns) or any(
        o.quantity.unit and fold(o.quantity.text).rstrip("] ").endswith(o.quantity.unit) for o in row.cells
    )


def _unit_above(row: IndicatorRow, evidence: Evidence) -> bool:
    """The caption or the lines between it and the head print the unit of the whole table, or the head does."""
    blocks, first = row.result.document.blocks, row.table.rows[0].block
    above = row.table.caption if 0 <= row.table.caption < first else max(first - 2, 0)
    lines = [blocks[index].span.of(evidence.folded[row.source_id]) for index in range(above, first)]
    filled = {o.mention.cell[2] for o in row.cells if o.mention.cell}
    heads = [fold(column.header) for column in row.table.columns if column.index in filled]
    return any(UNIT_OF_ALL.search(line) or _ends_in_unit(line) for line in lines) or any(map(_ends_in_unit, heads))


def _ends_in_unit(words: str) -> bool:
    """ "分月接待情况(万人次)"."""
    found = BRACKET.search(words)
    return found is not None and unit_pattern().fullmatch(found[1].strip()) is not None


def _ratio(row: IndicatorRow, evidence: Evidence) -> Finding:
    o = row.any
    return record(
        "missing-unit.ratio",
        [row.name_place],
        f"“{typeset(o.mention.name)}”一行没有单位",
        f"{where(o, evidence)}多数行注了单位；这一行写作{amount(row.cells[-1])}，没有注明各段是否为百分数。",
        [o.concept_id],
    )


def _no_unit(row: IndicatorRow, peers: Sequence[Row], evidence: Evidence) -> Finding:
    o = row.any
    meant = next((c.unit for c in row.cells if c.unit), "")
    source, words = _supplier(row, peers, meant)
    reading = f"，据此读作{meant}并标为推断" if meant and source else ""
    return record(
        "missing-unit",
        [row.name_place, *([source] if source else [])],
        f"“{row.title}”一行没有单位",
        f"{where(o, evidence)}{words}{reading}。",
        [o.concept_id],
        f"在{where(o, evidence)}第{row.row.number}项补注“（{meant}）”。" if meant and row.row.number else "",
    )


def _supplier(row: IndicatorRow, peers: Sequence[Row], meant: str) -> tuple[Place | None, str]:
    """Where the unit is printed: in the definition of the indicator, else in the nearest row that counts the like."""
    text = row.result.text.text
    definition = explained(row)
    if definition is not None and definition.unit is not None and fold(definition.unit.of(text)) == meant:
        return Place(row.source_id, definition.unit), f"这一行未注，指标解释第{definition.number}项写明（{meant}）"
    name = row.bare_name.span.of(text)
    alike = [p for p in peers if p.unit is not None and fold(p.unit.of(text)) == meant]
    alike.sort(key=lambda p: (p.name is None or p.name.of(text)[-2:] != name[-2:], abs(p.block - row.row.block)))
    if not alike:
        return None, "多数行注了单位，这一行没有"
    assert alike[0].unit is not None
    number_words = f"第{alike[0].number}项" if alike[0].number else "邻近一行"
    return Place(row.source_id, alike[0].unit), f"这一行未注，{number_words}注（{meant}）"


def _differing(evidence: Evidence) -> Iterator[Finding]:
    """One figure in two units that are no measure of one another, under names that share their subject."""
    groups: dict[object, list[Observation]] = {}
    for o in evidence.observations:
        if o.value_base is not None and o.period is not None:
            groups.setdefault((o.source_id, o.value_base, side(o), o.period.end.year), []).append(o)
    for group in groups.values():
        for a, b in _in_two_units(group):
            if not _one_figure_told_twice(a, b):
                continue
            first, second = where(a, evidence, [b]), where(b, evidence, [a])
            if first == second:
                first, second = f"{first}一处", "另一处"
            yield record(
                "unit-mismatch",
                [figure_place(a), figure_place(b), *name_places(a), *name_places(b)],
                f"{amount(a)}与{amount(b)}：同一个数，两种单位",
                f"{first}写“{typeset(a.mention.name)}”{amount(a)}，"
                f"{second}写“{typeset(b.mention.name)}”{amount(b)}；"
                f"{_base(a)}与{_base(b)}不可互换。",
                [a.concept_id, b.concept_id],
            )


def _base(o: Observation) -> str:
    return f"“{o.unit_base}”"


def _in_two_units(group: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Every two of ``group``, in order, whose units are no measure of one another."""
    by_unit: dict[str, list[int]] = {}
    for index, o in enumerate(group):
        by_unit.setdefault(o.unit_base, []).append(index)
    others: dict[str, list[int]] = {unit: [] for unit in by_unit}
    for one, other in finding_rules().not_interchangeable:
        if one in by_unit and other in by_unit:
            others[one] = sorted([*others[one], *by_unit[other]])
            others[other] = sorted([*others[other], *by_unit[one]])
    for index, o in enumerate(group):
        after = others[o.unit_base]
        yield from ((o, group[at]) for at in after[bisect_right(after, index) :])


def _one_figure_told_twice(a: Observation, b: Observation) -> bool:
    """In two sentences, under names that share their subject, and no number that recurs; of one year and side."""
    telling = len(str(a.quantity.value or "").replace(".", "").strip("0")) >= TELLING or (a.value_base or 0) >= 100
    if a.mention.quote == b.mention.quote or not telling:
        return False
    return shared(fold(a.mention.name), fold(b.mention.name)) >= SHARED_NAME


def shared(a: str, b: str) -> int:
    """Length of the longest run of characters that two names share."""
    best = 0
    for start in range(len(a)):
        while start + best < len(a) and a[start : start + best + 1] in b:
            best += 1
    return best


def _inferred(evidence: Evidence) -> Iterator[Finding]:
    """Numbers in running text without a classifier, sentence by sentence."""
    groups: dict[tuple[str, Span], list[Observation]] = {}
    for o in evidence.observations:
        if "unit_inferred" in o.flags and o.mention.origin != "table" and not _counts_itself(o, evidence):
            groups.setdefault((o.source_id, o.mention.quote), []).append(o)
    for found in groups.values():
        figures = listed([quoted(figure_place(o), evidence) for o in found])
        yield record(
            "unit-inferred",
            [figure_place(o) for o in found],
            f"{figures}后没有量词",
            f"按“{label(found[0], evidence)}”一类的数读作{found[0].unit}，标为推断。",
            [o.concept_id for o in found],
        )


def _counts_itself(o: Observation, evidence: Evidence) -> bool:
    """ "9亿多劳动力", "老年人口986万": a collective noun behind or before, which takes no measure word."""
    text, span = evidence.folded[o.source_id], o.quantity.span
    before, after = text[max(span.start - NOUN, 0) : span.start], text[span.end : span.end + NOUN]
    return bool(pattern("counted-itself").search(after) or pattern("collective-before").search(before))


def _ambiguous(evidence: Evidence) -> Iterator[Finding]:
    """A rate that rises or falls by so many per cent."""
    for o in evidence.observations:
        if o.mention.cell is not None or not o.quantity.text.rstrip().endswith(("%", "％")):
            continue
        start, end = o.mention.quote.start, o.quantity.span.end
        before = evidence.folded[o.source_id][start:end]
        found = list(pattern("relative-rise").finditer(evidence.folded[o.source_id][start : end + 2]))
        if not found or found[-1].end() + start != end:
            continue
        clause = before[: found[-1].start()].replace(";", "。").replace("；", "。").rpartition("。")[2][-24:]
        if not _raises_a_rate(clause):
            continue
        bound = _bound_after(o, evidence)
        verb = found[-1].group()[: found[-1].group().index(found[-1]["value"])]
        figure = found[-1]["value"]
        yield record(
            "ambiguous-unit",
            [figure_place(o), *([bound] if bound else [])],
            f"“{verb}{figure}”：百分点，还是相对幅度",
            f"若原为50%，{verb}{_number(figure)}个百分点是{_shifted(verb, figure)}，"
            f"相对{verb}{figure}是{_scaled(verb, figure)}"
            + (f"；同句的{quoted(bound, evidence)}不足以判定。" if bound else "。"),
            [o.concept_id],
        )


def _raises_a_rate(clause: str) -> bool:
    """What is raised is a rate; the last word that names a measure tells: not so "支付比例…，起付标准降低50%".

    It stands between the last comma and the verb, or before a comma after which only a comparison follows.
    """
    *earlier, said = clause.split(",")
    if earlier and COMPARED.match(said):
        said = earlier[-1]
    last = max(pattern("measure-raised").finditer(said), key=lambda match: match.end(), default=None)
    return last is not None and pattern("rate-word").search(last.group()) is not None


def _number(figure: str) -> str:
    return figure.rstrip("%")


def _sign(verb: str) -> int:
    return -1 if verb[0] in "下降" or "低" in verb else 1


def _shifted(verb: str, figure: str) -> str:
    return f"{number(Decimal(50) + _sign(verb) * Decimal(_number(figure)))}%"


def _scaled(verb: str, figure: str) -> str:
    return f"{number(Decimal(50) * (1 + _sign(verb) * Decimal(_number(figure)) / 100))}%"


def _bound_after(o: Observation, evidence: Evidence) -> Place | None:
    """Another percentage shortly after, in the same sentence."""
    after = [
        b
        for b in evidence.of_source(o.source_id)
        if b.unit == "%"
        and 0 < b.quantity.span.start - o.quantity.span.end < 30
        and b.quantity.comparator in ("<=", "<")
    ]
    return figure_place(after[0]) if after else None
