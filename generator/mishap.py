"""An error that nobody foresaw, in one line: what it was and where, for whoever mends it."""

from __future__ import annotations

import traceback
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def marked(error: BaseException) -> BaseException:
    """``error`` with its place as a note, which, unlike its trace, survives the way to another process."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if PACKAGE in Path(frame.filename).parents] or frames
    if own and not getattr(error, "__notes__", ()):
        file = Path(own[-1].filename)
        name = file.relative_to(PACKAGE).as_posix() if PACKAGE in file.parents else file.name
        error.add_note(f"{name}:{own[-1].lineno}")
    return error


def told(error: BaseException | None) -> str:
    """ "KeyError: 'x'，parse/grid.py:31"; a lost process has neither."""
    if error is None:
        return "进程中断"
    place = "".join(f"，{note}" for note in getattr(error, "__notes__", ()))
    return f"{type(error).__name__}: {error}{place}"
