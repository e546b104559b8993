"""The years a plan is for, told from its first lines."""

import pytest

from generator.rules.source_kinds import years_of


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("某县就业“十四五”规划\n第一章", "2021-2025"),
        ("某县人力资源事业发展\n“十四五”规划\n“十三五”时期,成绩显著。", "2021-2025"),
        ("三年行动计划(2018-2020年)", "2018-2020"),
        (
            "某县工作总结\n“十三五”时期,全县认真贯彻落实各项决策部署,就业规模持续扩大,社会保障体系更加健全,人才队伍不断壮大,取得明显成效。",
            "",
        ),
        ("“十三五”成就与“十四五”展望", ""),
        ("就业促进办法", ""),
    ],
)
def test_years_of(opening: str, expected: str) -> None:
    assert years_of(opening) == expected
