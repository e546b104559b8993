"""What sections speak of: by title, by the chapter that holds them, by their place before or after the aims."""

import pytest

from generator.model.document import Section
from generator.rules.section_standing import standings, titled_standing, whole


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ("基础", "past"),
        ("面临形势", "past"),
        ("2022年工作完成情况", "past"),
        ("目标任务完成情况", "past"),
        ("2023年工作计划", "goal"),
        ("下一步打算", "goal"),
        ("主要目标", "goal"),
        ("存在的问题及下一步打算", ""),
        ("2022年工作总结和2023年工作计划", ""),
        ("补齐基础设施短板", ""),
        ("稳定和扩大就业", ""),
    ],
)
def test_titles(title: str, standing: str) -> None:
    assert titled_standing(title) == standing


def _sections(*titles: str) -> tuple[Section, ...]:
    return tuple(Section(index, 1, "", title, 0, (0, 1)) for index, title in enumerate(titles))


def test_a_plan_starts_from_what_it_tells_before_its_aims() -> None:
    assert standings(_sections("“十三五”工作", "指导思想", "主要任务"), "plan") == ("past", "", "goal")


def test_a_chapter_of_tasks_before_the_aims_is_none() -> None:
    assert standings(_sections("加快产业发展", "总体目标"), "plan") == ("", "goal")


def test_a_report_goes_on_with_its_aims() -> None:
    assert standings(_sections("计划执行情况", "预期目标", "抓好项目建设"), "report") == ("past", "goal", "goal")


def test_parts_stand_like_their_chapter() -> None:
    chapters = _sections("发展基础", "就业")
    inside = (chapters[0], Section(1, 2, "", "就业", 0, (0, 1), 0))
    assert standings(inside, "plan") == ("past", "past")


def test_a_document_of_aims_alone() -> None:
    assert whole("other", "某局2023年工作计划") == "goal"
    assert whole("other", "某局2022年工作总结和2023年工作计划") == ""
    assert whole("plan", "某局2023年工作计划") == ""
    assert standings(_sections("加强培训"), "other", "某局2023年工作计划") == ("goal",)
