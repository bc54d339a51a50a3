"""The book itself, built once for the tests of a process."""

from __future__ import annotations

import pytest

from tests.support import ROOT, Build, run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the book as ``make html`` builds it."""
    folder = tmp_path_factory.mktemp("book")
    return run(ROOT / "docs", folder / "html", folder / "doctrees")
