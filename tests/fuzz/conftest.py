"""The fixture that counts the inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.fuzz.amount import Count


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> Iterator[Count]:
    """Return a function to call for each input. The sum is printed at the end of all tests."""
    inputs = 0

    def add_one() -> None:
        nonlocal inputs
        inputs += 1

    yield add_one
    record_property("inputs", inputs)
