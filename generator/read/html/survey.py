"""What every element of a page holds, counted once from the inside out: characters, links, tables of data."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.read.html.elements import CONTROLS, HEADINGS
from generator.read.html.grid import Grid, grid_of
from generator.read.html.tree import Element

# A cell with more text than this, and more than this share of its table, frames the text of the page; a note under a
# table, which reaches over all its columns, may be longer.
FRAMED = 600
FRAMED_NOTE = 2000
FRAMED_SHARE = 0.6
# A cell with a heading and more text than this is a section, not a datum.
HEADED = 200
LINKED_SHARE = 0.75
FEWEST = 2


@dataclass(slots=True)
class Extent:
    """What is seen in an element: characters without white space, those inside links; what stands somewhere in it."""

    characters: int = 0
    linked: int = 0
    data: bool = False
    controls: bool = False
    headings: bool = False

    def add(self, other: Extent) -> None:
        self.characters += other.characters
        self.linked += other.linked
        self.data |= other.data
        self.controls |= other.controls
        self.headings |= other.headings


@dataclass(slots=True)
class Survey:
    """Extents and the grids of data tables by the identity of their elements; notes on tables refused."""

    extents: dict[int, Extent] = field(default_factory=dict)
    grids: dict[int, Grid] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def extent(self, element: Element) -> Extent:
        return self.extents.get(id(element), Extent())

    def grid(self, element: Element) -> Grid | None:
        return self.grids.get(id(element))


def surveyed(root: Element) -> Survey:
    """The survey of a whole page."""
    survey = Survey()
    _extent(survey, root, linked=False)
    return survey


def _extent(survey: Survey, element: Element, linked: bool) -> Extent:
    extent = Extent(controls=element.tag in CONTROLS, headings=element.tag in HEADINGS)
    linked = linked or is_link(element)
    for child in element.children:
        if isinstance(child, Element):
            if child.display != "none":
                extent.add(_extent(survey, child, linked))
        elif element.visible:
            count = sum(map(len, child.split()))
            extent.characters += count
            extent.linked += count if linked else 0
    if element.tag == "table":
        extent.data |= _tabulated(survey, element, extent)
    survey.extents[id(element)] = extent
    return extent


def is_link(element: Element) -> bool:
    """Does an element lead elsewhere? Contents and notes that lead to places in the same page are text."""
    href = element.get("href") if element.tag == "a" else ""
    return bool(href) and (not href.startswith("#") or len(href) == 1)


def _tabulated(survey: Survey, table: Element, extent: Extent) -> bool:
    """Does a table hold data? Then its grid is kept. Tables that only lay out a page hold blocks."""
    if extent.data or extent.controls or table.get("role").lower() in ("presentation", "none"):
        return False
    if not extent.characters or extent.linked >= LINKED_SHARE * extent.characters:
        return False
    grid = grid_of(table)
    if grid.refused:
        survey.refused.append(grid.refused)
        return False
    if not _is_data(survey, grid, extent.characters):
        return False
    survey.grids[id(table)] = grid
    return True


def _is_data(survey: Survey, grid: Grid, characters: int) -> bool:
    """At least two rows with several cells that hold something, and no cell that holds nearly everything.

    One such row is enough under a caption or a head.
    """
    several = held = 0
    headed = bool(grid.captions) or any(cell.head for row in grid.rows for cell in row)
    for row in grid.rows:
        sizes = [survey.extent(cell.element).characters for cell in row]
        if any(_frames(survey.extent(cell.element), characters, cell.colspan >= grid.width) for cell in row):
            return False
        filled = sum(size > 0 for size in sizes)
        several += filled >= FEWEST
        held += filled > 0
    return several >= (1 if headed else FEWEST) and 2 * several >= held


def _frames(cell: Extent, characters: int, whole: bool) -> bool:
    """Does a cell of a table of so many characters hold the text of a page? ``whole``: it reaches over all columns."""
    if cell.headings and cell.characters > HEADED:
        return True
    return cell.characters > (FRAMED_NOTE if whole else FRAMED) and cell.characters > FRAMED_SHARE * characters
