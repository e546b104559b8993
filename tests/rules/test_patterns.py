"""Every pattern and word list of the trade is proved by its own examples, both ways: a dead rule cannot survive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from generator.extract.sentence import read_sentence
from generator.extract.statements import statements
from generator.rules.comparators import comparators
from generator.rules.qualitative import qualitative
from generator.rules.units import units
from generator.text.fold import fold

RULES = {
    path.name: yaml.safe_load(path.read_text("utf-8"))
    for path in files("generator.rules").iterdir()
    if path.name.endswith(".yml")
}


def entries(node: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping with an ``id`` and ``examples`` in a rule file, however deep."""
    if isinstance(node, dict):
        if "id" in node and ("pattern" in node or "examples" in node):
            yield f"{name}:{node['id']}", node
        for value in node.values():
            yield from entries(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from entries(value, name)


ALL = [pair for name, tree in sorted(RULES.items()) for pair in entries(tree, name)]
PATTERNS = [(name, entry) for name, entry in ALL if "pattern" in entry]
PHRASES = [(name, entry) for name, entry in ALL if name.startswith("phrases.yml:")]


def matches(pattern: str, text: Any) -> bool:
    """As the stages match: folded, and where a stage drops quotation marks and spaces, without them."""
    folded = fold(str(text))
    return any(re.search(pattern, each, re.IGNORECASE) for each in (folded, re.sub(r"[\s“”\"]", "", folded)))


@pytest.mark.parametrize(("name", "entry"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_pattern_matches_its_examples_and_no_counter_example(name: str, entry: dict[str, Any]) -> None:
    assert entry.get("examples"), f"{name} has no example"
    for example in entry["examples"]:
        assert matches(entry["pattern"], example), f"{name} does not match {example}"
        assert not entry.get("needs") or set(entry["needs"]) & set(fold(str(example))), (
            f"{name} is not tried on {example}"
        )
    for counter in entry.get("counter", ()):
        assert not matches(entry["pattern"], counter), f"{name} matches {counter}"


@pytest.mark.parametrize(("name", "entry"), PHRASES, ids=[name for name, _ in PHRASES])
def test_word_list_is_used_by_its_examples(name: str, entry: dict[str, Any]) -> None:
    heads = [word.split("=")[0] for word in entry["words"]]
    assert entry.get("examples"), f"{name} has no example"
    assert len(heads) == len(set(heads)), (
        f"{name} says a word twice: {sorted({w for w in heads if heads.count(w) > 1})}"
    )
    for example in entry["examples"]:
        assert any(word in example for word in heads), f"{name}: {example}"
    for counter in entry.get("counter", ()):
        assert not any(word in counter for word in heads), f"{name}: {counter}"


@pytest.mark.parametrize("entry", comparators().comparators, ids=lambda entry: entry.id)
def test_comparator_signs(entry: Any) -> None:
    for example in entry.examples:
        assert entry.sign in [f.comparator for f in read_sentence(fold(example), 0).figures], example
    for counter in entry.counter:
        assert entry.sign not in [f.comparator for f in read_sentence(fold(counter), 0).figures], counter


@pytest.mark.parametrize("group", units().units, ids=lambda group: group.id)
def test_units_are_read_where_they_should_be(group: Any) -> None:
    def of_group(text: str) -> bool:
        return any(word in f.unit for f in read_sentence(fold(text), 0).figures for word in group.words)

    assert all(of_group(example) for example in group.examples)
    assert not any(of_group(counter) for counter in group.counter)


@pytest.mark.parametrize("entry", qualitative(), ids=lambda entry: entry.id)
def test_statements_without_a_number(entry: Any) -> None:
    for example in entry.examples:
        text = fold(example)
        assert [text[f.start : f.end] for f in statements(text) if text[f.start : f.end] in entry.words], example
