"""对首次认定的企业,给予一次性奖励20万元: what is given to each, and to whom; without the receiver it says nothing."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.extract.naming import Naming, Scene
from generator.rules.phrases import words
from generator.rules.units import alternation

GIFT = f"(?:{alternation(words('gifts'))})"
RECEIVER = re.compile(
    r"(?:^|[,;:。、)])\s*(?:对于?|为|向|给)(?P<who>(?:[^,;:。0-9]|[0-9]+A|[0-9]+年(?:以?内)?|[0-9]+个月|[0-9—-]+周?岁){2,30}?)"
    r"(?:的?,|(?:的)?(?=按|给予|予以|一次性|分别给|每[人户年月]|最高给|再给|发放))"
)
BEFORE = re.compile(
    f"^(?:给予|予以|提供|(?:一次性)?发放|最高|分别|再|可|的|享受|按)*(?P<gift>[一-鿿]{{0,6}}{GIFT}(?:资金|金)?)$"
)
AFTER = re.compile(
    f"^(?:的?(?P<kind>标准|限额|额度|比例))?(?:的|,)?(?:给予|予以|发放)?(?P<gift>(?:一次性)?[一-鿿]{{0,4}}?{GIFT}(?:资金|金)?)"
    "(?=[,;。、(]|$)"
)
BASE = re.compile("(?:按照?|以)(?P<base>[^,;。:0-9]{2,14})的$")
CAP = re.compile(r"^\s*,?\s*(?:但)?(?:最高|累计最高|总额|每年|单个|每[人户家个])?[^,;。0-9]{0,8}$")
NEAR = 120


def given(scene: Scene, index: int) -> Naming | None:
    """The gift stands before the figure or after it, its receiver in the clause before; a bound after it caps it."""
    figure = scene.figure(index)
    if not (figure.unit.split("/")[0].endswith("元") or figure.share) or figure.parts:
        return None
    part = scene.sentence.text[max(0, figure.left - NEAR) : figure.left].rpartition(";")[2]
    found = max(RECEIVER.finditer(part), key=re.Match.start, default=None)
    if found is None:
        return _capped(scene, index)
    who = found["who"].removeprefix("于").rstrip("的")
    low = figure.left - len(part)
    span = (low + found.start("who"), low + found.start("who") + len(who))
    return _before(scene, index, who, span) or _after(scene, index, who, span) or _capped(scene, index)


def _before(scene: Scene, index: int, who: str, span: tuple[int, int]) -> Naming | None:
    clause = scene.clause(index)
    match = BEFORE.match(clause.name)
    if match is None:
        return None
    at = clause.span[0] + match.start("gift")
    return Naming(
        who + match["gift"], "given", (span, (at, at + len(match["gift"]))), who + match["gift"], clause.parts.subject,
        clause.parts.opening, clause.parts.predicate,
    )  # fmt: skip


def _after(scene: Scene, index: int, who: str, span: tuple[int, int]) -> Naming | None:
    figure, clause = scene.figure(index), scene.clause(index)
    match = AFTER.match(scene.sentence.right(index))
    if match is None:
        return None
    base = BASE.search(clause.text) if figure.share else None
    if clause.name and base is None and clause.name not in who and not figure.per:
        return None
    at = figure.right + match.start("gift")
    mark = f"(按{base['base']})" if base else ""
    name = who + match["gift"] + (match["kind"] or "")
    return Naming(name + mark, "given", (span, (at, at + len(match["gift"]))), name)


def _capped(scene: Scene, index: int) -> Naming | None:
    """…的20%给予补助,最高不超过30万元: the most that is given."""
    naming = scene.done[index - 1] if index else None
    bounded = scene.figure(index).comparator in ("<=", "<") or "最高" in scene.sentence.gap(index)
    gap = scene.sentence.gap(index)
    clause = gap.rsplit(",", 1)[-1]
    if naming is None or naming.rule != "given" or not bounded or ";" in gap or not CAP.match(clause):
        return None
    return replace(naming, name=naming.base, spans=(), completed=True)
