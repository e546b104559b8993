"""How large the data files are that have been written: told by the page that offers them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

PACKAGE = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Measure:
    """The bytes of a file, and the rows of a table."""

    size: int
    rows: int = 0


def measured(folder: Path) -> dict[str, Measure]:
    """The files that a data package in ``folder`` describes, by their names; empty where there is none."""
    path = folder / PACKAGE
    if not path.exists():
        return {}
    content = path.read_bytes()
    found = {r["path"]: Measure(r["bytes"], r.get("rows", 0)) for r in msgspec.json.decode(content)["resources"]}
    return found | {PACKAGE: Measure(len(content))}
