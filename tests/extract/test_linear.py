"""No rule may be superlinear in the length of a paragraph: ten times the text takes about ten times as long."""

from time import process_time

import pytest

from tests.extract.test_prose import mentions

SHAPES = {
    "sentences": "全市城镇新增就业1.2万人，比上年增长3.5%，其中高校毕业生就业4200人。",
    "one sentence": "城镇新增就业1.2万人，比上年增长3.5%，",
    "a list": "金牌1枚、",
    "heads of a list": "养老、失业、",
    "no figure": "坚持以人民为中心的发展思想，推动就业",
    "digits": "1234567890",
    "brackets": "（（（",
    "dashes": "1—2—3—",
    "chinese numerals": "一二三四五",
}


def seconds(text: str) -> float:
    """The better of two readings, in time of the processor."""
    times = []
    for _ in range(2):
        start = process_time()
        mentions(text)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_time_grows_with_length_alone(shape: str) -> None:
    short, long = (shape * (size // len(shape)) for size in (2_000, 20_000))
    assert seconds(long) < 25 * max(seconds(short), 0.004)
