"""A build that waits for its order, and the order to make way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from perspectives.live.stop_sign import StoppedError, StopSign
from perspectives.live.waiting_application import DismissedError, OrderBook


@pytest.fixture
def stop() -> Iterator[StopSign]:
    """Return a sign that notes the signal, until the test has ended."""
    before = signal.getsignal(signal.SIGTERM)
    yield StopSign()
    signal.signal(signal.SIGTERM, before)


def test_the_order_to_stop_waits_until_it_may_be_obeyed(stop: StopSign) -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    assert stop.is_given
    begun = False
    with pytest.raises(StoppedError), stop.obeyed_at_once():
        begun = True
    assert not begun
    # What is done after the block is done to its end.
    os.kill(os.getpid(), signal.SIGTERM)
    with pytest.raises(StoppedError):
        stop.obey_from_now_on()


def test_the_order_to_stop_ends_the_work_at_hand_and_no_handler_of_faults_takes_it(stop: StopSign) -> None:
    done = []

    def work() -> None:
        done.append("one")
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            done.append("two")
        except Exception:  # noqa: BLE001  # such handlers are everywhere
            done.append("taken for a fault")

    with pytest.raises(StoppedError), stop.obeyed_at_once():
        work()
    assert done == ["one"]
    assert not stop.is_obeyed_at_once


@pytest.mark.parametrize("is_obeyed", [True, False])
def test_work_that_is_held_back_is_done_to_its_end(stop: StopSign, is_obeyed: bool) -> None:
    done = []

    def work(first: str, *, last: str) -> str:
        done.append(first)
        os.kill(os.getpid(), signal.SIGTERM)
        done.append(last)
        return "done"

    whole_work = stop.held_back(work)
    if is_obeyed:
        with pytest.raises(StoppedError), stop.obeyed_at_once():
            whole_work("one", last="two")
    else:
        assert whole_work("one", last="two") == "done"
    assert done == ["one", "two"]
    assert stop.is_given


def test_a_build_has_one_order(stop: StopSign) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="utf-8") as lines, os.fdopen(writing, "w", encoding="utf-8") as orders:
        book = OrderBook(lines, stop)
        assert not book.is_called()
        orders.write('{"first": ["bell"]}\n')
        orders.flush()
        assert book.is_called()
        assert book.wait() == {"first": ["bell"]}
        assert book.is_called()
        assert book.wait() == {"first": ["bell"]}


def test_a_build_that_is_not_needed_ends_without_an_order(stop: StopSign) -> None:
    reading, writing = os.pipe()
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        book = OrderBook(lines, stop)
        assert book.is_called()
        with pytest.raises(DismissedError):
            book.wait()
