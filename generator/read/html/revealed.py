"""Pages whose text a script would show: archives often hold the article itself as hidden."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.read.html.survey import is_link
from generator.read.html.tree import Element

SHORTEST = 200
MOST_LINKED = 0.3


@dataclass(slots=True)
class _Count:
    """Characters without white space that are seen, and those in each outermost hidden element, links apart."""

    seen: int = 0
    hidden: list[tuple[int, int, Element]] = field(default_factory=list)


def revealed(root: Element) -> int:
    """Shows the hidden element that holds more text than all that is seen, if there is one and it is no menu.

    Returns how many characters it holds, 0 if everything stays as it is.
    """
    count = _Count()
    _count(root, count)
    characters, linked, element = max(count.hidden, default=(0, 0, root), key=lambda each: each[0])
    if characters < SHORTEST or characters <= count.seen or linked > MOST_LINKED * characters:
        return 0
    element.display = "block" if element.display == "none" else element.display
    _show(element)
    return characters


def _count(element: Element, count: _Count) -> None:
    for child in element.children:
        if isinstance(child, str):
            count.seen += len("".join(child.split())) if element.visible else 0
        elif child.display == "none" or (element.visible and not child.visible):
            count.hidden.append((*_size(child, linked=False), child))
        else:
            _count(child, count)


def _size(element: Element, linked: bool) -> tuple[int, int]:
    """Characters in an element, seen or not, and those of them in links."""
    linked = linked or is_link(element)
    characters = links = 0
    for child in element.children:
        if isinstance(child, str):
            here = len("".join(child.split()))
            characters, links = characters + here, links + (here if linked else 0)
        elif child.display != "none":
            below = _size(child, linked)
            characters, links = characters + below[0], links + below[1]
    return characters, links


def _show(element: Element) -> None:
    element.visible = True
    for child in element.children:
        if isinstance(child, Element):
            _show(child)
