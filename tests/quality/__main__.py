"""`python -m tests.quality`: measures how well figures are read and holds it to what rules/quality.yml publishes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.rules.quality import Found, Quality, quality
from tests.quality.facts import CorpusError
from tests.quality.measure import figures, measured

FILE = Path(__file__).resolve().parents[2] / "generator" / "rules" / "quality.yml"
HEAD = """\
# How well figures are read, measured on the marked documents of tests/quality. Written by
# `python -m tests.quality --write`, published on the page 方法说明; `make check` fails when a figure is another
# or the documents have changed.
"""


def main(arguments: list[str] | None = None) -> int:
    """0: the published figures hold; 1: they do not, or the corpus is broken; each difference is printed."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--write", action="store_true", help="publish the measured figures (none may have fallen)")
    parser.add_argument("--lower", action="store_true", help="with --write: also where a figure has fallen")
    parser.add_argument("--misses", action="store_true", help="print every marked figure that is not wholly right")
    given = parser.parse_args(arguments)
    try:
        now = measured(given.misses)
    except CorpusError as error:
        print(f"The corpus is broken: {error}", file=sys.stderr)
        return 1
    for name, found in figures(now):
        print(f"{name:<26}{found.right:>6} of {found.of:<6}{found.share:>8.3f}")
    before = quality() if FILE.exists() else None
    fallen = list(falls(before, now)) if before else []
    for line in fallen:
        print(f"FALLEN  {line}", file=sys.stderr)
    if given.write:
        return write(now, bool(fallen) and not given.lower)
    if before == now:
        return 0
    if before is None or before.corpus != now.corpus:
        print("The marked documents have changed since the figures were published.", file=sys.stderr)
    elif not fallen:
        print("The figures have risen.", file=sys.stderr)
    if fallen:
        print("What is not right, and the rule that made it: python -m tests.quality --misses", file=sys.stderr)
    else:
        print("To publish the new figures: python -m tests.quality --write", file=sys.stderr)
    return 1


def falls(before: Quality, now: Quality) -> Iterator[str]:
    """Every figure that is lower than the published one."""
    published = dict(figures(before))
    for name, found in figures(now):
        old = published.get(name, Found(0, 1))
        if found.share < old.share:
            yield f"{name}: {found.right} of {found.of} ({found.share:.3f}), published {old.right} of {old.of}"


def write(now: Quality, refused: bool) -> int:
    """Write the figures, unless one has fallen and nobody said that it may."""
    if refused:
        print("Nothing written: a figure has fallen. If that is meant: --write --lower", file=sys.stderr)
        return 1
    FILE.write_text(HEAD + msgspec.yaml.encode(now).decode(), encoding="utf-8")
    print(f"Written: {FILE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
