"""Who speaks over which blocks: labelled turns, questions as headings, reported speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.document import Turn
from generator.parse.outline import Leaf

TEXT_KINDS = ("paragraph", "question")


def turns_of(leaves: Sequence[Leaf]) -> tuple[Turn, ...]:
    """The turns in order; nothing where nobody asks or speaks."""
    if any(leaf.voice for leaf in leaves):
        spoken = tuple(_spoken(leaves))
        return tuple(sorted((*spoken, *_narrated(leaves, spoken)), key=lambda turn: turn.blocks))
    return tuple(_asked(leaves))


def _spoken(leaves: Sequence[Leaf]) -> Iterator[Turn]:
    starts = [index for index, leaf in enumerate(leaves) if leaf.voice]
    for index in starts:
        voice = leaves[index].voice
        assert voice is not None
        following = next((other for other in starts if other > index), len(leaves))
        end = following
        if voice.reach == "line":
            end = index + 1
        elif voice.reach == "next":
            end = min(following, _next_text(leaves, index) + 1)
        yield Turn(voice.role, voice.speaker, (index, end), voice.label, voice.inferred)


def _next_text(leaves: Sequence[Leaf], index: int) -> int:
    """The leaf that a label on a line of its own introduces."""
    after = index + 1
    return after if after < len(leaves) and leaves[after].kind in TEXT_KINDS else index


def _narrated(leaves: Sequence[Leaf], spoken: Sequence[Turn]) -> Iterator[Turn]:
    """Runs of paragraphs that nobody speaks."""
    covered = {index for turn in spoken for index in range(*turn.blocks)}
    start = -1
    for index in range(len(leaves) + 1):
        told = index < len(leaves) and index not in covered and leaves[index].kind in TEXT_KINDS
        if told and start < 0:
            start = index
        elif not told and start >= 0:
            yield Turn("narrator", "", (start, index))
            start = -1


def _asked(leaves: Sequence[Leaf]) -> Iterator[Turn]:
    """Question headings and what answers them; a single rhetorical question makes no dialogue."""
    asked = [index for index, leaf in enumerate(leaves) if leaf.kind == "question"]
    if len(asked) < 2:
        return
    heads = [index for index, leaf in enumerate(leaves) if leaf.heading]
    for index in asked:
        leaf = leaves[index]
        assert leaf.heading is not None
        end = next((other for other in heads if other > index and leaves[other].heading.rank <= leaf.heading.rank), len(leaves))  # type: ignore[union-attr]
        yield Turn("question", "", (index, index + 1), leaf.label)
        if end > index + 1:
            yield Turn("answer", "", (index + 1, end))
