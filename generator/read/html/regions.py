"""The parts of a page that its markup names: navigation, head, foot, share bars."""

from __future__ import annotations

from generator.read.html.elements import ARTICLES
from generator.read.html.survey import Survey
from generator.read.html.tree import Element
from generator.rules.furniture import region_named

# A part that holds this share of the page's text is the page, whatever it is called.
MOST = 0.5
# Elements whose name alone may tell; inside an article heads, feet and asides belong to it.
NAMED = frozenset({"aside", "button", "footer", "header", "menu", "nav", "optgroup", "option", "select"})
OWN = frozenset({"aside", "footer", "header"})


def region_of(element: Element, survey: Survey, whole: int, article: bool) -> str:
    """The code of the part of the page that begins with ``element``; "" where its markup names none."""
    attributes, tag = element.attributes, element.tag
    if tag in ARTICLES or (not attributes and tag not in NAMED):
        return ""
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip()
    region = region_named("" if article and tag in OWN else tag, (attributes.get("role") or "").lower(), names)
    if not region:
        return ""
    extent = survey.extent(element)
    return region if extent.characters <= MOST * whole and not extent.data else ""
