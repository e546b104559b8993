"""What people have said of a finding, and how they point at it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A person has looked at a finding and lets it stand: the ``reason`` and the name."""

    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Reference:
    """How a finding is named in corrections.yml: words of one source, for which time they stand there (from 1).

    ``finding`` is its id where those words belong to another finding of its kind as well, else empty.
    """

    source_id: str
    quote: str
    occurrence: int
    finding: str = ""
