"""Parts and kinds: 其中住宅443万平方米, 国家级1家 — names that take their measure, or what they count, from another."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.extract.heads import tidied
from generator.extract.naming import BACK, Naming, Scene
from generator.rules.divisions import resolve
from generator.rules.phrases import at_end, word_set, words
from generator.text.numerals import MAGNITUDES

AGES = re.compile(r"[\d—~至-]+周?岁(?:\(含\))?(?:及?以上|及?以下)?|百岁以上")
LEVEL = re.compile("^(?:全国|国家级?|省级|市级|县级|世界级)?(?:以上)?(?:重点)?")
PLACES_AT_END = re.compile("(?:城区|主城区|中心城区|城镇|城市|农村|乡镇|市区|县城|国家级|省级|市级|县级)$")
KIND_OF_WHOLE = re.compile("[一-鿿]{2,4}类|普通高中|高中|初中|小学|幼儿园|中职|高职|中专|大专|本科|高校")
GRADE = re.compile(r"(?:国家)?\d?A+级|[一二三四五]星级|[一二三]级甲等|[一二三甲乙丙]级|[一二三四]类")
HOSPITAL = re.compile(
    "[一二三](?:级甲等|级乙等|级)(?:医院|医疗机构|定点医院)|(?:乡镇|社区|县级?|市级?|省级?)(?:医院|卫生院|医疗机构)"
)
RANKS = frozenset({"一级", "二级", "三级"})
BOUNDED = re.compile("(?<=级)(?:及以[上下]|以[上下])")
AGE_OF = re.compile(r"^(?:发放)?[\d—-]+周?岁(?:\(含\))?(?:及?以上|以下)?的?(?:老年人|老人|人员)?(?:发放)?")
# 公路密度每百平方公里120公里: a density has no part that is measured in its unit.
DENSITY = re.compile("每[百千万]?(?:平方公里|公里|人口?|户|亩|平方米|万元)$")
OWN = 2
PLACE = re.compile("[一-鿿]{2,8}(?:省|市|区|县|州|盟|旗)")
SIBLING = re.compile(
    "(?:装机容量|发电量|用电量|产量|销量|进出口|出口|进口|增加值|总产值|投资|收入|支出|存款|贷款|销售面积|零售额"
    "|客运量|货运量|周转量)(?:总?额|余额)?$"
)
BREAKDOWN = re.compile("(?:按|从|分)[^,;。]{1,10}(?:分|看)[,:]")
COUNTS = ("人", "户")


def kind_alone(scene: Scene, index: int, plain: Naming) -> Naming | None:
    """县级以上龙头企业96家,其中国家级1家: a kind that names nothing takes what the figure before it counts."""
    if plain.member and PLACE.fullmatch(plain.name) and resolve(plain.name):
        # 转移就业12万人,其中汉阴县1万人: the same of a part of the region
        whole = of_unit(scene, index)
        return whole and replace(
            plain, name=whole.base, rule="place", base=whole.base, spans=whole.spans, subject=plain.name, completed=True
        )
    graded = GRADE.fullmatch(plain.name) or AGES.fullmatch(plain.name)
    if graded is None and scene.figure(index).share:
        # 一级医院报销比例90%,二级医院80%: no hospital is a share
        graded = HOSPITAL.fullmatch(plain.name)
    staged = plain.member and KIND_OF_WHOLE.fullmatch(plain.name)
    if plain.name not in word_set("kinds-alone") and not graded and not staged:
        return None
    whole = of_unit(scene, index)
    if whole is None:
        return None
    if not plain.member and (sister := _sister(whole.base, plain.name)):
        name = sister
    elif plain.name.endswith("均"):
        name = plain.name + whole.base
    elif AGES.fullmatch(plain.name):
        name = f"{AGE_OF.sub('', whole.base) or whole.base}({plain.name})"
    elif other := next((kind for kind in word_set("degrees") if whole.base.endswith(kind)), ""):
        # 引进博士300名、硕士3000名: one degree is no kind of another
        name = whole.base.removesuffix(other) + plain.name
    else:
        base = PLACES_AT_END.sub("", LEVEL.sub("", whole.base.split("(")[0])) or whole.base
        name = f"{base}({plain.name})"
    return replace(plain, name=name, rule="kind", base=name, completed=True)


def _goes_on(scene: Scene, gap: str) -> bool:
    """其中 ends at a semicolon, unless the whole sentence is the breakdown (其中,夏粮…;秋粮…)."""
    text = scene.sentence.text.lstrip()
    return ";" not in gap or text.startswith("其中") or bool(BREAKDOWN.match(text))


def _sister(base: str, kind: str) -> str:
    """城镇居民人均可支配收入…;农村…: a sister kind takes the place of the first, it is no part of it."""
    for group in words("sisters"):
        members = group.split("=")[1].split("/")
        held = max((each for each in members if each in base and each + "化" not in base), key=len, default="")
        if kind in members and held and kind not in base:
            # 一级及以下医院…65%,二级50%: the bound was that of the first
            return BOUNDED.sub("", base.replace(held, kind, 1), 1) if kind in RANKS else base.replace(held, kind, 1)
    return ""


def of_unit(scene: Scene, index: int) -> Naming | None:
    """The nearest level before that is measured in the unit of this figure and is no part of another."""
    unit = measure(scene, index)
    for at in range(index - 1, max(-1, index - BACK - 1), -1):
        naming = scene.done[at] if at < len(scene.done) else None
        level = (
            naming and naming.basis in ("", "cumulative") and not naming.member and naming.rule not in ("part", "kind")
        )
        if naming and level and measure(scene, at) == unit:
            return naming
    return None


def measure(scene: Scene, index: int) -> str:
    """The unit of a figure without its magnitude, of money also without whom it is for (元 of 元/人·月)."""
    unit = scene.figure(index).unit.lstrip("".join(MAGNITUDES))
    return "元" if unit.startswith("元/") else unit


def part(scene: Scene, index: int, plain: Naming) -> Naming | None:
    """商品房销售面积526万平方米,其中住宅443万平方米: a part without a measure of its own takes that of the whole."""
    figure = scene.figure(index)
    if figure.needs_noun or figure.unit.endswith(COUNTS) or figure.share or not figure.unit:
        return None
    names = scene.levels(index)
    if named := _parallel(scene, index, plain, names[-1] if names else None):
        return named
    if named := _sibling(scene, index, plain, names[-1] if names else None):
        return named
    if at_end("measures", "categories", "bare-heads", "weak-heads", "own-measures").search(plain.name):
        return None
    gap = scene.sentence.gap(index)
    broken_down = BREAKDOWN.search(gap)
    if not (plain.member or broken_down or (names and names[-1].rule == "part" and _goes_on(scene, gap))):
        return None
    if names and names[-1].rule == "part":
        whole = names[-1].name.rsplit("(", 1)[0]
    else:
        held = next((n for n in reversed(names) if not n.member), None)
        held = of_unit(scene, index) if held else scene.whole
        whole = held.base if held else ""
    if not whole or DENSITY.search(whole) or _alike(whole, plain.name) >= OWN:
        return None
    name = f"{whole}({tidied(plain.name)[0]})"
    return replace(plain, name=name, rule="part", base=name, completed=True, member=True)


def _alike(one: str, other: str) -> int:
    """How many characters two names have in common at their ends."""
    common = 0
    while common < min(len(one), len(other)) and one[-1 - common] == other[-1 - common]:
        common += 1
    return common


def _sibling(scene: Scene, index: int, plain: Naming, before: Naming | None) -> Naming | None:
    """其中,火电装机容量13.9亿千瓦;水电4.2亿千瓦: the items after the first measure the same in a breakdown."""
    text = scene.sentence.text
    if before is None or before.verb or not (text.startswith("其中") or BREAKDOWN.match(text)):
        return None
    last = next(at for at in range(index - 1, -1, -1) if scene.done[at] is before)
    borne = SIBLING.search(before.base)
    if borne is None or borne[0] == before.base or measure(scene, index) != measure(scene, last):
        return None
    if SIBLING.search(plain.name) or plain.name.endswith(words("measures")):
        return None
    name = plain.name + borne[0]
    return replace(plain, name=name, rule="sibling", base=name, completed=True)


def _parallel(scene: Scene, index: int, plain: Naming, before: Naming | None) -> Naming | None:
    """国有控股企业实现利润52亿元,股份制企业131亿元: the measure of the item before, in the same unit."""
    if before is None or not before.holder or not before.name.startswith(before.holder):
        return None
    at = next(at for at in range(index - 1, -1, -1) if scene.done[at] is before)
    same = scene.figure(at).unit[-1:] == scene.figure(index).unit[-1:]
    if not same or at_end("measures", "bare-heads", "weak-heads", "own-measures").search(plain.name):
        return None
    name = plain.name + before.name[len(before.holder) :]
    return replace(plain, name=name, rule="parallel", base=name, completed=True, holder=plain.name)
