"""The website: MkDocs Material over the Markdown of a collection, searchable and complete from disk."""

from __future__ import annotations

import logging
from pathlib import Path

from generator.model.note import Note
from generator.render.site.checker import broken_links

__all__ = ["SiteError", "build_site"]

CONFIG = Path(__file__).resolve().parents[3] / "mkdocs.yml"
GIVEN = ("data/", "pdf/")


class SiteError(Exception):
    """MkDocs could not build the site; the message is its own."""


class _Listener(logging.Handler):
    """MkDocs reports through logging; what it warns of becomes a note."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def build_site(markdown: Path, site: Path) -> tuple[Note, ...]:
    """The site of the Markdown in ``markdown``, written to ``site``.

    Whatever MkDocs warns of and every link that leads nowhere is a note. ``data/`` and ``pdf/`` are put beside the
    pages when the build is published; links to them are taken as given. Raises ``SiteError``.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    listener = _Listener()
    log = logging.getLogger("mkdocs")
    log.addHandler(listener)
    spread, log.propagate = log.propagate, False
    try:
        config = load_config(str(CONFIG), docs_dir=str(markdown.resolve()), site_dir=str(site.resolve()))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        raise SiteError(str(error)) from error
    finally:
        log.removeHandler(listener)
        log.propagate = spread
    notes = [Note("site-warning", "medium", message) for message in listener.heard]
    return (*notes, *(Note("broken-link", "high", link) for link in broken_links(site, GIVEN)))
