"""方法说明: how well figures were read on the marked documents when this version was released."""

from __future__ import annotations

from dataclasses import dataclass

from generator.rules.quality import Found, Measured, Quality, quality

SETS = {
    "seeds": "附带的文件",
    "invented": "自拟的文件",
    "unseen": "他人拟写的文件",
}
NOTES = {
    "seeds": "随软件附带的规划、解读与访谈，写规则时看得到",
    "invented": "为测试另写的，别的领域和版式：教育、卫生、水利、统计公报、工作报告，全角、繁体与网页",
    "unseen": "交通、医保、农业、民政、财政等各部门的，先逐一标注再读；首次读后改过其中的同类问题，所以比首次读时高",
}
# The questions that an office reader asks, and the figure that answers each.
ASKED = (
    ("文中的数找到、数值无误的", "found"),
    ("读出的数中确为数据、数值无误的", "confirmed"),
    ("名称对的", "name"),
    ("单位对的", "unit"),
    ("“以上、以内”等界限对的", "comparator"),
    ("期间对的", "period"),
    ("性质对的（基数、目标、实绩、累计、增减）", "kind"),
    ("以上样样都对的", "whole"),
)
LEVELS = (("high", "须核实"), ("medium", "应说明"), ("low", "可留意"))


@dataclass(frozen=True, slots=True)
class Share:
    """``share`` as a percentage, and the counts that it is made of ("194/199")."""

    share: str
    counts: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """One set of documents: its name, how many they are, what they are."""

    name: str
    note: str
    documents: int
    figures: int


@dataclass(frozen=True, slots=True)
class MethodsView:
    """The measured part of the page 方法说明.

    ``rows``: a question and its answer for each corpus; ``findings``: of the disagreements that people found, those
    reported; ``lookalikes``: how many characters only look like figures, and how many of them were left alone.
    """

    corpora: tuple[Corpus, ...]
    rows: tuple[tuple[str, tuple[Share, ...]], ...]
    findings: tuple[tuple[str, Share], ...]
    lookalikes: tuple[int, int]
    provenance: str


def methods() -> MethodsView:
    """The measured part of the page 方法说明, the same whatever the build is made of."""
    return of(quality())


def of(measured: Quality) -> MethodsView:
    """``measured`` for readers."""
    sets = measured.sets
    return MethodsView(
        tuple(Corpus(SETS[each.id], NOTES[each.id], each.documents, each.found.of) for each in sets),
        tuple((question, tuple(_share(_answer(each, name)) for each in sets)) for question, name in ASKED),
        tuple((words, _share(measured.findings[level])) for level, words in LEVELS),
        (measured.negatives.of, measured.negatives.of - measured.negatives.right),
        measured.corpus[:12],
    )


def _answer(measured: Measured, name: str) -> Found:
    found = getattr(measured, name)
    assert isinstance(found, Found)
    return found


def _share(found: Found) -> Share:
    """Cut, never rounded up: 100% says that nothing is missing."""
    tenths = found.right * 1000 // found.of if found.of else 1000
    return Share(f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%", f"{found.right}/{found.of}")
