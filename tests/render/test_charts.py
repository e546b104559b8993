"""Charts: axes with round steps, labels that keep out of each other's way, nothing of a source as markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.render.charts.canvas import Canvas
from generator.render.charts.scale import scale


@given(st.lists(st.floats(min_value=0, max_value=1e9, allow_subnormal=False), min_size=1, max_size=8))
def test_an_axis_holds_every_value_and_has_few_ticks(values: list[float]) -> None:
    axis = scale([round(value, 3) for value in values])
    assert axis.low <= min(values) + 0.001
    assert axis.high >= max(values) - 0.001
    assert 2 <= len(axis.ticks()) <= 9


def test_an_axis_starts_at_zero_unless_all_values_are_high() -> None:
    assert scale([2.7, 4.5]).low == 0
    assert scale([92, 96, 98]).low > 0


def test_labels_do_not_cover_one_another() -> None:
    canvas = Canvas(560, 300)
    for text in ("1.5", "目标 1.42", "1.23", "目标 1.22"):
        canvas.label(280, 150, text, "vl", 18)
    areas = canvas.taken
    assert not [1 for i, one in enumerate(areas) for other in areas[i + 1 :] if one.meets(other)]


def test_a_label_cannot_become_markup() -> None:
    canvas = Canvas(100, 100)
    canvas.label(50, 50, "</svg><script>*x*", "lb", 13)
    picture = str(canvas.svg("wide", "<b>题</b>", '"说"'))
    assert "<script" not in picture
    assert "<b>" not in picture
    assert "*" not in picture
