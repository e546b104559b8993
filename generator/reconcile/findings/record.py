"""One finding from its case and its places."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from generator.model.collection import Finding
from generator.model.place import Place
from generator.rules.findings import case

MOST_PLACES = 8


def record(
    case_id: str,
    places: Iterable[Place],
    title: str,
    explanation: str,
    concept_ids: Iterable[str] = (),
    settle: str = "",
) -> Finding:
    """A finding of a case of ``rules/findings.yml``; equal places are named once, at most eight of them.

    ``settle`` says what would end this very finding; empty: what the case says.
    """
    distinct = tuple(dict.fromkeys(each for each in places if len(each.span)))[:MOST_PLACES]
    rule = case(case_id)
    return Finding(
        id=identifier(rule.kind, distinct),
        kind=rule.kind,
        severity=rule.severity,
        places=distinct,
        title=title,
        explanation=explanation,
        settle=settle or rule.settle,
        concept_ids=tuple(dict.fromkeys(each for each in concept_ids if each)),
    )


def identifier(kind: str, places: tuple[Place, ...]) -> str:
    """Stable as long as the kind and the places are: the kind and eight hexadecimal digits."""
    words = ";".join(f"{each.source_id}:{each.span.start}-{each.span.end}" for each in sorted(places))
    return f"{kind}-{sha256(f'{kind}|{words}'.encode()).hexdigest()[:8]}"
