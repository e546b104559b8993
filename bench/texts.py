"""Invented texts of any length: the same sentences over and over, in which the numbers keep changing."""

from __future__ import annotations

from collections.abc import Callable

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
}
