"""Decisions are appended to corrections.yml with everything in it kept, and read back as they were written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.catalogue import Acknowledged, Correction, Corrections
from generator.rules.decisions import acknowledgement, appended, comment, entry
from generator.rules.loader import RuleError, decode

NEW = Correction("甲-1", "到2025年达\t“5%”", "period", "据公报: #1", "规划科", 2, "2025")
STANDS = Acknowledged("甲-1", "| 21.2 | 20", "target-below-baseline", "农民工回流: 已核", "规划科", 2)
OLD = "{source_id: a, quote: q, field: unit, reason: r, by: b, value: 元}"
FORMS = {
    "nothing": ("", 0),
    "a remark alone": ("# 手记\n", 0),
    "an empty list": ("# 手记\ncorrections: []  # 尚无\n# 尾注\n", 0),
    "items at the margin": (f"corrections:\n- {OLD}\n# 尾注\n", 1),
    "items indented": (f"# 手记\ncorrections:\n    - {OLD}   # 甲\n\n    # 尾注\n", 1),
    "no line end": (f"corrections:\n- {OLD}", 1),
    "another list after it": (
        f"corrections:\n- {OLD}\n\n# 以下已确认\nacknowledged:\n"
        "- {source_id: a, quote: q, kind: typo, reason: r, by: b}\n",
        1,
    ),
    "a closing mark": (f"corrections:\n- {OLD}\n...\n", 1),
    "lines of Windows": (f"# 手记\r\ncorrections:\r\n- {OLD}\r\n", 1),
}


@pytest.mark.parametrize(("text", "before"), FORMS.values(), ids=FORMS)
def test_every_form_of_the_file_takes_more_and_keeps_its_remarks(text: str, before: int) -> None:
    result = appended(text, (NEW,))
    found = decode(result, Corrections, "corrections.yml").corrections
    assert len(found) == before + 1
    assert found[-1] == NEW
    assert all(remark in result for remark in re.findall(r"#.*", text))
    assert ("\r\n" in result) == ("\r\n" in text)


@pytest.mark.parametrize(("text", "before"), FORMS.values(), ids=FORMS)
def test_findings_that_stand_are_added_beside_what_is_settled(text: str, before: int) -> None:
    was = decode(text, Corrections, "x") if "- " in text else Corrections()
    found = decode(appended(text, (NEW,), (STANDS,)), Corrections, "corrections.yml")
    assert found.corrections == (*was.corrections, NEW)
    assert found.acknowledged == (*was.acknowledged, STANDS)


def test_a_form_that_leaves_no_place_is_refused() -> None:
    with pytest.raises(RuleError, match="不能在文件末尾续写"):
        appended(f"corrections: [{OLD}]\n", (NEW,))


@given(st.builds(Correction, *[st.text()] * 5, st.integers(1, 99), st.text(), st.booleans()))
def test_what_is_written_is_read_back(correction: Correction) -> None:
    text = comment(correction.quote) + "corrections:\n" + entry(correction, "  ")
    assert decode(text, Corrections, "x").corrections == (correction,)


@given(st.builds(Acknowledged, *[st.text()] * 5, st.integers(1, 99), st.text()))
def test_an_acknowledgement_is_read_back(given_one: Acknowledged) -> None:
    text = "acknowledged:\n" + acknowledgement(given_one, "  ")
    assert decode(text, Corrections, "x").acknowledged == (given_one,)
