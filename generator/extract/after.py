"""帮扶18.3万名困难人员实现就业: what is counted stands after the figure."""

from __future__ import annotations

import re
from functools import cache

import msgspec
from msgspec.structs import replace

from generator.extract.heads import entity
from generator.extract.naming import Clause, Naming, Scene, verbs
from generator.extract.trim import BLANK, trim
from generator.rules.phrases import anywhere, at_start, word_set, words
from generator.text.numerals import MAGNITUDES
from generator.text.words import is_verb, starts

EACH = re.compile("^每(?:个|户|名|人|村|县|镇|校|家|年)")
MUCH = re.compile("的?(?:比例|比重|标准)(?![^,;。、]*[一-鿿]{4})")
STANDARD = re.compile(
    "的(?P<kind>标准|限额|额度)(?:,)?(?:给予|予以|依次|定额|一次性|逐月|按月)*(?P<what>[一-鿿]{3,16})(?=[,。;、]|$)"
)
AT_LEAST = re.compile("(?:至少|不少于|最多)(?:建成|建有|配备|设有|设置|有|开展)?")
# 200张床位以上的养老机构: what kind of thing is counted, by its size.
THRESHOLD = re.compile(r"^\s*\d[\d.]*\s?[万亿]?[一-鿿㎡]{1,5}?(?:\(含\))?(?:及)?以[上下内]的?(?=[一-鿿])")
SIZE = re.compile(
    "(?:收入|产值|营收|营业额|税收)(?:过|超|达)?(?:百亿|千亿|十亿|亿|千万)?元?$|(?:百亿|千亿|十亿|亿|千万)元$"
)
SIZED = re.compile("[^,;。]{0,60}?元(?:以上)?的(?P<noun>[一-鿿]{2,12}?)(?=[,;。、]|$)")
LONG, HELD, SHORT = 28, 14, 4
CLAUSE_MARK = re.compile("[,;:。]")
GRANTED = re.compile("^(?:给予|予以)")
RECEIVER = re.compile("[为对给]")
NOUN = re.compile("[一-鿿“《]")
TASK = re.compile("(?:的)?(?:目标任务|任务|目标)$")


class Before(msgspec.Struct, frozen=True):
    """What of the words before the figure goes into the name, and the verb that the next item inherits."""

    words: str = ""
    verb: str = ""


def after(scene: Scene, index: int) -> Naming | None:
    """The noun is taken when the unit wants one (名, 个, 家), or when nothing or only a verb stands before."""
    figure = scene.figure(index)
    clause = scene.clause(index)
    right = _past_size(scene, index, noun_after(scene, index)) or _shared_noun(scene, index)
    if standard := STANDARD.match(scene.sentence.right(index)):
        return _standard(figure.right, standard)
    if (
        figure.unit in word_set("time-units")
        or not right
        or figure.kind == "qualitative"
        or (figure.share and MUCH.match(scene.sentence.right(index)))
    ):
        return None
    verb = last_verb(clause.name)
    of_it = clause.text.rstrip().endswith("的") or bool(EACH.match(clause.name))
    wanted = figure.needs_noun or figure.unit_missing or of_it or verb or not clause.name
    if not wanted or (clause.name and not verb and not of_it and right in word_set("general-wholes")):
        return None
    held = _before(scene, index, clause, verb)
    held = replace(held, words=AT_LEAST.sub("", held.words))
    at = scene.sentence.text.index(right, figure.right)
    spans: tuple[tuple[int, int], ...] = ((at, at + len(right)),)
    if held.words and held.words in clause.text:
        start = clause.start + clause.text.rindex(held.words)
        spans = ((start, start + len(held.words)), *spans)
    if right.endswith(words("measures")) and _rate_follows(scene, index):
        return Naming(entity(right), "after", spans, entity(right), clause.parts.subject, uncertain=True)
    topic = _topic(scene, index, right) if EACH.match(held.words) else ""
    return Naming(
        topic + held.words + right, "after", spans, right, clause.parts.subject, clause.parts.opening,
        clause.parts.predicate, verb=held.verb, member=clause.member, completed=bool(topic),
    )  # fmt: skip


def _rate_follows(scene: Scene, index: int) -> bool:
    """12个国控断面水质优良比例91.7%: the noun is the name of the share after it, and counts for this figure in part."""
    figures = scene.sentence.figures
    joined = index + 1 < len(figures) and scene.sentence.clause_end(index) == figures[index + 1].left
    return joined and figures[index + 1].share


def _standard(at: int, match: re.Match[str]) -> Naming:
    """按每人每月120元的标准发放高龄津贴: the standard of what is given."""
    span = (at + match.start("what"), at + match.end("what"))
    return Naming(match["what"] + match["kind"], "after-standard", (span,), match["what"])


def _past_size(scene: Scene, index: int, noun: str) -> str:
    """培育5家年销售收入过百亿元、2家达500亿元的企业: what is counted stands after the size that tells which."""
    if not SIZE.search(noun):
        return noun
    rest = scene.sentence.text[scene.figure(index).right :]
    counted = SIZED.match(rest)
    return counted["noun"] if counted else noun


def _shared_noun(scene: Scene, index: int) -> str:
    """1.2万户4.1万名贫困人口: two counts in a row share the noun after the second."""
    figures = scene.sentence.figures
    adjoins = index + 1 < len(figures) and figures[index + 1].left == figures[index].right
    return noun_after(scene, index + 1) if adjoins else ""


def _before(scene: Scene, index: int, clause: Clause, verb: tuple[int, str] | None) -> Before:
    name = clause.name
    if EACH.match(name) or clause.text.rstrip().endswith("的"):
        return Before(name if len(name) <= HELD else "")
    if verb is None:
        if name:
            return Before(name if len(name) <= HELD else "")
        inherited = inherited_verb(scene, index)
        return Before(inherited, inherited)
    at, word = verb
    given = name[:at]
    if given and word in word_set("giving") and RECEIVER.search(clause.parts.opening) and len(given) <= HELD:
        return Before(given)
    if scene.figure(index).share and given:
        return Before(name)
    return Before() if word in word_set("light-verbs") else Before(word, word)


def _topic(scene: Scene, index: int, noun: str) -> str:
    """What 每户 is said of: the head of the clause before, when it holds no figure (…的建档立卡贫困劳动力,每户…)."""
    sentence = scene.sentence
    start = sentence.clause_start(index)
    gap = sentence.text[sentence.gap_start(index) : max(0, start - 1)]
    clauses = CLAUSE_MARK.split(gap)
    clause = clauses[-1]
    if index and len(clauses) == 1:
        # what stands between two figures without a mark belongs to the first
        return ""
    parts = trim(clause, scene.regions)
    head = clause[parts.start : parts.end].rsplit("的", 1)[-1]
    governed = at_start("verbs").match(clause[parts.start : parts.end])
    told = any(word in head for word in words("light-verbs") if len(word) > 1)
    named = 2 <= len(head) <= HELD and noun not in head and not told
    return head if named and not governed and not last_verb(head) else ""


def inherited_verb(scene: Scene, index: int) -> str:
    """The verb of the item before in a list (打造2名…、1家…)."""
    joint = scene.sentence.last_before(scene.clause(index).start)
    naming = scene.done[index - 1] if index else None
    if naming is None or not naming.verb:
        return ""
    gap = scene.sentence.gap(index).lstrip()
    if naming.verb in word_set("changing-verbs"):
        return naming.verb if gap.startswith(("、", "和", "及", "以及")) or _parallel(scene, index, naming) else ""
    listed = joint and joint in "、和及与"
    return naming.verb if listed or gap.strip() in ("、", "和", "及") else ""


def _parallel(scene: Scene, index: int, naming: Naming) -> bool:
    """招收高中生4082人,初中生9381人: nouns that end alike and are counted alike are governed by one verb."""
    name = scene.clause(index).name
    units = {scene.figure(at).unit.lstrip("".join(MAGNITUDES)) for at in (index - 1, index)}
    alike = 2 <= len(name) <= SHORT and naming.base[-1:] == name[-1:] and len(units) == 1
    return alike and scene.sentence.gap(index).lstrip().startswith(",")


@cache
def _verbs_by_end() -> dict[str, tuple[str, ...]]:
    """Verbs by their last character: most names end with none, and need no segmentation."""
    found: dict[str, list[str]] = {}
    for word in sorted(verbs()):
        found.setdefault(word[-1], []).append(word)
    return {end: tuple(words) for end, words in found.items()}


def last_verb(text: str) -> tuple[int, str] | None:
    """(position, verb) when ``text`` ends with a verb, of one or several words (引进培养, 取消和下放)."""
    text = text.removesuffix("了")
    ends = text.endswith(_verbs_by_end().get(text[-1:], ()))
    cuts = [cut for cut in starts(text) if cut < len(text)][-4:] if ends else []
    for cut in cuts:
        if text[cut:] in verbs():
            return cut, text[cut:]
    return (0, text) if 2 <= len(text) <= 3 and is_verb(text) else None


def _without_relative(text: str) -> str:
    """具有一定带动力的龙头企业 → 龙头企业: a clause before 的 that describes is no part of the name."""
    clause, mark, head = text.rpartition("的")
    if not mark or len(head) < 4:
        return text
    describes = clause.startswith(words("relative-openings")) or clause.endswith(words("describing")) or is_verb(clause)
    return head if describes else text


def noun_after(scene: Scene, index: int) -> str:
    """The noun phrase after a figure; empty when there is none."""
    sentence = scene.sentence
    text = sentence.right(index)
    figures = sentence.figures
    if index + 1 < len(figures) and sentence.clause_end(index) == figures[index + 1].left:
        text = text[: max((at for mark in "、和及" if (at := text.rfind(mark)) >= 0), default=len(text))]
    if _stop(text.lstrip()) == 0:
        return ""
    text = THRESHOLD.sub("", text, 1)
    text = GRANTED.sub("", text.strip().removeprefix("的").lstrip())
    if not NOUN.match(text):
        return ""
    text = text[: _stop(text)]
    if "(" in text and ")" not in text:
        text = text[: text.index("(")]
    if len(text) > LONG and "、" in text[:LONG]:
        text = text[: text[:LONG].rindex("、")]
    text = _without_relative(TASK.sub("", text.rstrip(BLANK)))
    return text if len(text) >= 2 else ""


def _stop(text: str) -> int:
    """Where the noun phrase ends: before a whole word that cannot be in it; the length of ``text`` if there is none."""
    if not anywhere("right-stops").search(text):
        return len(text)
    cuts = starts(text)
    for place, cut in enumerate(cuts[:-1]):
        graded = text[cut - 1 : cut] == "级" and text.startswith(("以上", "以下"), cut)
        if not graded and any(text[cut:end] in word_set("right-stops") for end in cuts[place + 1 : place + 4]):
            return cut
    return len(text)
