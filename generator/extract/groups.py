"""分别: heads and figures paired in order, and only when there are as many of each."""

from __future__ import annotations

import re

import msgspec

from generator.extract.changes import basis_of, change_word, without_comparison
from generator.extract.heads import distribute, entity, tidied
from generator.extract.listed_times import listed_times, lists_times
from generator.extract.naming import NameBasis, Naming, Scene
from generator.extract.parts import of_unit
from generator.extract.trim import trim
from generator.rules.phrases import word_set, words

SEPARATOR = re.compile(r"^\s*(?:[、,]|和|及|与|以及|、和)\s*(?:每[人户生床](?:每[年月天日])?|每[年月])?\s*$")
PER_EACH = re.compile("每[百千万]?人口?")
NUMBER_OF = re.compile("(?<=[一-鿿]{2})[两二三四五六七八九十]个?(?:省|市|县|区|州|镇|乡|地|者|类)$")
YEARS = re.compile("(?:[一二两三四五六七八九十]+|各|每)个?(?:年|月|季度)")
MANY = 12
TIME_FIRST = re.compile(r"(?:(?:19|20)\d\d\s?年?)+(?:末|底)?")
NEWLY = re.compile("^(?:新增|净增|新认定|新)")
REACHING = re.compile("[到至为成]")


class Group(msgspec.Struct, frozen=True):
    """The figures ``[first, first + count)`` of one 分别; ``mark`` and ``basis`` when they are changes."""

    first: int
    count: int
    head: str
    start: int
    mark: str
    basis: NameBasis
    tail: str = ""


def respectively(scene: Scene, index: int) -> Naming | None:
    """A、B参保人数分别达到X、Y; where no head stands in the clause, the figures before give the names."""
    group = _group(scene, index)
    if group is None:
        return None
    if timed := _by_time(scene, index, group):
        return timed
    parts = trim(group.head, scene.regions)
    name = group.head[parts.start : parts.end]
    if not name:
        return _from_before(scene, index, group)
    if name in word_set("bare-heads") and (told := _earlier(scene, group)):
        return _headed(told[index - group.first], name, parts.opening)
    span = (group.start + parts.start, group.start + parts.end)
    name, _ = tidied(name)
    names = distribute(name, group.count)
    if lists_times(group.head) and names is not None and any(TIME_FIRST.match(each) for each in names):
        name = TIME_FIRST.sub("", names[-1]) or name
        names = None
    base = _of_its_own(scene, index, group, names, "其中" in parts.opening) if names else name
    return Naming(
        base + group.mark, "respectively" if names else "respectively-unpaired", (span,), base, parts.subject,
        parts.opening, basis=group.basis, uncertain=names is None, member="其中" in parts.opening,
    )  # fmt: skip


def _of_its_own(scene: Scene, index: int, group: Group, names: list[str], member: bool) -> str:
    """The name of one figure: money is not for each of so many persons, a place alone is a part of the whole before."""
    name = NUMBER_OF.sub("", names[index - group.first])
    money = [scene.figure(at).unit.endswith("元") for at in (group.first, index)]
    if (each := PER_EACH.match(names[0])) and money == [False, True]:
        return name.removeprefix(each[0])
    whole = of_unit(scene, group.first) if member else None
    return name if whole is None or name.endswith(words("measures", "own-measures")) else f"{whole.base}({name})"


def _headed(earlier: str, head: str, opening: str) -> Naming:
    """新增规上企业136家、小巨人企业8家,总数分别达到1208家、31家: the head of what each figure before counts."""
    changing: NameBasis = "change" if head in word_set("change-heads") else ""
    base = earlier if changing else NEWLY.sub("", entity(earlier))
    base += head
    return Naming(base, "respectively", base=base, opening=opening, basis=changing, completed=True)


def _either(name: str, group: Group, span: tuple[tuple[int, int], ...]) -> Naming:
    """2021年、2022年甲、乙分别为1、2: nothing says whether the times or the names are paired."""
    return Naming(name + group.mark, "respectively-unpaired", span, name, basis=group.basis, uncertain=True)


def _clause_before(text: str, at: int) -> int:
    """Where the clause begins that ends with the mark just before ``at``; ``at`` itself where there is none."""
    return max(text.rfind(mark, 0, at - 1) for mark in ",;。") + 1 if text[at - 1 : at] == "," else at


def _by_time(scene: Scene, index: int, group: Group) -> Naming | None:
    """2021年、2022年产量分别为…, 2021年、2022年分别新建公园…: the times are paired, the name is said once."""
    head, start = group.head, group.start
    if not lists_times(head) and listed_times(head, group.count) is None:
        start = _clause_before(scene.sentence.text, start)
        head = scene.sentence.text[start : group.start] + head
    listed = listed_times(head, group.count)
    if listed is None or (group.head != head and head[listed.end :][:1] != ","):
        return None
    places = [(listed.end, len(head)), (0, listed.start)]
    if not group.mark:
        places.insert(1, (len(head) + len("分别"), len(head) + len("分别") + len(group.tail)))
    for first, last in places:
        text = scene.sentence.text[start + first : start + last]
        lead = len(text) - len(text.lstrip("比较, "))
        parts = trim(text[lead:].rstrip("比较, "), scene.regions)
        name = text[lead:][parts.start : parts.end]
        if len(name) > 1 and not YEARS.fullmatch(name):
            span: tuple[tuple[int, int], ...] = (
                (start + first + lead + parts.start, start + first + lead + parts.end),
            )
            break
    else:
        previous = scene.previous(group.first)
        name, span, parts = previous.base if previous else "", (), trim("")
    if not name:
        return None
    if distribute(name, group.count):
        return None if group.head != head else _either(name, group, span)
    time = listed.times[index - group.first]
    mark = f"(较{time}{change_word(group.tail)})" if listed.compared else group.mark
    return Naming(
        tidied(name)[0] + mark, "respectively-times", span, tidied(name)[0], parts.subject, parts.opening,
        basis=group.basis, completed=not span, time="" if listed.compared else time,
    )  # fmt: skip


def _group(scene: Scene, index: int) -> Group | None:
    sentence = scene.sentence
    first = index
    while first and index - first < MANY and SEPARATOR.match(sentence.gap(first)):
        first -= 1
    last = index
    while last + 1 < len(sentence.figures) and last - first < MANY and SEPARATOR.match(sentence.gap(last + 1)):
        last += 1
    if last == first:
        return None
    clause = scene.clause(first)
    if "分别" not in clause.text:
        return _unsaid(scene, first, last)
    head, word, tail = clause.text.rpartition("分别")
    if not word or len(tail) > 24:
        return None
    change = "" if REACHING.search(tail) else change_word(tail) or change_word(head)
    comparison = ""
    if change:
        if change_word(tail):
            _, comparison = without_comparison(tail.rstrip()[: -len(change)])
        head, earlier = without_comparison(head.removesuffix(change))
        comparison = comparison or earlier
    mark = f"({comparison}{change})" if change else _share_of(tail, sentence.figures[first].share)
    basis: NameBasis = basis_of(comparison) if change else "cumulative" if "累计" in head else ""
    if sentence.figures[first].unit == "倍":
        mark, basis = "(倍数)", "change"
    return Group(first, last - first + 1, head, clause.start, mark, basis, tail)


def _unsaid(scene: Scene, first: int, last: int) -> Group | None:
    """弃风率、弃光率分别为3.2%和1.8%,同比下降1.1个和0.4个百分点: changes of just as many figures, without 分别."""
    clause = scene.clause(first)
    change = change_word(clause.text)
    if not change:
        return None
    body, comparison = without_comparison(clause.text.rstrip().removesuffix(change))
    parts = trim(body, scene.regions)
    group = Group(first, last - first + 1, "", clause.start, f"({comparison}{change})", basis_of(comparison))
    return group if parts.start == parts.end and _earlier(scene, group) else None


def _share_of(tail: str, is_share: bool) -> str:
    """分别占总数的12%和15%, 分别完成年度目标的86%和93%: what the shares are of."""
    end = trim(tail).end
    return tail[:end] if is_share and end > 2 else ""


def _from_before(scene: Scene, index: int, group: Group) -> Naming | None:
    names = _earlier(scene, group)
    previous = scene.previous(group.first)
    if names is None and previous is None:
        return None
    base = names[index - group.first] if names else previous.base if previous else ""
    return Naming(
        base + group.mark, "respectively" if names else "respectively-unpaired", base=base, basis=group.basis,
        completed=True, uncertain=names is None,
    )  # fmt: skip


def _earlier(scene: Scene, group: Group) -> list[str] | None:
    """The names of the levels just before, back to the last change, 其中 or semicolon, if they are as many."""
    levels: list[str] = []
    for at in range(group.first - 1, max(-1, group.first - MANY - 1), -1):
        naming = scene.done[at]
        if naming is None or naming.basis in ("change", "average"):
            break
        if naming.role != "baseline":
            # 由690元提高至735元: what it was before is no second thing
            levels.insert(0, naming.base)
        gap = scene.sentence.gap(at)
        if ";" in gap or "其中" in gap + naming.opening:
            break
    if len(levels) > group.count and _apart(scene, group):
        return levels[-group.count :]
    return levels if len(levels) == group.count else None


def _apart(scene: Scene, group: Group) -> bool:
    """Whether just as many figures before share a unit that the one before them lacks (企业1286户,产值…,利润…)."""
    ends = [scene.figure(at).unit.split("/")[0][-1:] for at in range(group.first - group.count - 1, group.first)]
    return len(set(ends[1:])) == 1 and ends[0] != ends[1]
