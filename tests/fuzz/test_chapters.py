"""A faulty chapter gives messages with lines, loses no words in silence, and changes no other page.

One build has many chapters. Halving finds the chapter that fails, and it is printed.
``make fuzz ARGS="-k chapters" CHAPTER=1234`` builds it alone.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

import pytest

from tests.fuzz import batches
from tests.fuzz.amount import BATCH_SIZE, CHAPTERS, Count

pytestmark = pytest.mark.slow("thousands of broken inputs")

TIMEOUT = 300
"""The seconds after which a batch hangs: many times the seconds that the slowest machine needs."""
SINGLE_CHAPTER = os.environ.get("CHAPTER")
STARTS = [int(SINGLE_CHAPTER)] if SINGLE_CHAPTER else range(0, CHAPTERS, BATCH_SIZE)


def stop(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"no end after {TIMEOUT} seconds")


@pytest.mark.parametrize("start", STARTS)
def test_chapters(start: int, count: Count) -> None:
    numbers = range(start, start + 1 if SINGLE_CHAPTER else min(start + BATCH_SIZE, CHAPTERS))
    for _number in numbers:
        count()
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(TIMEOUT)
    try:
        faults = batches.try_chapters(numbers)
        if faults:
            batch = batches.smallest_faulty_batch(numbers)
            # Where no smaller batch fails, the faults are those of the whole one.
            faults = batches.try_chapters(batch) or faults
            texts = "\n".join(f"--- {number}:\n{batches.chapter(number)[0]}" for number in batch[:3])
            command = f'make fuzz ARGS="-k chapters" CHAPTER={batch[0]}'
            pytest.fail("\n".join([*faults, texts, f"Again: {command}"]))
    finally:
        signal.alarm(0)
