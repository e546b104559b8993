"""The process that prints: a job a line on standard input, an answer a line on standard output, until input ends.

It reaches nothing: no file, no network; styles and drawings stand in the document, fonts come from the system.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from typing import Any, TextIO

from generator.render import chinese_lines
from generator.render.briefing.pagefill import let_flow

MEMORY = 4 * 1024**3
FAMILIES = frozenset({"Noto Sans CJK SC", "Noto Serif CJK SC"})
VARIANT = "pdf/ua-1"
GETA = "〓"
MOST_REPLACED = 200
Message = list[str]


class Messages(logging.Handler):
    """What WeasyPrint warns of; it is silent otherwise."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kept: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = ["pdf-warning", record.getMessage()]
        if message not in self.kept:
            self.kept.append(message)


def typeset_pdf(html: str, path: str) -> list[Message]:
    """Write ``html`` to ``path``; (kind, detail) of what is to be reported.

    A character that the two families lack would come from a face by chance, or as an empty box: it is set as 〓, as
    printers do, and reported.
    """
    messages, fonts = _print(html, path)
    strangers = _strangers(fonts)
    installed = any(font.family in FAMILIES for font in fonts)
    if strangers and installed and len(strangers) <= MOST_REPLACED:
        messages, fonts = _print(html.translate(dict.fromkeys(map(ord, strangers), GETA)), path)
        shown = "、".join(f"U+{ord(char):04X}" for char in sorted(strangers))
        messages.append(["pdf-glyph", f"字体中没有的字以“{GETA}”代替：{shown}"])
    families = sorted({font.family for font in fonts} - FAMILIES)
    return messages + [["pdf-font", f"用了规定以外的字体 {family}，请安装思源宋体与思源黑体"] for family in families]


def _print(html: str, path: str) -> tuple[list[Message], list[Any]]:
    from generator.render.briefing.leaf import leaf

    heard = Messages()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        source = leaf(html)
        document = source.render()
        if let_flow(document):
            document = source.render()
        document.write_pdf(path, pdf_variant=VARIANT, pdf_tags=True)
    finally:
        logger.removeHandler(heard)
    return heard.kept, list(document.fonts.values())


def _strangers(fonts: list[Any]) -> set[str]:
    """Characters set in another face, or in none."""
    own = {char for font in fonts if font.family in FAMILIES for text in _set_in(font) for char in text}
    other = {char for font in fonts if font.family not in FAMILIES for text in _set_in(font) for char in text}
    missing = {chr(codepoint) for font in fonts for codepoint in font.missing}
    return {char for char in (other - own) | missing if not char.isascii() and char != GETA}


def _set_in(font: Any) -> list[str]:
    lacking = set(font.missing.values())
    return [text for glyph, text in font.to_unicode.items() if glyph not in lacking]


def _limit() -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def serve(jobs: TextIO, answers: TextIO) -> None:
    """Answer every job. An error ends the job, not the process."""
    chinese = chinese_lines.install()
    for line in jobs:
        job = json.loads(line)
        try:
            messages = typeset_pdf(job["html"], job["path"])
            if not chinese:
                messages.append(["pdf-lines", f"中文行内排版只适用于WeasyPrint {chinese_lines.VERSION}，未启用"])
            answer: dict[str, Any] = {"messages": messages}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
        gc.collect()


def main() -> None:
    """Collecting garbage while a document is laid out costs a fifth of the time and frees next to nothing."""
    _limit()
    gc.disable()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    serve(sys.stdin, answers)


if __name__ == "__main__":
    main()
