"""The line on a page of an earlier edition: its link carries over what follows the “#” in the address."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from perspectives.records.edition_record import PublishedEdition
from tests.support import ROOT
from tools import site

pytestmark = pytest.mark.browser

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The bell</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'self'; style-src 'unsafe-inline'">
</head><body>
<p id="claim-one">One</p><p id="claim-two"><a href="#claim-two">Two</a></p>
</body></html>
"""


def test_the_link_leads_to_the_same_claim_today(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "1.0").mkdir()
    (tmp_path / "bell.html").write_text(PAGE, encoding="utf-8")
    shutil.copyfile(ROOT / "tools" / site.SCRIPT, tmp_path / site.SCRIPT)
    edition = PublishedEdition("1.0", date(2026, 1, 2))
    page = site.with_line("bell.html", PAGE.encode(), edition, "1.1", tmp_path)
    (tmp_path / "1.0/bell.html").write_bytes(page)
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    messages = list[str]()
    tab.on("console", lambda message: messages.append(message.text))
    tab.goto((tmp_path / "1.0/bell.html").as_uri())
    link = tab.locator("a[rel='latest-version']")
    today = (tmp_path / "bell.html").as_uri()
    assert link.evaluate("link => link.href") == today
    tab.goto((tmp_path / "1.0/bell.html").as_uri() + "#claim-one")
    expect(link).to_have_js_property("href", f"{today}#claim-one")
    tab.get_by_text("Two").click()
    # The script hears of the new place after the click.
    expect(link).to_have_js_property("href", f"{today}#claim-two")
    assert tab.evaluate("document.documentElement.scrollWidth") == 390
    link.click()
    assert tab.url == f"{today}#claim-two"
    tab.close()
    assert messages == []
