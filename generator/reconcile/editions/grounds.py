"""Why two sources are taken for editions, an interpretation or a predecessor: evidence in words, with its places."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.place import Place
from generator.model.statement import Statement
from generator.reconcile.editions.explained import Named
from generator.reconcile.editions.identity import Identity
from generator.reconcile.editions.recognise import HALF, SAME, Bond, Shelf, same_region
from generator.reconcile.editions.repeal import repeals
from generator.reconcile.wording import rounded
from generator.rules.editions import unwrapped
from generator.text.periods import span_of_time
from generator.text.typeset import typeset


def grounds(bond: Bond, shelf: Shelf, named: Named | None = None) -> tuple[Statement, ...]:
    """At least one; those with a place first lead to the words."""
    return tuple(_grounds(bond, shelf, named))


def _grounds(bond: Bond, shelf: Shelf, named: Named | None) -> Iterator[Statement]:
    a, b = bond.first, bond.second
    if bond.told == "catalogue":
        yield Statement("目录 catalogue.yml 载明", ())
    if named is not None:
        where = "题名" if named.in_title else "开头"
        places = (named.place,) if named.place is not None else ()
        yield Statement(f"{where}写明所说的是《{typeset(named.title)}》", places)
    if bond.told != "catalogue" and named is None:
        yield from _same_title(a, b)
    for each in (a, b) if bond.kind in ("draft", "revision") else ():
        yield from _marked(each)
    if bond.kind == "revision" and (place := repeals(b, a)) is not None:
        yield Statement("文中写明前一文本不再施行", (place,))
    if bond.told != "catalogue" and bond.kind != "predecessor":
        yield from _setting(bond)
    if bond.kind == "predecessor":
        assert a.period is not None
        assert b.period is not None
        yield Statement(f"地区相同，期间由{span_of_time(a.period)}接到{span_of_time(b.period)}", ())
    if bond.overlap is not None:
        yield Statement(_overlap(bond, shelf), ())


def _same_title(a: Identity, b: Identity) -> Iterator[Statement]:
    if a.core and a.core == b.core:
        yield Statement("题名指明调整的是这份规划" if b.adjusting else _likeness(a, b), _titles(a, b))


def _likeness(a: Identity, b: Identity) -> str:
    if unwrapped(a.named) == unwrapped(b.named):
        return "题名相同"
    if a.period != b.period:
        return "题名除年份外相同"
    if a.mark.words != b.mark.words and (a.mark_place or b.mark_place):
        return "题名除版次字样外相同"
    return "题名的主要用词相同"


def _titles(*sources: Identity) -> tuple[Place, ...]:
    return tuple(each.place for each in sources if each.place is not None)


def _marked(each: Identity) -> Iterator[Statement]:
    if not each.mark.words:
        return
    source = typeset(each.mark.words)
    if each.mark_place is not None:
        yield Statement(f"文件自称“{source}”", (each.mark_place,))
    elif not each.mark.final:
        yield Statement(f"文件名或目录中的题名写作“{source}”", ())


def _setting(bond: Bond) -> Iterator[Statement]:
    a, b = bond.first, bond.second
    same = []
    if same_region(a.region, b.region):
        assert b.region is not None
        same.append(f"地区同为{b.region.name}")
    if a.period is not None and a.period == b.period:
        same.append(f"期间同为{span_of_time(a.period)}")
    if same:
        yield Statement("，".join(same), ())


def _overlap(bond: Bond, shelf: Shelf) -> str:
    assert bond.overlap is not None
    share = f"{rounded(bond.overlap * 100)}%"
    if shelf.reach(bond.first, bond.second) < HALF:
        return f"较短的一份有{share}的文字见于另一份"
    likeness = "几乎全同" if bond.overlap >= SAME else "大体相近" if bond.overlap >= HALF else "部分相同"
    return f"两份文字{likeness}，重合{share}"
