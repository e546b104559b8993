"""The tasks and projects of the documents by field: as they are headed, placed by their own words first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.collection import SourceResult, Statement
from generator.model.document import Box
from generator.model.place import Place, Span
from generator.model.synthesis import Work
from generator.rules.fields import field_of, only_field_of
from generator.text.fold import fold
from generator.text.titles import printed_title
from generator.text.typeset import typeset


def works(result: SourceResult, tasks: Sequence[Statement]) -> tuple[Work, ...]:
    """Its ``tasks``, then the items of its 专栏 of projects; a 专栏 that lists none is one project itself."""
    return (*_tasks(result, tasks), *_projects(result))


def field_at(result: SourceResult, words: Sequence[str], section: int) -> str:
    """The field of ``words``, the nearest first; else of a heading above that speaks of one alone; else of the title.

    Where all these are silent, words that say how rather than what may speak.
    """
    headings = tuple(_headings(result, section))
    for field in (*(field_of(each, weak=False) for each in words), *(only_field_of(each) for each in headings)):
        if field:
            return field
    own = only_field_of(printed_title(result.source, result.text.text, result.document))
    return own or next((field for each in words if (field := field_of(each))), "")


def _headings(result: SourceResult, section: int) -> Iterator[str]:
    sections = result.document.sections
    while section >= 0:
        yield sections[section].title
        section = sections[section].parent


def _tasks(result: SourceResult, tasks: Sequence[Statement]) -> Iterator[Work]:
    for task in tasks:
        place = task.places[0]
        section = next((b.section for b in result.document.blocks if b.start <= place.span.start < b.end), -1)
        field = field_at(result, (task.text,), section)
        yield Work(result.source.id, "task", task.text, place, field)


def _projects(result: SourceResult) -> Iterator[Work]:
    for box in result.document.boxes:
        if box.kind == "projects":
            for item in box.items:
                yield _project(result, box, item.title)
        elif box.kind == "text" and box.caption >= 0 and not box.items:
            yield _project(result, box, _named(result, box))


def _project(result: SourceResult, box: Box, span: Span) -> Work:
    text = _words(result, span)
    title = typeset(box.title)
    field = field_at(result, (text, title), box.section)
    named = f"专栏{box.number} {title}" if box.number and title != text else title if title != text else ""
    return Work(result.source.id, "project", text, Place(result.source.id, span), field, named)


def _words(result: SourceResult, span: Span) -> str:
    return typeset("".join(span.of(result.text.text).split())).rstrip("。；;:：，,")


def _named(result: SourceResult, box: Box) -> Span:
    """The title in the caption of ``box``, without its number."""
    caption = result.document.blocks[box.caption].span
    at = fold(caption.of(result.text.text)).find(fold(box.title))
    return Span(caption.start + at, caption.start + at + len(box.title)) if at >= 0 else caption
