"""A paragraph as runs: not a character lost, every figure at its own offset, every finding's words marked."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.model.collection import Collection, Finding, Overview, SourceResult
from generator.model.document import Block, Document
from generator.model.figure import Mention, Observation, Quantity
from generator.model.place import Place, Span
from generator.model.source import Source, SourceText
from generator.render.view.index import Index
from generator.render.view.runs import Emphasis, set_runs, text_of
from generator.text.typeset import typeset

TEXT = "就业规模扩大。城镇新增就业2.06万人,失业率2.7%,总体稳定。"


def collection(text: str, figures: list[Span], finding: Span | None = None) -> Index:
    """One source of one paragraph, with figures at the given places and perhaps a finding."""
    observations = []
    for span in figures:
        quantity = Quantity(Decimal(1), "", "=", span.of(text), span)
        mention = Mention(f"s:{span.start}", "指标", quantity, Span(0, len(text)), 0, "prose", "rule")
        observations.append(
            Observation(mention.id, "s", mention, "", None, None, "actual", "level", "", Decimal(1), "")
        )
    document = Document("s", (Block("paragraph", (Span(0, len(text)),)),))
    mentions = tuple(o.mention for o in observations)
    result = SourceResult(Source("s", "s.txt", "", "题"), SourceText(text), (), document, mentions, tuple(observations))
    findings = (Finding("f1", "name-variant", "high", (Place("s", finding),), "题", "因"),) if finding else ()
    return Index(Collection((result,), (), (), (), (), findings, (), Overview((), ())))


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_figures_findings_and_heads_are_told_apart() -> None:
    index = collection(TEXT, [place("2.06万人"), place("2.7%")], place("失业率"))
    head = place("就业规模扩大。")
    runs = set_runs(index, index.sources["s"], [Span(0, len(TEXT))], Emphasis(bold=(head,)))
    assert text_of(runs) == typeset(TEXT)
    assert [(run.text, run.anchor) for run in runs if run.anchor] == [("2.06万人", "c13"), ("2.7%", "c23")]
    assert [run.text for run in runs if run.finding] == ["失业率"]
    assert [run.text for run in runs if run.bold] == ["就业规模扩大。"]


def test_a_figure_that_a_finding_names_is_grave() -> None:
    index = collection(TEXT, [place("2.7%")], place("2.7%"))
    (figure,) = [run for run in set_runs(index, index.sources["s"], [Span(0, len(TEXT))]) if run.anchor]
    assert figure.grave == 3


def test_a_figure_inside_another_keeps_its_anchor() -> None:
    index = collection(TEXT, [place("2.06万人"), Span(TEXT.index("06万人"), TEXT.index("06万人") + 3)])
    (figure,) = [run for run in set_runs(index, index.sources["s"], [Span(0, len(TEXT))]) if run.anchor]
    assert figure.anchors == (f"c{TEXT.index('06万人')}",)


@given(st.text(alphabet="中,。1.5万人 (一)<>&*", min_size=1, max_size=60), st.data())
def test_no_character_is_lost_whatever_is_marked(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    index = collection(text, spans)
    shown = text_of(set_runs(index, index.sources["s"], [Span(0, len(text))]))
    assert shown == typeset(text).strip()
    anchors = {run.anchor for run in set_runs(index, index.sources["s"], [Span(0, len(text))]) if run.anchor}
    assert anchors <= {f"c{span.start}" for span in spans}
