"""From what was said to what it means: nothing dropped, nothing changed, doubts noted."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.model.figure import Mention, Observation
from generator.model.note import Note
from generator.model.source import SourceText
from generator.normalise import normalise
from generator.normalise.frame import Frame

Say = Callable[..., Mention]
Setting = Callable[..., Frame]


def observe(frame: Frame, *mentions: Mention) -> tuple[tuple[Observation, ...], tuple[Note, ...]]:
    result = normalise(frame.source, SourceText(frame.text), frame.document, mentions)
    return result.value, result.notes


def test_every_mention_becomes_one_observation_and_stays_as_it_was(say: Say, setting: Setting) -> None:
    mentions = (
        say("城镇新增就业"),
        say("某项工程", "3", "项"),
        say("全覆盖", "", "", flags=frozenset({"qualitative"})),
    )
    found, _ = observe(setting(plan="2021-2025"), *mentions)
    assert tuple(each.mention for each in found) == mentions
    assert [each.concept_id for each in found] == ["emp.urban_new_jobs", "", ""]


def test_a_unit_that_contradicts_the_concept_leaves_it_unnamed(say: Say, setting: Setting) -> None:
    found, _ = observe(setting(plan="2021-2025"), say("高技能人才", "35", "%"), say("高技能人才", "35", "万人"))
    assert [each.concept_id for each in found] == ["", "tal.high_skilled"]


def test_coverage_of_a_count_names_no_concept(say: Say, setting: Setting) -> None:
    words = say("社会保障卡持卡人数", "", "", flags=frozenset({"qualitative"}))
    words = replace(words, quantity=replace(words.quantity, text="全覆盖"))
    share = replace(words, name="社会保障卡覆盖")
    found, _ = observe(setting(plan="2021-2025"), words, share)
    assert [each.concept_id for each in found] == ["", "card.coverage"]


def test_a_threshold_in_a_definition_is_of_no_concept_and_no_time(say: Say, setting: Setting) -> None:
    found, notes = observe(setting(plan="2021-2025"), say("城镇新增就业", flags=frozenset({"definition"})))
    assert (found[0].concept_id, found[0].period) == ("", None)
    assert not notes


def test_status_from_section_and_kind(say: Say, setting: Setting) -> None:
    frame = setting("plan", "2021-2025", titles=("发展基础", "主要目标", "重点任务"))
    found, _ = observe(frame, say(section=0), say(section=1), say(section=2))
    assert [each.status for each in found] == ["actual", "target", "target"]
    found, _ = observe(setting("bulletin", "2020-2020"), say())
    assert found[0].status == "actual"
    found, _ = observe(setting("interview", published="2020-05"), say())
    assert found[0].status == ""


def test_a_flow_told_over_a_window_is_cumulative_but_a_rate_never(say: Say, setting: Setting) -> None:
    frame = setting("interview", published="2017-07")
    flow = say(status="actual", period_text="5年来", period_origin="explicit")
    rate = say("城镇登记失业率", "3.8", "%", status="actual", basis="cumulative")
    found, _ = observe(frame, flow, rate)
    assert [each.basis for each in found] == ["cumulative", "level"]


@pytest.mark.parametrize(
    ("published", "year"), [("2024-01-16", "2023"), ("2022-12-28", "2022"), ("2023-03-05", "2022")]
)
def test_one_year_back_in_a_report_is_a_calendar_year_and_no_sum_of_several(
    say: Say, setting: Setting, published: str, year: str
) -> None:
    told = say(status="actual", basis="cumulative", period_text="一年来", period_origin="explicit")
    (found,), _ = observe(setting("report", published=published), told)
    assert found.period is not None
    assert (str(found.period.start), str(found.period.end)) == (f"{year}-01-01", f"{year}-12-31")
    assert found.basis == "level"
    assert "period_inferred" in found.flags


def test_one_year_back_elsewhere_is_counted_from_its_day(say: Say, setting: Setting) -> None:
    told = say(status="actual", period_text="一年来", period_origin="explicit")
    (found,), _ = observe(setting("interview", published="2023-09-12"), told)
    assert found.period is not None
    assert str(found.period.end) == "2023-09-12"
    assert found.basis == "cumulative"


def test_what_is_not_known_is_noted(say: Say, setting: Setting) -> None:
    found, notes = observe(setting("other"), say("某项工程", "3", "", status="actual"))
    assert found[0].period is None
    assert "period_unresolved" in found[0].flags
    assert {note.kind for note in notes} == {"period-unresolved", "unit-missing"}
