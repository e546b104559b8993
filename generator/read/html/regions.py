"""The parts of a page that its markup names: navigation, head, foot, share bars."""

from __future__ import annotations

from generator.read.html.survey import Survey
from generator.read.html.tree import Element
from generator.rules.furniture import region_named

# A part that holds this share of the page's text is the page, whatever it is called.
MOST = 0.5
# Elements whose name alone may tell.
NAMED = frozenset({"aside", "button", "footer", "header", "menu", "nav", "optgroup", "option", "select"})
CONTENT = frozenset({"article", "main"})


def region_of(element: Element, survey: Survey, whole: int) -> str:
    """The code of the part of the page that begins with ``element``; "" where its markup names none."""
    attributes = element.attributes
    if not attributes and element.tag not in NAMED:
        return ""
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip()
    region = region_named(element.tag, (attributes.get("role") or "").lower(), names)
    if not region or element.tag in CONTENT:
        return ""
    extent = survey.extent(element)
    return region if extent.characters <= MOST * whole and not extent.data else ""
