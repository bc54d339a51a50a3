"""No register, permalink file, lock or bibliography raises an exception, and each problem has a line."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from perspectives.citations import works
from perspectives.collation.lock_reader import load_lock
from perspectives.collation.manifest import UnreadableFile, load_manifest
from perspectives.permalinks.record import dump_permalinks
from perspectives.permalinks.record_reader import load_permalinks
from perspectives.reading.claim_directive import ClaimDirective
from perspectives.records.dates import parse_date, say_date, sort_key
from perspectives.records.option_values import Malformed, parse_silences
from perspectives.records.problem_record import Problem
from perspectives.records.problems import PLACEHOLDERS, PROBLEM_KINDS, message
from perspectives.registry.load import load
from tests.fuzz import registers
from tests.fuzz.amount import INPUTS, Count
from tests.fuzz.batches import messages_without_place
from tests.fuzz.pieces import DATES, LISTS, LOCATORS
from tests.support import Book

pytestmark = pytest.mark.slow("thousands of broken inputs")

ALL_PHASES = (Phase.explicit, Phase.generate, Phase.shrink)
"""The phases of Hypothesis. Inputs that need a build are not shrunk."""


def bounded(share: float, phases: Sequence[Phase] = ALL_PHASES) -> settings:
    """Return the settings for a share of all inputs, which are the same in each run."""
    return settings(
        max_examples=max(1, int(INPUTS * share)),
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=phases,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the files of the inputs, which replace each other."""
    return tmp_path_factory.mktemp("registers")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def assert_complete(problems: Iterable[Problem], *texts: str) -> None:
    """Check that each problem has a message, a path, and a line of one of the files."""
    line_count = max(text.count("\n") + 1 for text in texts)
    for problem in problems:
        assert message(problem, dict.fromkeys(PLACEHOLDERS, "x")).isprintable()
        assert problem.path
        assert 1 <= problem.line <= line_count


@given(registers.registers)
@bounded(0.08)
def test_registers(folder: Path, count: Count, texts: tuple[str, str, str]) -> None:
    count()
    for name, text in zip(("perspectives", "voices", "events"), texts, strict=True):
        write(folder, f"{name}.toml", text)
    registry = load(folder)
    assert_complete(registry.problems, *texts)
    # Without problems, no table is lost.
    counts = (len(registry.perspectives), len(registry.voices), len(registry.events))
    for text, count_of_tables in zip(texts, counts, strict=True):
        if not registry.problems:
            assert count_of_tables == sum(line.startswith("[") for line in text.splitlines())


@given(registers.permalinks)
@bounded(0.13)
def test_records_of_published_ids(folder: Path, count: Count, text: str) -> None:
    count()
    path = write(folder, "permalinks.toml", text)
    links = load_permalinks(path)
    assert_complete(links.problems, text)
    if not links.problems:
        path.write_text(dump_permalinks(links, "permalinks"), encoding="utf-8")
        again = load_permalinks(path)
        assert (again.published, again.problems, len(again.retired_ids)) == (
            links.published,
            [],
            len(links.retired_ids),
        )


@given(registers.locks)
@bounded(0.13)
def test_locks(folder: Path, count: Count, text: str) -> None:
    count()
    assert_complete(load_lock(write(folder, "quotations.lock", text)).problems, text)


@given(registers.manifests)
@bounded(0.1)
def test_lists_of_witnesses(folder: Path, count: Count, text: str) -> None:
    count()
    path = write(folder, "witnesses.toml", text)
    text_of_error = f"{path}: "
    try:
        load_manifest(path)
    except UnreadableFile as error:
        text_of_error = str(error)
    # Where the file is no TOML, the line stands behind the path.
    assert re.match(rf"{re.escape(str(path))}(?::\d+)?: ", text_of_error)


@given(registers.bibliographies)
@bounded(0.358)
def test_bibliographies(count: Count, text: str) -> None:
    count()
    files = {"references.bib": text}
    assert_complete(works.problems_of(files), text)
    entries, _faults = works.read_works(files)
    assert {"odo-book", "pedlar-letter"} <= {*works.works_of(entries)}


@given(registers.registers, registers.permalinks, registers.locks, registers.bibliographies)
@bounded(0.002, ALL_PHASES[:2])
def test_a_book_is_built_from_any_registers(
    count: Count, texts: tuple[str, str, str], permalinks: str, lock: str, bibliography: str
) -> None:
    count()
    with tempfile.TemporaryDirectory() as place:
        book = Book(Path(place))
        for name, text in zip(("perspectives", "voices", "events"), texts, strict=True):
            write(book.root, f"sources/{name}.toml", text)
        write(book.root, "sources/permalinks.toml", permalinks)
        write(book.root, "sources/quotations.lock", lock)
        write(book.root, "sources/references.bib", bibliography)
        build = book.build()
        assert messages_without_place(build.warnings) == []
        assert [claim["id"] for claim in build.data["claims"]] == [
            *("nobody-laughed", "odo-ringer-did", "ringer-rope", "ringer-wind")
        ]
        assert "She rang too hard." in build.read("bell.html")


OPTIONS: dict[str, Callable[[str], object]] = {**ClaimDirective.readers, "silences": parse_silences}


@given(
    st.sampled_from(sorted(OPTIONS)), st.one_of(registers.words, st.sampled_from((*DATES, *LISTS, *LOCATORS)))
)
@bounded(0.1)
def test_the_value_of_an_option_is_read_or_malformed(name: str, value: str) -> None:
    code = "malformed-date"
    try:
        OPTIONS[name](value)
    except Malformed as error:
        code = error.code
    assert code in PROBLEM_KINDS


@given(st.one_of(registers.words, st.text("0123456789XYE-/~?%.[]{},uT:+ ", max_size=14)))
@example("Y1E99")
@bounded(0.1)
def test_a_date_is_said_and_sorted_or_is_none(text: str) -> None:
    try:
        parse_date(text)
    except ValueError:
        return
    assert say_date(text)
    assert sort_key(text) <= (sort_key(None)[0], sort_key("9999")[1], "~")
