"""One document in the terminal: every figure names the rule that made it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.inspection import inspected
from tests.conftest import ROOT

EXTRACT = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator" / "extract").glob("*.py"))


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.stem)
def test_every_figure_names_a_rule_that_can_be_found(path: Path) -> None:
    result = inspected(path)
    assert result.observations
    for rule in {o.mention.rule for o in result.observations}:
        family, _, of = rule.partition("-")
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule), rule
        # a family of rules (qualitative-…) has one place, and its members in a rule file
        assert f'"{rule}"' in EXTRACT or f"{family}-{{" in EXTRACT or f"-{of}" in EXTRACT, rule
