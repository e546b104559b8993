"""比上年增长10%: how much something grew or fell, and against what."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.extract.heads import tidied, with_opening
from generator.extract.naming import NameBasis, Naming, Scene
from generator.extract.parts import BREAKDOWN
from generator.extract.trim import trim
from generator.rules.first import guarded
from generator.rules.period_words import period_pattern
from generator.rules.phrases import anywhere, word_set, words
from generator.rules.units import alternation

# 改造提升, 优化提升: to better something, not a change of a figure.
BETTERING = "".join(f"(?<!{word})" for word in ("改造", "优化", "巩固", "整合", "整治", "完善", "转型"))
VERB = guarded(
    f"(?<!新)(?<!加){BETTERING}(?P<verb>{alternation(words('change-up', 'change-down'))})(?:了|约|近|达|幅度)?\\s*$"
)
LINK = re.compile(f"(?:{alternation(words('change-links'))})\\s*$")
POINT = guarded(
    f"[,、(]?\\s*(?P<text>(?:比|较|与|同)(?:{alternation(words('comparison-points'))}|(?P<time>[^,;。、比较与同]{{1,14}}?)))"
    r"(?:相比|比|同期相比)?[,\s]*$"
)
BASIS = re.compile("的?基础上$")
BESIDE = re.compile("(?:高于|低于|快于|慢于|高出|低)[^,;。:、]{2,14}$")
SAID = ("同比", "环比", "年均", "年平均", "实际", "名义", "日均", "平均每年", "累计")
# 扣除留抵退税因素后增长3.6%: what was left out of both years is no name.
LEFT_OUT = re.compile("(?:扣除|剔除)[^,;。、]{2,14}(?:因素|影响)后?$")
ADVERBS = guarded(f"(?:{alternation(words('change-links', 'adverbs', 'connectives'))})+")
YEARS_ALONE = re.compile("(?:\\d{1,2}|[一二两三四五六七八九十]{1,2})年")
LONGEST = 12
# Branches, kinds of enterprises and areas bear a measure; they are none.
BEARERS = ("业", "产业", "经济", "行业", "城镇", "农村", "乡村", "城市", "地区", "企业")
MEASURE = re.compile(
    "(?:增加值|总产值|产值|利润总额|利润|营业收入|主营业务收入|消费品零售总额|零售总额|零售额|用电量|投资|税收|出口额|销售额)$"
)
FAR = 120


def change(scene: Scene, index: int) -> Naming | None:
    """What grew is named before the verb, or is the figure before: 地区生产总值(比上年增长)."""
    clause = scene.clause(index)
    tail = clause.text[-8:]
    match = VERB.search(tail)
    if match is None or scene.figure(index).kind in ("ratio", "qualitative"):
        return None
    at = len(clause.text) - len(tail) + match.start()
    body, comparison = without_comparison(clause.text[:at])
    body = LEFT_OUT.sub("", body)
    parts = trim(body, scene.regions)
    name = body[parts.start : parts.end]
    mark, basis = f"({comparison}{match['verb']})", basis_of(comparison)
    word = (clause.start + at, clause.start + match.end("verb") + len(clause.text) - len(tail))
    if comparison.startswith("累计") and (span := YEARS_ALONE.match(name)) and span.end() < len(name):
        # 五年单位GDP能耗累计降低: the years over which it adds up, not a part of the name
        parts = replace(parts, start=parts.start + span.end())
        name = name[span.end() :]
    if name and name not in word_set("general-wholes") and not _adverbs_only(name):
        name, holder = tidied(name)
        spans = ((clause.start + parts.start, clause.start + parts.end), word)
        whole = _of_the_whole(scene, index, name, clause.member or "其中" in parts.opening)
        if (last := scene.done[index - 1] if index else None) and scene.sentence.gap(index).lstrip().startswith("、"):
            whole = with_opening(last.base, whole)
        return Naming(
            whole + mark, "change", spans, whole, parts.subject, parts.opening, basis=basis,
            member=clause.member or "其中" in parts.opening, uncertain=len(name) > 32, holder=holder,
            completed=whole != name,
        )  # fmt: skip
    previous = scene.previous(index)
    if previous is None or not previous.base:
        if not comparison or scene.figure(index).needs_noun:
            return None
        return Naming(mark.strip("()"), "change-elliptic", (word,), mark.strip("()"), basis=basis, uncertain=True)
    points = scene.figure(index).unit.endswith("百分点") and previous.rule == "share"
    held = previous.name if points else previous.base
    return Naming(
        held + mark, "change-elliptic", (word,), previous.base, basis=basis, completed=True, opening=parts.opening,
        member=previous.member,
    )  # fmt: skip


def _of_the_whole(scene: Scene, index: int, name: str, member: bool) -> str:
    """规模以上工业增加值增长7%,其中采矿业下降2%、制造业增长9%: what fell is the value added of the branch."""
    told = scene.before if scene.before and not scene.before.member else scene.whole
    earlier = next((n for n in reversed(scene.recent(index)) if n and not n.member and MEASURE.search(n.base)), told)
    parted = member or BREAKDOWN.search(
        scene.sentence.text, max(0, scene.figure(index).left - FAR), scene.figure(index).left
    )
    if not parted or earlier is None or not name.endswith(BEARERS):
        return name
    measure = MEASURE.search(earlier.base)
    return name + measure[0] if measure else name


def beside(scene: Scene, index: int) -> Naming | None:
    """增长8.9%,高于全省1.8个百分点: how far the figure before lies above or below another."""
    if not scene.figure(index).unit.endswith("百分点"):
        return None
    text = scene.clause(index).text.strip()
    match = BESIDE.search(text)
    previous = scene.previous(index)
    if previous is None:
        return None
    held, _, other = previous.name.rpartition("(")
    listed = previous.rule == "beside" and scene.sentence.gap(index).lstrip().startswith(("、", "和", "及"))
    if listed and 2 <= len(text.lstrip("、和及")) <= LONGEST and match is None:
        # 高于全国1.6个百分点、全省0.8个百分点
        name = f"{held}({other[:2]}{text.lstrip('、和及')})"
    elif match:
        name = f"{previous.name}({match[0].strip()})"
    else:
        return None
    return Naming(name, "beside", base=previous.base, basis="change", completed=True, member=previous.member)


def times_of(scene: Scene, index: int) -> Naming | None:
    """是2016年的3.2倍, 增长1倍: how many times what the figure before measures."""
    if not scene.figure(index).unit.endswith(("倍", "番")):
        return None
    previous = scene.previous(index)
    if previous is None or len(scene.clause(index).name) > 2:
        return None
    return Naming(
        f"{previous.base}(倍数)", "times", base=previous.base, basis="change", completed=True, member=previous.member
    )


def _adverbs_only(name: str) -> bool:
    return (ADVERBS.fullmatch(name) or YEARS_ALONE.fullmatch(name)) is not None


def change_word(text: str) -> str:
    """The verb of change at the end of ``text``; empty when there is none."""
    match = VERB.search(text[-8:])
    return match["verb"] if match else ""


def basis_of(comparison: str) -> NameBasis:
    """A yearly average, or one change."""
    return "average" if anywhere("average").search(comparison) else "change"


def without_comparison(head: str) -> tuple[str, str]:
    """(the clause without it, the words of comparison): …参保人数比“十二五”末 → …参保人数, 比“十二五”末."""
    head, links = _without_links(head, "")
    point = POINT.search(head[-26:])
    if point and (point["time"] is None or _is_time(point["time"])):
        head = head[: max(0, len(head) - 26) + point.start()]
        text = point["text"]
        links = (text if len(text) <= LONGEST and text[0] in "比较" else "") + links
        head, links = _without_links(head, links)
    return BASIS.sub("", head), links


def _without_links(head: str, links: str) -> tuple[str, str]:
    while match := LINK.search(head[-8:]):
        word = match[0].strip()
        if word in SAID and word not in links:
            links = word + links
        head = head[: len(head) - len(match[0])]
    return head, links


def _is_time(text: str) -> bool:
    match = period_pattern().match(text.strip())
    return match is not None and match.end() >= len(text.strip()) - 3
