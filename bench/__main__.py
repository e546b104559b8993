"""`make bench`: the seeds by stage against a bare number pattern, and how the time grows with the length of a text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from bench.road import spent_on, spent_on_text
from bench.texts import TEXTS

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000
# Bytes of a text, and how often it is read: each step is ten times the one before.
LENGTHS = {1_000: 5, 10_000: 4, 100_000: 2}


def seeds_table(seeds: Path) -> None:
    """Every stage: seconds per MB of UTF-8 text, and how many times the bare pattern's time that is."""
    sizes = [path.stat().st_size for path in seeds.glob("*.txt")]
    size, spent = sum(sizes) / MEGABYTE, spent_on(seeds)
    print(
        f"Seeds: {len(sizes)} texts, {size * 1000:.0f} KB; a bare number pattern takes {spent.bare / size:.4f} s per MB"
    )
    print(f"\n{'stage':<12}{'s per MB':>10}{'x bare':>10}")
    for stage, seconds in (*spent.stages.items(), ("all", spent.total)):
        print(f"{stage:<12}{seconds / size:>10.3f}{seconds / spent.bare:>10.0f}")


def growth_table() -> None:
    """All stages on one text of each kind: how many times longer ten times the text takes, and what it costs."""
    steps = "".join(f"{f'to {length // 1000} KB':>12}" for length in list(LENGTHS)[1:])
    print("\nTen times the text takes so many times as long (10: in step with its length)")
    print(f"{'text':<12}{steps}{'s per MB':>12}{'x bare':>10}")
    for name, make in TEXTS.items():
        texts = [make(length) for length in LENGTHS]
        spent = [spent_on_text(text, rounds) for text, rounds in zip(texts, LENGTHS.values(), strict=True)]
        factors = "".join(f"{after.total / before.total:>12.1f}" for before, after in pairwise(spent))
        per_megabyte = spent[-1].total / len(texts[-1].encode()) * MEGABYTE
        print(f"{name:<12}{factors}{per_megabyte:>12.3f}{spent[-1].total / spent[-1].bare:>10.0f}", flush=True)


def main() -> None:
    """Print both tables."""
    seeds_table(ROOT / "seeds")
    growth_table()


if __name__ == "__main__":
    main()
