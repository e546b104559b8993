"""YAML of the trade → checked, frozen dataclasses. A typo in a rule file stops the build and names its place."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

T = TypeVar("T")


class RuleError(Exception):
    """A rule file, the catalogue or the corrections do not have the shape they must have: "file:line: what"."""


def decode(text: str, kind: type[T], name: str) -> T:
    """YAML ``text`` as ``kind``; unknown keys are errors when the type forbids them."""
    try:
        return msgspec.yaml.decode(text, type=kind)
    except msgspec.ValidationError as error:
        raise RuleError(_misshapen(str(error), text, name)) from error
    except (msgspec.MsgspecError, RecursionError) as error:
        raise RuleError(_broken(text, name)) from error


def load(name: str, kind: type[T]) -> T:
    """``generator/rules/<name>.yml`` as ``kind``."""
    return decode((files("generator.rules") / f"{name}.yml").read_text(encoding="utf-8"), kind, f"rules/{name}.yml")


def load_file(path: Path, kind: type[T]) -> T:
    """A YAML file outside the package (catalogue, corrections) as ``kind``; an empty one as its defaults."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(f"{path.name}: 不是 UTF-8 编码，请另存为 UTF-8") from error
    except OSError as error:
        raise RuleError(f"{path.name}: 打不开（{error.strerror}）") from error
    return decode(text if re.search(r"(?m)^\s*[^#\s]", text) else "{}", kind, path.name)


def line_of(path: str, text: str) -> int:
    """The line, from 1, of a place given as ``$.sources[0].title``, or of the nearest thing round it that exists."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None:
        return 1
    for key, index in re.findall(r"\.(\w+)|\[(\d+|\.\.\.)\]", path):
        inner = _inside(node, key, index)
        if inner is None:
            break
        node = inner
    return int(node.start_mark.line) + 1


def _inside(node: yaml.Node, key: str, index: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode) and key:
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and index.isdigit() and int(index) < len(node.value):
        inner: yaml.Node = node.value[int(index)]
        return inner
    return None


# What the library says of a value of the wrong shape, in the words of those who write the files.
SAID = (
    (r"Object contains unknown field `(.+)`", "没有“{}”这一项"),
    (r"Object missing required field `(.+)`", "缺少“{}”这一项"),
    (r"Invalid enum value '(.+)'", "不认识取值“{}”"),
    (r"Expected `str` matching regex .*", "只能用字母、数字、“-”“_”和“.”"),
    (r"Expected `str.*`, got `(?:int|float|bool|date.*)`", "应为文字，请加引号"),
    (r"Expected `array`, got `.+`", "应为列表，写作 [甲, 乙]"),
)


def _misshapen(error: str, text: str, name: str) -> str:
    what, _, path = error.partition(" - at ")
    path = path.strip("`")
    for pattern, words in SAID:
        if found := re.fullmatch(pattern, what):
            what = words.format(*found.groups())
            path += f".{found[1]}" if "unknown" in pattern else ""
    return f"{name}:{line_of(path, text)}: {what}" + (f"（{path.removeprefix('$.')}）" if path else "")


def _broken(text: str, name: str) -> str:
    """Where the YAML itself breaks, told by the parser that knows the line."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return f"{name}:{mark.line + 1 if mark else 1}: YAML 写法有误：{error.problem or error.context}"
    except (yaml.YAMLError, RecursionError) as error:
        return f"{name}: YAML 写法有误：{str(error).splitlines()[0]}"
    return f"{name}: YAML 写法有误：有不允许的标签（!!）"
