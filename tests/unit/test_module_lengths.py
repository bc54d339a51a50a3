"""The length of modules: each has one subject, and is short enough to be read at once."""

from __future__ import annotations

import pytest

from tests.support import ROOT

MOST_LINES = 300
LONGER = {
    "_ext/perspectives/records/claim_fields.py": "one table, with an entry for each field",
}
"""The modules that may be longer, and why. Nothing else is added here: a module is parted by its subjects."""


def lengths() -> dict[str, int]:
    """Return the number of lines of each module, by its path."""
    paths = [path for folder in ("_ext", "tools", "docs") for path in (ROOT / folder).rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in paths}


@pytest.mark.parametrize("folder", ["_ext/", "tools/", "docs/"])
def test_no_module_is_longer_than_the_bound(folder: str) -> None:
    found = {path: lines for path, lines in lengths().items() if path.startswith(folder)}
    assert found
    assert {path: lines for path, lines in found.items() if lines > MOST_LINES and path not in LONGER} == {}


def test_each_exception_is_a_module_that_there_is() -> None:
    assert LONGER.keys() <= lengths().keys()
