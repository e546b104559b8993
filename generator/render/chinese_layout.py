"""The places in WeasyPrint 70.0 where `chinese_lines` takes over; private functions, so nothing else imports this."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

from generator.render.chinese_lines import Letter, halved, spread

PANGO_SCALE = 1024
ALL_TEXT = 2**31
_set_text = Layout.set_text
_get_first_line = Layout.get_first_line


def install() -> None:
    """Take over, in this process, until it ends."""
    Layout.set_text, Layout.get_first_line, inline.text_align = set_text, get_first_line, text_align


def set_text(self: Any, text: str, justify: bool = False) -> None:
    """Mark the squeezed marks of ``text``, so that the line breaker sees them at half their width.

    A layout is used again for other texts, so ranges of the one before must be taken back.
    """
    _set_text(self, text, justify)
    self.pending = getattr(self, "spread", None)
    marks = set(halved(self.text))
    if not marks and not getattr(self, "halves", False):
        return
    attributes = pango.pango_layout_get_attributes(self.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    self.halves = True
    _feature(attributes, b"halt 0", 0, ALL_TEXT)
    place = 0
    for index, char in enumerate(self.text):
        size = len(char.encode())
        if index in marks:
            _feature(attributes, b"halt 1", place, place + size)
        place += size
    pango.pango_layout_set_attributes(self.layout, attributes)


def _feature(attributes: Any, value: bytes, start: int, end: int) -> None:
    attribute = pango.pango_attr_font_features_new(value)
    attribute.start_index, attribute.end_index = start, end
    pango.pango_attr_list_change(attributes, attribute)


def get_first_line(self: Any) -> tuple[Any, Any]:
    """The first line, its glyphs widened as planned. WeasyPrint lays every line out again when it draws it."""
    line, index = _get_first_line(self)
    given = getattr(self, "pending", None)
    if given:
        self.pending = None
        _widen(line, self.text, given)
    return line, index


def _widen(line: Any, text: str, given: dict[int, float]) -> None:
    place, at = 0, {}
    for number, char in enumerate(text):
        at[place] = number
        place += len(char.encode())
    run = line.runs
    while run != ffi.NULL:
        item, run = ffi.cast("PangoGlyphItem *", run.data), run.next
        for i in range(item.glyphs.num_glyphs):
            number = at.get(item.item.offset + item.glyphs.log_clusters[i], -1)
            geometry = item.glyphs.glyphs[i].geometry
            if number == 0 and -1 in given:
                geometry.x_offset += round(given[-1] * PANGO_SCALE)
                geometry.width += round(given[-1] * PANGO_SCALE)
            if number >= 0 and number in given:
                geometry.width += round(given[number] * PANGO_SCALE)


def _letters(box: Any) -> Iterator[Letter]:
    if isinstance(box, boxes.TextBox):
        for index, char in enumerate(box.pango_layout.text.rstrip(" ")):
            yield box, index, char, box.style["font_size"]
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _letters(child)
    else:
        yield None, 0, "\ufffc", 0.0


def _move(box: Any, shift: float, widths: dict[Any, float]) -> float:
    """Shift the boxes of a line by what was given to the ones before them; return the new shift."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        box.width += widths.get(box, 0.0)
        return shift + widths.get(box, 0.0)
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        start = shift
        if not isinstance(box, boxes.LineBox):
            box.position_x += shift
        for child in box.children:
            if child.is_in_normal_flow():
                shift = _move(child, shift, widths)
        box.width += shift - start
        return shift
    box.translate(shift, 0)
    return shift


def text_align(context: Any, line: Any, available: float, last: bool) -> float:
    """Set a line: spread its characters, then say how far it is to be moved to the right."""
    align = line.style["text_align_all"]
    row = list(_letters(line))
    if len(row) > 1 and line.style["white_space"] != "pre":
        result = spread(row, available, line.width, align, last)
        for box, given in result.given.items():
            box.pango_layout.spread = given
        _move(line, 0.0, result.widths)
    if line.width >= available or align in ("justify", "start", "left"):
        return 0.0
    rest: float = available - line.width
    return rest / 2 if align == "center" else rest
