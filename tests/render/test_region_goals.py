"""The targets on the page of a region: beside a verdict stands the figure that it judges by, not a later one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.model.chain import Actual
from generator.model.source import Period
from generator.reconcile import reconcile
from generator.render.view.index import Index
from generator.render.view.region_goals import goals
from generator.rules.actuals import Actuals
from generator.rules.catalogue import Catalogue, Corrections
from generator.rules.context import Context
from generator.rules.nesting import key
from tests.reconcile.invented import region, written

PLAN = {
    "id": "jia",
    "title": "甲县规划",
    "period": "2021-2025",
    "text": [
        {
            "box": 1,
            "columns": ["指标", "2020年 = baseline 2020", "2025年 = target 2025"],
            "rows": [["1.高技能人才总量(万人)", "0.26", "0.35"]],
        }
    ],
}


def published(year: int, value: str) -> Actual:
    where = region("甲县")
    assert where is not None
    return Actual(
        "tal.high_skilled", where, Period(date(year, 12, 31), date(year, 12, 31)), Decimal(value), "万人",
        Decimal(value) * 10000, "人", "统计公报", "", year - 2000,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("years", "shown", "label"), [((2025, 2026), "0.34万人", "未达标"), ((2023, 2024), "0.36万人", "已达到")]
)
def test_the_figure_beside_a_verdict_is_the_one_it_judges_by(years: tuple[int, int], shown: str, label: str) -> None:
    actuals = tuple(published(year, value) for year, value in zip(years, ("0.34", "0.36"), strict=True))
    made = reconcile([written(PLAN)], (), Context(Catalogue(), Corrections(), Actuals(actuals)))
    where = region("甲县")
    assert where is not None
    (goal,) = goals(Index(made), key(where)).goals
    assert [figure.value for figure in goal.before] == [shown]
    assert goal.said is not None
    assert goal.said.label == label
