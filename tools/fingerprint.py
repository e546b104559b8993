"""Prints one line that changes when anything changes that the published pages depend on."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ("generator", "templates", "docs", "seeds", "mkdocs.yml", "pyproject.toml", "requirements/run.txt")


def input_files() -> list[Path]:
    """Every file the build reads, in a fixed order; compiled Python and the queue of people are none."""
    found: list[Path] = []
    for name in INPUTS:
        path = ROOT / name
        found += path.rglob("*") if path.is_dir() else [path]
    unread = {"__pycache__", "review.yml"}
    return sorted(path for path in found if path.is_file() and not unread.intersection(path.parts))


def fingerprint() -> str:
    """Names and contents, not times: a fresh copy of the same files is nothing new."""
    digest = hashlib.sha256(os.environ.get("SOURCE_DATE_EPOCH", "").encode())
    for path in input_files():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


if __name__ == "__main__":
    print(fingerprint())
