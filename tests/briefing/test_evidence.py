"""The notes: every mark leads to a note, and every note quotes the characters it was made for."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from generator.model.collection import Collection
from generator.model.place import Place, Span
from generator.render.briefing.draft import Draft
from generator.render.briefing.edition import collection_edition, document_edition, only
from generator.render.briefing.page import html
from generator.render.briefing.runs import glue_figures, text_of
from generator.text.fold import fold
from generator.text.typeset import typeset


def bare(text: str) -> str:
    """Without the marks and spaces that setting and cutting change."""
    return re.sub(r"[\s　…｜]", "", fold(typeset(text)))


def test_every_figure_has_a_note_that_quotes_its_characters(seeds: Collection) -> None:
    draft = Draft.of(seeds)
    places = [Place(o.source_id, o.quantity.span) for result in seeds.results for o in result.observations]
    marks = [draft.evidence.cite(place) for place in places]
    notes = {note.number: note for note in draft.evidence.notes()}
    assert len(places) > 200
    for place, mark in zip(places, marks, strict=True):
        note = notes[mark.number]
        strong = "".join(run.text for run in note.quote if run.strong)
        assert bare(draft.library.words(place)) in bare(strong), (place, text_of(note.quote))
        start, end = map(int, note.characters.split("—"))
        assert start <= place.span.start
        assert place.span.end <= end


def test_every_finding_is_quoted_at_each_of_its_places(seeds: Collection) -> None:
    draft = Draft.of(seeds)
    for finding in seeds.findings:
        numbers = {mark.number for mark in draft.evidence.cite_all(finding.places)}
        quotes = {note.number: note for note in draft.evidence.notes()}
        for place in finding.places:
            words = bare(draft.library.words(place))
            found = any(words in bare(text_of(tuple(r for r in quotes[n].quote if r.strong))) for n in numbers)
            assert found, (finding.title, words)


@pytest.mark.parametrize("source", [None, "xuyong-145-plan", "tianjin-2017-interview"])
def test_marks_and_notes_in_the_page_match(seeds: Collection, source: str | None) -> None:
    edition = document_edition(seeds, source, "") if source else collection_edition(seeds, "")
    page = html(edition)
    identifiers = re.findall(r' id="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))
    links = set(re.findall(r' href="#([^"]+)"', page))
    assert links <= set(identifiers)
    cited = {int(n) for n in re.findall(r'href="#e(\d+)"', page)}
    assert cited == set(range(1, max(cited) + 1))
    first_marks = [int(n) for n in re.findall(r'id="r(\d+)-1"', page)]
    assert first_marks == sorted(first_marks), "notes are numbered in the order of the text"


def test_a_mark_stands_behind_the_figure_it_proves(seeds: Collection) -> None:
    draft = Draft.of(seeds)
    source = seeds.results[0]
    start = source.text.text.index("2.06万人")
    line = draft.evidence.annotate(
        "城镇新增就业2.06万人，其余从略。", [Place(source.source.id, Span(start, start + 6))]
    )
    marked = next(run for run in line if run.marks)
    assert marked.text == "2.06万人"
    assert marked.glued


def test_a_mark_never_cuts_a_figure_from_its_unit(seeds: Collection) -> None:
    draft = Draft.of(seeds)
    source = next(r for r in seeds.results if "500人次" in r.text.text)
    start = source.text.text.index("500人次")
    line = draft.evidence.annotate("写作500人次。", [Place(source.source.id, Span(start, start + 4))])
    assert "500人次" in text_of(line)
    assert [run.text for run in line if run.marks] != ["500人"]


def test_a_mark_never_cuts_a_title_or_a_date(seeds: Collection) -> None:
    draft = Draft.of(seeds)
    source = next(r for r in seeds.results if "十四五" in r.text.text)
    start = source.text.text.index("十四五")
    place = Place(source.source.id, Span(start, start + 3))
    line = draft.evidence.annotate("解读《青河县“十四五”规划》，其余从略。", [place])
    assert [run.text for run in line if run.marks] == ["》"]
    assert [run.text for run in glue_figures("2021年12月28日发布")][:3] == ["2021年", "12月", "28日"]


def test_places_name_their_document_once(seeds: Collection) -> None:
    library = Draft.of(seeds).library
    finding = next(f for f in seeds.findings if len({p.source_id for p in f.places}) == 1 and len(f.places) > 1)
    name = library.shelves[finding.places[0].source_id].name
    assert library.wheres(finding.places).count(name) == 1


def test_a_document_of_the_collection_keeps_only_its_own(seeds: Collection) -> None:
    for result in seeds.results:
        own = only(seeds, result.source.id)
        named = {place.source_id for finding in own.findings for place in finding.places}
        named |= {point.observation_id.split(":")[0] for page in own.pages for s in page.series for point in s.points}
        assert named <= {result.source.id}
    with pytest.raises(KeyError):
        only(seeds, "no-such-source")


def test_the_page_is_well_formed(seeds_html: str) -> None:
    """Nothing from a source opens or closes an element, and the typesetter may read the page as XML."""
    assert ElementTree.fromstring(seeds_html.replace("<!DOCTYPE html>", "")).tag == "html"
