"""Every link of the built pages leads somewhere: MkDocs does not look into raw HTML, so this does.

Also what a page fetches: nothing may come from another host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>", re.DOTALL)
LINK = re.compile(r"""\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
ANCHOR = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
FETCHED = re.compile(
    r"""<(?:script|img|iframe|link|source|video|audio)\b[^>]*?\s(?:src|href)=["']?((?:https?:)?//[^\s"'>]+)"""
)


def broken_links(site: Path, given: Sequence[str] = ()) -> Iterator[str]:
    """ "page → target" for every link inside the site whose page or anchor does not exist, and every outside fetch.

    Targets that begin with one of ``given`` (from the site's root) are taken to exist.
    """
    pages = {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in sorted(site.rglob("*.html"))}
    anchors = {name: {_first(found) for found in ANCHOR.findall(text)} for name, text in pages.items()}
    for name, text in pages.items():
        yield from (f"{name} → {url}" for url in FETCHED.findall(text))
        if name == "404.html":
            continue
        targets = {_first(found) for found in LINK.findall(SCRIPT.sub("", text))}
        yield from (
            f"{name} → {target}" for target in sorted(targets) if not _leads(site, name, target, anchors, given)
        )


def _first(found: tuple[str, ...]) -> str:
    return unescape(next((group for group in found if group), ""))


def _leads(site: Path, name: str, target: str, anchors: dict[str, set[str]], given: Sequence[str]) -> bool:
    address = urlsplit(target)
    if address.scheme or address.netloc or not target or target == ".":
        return True
    path = unquote(address.path)
    place = _resolved(name, path) if path else name
    if place.startswith(tuple(given)):
        return True
    if place not in anchors:
        return not address.fragment and (site / place).exists()
    return (
        not address.fragment
        or unquote(address.fragment).startswith("__")
        or unquote(address.fragment) in anchors[place]
    )


def _resolved(name: str, path: str) -> str:
    parts = name.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in (".", ""):
            parts.append(part)
    return "/".join(parts)
