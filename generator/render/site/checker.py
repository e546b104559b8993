"""Every link of the built pages leads somewhere: MkDocs does not look into raw HTML, so this does.

Also what a page fetches: nothing may come from another host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

SCRIPT = re.compile(r"(<script\b[^>]*>).*?</script>", re.DOTALL)
TAG = re.compile(r"""<([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
FETCHING = frozenset(("script", "img", "iframe", "link", "source", "video", "audio", "embed", "object"))


@dataclass(frozen=True, slots=True)
class Page:
    """What of a built page can be linked to, what it links to, and what it fetches from elsewhere."""

    anchors: frozenset[str]
    targets: frozenset[str]
    outside: frozenset[str]


def broken_links(site: Path, given: Sequence[str] = ()) -> Iterator[str]:
    """``page → target`` for every link inside the site whose page or anchor does not exist, and every outside fetch.

    Targets that begin with one of ``given`` (from the site's root) are taken to exist.
    """
    pages = {p.relative_to(site).as_posix(): read(p.read_text(encoding="utf-8")) for p in sorted(site.rglob("*.html"))}
    for name, page in pages.items():
        yield from (f"{name} → {url}" for url in sorted(page.outside))
        wrong = (target for target in sorted(page.targets) if not _leads(site, name, target, pages, given))
        yield from (f"{name} → {target}" for target in wrong)


def read(html: str) -> Page:
    """The links of one page. What scripts hold is no link."""
    anchors, targets, outside = set[str](), set[str](), set[str]()
    for tag in TAG.finditer(SCRIPT.sub(r"\1", html)):
        for attribute in ATTRIBUTE.finditer(tag[2]):
            value = unescape(next((group for group in attribute.groups()[1:] if group), ""))
            if attribute[1] in ("id", "name"):
                anchors.add(value)
            elif attribute[1] in ("href", "src"):
                if tag[1] in FETCHING and value.startswith(("http:", "https:", "//")):
                    outside.add(value)
                targets.add(value)
    return Page(frozenset(anchors), frozenset(targets), frozenset(outside))


def _leads(site: Path, name: str, target: str, pages: dict[str, Page], given: Sequence[str]) -> bool:
    address = urlsplit(target)
    if address.scheme or address.netloc or not target or target == ".":
        return True
    place = _resolved(name, unquote(address.path)) if address.path else name
    if place.startswith(tuple(given)):
        return True
    if place not in pages:
        return not address.fragment and (site / place).exists()
    anchor = unquote(address.fragment)
    return not anchor or anchor.startswith("__") or anchor in pages[place].anchors


def _resolved(name: str, path: str) -> str:
    parts = name.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in (".", ""):
            parts.append(part)
    return "/".join(parts)
