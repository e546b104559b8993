"""What a style attribute says of how its element is laid out, as far as its text depends on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)", re.IGNORECASE)
BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
KEPT = ("pre", "pre-wrap", "break-spaces")


@dataclass(frozen=True, slots=True)
class Style:
    """``display``, ``visibility`` and ``spaces`` as declared, "" where they are not; ``runs``: how its text is set."""

    display: str = ""
    visibility: str = ""
    spaces: str = ""
    unlisted: bool = False
    runs: tuple[str, ...] = ()


PLAIN = Style()


@lru_cache(maxsize=10_000)
def style_of(text: str) -> Style:
    """The style that a style attribute declares; of two values for one property the later counts."""
    told = {name.lower(): _value(value) for name, value in DECLARATION.findall(text)}
    if not told:
        return PLAIN
    raised = told.get("vertical-align", "")
    runs = (
        ("strong", told.get("font-weight", "") in BOLD),
        ("superscript", raised == "super"),
        ("subscript", raised == "sub"),
        ("struck", "line-through" in told.get("text-decoration", "") + told.get("text-decoration-line", "")),
    )
    return Style(
        display=told.get("display", ""),
        visibility=told.get("visibility", ""),
        spaces=told.get("white-space", ""),
        unlisted="none" in (told.get("list-style-type"), told.get("list-style")),
        runs=tuple(kind for kind, so in runs if so),
    )


def _value(text: str) -> str:
    return text.lower().removesuffix("!important").strip()
