"""Pages that would stay empty: a chapter follows on the page before it, a table that is kept whole may break.

It reads the boxes of the laid-out pages, which are private to WeasyPrint: of another version nothing is read.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from generator.render.chinese_lines import VERSION

LEAST, WASTE = 0.4, 0.33
FLOWING, BROKEN = "flow", "broken"
WHOLE = frozenset({"short", "strips"})


def let_flow(document: Any) -> bool:
    """Mark every such chapter of the source tree ``flow``, every such table ``broken``; whether there was one."""
    import weasyprint

    if weasyprint.__version__ != VERSION:
        return False
    return _chapters(document) | _tables(document)


def _chapters(document: Any) -> bool:
    pages = [list(_sections(page._page_box)) for page in document.pages]
    found = False
    for number, (before, here) in enumerate(itertools.pairwise(pages), 1):
        if before and here and _opens(here[0], before) and _filled(document.pages[number - 1], before[-1]) < LEAST:
            _mark(here[0].element, FLOWING)
            found = True
    return found


def _tables(document: Any) -> bool:
    """Tables that are kept whole and left more than a third of the page before them empty."""
    found = False
    for before, here in itertools.pairwise(document.pages):
        sections = list(_sections(before._page_box))
        first = _whole(here._page_box)
        if sections and first is not None and _filled(before, sections[-1]) < 1 - WASTE:
            _mark(first, BROKEN)
            found = True
    return found


def _whole(box: Any) -> Any:
    """The element of the table that opens a page, alone or behind its heads, and is kept whole; None for none."""
    while getattr(box, "children", ()):
        inner = [child for child in box.children if not _leads(child)]
        if not inner:
            return None
        box = inner[0]
        if box.element_tag == "table":
            return box.element if WHOLE & _classes(box) else None
    return None


def _leads(box: Any) -> bool:
    """Is it a head, or the words before a table, which stay with it?"""
    return box.element_tag in ("h1", "h2") or "before" in _classes(box)


def _classes(box: Any) -> frozenset[str]:
    return frozenset(box.element.get("class", "").split()) if box.element is not None else frozenset()


def _mark(element: Any, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}")


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
