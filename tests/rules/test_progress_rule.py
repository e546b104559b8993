"""What readers are told of the warning, by hand on 方法说明 and in the data, is the rule that is applied."""

from __future__ import annotations

import re

import pytest

from generator.rules.progress import progress_rules
from tests.conftest import ROOT

LAGS = re.compile(r"(\d+)个百分点(?:为“略慢”|及以上|\})")


@pytest.mark.parametrize("told", ["docs/methods.md", "generator/rules/codes.yml"])
def test_the_tolerance_is_the_same_wherever_it_is_told(told: str) -> None:
    found = LAGS.findall((ROOT / told).read_text(encoding="utf-8"))
    assert len(found) == 2
    assert set(found) == {f"{progress_rules().tolerance:f}"}
