"""The codes of the open data: which values a column may hold, how readers see each, and what it means."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.rules.loader import load


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value of a column: ``label`` as readers see it, ``meaning`` when it is given."""

    code: str
    label: str
    meaning: str


class CodeList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The values of one thing (status, basis …), in the order in which readers expect them."""

    name: str
    title: str
    codes: tuple[Code, ...]

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(code.code for code in self.codes)

    @property
    def labels(self) -> dict[str, str]:
        """What readers see for each code."""
        return {code.code: code.label for code in self.codes}


@cache
def code_lists() -> dict[str, CodeList]:
    """Every code list by its name."""
    return {codes.name: codes for codes in load("codes", tuple[CodeList, ...])}
