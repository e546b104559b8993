"""Chapters that would leave a nearly empty page before them: they follow on that page instead of opening a new one.

It reads the boxes of the laid-out pages, which are private to WeasyPrint: of another version nothing is read.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from generator.render.chinese_lines import VERSION

LEAST = 0.2
FLOWING = "flow"


def let_flow(document: Any) -> bool:
    """Mark every such chapter of the source tree with the class ``flow``; whether there was one."""
    import weasyprint

    if weasyprint.__version__ != VERSION:
        return False
    pages = [list(_sections(page._page_box)) for page in document.pages]
    found = False
    for number, (before, here) in enumerate(itertools.pairwise(pages), 1):
        if before and here and _opens(here[0], before) and _filled(document.pages[number - 1], before[-1]) < LEAST:
            element = here[0].element
            element.set("class", f"{element.get('class', '')} {FLOWING}")
            found = True
    return found


def _sections(page: Any) -> Iterator[Any]:
    """The boxes of chapters on a page, in order."""
    for child in getattr(page, "children", ()):
        if child.element_tag == "section":
            if "chapter" in child.element.get("class", "").split():
                yield child
        elif child.element_tag in ("html", "body"):
            yield from _sections(child)


def _opens(section: Any, before: list[Any]) -> bool:
    """Does a chapter begin with this box, on a page of its own, though it need not?"""
    return section.element is not before[-1].element and section.style["break_before"] == "page"


def _filled(page: Any, last: Any) -> float:
    """The part of the page's height that is used."""
    box = page._page_box
    top = box.content_box_y()
    used: float = last.position_y + last.height - top
    return used / float(box.height)
