"""Invented texts of any length: the same sentences over and over, in which the numbers keep changing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from generator.text.fold import simplified

# Every common build of a sentence, none with a full stop that a paragraph could be cut at.
CLAUSES = (
    "城镇新增就业{n}.5万人,城镇登记失业率控制在{m}.5%以内,较上年提高{m}个百分点,其中帮扶{n}名困难人员实现就业,"
    "职业技能培训由{n}人次增加到{n}5人次,第{m}批建成创业孵化基地{m}—{n}个,"
)
DATES = (
    "20{n}年末参保人数{n}万人,比“十二五”末增长{m}.5%,到2030年每年新增{n}人,"
    "截至20{n}年{m}月底累计培训{n}万人次,医疗、失业保险分别达到{n}万人和{m}万人,基本实现全覆盖,"
)
ITEM = "一是新建标准化厂房{n}万平方米(含附属设施{m}处);二是“双创”平台达到{n}家,占全省的{m}.2%;"
ROW = "| {n}{m} | 第{i}号园区参保人数(万人) | {n}.{m} | [{n}] | {m}0以上 | 年均增长{m}% | 预期性 |\n"
LINES = (
    "（{m}）扩大第{i}片区就业规模\n全区城镇新增就业{n}.5万人，失业率控制在{m}.5%以内。发放补贴{n}亿元，惠及企业{n}{m}家。\n\n"
    "第{i}片区各部门要落实责任，加强宣传，完善制度，确保各项任务按时完成。今后要继续优化公共服务，健全体系。\n\n"
)

# What no document holds in earnest: nothing in it may cost more than in step with its length.
ODD = {"digits": "1234567890", "brackets": "（（（", "dashes": "1—2—3—", "numerals": "一二三四五"}
# A sentence or a line for each of the rarer rules: read before anything is measured, so that every pattern is ready.
RARE = """某县就业促进规划

专栏1 重点工程
| 01 返乡创业工程 | 建设园区12个。 |
| 02 技能提升计划 | 培训3万人次。 |

专栏2 主要指标
| 指标 | 单位 | 2020年 | 2025年 | 年均增长 | 属性 |
| 1.城镇新增就业 | 万人 | 2.5 | [12] | 3% | 预期性 |
| #高校毕业生 | 万人 | 1.2 | — | 同比增长2% | 约束性 |
注：[ ]内为五年累计数，“—”表示没有基数，*为约束性指标，#为其中项。

（一）主要目标。恩格尔系数降到0.35，学制为3年，至少三次检查，减少一半以上，取消住院起付线2000元限制。
就业部分设置了两项工程，一是创业工程，包括三个子项目，分别是：创业园区、技能计划和服务平台。二是技能工程，包括2个项目。
对符合条件的企业给予最高5万元奖励，每户补助3000元，票价不超过10元，缴费比例为8%，期限2年，占比为16.4:46.3。
普通高校在校生3.2万人，毕业生8000人，去年11月底已完成目标的76%，达到92.6%，2.1万人。2025年6月，预计新开工8个。
商品房销售面积526万平方米，其中住宅443万平方米。全市加快发展服务业，超过3.2%。每户一次性发放补贴600元，按每立方米2元收取。

专栏3 重点项目
（1）产业园：新建厂房。
（2）培训中心：改造教室。

记者：未来五年有何打算？
王某某：要新建公园12个，改扩建8个。经第3次会议审议，今年以来，从由2.5%提高到3.5%，分别增长3%和5%。
"""


def _repeated(pattern: str, size: int) -> str:
    """``pattern`` with ever new numbers, up to about ``size`` bytes."""
    parts, length, number = [], 0, 0
    while length < size:
        number += 1
        parts.append(pattern.format(i=number, n=number % 90 + 10, m=number % 9 + 1))
        length += len(parts[-1].encode())
    return "".join(parts)


def _traditional(text: str) -> str:
    pairs = {simple: traditional for traditional, simple in simplified().items()}
    return text.translate(pairs)


TEXTS: dict[str, Callable[[int], str]] = {
    "sentence": lambda size: _repeated(CLAUSES, size)[:-1] + "。",
    "dates": lambda size: _repeated(DATES, size)[:-1] + "。",
    "enumeration": lambda size: _repeated(ITEM, size)[:-1] + "。",
    "traditional": lambda size: _traditional(_repeated(CLAUSES, size)[:-1] + "。"),
    "table": lambda size: "主要指标\n| 序号 | 指标 | 2020年 | 2025年 | 要求 | 增长 | 属性 |\n" + _repeated(ROW, size),
    "document": lambda size: _repeated(LINES, size),
    **{name: partial(_repeated, shape) for name, shape in ODD.items()},
}
