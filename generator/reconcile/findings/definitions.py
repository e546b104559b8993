"""指标解释 against the tables: scope, what is counted, missing rows, numbering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.collection import Finding, SourceResult
from generator.model.document import Definition
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.record import record
from generator.reconcile.rows import IndicatorRow, plan_tables
from generator.reconcile.wording import quoted, table_name
from generator.rules.concepts import core, match
from generator.rules.findings import finding_rules
from generator.text.fold import fold
from generator.text.typeset import typeset

MOSTLY = 2 / 3
COUNTED = ("人数", "数量", "总量", "总数")


def find(evidence: Evidence) -> Iterator[Finding]:
    """What the definitions say otherwise than the table they explain."""
    for result in evidence.results:
        rows = _explained_table(result)
        pairs = _pairs(result, rows)
        yield from _wider(pairs, evidence)
        yield from _borrowed(result, evidence)
        yield from _not_in_table(result, rows, pairs, evidence)
        yield from _numbering(rows, pairs)
        yield from _counted(result, evidence)
        yield from _stock(result, evidence)


def explained(row: IndicatorRow) -> Definition | None:
    """The definition of the indicator in a row."""
    return next((d for r, d in _pairs(row.result, [row])), None)


def explained_rows(result: SourceResult) -> list[tuple[IndicatorRow, Definition]]:
    """Rows of the table that the definitions explain, each with its definition."""
    return _pairs(result, _explained_table(result))


def _explained_table(result: SourceResult) -> Sequence[IndicatorRow]:
    """The table of indicators that the definitions explain: the one most of them match; empty when none."""
    if not result.document.definitions:
        return ()
    tables = plan_tables(result)
    best = max(tables, key=lambda rows: len(_pairs(result, rows)), default=())
    enough = len(_pairs(result, best)) >= MOSTLY * len(result.document.definitions)
    return best if enough else ()


def _pairs(result: SourceResult, rows: Sequence[IndicatorRow]) -> list[tuple[IndicatorRow, Definition]]:
    """Rows with the definition of the same name, or of the concept or its parent."""
    pairs = []
    for row in rows:
        name = row.bare_name.span.of(result.text.text)
        for test in (_same_name, _same_concept, _parent_concept):
            found = next((d for d in result.document.definitions if test(name, d.term.of(result.text.text))), None)
            if found is not None:
                pairs.append((row, found))
                break
    return pairs


def _same_name(name: str, term: str) -> bool:
    return core(name) == core(term)


def _same_concept(name: str, term: str) -> bool:
    first, second = match(name), match(term)
    return first is not None and first is second


def _parent_concept(name: str, term: str) -> bool:
    first, second = match(name), match(term)
    return first is not None and second is not None and first.parent == second.id and shorter(term, name)


def shorter(term: str, name: str) -> bool:
    """The term is the name with a word left out: 工伤保险参保人数 of 工伤保险单位职工参保人数."""
    rest = iter(fold(name))
    return len(term) < len(name) and all(char in rest for char in fold(term))


def _wider(pairs: Sequence[tuple[IndicatorRow, Definition]], evidence: Evidence) -> Iterator[Finding]:
    for row, definition in pairs:
        text = evidence.folded[row.source_id]
        name, term, body = (span.of(text) for span in (row.bare_name.span, definition.term, definition.text))
        for rule in finding_rules().wider:
            outside = next((word for word in rule.outside if word in body), "")
            if rule.scope not in name or rule.scope in term or not outside:
                continue
            scope = _within(row.bare_name.span, name, rule.scope)
            beyond = _within(definition.text, body, outside)
            yield record(
                "scope-mismatch.definition",
                [Place(row.source_id, span) for span in (scope, beyond, row.bare_name.span, definition.term)],
                f"{typeset(term)}：表中限“{rule.scope}”，解释却含“{outside}”",
                f"{table_name(row.result, row.table.id)}{_item(row)}的名称限于{rule.scope}，"
                f"指标解释第{definition.number}项“{typeset(term)}”还包括{outside}，所列的数属于哪一口径无从判断。",
                [row.any.concept_id],
            )
            break


def _borrowed(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """登记失业率 that is explained by a survey."""
    text = evidence.folded[result.source.id]
    for definition in result.document.definitions:
        term, body = definition.term.of(text), definition.text.of(text)
        for rule in finding_rules().borrowed:
            said = next((word for word in rule.words if word in body), "")
            if not said or rule.name not in term or rule.name in body or rule.other in term + body:
                continue
            yield record(
                "scope-mismatch.borrowed",
                [Place(result.source.id, span) for span in (definition.term, _within(definition.text, body, said))],
                f"“{typeset(term)}”按{rule.other}的办法解释",
                f"名称是“{typeset(term)}”，解释写“{said}”，这是{rule.other}的统计办法。",
                [found.id if (found := match(term)) else ""],
            )


def _item(row: IndicatorRow) -> str:
    return f"第{row.row.number}项" if row.row.number else ""


def _within(span: Span, text: str, word: str) -> Span:
    at = span.start + text.index(word)
    return Span(at, at + len(word))


def _not_in_table(
    result: SourceResult,
    rows: Sequence[IndicatorRow],
    pairs: Sequence[tuple[IndicatorRow, Definition]],
    evidence: Evidence,
) -> Iterator[Finding]:
    if not rows:
        return
    matched = {definition for _, definition in pairs}
    table = table_name(result, rows[0].table.id)
    for definition in result.document.definitions:
        if definition not in matched:
            term = Place(result.source.id, definition.term)
            yield record(
                "explained-not-in-table",
                [term],
                f"指标解释有{quoted(term, evidence)}，{table}没有",
                f"指标解释第{definition.number}项在{table}中没有对应的行。",
            )


def _numbering(rows: Sequence[IndicatorRow], pairs: Sequence[tuple[IndicatorRow, Definition]]) -> Iterator[Finding]:
    numbered = [
        (int(row.row.number), int(d.number), row, d)
        for row, d in pairs
        if row.row.number.isdigit() and d.number.isdigit()
    ]
    shifts: list[tuple[int, int, int]] = []
    places: list[Place] = []
    for printed, explained_as, row, definition in numbered:
        shift = explained_as - printed
        if not shifts and not shift:
            continue
        if shifts and shifts[-1][2] == shift:
            shifts[-1] = (shifts[-1][0], printed, shift)
        else:
            shifts.append((printed, printed, shift))
            places += [row.name_place, Place(row.source_id, definition.term)]
    if not shifts or len({shift for *_, shift in shifts}) > count_of_missing(rows, pairs):
        return
    result = rows[0].result
    steps = "，".join(f"第{first}—{last}项错{abs(shift)}位" for first, last, shift in shifts)
    yield record(
        "numbering-drift",
        places,
        f"{table_name(result, rows[0].table.id)}与指标解释的编号自第{shifts[0][0]}项起错位",
        f"表列{len(rows)}项，解释{len(result.document.definitions)}项：{steps}。",
    )


def count_of_missing(rows: Sequence[IndicatorRow], pairs: Sequence[tuple[IndicatorRow, Definition]]) -> int:
    """More shifts than this mean that the numbers run by another order and say nothing."""
    return max(3, len(rows) - len(pairs))


def _counted(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """A term that counts people whose definition counts times or certificates."""
    text = evidence.folded[result.source.id]
    for ending, counted in (("人次数", "人次"), ("人次", "人次"), ("证书的总数", "证书"), ("证书总数", "证书")):
        found = [d for d in result.document.definitions if _counts_otherwise(d, ending, counted, text)]
        if not found or (ending == "人次" and any(d.text.of(text).rstrip("。").endswith("人次数") for d in found)):
            continue
        places: list[Place] = []
        for definition in found:
            places += [_noun(result, definition, text), _ending(result, definition, ending, text)]
        numbers = "、".join(d.number for d in found)
        yield record(
            "unit-mismatch.definition",
            places,
            f"指标解释第{numbers}项：名称数的是人，解释数的是{counted}",
            f"名称写{quoted(places[0], evidence)}，解释写{quoted(places[1], evidence)}；"
            + ("人与人次不可互换。" if counted == "人次" else "一人可有多证，人数与证书数不可互换。"),
            [concept.id for d in found if (concept := match(d.term.of(text)))],
        )


def _counts_otherwise(definition: Definition, ending: str, counted: str, text: str) -> bool:
    term, unit = definition.term.of(text), definition.unit.of(text) if definition.unit else ""
    people = unit in ("人", "万人") or (not unit and term.endswith("人数"))
    return people and counted not in term[-6:] and definition.text.of(text).rstrip("。.;； ").endswith(ending)


def _noun(result: SourceResult, definition: Definition, text: str) -> Place:
    term = definition.term.of(text)
    word = next((word for word in COUNTED if term.endswith(word)), term[-2:])
    end = definition.unit.end + 1 if definition.unit else definition.term.end
    return Place(result.source.id, Span(definition.term.end - len(word), end))


def _ending(result: SourceResult, definition: Definition, ending: str, text: str) -> Place:
    at = definition.text.start + definition.text.of(text).rindex(ending)
    return Place(result.source.id, Span(at, at + len(ending)))


def _stock(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """What happens over a period, defined as at the end of it."""
    text = evidence.folded[result.source.id]
    for definition in result.document.definitions:
        term = definition.term.of(text)
        concept = match(term)
        flow = (concept is not None and concept.nature == "flow") or term.startswith("新增") or "招生" in term
        at = definition.text.of(text).find("报告期末")
        if not flow or at < 0 or "累计" in definition.text.of(text):
            continue
        start = definition.text.start + at
        yield record(
            "unit-mismatch.stock",
            [Place(result.source.id, Span(start, start + 4)), Place(result.source.id, definition.term)],
            f"“{typeset(term)}”按“报告期末”解释",
            f"指标解释第{definition.number}项数的是一段时间内发生的数，解释写“报告期末”，是期末存量的说法。",
            [concept.id if concept else ""],
        )
