"""The fixture that counts the inputs, and the progress on a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from perspectives.build.progress_stream import progress_stream
from tests.fuzz.amount import INPUTS, Count

TRIED: list[int] = []
"""The numbers of inputs of the tests that have ended."""


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> Iterator[Count]:
    """Return a function to call for each input. The sum is printed at the end of all tests."""
    inputs = 0

    def add_one() -> None:
        nonlocal inputs
        inputs += 1

    yield add_one
    record_property("inputs", inputs)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Say how many inputs were tried, where somebody wants to know; xdist tells its main process alone."""
    if report.when == "teardown" and not os.environ.get("PYTEST_XDIST_WORKER"):
        TRIED.extend(int(str(value)) for name, value in report.user_properties if name == "inputs")
        if stream := progress_stream():
            part = min(99, sum(TRIED) * 100 // max(1, INPUTS))
            stream.write(f"trying inputs... [{part:>3}%] {sum(TRIED)}\n")
            stream.close()
