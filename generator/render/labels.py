"""What readers see of a figure, a finding or a place, in words: the same on the site, in print and in the data.

Nothing here escapes or links; that is each writer's own business.
"""

from __future__ import annotations

import re
from decimal import Decimal

from generator.model.figure import Comparator, Observation
from generator.model.note import Severity
from generator.model.source import SourceKind
from generator.text.fold import fold
from generator.text.periods import span_of_time
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
# Words that say a month or a day themselves; 目前, 近期, 日前 and 5年来 do not.
DATING = re.compile(r"月|底|末|\d日|\d{4}")
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
VERDICTS = {"yes": "能", "caution": "当心", "no": "不能"}
"""Whether figures may be compared, the best first."""
MOST_DECIMALS = 6


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


def period(o: Observation) -> str:
    """The period of a figure in words."""
    return span_of_time(o.period)


def as_of(o: Observation) -> str:
    """The period beside a figure; 截至2017年7月 where nothing dates what is told but the day on which it is told."""
    end, words = o.period and o.period.end, o.mention.period_text
    told_only = o.status == "actual" and "reviewed" not in o.flags and not DATING.search(words) and _within_a_month(o)
    return f"截至{end.year}年{end.month}月" if told_only and end else period(o)


def _within_a_month(o: Observation) -> bool:
    return o.period is not None and o.period.start.timetuple()[:2] == o.period.end.timetuple()[:2]


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


def acknowledged() -> str:
    """The mark of a finding that a person lets stand."""
    return "已确认"


def source_kind(kind: SourceKind) -> str:
    """What a source is, in one word."""
    return SOURCE_KINDS[kind]
