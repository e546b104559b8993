"""Chains on invented documents whose answer is known: every station, verdict, sum and reason, in words.

A case of ``cases/chains/*.yml`` gives its sources and, in ``due``, the lines that ``shown`` makes of its chains.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from invented import region, written

from generator.model.chain import ACTUALS, Chain, Station
from generator.model.collection import Collection
from generator.reconcile import reconcile
from generator.reconcile.wording import amount
from generator.rules.actuals import COLUMNS, load_actuals
from generator.rules.catalogue import Catalogue, Corrections
from generator.rules.context import Context
from generator.text.periods import span_of_time

FILES = sorted((Path(__file__).parent / "cases" / "chains").glob("*.yml"))
CASES = [case for path in FILES for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
VERDICTS = {True: "达标", False: "未达标", None: "不判定"}
SIDES = {"target": "目标", "realised": "实绩"}


def collected(case: dict[str, Any], folder: Path) -> Collection:
    lines = [",".join(COLUMNS), *case.get("actuals", ())]
    (folder / ACTUALS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    context = Context(Catalogue(), Corrections(), load_actuals(folder))
    sources = [written({"region": "甲县"} | source) for source in case["sources"]]
    return reconcile(sources, (), context)


def shown(collection: Collection) -> list[str]:
    """The chains as a reader would note them down, one line a station, a step or a figure left out."""
    return [line for chain in collection.chains for line in of_chain(chain, collection)]


def of_chain(chain: Chain, collection: Collection) -> Iterator[str]:
    words = {o.id: amount(o) for o in collection.observations}
    words |= {a.id: f"{a.value}{a.unit}（{a.source}）" for a in collection.actuals}
    yield f"# {chain.region.name if chain.region else ''} {chain.name}" + (f"：{chain.doubt}" if chain.doubt else "")
    yield from (of_station(station, words) for station in chain.stations)
    for step in chain.steps:
        said = f"{VERDICTS[step.met]} " if step.kind == "judged" else ""
        told = "；".join(dict.fromkeys(filter(None, (step.text, step.reason))))
        yield f"{step.kind} {said}{told}" + (f" | {step.sums}" if step.sums else "")
    for each in chain.progress:
        yield f"progress {each.at.year} {each.state} {each.text or each.reason}" + (
            f" | {each.sums}" if each.sums else ""
        )
    yield from (f"- {words[each.observation_id]} {each.reason}" for each in chain.apart)


def of_station(station: Station, words: dict[str, str]) -> str:
    said = " ≠ ".join([" = ".join(words[each] for each in station.readings), *(words[each] for each in station.rivals)])
    return f"{span_of_time(station.period)} {SIDES[station.side]} {said}" + (" ⚑" if station.finding_ids else "")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    assert shown(collected(case, tmp_path)) == case["due"]


def test_a_region_of_a_case_is_the_invented_one() -> None:
    assert region("甲县") is not None
