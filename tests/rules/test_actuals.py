"""actuals.csv: what is accepted, and that every line that is not is told by line and column, the rest being kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.chain import ACTUALS
from generator.rules.actuals import COLUMNS, Actuals, load_actuals
from generator.rules.context import load_context

HEAD = ",".join(COLUMNS)
GOOD = "tal.high_skilled,四川省泸州市叙永县,2023,0.41,万人,2023年统计公报,https://example.org/a"


def read(folder: Path, *lines: str, head: str = HEAD) -> Actuals:
    (folder / ACTUALS).write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return load_actuals(folder, {"滨江新区"})


def refused(folder: Path, line: str) -> str:
    """What is said of a bad line between two good ones, which stay."""
    found = read(folder, GOOD, line, GOOD.replace("2023,", "2024,"))
    assert [each.line for each in found.lines] == [2, 4]
    (note,) = found.notes
    assert note.kind == "actual-refused"
    return note.detail


def test_a_good_line(tmp_path: Path) -> None:
    ((actual,), notes) = (read(tmp_path, GOOD).lines, read(tmp_path, GOOD).notes)
    assert not notes
    assert (actual.concept_id, actual.region.code, actual.value_base, actual.unit_base) == (
        "tal.high_skilled", "510524", Decimal(4100), "人",
    )  # fmt: skip
    assert (actual.period.start, actual.period.end) == (date(2023, 1, 1), date(2023, 12, 31))
    assert (actual.id, actual.source) == ("actuals.csv#2", "2023年统计公报")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no.such,叙永县,2023,1,人,公报,", "第3行concept_id列：词表里没有“no.such”这个指标"),
        (",叙永县,2023,1,人,公报,", "第3行concept_id列：没有填写"),
        ("tal.high_skilled,无此县,2023,1,人,公报,", "第3行region列：“无此县”不在行政区划代码表中"),
        ("tal.high_skilled,鼓楼区,2023,1,人,公报,", "第3行region列：“鼓楼区”不在行政区划代码表中，或同名的不止一处"),
        ("tal.high_skilled,叙永县,去年,1,人,公报,", "第3行period列：“去年”不是期间"),
        ("tal.high_skilled,叙永县,2023-02-30,1,人,公报,", "第3行period列：“2023-02-30”里没有这一天"),
        ("tal.high_skilled,叙永县,2025-2021,1,人,公报,", "第3行period列：“2025-2021”的起点晚于终点"),
        ("emp.urban_new_jobs,叙永县,2023-12-31,1,人,公报,", "第3行period列：“城镇新增就业人数”是一段时间的合计"),
        ("tal.high_skilled,叙永县,2023,约1,人,公报,", "第3行value列：“约1”不是数"),
        ("tal.high_skilled,叙永县,2023,1万,人,公报,", "第3行value列：“1万”不是数"),
        ("tal.high_skilled,叙永县,2023,=1+1,人,公报,", "第3行value列：“=1+1”不是数"),
        ("tal.high_skilled,叙永县,2023,nan,人,公报,", "第3行value列：“nan”不是数"),
        ("tal.high_skilled,叙永县,2023,1,%,公报,", "第3行unit列：“%”不是“高技能人才总量”的单位（应为人，可带万、亿）"),
        ("tal.high_skilled,叙永县,2023,1,人,,", "第3行source列：没有填写"),
        ("tal.high_skilled,叙永县,2023,1,人,公报,javascript:alert(1)", "第3行url列：“javascript:alert(1)”不是以"),
        ("tal.high_skilled,叙永县,2023", "第3行value列：没有填写"),
        (GOOD, "第3行period列：与第2行重复"),
    ],
)
def test_a_bad_line_is_a_note_that_names_line_and_column(tmp_path: Path, line: str, said: str) -> None:
    assert refused(tmp_path, line).startswith(f"actuals.csv{said}")


def test_two_values_for_one_thing_are_both_kept_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD, GOOD.replace("0.41", "0.42"))
    assert [each.value for each in found.lines] == [Decimal("0.41"), Decimal("0.42")]
    assert "第3行value列：与第2行同一指标、地区与期间而数不同（0.42与0.41万人）" in found.notes[0].detail


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2021-2023", "2021-01-01", "2023-12-31"),
        ("2021—2023年", "2021-01-01", "2023-12-31"),
        ("2023-06", "2023-06-01", "2023-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12-31", "2023-12-31", "2023-12-31"),
        ("2023-01/2023-06", "2023-01-01", "2023-06-30"),
    ],
)
def test_periods(tmp_path: Path, written: str, start: str, end: str) -> None:
    (actual,) = read(tmp_path, GOOD.replace(",2023,", f",{written},")).lines
    assert (actual.period.start.isoformat(), actual.period.end.isoformat()) == (start, end)


def test_thousands_and_full_width_digits_are_numbers(tmp_path: Path) -> None:
    found = read(
        tmp_path, 'tal.high_skilled,叙永县,2022,"4,100",人,公报,', "tal.high_skilled,叙永县,2023,４２００,人,公报,"
    )
    assert [each.value for each in found.lines] == [Decimal(4100), Decimal(4200)]


def test_a_region_that_only_the_catalogue_names_is_known(tmp_path: Path) -> None:
    (actual,) = read(tmp_path, GOOD.replace("四川省泸州市叙永县", "滨江新区")).lines
    assert (actual.region.name, actual.region.code) == ("滨江新区", "")


def test_the_order_of_columns_is_free_and_unknown_ones_are_told(tmp_path: Path) -> None:
    head = ",".join((*reversed(COLUMNS), "备注"))
    line = ",".join((*reversed(GOOD.split(",")), "无"))
    found = read(tmp_path, line, head=head)
    assert len(found.lines) == 1
    assert [note.detail for note in found.notes] == ["actuals.csv第1行表头的“备注”不是已知的列，未予理会。"]


def test_a_head_without_a_column_reads_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD, head=HEAD.replace(",source", ""))
    assert not found.lines
    assert "表头缺少source列" in found.notes[0].detail


def test_the_address_may_be_missing(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD.rpartition(",")[0], head=HEAD.rpartition(",")[0])
    assert [(each.url, each.source) for each in found.lines] == [("", "2023年统计公报")]
    assert not found.notes


def test_what_spreadsheets_save_in_chinese_offices_is_read(tmp_path: Path) -> None:
    (tmp_path / ACTUALS).write_bytes(f"{HEAD}\r\n{GOOD}\r\n".encode("gb18030"))
    assert len(load_actuals(tmp_path).lines) == 1
    (tmp_path / ACTUALS).write_bytes(b"\xef\xbb\xbf" + f"{HEAD}\r\n{GOOD}\r\n".encode())
    assert len(load_actuals(tmp_path).lines) == 1


def test_bytes_that_are_no_text_are_a_note(tmp_path: Path) -> None:
    (tmp_path / ACTUALS).write_bytes(b"\xff\xff\xff\x00\x80")
    assert [note.severity for note in load_actuals(tmp_path).notes] == ["high"]


def test_no_file_is_fine(tmp_path: Path) -> None:
    assert load_actuals(tmp_path) == Actuals()
    assert load_context(tmp_path).actuals == Actuals()
