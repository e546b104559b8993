"""Sentences cover their passage; brackets are paired or count for nothing."""

from hypothesis import given
from hypothesis import strategies as st

from generator.text.sentences import sentences

MARKS = "。!?…\n；,、()（）“”《》甲乙1%"


@given(st.text(alphabet=MARKS, max_size=60))
def test_sentences_cover_the_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in sentences(text)) == text


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert list(sentences("他说“完成了。”然后走了。")) == [(0, 8), (8, 13)]
