"""Who speaks over which blocks: labelled turns, questions as headings, reported speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.document import Turn
from generator.parse.outline import DOCUMENT_RANK, Heading, Leaf

TEXT_KINDS = frozenset({"paragraph", "question"})
FEWEST_QUESTIONS = 2


def turns_of(leaves: Sequence[Leaf]) -> tuple[Turn, ...]:
    """The turns in order; nothing where nobody asks or speaks."""
    spoken = tuple(_spoken(leaves))
    if spoken:
        return tuple(sorted((*spoken, *_narrated(leaves, spoken)), key=lambda turn: turn.blocks))
    return tuple(_asked(leaves))


def _spoken(leaves: Sequence[Leaf]) -> Iterator[Turn]:
    voices = [(index, leaf.voice) for index, leaf in enumerate(leaves) if leaf.voice]
    ends = [*(index for index, _ in voices), len(leaves)][1:]
    for (index, voice), following in zip(voices, ends, strict=True):
        others = (at for at in range(index + 1, following) if _opens_document(leaves[at]))
        end = following = next(others, following)
        if voice.reach == "line":
            end = index + 1
        elif voice.reach == "next":
            end = min(following, index + 2 if _is_text(leaves, index + 1) else index + 1)
        elif following < len(leaves) and following - index > 1 and leaves[following - 1].heading:
            # a heading right above the next speaker opens that part, it closes nothing said before
            end = following - 1
        yield Turn(voice.role, voice.speaker, (index, end), voice.label, voice.inferred)


def _opens_document(leaf: Leaf) -> bool:
    return leaf.heading is not None and leaf.heading.rank == DOCUMENT_RANK


def _is_text(leaves: Sequence[Leaf], index: int) -> bool:
    return index < len(leaves) and leaves[index].kind in TEXT_KINDS


def _narrated(leaves: Sequence[Leaf], spoken: Sequence[Turn]) -> Iterator[Turn]:
    """Runs of paragraphs that nobody speaks."""
    covered = {index for turn in spoken for index in range(*turn.blocks)}
    start = -1
    for index in range(len(leaves) + 1):
        told = _is_text(leaves, index) and index not in covered
        if told and start < 0:
            start = index
        elif not told and start >= 0:
            yield Turn("narrator", "", (start, index))
            start = -1


def _asked(leaves: Sequence[Leaf]) -> Iterator[Turn]:
    """Question headings and what answers them, up to the next heading of their rank or above; one makes no dialogue."""
    if sum(leaf.kind == "question" for leaf in leaves) < FEWEST_QUESTIONS:
        return
    open_at, open_head = -1, Heading(0, "", "")
    for index, leaf in enumerate((*leaves, None)):
        if leaf is not None and (
            leaf.heading is None or (leaf.kind != "question" and leaf.heading.rank > open_head.rank)
        ):
            continue
        if open_at >= 0:
            yield Turn("question", "", (open_at, open_at + 1), leaves[open_at].label)
            if index > open_at + 1:
                yield Turn("answer", "", (open_at + 1, index))
        open_at = -1
        if leaf is not None and leaf.heading and leaf.kind == "question":
            open_at, open_head = index, leaf.heading
