"""The published site in a real browser: from disk and from a server, on paper and on a phone, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.screens import KINDS, opened


def found(page: Page, query: str) -> set[str]:
    """The pages that a search leads to."""
    page.fill(".md-search__input", "")
    page.click(".md-search__input")
    page.keyboard.insert_text(query)
    page.keyboard.press("Shift")
    page.wait_for_function(
        "() => /\\d|没有/.test(document.querySelector('.md-search-result__meta').textContent)", timeout=20_000
    )
    page.wait_for_timeout(600)
    links = page.eval_on_selector_all(
        ".md-search-result__link", "all => all.map(a => a.pathname.split('/site/').pop())"
    )
    return {str(link).lstrip("/") for link in links}


def test_search_finds_what_readers_look_for(browser: Browser, base: str) -> None:
    page = opened(browser, f"{base}/index.html")
    assert "concepts/emp.registered_unemp_rate.html" in found(page, "城镇登记失业率")
    assert "concepts/emp.surveyed_unemp_rate.html" in found(page, "失业率")
    assert {"documents/xuyong-145-plan.html", "regions/510524.html"} <= found(page, "叙永")
    assert "concepts/si.pension_insured.html" in found(page, "养老保险参保人数")
    page.close()


def test_traditional_and_simplified_lead_to_the_same_pages(browser: Browser, base: str) -> None:
    page = opened(browser, f"{base}/index.html")
    simplified = found(page, "工伤保险")
    assert "documents/xuyong-145-plan.html" in simplified
    assert found(page, "工傷保險") == simplified
    page.close()


def test_no_page_asks_another_host_for_anything(browser: Browser, base: str) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    for kind in KINDS:
        page.goto(f"{base}/{kind}")
    page.close()
    assert not [url for url in asked if not url.startswith((base, "data:", "blob:", "about:"))]
    assert not errors


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, published: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for kind in KINDS:
        page.goto(f"file://{published}/site/{kind}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
    page.close()


def test_a_figure_is_read_out_by_mouse_and_by_keyboard(browser: Browser, published: Path) -> None:
    page = opened(browser, f"file://{published}/site/documents/xuyong-145-plan.html")
    figure = page.locator("#c3780")
    figure.hover()
    page.wait_for_selector("#pb-card")
    assert "专业技术人才总量" in page.inner_text("#pb-card")
    assert "15,000" in page.inner_text("#pb-card")
    page.mouse.move(2, 2)
    page.wait_for_selector("#pb-card", state="detached")
    figure.focus()
    page.wait_for_selector("#pb-card")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#pb-card') !== null")
    page.keyboard.press("Escape")
    page.wait_for_selector("#pb-card", state="detached")
    assert page.evaluate("document.activeElement.id") == "c3780"
    page.close()


def test_on_a_phone_the_card_is_a_sheet_at_the_foot(browser: Browser, published: Path) -> None:
    page = opened(browser, f"file://{published}/site/documents/xuyong-145-plan.html", 390)
    page.locator("#c3780").click()
    box = page.locator("#pb-card").bounding_box()
    assert box is not None
    assert (round(box["x"]), round(box["width"])) == (0, 390)
    assert round(box["y"] + box["height"]) == 900
    page.close()


def test_a_finger_opens_the_card_and_closes_it(browser: Browser, published: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"file://{published}/site/documents/xuyong-145-plan.html")
    page.locator("#c3780").tap()
    page.wait_for_selector("#pb-card")
    page.locator("#c3794").tap()
    assert "技能人才总量" in page.locator("#pb-card .nm").first.inner_text()
    page.locator("h1").first.tap()
    page.wait_for_selector("#pb-card", state="detached")
    context.close()


@pytest.mark.parametrize("lent", [True, False], ids=["clipboard lent", "an office's http server"])
def test_a_citation_can_be_copied(browser: Browser, published: Path, lent: bool) -> None:
    context = browser.new_context()
    if lent:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = context.new_page()
    page.goto(f"file://{published}/site/documents/xuyong-145-plan.html")
    page.locator("p#p3339 .pm, p[id^=p] .pm").first.click(force=True)
    page.locator("#pb-card button", has_text="复制引文").click()
    page.wait_for_selector("#pb-card button:has-text('已复制')")
    cited = page.inner_text("#pb-card .q")
    page.keyboard.press("Escape")
    page.evaluate(
        "document.querySelector('h1').append(Object.assign(document.createElement('textarea'), {id: 'paper'}))"
    )
    page.focus("#paper")
    page.keyboard.press("Control+v")
    assert page.input_value("#paper") == cited
    context.close()


def test_the_filters_of_the_check_up_are_kept_in_the_address(browser: Browser, published: Path) -> None:
    page = opened(browser, f"file://{published}/site/checkup.html")
    everything = page.locator(".fd:visible, .fl:visible").count()
    page.locator(".ft button[data-v=high]").click()
    grave = page.locator(".fd:visible, .fl:visible").count()
    assert 0 < grave < everything
    address = page.url
    page.close()
    again = opened(browser, address)
    assert again.locator(".fd:visible, .fl:visible").count() == grave
    again.close()


def test_projects_can_be_searched(browser: Browser, published: Path) -> None:
    page = opened(browser, f"file://{published}/site/projects.html")
    page.fill("#pb-find", "创业")
    shown = page.locator(".pj > li:visible")
    assert 0 < shown.count() < page.locator(".pj > li").count()
    assert all("创业" in text for text in shown.all_inner_texts())
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_can_be_read_on_paper_in_both_schemes(browser: Browser, published: Path, scheme: str) -> None:
    page = opened(browser, f"file://{published}/site/index.html", scheme=scheme)
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )
    light, dark = sorted((_luminance(colour) for colour in colours), reverse=True)
    assert (light + 0.05) / (dark + 0.05) > 10
    page.close()


def _luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
