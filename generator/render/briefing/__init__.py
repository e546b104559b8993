"""The printed briefing: a collection, or one of its documents, as a PDF.

The view is composed first (`edition`: every formatting decision, every note), the templates of ``templates/briefing``
set it as HTML, and `press` prints it in a process of its own, which needs none of this: so it is imported late.
"""

from __future__ import annotations

from pathlib import Path

from generator.model.collection import Collection
from generator.model.note import Note

__all__ = ["write_briefing", "write_document_briefing"]


def write_briefing(collection: Collection, path: Path) -> tuple[Note, ...]:
    """Write the briefing of ``collection`` to ``path`` as PDF.

    Nothing is raised for what goes wrong in printing: it comes back as notes (``pdf-failed`` when there is no PDF,
    ``pdf-warning`` and ``pdf-font`` for what the typesetter reported).
    """
    from generator.render.briefing.edition import collection_edition
    from generator.render.briefing.page import created, html
    from generator.render.briefing.press import print_pdf

    return print_pdf(html(collection_edition(collection, created())), path)


def write_document_briefing(collection: Collection, source_id: str, path: Path) -> tuple[Note, ...]:
    """Write the briefing of one document; raises KeyError for a source that the collection does not hold."""
    from generator.render.briefing.edition import document_edition
    from generator.render.briefing.page import created, html
    from generator.render.briefing.press import print_pdf

    return print_pdf(html(document_edition(collection, source_id, created())), path)
