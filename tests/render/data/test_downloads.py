"""数据下载: every file is offered with what it holds, and what the page says to type works."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pandas as pd

from generator.render.measures import measured
from generator.render.view.downloads import WHOLE, downloads
from generator.render.view.index import Index
from generator.rules.datasets import datasets
from tests.render.small import collection, figures


def test_every_file_is_offered_with_its_size_and_rows(published: Path) -> None:
    page = html.unescape((published / "site" / "data.html").read_text("utf-8"))
    files = measured(published / "data")
    assert {path.name for path in (published / "data").iterdir()} == set(files)
    assert all(f'href="data/{name}"' in page for name in files)
    rows = len((published / "data" / "sources.csv").read_text("utf-8-sig").splitlines()) - 1
    assert files["sources.csv"].rows == rows
    assert f"{rows} 行" in page


def test_the_page_tells_every_column_and_what_its_codes_mean() -> None:
    view = downloads(Index(collection(*figures())), {})
    assert [table.name for table in view.tables] == [f"{dataset.name}.csv" for dataset in datasets()]
    status = next(column for column in view.tables[0].columns if column.name == "status")
    assert "target 目标" in status.values
    assert (view.tables[0].size, view.tables[0].rows) == ("", "")
    assert [file.name for file in view.whole] == [name for name, _ in WHOLE]
    assert view.example.startswith("示范规划：城镇新增就业")


def test_a_collection_without_a_figure_cites_none() -> None:
    assert downloads(Index(collection()), {}).example == ""


def test_the_lines_for_pandas_work(published: Path) -> None:
    page = html.unescape((published / "site" / "data.html").read_text("utf-8"))
    (lines,) = re.findall(r"<pre>.*?<code>(import pandas.*?)</code>", page, re.DOTALL)
    names: dict[str, pd.DataFrame] = {}
    exec(lines.replace('"observations.csv"', repr(str(published / "data" / "observations.csv"))), names)
    assert set(names["targets"]["concept"].dropna()) <= set(names["data"]["concept"].dropna())
    assert len(names["targets"]) > 50
