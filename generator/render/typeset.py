"""Where writers find the typography of what is shown; it lives in ``text`` because findings are set with it too."""

from __future__ import annotations

from generator.text.typeset import typeset, typeset_pieces

__all__ = ["typeset", "typeset_pieces"]
