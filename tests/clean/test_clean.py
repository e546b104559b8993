"""Furniture is set aside with its reason; content never is; no character is lost or doubled."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.clean import clean
from generator.model.source import Cleaned, Source, SourceText
from tests.twins import full_width, traditional

SEEDS = sorted(Path("seeds").glob("*.txt"))
BODY = "全县就业规模持续扩大,城镇新增就业累计达到二万人,就业局势总体稳定,为经济社会发展奠定了坚实的基础。"


def cleaned(text: str) -> Cleaned:
    return clean(Source("case", "case.txt", "", ""), SourceText(text)).value


def asides(text: str) -> list[tuple[str, str]]:
    return [(aside.reason, aside.span.of(text)) for aside in cleaned(text).asides]


def covered(text: str) -> None:
    """Every character that is no space stands in exactly one kept span or aside; no span crosses a line break."""
    result, times = cleaned(text), Counter[int]()
    for span in (*result.kept, *(aside.span for aside in result.asides)):
        times.update(range(span.start, span.end))
        assert len(span.of(text).splitlines()) == 1
    assert all(times[index] == 1 for index, char in enumerate(text) if not char.isspace())
    assert list(result.kept) == sorted(result.kept)


@pytest.mark.parametrize("twin", [str, full_width, traditional])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_conservation_on_the_seeds(path: Path, twin: type[str]) -> None:
    covered(twin(path.read_bytes().decode()))


PIECES = st.sampled_from(
    ["某某网", "记者:", "。", "\n", "\r\n", " ", "|", "就业(yè)", "- 3 -", "分享到:", "责编:李明", "相关文章:", BODY,
     "【题】某县某局一二三四五", "> 首页 > 新闻", "\u200b", "\u3000", "\x0b", "\u2028", "QQ群:123456", "第一章 总则",
     "2020-01-02", "来源:本站"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
def test_conservation_on_texts_made_of_furniture(text: str) -> None:
    covered(text)


@given(st.text(max_size=300))
def test_conservation_on_any_text(text: str) -> None:
    covered(text)


def test_a_caption_that_recurs_stays_once() -> None:
    caption = "【一把手访谈】张明:区人社局巧做加减乘除"
    text = "\n".join([caption, caption, BODY, caption, BODY])
    assert asides(text) == [("repeated-caption", caption)] * 2
    assert cleaned(text).kept[0].of(text) == caption


@pytest.mark.parametrize(
    "line",
    [
        "单位:万元、百分比、个",
        "各位代表,同志们,朋友们:",
        "项目名称与建设内容 | 数值",
        "(一)主要目标与重点任务分解",
        "促进就业",
    ],
)
def test_lines_that_may_recur_are_content(line: str) -> None:
    text = "\n".join([BODY, line, BODY + "二", line, BODY + "三", line, BODY + "四"])
    assert asides(text) == []


def test_a_watermark_behind_finished_sentences() -> None:
    text = "\n".join([BODY + "ABC某某新闻网", "小标题ABC某某新闻网", "又一段。ABC某某新闻网", "ABC某某新闻网", BODY])
    assert asides(text) == [("watermark", "ABC某某新闻网")] * 4


def test_endings_that_paragraphs_share_with_reason_stay() -> None:
    text = "\n".join(f"第{n}项任务要抓紧落实到位。（责任单位：市人力资源社会保障局）" for n in range(9))
    assert asides(text) == []
    assert asides("\n".join(f"推进某{n}项重大民生建设工程" for n in range(9))) == []


def test_head_and_foot() -> None:
    text = "\n".join(
        ["•  联系电话:0915-0000000", " > 新闻 > 安康 > 部门", "某县就业工作访谈", "2017-07-26  来源:本站原创"]
        + [f"{BODY}{n}" for n in range(20)]
        + ["“某市发布”政务微矩阵发布", "审核:张艺 潘云", "(责编:李璞)", "分享到:", "相关文章:", "某县召开会议"]
    )
    assert [reason for reason, _ in asides(text)] == [
        "contact", "breadcrumb", "byline", "credits", "credits", "credits", "share", "share", "share",
    ]  # fmt: skip


def test_navigation_of_a_page_but_no_table() -> None:
    bar = "首页 | 新闻中心 | 政务公开 | 政民互动"
    font = "【字体:大 中 小】"
    assert asides(f"{bar}\n某县规划\n{font}\n{BODY}") == [("navigation", bar), ("share", font)]
    assert asides(f"指标 | 单位 | 属性 | 备注\n参保人数 | 万人 | 预期性 | 无\n{BODY}") == []


def test_the_same_words_in_the_body_are_content() -> None:
    lines = [
        "做好平台信息录入审核工作,完善档案。",
        "强化微信公众号建设,打造掌上人社。",
        "记者:目标是什么?",
        "来源:主要依靠财政。",
    ]
    text = "\n".join([BODY, *lines, BODY])
    assert asides(text) == []
    assert asides("\n".join([BODY] * 2 + lines)) == []


def test_an_advertisement_and_the_name_it_glued_to_the_first_sentence() -> None:
    text = "\n".join(
        [
            "无忧某工伤保险早报:" + BODY,
            *[BODY + str(n) for n in range(15)],
            "无忧某采用专业技术。用户只需要关注无忧某微信号,即可在线咨询。",
            "小编有话说:谢谢你来看文章",
            "标签:",
        ]
    )
    assert [reason for reason, _ in asides(text)] == ["advertisement"] * 4
    assert asides(text)[0][1] == "无忧某工伤保险早报:"


def test_a_brand_that_advertises_nothing_is_content() -> None:
    assert asides("某市劳动保险早报:" + BODY) == []


def test_small_foreign_bodies() -> None:
    assert asides(f"{BODY}\n- 12 -\n就業(yè)與千克(kg)\n\u200b\u200b\n第 2 页 共 9 页\n- 3") == [
        ("page-number", "- 12 -"),
        ("pinyin-gloss", "(yè)"),
        ("invisible", "\u200b\u200b"),
        ("page-number", "第 2 页 共 9 页"),
    ]


def test_unseen_characters_at_the_ends_of_a_line_hide_nothing_behind_them() -> None:
    text = "\ufeff第一章 总则\n\u200b分享到:\u200b\n正文\u200b仍在\u200b"
    assert [span.of(text) for span in cleaned(text).kept] == ["第一章 总则", "分享到:", "正文\u200b仍在"]
    assert {reason for reason, _ in asides(text)} == {"invisible"}


def test_documents_without_furniture_lose_nothing() -> None:
    for name in ("xuyong-145-plan", "tianjin-145-interpretation"):
        assert asides(Path(f"seeds/{name}.txt").read_bytes().decode()) == []


def test_much_set_aside_is_a_note() -> None:
    text = "\n".join(["某某县人社局重要通知公告栏"] * 9 + ["正文。"])
    notes = clean(Source("case", "case.txt", "", ""), SourceText(text)).notes
    assert [note.kind for note in notes] == ["much-set-aside"]
