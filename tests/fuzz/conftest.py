"""Fixtures of the tests with broken inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.fuzz.amount import Counted


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Iterator[Counted]:
    """Return what is called for each input; how many there were is told at the end of all tests."""
    inputs = 0

    def count() -> None:
        nonlocal inputs
        inputs += 1

    yield count
    record_property("inputs", inputs)
