"""`make bench`: the seeds by stage against a bare number pattern, and one paragraph of 1, 10 and 100 KB."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench.road import STAGES, bare_seconds, stage_seconds

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000
# One sentence of each common build, none with a full stop that a paragraph could be cut at.
SENTENCE = (
    "城镇新增就业{n}.5万人,城镇登记失业率控制在{m}.5%以内,较上年提高{m}个百分点,其中帮扶{n}名困难人员实现就业,"
    "职业技能培训由{n}人次增加到{n}5人次,第{m}批建成创业孵化基地{m}—{n}个,"
)
LENGTHS = (1_000, 10_000, 100_000)


def paragraph(size: int) -> str:
    """One paragraph of about ``size`` bytes in which the numbers keep changing."""
    parts, length, number = [], 0, 0
    while length < size:
        number += 1
        parts.append(SENTENCE.format(n=number % 90 + 10, m=number % 9 + 1))
        length += len(parts[-1].encode())
    return "".join(parts)[:-1] + "。"


def seeds_table(seeds: Path) -> None:
    """Every stage: seconds per MB of UTF-8 text, and how many times the bare pattern's time that is."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    size = sum(len(text.encode()) for text in texts) / MEGABYTE
    bare = sum(bare_seconds(text) for text in texts)
    spent = stage_seconds(seeds)
    print(f"Seeds: {len(texts)} texts, {size * 1000:.0f} KB; a bare number pattern takes {bare / size:.4f} s per MB\n")
    print(f"{'stage':<12}{'s per MB':>10}{'x bare':>10}")
    for stage, seconds in (*spent.items(), ("all", sum(spent.values()))):
        print(f"{stage:<12}{seconds / size:>10.3f}{seconds / bare:>10.0f}")


def growth_table() -> None:
    """Milliseconds per KB of one paragraph, by stage: a column that rises downwards grows faster than its length."""
    heads = "".join(f"{stage:>11}" for stage in STAGES)
    print(f"\nOne paragraph, ms per KB\n{'length':<12}{heads}{'all':>11}{'x bare':>10}")
    for length in LENGTHS:
        text = paragraph(length)
        spent = in_a_folder(text)
        kilobytes, total = len(text.encode()) / 1000, sum(spent.values())
        columns = "".join(f"{seconds * 1000 / kilobytes:>11.3f}" for seconds in (*spent.values(), total))
        print(f"{length // 1000:>4} KB     {columns}{total / bare_seconds(text):>10.0f}")


def in_a_folder(text: str) -> dict[str, float]:
    """The stages' times on ``text`` as the only source of a collection."""
    folder = Path(tempfile.mkdtemp(prefix="planbrief-bench-"))
    try:
        (folder / "paragraph.txt").write_text(f"某县规划\n\n{text}\n", encoding="utf-8")
        return stage_seconds(folder)
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Print both tables."""
    seeds_table(ROOT / "seeds")
    growth_table()


if __name__ == "__main__":
    main()
