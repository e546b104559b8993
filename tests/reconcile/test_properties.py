"""What must hold of everything that is concluded, whatever the documents say."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import written

from generator.model.collection import Collection, SourceResult
from generator.model.place import Place
from generator.reconcile import reconcile
from generator.reconcile.findings.record import MOST_PLACES
from generator.rules.catalogue import Catalogue, Corrections
from generator.rules.context import Context

NOTHING = Context(Catalogue(), Corrections())
ROOT = Path(__file__).resolve().parents[2]
SOURCES: list[dict[str, Any]] = [
    {**source, "id": f"{source['id']}-{number}"}
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for number, source in enumerate(
        source for case in yaml.safe_load(path.read_text(encoding="utf-8")) for source in case["sources"]
    )
]
SIGNED = ["技能人才总量", "城镇登记失业率", "城镇新增就业", "失业保险参保人数"]


def collection_of(results: list[SourceResult]) -> Collection:
    return reconcile(results, (), NOTHING)


def everything() -> Collection:
    return collection_of([written(source) for source in unique(SOURCES)])


def unique(sources: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**source, "id": f"{index}-{source['id']}"} for index, source in enumerate(sources)]


def all_places(collection: Collection) -> list[Place]:
    places = [place for finding in collection.findings for place in finding.places]
    places += [place for page in collection.pages for place in page.definitions]
    for summary in collection.summaries:
        places += [place for statement in (*summary.about, *summary.tasks) for place in statement.places]
    overview = collection.overview
    return places + [place for statement in (*overview.headlines, *overview.common) for place in statement.places]


def test_every_place_holds_words_of_its_source() -> None:
    collection = everything()
    texts = {result.source.id: result.text.text for result in collection.results}
    for place in all_places(collection):
        assert 0 <= place.span.start < place.span.end <= len(texts[place.source_id])
        assert place.span.of(texts[place.source_id]).strip()


def test_findings_have_places_and_words() -> None:
    for finding in everything().findings:
        assert 1 <= len(finding.places) <= MOST_PLACES
        assert len(set(finding.places)) == len(finding.places)
        assert finding.title
        assert finding.explanation.endswith("。")
        assert finding.settle.endswith("。")
        assert "None" not in finding.title + finding.explanation


def test_identifiers_are_unique() -> None:
    found = [finding.id for finding in everything().findings]
    assert len(found) == len(set(found))


def test_statements_rest_on_places() -> None:
    collection = everything()
    statements = [s for summary in collection.summaries for s in (*summary.about, *summary.tasks)]
    for statement in (*statements, *collection.overview.headlines, *collection.overview.common):
        assert statement.text
        assert statement.places


def test_points_are_comparable_or_say_why_not() -> None:
    for series in everything().series:
        for point in series.points:
            assert point.comparable == (not point.reason)


def test_shuffled_observations_give_the_same_collection() -> None:
    results = [written(source) for source in unique(SOURCES)]
    shuffler = random.Random(7)
    shuffled = []
    for result in results:
        observations = list(result.observations)
        shuffler.shuffle(observations)
        shuffled.append(replace(result, observations=tuple(observations)))
    first, again = collection_of(results), collection_of(shuffled)
    assert replace(first, results=()) == replace(again, results=())


def test_hash_seeds_give_the_same_findings() -> None:
    script = (
        "from test_properties import everything\n"
        "print([(f.id, f.title, f.explanation) for f in everything().findings], everything().overview)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": each, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for each in ("0", "4711")
    }
    assert len(outputs) == 1


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(SIGNED),
            st.integers(1, 99999),
            st.sampled_from(["2015", "2020", "2025", "2016-2020", "2021-2025", ""]),
            st.sampled_from(["target", "actual", "baseline", "forecast", ""]),
            st.sampled_from(["=", "<=", ">=", "<", ">", "~"]),
        ),
        max_size=8,
    )
)
def test_any_figures_are_taken(figures: list[tuple[str, int, str, str, str]]) -> None:
    lines = [f"第{index}段，{name}{value + index * 100000}人。" for index, (name, value, *_) in enumerate(figures)]
    source = {
        "id": "jia",
        "text": lines,
        "figures": [
            {"at": f"{value + index * 100000}人", "name": name, "status": status, "period": period, "comparator": sign}
            for index, (name, value, period, status, sign) in enumerate(figures)
        ],
    }
    collection = collection_of([written(source)])
    for place in all_places(collection):
        assert place.span.end <= len(collection.results[0].text.text)


def test_nothing_gives_nothing() -> None:
    collection = collection_of([])
    assert (collection.findings, collection.pages, collection.summaries) == ((), (), ())
    empty = collection_of([written({"id": "jia"})])
    assert empty.findings == ()
    assert empty.summaries[0].about == ()
