"""collection.sqlite: keys that hold, indexes where people filter, views in Chinese; datasette.json fits it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from generator.render.data import write_data
from generator.rules.codes import code_lists
from generator.rules.datasets import datasets
from generator.rules.views import views
from tests.render.small import TEXT, collection, figures


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    write_data(collection(*figures()), made)
    return made


@pytest.fixture
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "collection.sqlite")) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def names(database: sqlite3.Connection, kind: str) -> set[str]:
    return {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))}


def described(folder: Path) -> dict[str, Any]:
    content = json.loads((folder / "datasette.json").read_text("utf-8"))
    tables: dict[str, Any] = content["databases"]["collection"]["tables"]
    return tables


def test_every_link_and_every_code_leads_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    led = {(row["from"], row["table"]) for row in database.execute("PRAGMA foreign_key_list(observations)")}
    assert {("source_id", "sources"), ("concept_id", "concepts"), ("status", "code_status")} <= led
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE observations SET status = 'aim'")


def test_every_table_has_a_key_without_gaps(database: sqlite3.Connection) -> None:
    for dataset in datasets():
        columns = {row["name"]: row for row in database.execute(f'PRAGMA table_info("{dataset.name}")')}
        assert all(columns[name]["pk"] and columns[name]["notnull"] for name in dataset.key), dataset.name


def test_columns_that_people_filter_by_are_indexed(database: sqlite3.Connection) -> None:
    indexed = names(database, "index")
    for column in ("concept_id", "region_code", "source_id", "period_end", "status"):
        assert f"observations_{column}" in indexed
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM observations WHERE region_code = '510524'").fetchall()
    assert "observations_region_code" in plan[0]["detail"]
    for dataset in datasets():
        assert set(dataset.filters) | set(dataset.lead) - {"period", "words"} <= set(dataset.columns), dataset.name


def test_views_answer_in_chinese_with_names_joined(database: sqlite3.Connection) -> None:
    (target, *_) = database.execute("SELECT * FROM v_targets WHERE 数值 = 2.06").fetchall()
    start = TEXT.index("2.06")
    assert (target["指标"], target["地区"], target["比较符"], target["期间止"]) == (
        "城镇新增就业人数", "叙永县", "不低于", "2025-12-31",
    )  # fmt: skip
    assert (target["文件"], target["标记"]) == ("示范规划", "名称承前补全、读法存疑")
    assert target["网页位置"] == f"documents/demo.html#c{start}"
    (point,) = database.execute("SELECT * FROM v_series").fetchall()
    assert (point["可比"], point["不可比的原因"], point["性质"]) == ("不可比", "口径不同", "目标")
    (finding,) = database.execute("SELECT * FROM v_findings_open").fetchall()
    assert (finding["轻重"], finding["类别"], finding["原文"], finding["文件"]) == (
        "可留意", "疑似笔误", "“2/3”", "示范规划",
    )  # fmt: skip
    assert [row["项目"] for row in database.execute("SELECT * FROM v_projects")] == ["培训工程", "一批人"]
    assert [row["指标"] for row in database.execute("SELECT * FROM v_definitions")] == ["城镇新增就业人数"]


def test_the_latest_figure_is_an_actual_one_and_a_target_never_is(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT * FROM v_latest").fetchall() == []
    with database:
        database.execute("UPDATE observations SET status = 'actual' WHERE value = 2.06")
        (row,) = database.execute("SELECT * FROM v_latest").fetchall()
        assert (row["性质"], row["数值原文"]) == ("实绩", "2.06万人")
        database.rollback()


def test_datasette_is_told_only_of_what_is_there(folder: Path, database: sqlite3.Connection) -> None:
    tables = described(folder)
    assert set(tables) == names(database, "table") | names(database, "view")
    for name, told in tables.items():
        columns = {column[0] for column in database.execute(f'SELECT * FROM "{name}" LIMIT 0').description}
        assert {*told.get("facets", ()), *told.get("columns", ())} <= columns, name
        assert told.get("label_column", next(iter(columns))) in columns, name
        assert "units" not in told, "Datasette stops at units that its library does not know"
    assert all(tables[f"code_{name}"]["hidden"] for name in code_lists())
    assert all(tables[view.name]["facets"] for view in views())
