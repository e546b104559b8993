"""As many as were announced, and under those names? declared-count, name-variant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.collection import Finding, SourceResult
from generator.model.document import Enumerated
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.record import record
from generator.rules.findings import pattern
from generator.text.fold import fold
from generator.text.numerals import WRITTEN, chinese
from generator.text.typeset import typeset
from generator.text.words import is_verb
from generator.text.words import words as segmented

NUMERALS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
LEAST_LISTED = 3
VERBS = re.compile(r"(?:实施|实现|推进|落实|确定|开展|实行|坚持|做好)(?:“[^“”]*”[和、及与])*$")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Enumerations with more or fewer items than announced, groups listed nowhere, lists that are headed otherwise."""
    for result in evidence.results:
        yield from _enumerations(result, evidence)
        yield from _listed_at_once(result, evidence)
        yield from _listed_before(result, evidence)
        yield from _never_listed(result, evidence)
        yield from _headed_otherwise(result, evidence)


def _enumerations(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    text = evidence.folded[result.source.id]
    for items in result.document.enumerations:
        if len(items) < 2:
            continue
        start = items[0].span.start
        match = pattern("count-before-list").search(text, max(start - 40, 0), start)
        if match is None or _declared(match) == len(items) or _numbering(items[0].label) != 1:
            continue
        if _goes_on(items, text):
            continue
        yield record(
            "declared-count",
            [Place(result.source.id, Span(match.start(), match.end()))],
            f"说有{_declared(match)}项，列出{len(items)}项",
            f"“{typeset(match.group().strip())}”之后列出的是{len(items)}项。",
        )


def _listed_at_once(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """ "三大工程：甲工程、乙工程、丙工程、丁工程": every name ends as what is counted, so each is one of them."""
    text = evidence.folded[result.source.id]
    for match in pattern("count-of-listed").finditer(text):
        names = match["names"].split("、")
        kind = match["kind"]
        if not all(name.endswith(kind) and len(name) > len(kind) for name in names):
            continue
        said = NUMERALS.get(match["count"]) or int(match["count"])
        if said != len(names):
            yield record(
                "declared-count",
                [Place(result.source.id, Span(match.start(), match.end("kind"))), _names_place(match, result)],
                f"说有{said}项，列出{len(names)}项",
                f"“{typeset(text[match.start() : match.end('kind')])}”之后列出的是{len(names)}项。",
            )


def _listed_before(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """ "影像、心电、检验四个远程中心": fewer nouns than the number that follows them at once."""
    text = evidence.folded[result.source.id]
    for match in pattern("listed-before-count").finditer(text):
        names = match["names"].split("、")
        many, said = len(names) + sum(name.count(word) for name in names for word in "和与及"), NUMERALS[match["count"]]
        single = all(segmented(name) == (name,) and not is_verb(name) for name in names[1:])
        if len(names) >= LEAST_LISTED and many < said and single:
            yield record(
                "declared-count",
                [Place(result.source.id, Span(*match.span()))],
                f"说有{said}{match['classifier']}，列出{many}{match['classifier']}",
                f"“{typeset(match.group())}”，列出的只有{many}{match['classifier']}。",
            )


def _names_place(match: re.Match[str], result: SourceResult) -> Place:
    return Place(result.source.id, Span(*match.span("names")))


def _declared(match: re.Match[str]) -> int:
    """How many are announced: 5, 五, 十五."""
    return int(match["digits"]) if match["digits"] else chinese(match["count"]) or 0


def _goes_on(items: Sequence[Enumerated], text: str) -> bool:
    """The next label stands further on, before a list begins anew: the list was cut by a table or a heading."""
    last, number = items[-1], len(items)
    for former, following in ((str(number), str(number + 1)), (_numeral(number), _numeral(number + 1))):
        if former and following and former in last.label:
            on = text.find(last.label.replace(former, following), last.span.end)
            anew = text.find(items[0].label, last.span.end)
            return on >= 0 and not 0 <= anew < on
    return False


def _numeral(number: int) -> str:
    """As a label writes it; empty above 19."""
    return WRITTEN[number] if number <= 10 else f"十{WRITTEN[number - 10]}" if number < 20 else ""


def _numbering(label: str) -> int:
    return next((NUMERALS[char] for char in label if char in NUMERALS), 0) or (1 if "1" in label else 0)


def _never_listed(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """A quoted "三项…" that is announced once, beside no list, and never comes again."""
    text = evidence.folded[result.source.id]
    for match in pattern("several-quoted").finditer(text):
        words, wanted = match["words"], NUMERALS[match["count"]]
        before, after = text[max(match.start() - 60, 0) : match.start()], text[match.end() : match.end() + 40]
        if text.count(words[1:]) > 1 or not VERBS.search(before):
            continue
        if pattern("listed-after").match(after) or pattern("listed-before").search(before):
            continue
        if any(
            len(items) == wanted and _near(items[0].block, match.start(), result)
            for items in result.document.enumerations
        ):
            continue
        yield record(
            "declared-count",
            [Place(result.source.id, Span(*match.span("words")))],
            f"“{typeset(words)}”全文没有列举",
            f"文中提到“{typeset(words)}”一次，没有说明是哪{match['count']}{match['classifier']}。",
        )


def _near(block: int, offset: int, result: SourceResult) -> bool:
    """The enumeration stands in the paragraph of ``offset`` or the next one."""
    here = next((i for i, b in enumerate(result.document.blocks) if offset < b.end), 0)
    return here <= block <= here + 1


def _headed_otherwise(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """ "甲拓展、乙扶持、丙赋能为主的三大工程", and then three headings of which not all are those names."""
    text = evidence.folded[result.source.id]
    document = result.document
    for match in pattern("several-listed").finditer(text):
        items = [item for item in match["items"].split("、") if item]
        wanted = NUMERALS[match["count"]]
        block = next((i for i, b in enumerate(document.blocks) if match.start() < b.end), len(document.blocks))
        heads = [s for s in document.sections if s.heading > block and s.number][:wanted]
        if len(items) != wanted or len(heads) != wanted or len({(s.level, s.parent) for s in heads}) != 1:
            continue
        titles = [fold(section.title).strip() for section in heads]
        odd = [i for i, title in enumerate(titles) if title not in items[i]]
        if not odd or not any(title in item for title, item in zip(titles, items, strict=True)):
            continue
        changed = [i for i, title in enumerate(titles) if title != items[i]]
        first = odd[0]
        places = [Span(*match.span("items")), *(document.blocks[heads[i].heading].span for i in (*odd, *changed))]
        yield record(
            "name-variant",
            [Place(result.source.id, span) for span in places],
            f"列举的{match['count']}项名称与小标题不一",
            f"列举作“{typeset(items[first])}”，小标题作“{typeset(titles[first])}”；"
            f"{len(items)}项中有{len(changed)}项用词不同。",
        )
