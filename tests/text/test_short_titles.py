"""A name short enough to be cited again and again, cut where no bracket is open."""

from __future__ import annotations

import pytest

from generator.text.titles import cited, cited_as, shortened


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("某市就业工作意见", "某市就业工作意见"),
        ("2012年某某市国民经济和社会发展统计公报", "2012年某某市国民经济和社会发展统计公报"),
        ("政府工作报告——在某市人民代表大会第四次会议上", "政府工作报告"),
        ("某某行业安全生产与高质量发展规划（2016—2020年）", "某某行业安全生产与高质量发展规划"),
        ("某市人社局负责同志就《关于加强技能人才培养的实施方案》答记者问", "某市人社局负责同志就……"),
        ("《某某市人力资源和社会保障事业发展“十四五”规划》解读", "《某某市人力资源和社会保障事业发展……》解读"),
        ("《某某县就业和社会保障“十四五”规划》政策解读", "《某某县就业和社会保障……》政策解读"),
        ("关于进一步做好全市高校毕业生等青年就业创业工作的通知", "关于进一步做好全市高校毕业生等青年就业创……"),
        ("monthly-bulletin-of-statistics", "monthly-bulletin-of-statistics"),
    ],
)
def test_a_title_is_shortened_to_a_name(title: str, name: str) -> None:
    assert shortened(title) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("某市就业工作意见", "《某市就业工作意见》"),
        ("《某市就业规划》解读", "《某市就业规划》解读"),
        ("《某某市人力资源和社会保障事业发展“十四五”规划》解读", "《某某市人力资源和社会保障事业发展……》解读"),
        ("关于进一步做好全市高校毕业生等青年就业创业工作的通知", "《关于进一步做好全市高校毕业生等青年就业创……》"),
    ],
)
def test_in_a_sentence_a_title_has_its_marks_once(title: str, name: str) -> None:
    assert cited(title) == name


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        ("某某县就业规划（2023年修订）", "某某县就业规划（2023年修订）", "《某某县就业规划》（2023年修订）"),
        ("某县规划", "某县人力资源和社会保障事业发展规划", "某县规划"),
        ("某县人社规划", "某县人力资源和社会保障事业发展规划", "某县人社规划"),
    ],
)
def test_a_short_title_that_is_the_printed_one_stands_in_its_marks(name: str, title: str, said: str) -> None:
    assert cited_as(name, title) == said
