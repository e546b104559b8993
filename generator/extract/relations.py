"""Rules for figures that stand in a relation: 由…增加到…, 分别, 占…, 比…增长."""

from __future__ import annotations

import re

from generator.extract.heads import distribute, entity
from generator.extract.naming import Naming, Scene
from generator.extract.trim import trim
from generator.rules.period_words import period_pattern
from generator.rules.phrases import anywhere, at_end, words
from generator.rules.units import alternation

MOVES = "增加|增长|提高|提升|上升|扩大|扩展|发展|下降|减少|降低|缩短|缩小|压缩|压减|调整|上调|下调|回落|回升|升|增|减|降|涨|变|达|提"
TO = re.compile(rf"^\s*(?:[^,;。:、]{{0,6}}?)(?:{MOVES})(?:到|至|为|成)|^\s*(?:的)?\s*(?:到|至)")
FROM = re.compile(r"[由从](?!事|业|属|此)(?P<point>[^,;。:由从]{0,18})$")
SEPARATOR = re.compile(r"^\s*(?:[、,]|和|及|与|以及|、和)\s*$")
SHARE = re.compile(r"(?P<part>.*?)(?P<share>占(?!地|用|有|道|领|比)[^,;。]{1,24})$")
MANY = 12


def from_to(scene: Scene, index: int) -> Naming | None:
    """高技能人才由36.7万人增加到54.1万人: one name, the first figure is the baseline, the second what was reached."""
    if _opens_move(scene, index):
        start = scene.sentence.clause_start(index)
        clause = scene.sentence.left(index)
        at = FROM.search(clause)
        return _moved(scene, index, clause[: at.start()], start, "baseline") if at else None
    if index and _opens_move(scene, index - 1) and (first := scene.done[index - 1]):
        return Naming(
            first.name, "from-to", first.spans, first.base, first.subject, first.opening, role="actual",
            completed=first.completed, uncertain=first.uncertain,
        )  # fmt: skip
    return None


def _opens_move(scene: Scene, index: int) -> bool:
    figures = scene.sentence.figures
    if index + 1 >= len(figures) or not FROM.search(scene.sentence.left(index)):
        return False
    gap = scene.sentence.text[figures[index].right : figures[index + 1].start]
    return len(gap) < 40 and bool(TO.match(gap))


def _moved(scene: Scene, index: int, head: str, start: int, role: str) -> Naming | None:
    parts = trim(head, scene.regions)
    name = head[parts.start : parts.end]
    previous = scene.previous(index)
    if not name:
        if previous is None:
            return None
        return Naming(previous.base, "from-to", base=previous.base, role="baseline", completed=True)
    span = (start + parts.start, start + parts.end)
    return Naming(name, "from-to", (span,), name, parts.subject, parts.opening, role="baseline")


def respectively(scene: Scene, index: int) -> Naming | None:
    """A、B分别达到X、Y: heads and figures are paired in order, and only when there are as many of each."""
    sentence = scene.sentence
    first = index
    while first and index - first < MANY and SEPARATOR.match(sentence.gap(first)):
        first -= 1
    left = sentence.left(first)
    if "分别" not in left[-24:]:
        return None
    last = index
    while last + 1 < len(sentence.figures) and last - first < MANY and SEPARATOR.match(sentence.gap(last + 1)):
        last += 1
    count = last - first + 1
    if count < 2:
        return None
    head, _, tail = left.rpartition("分别")
    change = _change_word(tail) or _change_word(head) if not re.search("[到至为]", tail) else ""
    return _paired(scene, index, first, count, head, change)


def _paired(scene: Scene, index: int, first: int, count: int, head: str, change: str) -> Naming | None:
    start = scene.sentence.clause_start(first)
    body, comparison = _without_comparison(head)
    parts = trim(body, scene.regions)
    name = body[parts.start : parts.end]
    mark = f"({comparison}{change})" if change else ""
    basis = _basis(comparison) if change else ""
    if not name:
        names = _earlier(scene, first, count)
        if names is None:
            return _unpaired(scene, index, mark, basis)
        base = names[index - first]
        return Naming(base + mark, "respectively", base=base, basis=basis, completed=True)  # type: ignore[arg-type]
    names = distribute(name, count)
    if names is None:
        return Naming(
            name + mark, "respectively-unpaired", base=name, basis=basis, uncertain=True,  # type: ignore[arg-type]
            subject=parts.subject, opening=parts.opening,
        )  # fmt: skip
    span = (start + parts.start, start + parts.end)
    base = names[index - first]
    return Naming(
        base + mark, "respectively", (span,), base, parts.subject, parts.opening, basis=basis,  # type: ignore[arg-type]
    )  # fmt: skip


def _unpaired(scene: Scene, index: int, mark: str, basis: str) -> Naming | None:
    previous = scene.previous(index)
    if previous is None:
        return None
    return Naming(
        previous.base + mark, "respectively-unpaired", base=previous.base, basis=basis,  # type: ignore[arg-type]
        completed=True, uncertain=True,
    )  # fmt: skip


def _earlier(scene: Scene, first: int, count: int) -> list[str] | None:
    """The names of the ``count`` levels before: all of them since the last 其中 or change, or the last list."""
    levels: list[str] = []
    for at in range(first - 1, -1, -1):
        naming = scene.done[at] if at < len(scene.done) else None
        if naming is None or naming.basis:
            break
        levels.insert(0, naming.base)
        if naming.member or ";" in scene.sentence.gap(at) or len(levels) > MANY:
            break
    return levels if len(levels) == count else None


def share(scene: Scene, index: int) -> Naming | None:
    """…占总数的36.6%: the part is named before 占, or is the figure before."""
    figure = scene.sentence.figures[index]
    parts, clause, start = scene.trimmed(index)
    if not figure.share:
        return None
    match = SHARE.match(clause[parts.start : parts.end])
    if match is None or re.search("^占比", match["share"]):
        return None
    span = (start + parts.start, start + parts.end)
    part = match["part"]
    if part:
        name = part + match["share"]
        return Naming(name, "share", (span,), part, parts.subject, parts.opening, parts.predicate)
    held, uncertain = _antecedent(scene, index)
    if held is None:
        return Naming(match["share"], "share", (span,), match["share"], parts.subject, uncertain=True)
    return Naming(
        held + match["share"], "share", (span,), held, parts.subject, parts.opening, parts.predicate,
        completed=True, uncertain=uncertain,
    )  # fmt: skip


def _antecedent(scene: Scene, index: int) -> tuple[str | None, bool]:
    """What an elliptic clause speaks of: the figure before it, or (doubtful) the clause before it."""
    sentence = scene.sentence
    start = sentence.clause_start(index)
    gap = sentence.text[sentence.gap_start(index) : max(start - 1, 0)]
    clause = re.split("[,;:。]", gap)[-1].strip()
    if clause and index and len(clause) <= 24 or (clause and not index and not scene.before):
        parts = trim(clause, scene.regions)
        name = clause[parts.start : parts.end]
        verb = anywhere("verbs").match(name)
        name = name[verb.end() :] if verb else name
        if 2 <= len(name) <= 12:
            return name, True
    previous = scene.previous(index)
    return (previous.base, False) if previous else (None, True)


def change(scene: Scene, index: int) -> Naming | None:
    """比上年增长10%: how much something grew or fell; what grew is named before, or is the figure before."""
    clause = scene.sentence.left(index)
    start = scene.sentence.clause_start(index)
    figure = scene.sentence.figures[index]
    match = _CHANGE.search(clause[-8:])
    if match is None or figure.kind == "ratio":
        return None
    at = len(clause) - len(clause[-8:]) + match.start()
    verb = match["verb"]
    body, comparison = _without_comparison(clause[:at])
    parts = trim(body, scene.regions)
    name = body[parts.start : parts.end]
    mark = f"({comparison}{verb})"
    basis = _basis(comparison)
    span = (start + parts.start, start + at + len(verb))
    if name and name not in words("general-wholes") and not _only_adverb(name):
        return Naming(
            name + mark, "change", (span,), name, parts.subject, parts.opening, basis=basis,
            member="其中" in parts.opening,
        )  # fmt: skip
    previous = scene.previous(index)
    if previous is None or not previous.base:
        return None
    return Naming(
        previous.base + mark, "change-elliptic", ((start + at, start + at + len(verb)),), previous.base,
        basis=basis, completed=True, opening=parts.opening,
    )  # fmt: skip


_CHANGE = re.compile(f"(?<![新])(?P<verb>{alternation(words('change-up', 'change-down'))})(?:了|约|近|达|幅度)?\\s*$")
_LINKS = re.compile(f"(?:{alternation(words('change-links'))})\\s*$")
_POINT = re.compile(
    f"[,、(]?(?P<text>(?:比|较|与|同)(?:{alternation(words('comparison-points'))}|(?P<year>[^,;。、比较与同]{{1,14}}?)))"
    r"(?:相比|比|同期相比)?[,\s]*$"
)


def _only_adverb(name: str) -> bool:
    return bool(re.fullmatch(f"(?:{alternation(words('change-links', 'adverbs'))})+", name))


def _change_word(text: str) -> str:
    match = re.search(f"(?P<verb>{alternation(words('change-up', 'change-down'))})(?:了)?\\s*$", text)
    return match["verb"] if match else ""


def _basis(comparison: str) -> str:
    return "average" if re.search(alternation(words("average")), comparison) else "change"


def _without_comparison(head: str) -> tuple[str, str]:
    """(what is left of the clause, the words of comparison): "…参保人数比“十二五”末" → "…参保人数", "比“十二五”末"."""
    links = ""
    while match := _LINKS.search(head):
        word = match[0].strip()
        if word in ("同比", "环比", "年均", "年平均", "实际", "日均", "平均每年") and word not in links:
            links = word + links
        head = head[: match.start()]
    point = _POINT.search(head[-24:])
    if point:
        at = max(0, len(head) - 24) + point.start()
        text = point["text"]
        if point["year"] is None or _time(point["year"]):
            head, links = head[:at], (text + links if len(text) <= 10 else links)
            while match := _LINKS.search(head):
                head = head[: match.start()]
    return head, links


def _time(text: str) -> bool:
    match = period_pattern().match(text.strip())
    return match is not None and match.end() >= len(text.strip()) - 3


def held(naming: Naming) -> str:
    """What a bare head (总量, 覆盖率) is completed with."""
    return entity(naming.base)


RELATIONS_END = at_end
