"""Jinja for the pages: every expression is escaped for Markdown, links are made relative to the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.render.markdown.escape import escape, name, printable
from generator.render.view.links import Link
from generator.render.view.runs import Run

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "markdown"
IDENTIFIER = re.compile(r"[\w.-]+")
UNSAFE_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@cache
def environment() -> Environment:
    """The environment of all page templates."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        md=to_markdown,
        html=to_html,
        line=line,
        line_html=line_html,
        json=to_json,
        front=front,
        address=address,
        id=identifier,
    )
    return made


def _finalize(value: object) -> object:
    """What a template prints: text is escaped for Markdown unless a filter has made it safe."""
    return value if isinstance(value, Markup) else escape(str(value))


def _relative(page: str, link: Link, suffix: str) -> Markup:
    anchor = f"#{quote(link.anchor, safe='-_.~')}" if link.anchor else ""
    if link.page == page and anchor:
        return Markup(anchor)
    return Markup("../" * page.count("/") + quote(link.page, safe="/-_.~") + suffix + anchor)


@pass_context
def to_markdown(context: Context, link: Link) -> Markup:
    """A link as Markdown files have it: ../checkup.md#X01."""
    return _relative(context["page"], link, ".md")


@pass_context
def to_html(context: Context, link: Link) -> Markup:
    """A link as the built pages have it: ../checkup.html#X01."""
    return _relative(context["page"], link, ".html")


@pass_context
def line(context: Context, runs: Iterable[Run]) -> Markup:
    """Runs as Markdown."""
    page = context["page"]
    return Markup("".join(_markdown_run(page, run) for run in runs))


@pass_context
def line_html(context: Context, runs: Iterable[Run]) -> Markup:
    """Runs as HTML, for where Markdown does not reach."""
    page = context["page"]
    return Markup("".join(_html_run(page, run) for run in runs))


def _classes(run: Run) -> list[str]:
    return ["f", *(["x"] if run.grave else []), *(["hi"] if run.grave == 3 else [])]


def _dressed(run: Run) -> str:
    text = escape(run.text)
    text = Markup("<b>{}</b>").format(text) if run.bold and text else text
    return Markup('<span class="lab">{}</span>').format(text) if run.label and text else text


def _ids(run: Run) -> str:
    return "".join(f'<span id="{anchor}"></span>' for anchor in run.anchors)


def _markdown_run(page: str, run: Run) -> str:
    text = _dressed(run)
    if run.anchor:
        classes = " ".join(f".{name}" for name in _classes(run))
        return f"{_ids(run)}[{text}](#{run.anchor}){{#{run.anchor} {classes}}}"
    if run.finding is not None:
        return f'{_ids(run)}[{text}]({_relative(page, run.finding, ".md")} "{escape(run.hint)}"){{.w}}'
    return f"{_ids(run)}{text}"


def _html_run(page: str, run: Run) -> str:
    text = _dressed(run)
    if run.anchor:
        return f'{_ids(run)}<a class="{" ".join(_classes(run))}" id="{run.anchor}" href="#{run.anchor}">{text}</a>'
    if run.finding is not None:
        target = _relative(page, run.finding, ".html")
        return f'{_ids(run)}<a class="w" href="{target}" title="{escape(run.hint)}">{text}</a>'
    return f"{_ids(run)}{text}"


@pass_context
def to_json(context: Context, value: object) -> Markup:
    """A table for a script element: links relative to the page, nothing in it can end the element."""
    shown = json.dumps(_plain(context["page"], value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(shown.translate(UNSAFE_IN_SCRIPT))


def _plain(page: str, value: object) -> Any:
    """Dataclasses as objects without their empty members."""
    if isinstance(value, Link):
        return str(_relative(page, value, ".html"))
    if is_dataclass(value) and not isinstance(value, type):
        fields = {key: getattr(value, key) for key in value.__dataclass_fields__}
        return {key: _plain(page, each) for key, each in fields.items() if each}
    if isinstance(value, dict):
        return {key: _plain(page, each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(page, each) for each in value]
    return printable(value) if isinstance(value, str) else value


def front(title: str) -> Markup:
    """A title for the front matter: a JSON string is a YAML string."""
    return Markup(json.dumps(name(title), ensure_ascii=False))


def address(text: str) -> Markup:
    """A file name as part of an address."""
    return Markup(quote(text, safe="-_.~"))


def identifier(text: str) -> Markup:
    """A name as an id or a class: letters, digits, "-", "_" and "." as they are, anything else escaped."""
    return Markup(text) if IDENTIFIER.fullmatch(text) else escape(text)
