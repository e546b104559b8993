"""The region of a figure: the source's, unless the subject, the name or the column names another."""

from __future__ import annotations

import re
from functools import cache

from generator.model.figure import Mention
from generator.model.source import Region
from generator.normalise.frame import Frame
from generator.rules.divisions import leading, scope, scope_words
from generator.rules.units import alternation
from generator.text.fold import fold, folded

# 全国文明城市, 全省重点项目: whose honour or list it is, not where the figure was counted.
HONOUR = re.compile(
    "重点(?!人群|群体)|文明|先进|优秀|示范|劳动模范|劳模|五一|三八|[百十]强|百佳|卫生城|双拥|一流|首批|首个|特色|知名|样板|试点|最美|道德模范"
)
CLAUSE = re.compile("[,;。:]")
# A clause that says nothing but where is short.
NEAR = 24


def region_of(mention: Mention, frame: Frame) -> Region | None:
    """全县 and 全市 are divisions that the source's region lies in; a division's own name is looked up.

    None for a district (东城区) that only bears the name of one elsewhere: nobody knows its code.
    """
    home = frame.source.region
    if word := _said(mention, frame):
        return scope(word, home) or home
    for text in (mention.subject, mention.name):
        form = fold(text).strip()
        named = leading(form)
        if named is not None:
            # a name of two characters (东区, 新县) is a common word as well
            if mention.subject != text or len(named.name) <= 2:
                return named if _inside(named, home) else home
            return None if _elsewhere(named, form, home, mention.cell is not None) else named
        if form.startswith(scope_words()):
            word = next(word for word in scope_words() if form.startswith(word))
            return home if HONOUR.match(form, len(word)) else scope(word, home) or home
    return home


@cache
def _alone() -> re.Pattern[str]:
    """全省为, 全市平均: a clause that says nothing but where."""
    return re.compile(f"({alternation(scope_words())})(?:平均)?(?:水平)?(?:为|是|达到?)?约?")


def _said(mention: Mention, frame: Frame) -> str:
    """The division that alone stands in the clause of the figure (毛入学率为92%,全省为93%); empty for none."""
    if mention.cell is not None:
        return ""
    end = mention.quantity.span.start
    before = folded(frame.text)[max(mention.quote.start, end - NEAR) : end]
    clause = CLAUSE.split(before)[-1].strip()
    match = _alone().fullmatch(clause) if clause.startswith(scope_words()) else None
    return match[1] if match else ""


def _elsewhere(named: Region, form: str, home: Region | None, in_table: bool) -> bool:
    """Is it a county or district that another place has as well? Told with its city or province it is not."""
    if home is None or not home.code or named.code.endswith("00") or form.startswith(named.path[:3]):
        return False
    return (in_table or named.name.endswith("区")) and not _inside(named, home) and named.code[:4] != home.code[:4]


def _inside(place: Region, home: Region | None) -> bool:
    """Is ``place`` the source's region, a part of it or what it is a part of? Others are named for other reasons."""
    if home is None or not home.code or not place.code:
        return home is None
    near, far = sorted((place.code.rstrip("0"), home.code.rstrip("0")), key=len)
    return far.startswith(near)
