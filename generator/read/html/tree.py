"""Markup → a slim tree of what a browser would lay out: elements with their way of display, and their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.read.html.elements import BLOCKS, DRAWN, DRAWN_UNSEEN, ENDED, FORMATTING, TABULAR, UNSEEN, VOID
from generator.read.html.styles import PLAIN, Style, style_of
from generator.read.unreadable import UnreadableSource

Display = Literal["none", "inline", "block"]

DEEPEST = 200
# What the parser may be made to hold: elements open at once, steps up through them, formatting that was never closed
# and is opened anew in every block.
FEWEST_TAGS = 2000
MOST_OPEN = 10_000
MOST_STEPS = 5_000_000_000
MOST_REOPENED = 5_000_000
TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title|xmp)\b.*?(?:</\1|\Z)|<(/?)([a-z][^\s/>]*)([^>]*)", re.I | re.S
)
ENDLESS = VOID | ENDED | {""}
# The attributes that are asked for once the tree stands; a page may hold millions of others.
ASKED_FOR = frozenset({
    "class", "colspan", "href", "id", "reversed", "role", "rowspan", "start", "value",
})  # fmt: skip
NONE_KEPT: dict[str, str | None] = {}
BLOCK_DISPLAYS = frozenset({"block", "flex", "flow-root", "grid", "list-item", "table"})
VISIBILITIES = frozenset({"collapse", "hidden", "visible"})


@dataclass(slots=True)
class Element:
    """An element and what it holds. ``visible``: texts right in it are seen (visibility is inherited)."""

    tag: str
    attributes: dict[str, str | None]
    display: Display
    style: Style = PLAIN
    visible: bool = True
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """The value of an attribute, "" where it has none."""
        return self.attributes.get(name) or ""

    def elements(self) -> Iterator[Element]:
        """The elements right in it that are laid out."""
        return (child for child in self.children if isinstance(child, Element) and child.display != "none")


@dataclass(slots=True)
class Tree:
    """The body of a page; whether parts of it are nested too deep to be told apart, whether any are hidden."""

    root: Element
    flattened: bool = False
    hides: bool = False


def parsed(page: str) -> LexborHTMLParser:
    """``page`` as the library parses it. Raises ``UnreadableSource`` for a page that no browser could hold."""
    _refuse_bombs(page)
    return LexborHTMLParser(page)


def tree_of(parser: LexborHTMLParser) -> Tree:
    """The tree of a page; elements nested deeper than 200 give their texts to the one above."""
    tree = Tree(Element("html", {}, "block"))
    if parser.root is not None:
        _grow(tree, parser.root)
    return tree


def _grow(tree: Tree, root: LexborNode) -> None:
    """Walks the nodes without recursion: a page may be nested deeper than Python's stack."""
    above = [tree.root]
    node: LexborNode | None = root.first_child
    while node is not None:
        entered = _enter(node, above[-1], len(above)) if node.is_element_node else None
        if entered is not None:
            tree.flattened |= entered is above[-1]
            if entered is not above[-1]:
                above[-1].children.append(entered)
                tree.hides |= entered.display == "none" or not entered.visible
        elif node.is_text_node and node.text_content:
            above[-1].children.append(node.text_content)
        below = node.first_child if entered is not None else None
        if below is not None:
            above.append(entered or above[-1])
            node = below
            continue
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == root.mem_id:
                return
            above.pop()
        node = node.next if node is not None else None


def _enter(node: LexborNode, above: Element, depth: int) -> Element | None:
    """The element of a node; ``above`` itself where it is nested too deep; None for one that is never laid out."""
    tag = node.tag or ""
    drawn = above.tag in DRAWN and tag in DRAWN_UNSEEN
    if tag in UNSEEN or drawn:
        return None
    if depth > DEEPEST:
        return above
    attributes = node.attributes
    style = style_of(attributes["style"] or "") if "style" in attributes else PLAIN
    visible = style.visibility == "visible" if style.visibility in VISIBILITIES else above.visible
    display = _display(tag, attributes, style)
    kept = {name: value for name, value in attributes.items() if name in ASKED_FOR} or NONE_KEPT
    return Element(tag, kept, display, style, visible)


def _display(tag: str, attributes: dict[str, str | None], style: Style) -> Display:
    told = style.display
    if told == "none" or (tag == "input" and (attributes.get("type") or "").lower() == "hidden"):
        return "none"
    if not told and ("hidden" in attributes or (tag == "dialog" and "open" not in attributes)):
        return "none"
    if tag in TABULAR:
        return "block"
    if told.startswith("inline"):
        return "inline"
    return "block" if tag in BLOCKS or told in BLOCK_DISPLAYS else "inline"


def _refuse_bombs(page: str) -> None:
    """Pages that leave thousands of elements open cost any browser, and its parser, time and memory without end.

    Counts what may be open at once, never too low: plain elements, and formatting that is opened anew in every block
    until it is closed (of equal ones at most three, as HTML has it).
    """
    if page.count("<") < FEWEST_TAGS:
        return
    opened: dict[str, int] = dict.fromkeys((*FORMATTING, "svg"), 0)
    kinds: dict[str, set[str]] = {}
    depth = deepest = formatted = tags = 0
    for _, closing, name, rest in TAG.findall(page):
        tags += 1
        name = name.lower()
        if name in BLOCKS:
            # a block ends a drawing, whether it is closed or not
            opened["svg"] = 0
        if name in ENDLESS or (opened["svg"] and rest.endswith("/")):
            continue
        change = 1 if not closing else -1 if opened.get(name) else 0
        opened[name] = opened.get(name, 0) + change
        if name not in FORMATTING:
            depth += change
            deepest = max(deepest, depth)
        elif change > 0:
            kinds.setdefault(name, set()).add(rest)
            formatted = max(formatted, sum(min(opened[each], 3 * len(kinds[each])) for each in kinds))
    if deepest > MOST_OPEN or deepest * tags > MOST_STEPS or formatted * tags > MOST_REOPENED:
        raise UnreadableSource("网页有成千上万个标签没有闭合，无法读取；请用浏览器打开，复制全文存为纯文本后再放入。")
