"""Shapes of the charts, in points; the template turns them into SVG. Nothing here hangs on colour alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

INK, SOFT, HAIR, ACCENT, PAPER = "#161616", "#55524d", "#bdb9b1", "#8c1d1f", "#ffffff"
Anchor = Literal["start", "middle", "end"]
HALF_WIDTH = 0.56


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str = INK
    width: float = 0.7
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled or an open circle."""

    x: float
    y: float
    radius: float = 3.5
    fill: str = INK
    stroke: str = INK


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point; ``y`` is their baseline."""

    x: float
    y: float
    text: str
    size: float = 8.0
    anchor: Anchor = "start"
    color: str = INK
    bold: bool = False


@dataclass(slots=True)
class Drawing:
    """A drawing of ``width`` by ``height`` points and its description in words for those who cannot see it."""

    width: float
    height: float
    title: str = ""
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, color: str = INK, width: float = 0.7) -> None:
        self.strokes.append(Stroke(round(x1, 2), round(y1, 2), round(x2, 2), round(y2, 2), color, width))

    def text(
        self, x: float, y: float, text: str, size: float = 8.0, anchor: Anchor = "start", color: str = INK,
        bold: bool = False,
    ) -> None:  # fmt: skip
        self.labels.append(Label(round(x, 2), round(y, 2), text, size, anchor, color, bold))


def width_of(text: str, size: float) -> float:
    """About how wide ``text`` is set in the sans face, in points."""
    return sum(size if ord(char) > 0x2000 else size * HALF_WIDTH for char in text)
