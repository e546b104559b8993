"""What readers see of a figure, a finding or a place, in words: the same on the site, in print and in the data.

Nothing here escapes or links; that is each writer's own business.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from datetime import date
from decimal import Decimal

from generator.model.collection import SourceResult
from generator.model.figure import Comparator, Observation
from generator.model.note import Severity
from generator.model.place import Span
from generator.model.source import Period, SourceKind
from generator.text.fold import fold
from generator.text.typeset import typeset

STATUS = {"baseline": "基数", "actual": "实绩", "target": "目标", "forecast": "预计", "standard": "标准", "": "未注明"}
BASIS = {"level": "", "cumulative": "累计", "change": "增减", "average": "平均"}
COMPARATORS: dict[Comparator, str] = {
    "=": "等于", ">=": "不低于", "<=": "不高于", ">": "高于", "<": "低于", "~": "约为", "range": "区间",
}  # fmt: skip
SIGNS: dict[Comparator, str] = {"=": "＝", ">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "约", "range": "区间"}
FLAGS = {
    "unit_inferred": "单位为推断",
    "name_completed": "名称承前补全",
    "period_from_section": "期间据所在章节",
    "period_inferred": "期间为推断",
    "period_unresolved": "期间未能确定",
    "ratio": "比值",
    "qualitative": "文字表述",
    "definition": "定义中的界限",
    "uncertain": "读法存疑",
    "reviewed": "人工核定",
}
INFERRED = (
    "unit_inferred",
    "name_completed",
    "period_from_section",
    "period_inferred",
    "period_unresolved",
    "uncertain",
)
FINDING_KINDS = {
    "value-conflict": "数值冲突",
    "derived-conflict": "推算冲突",
    "derived-check": "推算核对",
    "scope-mismatch": "口径不一",
    "missing-unit": "缺单位",
    "unit-mismatch": "单位不一",
    "unit-inferred": "单位为推断",
    "ambiguous-unit": "单位含混",
    "comparator-mismatch": "界限不一",
    "target-below-baseline": "目标低于基数",
    "target-looser": "目标放宽",
    "flat-target": "目标持平",
    "attribute-change": "属性变更",
    "discontinued": "指标中断",
    "explained-not-in-table": "有解释而无指标",
    "numbering-drift": "编号错位",
    "legend-changed": "图例变更",
    "missing-baseline": "缺基数",
    "period-ambiguous": "期间含混",
    "unresolved-date": "日期未定",
    "declared-count": "件数不符",
    "ambiguous-subject": "主语不明",
    "name-variant": "名称不一",
    "duplicate-sentence": "语句重复",
    "rounding": "取整出入",
    "missing-speaker": "缺发言人",
    "typo": "疑似笔误",
}
SEVERITIES: dict[Severity, str] = {"high": "须核实", "medium": "应说明", "low": "可留意"}
SOURCE_KINDS: dict[SourceKind, str] = {
    "plan": "规划", "interpretation": "政策解读", "interview": "访谈", "bulletin": "公报", "report": "工作报告",
    "other": "文件",
}  # fmt: skip
MOST_DECIMALS = 6
CHAPTER = re.compile(r"第[一二三四五六七八九十百零〇\d]+[篇编章节]")
ORDINAL = re.compile(r"[一二三四五六七八九十]+")


def number(value: Decimal) -> str:
    """``value`` with thousands grouped and without idle zeros: 20600.00 → "20,600"; no more than six decimals."""
    text = f"{round(value, MOST_DECIMALS):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def digits(value: Decimal) -> str:
    """``value`` with the digits it was written with (95.0); grouped from five digits on."""
    return f"{value:,f}" if abs(value) >= 10000 else f"{value:f}"


def amount(o: Observation) -> str:
    """The figure as written, without its unit but with its sign: "1.5", "≤4.5", "10:40:50", "3—5"; words stay words."""
    quantity = o.quantity
    if quantity.value is None or (quantity.comparator == "range" and quantity.value_max is None):
        return typeset(quantity.text.strip("[] "))
    if quantity.comparator == "range" and quantity.value_max is not None:
        return f"{digits(quantity.value)}—{digits(quantity.value_max)}"
    if quantity.parts:
        return "/".join(digits(part) for part in quantity.parts)
    sign = "" if quantity.comparator == "=" else SIGNS[quantity.comparator]
    return sign + digits(quantity.value)


def value(o: Observation) -> str:
    """The figure as written, with its sign and unit: "1.5万人", "<4.5%", "3—5家"."""
    shown = amount(o)
    return shown if o.unit and fold(shown).endswith(o.unit) else shown + o.unit


def base(o: Observation) -> str:
    """The figure in its unscaled unit with its sign: "20,600人", "≥1,750,000人"; empty where there is none."""
    shown = base_amount(o)
    return shown + o.unit_base if shown else ""


def base_amount(o: Observation) -> str:
    """As ``base``, without the unit."""
    if o.value_base is None:
        return ""
    if o.value_max_base is not None:
        return f"{number(o.value_base)}—{number(o.value_max_base)}"
    sign = "" if o.quantity.comparator == "=" else SIGNS[o.quantity.comparator]
    cut = "" if sign or round(o.value_base, MOST_DECIMALS) == o.value_base else SIGNS["~"]
    return sign + cut + number(o.value_base)


def _day(day: date) -> str:
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年末"
    if day.day == monthrange(day.year, day.month)[1]:
        return f"{day.year}年{day.month}月末"
    return f"{day.year}年{day.month}月{day.day}日"


def span_of_time(period: Period | None) -> str:
    """A period in words: "2025年", "2016—2020年", "2017年6月末", "2020年2—6月"."""
    if period is None:
        return "期间未定"
    start, end = period.start, period.end
    if start == end:
        return _day(start)
    full = end.day == monthrange(end.year, end.month)[1] and start.day == 1
    if full and (start.month, end.month) == (1, 12):
        return f"{start.year}年" if start.year == end.year else f"{start.year}—{end.year}年"
    if full and start.year == end.year:
        months = f"{start.month}" if start.month == end.month else f"{start.month}—{end.month}"
        return f"{start.year}年{months}月"
    if full:
        return f"{start.year}年{start.month}月—{end.year}年{end.month}月"
    return f"{_day(start)}—{_day(end)}"


def period(o: Observation) -> str:
    """The period of a figure in words."""
    return span_of_time(o.period)


def status(o: Observation) -> str:
    """基数, 实绩, 目标, 预计, 标准."""
    return STATUS[o.status]


def basis(o: Observation) -> str:
    """累计, 增减, 平均; empty for a plain level."""
    return BASIS[o.basis]


def comparator(c: Comparator) -> str:
    """A comparator in words: 不低于."""
    return COMPARATORS[c]


def sign(c: Comparator) -> str:
    """A comparator as a sign: ≥."""
    return SIGNS[c]


def flags(o: Observation) -> tuple[str, ...]:
    """What a reader must know of the figure besides its value, in a fixed order."""
    return tuple(text for flag, text in FLAGS.items() if flag in o.flags)


def inferred(o: Observation) -> tuple[str, ...]:
    """The flags that say something was not printed but concluded."""
    return tuple(FLAGS[flag] for flag in INFERRED if flag in o.flags)


def noted(o: Observation) -> tuple[str, ...]:
    """What was concluded, and that a person has settled something."""
    return (*inferred(o), *((FLAGS["reviewed"],) if "reviewed" in o.flags else ()))


def finding_kind(kind: str) -> str:
    """A kind of finding in words; an unknown one as it is."""
    return FINDING_KINDS.get(kind, kind)


def severity(s: Severity) -> str:
    """须核实, 应说明, 可留意."""
    return SEVERITIES[s]


def source_kind(kind: SourceKind) -> str:
    """What a source is, in one word."""
    return SOURCE_KINDS[kind]


def place(result: SourceResult, span: Span) -> str:
    """Where ``span`` stands, as a person would cite it: "第一章 第三节", "专栏1 第7项", "第8段"."""
    document = result.document
    if not document.blocks:
        return ""
    block = min(bisect_right(document.blocks, span.start, key=lambda b: b.end), len(document.blocks) - 1)
    return _definition(result, block) or _box(result, block, span) or _section(result, block)


def _definition(result: SourceResult, block: int) -> str:
    found = next((d for d in result.document.definitions if d.block == block), None)
    return "" if found is None else f"指标解释 第{found.number}项" if found.number else "指标解释"


def _box(result: SourceResult, block: int, span: Span) -> str:
    document = result.document
    box = next((b for b in document.boxes if not b.inline and b.blocks[0] <= block < b.blocks[1]), None)
    if box is None:
        table = next((t for t in document.tables if any(r.block == block for r in t.rows)), None)
        return "" if table is None else _row("表", result, table.id, block)
    name = f"专栏{box.number}"
    item = next((i for i in box.items if i.number and i.span.start <= span.start < i.span.end), None)
    return f"{name} 第{item.number}项" if item else _row(name, result, box.table, block)


def _row(name: str, result: SourceResult, table_id: str, block: int) -> str:
    rows = (r for t in result.document.tables if t.id == table_id for r in t.rows)
    row = next((r for r in rows if r.block == block and r.number), None)
    return f"{name} 第{row.number}项" if row else name


def _section(result: SourceResult, block: int) -> str:
    blocks, sections = result.document.blocks, result.document.sections
    chain: list[str] = []
    index = blocks[block].section
    while index >= 0:
        chain.insert(0, typeset(sections[index].number or sections[index].title))
        index = sections[index].parent
    chapters = [name for name in chain if CHAPTER.fullmatch(name)]
    if chapters:
        return " ".join(chapters)
    inside = [i for i, b in enumerate(blocks[: block + 1]) if b.kind in ("paragraph", "question")]
    paragraph = f"第{len(inside)}段" if inside else "文首"
    if chain and (found := ORDINAL.fullmatch(chain[0].strip("、.（）"))):
        asked = any(blocks[s.heading].kind == "question" for s in sections if s.heading >= 0)
        return f"第{found[0]}{'问' if asked else '部分'}"
    return f"{chain[0]} {paragraph}" if chain and len(chain[0]) <= 12 else paragraph
