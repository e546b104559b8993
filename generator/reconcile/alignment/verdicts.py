"""How two comparable figures stand to one another, in a sentence with the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.model.alignment import Relation
from generator.model.figure import LOWER, UPPER, Observation
from generator.reconcile.compare import measure, side
from generator.reconcile.evidence import Evidence
from generator.reconcile.wording import POINTS, amount, difference, label, number, when
from generator.rules.findings import direction
from generator.text.typeset import typeset

BOUNDS = (*UPPER, *LOWER)
CAUTIONS = {"unit_inferred": "单位", "period_inferred": "期间", "name_completed": "名称"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the first stands to the second, and the sentence."""

    relation: Relation
    text: str
    result: str = ""


def place(o: Observation) -> str:
    """The region's name."""
    return typeset(o.region.name) if o.region else ""


def told(o: Observation) -> str:
    """ "2025年目标≤5.5%"."""
    return f"{when(o)}{'目标' if side(o) == 'target' else ''}{amount(o)}"


def subject(a: Observation, b: Observation, evidence: Evidence) -> str:
    """What is compared: as a table has it, else the concept's name."""
    if a.mention.name == b.mention.name:
        return typeset(a.mention.name)
    concept = evidence.concept(a)
    return typeset(concept.name) if concept else label(a, evidence, b)


def gap(a: Observation, b: Observation) -> str:
    """How far apart two figures are: "0.5个百分点", "0.2万人（2,000人）"."""
    first, second = measure(a), measure(b)
    assert first is not None
    assert second is not None
    plain = number(abs(first[0] - second[0]))
    if first[1] in POINTS:
        return plain + POINTS[first[1]]
    return difference(a, b) or f"{plain}{first[1]}"


def caution(*figures: Observation) -> str:
    """What was concluded and not printed, as a bracket behind the sentence."""
    parts = [
        f"{place(o)}的{'、'.join(word for flag, word in CAUTIONS.items() if flag in o.flags)}为推断"
        for o in figures
        if o.flags & CAUTIONS.keys()
    ]
    return f"（{'，'.join(dict.fromkeys(parts))}）" if parts else ""


def rates(a: Observation, b: Observation, evidence: Evidence) -> Verdict:
    """Two rates, prices or ceilings of one time."""
    head = f"{subject(a, b, evidence)}：{place(a)}{told(a)}，{place(b)}{_second(a, b)}，"
    relation, words = _target(a, b, evidence) if side(a) == "target" else _realised(a, b)
    result = words.removeprefix(place(a)) if relation == "level" else ""
    return Verdict(relation, f"{head}{words}{caution(a, b)}。", result)


def copied(verdict: Verdict, goal: Observation, reached: Observation, evidence: Evidence) -> Verdict:
    """A target that is the superior's own, with what the part had before: is there anything left to do?"""
    way = direction(evidence.direction(goal), goal.mention.name)
    order = _order(reached, goal)
    done = order < 0 if way == "down" else order > 0
    where = {"down": "低", "up": "高"}.get(way, "")
    limit = bound(goal, goal)
    if not where or not done:
        left = f"，尚差{gap(reached, goal)}" if where and order and limit == "目标" else ""
        left = left or ({"上限": "，还在上限之外", "下限": "，尚未达到"}.get(limit, "") if order else "")
        words = f"{place(goal)}{when(reached)}为{amount(reached)}{left}"
        return Verdict(verdict.relation, f"{verdict.text[:-1]}；{words}。")
    beyond = {"上限": "本就在上限之内", "下限": "本就在下限之上"}.get(limit, f"比这个目标还{where}{gap(reached, goal)}")
    words = f"{place(goal)}{when(reached)}已是{amount(reached)}，{beyond}"
    return Verdict(verdict.relation, f"{verdict.text[:-1]}；{words}。")


def _second(a: Observation, b: Observation) -> str:
    """The second figure, its period only where it is written otherwise."""
    return amount(b) if when(a) == when(b) else told(b)


def _realised(a: Observation, b: Observation) -> tuple[Relation, str]:
    order = _order(a, b)
    if order == 0:
        return "level", "两地相同"
    return "level", f"{place(a)}{'高' if order > 0 else '低'}{gap(a, b)}"


def _target(a: Observation, b: Observation, evidence: Evidence) -> tuple[Relation, str]:
    way = direction(evidence.direction(a), a.mention.name)
    kind = bound(a, b)
    order = _order(a, b)
    if order == 0:
        if a.quantity.comparator == b.quantity.comparator:
            return "same", f"{kind}相同"
        return "same", f"数相同，{_signs(a, b)}"
    if kind == "上限" or (kind == "目标" and way == "down"):
        words = ("高", "宽于", "weaker") if order > 0 else ("低", "严于", "stricter")
    elif kind == "下限" or (kind == "目标" and way == "up"):
        words = ("高", "高于", "stricter") if order > 0 else ("低", "低于", "weaker")
    else:
        return "differs", f"{place(a)}{'高' if order > 0 else '低'}{gap(a, b)}，这项指标不分高低，不评宽严"
    return words[2], f"{place(a)}{words[0]}{gap(a, b)}，{kind}{words[1]}{place(b)}"  # type: ignore[return-value]


def _signs(a: Observation, b: Observation) -> str:
    """How two bounds with one number differ."""
    strict = [o for o in (a, b) if o.quantity.comparator in ("<", ">")]
    if bound(a, b) != "目标":
        return f"{place(strict[0])}不含本数"
    limited = next(o for o in (a, b) if o.quantity.comparator != "=")
    return f"{place(limited)}写明是{'上限' if limited.quantity.comparator in UPPER else '下限'}"


def bound(a: Observation, b: Observation) -> str:
    """上限, 下限 or 目标: what both are."""
    signs = {a.quantity.comparator, b.quantity.comparator}
    if signs <= {*UPPER}:
        return "上限"
    return "下限" if signs <= {*LOWER} else "目标"


def _order(a: Observation, b: Observation) -> int:
    first, second = measure(a), measure(b)
    assert first is not None
    assert second is not None
    return (first[0] > second[0]) - (first[0] < second[0])


def portion(a: Observation, b: Observation, evidence: Evidence) -> Verdict | None:
    """A count of a part beside that of the whole: its share, or that it exceeds it; None where bounds forbid both."""
    first, second = measure(a), measure(b)
    assert first is not None
    assert second is not None
    head = f"{subject(a, b, evidence)}：{place(a)}{told(a)}，{place(b)}{_second(a, b)}，"
    signs = a.quantity.comparator, b.quantity.comparator
    if first[0] > second[0] and signs[0] in ("=", *LOWER) and signs[1] in ("=", *UPPER):
        words = f"{place(a)}比所在的{place(b)}还多{gap(a, b)}，两处须核实"
        return Verdict("exceeds", f"{head}{words}{caution(a, b)}。")
    if signs[0] != signs[1] or signs[0] == "~" or second[0] <= 0 or first[0] < 0 or first[0] > second[0]:
        return None
    limits = {"=": ""}.get(signs[0], "按界限计，")
    part = share(first[0], second[0])
    return Verdict("share", f"{head}{limits}占{place(b)}的{part}{caution(a, b)}。", part)


def only_bounds(a: Observation, b: Observation) -> str:
    """Which of two counts is only a bound, so that no share can be told."""
    kinds = [
        (o, "下限" if o.quantity.comparator in LOWER else "上限") for o in (a, b) if o.quantity.comparator in BOUNDS
    ]
    return (
        "，".join(f"{place(o)}只给出{kind}" for o, kind in kinds[-1:]) + "，不算份额" if kinds else "总数是零，不算份额"
    )


def share(part: Decimal, whole: Decimal) -> str:
    """A share in per cent with two significant digits behind small ones: "12.3%", "0.41%"."""
    value = part / whole * 100
    places = Decimal("0.1") if value >= 1 else Decimal("0.01") if value >= Decimal("0.1") else Decimal("0.001")
    return f"{number(value.quantize(places, ROUND_HALF_UP))}%"
