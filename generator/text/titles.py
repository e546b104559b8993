"""Titles of documents: as printed, and short enough to be cited again and again."""

from __future__ import annotations

import re

from generator.model.document import Document
from generator.model.source import Source

# In Chinese characters: the longest name, and the least that is left of one that is cut before an open bracket.
LONG, LEAST = 20, 6
REMARK = re.compile(r"[（(][^（()）]*[)）]$")
ISSUED = re.compile(
    r"关于(?:印发|发布|公布)(?:实施)?(?:《(?P<marked>.+)》|(?P<bare>[^《》]{2,8}?[省市县区州盟旗][^《》]{4,}))的(?:通知|公告|决定)$"
)
ABOUT_ANOTHER = re.compile(r"《(?P<title>[^《》]+)》(?P<what>[^《》]{1,8})")
UNCLOSED = re.compile(r"[（(《〈“][^（(《〈“）)》〉”]*$")


def printed_title(source: Source, text: str, document: Document) -> str:
    """The title that ``text`` prints, else the one that the source is known by."""
    return document.blocks[document.title].span.of(text) if document.title >= 0 else source.title


def shortened(title: str) -> str:
    """``title`` without its subtitle, and where it is long without a closing remark, then cut outside of brackets.

    A notice by which a plan is issued (关于印发《…》的通知) is known by the plan.
    """
    title = issued(title).partition("——")[0]
    bare = REMARK.sub("", title) or title
    for name in (title, bare):
        if width(name) <= LONG:
            return name
    if told := ABOUT_ANOTHER.fullmatch(bare):
        # what a text is to the one that it names says more than the rest of that one's title
        return f"《{_cut(told['title'], LONG - width(told['what']) - 2)}》{told['what']}"
    return _cut(bare, LONG)


def _cut(title: str, room: float) -> str:
    """As much of ``title`` as has room, outside of brackets."""
    end = next((i for i in range(len(title), 0, -1) if width(title[:i]) <= room), 1)
    outside = UNCLOSED.sub("", title[:end])
    return f"{outside if len(outside) >= LEAST else title[:end]}……"


def issued(title: str) -> str:
    """The title of the plan that ``title`` issues; itself where it issues none."""
    found = ISSUED.search(title)
    return found["marked"] or found["bare"] if found else title


def cited(title: str) -> str:
    """``title`` shortened, in the marks of a title; one that names another title has marks already: 《规划》解读."""
    name = shortened(title)
    return name + "》" * (name.count("《") - name.count("》")) if "《" in name else f"《{name}》"


def cited_as(name: str, title: str) -> str:
    """``name``, in the marks of a title as far as it is the printed ``title``: 《某县规划》（2023年修订）."""
    bare = REMARK.sub("", name) or name
    return f"《{bare}》{name[len(bare) :]}" if len(bare) > LEAST and title.startswith(bare) else name


def width(text: str) -> float:
    """How wide ``text`` is in Chinese characters."""
    return sum(0.5 if char.isascii() else 1 for char in text)
