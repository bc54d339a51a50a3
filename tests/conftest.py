"""Fixtures that every test may use."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from sphinx.locale import translators

from tests.browser.support import MOST_MILLISECONDS
from tests.support import BUILDS, LIGHTHOUSE, READER, Book, Build, SharedBook, built_once


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Give each test English catalogues: Sphinx keeps the language of a book for the whole process."""
    translators.setdefault(("general", "perspectives"), NullTranslations())
    yield
    for name in translators:
        translators[name] = NullTranslations()


@pytest.fixture(autouse=True)
def at_most_two_builds(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that builds more than two books and is not marked as slow."""
    before = len(BUILDS)
    yield
    number = len(BUILDS) - before
    if number > 2 and request.node.get_closest_marker("slow") is None:
        pytest.fail(f"{number} builds: share one, or mark the test: slow, with the reason")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the number of inputs that the fuzz tests tried."""
    inputs = sum(
        int(str(value))
        # Only the report of the teardown has the whole count of a test; it stands under no outcome.
        for report in terminalreporter.getreports("")
        if getattr(report, "when", None) == "teardown"
        for name, value in report.user_properties
        if name == "inputs"
    )
    if inputs:
        terminalreporter.write_line(f"{inputs} whole and broken inputs were tried in tests/fuzz")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return a copy of the tiny reader in a folder of its own."""
    return Book(tmp_path)


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedBook]:
    """Return the tiny reader, for tests that only read its output; a test that changes it uses ``book``."""
    shared = SharedBook(tmp_path_factory.getbasetemp(), READER)
    yield shared
    shared.assert_untouched()


@pytest.fixture(scope="session")
def lighthouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedBook]:
    """Return the German reader, for tests that only read its output."""
    shared = SharedBook(tmp_path_factory.getbasetemp(), LIGHTHOUSE)
    yield shared
    shared.assert_untouched()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the book itself as ``make html`` builds it."""
    return built_once(tmp_path_factory.getbasetemp(), "html")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the path of the Chromium for the tests: the system's headless one, or the value of CHROMIUM."""
    path = shutil.which(os.environ.get("CHROMIUM", "chromium-headless-shell"))
    if path is None:
        missing = "no Chromium here: `make system` installs it"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return path


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Return a Chromium without a window: one for all tests, since a process can have only one Playwright."""
    expect.set_options(timeout=MOST_MILLISECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield browser
        browser.close()


if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # Started in the background: without this, no command that a test interrupts would hear it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

LONG = ("book", "browser", "slow")
"""The marks of tests that may take long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stop where a test is marked as slow and does not say why, and let long tests begin first.

    What is left for the end is short then, so that no process waits long for the last test of another.
    One process begins with the pages in a browser, while the other does what needs the processor alone.
    """
    for item in items:
        marker = item.get_closest_marker("slow")
        if marker and not (marker.args and str(marker.args[0]).strip()):
            raise pytest.UsageError(f"{item.nodeid}: say why it is slow")
    items.sort(key=lambda item: not any(map(item.get_closest_marker, LONG)))
