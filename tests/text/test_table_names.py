"""Tables are told apart: by the number that each prints, else by their places; the only one needs no number."""

from __future__ import annotations

import pytest

from generator.model.document import Block, Document, Table
from generator.model.place import Span
from generator.text.tables import called


def documented(*captions: str) -> tuple[Document, str]:
    """A document of tables under the given captions; "" for a table without one."""
    text, blocks, tables = "", [], []
    for i, caption in enumerate(captions):
        if caption:
            blocks.append(Block("caption", (Span(len(text), len(text) + len(caption)),), 0))
            text += caption
        tables.append(Table(f"t{i}", (), (), caption=len(blocks) - 1 if caption else -1))
    return Document("demo", tuple(blocks), -1, (), tables=tuple(tables)), text


@pytest.mark.parametrize(
    ("captions", "names"),
    [
        (("",), [""]),
        (("", ""), ["第1张表", "第2张表"]),
        (("表1 主要指标", "表2 完成情况"), ["表1", "表2"]),
        (("表1 主要指标", "表1 续表"), ["第1张表", "第2张表"]),
        (("附表3 工程", "说明"), ["附表3", "第2张表"]),
    ],
)
def test_what_tables_are_called(captions: tuple[str, ...], names: list[str]) -> None:
    document, text = documented(*captions)
    assert [called(document, text, table.id) for table in document.tables] == names
