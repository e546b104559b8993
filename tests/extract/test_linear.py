"""No rule may be superlinear in the length of a paragraph: ten times the text takes about ten times the work.

Work is counted in calls of functions, which are the same on every machine; how the time grows that a pattern takes
inside one call is shown by `make bench`.
"""

import pytest

from tests.extract.test_prose import mentions
from tests.work import calls

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
# Ten times the calls, and what sorting adds.
MOST = 12


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_work_grows_with_length_alone(shape: str) -> None:
    short, long = (shape * (size // len(shape)) for size in (2_000, 20_000))
    mentions(short)
    assert calls(lambda: mentions(long)) < MOST * calls(lambda: mentions(short))
