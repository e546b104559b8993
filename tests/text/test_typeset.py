"""Chinese typography of what is shown."""

import pytest

from generator.text.typeset import typeset


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("就业,创业;社保:卡", "就业，创业；社保：卡"),
        ("16.4:46.3:37.3", "16.4:46.3:37.3"),
        ("12,550人", "12,550人"),
        ("12，550人", "12,550人"),
        ("2.1万人（正文），2020年已有2.3万人", "2.1万人（正文），2020年已有2.3万人"),
        ("上限为4.5%，2020年为2.7%", "上限为4.5%，2020年为2.7%"),
        ("博士后科研工作站、 流动站", "博士后科研工作站、流动站"),
        ("2017 年", "2017年"),
    ],
)
def test_typeset(written: str, shown: str) -> None:
    assert typeset(written) == shown


def test_set_text_stays_as_it_is() -> None:
    shown = typeset("全县技能人才总量达到2.1万人(正文),2020年已有2.3万人。")
    assert typeset(shown) == shown
