"""A chapter broken in every way is told with its line, keeps its words, and leaves the rest of the book as it was.

One build has many of them side by side. The chapter that breaks a promise is found by halving and printed whole;
``make fuzz ARGS="-k chapters" CHAPTER=1234`` tries it again alone.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

import pytest

from tests.fuzz import batches
from tests.fuzz.amount import BATCH, CHAPTERS, Counted

pytestmark = pytest.mark.slow("thousands of broken inputs")

LONGEST = 300
"""Seconds after which a batch is taken to hang: many times what the slowest machine needs."""
ALONE = os.environ.get("CHAPTER")
STARTS = [int(ALONE)] if ALONE else range(0, CHAPTERS, BATCH)


def stop(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"no end after {LONGEST} seconds")


@pytest.mark.parametrize("start", STARTS)
def test_chapters(start: int, counted: Counted) -> None:
    numbers = range(start, start + 1 if ALONE else min(start + BATCH, CHAPTERS))
    for _number in numbers:
        counted()
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    try:
        lost = batches.tried(numbers)
        if lost:
            found = batches.culprits(numbers)
            # Where no one alone does it, what the batch broke is said.
            lost = batches.tried(found) or lost
            whole = "\n".join(f"--- {number}:\n{batches.chapter(number)[0]}" for number in found[:3])
            again = f'make fuzz ARGS="-k chapters" CHAPTER={found[0]}'
            pytest.fail("\n".join([*lost, whole, f"Again: {again}"]))
    finally:
        signal.alarm(0)
