"""Where a row of the data is found again: its page on the site and its place in the document."""

from __future__ import annotations

from generator.model.collection import SourceResult
from generator.model.place import Span
from generator.render.view import links
from generator.render.view.index import SourceIndex


def figure_href(source_id: str, span: Span) -> str:
    """The figure itself, marked in its document's page."""
    return _href(links.figure(source_id, span.start))


def block_href(result: SourceResult, block: int) -> str:
    """The paragraph or row ``block`` (an index into the document's leaves)."""
    return _href(links.paragraph(result.source.id, result.document.blocks[block].start))


def place_href(source: SourceIndex, span: Span) -> str:
    """The nearest thing with an anchor: the figure in ``span``, else its paragraph."""
    return _href(source.anchor(span))


def finding_href(finding_id: str) -> str:
    """The finding on the page of all findings."""
    return _href(links.finding(finding_id))


def _href(link: links.Link) -> str:
    return f"{link.page}.html#{link.anchor}"


def section_path(result: SourceResult, section: int) -> str:
    """The headings above, outermost first: "第一章 规划背景 > 第一节 发展基础"; empty outside all sections."""
    chain: list[str] = []
    while section >= 0:
        heading = result.document.sections[section]
        joint = "" if heading.number.endswith(("、", "．", ".", "）", ")")) else " "
        chain.insert(0, f"{heading.number}{joint}{heading.title}".strip())
        section = heading.parent
    return " > ".join(chain)
