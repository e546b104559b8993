"""Decisions of people as YAML: entries written so that they read back the same, and appended with all else kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

import msgspec
import yaml

from generator.rules.catalogue import Acknowledged, Correction, Corrections
from generator.rules.loader import RuleError, decode

FILE = "corrections.yml"
HEADS = {
    "corrections": "# 人工核定的数据：每次生成时应用，在网站、简报与数据中标明“人工核定”。\ncorrections:\n",
    "acknowledged": "# 已确认的体检发现：照列不改，标明“已确认”、理由与姓名。\nacknowledged:\n",
}
Decision = Correction | Acknowledged


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
    return _item(fields, indent)


def acknowledgement(given: Acknowledged, indent: str = "") -> str:
    """``given`` as an item of the sequence ``acknowledged``."""
    fields = {
        "source_id": given.source_id,
        "quote": given.quote,
        "occurrence": given.occurrence,
        "kind": given.kind,
        **({"finding": given.finding} if given.finding else {}),
        "reason": given.reason,
        "by": given.by,
    }
    return _item(fields, indent)


def _item(fields: Mapping[str, object], indent: str) -> str:
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


def appended(text: str, corrections: Iterable[Correction], acknowledged: Iterable[Acknowledged] = ()) -> str:
    """The corrections file ``text`` with more at the end of its two lists; every character of it stays.

    Raises ``RuleError`` where its form leaves no place for more (a list in braces, a closing mark).
    """
    settled, let_stand = tuple(corrections), tuple(acknowledged)
    if settled:
        text = _longer(text, "corrections", lambda indent: "".join(entry(each, indent) for each in settled), settled)
    if let_stand:
        text = _longer(
            text, "acknowledged", lambda indent: "".join(acknowledgement(each, indent) for each in let_stand), let_stand
        )
    return text


def _longer(text: str, key: str, written: Callable[[str], str], wanted: tuple[Decision, ...]) -> str:
    """``text`` with the ``wanted`` decisions, ``written`` with a given indent, at the end of the list ``key``."""
    line = "\r\n" if "\r\n" in text else "\n"
    before = _read(text)
    after = msgspec.structs.replace(before, **{key: (*getattr(before, key), *wanted)})
    for candidate in _candidates(text.replace("\r\n", "\n"), key, written):
        result = candidate.replace("\n", line) if line == "\r\n" else candidate
        if _reads(result, after):
            return result
    raise RuleError(f"{FILE}: 不能在文件末尾续写；请把 {key} 写成每项以“- ”开头的列表后再试")


def _read(text: str) -> Corrections:
    return decode(text, Corrections, FILE) if yaml.compose(text, Loader=yaml.SafeLoader) is not None else Corrections()


def _candidates(text: str, key: str, written: Callable[[str], str]) -> Iterable[str]:
    """The file with the entries added, for each form that an existing file may have."""
    body = text if not text or text.endswith("\n") else text + "\n"
    node = _sequence(text, key)
    if node is None:
        yield body + HEADS[key] + written("")
        yield HEADS[key] + written("") + body
    elif node.value and not node.flow_style:
        indent = " " * node.start_mark.column
        yield body + written(indent)
        end = body.index("\n", _last(node)) + 1
        yield body[:end] + written(indent) + body[end:]
    elif not node.value:
        start, end = node.start_mark.index, node.end_mark.index
        yield text[:start].rstrip(" ") + "\n" + written("") + text[end:].lstrip("\n")


def _sequence(text: str, key: str) -> yaml.SequenceNode | None:
    """The list ``key`` in a file; None where it has none yet."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    value = next((value for name, value in pairs if name.value == key), None)
    return value if isinstance(value, yaml.SequenceNode) else None


def _last(node: yaml.Node) -> int:
    """Where the last thing written in ``node`` ends: a list itself ends only where the next thing begins."""
    while node.value and not isinstance(node, yaml.ScalarNode):
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end: int = node.end_mark.index
    return end


def _reads(text: str, wanted: Corrections) -> bool:
    try:
        return decode(text, Corrections, FILE) == wanted
    except (RuleError, msgspec.MsgspecError):
        return False
