"""A folder of files → the sources, with what the catalogue says of each and what their first lines tell."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from generator.model.note import Note, Result
from generator.model.source import Period, Region, Source, SourceKind
from generator.read.edges import edges_of
from generator.rules.catalogue import Catalogue, Entry
from generator.rules.divisions import leading, resolve
from generator.rules.periods import period_rules
from generator.rules.source_kinds import issuer_of, kind_of, month_of, places_of, published_of, years_of
from generator.text.fold import fold

# The collection's own files, which lie beside its sources.
NOT_SOURCES = frozenset({"catalogue.yml", "corrections.yml", "review.yml", "actuals.csv"})
# Pages and files of the collection's own; ids name files, also where the file system ignores case.
RESERVED = frozenset({"briefing", "index"})
# File systems allow names of 255 bytes; an id gets a suffix and at times a number.
LONGEST_ID = 200
# What browsers and word processors save beside a page.
COMPANIONS = ("_files", ".files", "_文件")
# Under so many first lines stands who publishes; further down an office is one that the text is sent to.
NEAR_TITLE = 6
PAGES = (".html", ".htm", ".xhtml", ".shtml")


def discover(folder: Path, catalogue: Catalogue) -> Result[tuple[Source, ...]]:
    """Every file of ``folder`` as a source: in the catalogue's order, then by name.

    Hidden files and the collection's own are none. What the catalogue leaves open (kind, region, period, date) is told
    from the first lines or left unknown; the title of an uncatalogued file is its stem until it is parsed. An entry
    without its file is a note.
    """
    files = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    catalogued = [entry for entry in catalogue.sources if entry.path in files]
    entries = catalogued + [Entry(path) for path in sorted(files.keys() - {entry.path for entry in catalogued})]
    missing = [entry.path for entry in catalogue.sources if entry.path not in files]
    notes = [
        Note("missing-source", "high", f"目录 catalogue.yml 列有“{path}”，但文件夹里没有这个文件。") for path in missing
    ]
    notes += [
        Note(
            "unknown-region",
            "low",
            f"目录 catalogue.yml 为“{entry.path}”所列地区“{entry.region}”不在行政区划代码表中，只用其名，没有代码。",
        )
        for entry in catalogued
        if entry.region and resolve(entry.region) is None
    ]
    ids = _identifiers(entries)
    return Result.of(
        tuple(_source(files[entry.path], entry, source_id) for entry, source_id in zip(entries, ids, strict=True)),
        notes,
    )


def single(file: Path, folder: Path, catalogue: Catalogue) -> Source | None:
    """The source that ``file`` is in the collection ``folder``, without a look at the others; None if it is none."""
    if not _is_source(file, folder):
        return None
    path = file.relative_to(folder).as_posix()
    entry = catalogue.entry(path) or Entry(path)
    return _source(file, entry, entry.id or _slug(file.stem))


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if _is_source(path, folder)]


def _is_source(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return path.is_file() and path.name not in NOT_SOURCES and not hidden and not _belongs_to_page(path, folder)


def _belongs_to_page(path: Path, folder: Path) -> bool:
    """Does a file lie in the folder in which a browser saves the pictures and scripts of the page beside it?"""
    for parent in path.parents:
        if parent == folder:
            return False
        stem = next((parent.name.removesuffix(end) for end in COMPANIONS if parent.name.endswith(end)), "")
        if stem and any(parent.with_name(stem + suffix).is_file() for suffix in PAGES):
            return True
    return False


def _identifiers(entries: Iterable[Entry]) -> tuple[str, ...]:
    """One id a source; the catalogue's are given away first, so that a new file never takes one."""
    entries = tuple(entries)
    taken = {entry.id.casefold() for entry in entries if entry.id}
    ids = []
    seen = set(RESERVED)
    for entry in entries:
        wanted = entry.id or _slug(Path(entry.path).stem)
        number, chosen = 1, wanted
        while chosen.casefold() in seen or (not entry.id and chosen.casefold() in taken):
            number += 1
            chosen = f"{wanted}-{number}"
        seen.add(chosen.casefold())
        ids.append(chosen)
    return tuple(ids)


def _slug(stem: str) -> str:
    """Letters, digits of any script and ``-`` stay; every run of anything else becomes one ``-``."""
    slug = re.sub(r"(?:[^\w-]|_)+", "-", stem) or "source"
    return slug.encode()[:LONGEST_ID].decode(errors="ignore")


def _source(path: Path, entry: Entry, source_id: str) -> Source:
    edges = edges_of(path)
    stem = path.stem
    title = entry.title or stem
    kind = entry.kind or kind_of("\n".join((entry.title or edges.title, *edges.opening, stem)))
    told = "\n".join(edges.opening)
    dated = (edges.dated, edges.head, edges.closing)
    printed = entry.published or ("" if entry.title else _printed(dated) or _delivered(kind, edges.head))
    assumed = entry.assumed_date or ("" if entry.title or printed else edges.published)
    unseen = assumed != entry.assumed_date
    return Source(
        id=source_id,
        path=entry.path,
        sha256=_digest(path),
        title=title,
        short_title=entry.short_title,
        kind=kind,
        issuer=entry.issuer or ("" if entry.title else issuer_of(edges.opening[1:NEAR_TITLE])),
        region=_catalogued(entry.region)
        if entry.region
        else _region((entry.title, *edges.opening[:2], edges.title, stem)),
        period=_period(entry.period or ("" if entry.title else years_of(told) or years_of(fold(edges.title)))),
        published=entry.published or ("" if assumed else printed),
        assumed_date=assumed,
        url=entry.url,
        evidence=entry.evidence or ("" if entry.title else _evidence(unseen)),
    )


def _printed(dated: Sequence[str]) -> str:
    """The date that is printed at an edge of the file, else a month alone."""
    return next(filter(None, (told(each) for told in (published_of, month_of) for each in dated)), "")


def _delivered(kind: SourceKind, head: str) -> str:
    """The day on which a report says under its title that it was given."""
    match = re.search(period_rules().delivered.pattern, head) if kind == "report" else None
    return f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}" if match else ""


def _evidence(unseen: bool) -> str:
    told = "目录未载；体裁、地区、期间与发布者由正文开头推断"
    return told + "；正文未印日期，以网页头部所载日期推断" if unseen else told


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _catalogued(name: str) -> Region:
    """The division of the catalogue; one that the code table does not know keeps its name and has no code."""
    return resolve(name) or Region(name, "", name)


def _region(titles: Iterable[str]) -> Region | None:
    """The first division that one of the titles, or a name of a document in them, begins with."""
    found = (leading(name) for title in titles for name in places_of(fold(title)))
    return next((region for region in found if region is not None), None)


def _period(years: str) -> Period | None:
    """ "2021-2025" or "2017" as whole years."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", years)
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    return Period(date(first, 1, 1), date(last, 12, 31))
