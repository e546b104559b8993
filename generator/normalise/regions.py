"""The region of a figure: the source's, unless the subject, the name or the column names another."""

from __future__ import annotations

from generator.model.figure import Mention
from generator.model.source import Region
from generator.normalise.frame import Frame
from generator.rules.divisions import leading, scope, scope_words
from generator.text.fold import fold


def region_of(mention: Mention, frame: Frame) -> Region | None:
    """全县 and 全市 are divisions that the source's region lies in; a division's own name is looked up."""
    home = frame.source.region
    for text in (mention.subject, mention.name):
        form = fold(text).strip()
        named = leading(form)
        if named is not None:
            # a name of two characters (东区, 新县) is a common word as well
            sure = mention.subject == text and len(named.name) > 2
            return named if sure or _inside(named, home) else home
        if form.startswith(scope_words()):
            word = next(word for word in scope_words() if form.startswith(word))
            return scope(word, home) or home
    return home


def _inside(place: Region, home: Region | None) -> bool:
    """Is ``place`` the source's region, a part of it or what it is a part of? Others are named for other reasons."""
    if home is None or not home.code or not place.code:
        return home is None
    near, far = sorted((place.code.rstrip("0"), home.code.rstrip("0")), key=len)
    return far.startswith(near)
