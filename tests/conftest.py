"""Fixtures that every test may use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from sphinx.locale import translators

from tests.support import LIGHTHOUSE, READER, Book, Build, SharedBook, built_once


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Let no test find the language of another's book, which Sphinx keeps for the whole process, nor none at all."""
    translators.setdefault(("general", "perspectives"), NullTranslations())
    yield
    for name in translators:
        translators[name] = NullTranslations()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many broken inputs were tried."""
    inputs = sum(
        int(str(value))
        # That of the end of a test, which has its whole count, stands under no outcome.
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
    """Return the tiny reader for tests that only read what is built of it; who changes it takes ``book``."""
    shared = SharedBook(tmp_path_factory.getbasetemp(), READER)
    yield shared
    shared.assert_untouched()


@pytest.fixture(scope="session")
def lighthouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedBook]:
    """Return the German reader, for tests that only read what is built of it."""
    shared = SharedBook(tmp_path_factory.getbasetemp(), LIGHTHOUSE)
    yield shared
    shared.assert_untouched()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the book itself as ``make html`` builds it."""
    return built_once(tmp_path_factory.getbasetemp(), "html")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Return the Chromium to test in: that of the system without windows, or the one the variable CHROMIUM names."""
    path = shutil.which(os.environ.get("CHROMIUM", "chromium-headless-shell"))
    if path is None:
        missing = "no Chromium here: `make system` installs it"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return path
