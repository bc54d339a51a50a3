"""An entry of a bibliography as an item of CSL-JSON."""

from __future__ import annotations

from perspectives.citations.csl_json import csl_item
from tests.fuzz.registers import entries_of


def test_a_season_is_no_month_of_a_work() -> None:
    (entry,) = entries_of("@book{a-book,\n title = {A},\n year = {1701-24}}").values()
    assert csl_item("a-book", entry)["issued"] == {"literal": "1701-24"}
