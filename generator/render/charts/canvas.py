"""A small SVG canvas whose labels keep out of each other's way. Colours are classes: the page decides light or dark."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup, escape

ENTITIES = {ord(c): f"&#{ord(c)};" for c in "*_`[]{}|~\\"}


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle that a label would cover."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def width_of(text: str, size: float) -> float:
    """About how wide ``text`` is set: a Chinese character is as wide as it is high."""
    return sum(size if ord(c) > 0x2E80 else size * 0.56 for c in text)


@dataclass
class Canvas:
    """Elements in the order in which they are drawn."""

    width: int
    height: int
    elements: list[Markup] = field(default_factory=list)
    taken: list[Area] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, style: str) -> None:
        self.elements.append(
            Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(style, *map(_short, (x1, y1, x2, y2)))
        )

    def path(self, d: str, style: str) -> None:
        self.elements.append(Markup('<path class="{}" d="{}"/>').format(style, d))

    def dot(self, x: float, y: float, style: str) -> None:
        self.elements.append(Markup('<circle class="{}" cx="{}" cy="{}" r="5"/>').format(style, _short(x), _short(y)))
        self.taken.append(Area(x - 7, y - 7, x + 7, y + 7))

    def hatch(self, x1: float, x2: float, y: float, above: bool) -> None:
        """Slanted strokes along one side of a bound: that side is closed."""
        step, high = 6.0, 12.0
        strokes, x = [], x1
        while x + high <= x2 + 0.1:
            low, top = (y, y - high) if above else (y + high, y)
            strokes.append(f"M{_short(x)} {_short(low)}L{_short(x + high)} {_short(top)}")
            x += step
        self.path("".join(strokes), "hl")
        self.line(x1, y, x2, y, "bd")
        self.taken.append(Area(x1, y - (high if above else 2), x2, y + (2 if above else high)))

    def text(self, x: float, y: float, text: str, style: str, anchor: str = "start") -> None:
        """A label exactly here."""
        self.elements.append(
            Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>').format(
                style, _short(x), _short(y), anchor, text
            )
        )

    def label(self, x: float, y: float, text: str, style: str, size: float, anchor: str = "middle") -> None:
        """A label near here: moved up or down until it covers nothing."""
        wide = width_of(text, size)
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        left = min(max(left, 0), self.width - wide)
        for shift in (0, -16, 34, -32, 50, -48, 66, -64):
            area = Area(left, y + shift - size, left + wide, y + shift + size * 0.25)
            inside = area.top > 2 and area.bottom < self.height - 26
            if inside and not any(area.meets(other) for other in self.taken):
                break
        else:
            area = Area(left, y - size, left + wide, y + size * 0.25)
        self.taken.append(area)
        self.text(left, area.bottom - size * 0.25, text, style)

    def svg(self, style: str, title: str, told: str) -> Markup:
        """The picture; ``told`` says in words what it shows."""
        body = Markup("").join(self.elements)
        made = Markup(
            '<svg class="ch {}" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>{}</svg>'
        ).format(style, self.width, self.height, told, title, body)
        return Markup(str(made).translate(ENTITIES))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


__all__ = ["Area", "Canvas", "escape", "width_of"]
