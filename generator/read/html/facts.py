"""What a page says of itself where nobody sees it: its name and the day it was put online."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from generator.rules.furniture import names_site

# Names of the article in the order of trust: the tags of government sites (国办发〔2017〕47号), of social networks.
TITLES = ("articletitle", "og:title", "dc.title")
DATES = ("pubdate", "publishdate", "article:published_time", "dc.date", "dc.date.issued")
PARTS = re.compile(r"\s*(?:[_|｜]+|\s[-–—]+\s|[-–—]{2,})\s*")
SITES = ("sitename", "og:site_name")
# Elements that their names mark as the date of the article.
DATED = "[itemprop=datePublished], #pubtime_baidu, #publish_time"
DATE = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Facts:
    """``title`` of the page, the names of the ``sites`` it stands on, and the day it was put online as an ISO date:

    ``published`` as its head has it, unseen, ``printed`` as an element shows it that is marked up as its date. "" and
    nothing where they are unknown. ``frames`` are the addresses of the pages that it shows in frames.
    """

    title: str = ""
    published: str = ""
    printed: str = ""
    sites: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()


def facts_of(parser: LexborHTMLParser) -> Facts:
    """What the head of the page gives, and elements that are marked up as its date."""
    told: dict[str, str] = {}
    for node in parser.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        told.setdefault(name.strip().lower(), " ".join((node.attributes.get("content") or "").split()))
    head = parser.css_first("title")
    parts = PARTS.split(" ".join(head.text().split()) if head is not None else "")
    named = next((told[name] for name in TITLES if told.get(name)), "") or max(
        parts, key=lambda part: (not names_site(part), len(part))
    )
    sites = (*(told.get(name, "") for name in SITES), *(part for part in parts if part != named))
    published = _first(told.get(name, "") for name in DATES)
    printed = _first(node.text() for node in parser.css(DATED))
    frames = (node.attributes.get("src") or "" for node in parser.css("frame, iframe"))
    return Facts(
        named[:LONGEST], published, printed, tuple(site for site in sites if site), tuple(filter(None, frames))
    )


def _first(texts: Iterable[str]) -> str:
    return next((found for text in texts if (found := _date(text))), "")


def _date(text: str) -> str:
    match = DATE.search(text)
    try:
        return date(*(int(part) for part in match.groups())).isoformat() if match else ""
    except ValueError:
        return ""
