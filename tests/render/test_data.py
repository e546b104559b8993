"""The open data: exact cells, whole packages, the same bytes every time, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package, system
from hypothesis import given
from hypothesis import strategies as st

from generator.model.collection import Collection
from generator.render import labels
from generator.render.data import ROWS, write_data
from generator.render.data.csv_file import FORMULA, cell, guard
from generator.render.data.sheets import Head, Sheet
from generator.render.data.workbook import CUT, write_workbook
from generator.render.texts import write_texts
from generator.rules.codes import code_lists
from generator.rules.datasets import datasets
from generator.rules.furniture import furniture
from tests.render.small import TEXT, collection, figures, observation

CONTRACT = {
    "observations", "sources", "boxes", "definitions", "findings", "concepts", "series", "blocks", "asides",
}  # fmt: skip
HOSTILE = '=HYPERLINK("http://example.com","x")'


@pytest.fixture
def written(tmp_path: Path) -> Path:
    write_data(collection(*figures()), tmp_path)
    return tmp_path


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_observation_is_written_to_the_letter(written: Path) -> None:
    first, ratio, fraction = rows(written, "observations")
    start = TEXT.index("2.06")
    assert first == {
        "observation_id": f"demo:{start}", "source_id": "demo", "concept_id": "emp.urban_new_jobs",
        "concept": "城镇新增就业人数", "indicator": "城镇新增就业", "subject": "", "region": "叙永县",
        "region_code": "510524", "period_text": "2025年", "period_start": "2025-01-01", "period_end": "2025-12-31",
        "status": "target", "basis": "level", "comparator": ">=", "value": "2.06", "value_max": "", "parts": "",
        "unit": "万人", "value_base": "20600", "unit_base": "人", "value_text": "2.06万人", "attribute": "预期性",
        "origin": "prose", "section": "第一章 总则 > 第一节 目标", "parent_id": "", "box": "", "rule": "demo-rule",
        "flags": "name_completed; uncertain", "quote": "到2025年", "locator": "",
        "char_start": str(start), "char_end": str(start + 6), "href": f"documents/demo.html#c{start}",
    }  # fmt: skip
    assert (ratio["parts"], ratio["value"], ratio["value_text"]) == ("10:40:50", "", "10:40:50")
    assert (fraction["parts"], fraction["value"]) == ("2/3", "0.6666666666666666666666666667")


def test_every_file_of_the_contract_is_there_and_opens_in_excel(written: Path) -> None:
    names = [dataset.name for dataset in datasets()]
    assert set(names) >= CONTRACT
    for name in names:
        assert (written / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_rows_have_exactly_the_described_columns() -> None:
    for dataset in datasets():
        made = list(ROWS[dataset.name](collection(*figures())))
        assert made or dataset.name not in CONTRACT, dataset.name
        for row in made:
            assert set(row) == set(dataset.columns), dataset.name


def test_structure_is_written_with_its_places(written: Path) -> None:
    item, part = rows(written, "boxes")
    assert (item["item_number"], item["item_title"], item["text"]) == ("01", "培训工程", "培训一批人。")
    assert (part["item_number"], part["item_title"]) == ("01.1", "一批人")
    assert item["href"] == f"documents/demo.html#p{TEXT.index('01 培训')}"
    (definition,) = rows(written, "definitions")
    assert (definition["term"], definition["concept_id"]) == ("城镇新增就业人数", "emp.urban_new_jobs")
    (aside,) = rows(written, "asides")
    assert (aside["reason"], aside["text"]) == ("advertisement", "广告位招租")
    (finding,) = rows(written, "findings")
    assert finding["places"] == f"demo:{TEXT.index('2/3')}-{TEXT.index('2/3') + 3}"


def test_blocks_and_asides_cover_every_character_once(written: Path) -> None:
    covered = [0] * len(TEXT)
    for row in (*rows(written, "blocks"), *rows(written, "asides")):
        for position in range(int(row["char_start"]), int(row["char_end"])):
            covered[position] += 1
    assert all(count == 1 for char, count in zip(TEXT, covered, strict=True) if not char.isspace())


def test_frictionless_finds_the_package_valid(written: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(written / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_a_collection_without_a_figure_is_a_valid_package_too(tmp_path: Path) -> None:
    write_data(collection(), tmp_path)
    assert rows(tmp_path, "observations") == []
    assert list(pd.read_parquet(tmp_path / "observations.parquet").columns) == list(datasets()[0].columns)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_frictionless_sees_a_wrong_code_and_a_dangling_link(written: Path) -> None:
    path = written / "observations.csv"
    path.write_text(path.read_text("utf-8").replace(",target,", ",aim,", 1).replace(",demo,", ",other,", 1), "utf-8")
    with system.use_context(trusted=True):
        report = Package(str(written / "datapackage.json")).validate()
    kinds = {row[0] for row in report.flatten(["type"])}
    assert {"constraint-error", "foreign-key"} <= kinds


def test_the_package_describes_types_units_codes_and_keys(written: Path) -> None:
    package = json.loads((written / "datapackage.json").read_text("utf-8"))
    observed = package["resources"][0]["schema"]
    fields = {field["name"]: field for field in observed["fields"]}
    assert fields["char_start"]["type"] == "integer"
    assert fields["char_start"]["unit"] == "字符"
    assert fields["status"]["constraints"]["enum"][2] == "target"
    assert {"value": "target", "label": "目标"} in fields["status"]["categories"]
    assert re.fullmatch(fields["flags"]["constraints"]["pattern"], "name_completed; uncertain")
    assert not re.fullmatch(fields["flags"]["constraints"]["pattern"], "uncertain; of_no_list")
    assert observed["primaryKey"] == ["observation_id"]
    assert {"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["source_id"]}} in observed[
        "foreignKeys"
    ]
    described = [field for resource in package["resources"] for field in resource.get("schema", {}).get("fields", ())]
    assert len(described) == sum(len(dataset.fields) for dataset in datasets())
    assert all(field["description"] and field["title"] for field in described)


def test_the_package_says_whose_the_documents_are_and_no_date_that_nobody_gave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = collection(*figures())
    source = replace(made.results[0].source, issuer="叙永县人民政府", url="https://example.cn/plan")
    made = replace(made, results=(replace(made.results[0], source=source),))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    write_data(made, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert package["sources"] == [{"title": "示范规划", "path": "https://example.cn/plan"}]
    assert [each["title"] for each in package["contributors"]] == ["叙永县人民政府", "规划简报 PlanBrief"]
    assert package["licenses"][0]["name"] == "notspecified"
    assert "created" not in package
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    write_data(made, tmp_path)
    assert json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["created"] == "2020-09-13T12:26:40Z"


def test_every_code_is_explained_once_and_read_alike_everywhere(written: Path) -> None:
    explained = {(row["table"], row["column"], row["code"]): row for row in rows(written, "codes")}
    for dataset in datasets():
        for field in dataset.fields:
            for code in field.allowed if field.codes else ():
                assert explained[dataset.name, field.name, code]["meaning"], (dataset.name, field.name, code)
    shown = {name: codes.labels for name, codes in code_lists().items()}
    assert {code: label for code, label in labels.STATUS.items() if code} == shown["status"]
    assert {code: label for code, label in labels.BASIS.items() if label}.items() <= shown["basis"].items()
    assert shown["comparator"] == labels.COMPARATORS
    assert shown["flag"] == labels.FLAGS
    assert shown["finding_kind"] == labels.FINDING_KINDS
    assert shown["severity"] == labels.SEVERITIES
    assert shown["source_kind"] == labels.SOURCE_KINDS
    assert furniture().reasons == shown["aside_reason"]


def test_places_of_findings_stand_in_rows_of_their_own(written: Path) -> None:
    (place,) = rows(written, "finding_places")
    start = TEXT.index("2/3")
    assert (place["finding_id"], place["number"], place["text"]) == ("F1", "1", "2/3")
    assert (place["char_start"], place["href"]) == (str(start), f"documents/demo.html#c{start}")


def hostile() -> Collection:
    o = observation("2.06万人", "2.06", "万人", "20600", "人", name=HOSTILE)
    return collection(o, title="@SUM(A1)")


def test_a_formula_from_a_source_is_text_in_csv(tmp_path: Path) -> None:
    write_data(hostile(), tmp_path)
    assert rows(tmp_path, "observations")[0]["indicator"] == "'" + HOSTILE
    assert rows(tmp_path, "sources")[0]["title"] == "'@SUM(A1)"


def test_a_formula_from_a_source_is_text_in_the_workbook(tmp_path: Path) -> None:
    write_data(hostile(), tmp_path)
    with zipfile.ZipFile(tmp_path / "collection.xlsx") as book:
        content = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
        relations = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("sheet2.xml.rels"))
    assert "<f>" not in content
    assert "HYPERLINK" in content
    assert not re.search(r'Target="(?!\.\./site/)[^"]*" TargetMode="External"', relations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城镇新增就业", "城镇新增就业"), ("=1+1", "'=1+1"), ("+86", "+86"), ("-2.6%", "-2.6%"),
        ("-2.6个点", "'-2.6个点"), ("@x", "'@x"), ("\t=1", "'\t=1"), ("＝1", "'＝1"), ("'=1", "''=1"),
        ("'十四五'", "'十四五'"), ("", ""), ("—", "—"),
    ],
)  # fmt: skip
def test_only_what_would_run_is_guarded(text: str, expected: str) -> None:
    assert guard(text) == expected


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r＝－12.%甲a"), max_size=6))
def test_a_guard_can_always_be_undone(text: str) -> None:
    guarded = guard(text)
    assert (guarded[1:] if guarded.startswith("'") and FORMULA.match(guarded) else guarded) == text


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_decimals_have_no_exponent_and_lose_nothing(number: Decimal) -> None:
    assert "E" not in cell(number)
    assert Decimal(cell(number)) == number


def test_the_texts_are_kept_to_the_byte(tmp_path: Path) -> None:
    text = "第一行\r\n\u3000全角　空格\x0b\n末行没有换行"
    given_text = collection()
    result = given_text.results[0]
    write_texts(replace(given_text, results=(replace(result, text=replace(result.text, text=text)),)), tmp_path)
    assert (tmp_path / "demo.txt").read_bytes() == text.encode()


def test_parquet_and_database_hold_the_same_rows_with_types(written: Path) -> None:
    frame = pd.read_parquet(written / "observations.parquet")
    assert list(frame.columns) == list(datasets()[0].columns)
    assert frame["value"].tolist()[0] == 2.06
    assert str(frame["period_start"].iloc[0]) == "2025-01-01"
    with closing(sqlite3.connect(written / "collection.sqlite")) as database:
        for dataset in datasets():
            (count,) = database.execute(f'SELECT count(*) FROM "{dataset.name}"').fetchone()
            assert count == len(rows(written, dataset.name)), dataset.name
        found = database.execute(
            "SELECT o.value, c.concept FROM observations o JOIN concepts c USING (concept_id)"
        ).fetchall()
        assert found == [(2.06, "城镇新增就业人数")]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_text_over_the_limit_of_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    write_workbook([Sheet("表", "", (Head("原文", 40),), (("字" * 40_000,),))], tmp_path / "long.xlsx")
    with zipfile.ZipFile(tmp_path / "long.xlsx") as book:
        assert CUT in book.read("xl/sharedStrings.xml").decode()


SCRIPT = """
import sys
from pathlib import Path
from generator.render.data import write_data
from tests.render.small import collection, figures
write_data(collection(*figures()), Path(sys.argv[1]))
"""


def test_the_same_collection_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1600000000"}
        subprocess.run([sys.executable, "-c", SCRIPT, str(tmp_path / seed)], env=environment, check=True)
    for path in sorted((tmp_path / "1").iterdir()):
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes(), path.name
