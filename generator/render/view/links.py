"""Where a link leads, free of any file format: a page of the site and an anchor in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """``page`` from the site's root without suffix ("documents/x"); ``anchor`` without "#", empty for the page."""

    page: str
    anchor: str = ""


def document_page(source_id: str) -> str:
    """The page of a source."""
    return f"documents/{source_id}"


def figure(source_id: str, start: int) -> Link:
    """A figure by its first character."""
    return Link(document_page(source_id), f"c{start}")


def paragraph(source_id: str, start: int) -> Link:
    """A paragraph or row by its first character."""
    return Link(document_page(source_id), f"p{start}")


def finding(finding_id: str) -> Link:
    """A finding on the check-up page."""
    return Link("checkup", finding_id)


def concept(concept_id: str) -> Link:
    """The page of a concept."""
    return Link(f"concepts/{concept_id}")
