"""What people have marked in the documents of the corpus: every figure, its place and what it means."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from generator.model.place import Span
from generator.read import read
from generator.text.fold import fold

CORPUS = Path(__file__).resolve().parent
SEEDS = CORPUS.parent.parent / "seeds"
UNSEEN = CORPUS / "unseen" / "documents"
COLUMNS = ("start", "end", "counts", "text", "name", "period", "kind", "comparator", "value", "unit")
COUNTS = ("figure", "count", "words", "threshold")
KINDS = {"baseline", "actual", "target", "forecast", "standard", "cumulative", "change", "average"}
MARK = re.compile(r"\{([^{}|]+)\|([^{}]*)\}")
NUMBER = re.compile(r"(?P<sign>[<>≤≥~约-]*)(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>.*)", re.DOTALL)


class CorpusError(Exception):
    """A file of the corpus does not have the shape it must have; the message names the place."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One marked statement. Alternatives in ``periods``, ``comparators`` and ``units`` are all right.

    ``counts`` is ``figure`` (must be found) or what else it is: a mere count, words without a number, a threshold in a
    definition. Those may be found or not. A period is "2025" or "2016-2020"; none, or no kind: not judged.
    ``value`` is as written: "2.06", "10:40:50", "2/3", "3~5".
    """

    source_id: str
    span: Span
    counts: str
    text: str
    names: tuple[str, ...]
    periods: tuple[str, ...]
    kinds: tuple[str, ...]
    comparators: tuple[str, ...]
    value: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Negative:
    """Characters that look like a figure and are none; ``kind`` says what they are."""

    source_id: str
    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Known:
    """A disagreement that people found: its places, those of the other side, its severity and kind."""

    severity: str
    kind: str
    places: tuple[tuple[str, Span], ...]
    opposite: tuple[tuple[str, Span], ...]


def _alternatives(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def seed_facts() -> tuple[Fact, ...]:
    """The facts of the seeds."""
    return _tabled(CORPUS / "seeds", SEEDS)


def unseen_facts() -> tuple[Fact, ...]:
    """The facts of the documents of other departments, marked before any of them was read by a machine."""
    return _tabled(CORPUS / "unseen", UNSEEN)


def _tabled(tables: Path, documents: Path) -> tuple[Fact, ...]:
    """Facts in tables, by place. ``CorpusError`` where a document is no longer the text that was marked."""
    found: list[Fact] = []
    for path in sorted(tables.glob("*.tsv")):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        named = re.fullmatch(rf"# {tables.name}/(?P<file>\S+) sha256 (?P<digest>[0-9a-f]{{64}})", first)
        if named is None:
            continue
        document = documents / named["file"]
        if hashlib.sha256(document.read_bytes()).hexdigest() != named["digest"]:
            raise CorpusError(f"{path.name}: {document.name} is no longer the text that was marked")
        text = read(document).value.text
        found += (_fact(path.stem, row, text, path.name) for row in _rows(path))
    return tuple(found)


def _fact(source_id: str, row: dict[str, str], text: str, name: str) -> Fact:
    span = Span(int(row["start"]), int(row["end"]))
    if span.of(text) != row["text"]:
        raise CorpusError(f"{name}: {span.start}-{span.end} holds “{span.of(text)}”, not “{row['text']}”")
    if row["counts"] not in COUNTS or not set(_alternatives(row["kind"])) <= KINDS:
        raise CorpusError(f"{name}: {span.start}: counts “{row['counts']}”, kind “{row['kind']}”")
    return Fact(
        source_id, span, row["counts"], row["text"], _alternatives(row["name"]), _alternatives(row["period"]),
        _alternatives(row["kind"]), _alternatives(row["comparator"]), row["value"], _alternatives(row["unit"]),
    )  # fmt: skip


def opening(raw: str) -> tuple[tuple[str, str], str]:
    """The period and kind that a first line ``#2021-2025 target`` gives to marks without their own, and the rest."""
    found = re.match(r"(?:<!-- )?#(\S+) (\w+)(?: -->)?\n", raw)
    return ((found[1], found[2]), raw[found.end() :]) if found else (("*", "target"), raw)


def unmarked(text: str) -> str:
    """``text`` as it is read: every mark is its words alone."""
    return MARK.sub(r"\1", text)


def marked(source_id: str, text: str, default: tuple[str, str]) -> tuple[Fact, ...]:
    """The facts that the marks of ``text`` tell, with their places in ``unmarked(text)``.

    A mark is ``{2.06万人|城镇新增就业|2025|target|>=}``: the words, the name, the period, the kind, the comparator
    (``=`` where it is left out), and value and unit where the words do not tell them (``12 万人``); ``/`` between
    alternatives, ``;`` between those of a unit.
    """
    facts, shift = [], 0
    for mark in MARK.finditer(text):
        facts.append(_marked(source_id, mark, mark.start() - shift, default))
        shift += len(mark[0]) - len(mark[1])
    return tuple(facts)


def _marked(source_id: str, mark: re.Match[str], start: int, default: tuple[str, str]) -> Fact:
    name, period, kind, comparator, value = (mark[2].split("|") + [""] * 5)[:5]
    number, unit = value.split(" ", 1) if " " in value else (value, "") if value else _told(mark[1])
    return Fact(
        source_id, Span(start, start + len(mark[1])), "figure", mark[1], tuple(name.split("/")),
        () if (period or default[0]) == "*" else tuple((period or default[0]).split("/")),
        tuple((kind or default[1]).split("/")),
        tuple((comparator or "=").split("/")), number, tuple(filter(None, unit.split(";"))),
    )  # fmt: skip


def _told(words: str) -> tuple[str, str]:
    """Number and unit of plain words; "10:40:50" and "3—5家" as ratio and range."""
    text = fold(words).strip("[]()〔〕 ")
    if ratio := re.fullmatch(r"[\d.]+(?::[\d.]+)+", text):
        return ratio[0], ""
    if bounds := re.fullmatch(r"([\d.]+)[-—~–～至到]+([\d.]+)(.*)", text):
        return f"{bounds[1]}~{bounds[2]}", bounds[3]
    found = NUMBER.fullmatch(text)
    if found is None:
        raise CorpusError(f"“{words}”: give value and unit")
    return str(Decimal(found["number"].replace(",", ""))), re.sub(r"^[多余几]", "", found["unit"])


def negatives() -> tuple[Negative, ...]:
    """What must never become a figure."""
    rows = _rows(CORPUS / "seeds" / "negatives.tsv")
    return tuple(Negative(row["source_id"], Span(int(row["start"]), int(row["end"])), row["class"]) for row in rows)


def known_findings() -> tuple[Known, ...]:
    """The disagreements in and between the seeds."""
    rows = _rows(CORPUS / "seeds" / "findings.tsv")
    return tuple(Known(r["severity"], r["kind"], _places(r["places"]), _places(r["opposite"])) for r in rows)


def _places(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple((m[1], Span(int(m[2]), int(m[3]))) for m in re.finditer(r"([\w.-]+):(\d+)-(\d+)", text or ""))
