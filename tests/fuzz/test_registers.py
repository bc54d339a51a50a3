"""What is written in a register, a record, a lock or the bibliography ends in no exception, and each fault has its line."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from pybtex.errors import capture

from perspectives.citations import works
from perspectives.collation.lock import load_lock
from perspectives.collation.manifest import UnreadableFile, load_manifest
from perspectives.permalinks.record import dump_permalinks, load_permalinks
from perspectives.reading.directives import ClaimDirective
from perspectives.records.dates import parse_date, say_date, sort_key
from perspectives.records.model import Problem
from perspectives.records.option_values import Malformed, parse_silences
from perspectives.records.problems import PLACEHOLDERS, PROBLEM_KINDS, message
from perspectives.registry.load import load
from tests.fuzz import registers
from tests.fuzz.amount import INPUTS, Counted
from tests.fuzz.batches import misplaced
from tests.fuzz.pieces import DATES, LISTS, PLACES
from tests.support import Book

pytestmark = pytest.mark.slow("thousands of broken inputs")

ALL = (Phase.explicit, Phase.generate, Phase.shrink)
"""How an input is found that breaks a promise, and then made small; not where each takes a build."""


def bounded(share: float, phases: Sequence[Phase] = ALL) -> settings:
    """Return the settings for a share of all inputs: the same inputs every time."""
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
    """Return a folder for the files of one input after another."""
    return tmp_path_factory.mktemp("registers")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def are_told(problems: Iterable[Problem], *texts: str) -> None:
    """Each problem can be said, and has a line that is in one of the files."""
    most = max(text.count("\n") + 1 for text in texts)
    for problem in problems:
        assert message(problem, dict.fromkeys(PLACEHOLDERS, "x")).isprintable()
        assert problem.path
        assert 1 <= problem.line <= most


@given(registers.registers)
@bounded(0.08)
def test_registers(folder: Path, counted: Counted, texts: tuple[str, str, str]) -> None:
    counted()
    for name, text in zip(("perspectives", "voices", "events"), texts, strict=True):
        write(folder, f"{name}.toml", text)
    registry = load(folder)
    are_told(registry.problems, *texts)
    # What is not told is taken: files with nothing to tell of lost no table.
    taken = (len(registry.perspectives), len(registry.voices), len(registry.events))
    for text, tables in zip(texts, taken, strict=True):
        if not registry.problems:
            assert tables == sum(line.startswith("[") for line in text.splitlines())


@given(registers.permalinks)
@bounded(0.13)
def test_records_of_published_ids(folder: Path, counted: Counted, text: str) -> None:
    counted()
    path = write(folder, "permalinks.toml", text)
    links = load_permalinks(path)
    are_told(links.problems, text)
    if not links.problems:
        path.write_text(dump_permalinks(links, "permalinks"), encoding="utf-8")
        again = load_permalinks(path)
        assert (again.editions, again.problems, len(again.retired_ids)) == (
            links.editions,
            [],
            len(links.retired_ids),
        )


@given(registers.locks)
@bounded(0.13)
def test_locks(folder: Path, counted: Counted, text: str) -> None:
    counted()
    are_told(load_lock(write(folder, "quotations.lock", text)).problems, text)


@given(registers.manifests)
@bounded(0.1)
def test_lists_of_witnesses(folder: Path, counted: Counted, text: str) -> None:
    counted()
    path = write(folder, "witnesses.toml", text)
    said = f"{path}: "
    try:
        load_manifest(path)
    except UnreadableFile as unreadable:
        said = str(unreadable)
    assert said.startswith(f"{path}: ")


@given(registers.bibliographies)
@bounded(0.358)
def test_bibliographies(counted: Counted, text: str) -> None:
    counted()
    files = {"references.bib": text}
    are_told(works.unreadable(files), text)
    with capture():
        entries = registers.entries_of(text)
    assert {"odo-book", "pedlar-letter"} <= {*works.works_of(entries)}
    are_told(works.problems_of(entries, works.places_of(files)), text)


@given(registers.registers, registers.permalinks, registers.locks, registers.bibliographies)
@bounded(0.002, ALL[:2])
def test_a_book_is_built_from_any_registers(
    counted: Counted, texts: tuple[str, str, str], permalinks: str, lock: str, bibliography: str
) -> None:
    counted()
    with tempfile.TemporaryDirectory() as place:
        book = Book(Path(place))
        for name, text in zip(("perspectives", "voices", "events"), texts, strict=True):
            write(book.root, f"sources/{name}.toml", text)
        write(book.root, "sources/permalinks.toml", permalinks)
        write(book.root, "sources/quotations.lock", lock)
        write(book.root, "sources/references.bib", bibliography)
        built = book.build()
        assert misplaced(built.warnings) == []
        assert [claim["id"] for claim in built.data["claims"]] == [
            *("nobody-laughed", "odo-ringer-did", "ringer-rope", "ringer-wind")
        ]
        assert "She rang too hard." in built.read("bell.html")


OPTIONS: dict[str, Callable[[str], object]] = {**ClaimDirective.readers, "silences": parse_silences}


@given(
    st.sampled_from(sorted(OPTIONS)), st.one_of(registers.words, st.sampled_from((*DATES, *LISTS, *PLACES)))
)
@bounded(0.1)
def test_the_value_of_an_option_is_read_or_malformed(name: str, value: str) -> None:
    code = "malformed-date"
    try:
        OPTIONS[name](value)
    except Malformed as malformed:
        code = malformed.code
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
