"""The contents: two columns of about one length, a head never last in its column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.render.briefing.contents import contents
from generator.render.briefing.draft import Entry

ENTRIES = st.lists(st.tuples(st.text("章节", min_size=1, max_size=60), st.integers(1, 2)), max_size=80)


@given(ENTRIES, st.lists(st.text("图表", min_size=1, max_size=30), max_size=30))
def test_every_entry_stands_once_and_in_order(entries: list[tuple[str, int]], listed: list[str]) -> None:
    heads = [Entry(f"c{i}", text, level) for i, (text, level) in enumerate(entries)]
    tables = [Entry(f"t{i}", text, 3) for i, text in enumerate(listed)]
    found = contents(heads, tables)
    anchors = [line.anchor for column in found.columns for line in column if line.anchor]
    assert anchors == [entry.anchor for entry in (*heads, *tables)]
    assert len(found.columns) <= 2


def test_the_second_column_begins_with_a_chapter_where_that_is_about_half_way() -> None:
    heads = [Entry(f"c{i}", "章", 1 if i % 3 == 0 else 2) for i in range(12)]
    first, second = contents(heads, []).columns
    assert second[0].chief
    assert len(first) == len(second)


def test_contents_too_long_for_a_page_flow_in_one_list() -> None:
    assert len(contents([Entry(f"c{i}", "节", 2) for i in range(200)], []).columns) == 1
