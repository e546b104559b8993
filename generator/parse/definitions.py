"""指标解释: numbered terms with their unit and what they mean."""

from __future__ import annotations

import re

from generator.model.document import Definition
from generator.parse.outline import Leaf, Outline
from generator.rules.headings import headings
from generator.rules.table_layout import is_unit

ENTRY = re.compile(
    r"^\W{0,4}(?P<label>(?P<number>\d{1,3})[.、)]?)?\s{0,4}(?P<term>[^:。;!?|]{2,60}?)"
    r"(?P<bracket>\s?\((?P<unit>[^()]{1,12})\))?\s?:\s{0,4}(?P<text>[^\s])"
)


def definition(outline: Outline, at: int) -> int:
    """An entry of a part that explains terms: "1.城镇新增就业人数(万人):指…". Outside such a part there is none."""
    line = outline.lines[at]
    match = ENTRY.match(line.text) if outline.within in headings().glossaries else None
    if match is None:
        return 0
    unit = line.span(*match.span("unit")) if is_unit(match["unit"] or "") else None
    term_end = match.end("bracket") if match["bracket"] and unit is None else match.end("term")
    label = line.span(*match.span("label")) if match["label"] else None
    block = outline.add(Leaf("definition", line, label=label))
    group = outline.heading.title if outline.heading and outline.heading is not outline.part else ""
    term, text = line.span(match.start("term"), term_end), line.span(match.start("text"), len(line.text))
    outline.definitions.append(Definition(match["number"] or "", term, unit, text, block, group))
    return 1
