"""The published site on a screen: where the browser is, what kinds of page there are, a page opened."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
KINDS = [
    "index.html", "documents.html", "documents/xuyong-145-plan.html", "documents/tianjin-145-interpretation.html",
    "documents/wujiang-2020-interview.html", "concepts/index.html", "concepts/emp.registered_unemp_rate.html",
    "regions/index.html", "regions/510524.html", "projects.html", "comparison.html", "matrix.html", "checkup.html",
    "data.html", "methods.html", "about.html", "status.html",
]  # fmt: skip


def opened(browser: Browser, address: str, width: int = 1280, scheme: str = "light") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    page.wait_for_load_state("load")
    return page
