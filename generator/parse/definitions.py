"""指标解释: numbered terms with their unit and what they mean."""

from __future__ import annotations

import re

from generator.model.document import Definition
from generator.parse.outline import Leaf, Outline
from generator.rules.table_layout import is_unit

ENTRY = re.compile(
    r"^\W*(?P<number>\d{1,3})?\s*[.、)]?\s*(?P<term>[^:。;!?|]{2,60}?)\s*(?:\((?P<unit>[^()]{1,12})\))?\s*[:：]\s*(?P<text>\S.*)$"
)


def definition(outline: Outline, at: int) -> int:
    """An entry of a part that explains terms (a glossary is open): "1.城镇新增就业人数(万人):指…"."""
    line = outline.lines[at]
    match = ENTRY.match(line.text) if outline.glossary else None
    if match is None:
        return 0
    unit = line.span(*match.span("unit")) if match["unit"] and is_unit(match["unit"]) else None
    term_end = match.end("term") if unit or not match["unit"] else match.end("unit") + 1
    term = line.span(match.start("term"), term_end)
    number = match["number"] or ""
    label = line.span(match.start("number"), match.end("number") + 1) if number else None
    block = outline.add(Leaf("definition", (line,), label=label))
    group = next((leaf.heading.title for leaf in reversed(outline.leaves) if leaf.heading), "")
    rank = next((leaf.heading.rank for leaf in reversed(outline.leaves) if leaf.heading), 0)
    outline.definitions.append(
        Definition(number, term, unit, line.span(*match.span("text")), block, group if rank else "")
    )
    return 1
