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

# Half of jusText's lengths: a Chinese character says as much as two or three letters. Without stop words a long text
# without links is taken for one.
SHORT, LONG = 35, 100
# A block that is nothing but links.
LINKS = 0.8
# How many blocks are judged together: the library looks for the nearest sure one, block by block.
WINDOW = 300


class _Path(NamedTuple):
    dom: str
    xpath: str


def with_furniture(page: Page) -> Page:
    """``page`` with a reason on every part that is furniture."""
    for part, bad in zip(page.parts, _judged(page.parts), strict=True):
        if bad:
            part.reason = part.region or ("navigation" if _is_links(part) else "")
    return page


def _is_links(part: Block | TableBlock) -> bool:
    return isinstance(part, Block) and part.linked >= LINKS * len("".join(part.text.split()))


def _judged(parts: Sequence[Block | TableBlock]) -> Iterator[bool]:
    """For each part whether jusText takes it for boilerplate.

    Neighbours of one kind share a verdict, so that a run of them is judged as one.
    """
    paragraphs = [_paragraph(part) for part in parts]
    classify_paragraphs(paragraphs, frozenset(), SHORT, LONG, stopwords_low=0, stopwords_high=0)
    runs = [list(run) for _, run in groupby(paragraphs, key=lambda each: (each.cf_class, each.heading))]
    for start in range(0, len(runs), WINDOW):
        window = runs[start : start + WINDOW]
        revise_paragraph_classification([run[0] for run in window])
        for run in window:
            yield from (run[0].class_type == "bad" for _ in run)


def _paragraph(part: Block | TableBlock) -> Paragraph:
    """A part as jusText sees it. A table of data is a text of its own length without links."""
    paragraph = Paragraph(_Path(part.path, part.path))
    if isinstance(part, Block):
        paragraph.append_text(part.text)
        paragraph.chars_count_in_links = part.linked
    else:
        paragraph.append_text("".join(block.text for row in part.rows for cell in row for block in cell.blocks))
    return paragraph
