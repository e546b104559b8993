"""The rules of the house: who may import whom, which library belongs where, how large things grow."""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.rules.catalogue import load_catalogue

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
RULE_FILES = sorted((PACKAGE / "rules").glob("*.yml"))
STAGES = ("read", "clean", "parse", "extract", "normalise", "reconcile", "render")
# A module may import what stands lower, and its own layer; the modules directly in generator/ join the stages.
LAYERS = {"model": 0, "rules": 1, "text": 2, **dict.fromkeys(STAGES, 3), "": 4, "cli": 5, "__main__": 6}
# Rules compare folded words; the fold itself depends on nothing.
LEAVES = {"generator.text.fold"}
HOMES = {
    "jinja2": "render", "markupsafe": "render", "mkdocs": "render", "material": "render", "markdown": "render",
    "weasyprint": "render", "fontTools": "render", "xlsxwriter": "render", "pyarrow": "render",
    "charset_normalizer": "read", "bs4": "read", "lxml": "read", "html5lib": "read", "selectolax": "read",
    "justext": "read", "webencodings": "read",
    "trafilatura": "read", "docx": "read", "pdfplumber": "read", "openpyxl": "read", "xlrd": "read",
    "cpca": "rules", "click": "", "rich": "",
}  # fmt: skip
NAMES_THAT_SAY_NOTHING = re.compile(r"(^|_)(utils?|helpers?|managers?|common|misc|stuff)(_|$)", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")
CLOCK = re.compile(r"\b(datetime\.now|datetime\.utcnow|date\.today|time\.time|localtime|gmtime)\(")
MEDIAN_LINES, LARGE, LARGEST, LARGE_SHARE, FUNCTION_LINES = 150, 300, 400, 0.05, 60


def dotted(path: Path) -> str:
    """generator/read/text.py → generator.read.text"""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def package(module: str) -> str:
    """The layer's name: the sub-package, or "" (with cli and __main__ apart) for a module directly in generator/."""
    parts = module.split(".")
    if len(parts) == 1:
        return "model"
    if (PACKAGE / parts[1]).is_dir():
        return parts[1]
    return parts[1] if parts[1] in LAYERS else ""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that ``path`` imports, wherever the statement stands, with its line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            base = node.module or ""
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield (full if known(full) else base), node.lineno


@cache
def known(module: str) -> bool:
    place = ROOT.joinpath(*module.split("."))
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()


def own_imports(path: Path) -> Iterator[tuple[str, int]]:
    return ((name, line) for name, line in imports(path) if name.split(".")[0] == "generator")


def library_imports(path: Path) -> Iterator[tuple[str, int]]:
    for name, line in imports(path):
        top = name.split(".")[0]
        if top != "generator" and top not in sys.stdlib_module_names:
            yield top, line


def places(found: Iterator[str] | list[str]) -> str:
    return "\n".join(found)


def test_imports_point_downward() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in MODULES
        for name, line in own_imports(path)
        if name not in LEAVES and LAYERS[package(name)] > LAYERS[package(dotted(path))]
    ]
    assert not wrong, places(wrong)


def test_a_stage_never_imports_a_sibling_stage() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in MODULES
        for name, line in own_imports(path)
        if package(dotted(path)) in STAGES and package(name) in STAGES and package(name) != package(dotted(path))
    ]
    assert not wrong, places(wrong)


def test_what_all_may_import_imports_nothing_of_ours() -> None:
    for leaf in LEAVES:
        path = ROOT.joinpath(*leaf.split(".")).with_suffix(".py")
        assert not list(own_imports(path)), leaf


def test_the_model_needs_the_standard_library_alone() -> None:
    wrong = [f"{path.name}:{line} {name}" for path in (PACKAGE / "model").glob("*.py") for name, line in
             library_imports(path)]  # fmt: skip
    assert not wrong, places(wrong)


def test_format_libraries_stay_at_home() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}, which belongs in {HOMES[name] or 'generator/'}"
        for path in MODULES
        for name, line in library_imports(path)
        if name in HOMES and package(dotted(path)).replace("cli", "") != HOMES[name]
    ]
    assert not wrong, places(wrong)


def test_the_model_is_frozen_and_slotted() -> None:
    classes = [
        (path, node)
        for path in (PACKAGE / "model").glob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    ]
    assert classes
    for path, node in classes:
        decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
        enum = any(ast.unparse(base).endswith("Enum") for base in node.bases)
        frozen = any("frozen=True" in decorator and "slots=True" in decorator for decorator in decorators)
        assert enum or frozen, f"{path.name}:{node.lineno} {node.name}"


def test_modules_are_small() -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    written = [size for size in sizes.values() if size]
    large = {path.name: size for path, size in sizes.items() if size > LARGE}
    assert statistics.median(written) < MEDIAN_LINES
    assert len(large) <= LARGE_SHARE * len(written), large
    assert max(written) <= LARGEST, large


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {(node.end_lineno or 0) - node.lineno + 1} lines"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert not long, places(long)


def test_names_say_what_things_are() -> None:
    named = [str(path.relative_to(ROOT)) for path in MODULES if NAMES_THAT_SAY_NOTHING.search(path.stem)]
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and NAMES_THAT_SAY_NOTHING.search(re.sub(r"\B(?=[A-Z])", "_", node.name)):
                named.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not named, places(named)


def test_nothing_is_left_unfinished() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert not wrong, places(wrong)


def test_only_the_terminal_modules_print() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        if package(dotted(path)) not in ("", "cli")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not wrong, places(wrong)


def test_what_is_published_knows_no_wall_clock() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in MODULES
        if package(dotted(path)) in (*STAGES, "text", "rules", "model")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if CLOCK.search(line)
    ]
    assert not wrong, places(wrong)


def test_no_rule_knows_a_source_by_name() -> None:
    names = {
        name
        for entry in load_catalogue(ROOT / "seeds").sources
        for name in (entry.id, entry.path, entry.title, entry.short_title)
        if name
    }
    read = {path: "\n".join(literals(path)) for path in MODULES}
    read |= {path: path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.j2")}
    read |= {path: "\n".join(words(yaml.safe_load(path.read_text(encoding="utf-8")))) for path in RULE_FILES}
    wrong = [f"{path.relative_to(ROOT)} names {name}" for path, text in read.items() for name in names if name in text]
    assert not wrong, places(wrong)


def literals(path: Path) -> Iterator[str]:
    """Every string that a module uses; docstrings only illustrate."""
    told = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def words(value: object) -> Iterator[str]:
    """Every string that a rule file uses; examples only illustrate."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in ("examples", "counter", "note"):
                yield from (str(key), *words(part))
    elif isinstance(value, list):
        for part in value:
            yield from words(part)


def test_every_rule_file_is_loaded() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "rules").glob("*.py"))
    orphans = [path.name for path in RULE_FILES if f'load("{path.stem}"' not in code]
    assert not orphans


def patterns(value: object, trail: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Every mapping with an ``id`` and a ``pattern`` in a rule file, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str) and "id" in value:
            yield f"{trail}/{value['id']}", value
        for key, part in value.items():
            yield from patterns(part, f"{trail}/{key}")
    elif isinstance(value, list):
        for part in value:
            yield from patterns(part, trail)


PATTERNS = [
    pytest.param(rule, id=name)
    for path in RULE_FILES
    for name, rule in patterns(yaml.safe_load(path.read_text(encoding="utf-8")), path.stem)
]


def matches(rule: dict[str, object], text: str) -> bool:
    """Whether the rule acts somewhere in ``text``; with ``behind`` only at its start or after one of these marks."""
    found = re.finditer(str(rule["pattern"]), text, re.IGNORECASE)
    behind = str(rule.get("behind") or "")
    return any(not behind or not match.start() or text[match.start() - 1] in behind for match in found)


@pytest.mark.parametrize("rule", PATTERNS)
def test_every_pattern_compiles_and_proves_itself(rule: dict[str, object]) -> None:
    examples, counter = rule.get("examples") or [], rule.get("counter") or []
    assert isinstance(examples, list)
    assert isinstance(counter, list)
    assert examples, "a pattern without an example is a dead rule"
    assert not [example for example in examples if not matches(rule, example)]
    assert not [example for example in counter if matches(rule, example)]


@pytest.mark.parametrize("stage", STAGES)
def test_the_tests_mirror_the_package(stage: str) -> None:
    assert list((ROOT / "tests" / stage).rglob("test_*.py")), f"tests/{stage} has no test"
