"""The pages of concepts: what several places say alike is one row, what one document says in two ways is both said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.model.collection import Collection, ConceptPage, Point, Series
from generator.model.figure import Observation
from generator.model.place import Span
from generator.render.view.concept import concept
from generator.render.view.concepts import concept_index
from generator.render.view.index import Index
from tests.render import small


def figure(start: int, value: str, text: str, cell: bool = False) -> Observation:
    o = replace(small.figures()[0], flags=frozenset())
    quantity = replace(o.quantity, value=Decimal(value), text=text, comparator="=", span=Span(start, start + len(text)))
    mention = replace(o.mention, id=f"demo:{start}", quantity=quantity, cell=("t", 0, 0) if cell else None)
    return replace(o, id=mention.id, mention=mention, value_base=Decimal(value) * 10000)


def page_of(*observations: Observation) -> Index:
    made: Collection = small.collection(*observations)
    known = next(c for c in made.concepts if c.id == "emp.urban_new_jobs")
    series = Series(known.id, small.REGION, tuple(Point(o.id, True) for o in observations))
    return Index(replace(made, pages=(ConceptPage(known, (series,), ()),), findings=()))


def test_places_that_say_the_same_are_one_row_and_each_keeps_its_link() -> None:
    inferred = replace(figure(30, "2.06", "2.06万人"), flags=frozenset({"period_from_section"}))
    index = page_of(inferred, figure(40, "2.06", "[2.06]"), figure(50, "2.1", "2.1万人"))
    view = concept(index, index.collection.pages[0])
    assert view.figures == 3
    together, alone = view.rows
    assert together.written == "[2.06]"
    assert together.link.anchor == "c40"
    assert [(other.link.anchor, other.note) for other in together.again] == [("c30", "写作2.06万人，期间据所在章节")]
    assert alone.again == ()


def test_the_index_takes_the_table_first_and_names_the_rival() -> None:
    index = page_of(figure(30, "1.5", "1.5万人"), figure(40, "1.42", "1.42", cell=True))
    ((_, (entry,)),) = concept_index(index).groups
    assert entry.latest == "叙永县 2025年目标 1.42万人、另一处1.5万人"
