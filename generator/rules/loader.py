"""YAML of the trade → checked, frozen dataclasses. A typo in a rule file stops the build and names its place."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


class RuleError(Exception):
    """A rule file, the catalogue or the corrections do not have the shape they must have."""


def decode(text: str, kind: type[T], name: str) -> T:
    """YAML ``text`` as ``kind``; unknown keys are errors when the type forbids them."""
    try:
        return msgspec.yaml.decode(text, type=kind)
    except msgspec.MsgspecError as error:
        raise RuleError(f"{name}: {error}") from error


def load(name: str, kind: type[T]) -> T:
    """``generator/rules/<name>.yml`` as ``kind``."""
    return decode((files("generator.rules") / f"{name}.yml").read_text(encoding="utf-8"), kind, f"rules/{name}.yml")


def load_file(path: Path, kind: type[T]) -> T:
    """A YAML file outside the package (catalogue, corrections) as ``kind``."""
    return decode(path.read_text(encoding="utf-8"), kind, path.name)
