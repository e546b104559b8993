"""Published figures that no document of a collection holds (actuals.csv): read and checked line by line.

A line that can't be used is a note that names line and column, and never stops the others.
"""

from __future__ import annotations

import csv
import io
import re
from calendar import monthrange
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.model.chain import ACTUALS, Actual
from generator.model.note import Note
from generator.model.source import Period, Region
from generator.rules.concepts import concept
from generator.rules.divisions import resolve, scope
from generator.rules.units_base import base_unit, to_base
from generator.text.fold import fold

COLUMNS = ("concept_id", "region", "period", "value", "unit", "source", "url")
FLOWS = ("flow", "cumulative")
MOST_BYTES = 16 << 20
# The most digits that a figure may have before and after the point.
NUMBER = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,8})?")
DAY = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
ADDRESS = re.compile(r"https?://[^\s<>\"']+")
ENCODINGS = ("utf-8-sig", "gb18030")


class RefusedError(Exception):
    """A line that can't be used: the column and what is wrong with it."""

    def __init__(self, column: str, why: str) -> None:
        super().__init__(f"{column}列：{why}")


@dataclass(frozen=True, slots=True)
class Actuals:
    """What could be read of the file, and a note for each line that could not."""

    lines: tuple[Actual, ...] = ()
    notes: tuple[Note, ...] = ()


def load_actuals(folder: Path, named: Collection[str] = ()) -> Actuals:
    """``actuals.csv`` of a collection; an empty one where there is none.

    ``named`` are regions that the catalogue names: they are known although the code table may not have them.
    """
    path = folder / ACTUALS
    if not path.is_file():
        return Actuals()
    try:
        data = path.read_bytes()
    except OSError as error:
        return Actuals((), (_note(f"打不开（{error.strerror}），其中的数没有采用"),))
    if len(data) > MOST_BYTES:
        return Actuals((), (_note("超过16MiB，没有读"),))
    text = _decoded(data)
    return (
        _read(text, frozenset(named)) if text is not None else Actuals((), (_note("编码不是UTF-8或GB18030，没有读"),))
    )


def _decoded(data: bytes) -> str | None:
    """What spreadsheets save in Chinese offices is one of two encodings."""
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _note(what: str, line: int = 0) -> Note:
    return Note("actual-refused", "high", f"{ACTUALS}{f'第{line}行' if line else ''}{'' if line else '：'}{what}。")


def _read(text: str, named: frozenset[str]) -> Actuals:
    reader = csv.reader(io.StringIO(text, newline=""))
    notes: list[Note] = []
    found: dict[tuple[object, ...], list[Actual]] = {}
    head: tuple[str, ...] = ()
    try:
        for cells in reader:
            line = reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not head:
                head = tuple(cell.strip() for cell in cells)
                if missing := [name for name in COLUMNS if name not in (*head, "url")]:
                    return Actuals((), (_note(f"表头缺少{'、'.join(missing)}列，没有读", line),))
                notes += [_note(f"表头的“{name}”不是已知的列，未予理会", line) for name in _unknown(head)]
                continue
            try:
                actual = _line(dict(zip(head, cells, strict=False)), line, named)
                found.setdefault((actual.concept_id, actual.region, actual.period), []).append(actual)
            except RefusedError as refusal:
                notes.append(_note(f"{refusal}。这一行没有采用", line))
    except csv.Error as error:
        notes.append(_note(f"不是有效的CSV（{error}），以下各行没有读", reader.line_num))
    notes += [note for group in found.values() for note in _repeated(group)]
    return Actuals(
        tuple(each for group in found.values() for each in (group[:1] if _one(group) else group)), tuple(notes)
    )


def _unknown(head: tuple[str, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for name in head:
        if name and (name not in COLUMNS or name in seen):
            yield name
        seen.add(name)


def _one(group: Sequence[Actual]) -> bool:
    """Lines for one indicator, region and period give one value."""
    return len({actual.value_base for actual in group}) == 1


def _repeated(group: Sequence[Actual]) -> Iterator[Note]:
    """A line that says again what another says; of lines that differ none is picked, and both are shown."""
    first, *others = group
    for actual in others:
        if _one(group):
            yield _note(f"period列：与第{first.line}行重复：同一指标、地区与期间，采用第{first.line}行", actual.line)
        else:
            what = f"与第{first.line}行同一指标、地区与期间而数不同（{actual.value:f}与{first.value:f}{first.unit}）"
            yield _note(f"value列：{what}，两行都列出，核实前不据以判定", actual.line)


def _line(row: dict[str, str], line: int, named: frozenset[str]) -> Actual:
    given = {name: row.get(name, "").strip() for name in COLUMNS}
    for name in ("concept_id", "region", "period", "value", "source"):
        if not given[name]:
            raise RefusedError(name, "没有填写")
    known = concept(given["concept_id"])
    if known is None:
        raise RefusedError("concept_id", f"词表里没有“{given['concept_id']}”这个指标")
    period = _period(given["period"])
    if known.nature in FLOWS and period.start == period.end:
        raise RefusedError(
            "period", f"“{known.name}”是一段时间的合计，应写一年（2023）或起止（2021-2023），不能只写一天"
        )
    value, base = _value(given["value"]), base_unit(given["unit"])
    if base[0] != known.unit:
        own = f"应为{known.unit}，可带万、亿" if known.unit else "它没有单位，应留空"
        raise RefusedError("unit", f"“{given['unit']}”不是“{known.name}”的单位（{own}）")
    if given["url"] and not ADDRESS.fullmatch(given["url"]):
        raise RefusedError("url", f"“{given['url']}”不是以 http:// 或 https:// 开头的网址")
    return Actual(
        concept_id=known.id,
        region=_region(given["region"], named),
        period=period,
        value=value,
        unit=given["unit"],
        value_base=to_base(value, base[1]),
        unit_base=base[0],
        source=given["source"],
        url=given["url"],
        line=line,
    )


def _region(name: str, named: frozenset[str]) -> Region:
    found = resolve(name) or scope(name, None)
    if found is None and name in named:
        return Region(name, "", name)
    if found is None:
        raise RefusedError(
            "region", f"“{name}”不在行政区划代码表中，或同名的不止一处；请写全称，如“四川省泸州市叙永县”"
        )
    return found


def _value(text: str) -> Decimal:
    folded = fold(text).replace("−", "-")
    if not NUMBER.fullmatch(folded):
        raise RefusedError("value", f"“{text}”不是数；只写数字，单位写在 unit 列")
    return Decimal(folded.replace(",", ""))


def _period(text: str) -> Period:
    """2023 · 2021-2023 · 2023-06 · 2023-12-31 · 2023-01/2023-06 (any two of these with a slash between)."""
    folded = re.sub(r"[—–~至]", "-", fold(text)).replace("年", "").replace(" ", "")
    years = re.fullmatch(r"((?:19|20)\d\d)-((?:19|20)\d\d)", folded)
    first, _, last = (years[1], "", years[2]) if years else folded.partition("/")
    start, end = _day(first, text)[0], _day(last or first, text)[1]
    if start > end:
        raise RefusedError("period", f"“{text}”的起点晚于终点")
    return Period(start, end)


def _day(text: str, whole: str) -> tuple[date, date]:
    """The first and last day of a year, a month or a day."""
    found = DAY.fullmatch(text)
    if found is None:
        raise RefusedError(
            "period", f"“{whole}”不是期间；应写作 2023、2021-2023、2023-06、2023-12-31 或 2023-01/2023-06"
        )
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    try:
        start = date(year, month or 1, day or 1)
        end = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        raise RefusedError("period", f"“{whole}”里没有这一天") from None
    return start, end
