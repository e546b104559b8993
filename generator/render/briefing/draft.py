"""The briefing while it is composed: its evidence, its heads, its numbered tables and figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.collection import Collection
from generator.render.briefing.evidence import Evidence
from generator.render.briefing.library import Library
from generator.render.briefing.wording import counted


@dataclass(frozen=True, slots=True)
class Head:
    """A head as it is printed: ``number`` in the side column (may be empty), ``title``, its anchor.

    ``run`` is the one text for running head, bookmark and contents.
    """

    anchor: str
    title: str
    number: str = ""

    @property
    def run(self) -> str:
        return f"{self.number}　{self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Caption:
    """A numbered table or figure: "表3", its title, and in small type its unit and where it comes from."""

    anchor: str
    label: str
    title: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; level 1 a chapter, 2 a section, 3 a table or figure."""

    anchor: str
    text: str
    level: int


@dataclass
class Draft:
    """What the chapters share while they are written, in reading order: numbers are given as they are asked for.

    ``elsewhere`` counts the findings on this document and another, which only the whole collection's briefing tells.
    ``opened`` are the sentences of the opening page, which no chapter repeats.
    """

    library: Library
    evidence: Evidence
    entries: list[Entry] = field(default_factory=list)
    listed: list[Entry] = field(default_factory=list)
    chapters: int = 0
    sections: int = 0
    tables: int = 0
    figures: int = 0
    elsewhere: int = 0
    opened: set[str] = field(default_factory=set)

    @staticmethod
    def of(collection: Collection) -> Draft:
        library = Library(collection)
        return Draft(library, Evidence(library))

    @property
    def collection(self) -> Collection:
        return self.library.collection

    @property
    def single(self) -> bool:
        """The briefing of one document: it shows everything, where a collection's shows what is shared or tabled."""
        return len(self.collection.results) == 1

    def superseded(self, source_id: str) -> bool:
        """Does another edition in this briefing stand for the source?"""
        return not self.single and source_id in self.collection.counting.superseded

    def chapter(self, title: str, numbered: bool = True) -> Head:
        number = ""
        if numbered:
            self.chapters += 1
            number = f"第{counted(self.chapters)}章"
        self.sections = 0
        head = Head(f"c{len(self.entries)}", title, number)
        self.entries.append(Entry(head.anchor, head.run, 1))
        return head

    def section(self, title: str) -> Head:
        self.sections += 1
        head = Head(f"s{len(self.entries)}", f"{counted(self.sections)}、{title}")
        self.entries.append(Entry(head.anchor, head.title, 2))
        return head

    def of_source(self, title: str) -> Head | None:
        """The head of what one document says; None where the whole briefing is of one document."""
        return None if self.single else self.section(title)

    def table(self, title: str, source: str = "") -> Caption:
        self.tables += 1
        return self._listed(Caption(f"t{self.tables}", f"表{self.tables}", title, source))

    def figure(self, title: str, source: str = "") -> Caption:
        self.figures += 1
        return self._listed(Caption(f"g{self.figures}", f"图{self.figures}", title, source))

    def _listed(self, caption: Caption) -> Caption:
        self.listed.append(Entry(caption.anchor, f"{caption.label}　{caption.title}", 3))
        return caption
