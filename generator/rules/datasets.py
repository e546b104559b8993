"""The open data as it is published: files, columns, types, code lists and how the files hang together."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from generator.rules.codes import CodeList, code_lists
from generator.rules.loader import load


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column. ``type`` as in Table Schema; ``codes`` the list its values are of; ``free`` text that a CSV must guard.

    ``several``: a cell may hold more than one code. ``enum`` lists values that need no explanation.
    In the workbook ``technical`` columns stand last, ``wrap`` ones are broken into lines.
    """

    name: str
    title: str
    type: Literal["string", "integer", "number", "date", "boolean"]
    description: str
    width: int
    unit: str = ""
    enum: tuple[str, ...] = ()
    codes: str = ""
    several: bool = False
    pattern: str = ""
    required: bool = False
    free: bool = False
    technical: bool = False
    wrap: bool = False

    @property
    def code_list(self) -> CodeList | None:
        """The list that ``codes`` names."""
        return code_lists()[self.codes] if self.codes else None

    @property
    def allowed(self) -> tuple[str, ...]:
        """Every value that the column may hold; empty where it is open."""
        return self.code_list.values if self.code_list else self.enum


class Dataset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file: ``key`` its primary key, ``links`` its columns that hold the key of another ("file.column").

    ``lead`` are the columns that a person reads first (the workbook begins with them), ``filters`` those that people
    filter by.
    """

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    links: dict[str, str] = {}
    lead: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The column ``name``."""
        return next(field for field in self.fields if field.name == name)


@cache
def datasets() -> tuple[Dataset, ...]:
    """Every data file in the order in which a reader meets them."""
    return load("datasets", tuple[Dataset, ...])
