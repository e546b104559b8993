"""What a table is called: by the number that it prints, else by its place among the tables."""

from __future__ import annotations

import re

from generator.model.document import Document
from generator.text.fold import fold

NUMBERED = re.compile(r"附?表 ?(?:\d{1,2}(?:[-—]\d{1,2})?|[一二三四五六七八九十]{1,3})(?![\d一二三四五六七八九十])")


def called(document: Document, text: str, table_id: str) -> str:
    """ "表1" where its caption and no other says so, else "第2张表"; empty for the only table."""
    index = next((i for i, table in enumerate(document.tables) if table.id == table_id), 0)
    printed = [_number(document, text, table.caption) for table in document.tables]
    if printed and printed[index] and printed.count(printed[index]) == 1:
        return printed[index]
    return "" if len(document.tables) == 1 else f"第{index + 1}张表"


def _number(document: Document, text: str, caption: int) -> str:
    words = fold(document.blocks[caption].span.of(text)) if caption >= 0 else ""
    found = NUMBERED.match(words)
    return found.group().replace(" ", "") if found else ""
