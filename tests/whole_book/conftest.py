"""What the tests of the book itself compare it with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def article() -> str:
    """Return the base article line by line as it came to us, or skip where it is not at hand.

    The article is no part of the repository: ``ACCOUNTS_WITNESSES`` names a folder that holds it.
    """
    folder = os.environ.get("ACCOUNTS_WITNESSES")
    if not folder:
        pytest.skip("the base article is not at hand: ACCOUNTS_WITNESSES names no folder")
    return (Path(folder) / "base-article.txt").read_text(encoding="utf-8")
