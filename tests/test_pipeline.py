"""The pipeline: one bad source never takes the others down, and the same sources always give the same bytes."""

from __future__ import annotations

import csv
import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import epoch, parallel, pipeline
from generator.mishap import told
from generator.model.collection import SourceResult, Unreadable
from generator.model.source import Period, Source
from generator.outcome import BuildError, BuildFailed, Event, Outcome
from generator.proof import proved
from generator.render.dates import UNDATED, VARIABLE, build_date
from generator.rules.catalogue import Corrections
from generator.rules.loader import RuleError, decode
from tests.conftest import GOOD, ROOT
from tests.render.small import TEXT, collection, figures, observation


def build(sources: Path, **options: object) -> Outcome:
    return pipeline.build(sources, sources.parent / "build", ("data",), 1, **options)  # type: ignore[arg-type]


def figures_in(output: Path) -> list[tuple[str, str]]:
    with (output / "data" / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(row["value"] + row["unit"], row["comparator"]) for row in csv.DictReader(file)]


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 64,
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(4000),
    "truncated-utf16.txt": "规划".encode("utf-16") + b"\x00",
    "unknown.xyz": b"a document of an unknown kind",
    "noextension": b"text",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_source_is_named_and_the_others_are_published(sources: Path, name: str) -> None:
    (sources / name).write_bytes(BAD[name])
    outcome = build(sources)
    (unreadable,) = outcome.collection.unreadable
    assert unreadable.path == name
    assert unreadable.reason.endswith("。")
    assert figures_in(outcome.output) == [("1.5万人", "="), ("4.5%", "<=")]
    report = json.loads((outcome.output / "report.json").read_text("utf-8"))
    assert report["unreadable"] == [{"path": name, "reason": unreadable.reason}]
    assert str(sources) not in unreadable.reason


def test_where_nothing_can_be_read_nothing_is_replaced(sources: Path) -> None:
    build(sources)
    (sources / "good.txt").write_bytes(b"")
    with pytest.raises(BuildFailed, match=r"good\.txt：文件是空的"):
        build(sources)
    assert figures_in(sources.parent / "build")


def test_a_source_over_the_limit_is_refused_without_being_read(sources: Path) -> None:
    with (sources / "huge.txt").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    (unreadable,) = build(sources).collection.unreadable
    assert "64 MiB" in unreadable.reason


def test_a_source_that_is_gone_when_it_is_read_is_named(sources: Path) -> None:
    context = pipeline.load(sources)
    gone = Source("gone", "gone.txt", "", "不在了")
    outcome = pipeline.travel((sources, context), gone).outcome
    assert isinstance(outcome, Unreadable)
    assert "打不开" in outcome.reason


def test_an_error_no_stage_foresaw_costs_one_source(sources: Path) -> None:
    context = pipeline.load(sources)
    broken = Source("broken", None, "", "坏")  # type: ignore[arg-type]
    (good,), _ = pipeline.find(sources, context)
    outcomes = [pipeline.travel((sources, context), source).outcome for source in (broken, good)]
    assert isinstance(outcomes[0], Unreadable)
    assert "处理时出错" in outcomes[0].reason
    assert isinstance(outcomes[1], SourceResult)


def test_names_of_any_script_and_twins_get_ids_of_their_own(sources: Path) -> None:
    for name in ("十四五 规划（终稿）.txt", "十四五+规划-终稿-.txt", "a/good.txt"):
        path = sources / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    outcome = build(sources)
    ids = [result.source.id for result in outcome.collection.results]
    assert len(set(ids)) == 4
    assert {path.stem for path in (outcome.output / "text").iterdir()} == set(ids)


def test_ids_never_collide_with_pages_or_outgrow_a_file_name(sources: Path) -> None:
    for name in ("briefing.txt", "index.txt", "GOOD.txt", "关于" * 40 + ".txt"):
        (sources / name).write_text(GOOD, encoding="utf-8")
    ids = {result.source.path: result.source.id for result in build(sources).collection.results}
    assert ids["briefing.txt"] == "briefing-2"
    assert ids["index.txt"] == "index-2"
    assert {ids["good.txt"], ids["GOOD.txt"]} == {"GOOD", "good-2"}
    assert max(len(source_id.encode()) for source_id in ids.values()) <= 200


def test_an_id_of_the_catalogue_can_not_lead_out_of_the_build(sources: Path) -> None:
    (sources / "catalogue.yml").write_text("sources:\n- path: good.txt\n  id: ../../evil\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"catalogue\.yml:3: 只能用字母"):
        build(sources)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_correction_that_the_readme_shows_is_applied(readme: str) -> None:
    (example,) = re.findall(r"```yaml\n(corrections:.*?)```", (ROOT / readme).read_text("utf-8"), re.DOTALL)
    corrections = decode(example, Corrections, readme)
    context = replace(pipeline.load(ROOT / "seeds"), corrections=corrections)
    found, _ = pipeline.find(ROOT / "seeds", context)
    source = next(source for source in found if source.id == corrections.corrections[0].source_id)
    outcome = pipeline.travel((ROOT / "seeds", context), source).outcome
    assert isinstance(outcome, SourceResult)
    assert not [note for note in outcome.notes if note.kind == "correction-refused"]
    (settled,) = [o for o in outcome.observations if "reviewed" in o.flags]
    assert settled.period == Period(date(2016, 1, 1), date(2020, 12, 31))


def test_no_sources_and_no_folder_are_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="没有找到源文件目录"):
        pipeline.build(tmp_path / "missing", tmp_path / "build")
    (tmp_path / "empty").mkdir()
    with pytest.raises(BuildError, match="没有源文件"):
        pipeline.build(tmp_path / "empty", tmp_path / "build")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (
            "catalogue.yml",
            "title: x\nsources:\n  - path: good.txt\n    titel: y\n",
            r"catalogue.yml:4: 没有“titel”这一项",
        ),
        ("catalogue.yml", "sources:\n  - path: [\n", r"catalogue.yml:3: YAML 写法有误"),
        ("catalogue.yml", "sources:\n- path: good.txt\n  kind: plann\n", r"catalogue.yml:3: 不认识取值“plann”"),
        ("corrections.yml", "corrections:\n- quote: a\n", r"corrections.yml:2: 缺少“source_id”这一项"),
    ],
)
def test_a_broken_catalogue_is_named_with_its_line(sources: Path, file: str, content: str, message: str) -> None:
    build(sources)
    (sources / file).write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        build(sources)
    assert figures_in(sources.parent / "build")


def test_an_empty_catalogue_is_no_catalogue(sources: Path) -> None:
    (sources / "catalogue.yml").write_text("# nothing yet\n", encoding="utf-8")
    assert len(build(sources).collection.results) == 1


def test_a_catalogued_file_that_is_missing_is_a_grave_note(sources: Path) -> None:
    (sources / "catalogue.yml").write_text("sources:\n- path: lost.txt\n- path: good.txt\n", encoding="utf-8")
    assert any("lost.txt" in note.detail for note in build(sources).grave)


def test_parts_that_are_not_asked_for_are_kept(sources: Path) -> None:
    outcome = build(sources)
    (outcome.output / "markdown").mkdir()
    (outcome.output / "markdown" / "kept.md").write_text("kept", encoding="utf-8")
    again = build(sources)
    assert (again.output / "markdown" / "kept.md").read_text("utf-8") == "kept"


def test_every_step_is_told_in_order(sources: Path) -> None:
    events: list[Event] = []
    build(sources, tell=events.append)
    assert [event.step for event in events] == ["source", "reconcile", "data", "publish"]
    assert [event.done for event in events] == [1, 2, 3, 4]
    assert {event.total for event in events} == {4}


def test_the_report_holds_timings_by_stage_and_what_was_built(sources: Path) -> None:
    report = json.loads((build(sources).output / "report.json").read_text("utf-8"))
    assert {timing["stage"] for timing in report["timings"]} == {
        "read", "clean", "parse", "extract", "normalise", "reconcile", "data",
    }  # fmt: skip
    assert report["parts"] == ["data"]
    assert report["counts"]["observations"] == report["quality"]["observations"] == 2
    assert report["versions"]["weasyprint"]


def read_text(shared: str, path: str) -> str:
    if path == "dies":
        os._exit(9)
    return shared + Path(path).name


def test_a_process_that_dies_costs_one_piece_of_work() -> None:
    done = {each.item: each for each in parallel.each(read_text, ["a", "dies", "b", "c"], "=", 2)}
    assert {item for item, each in done.items() if each.error} == {"dies"}
    assert [done[item].value for item in "abc"] == ["=a", "=b", "=c"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_says_what_and_where_from_any_process(sources: Path, jobs: int) -> None:
    given = (sources, pipeline.load(sources))
    nothing: list[Source] = [None, None]  # type: ignore[list-item]
    for done in parallel.each(pipeline.travel, nothing, given, jobs):
        assert re.fullmatch(r"AttributeError: .+，pipeline\.py:\d+", told(done.error))


def test_work_in_processes_gives_what_work_here_gives(sources: Path) -> None:
    for name in ("b", "c"):
        (sources / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    context = pipeline.load(sources)
    found, _ = pipeline.find(sources, context)
    given = (sources, context)
    here = {done.item.id: done.value for done in parallel.each(pipeline.travel, found, given, 1)}
    there = {done.item.id: done.value for done in parallel.each(pipeline.travel, found, given, 2)}
    assert {key: value.outcome for key, value in here.items() if value} == {
        key: value.outcome for key, value in there.items() if value
    }


def test_no_date_is_shown_unless_one_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with epoch.fixed():
        assert int(os.environ[VARIABLE]) == UNDATED
        assert build_date() is None
    assert VARIABLE not in os.environ
    monkeypatch.setenv(VARIABLE, "1600000000")
    with epoch.fixed():
        assert os.environ[VARIABLE] == "1600000000"
        assert build_date() == date(2020, 9, 13)


def test_a_sound_source_passes_the_proof_unchanged() -> None:
    (result,) = collection(*figures()).results
    assert proved(result) is result


def test_a_figure_that_is_not_in_the_text_is_not_published() -> None:
    (result,) = collection(*figures(), observation("2.06万人", "3.06", "万人", "30600", "人", text="3.06万人")).results
    assert [o.quantity.text for o in proved(result).observations] == ["2.06万人", "10:40:50", "2/3"]
    assert proved(result).notes[-1].severity == "high"


def test_a_figure_read_from_folded_text_is_quoted_as_written() -> None:
    (result,) = collection(observation("10:40:50", None, "", None, "", text="１０：40：50")).results
    (o,) = proved(result).observations
    assert o.quantity.text == "10:40:50"


def test_characters_that_are_nowhere_or_twice_are_a_grave_note() -> None:
    (result,) = collection(*figures()).results
    lost = proved(replace(result, asides=()))
    assert "广告位招租" in lost.notes[-1].detail
    twice = proved(replace(result, asides=(*result.asides, *result.asides)))
    assert "重复" in twice.notes[-1].detail
    assert lost.notes[-1].place is not None
    assert lost.notes[-1].place.span.of(TEXT).strip() == "广告位招租"
