"""Problems as values: they travel with the result of the stage that met them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from generator.model.place import Place

Severity = Literal["high", "medium", "low"]
GRAVITY: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}
"""The order in which grave and light stand wherever they are listed."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the builder of a collection should know; never a reason to stop the others."""

    kind: str
    severity: Severity
    detail: str
    source_id: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """The value of a stage and the notes it wrote on the way."""

    value: T
    notes: tuple[Note, ...] = ()

    @staticmethod
    def of(value: T, notes: Iterable[Note] = ()) -> Result[T]:
        return Result(value, tuple(notes))
