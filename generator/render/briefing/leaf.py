"""The composed page as WeasyPrint receives it: read as XML, which it is, and matched against fewer rules.

An HTML parser written in Python takes ten times as long over the same tree. The rules that are left out speak of foot
and side notes, which match every element and which the briefing does not have.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from xml.etree import ElementTree

import weasyprint
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.urls import URLFetcher

from generator.render.chinese_lines import VERSION

NOTES = ("::footnote-", "::note-", "::marker")


class Jail(URLFetcher):  # type: ignore[misc, unused-ignore]
    """Refuses every address."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        raise ValueError(f"outside the briefing: {url}")


class Leaf(HTML):  # type: ignore[misc, unused-ignore]
    """A page of the briefing's own making; ``root`` is its tree."""

    def __init__(self, root: ElementTree.Element) -> None:
        self.base_url, self.url_fetcher, self.media_type = None, _jail(), "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_rules()]


def leaf(html: str) -> Any:
    """``html`` to be laid out; what is no XML is read as a browser would, and all of it by an unknown WeasyPrint."""
    if weasyprint.__version__ != VERSION:
        return HTML(string=html, url_fetcher=_jail())
    try:
        return Leaf(ElementTree.fromstring(html.removeprefix("<!DOCTYPE html>").lstrip()))
    except ElementTree.ParseError:
        return HTML(string=html, url_fetcher=_jail())


def _jail() -> Jail:
    return Jail(allowed_protocols=())


@cache
def _rules() -> Any:
    """WeasyPrint's style sheet for HTML without the rules on notes."""
    from weasyprint.html import UA

    kept = "\n".join(line for line in UA.splitlines() if not line.startswith(NOTES))
    return CSS(string=kept, counter_style=CounterStyle())
