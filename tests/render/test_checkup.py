"""体检: open and acknowledged findings are counted apart, every open one shows the lines that acknowledge it."""

from __future__ import annotations

from dataclasses import replace

import yaml

from generator.model.acknowledgement import Acknowledgement, Reference
from generator.model.collection import Collection, Finding
from generator.model.place import Place
from generator.render.data.rows import findings as rows
from generator.render.markdown.environment import environment
from generator.render.view.checkup import CheckupView, checkup
from generator.render.view.index import Index
from tests.render import small

PLACE = Place("demo", small.at("2.06万人"))
OPEN = Finding("typo-1", "typo", "low", (PLACE,), "“甲”疑为“乙”", "原文作“甲”。", "校对原文。")
NAMED = replace(OPEN, reference=Reference("demo", '“甲”: "乙"', 2))
SAID = replace(OPEN, id="typo-2", acknowledged=Acknowledgement("地名如此", "规划科"))


def collected(*findings: Finding) -> Collection:
    return replace(small.collection(*small.figures()), findings=findings)


def view(*findings: Finding) -> CheckupView:
    return checkup(Index(collected(*findings)))


def page(shown: CheckupView) -> str:
    return environment().get_template("checkup.md.j2").render(view=shown, page="checkup")


def test_open_and_acknowledged_are_counted_apart() -> None:
    shown = view(NAMED, SAID)
    assert (shown.total, shown.settled) == (1, 1)
    assert [(group.open, group.settled) for group in shown.groups] == [(1, 1)]
    assert [finding.status for finding in shown.groups[0].findings] == ["open", "acknowledged"]
    assert "地名如此" in shown.groups[0].findings[1].acknowledged


def test_the_lines_to_paste_are_yaml_and_wait_for_reason_and_name() -> None:
    open_one, settled = view(NAMED, SAID).groups[0].findings
    (entry,) = yaml.safe_load("\n".join(open_one.entry))
    assert entry == {
        "source_id": "demo", "quote": '“甲”: "乙"', "occurrence": 2, "kind": "typo", "reason": "", "by": "",
    }  # fmt: skip
    assert settled.entry == ()


def test_a_choice_counts_what_is_open() -> None:
    filters = {name: {choice.label: choice.count for choice in row} for name, row in view(NAMED, SAID).filters}
    assert filters == {"状态": {"待处理": 1, "已确认": 1}}


def test_a_page_without_findings_says_so_and_has_no_filters() -> None:
    words = page(view())
    assert "没有发现前后不一、缺项或含混之处" in words
    assert "data-f=" not in words


def test_a_page_of_three_hundred_shows_each_once() -> None:
    many = [replace(NAMED, id=f"typo-{number}") for number in range(300)]
    words = page(view(*many))
    assert words.count('<details class="fl"') == 300
    assert "300 处" in words


def test_the_data_say_who_lets_a_finding_stand_and_why() -> None:
    first, second = rows(collected(NAMED, SAID))
    assert (first["status"], first["reason"], first["acknowledged_by"]) == ("open", "", "")
    assert (second["status"], second["reason"], second["acknowledged_by"]) == ("acknowledged", "地名如此", "规划科")
