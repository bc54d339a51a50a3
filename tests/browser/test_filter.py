"""A reader narrows a table by a list, and the address keeps what is chosen."""

from __future__ import annotations

import pytest

from tests.browser.support import Opener
from tests.support import Build

pytestmark = [pytest.mark.book, pytest.mark.browser]


def test_the_matrix_is_narrowed_by_finding(open_page: Opener, built: Build) -> None:
    page = open_page("reference/disagreements.html")
    page.locator("form.ps-filters").get_by_role("combobox", name="Finding", exact=True).select_option(
        "conflict"
    )
    rows = page.locator("#table-disagreements tbody tr:visible")
    assert rows.count() == sum(
        comparison["finding"] == "conflict" for comparison in built.data["comparisons"]
    )


def test_a_report_is_narrowed_by_verdict(open_page: Opener) -> None:
    page = open_page("reference/collation.html")
    verdicts = page.locator("form.ps-filters").get_by_role("combobox", name="Verdict", exact=True)
    everything = page.locator("#table-collation tbody tr").count()
    verdicts.select_option("exact")
    shown = page.locator("#table-collation tbody tr:visible").count()
    assert 0 < shown < everything
    said = page.locator("form.ps-filters").get_by_role("status").inner_text()
    assert said == f"{shown} of {everything} rows are shown: Verdict: exact."
    assert page.url.endswith("?verdict=exact")
