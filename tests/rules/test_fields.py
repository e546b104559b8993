"""Fields of work: every group of concepts has one, every word places what it should and nothing else."""

from __future__ import annotations

import pytest

from generator.rules.concepts import concepts
from generator.rules.fields import Field, field_of, field_of_group, fields, only_field_of

FIELDS = [pytest.param(field, id=field.id) for field in fields()]


def test_every_group_of_concepts_belongs_to_one_field() -> None:
    groups = [group for field in fields() for group in field.groups]
    assert len(groups) == len(set(groups))
    assert set(groups) == {concept.group for concept in concepts()}
    assert all(field_of_group(group) for group in groups)


@pytest.mark.parametrize("field", FIELDS)
def test_examples_belong_to_the_field_and_counter_examples_do_not(field: Field) -> None:
    assert [example for example in field.examples if field_of(example) != field.id] == []
    assert [example for example in field.counter if field_of(example) == field.id] == []


def test_no_word_stands_in_two_fields() -> None:
    words = [word for field in fields() for word in field.words]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(
    ("text", "weak", "field"),
    [
        ("壮大人才队伍", True, "talent"),
        ("壮大人才队伍", False, ""),
        ("壮大養老護理員隊伍", True, "civil-affairs"),
        ("推进区域人力资源社会保障协调发展", True, ""),
        ("提升人力资源社会保障公共服务能力和质量", True, "public-service"),
        ("强化规划实施", True, ""),
    ],
)
def test_what_no_word_places_has_no_field(text: str, weak: bool, field: str) -> None:
    assert field_of(text, weak) == field


def test_a_title_has_a_field_only_where_it_speaks_of_one() -> None:
    assert only_field_of("某市“十四五”卫生健康发展规划") == "health"
    assert only_field_of("某县教育和养老服务发展规划") == ""
    assert only_field_of("某县人力资源和社会保障事业发展规划") == ""
