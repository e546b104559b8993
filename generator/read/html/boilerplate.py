"""Content told from the furniture of a page by two witnesses: jusText by text and links, the markup by its names.

Only what both hold for furniture is marked; in doubt it is content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from justext.core import classify_paragraphs, revise_paragraph_classification
from justext.paragraph import Paragraph

from generator.read.html.page import Block, Page, TableBlock
from generator.rules.furniture import says_content
from generator.text.fold import fold

# Half of jusText's lengths: a Chinese character says as much as two or three letters. Without stop words a long text
# without links is taken for one.
SHORT, LONG = 35, 100
# A block that is nothing but links.
LINKS = 0.8
# How many blocks are judged together: the library looks for the nearest sure one, block by block.
WINDOW = 300


class _Judged(Paragraph):  # type: ignore[misc] # the library has no types
    """A part as jusText sees it: its text, how much of that is links, whether it is a heading."""

    text = ""
    is_heading = False

    def __init__(self, part: Block | TableBlock) -> None:
        super().__init__(_Path("", ""))
        if isinstance(part, Block):
            self.text, self.chars_count_in_links = part.text, part.linked
            self.is_heading = part.level > 0
        else:
            # a table of data is one text of its own length without links
            self.text = "".join(block.text for row in part.rows for cell in row for block in cell.blocks)


class _Path(NamedTuple):
    dom: str
    xpath: str


def with_furniture(page: Page, title: str = "", sites: Sequence[str] = ()) -> Page:
    """``page`` with a reason on every part that is furniture.

    ``title`` is the name of the page, ``sites`` are those of the site it stands on, as far as they are known.
    """
    judged = list(_judged(page.parts))
    for part, bad in zip(page.parts, judged, strict=True):
        if (bad and not _is_content(part, title)) or _names_site(part, sites):
            part.reason = part.region or ("navigation" if _is_links(part) else "")
    for part in _below(page.parts, judged):
        part.reason = part.reason or ("" if _is_content(part, title) else "site-foot")
    return page


def _names_site(part: Block | TableBlock, sites: Sequence[str]) -> bool:
    """The name of the site in its own head, often set as a heading, which the library would spare."""
    if not isinstance(part, Block) or part.region != "site-head":
        return False
    name = "".join(part.text.split())
    return any(name in "".join(site.split()) for site in sites)


def _below(parts: Sequence[Block | TableBlock], judged: Sequence[bool]) -> Sequence[Block | TableBlock]:
    """What stands below the foot of the site, if nothing there is content: notices, windows that open on a click."""
    start = len(parts)
    while start and judged[start - 1] and isinstance(parts[start - 1], Block):
        start -= 1
    foot = next((at for at in range(start, len(parts)) if parts[at].reason == "site-foot"), len(parts))
    return parts[foot:]


def _is_content(part: Block | TableBlock, title: str) -> bool:
    """The name of the page, a figure outside links, an annex: never furniture, whatever stands around it."""
    if not isinstance(part, Block):
        return True
    text, name = "".join(part.text.split()), "".join(title.split())
    linked = 2 * part.linked >= len(text)
    if name and (text == name or (text in name and 2 * len(text) >= len(name)) or (name in text and not linked)):
        return True
    return says_content(fold(text), linked)


def _is_links(part: Block | TableBlock) -> bool:
    return isinstance(part, Block) and part.linked >= LINKS * len("".join(part.text.split()))


def _judged(parts: Sequence[Block | TableBlock]) -> Iterator[bool]:
    """For each part whether jusText takes it for boilerplate.

    Neighbours of one kind share a verdict, so that a run of them is judged as one.
    """
    paragraphs = [_Judged(part) for part in parts]
    classify_paragraphs(paragraphs, frozenset(), SHORT, LONG, stopwords_low=0, stopwords_high=0)
    runs = [list(run) for _, run in groupby(paragraphs, key=lambda each: (each.cf_class, each.heading))]
    for start in range(0, len(runs), WINDOW):
        window = runs[start : start + WINDOW]
        revise_paragraph_classification([run[0] for run in window])
        for run in window:
            yield from (run[0].class_type == "bad" for _ in run)
