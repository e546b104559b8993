"""A power is no digit of the number before it, a footnote no digit of the figure."""

from __future__ import annotations

import pytest

from generator.clean import clean
from generator.extract import extract
from generator.model.source import Source
from generator.parse import parse
from generator.read.html import read_html


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("总投资达到3.2×10<sup>4</sup>万元，受益群众5万人。", ["5万人"]),
        ("面积达到12km<sup>2</sup>，受益群众5万人。", ["12km2", "5万人"]),
        ("城镇新增就业达到3456<sup>1</sup>人。", []),
        ("城镇新增就业<sup>①</sup>达到3456人。", ["3456人"]),
        ("城镇新增就业达到3456人<sup>[2]</sup>。", ["3456人"]),
    ],
)
def test_raised_digits_are_no_part_of_a_figure(markup: str, written: list[str]) -> None:
    text = read_html(f"<p>2020年，全县{markup}</p>".encode()).value
    source = Source("case", "case.html", "", "case")
    document = parse(source, text, clean(source, text).value).value
    found = [mention.quantity.text for mention in extract(source, text, document).value]
    assert [words for words in written if not any(words in each for each in found)] == []
    assert len(found) <= len(written)
