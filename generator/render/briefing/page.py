"""From the composed view to HTML: the templates, which escape everything, and the style sheet, all in one text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.render.briefing.edition import Edition
from generator.render.briefing.wording import printable
from generator.render.dates import build_date

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "briefing"


def _finalize(value: Any) -> Any:
    """Every text that a template writes loses its control characters before it is escaped."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def created() -> str:
    """The date that was given to the build as ISO; empty where none was: the clock is never read."""
    given = build_date()
    return given.isoformat() if given else ""


def html(edition: Edition) -> str:
    """The briefing as one HTML document that needs nothing else."""
    css = Markup((TEMPLATES / "print.css").read_text(encoding="utf-8"))
    return _environment().get_template("briefing.html.j2").render(edition=edition, css=css)
