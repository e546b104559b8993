"""What WeasyPrint 70.0 works out anew for every line and box, worked out once: the pages stay the same.

Measured on the briefings: a quarter of the time of laying out went into styles, fonts and lengths that had been asked
for before. These are private functions, so `chinese_lines.install` calls this for the version it was written against
only, and a test prints a page both ways.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from typing import Any

import pydyf
from weasyprint import css
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, Dimension
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import percent
from weasyprint.text import fonts, line_break
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p

# Of zlib, where pydyf takes 9.
COMPRESSION = 6
SPECIAL = frozenset({"float", "display", "position", "page"})
FLOWING = frozenset({"static", "relative"})
LOGICAL = {
    key: tuple({logical(block="ttb", inline=direction) for direction in ("ltr", "rtl")})
    for key, logical in PHYSICAL_FUNCTIONS.items()
}
_missing = css.ComputedStyle.__missing__
_strut = line_break.strut
_setup = line_break.Layout.setup
_one_percentage = percent.resolve_one_percentage
_to_bytes: Callable[[Any], bytes] = pydyf._to_bytes


def install() -> None:
    """Take over, in this process, until it ends."""
    css.ComputedStyle.__missing__ = missing
    line_break.Layout.setup = setup
    Box.is_in_normal_flow = is_in_normal_flow
    pydyf.PDF.page_references = property(page_references)
    pydyf.Dictionary.data, pydyf.Array.data = property(dictionary), property(array)
    pydyf.Stream.data = property(stream)
    _replace(_strut, strut)
    _replace(_one_percentage, resolve_one_percentage)


def _replace(old: Any, new: Any) -> None:
    """Wherever a module of WeasyPrint knows ``old`` by name."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint."):
            for known, value in list(vars(module).items()):
                if value is old:
                    setattr(module, known, new)


def missing(self: Any, key: str) -> Any:
    """A property that no rule sets: the parent's value, or the initial one, without the way through all cases."""
    cascaded = self.cascaded
    if key in cascaded or key in SPECIAL or key.startswith("text_decoration_"):
        return _missing(self, key)
    if any(logical in cascaded for logical in LOGICAL.get(key, ())):
        return _missing(self, key)
    if key in INHERITED:
        if self.parent_style is None:
            return _missing(self, key)
        value = self[key] = self.parent_style[key]
        return value
    if key in INITIAL_NOT_COMPUTED or key not in INITIAL_VALUES:
        return _missing(self, key)
    value = self[key] = INITIAL_VALUES[key]
    return value


def strut(style: Any) -> Any:
    """The height and baseline of an empty line; a style does not change once boxes are made of it."""
    known = style.__dict__.get("strut")
    if known is None:
        known = style.strut = _strut(style)
    return known


def setup(self: Any, style: Any) -> None:
    """A layout in the fonts of ``style``; all layouts of one style share what Pango needs to know of its fonts."""
    known = style.__dict__.get("pango")
    if known is None:
        known = style.pango = _prepared(style)
    if not known:
        _setup(self, style)
        return
    context, self.language, description = known
    self.style, self.first_line_direction = style, 0
    self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(self.layout, False)
    pango.pango_layout_set_font_description(self.layout, description)
    self.ascent = self.underline_position = self.strikethrough_position = None


def _prepared(style: Any) -> tuple[Any, ...]:
    """Pango's context, language and font description; nothing for a style with features or lines of its own."""
    if style["text_decoration_line"] != "none" or style["font_language_override"] != "normal" or not style["lang"]:
        return ()
    if fonts.font_features(
        style["font_kerning"], style["font_variant_ligatures"], style["font_variant_position"],
        style["font_variant_caps"], style["font_variant_numeric"], style["font_variant_alternates"],
        style["font_variant_east_asian"], style["font_feature_settings"],
    ):  # fmt: skip
        return ()
    prepared: dict[Any, tuple[Any, ...]] = style.font_config.__dict__.setdefault("prepared", {})
    key = (
        style["lang"], style["direction"], tuple(style["font_family"]), style["font_style"], style["font_stretch"],
        style["font_weight"], style["font_size"], style["font_variant_caps"], style["font_variation_settings"],
    )  # fmt: skip
    if key not in prepared:
        prepared[key] = _context(style)
    return prepared[key]


def _context(style: Any) -> tuple[Any, ...]:
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    name, _ = unicode_to_char_p(style["lang"])
    language = pango.pango_language_from_string(name)
    pango.pango_context_set_language(context, language)
    return context, language, fonts.get_font_description(style)


def resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
    """The used value of a length; all but sums and the like are plain lengths or ``auto``."""
    value = box.style[name]
    if value.__class__ is Dimension:
        if value.unit == "%":
            _one_percentage(box, name, refer_to)
        else:
            setattr(box, name, value.value)
    elif value == "auto":
        setattr(box, name, 0 if name in ("min_width", "min_height") else "auto")
    else:
        _one_percentage(box, name, refer_to)


def is_in_normal_flow(self: Any) -> bool:
    """Neither floated nor positioned out of its place; two properties tell."""
    style = self.style
    return style["position"] in FLOWING and style["float"] == "none"


def page_references(self: Any) -> tuple[bytes, ...]:
    """Of every page, made anew only when there are more of them; it is asked for every tag."""
    pages = self.pages["Kids"]
    known: tuple[int, tuple[bytes, ...]] | None = self.__dict__.get("references")
    if known is None or known[0] != len(pages):
        known = self.references = (len(pages), tuple(f"{number} 0 R".encode("ascii") for number in pages[::3]))
    return known[1]


def dictionary(self: Any) -> bytes:
    """``<</Key value…>>``; a tagged PDF has tens of thousands of them."""
    return b"<<" + b"".join([b"/" + _written(key) + b" " + _written(value) for key, value in self.items()]) + b">>"


def array(self: Any) -> bytes:
    """``[item item…]``."""
    return b"[" + b" ".join(map(_written, self)) + b"]"


def stream(self: Any) -> bytes:
    """Compressed a little less hard than the hardest: a hundredth larger in a third of the time."""
    content = b"\n".join(map(_written, self.stream))
    extra = pydyf.Dictionary(self.extra.copy())
    if self.compress:
        extra["Filter"] = "/FlateDecode"
        content = zlib.compress(content, COMPRESSION)
    extra["Length"] = len(content)
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


def _written(item: Any) -> bytes:
    """As ``pydyf`` writes it; the common kinds are told by their class alone."""
    kind = item.__class__
    if kind is bytes:
        written: bytes = item
        return written
    if kind is str or kind is int:
        return str(item).encode("ascii")
    return _to_bytes(item)
