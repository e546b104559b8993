"""Every project that a document names: 专栏, their items and parts, and programmes named in running text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import SourceResult
from generator.model.document import Box
from generator.model.kinship import NamedProject, ProjectKind
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.projects.names import QUOTED, anatomy, with_head
from generator.rules.kinship import kinship_rules, pattern
from generator.text.typeset import typeset

LONGEST = 40
READ = ("paragraph", "heading", "row", "note")


def listed(result: SourceResult) -> Iterator[NamedProject]:
    """The projects that a document sets apart, in its order."""
    for box in result.document.boxes:
        if box.kind == "indicators":
            continue
        yield from _box(result, box)
        for item in box.items:
            yield from _named(result, item.title, "item")
            for part in item.parts:
                yield from _named(result, part, "part")


def _box(result: SourceResult, box: Box) -> Iterator[NamedProject]:
    """A 专栏 whose own title is the name of a project."""
    if box.inline or box.caption < 0 or not box.title.rstrip("”」』").endswith(kinship_rules().heads):
        return
    caption = result.document.blocks[box.caption].span
    at = caption.of(result.text.text).find(box.title)
    if at >= 0:
        start = caption.start + at
        yield from _named(result, Span(start, start + len(box.title)), "box")


def _named(result: SourceResult, span: Span, kind: ProjectKind) -> Iterator[NamedProject]:
    name = typeset(" ".join(span.of(result.text.text).split()))
    if 0 < len(name) <= LONGEST:
        yield NamedProject(name, kind, Place(result.source.id, span))


def told(result: SourceResult, evidence: Evidence) -> Iterator[NamedProject]:
    """Programmes in running text: in quotation marks, or after a verb of doing."""
    text = evidence.folded[result.source.id]
    for block in result.document.blocks:
        if block.kind not in READ:
            continue
        for piece in block.pieces:
            yield from _quoted(result, piece, text)
            yield from _branded(result, piece, text)
            for found in pattern("told").finditer(text, piece.start, piece.end):
                yield from _named(result, Span(*found.span(1)), "text")


def _quoted(result: SourceResult, piece: Span, text: str) -> Iterator[NamedProject]:
    """A quoted name with its quotation marks."""
    for found in pattern("quoted").finditer(text, piece.start, piece.end):
        yield from _named(result, with_head(text, *found.span(), piece.end), "text")


def _branded(result: SourceResult, piece: Span, text: str) -> Iterator[NamedProject]:
    """A name in quotation marks that a place has given to a line of its work: “技能天津”."""
    for found in QUOTED.finditer(text, piece.start, piece.end):
        if any(anatomy(found[0]).family == family[0] for family in kinship_rules().families):
            yield from _named(result, Span(*found.span()), "text")
