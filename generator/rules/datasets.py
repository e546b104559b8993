"""The open data as it is published: files, columns, types, code lists and how the files hang together."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from generator.rules.loader import load


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column. ``type`` as in Table Schema; ``enum`` its codes; ``free`` text that a CSV must guard."""

    name: str
    title: str
    type: Literal["string", "integer", "number", "date", "boolean"]
    description: str
    width: int
    unit: str = ""
    enum: tuple[str, ...] = ()
    pattern: str = ""
    required: bool = False
    free: bool = False


class Dataset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file: ``key`` its primary key, ``links`` its columns that hold the key of another ("file.column")."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    links: dict[str, str] = {}

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


@cache
def datasets() -> tuple[Dataset, ...]:
    """Every data file in the order in which a reader meets them."""
    return load("datasets", tuple[Dataset, ...])
