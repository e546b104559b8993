"""What the catalogue says of how sources hang together; an entry that can't be so is a note, never a stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.note import Note
from generator.model.relation import RelationKind
from generator.reconcile.editions.identity import Identity
from generator.reconcile.editions.recognise import Bond
from generator.rules.catalogue import Catalogue, Entry

FIELDS = ("replaces", "same_as", "interprets")


def entries(catalogue: Catalogue, identities: Sequence[tuple[str, str]]) -> dict[str, Entry]:
    """The entry of every source, given as (id, path); an empty one where the catalogue does not know it."""
    return {source_id: catalogue.entry(path) or Entry(path) for source_id, path in identities}


def unrelated(given: Mapping[str, Entry]) -> frozenset[frozenset[str]]:
    """The pairs that have nothing to do with one another."""
    return frozenset(frozenset((source_id, other)) for source_id, entry in given.items() for other in entry.unrelated)


def bonds(given: Mapping[str, Entry], identities: Mapping[str, Identity]) -> Iterator[Bond]:
    """The relations of the catalogue between sources that are there."""
    for source_id, entry in given.items():
        mine = identities[source_id]
        for field, other_id in _named(entry):
            other = identities.get(other_id)
            if other is None or other_id == source_id:
                continue
            if field == "replaces":
                kind: RelationKind = "draft" if other.mark.stage else "revision"
                yield Bond(kind, other, mine, "catalogue")
            else:
                yield Bond("copy" if field == "same_as" else "interpretation", mine, other, "catalogue")


def _named(entry: Entry) -> Iterator[tuple[str, str]]:
    return ((field, getattr(entry, field)) for field in FIELDS if getattr(entry, field))


def notes(given: Mapping[str, Entry], known: Mapping[str, Identity]) -> Iterator[Note]:
    """Entries that name no source of the collection, or a source itself, or each other both ways."""
    for source_id, entry in given.items():
        for field, other in (*_named(entry), *(("unrelated", each) for each in entry.unrelated)):
            if other == source_id:
                yield _note(source_id, f"{field} 指向文件自己")
            elif other not in known:
                yield _note(source_id, f"{field} 所指的“{other}”不在本库（应写另一份文件的 id）")
        other = entry.replaces or entry.same_as
        back = given.get(other)
        if other != source_id and back is not None and source_id in (back.replaces, back.same_as) and source_id < other:
            yield _note(source_id, f"与“{other}”互相指认为被替代或相同的文件，不能都不算数；不按目录处理")


def _note(source_id: str, what: str) -> Note:
    return Note("unknown-relation", "high", f"目录 catalogue.yml 中“{source_id}”的 {what}。", source_id)


def contradicted(given: Mapping[str, Entry]) -> frozenset[frozenset[str]]:
    """Pairs that the catalogue has both ways: neither counts as said."""
    return frozenset(
        frozenset((source_id, other))
        for source_id, entry in given.items()
        for other in (entry.replaces, entry.same_as)
        if other in given and source_id in (given[other].replaces, given[other].same_as)
    )
