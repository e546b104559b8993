"""The tree of a page → its blocks and tables in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.read.html.elements import ARTICLES, HEADINGS, PREFORMATTED
from generator.read.html.flow import Flow, Run
from generator.read.html.grid import Grid, Placed
from generator.read.html.page import Block, CellBlocks, Item, Page, TableBlock
from generator.read.html.regions import region_of
from generator.read.html.styles import KEPT
from generator.read.html.survey import Survey, is_link
from generator.read.html.tree import Element

RUNS = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
    "sup": "superscript", "sub": "subscript", "rt": "ruby",
}  # fmt: skip


class Around(NamedTuple):
    """What an element inherits from those around it."""

    linked: bool = False
    kept: bool = False
    level: int = 0
    region: str = ""
    depth: int = 0
    article: bool = False


OUTERMOST = Around()


@dataclass(slots=True)
class _Writer:
    survey: Survey
    whole: int
    blocks: list[Block | TableBlock] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)
    item: Item | None = None
    around: Around = OUTERMOST

    def inside(self, element: Element, around: Around) -> None:
        """Everything in ``element``, block by block."""
        for child in element.children:
            if isinstance(child, str):
                if element.visible:
                    self.around = around
                    (self.flow.write_kept if around.kept else self.flow.write)(child, around.linked)
            elif child.display != "none":
                self.enter(child, around)

    def enter(self, element: Element, around: Around) -> None:
        if element.tag == "br":
            self.flow.break_line()
            return
        around = self._within(element, around)
        grid = self.survey.grid(element)
        if grid is not None:
            self._table(grid, around)
        elif element.display == "inline":
            self._inline(element, around)
        elif element.tag in ("ol", "ul", "menu", "dir"):
            self._list(element, around._replace(depth=around.depth + 1))
        else:
            self._block(element, around)

    def close(self) -> None:
        """Ends the block that is being written; one without a visible character is none."""
        if not self.flow.length:
            return
        text = self.flow.text
        if text.strip():
            around = self.around
            runs = tuple(run for run in self.flow.runs if text[run.start : run.end].strip())
            self.blocks.append(Block(text, runs, self.flow.linked, around.level, self.item, around.region))
            self.item = None
        self.flow = Flow()

    def _within(self, element: Element, around: Around) -> Around:
        tag, style = element.tag, element.style
        if is_link(element):
            around = around._replace(linked=True)
        if style.spaces or tag in PREFORMATTED:
            around = around._replace(kept=style.spaces in KEPT if style.spaces else True)
        if tag in HEADINGS:
            around = around._replace(level=HEADINGS[tag])
        if tag in ARTICLES:
            around = around._replace(article=True)
        if not around.region:
            region = region_of(element, self.survey, self.whole, around.article)
            around = around._replace(region=region) if region else around
        return around

    def _inline(self, element: Element, around: Around) -> None:
        kinds = element.style.runs
        if element.tag in RUNS and RUNS[element.tag] not in kinds:
            kinds = (*kinds, RUNS[element.tag])
        start, flow, first = self.flow.length, self.flow, len(self.blocks)
        self.inside(element, around)
        if kinds and self.flow is not flow:
            # blocks inside an inline element ended the flow in which it began
            self._set(kinds, first, start)
            start = 0
        for kind in kinds:
            self.flow.run(kind, start)

    def _set(self, kinds: Sequence[str], first: int, start: int = 0) -> None:
        """The blocks from index ``first`` on are set in these ways, the first of them from ``start`` on."""
        for block in self.blocks[first:]:
            if isinstance(block, Block) and start < len(block.text):
                block.runs += tuple(Run(kind, start, len(block.text)) for kind in kinds)
            start = 0

    def _block(self, element: Element, around: Around) -> None:
        self.close()
        first = len(self.blocks)
        self.inside(element, around)
        self.close()
        if element.style.runs:
            self._set(element.style.runs, first)

    def _list(self, element: Element, around: Around) -> None:
        self.close()
        ordered = element.tag == "ol" and not element.style.unlisted
        number = _whole(element.get("start"), 1)
        if ordered and "reversed" in element.attributes and not element.get("start"):
            number = sum(child.tag == "li" for child in element.elements())
        for child in element.children:
            if isinstance(child, Element) and child.tag == "li" and child.display != "none":
                number = _whole(child.get("value"), number)
                self.close()
                self.item = Item("ol" if ordered else "ul", str(number) if ordered else "", around.depth)
                self.enter(child, around)
                self.item = None
                number += -1 if "reversed" in element.attributes else 1
            elif isinstance(child, Element):
                if child.display != "none":
                    self.enter(child, around)
            elif element.visible:
                self.around = around
                self.flow.write(child, around.linked)
        self.close()

    def _table(self, grid: Grid, around: Around) -> None:
        self.close()
        for caption in grid.captions:
            self.enter(caption, around)
        rows = [[CellBlocks(place, self._cell(place, around)) for place in row] for row in grid.rows]
        self.blocks.append(TableBlock(rows, around.region))

    def _cell(self, place: Placed, around: Around) -> list[Block]:
        """The blocks of a cell; it holds no data table, or the table around it would be none."""
        outer, self.blocks = self.blocks, []
        self._block(place.element, self._within(place.element, around))
        found, self.blocks = self.blocks, outer
        return [block for block in found if isinstance(block, Block)]


def laid_out(root: Element, survey: Survey) -> Page:
    """The blocks and tables of a page."""
    writer = _Writer(survey, survey.extent(root).characters)
    writer.inside(root, OUTERMOST)
    writer.close()
    return Page(writer.blocks)


def _whole(text: str, default: int) -> int:
    text = text.strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 9 else default
