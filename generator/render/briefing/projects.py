"""工程项目: every project the documents name, in their own words, with the place of each."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.document import Box, BoxItem
from generator.model.place import Span
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.library import Shelf
from generator.render.briefing.quotation import quoted
from generator.render.briefing.runs import Line, text_of
from generator.render.briefing.wording import counted
from generator.text.typeset import typeset

LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Project:
    """A project: its printed number, its name, its text."""

    number: str
    title: str
    body: Line


@dataclass(frozen=True, slots=True)
class Field:
    """A 专栏 or a field told in running text: its head, its place, its projects, and their names in a row."""

    number: str
    title: str
    where: str
    projects: tuple[Project, ...]
    names: str


@dataclass(frozen=True, slots=True)
class ProjectTable:
    """The projects of one document, field by field; ``full`` with their text, else their names.

    ``numbered``: the document numbers its projects, or where only names are listed its fields.
    """

    head: Head | None
    lead: str
    caption: Caption
    full: bool
    numbered: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Projects:
    """The chapter."""

    head: Head
    tables: tuple[ProjectTable, ...]


def projects(draft: Draft) -> Projects | None:
    """The chapter; None where no document names projects."""
    shelves = [(shelf, boxes) for shelf in draft.library.shelves.values() if (boxes := _boxes(shelf))]
    if not shelves:
        return None
    head = draft.chapter("工程项目")
    return Projects(head, tuple(_table(draft, shelf, boxes) for shelf, boxes in shelves))


def _boxes(shelf: Shelf) -> list[Box]:
    return [box for box in shelf.result.document.boxes if box.kind != "indicators"]


def _table(draft: Draft, shelf: Shelf, boxes: list[Box]) -> ProjectTable:
    head = draft.of_source(shelf.name)
    items = sum(len(box.items) for box in boxes)
    plain = [box.number or typeset(box.title) for box in boxes if not box.items]
    kind = "个专栏" if all(box.number for box in boxes) else "个领域"
    lead = f"{counted(len(boxes))}{kind}，共列项目{counted(items)}项"
    if plain:
        lead += f"；专栏{'、'.join(plain)}只有文字，没有分项" if all(box.number for box in boxes) else ""
    source = "原文照录，标点改为全角；括号内为字符位置" if draft.single else "各项原文见该文件的简报；括号内为字符位置"
    caption = draft.table(f"{shelf.name}的工程项目", source)
    fields = tuple(_field(shelf, box) for box in boxes)
    numbers = [p.number for field in fields for p in field.projects] if draft.single else [f.number for f in fields]
    return ProjectTable(head, f"{lead}。", caption, draft.single, any(numbers), fields)


def _field(shelf: Shelf, box: Box) -> Field:
    section = shelf.place(Span(box.span.start, box.span.start)) if not box.number else _section(shelf, box)
    where = f"{section}（{box.span.start}—{box.span.end}）"
    found = tuple(_project(shelf, item) for item in box.items) or (Project("", "", _text(shelf, box)),)
    names = "；".join(project.title for project in found if project.title) or "—（一段文字）"
    return Field(f"专栏{box.number}" if box.number else "", typeset(box.title), where, found, names)


def _section(shelf: Shelf, box: Box) -> str:
    sections = shelf.result.document.sections
    names: list[str] = []
    index = box.section
    while index >= 0:
        names.insert(0, typeset(sections[index].number or sections[index].title))
        index = sections[index].parent
    return "".join(names)


def _project(shelf: Shelf, item: BoxItem) -> Project:
    body = _quote(shelf, item.body) if len(item.body) else ()
    if not text_of(body) and item.parts:
        body = tuple(run for part in item.parts for run in _quote(shelf, part))
    return Project(typeset(item.number), typeset(item.title.of(shelf.text)), body)


def _text(shelf: Shelf, box: Box) -> Line:
    """The text of a box without items, its caption left out."""
    first, last = box.blocks
    blocks = [b for i, b in enumerate(shelf.result.document.blocks[first:last], first) if i != box.caption]
    return tuple(run for block in blocks for run in _quote(shelf, block.span))


def _quote(shelf: Shelf, span: Span) -> Line:
    words = span.of(shelf.text)
    start = span.start + len(words) - len(words.lstrip(" 　|\n\t"))
    end = span.end - (len(words) - len(words.rstrip(" 　|\n\t")))
    return quoted(shelf, Span(start, end), (), LONGEST, whole=True) if start < end else ()
