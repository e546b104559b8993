"""Laid out faster, the pages are the same: printed in two processes, with what `layout_pace` replaces and without."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

STYLE = """
@page { size: 90mm 120mm; margin: 12mm; @top-right { content: string(head) " " counter(page) } }
body { font: 9pt/1.6 "Noto Serif CJK SC"; text-align: justify }
h2 { string-set: head content(); font-family: "Noto Sans CJK SC"; bookmark-level: 1 }
table { width: 100%; border-collapse: collapse; font-feature-settings: "tnum" }
td { width: 30%; padding: 2% 1mm; border-bottom: .3pt solid #999; vertical-align: baseline }
.aside { float: right; width: 40%; margin-left: 5%; font-variant-caps: small-caps }
.mark { position: relative; left: 1mm; text-decoration: underline }
.out { position: absolute; top: 0; right: 0; max-width: 20% }
.least { min-height: 12mm; max-height: none; width: calc(50% + 2mm) }
.late { margin-inline-start: 4mm; direction: rtl }
"""
PART = """<h2 id="s{0}">第{0}章</h2><p class="aside">旁注 Aside {0}</p>
<p>到2025年，“城镇新增就业”2.06万人，<a href="#s1">登记失业率</a>控制在<span class="mark">4.5%</span>以内（表）。</p>
<p class="out">{0}</p><p class="least" lang="en">Plain words, and a few more of them, to fill the line.</p>
<p class="late">注</p>
<table><tr><td>指标</td><td>2020年</td><td>2025年</td></tr><tr><td>城镇新增就业</td><td>1.5</td><td>2.06</td></tr></table>
<ul><li>其一</li><li>其二</li></ul>"""
PRINT = """
import sys
from generator.render import chinese_layout, layout_pace
chinese_layout.install()
if sys.argv[1] == "faster":
    layout_pace.COMPRESSION = 9
    layout_pace.install()
from generator.render.briefing.leaf import leaf
pdf = leaf(sys.stdin.read()).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
sys.stdout.buffer.write(pdf)
"""


def printed(pace: str) -> bytes:
    """The document's bytes, compressed as hard either way."""
    page = f'<html lang="zh"><head><title>例</title><style>{STYLE}</style></head><body>'
    page += "".join(PART.format(number) for number in range(1, 6)) + "</body></html>"
    done = subprocess.run(
        [sys.executable, "-c", PRINT, pace], input=page.encode(), cwd=ROOT, capture_output=True, check=True,
        env={"SOURCE_DATE_EPOCH": "0", "PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    return done.stdout


def test_the_bytes_are_the_same() -> None:
    plain = printed("plain")
    assert plain.startswith(b"%PDF")
    assert printed("faster") == plain
