"""Which files are sources, how they are named, and what their first lines tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.model.source import Period
from generator.read.sources import discover
from generator.rules.catalogue import Catalogue, Entry, load_catalogue


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        path = tmp_path / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def write(path: Path, *names: str) -> Path:
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text("正文。", encoding="utf-8")
    return path


def test_catalogued_first_then_by_name_and_the_collections_own_files_are_none(tmp_path: Path) -> None:
    write(
        tmp_path, "b.txt", "a.txt", "z.txt", "catalogue.yml", "corrections.yml", ".hidden.txt", ".git/x.txt", "~$a.txt"
    )
    found = discover(tmp_path, Catalogue(sources=(Entry("z.txt", id="last"),)))
    assert [(source.id, source.path) for source in found.value] == [("last", "z.txt"), ("a", "a.txt"), ("b", "b.txt")]
    assert not found.notes


def test_what_a_browser_saves_beside_a_page_is_no_source(tmp_path: Path) -> None:
    write(
        tmp_path,
        "公报.html",
        "公报_files/a.js",
        "公报_files/deep/b.html",
        "report.htm",
        "report.files/c.xml",
        "d_files/e.txt",
    )
    assert [source.path for source in discover(tmp_path, Catalogue()).value] == [
        "d_files/e.txt",
        "report.htm",
        "公报.html",
    ]


HEAD = '<title>某县2020年公报_某县统计局</title><meta name="PubDate" content="2022-04-24 10:00">'
NAVIGATION = "<nav><a href=1>首页</a> <a href=2>2023年10月11日 星期三</a></nav>"
BODY = "<p>全县坚持稳中求进工作总基调，经济运行总体平稳，各项社会事业取得新的进展。</p>" * 9


def test_a_page_is_dated_by_what_it_prints_before_what_it_hides(tmp_path: Path) -> None:
    printed = f"{HEAD}{NAVIGATION}<p>发布日期：2021-03-05 来源：本站</p>{BODY}"
    write(tmp_path)
    shown = f"{HEAD}<p>办公室 <em id=publish_time>2022-01-20 18:00</em></p>{BODY}"
    written = (
        "<table><tr><td>成文日期：<td>2021年12月3日<td>发布日期：<td>2021年12月8日<tr><td>文号<td>1<td>类<td>2</table>"
    )
    pages = {"a": printed, "b": f"{HEAD}{NAVIGATION}{BODY}", "c": shown, "d": f"{HEAD}{written}{BODY}"}
    folder(tmp_path, **{f"{name}.html": markup for name, markup in pages.items()})
    first, second, third, fourth = discover(tmp_path, Catalogue()).value
    assert (third.published, fourth.published) == ("2022-01-20", "2021-12-08")
    assert (first.published, first.assumed_date) == ("2021-03-05", "")
    assert (second.published, second.assumed_date) == ("", "2022-04-24")
    assert "网页头部" in second.evidence
    assert {source.kind for source in (first, second)} == {"bulletin"}


def test_columns_of_a_site_say_nothing_of_the_kind_of_a_document(tmp_path: Path) -> None:
    head = "今天是2022年3月5日 您的位置:首页 > 规划计划 > 正文"
    lines = f"{head}\n某市2021年就业工作总结\n发布时间:2022-01-18 来源:本站\n正文。"
    (source,) = discover(folder(tmp_path, **{"a.txt": lines}), Catalogue()).value
    assert (source.kind, source.published) == ("report", "2022-01-18")


def test_ids_come_from_the_stem_and_never_collide(tmp_path: Path) -> None:
    write(tmp_path, "就业 规划（2021）.txt", "a_b.txt", "a b.txt", "deep/a-b.txt", "c.txt", "other.txt")
    found = discover(tmp_path, Catalogue(sources=(Entry("other.txt", id="c"),)))
    assert [source.id for source in found.value] == ["c", "a-b", "a-b-2", "c-2", "a-b-3", "就业-规划-2021-"]


def test_an_entry_without_its_file_is_a_note(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    found = discover(tmp_path, Catalogue(sources=(Entry("a.txt"), Entry("gone.txt"))))
    assert [note.kind for note in found.notes] == ["missing-source"]
    assert "gone.txt" in found.notes[0].detail


def test_an_unreadable_file_is_still_found_so_that_the_build_can_name_it(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\0\0\0\0")
    (tmp_path / "scan.jpg").write_bytes(b"\xff\xd8")
    assert [source.path for source in discover(tmp_path, Catalogue()).value] == ["broken.txt", "scan.jpg"]


def test_first_lines_tell_kind_region_period_and_date(tmp_path: Path) -> None:
    folder(
        tmp_path,
        **{
            "a.txt": "叙永县就业促进“十四五”规划\n第一章 总则\n",
            "b.txt": "《天津市就业促进规划》解读\n发布时间:2021年3月5日 08:00\n一、背景是什么?\n",
            "c.txt": "权威访谈:专访市人社局局长\n2017-07-26  来源:本站\n记者:目标是什么?\n",
            "d.txt": "泸州市2020年国民经济和社会发展统计公报\n",
            "e.txt": "政府工作报告\n各位代表:\n",
            "f.txt": "三年行动计划（2018～2020年）\n正文。\n某县人民政府\n　　2018年5月4日\n",
        },
    )
    found = {source.id: source for source in discover(tmp_path, Catalogue()).value}
    kinds = {name: source.kind for name, source in found.items()}
    assert kinds == {
        "a": "plan", "b": "interpretation", "c": "interview", "d": "bulletin", "e": "report", "f": "plan",
    }  # fmt: skip
    regions = {name: source.region.code for name, source in found.items() if source.region}
    assert regions == {"a": "510524", "b": "120000", "d": "510500"}
    assert found["a"].period == Period(date(2021, 1, 1), date(2025, 12, 31))
    assert found["f"].period == Period(date(2018, 1, 1), date(2020, 12, 31))
    dates = {name: source.published for name, source in found.items() if source.published}
    assert dates == {"b": "2021-03-05", "c": "2017-07-26", "f": "2018-05-04"}
    assert all("推断" in source.evidence for source in found.values())


def test_what_the_catalogue_says_is_not_guessed_over() -> None:
    found = discover(Path("seeds"), load_catalogue(Path("seeds"))).value
    plan = found[0]
    assert (plan.id, plan.kind, plan.published) == ("xuyong-145-plan", "plan", "")
    assert plan.region is not None
    assert plan.region.code == "510524"
    assert [source.id for source in found] == [entry.id for entry in load_catalogue(Path("seeds")).sources]
