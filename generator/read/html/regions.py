"""The parts of a page that its markup names: navigation, head, foot, share bars."""

from __future__ import annotations

from generator.read.html.survey import Survey
from generator.read.html.tree import Element
from generator.rules.furniture import region_named

# A part that holds this share of the page's text is the page, whatever it is called.
MOST = 0.5
CONTENT = frozenset({"article", "main"})


def region_of(element: Element, survey: Survey, whole: int) -> str:
    """The code of the part of the page that begins with ``element``; "" where its markup names none."""
    extent = survey.extent(element)
    if not extent.characters or extent.data or extent.characters > MOST * whole or element.tag in CONTENT:
        return ""
    names = " ".join((element.get("id"), element.get("class"))).strip()
    return region_named(element.tag, element.get("role").lower(), names)
