"""Words of time: which of them date a figure."""

import pytest

from generator.extract.dating import times


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("接待游客恢复到2019年的67%", []),
        ("收入恢复至2019年同期的94%", []),
        ("2020年,接待游客1800万人次,恢复到2019年的67%", ["2020年"]),
        ("比2015年提高3个百分点", []),
        ("一至三季度,城镇居民收入32156元", ["一至三季度"]),
        ("截至5月15日,累计接种12万剂次", ["截至5月15日"]),
    ],
)
def test_what_dates(sentence: str, dates: list[str]) -> None:
    assert [time.text for time in times(sentence)] == dates
