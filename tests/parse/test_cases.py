"""The readable cases of tests/parse/cases: a text and the outline it must give, also in its twins.

A case file holds any number of cases: a line `=== name`, the text, a line `---`, the outline.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.text.fold import fold
from tests.parse.outlined import outline
from tests.twins import full_width, traditional

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def load() -> list[tuple[str, str, str]]:
    found = []
    for path in CASES:
        for case in path.read_text(encoding="utf-8").split("=== ")[1:]:
            name, _, rest = case.partition("\n")
            text, _, expected = rest.partition("\n---\n")
            found.append((f"{path.stem}: {name}", text, expected.strip("\n")))
    return found


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in load()])
def test_case(text: str, expected: str) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize("twin", [full_width, traditional])
@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in load()])
def test_twin(text: str, expected: str, twin: object) -> None:
    assert callable(twin)
    assert fold(outline(twin(text))) == fold(expected)
