"""Decisions of people as YAML: entries written so that they read back the same, and appended with all else kept."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec
import yaml

from generator.rules.catalogue import Correction, Corrections
from generator.rules.loader import RuleError, decode

FILE = "corrections.yml"
HEAD = "# 人工核定的数据：每次生成时应用，在网站、简报与数据中标明“人工核定”。\ncorrections:\n"


def entry(correction: Correction, indent: str = "") -> str:
    """``correction`` as an item of a block sequence; every text in quotes, so that a person may type any other."""
    fields = {
        "source_id": correction.source_id,
        "quote": correction.quote,
        "occurrence": correction.occurrence,
        "field": correction.field,
        "value": correction.value,
        "confirmed": correction.confirmed,
        "reason": correction.reason,
        "by": correction.by,
    }
    lines = [f"{name}: {_scalar(value)}" for name, value in fields.items()]
    return indent + "- " + f"\n{indent}  ".join(lines) + "\n"


def _scalar(value: object) -> str:
    """JSON is YAML, but for characters that YAML wants escaped."""
    shown = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in shown)


def comment(text: str) -> str:
    """``text`` as a line of comment, whatever a source may have put into it."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    return f"# {indent}" + " ".join("".join(char if char.isprintable() else " " for char in text).split()) + "\n"


def appended(text: str, corrections: Iterable[Correction]) -> str:
    """The corrections file ``text`` with more corrections at its end; every character of it stays.

    Raises ``RuleError`` where its form leaves no place for more (a list in braces, a closing mark).
    """
    wanted = tuple(corrections)
    known = decode(text, Corrections, FILE).corrections if _sequence(text) else ()
    line = "\r\n" if "\r\n" in text else "\n"
    for candidate in _candidates(text, wanted):
        result = candidate.replace("\n", line) if line == "\r\n" else candidate
        if _reads(result, (*known, *wanted)):
            return result
    raise RuleError(f"{FILE}: 不能在文件末尾续写；请把 corrections 写成每项以“- ”开头的列表后再试")


def _candidates(text: str, corrections: tuple[Correction, ...]) -> Iterable[str]:
    """The file with the entries added, for each form that an existing file may have."""
    text = text.replace("\r\n", "\n")
    body = text if not text or text.endswith("\n") else text + "\n"
    node = _sequence(text)
    if node is None:
        yield body + HEAD + "".join(map(entry, corrections))
    elif node.value and not node.flow_style:
        indent = " " * node.start_mark.column
        yield body + "".join(entry(each, indent) for each in corrections)
    elif not node.value:
        start, end = node.start_mark.index, node.end_mark.index
        yield text[:start].rstrip(" ") + "\n" + "".join(map(entry, corrections)) + text[end:].lstrip("\n")


def _sequence(text: str) -> yaml.SequenceNode | None:
    """The list of corrections in a file; None where it has none yet."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    value = next((value for key, value in pairs if key.value == "corrections"), None)
    return value if isinstance(value, yaml.SequenceNode) else None


def _reads(text: str, wanted: tuple[Correction, ...]) -> bool:
    try:
        return decode(text, Corrections, FILE).corrections == wanted
    except (RuleError, msgspec.MsgspecError):
        return False
