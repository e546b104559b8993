"""What a page says of itself where nobody sees it: its name and the day it was put online."""

from __future__ import annotations

import re
from datetime import date

from selectolax.lexbor import LexborHTMLParser

# Names of the article in the order of trust: the tags of government sites (国办发〔2017〕47号), of social networks.
TITLES = ("articletitle", "og:title", "dc.title")
DATES = ("pubdate", "publishdate", "article:published_time", "dc.date", "dc.date.issued")
PARTS = re.compile(r"\s*(?:[_|｜]+|\s[-–—]+\s|[-–—]{2,})\s*")
DATE = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
LONGEST = 120


def facts_of(parser: LexborHTMLParser) -> dict[str, str]:
    """``title`` and ``published`` (an ISO date), as far as the head of the page gives them."""
    told: dict[str, str] = {}
    for node in parser.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        told.setdefault(name.strip().lower(), " ".join((node.attributes.get("content") or "").split()))
    named = next((told[name] for name in TITLES if told.get(name)), "") or _titled(parser)
    dated = next((found for name in DATES if (found := _date(told.get(name, "")))), "")
    facts = {"title": named[:LONGEST], "published": dated}
    return {name: value for name, value in facts.items() if value}


def _titled(parser: LexborHTMLParser) -> str:
    """The title element without the names of site and column that stand beside the name of the page."""
    node = parser.css_first("title")
    text = " ".join(node.text().split()) if node is not None else ""
    return max(PARTS.split(text), key=len)


def _date(text: str) -> str:
    match = DATE.match(text)
    try:
        return date(*(int(part) for part in match.groups())).isoformat() if match else ""
    except ValueError:
        return ""
