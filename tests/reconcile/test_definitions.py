"""指标解释 of two documents: joined to their concept, compared word by word, with what differs said in a sentence."""

from __future__ import annotations

from invented import written

from generator.model.collection import Collection
from generator.model.contrast import DefinitionContrast
from generator.reconcile import reconcile
from generator.rules.catalogue import Catalogue, Corrections
from generator.rules.context import Context

NOTHING = Context(Catalogue(), Corrections())
FIRST = "1.城镇新增就业人数(万人):指报告期内城镇累计新就业人员数减去自然减员人数，范围为16周岁至60周岁的单位职工。"


def defining(**definitions: str) -> Collection:
    return reconcile(
        [
            written({"id": name, "title": f"{name}县就业规划", "region": f"{name}县", "definitions": [text]})
            for name, text in definitions.items()
        ],
        (),
        NOTHING,
    )


def only(**definitions: str) -> DefinitionContrast:
    (contrast,) = defining(**definitions).contrasts
    return contrast


def shown(contrast: DefinitionContrast, **definitions: str) -> list[tuple[str, str]]:
    texts = {name: written({"id": name, "definitions": [text]}).text.text for name, text in definitions.items()}
    first, second = texts[contrast.first.source_id], texts[contrast.second.source_id]
    return [(run.kind, run.span.of(first if run.kind == "removed" else second)) for run in contrast.runs]


def test_words_that_one_text_alone_has_are_told_apart() -> None:
    second = FIRST.replace("60周岁的单位职工", "退休年龄的劳动者").replace("累计", "")
    contrast = only(甲=FIRST, 乙=second)
    runs = shown(contrast, 甲=FIRST, 乙=second)
    assert ("removed", "累计") in runs
    assert "".join(text for kind, text in runs if kind == "added") == "退休年龄劳动者"
    assert contrast.said == "“单位职工”只见于甲县；界限“60周岁”只见于甲县。"
    added = "".join(text for kind, text in runs if kind != "removed")
    assert added == second.partition(":")[2]


def test_the_same_words_in_another_script_and_width_are_the_same() -> None:
    second = FIRST.replace("报告期内", "報告期內").replace("，", ",").replace("16", "１６")
    contrast = only(甲=FIRST, 乙=second)
    assert contrast.said == "两份文件的定义文字相同。"
    assert not contrast.runs


def test_what_is_taken_off_is_a_difference_of_scope_and_no_comparison_goes_without_it() -> None:
    first = "1.城镇新增就业人数(万人):指报告期内城镇累计新就业人数，不扣除自然减员。"
    second = "1.城镇新增就业人数(万人):指报告期内城镇累计新就业人数减去自然减员人数。"
    contrast = only(甲=first, 乙=second)
    assert contrast.scope
    assert contrast.said == "甲县写明“不扣除自然减员”，乙县写明“减去自然减员人数”。"


def test_texts_with_little_in_common_are_not_compared_word_by_word() -> None:
    contrast = only(甲=FIRST, 乙="1.城镇新增就业人数(万人):由统计部门按季公布。")
    assert not contrast.runs


def test_one_document_alone_and_a_term_without_a_concept_give_nothing() -> None:
    assert not defining(甲=FIRST).contrasts
    unknown = "1.无人知晓的数(个):指某种数。"
    assert not defining(甲=unknown, 乙=unknown).contrasts
