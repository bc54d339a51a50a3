"""Editions on record: every fault of the file has its line, and two records tell what changed."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from perspectives.book.edition_changes import Changes, changes_between, steps_of
from perspectives.book.own_citations import (
    Edition,
    dated_edition_name,
    edition_name,
    edition_of,
    version_name,
)
from perspectives.records.edition_record import (
    BadRecord,
    EditionRecord,
    PublishedEdition,
    number_of,
    own_edition,
    read_record,
    record_of,
    record_text,
    version_key,
)
from perspectives.registry.editions_file import load_editions

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FIRST = f'[[editions]]\nnumber = "1.0"\nissued = 2026-01-02\ncommit = "{COMMIT}"\n'
RECORD = EditionRecord({"bell.html": {"one": "aa", "two": "bb"}}, ("index.html",))


def load(folder: Path, text: str) -> tuple[tuple[PublishedEdition, ...], list[tuple[str, int]]]:
    """Return the editions that a file with a text records, and code and line of each problem."""
    (folder / "editions.toml").write_text(text, encoding="utf-8")
    editions, problems = load_editions(folder, hashlib.sha256())
    return editions, [(problem.code, problem.line) for problem in problems]


def test_without_a_file_there_are_no_editions(tmp_path: Path) -> None:
    assert load_editions(tmp_path, hashlib.sha256()) == ((), [])


def test_everything_that_is_recorded_is_read(tmp_path: Path) -> None:
    later = '[["editions"]]\nnumber = "1.10"\nissued = "2026-01-02"\nkept = false\n'
    text = f'{FIRST}sha256 = "{"0" * 64}"\n\n{later}'
    editions, problems = load(tmp_path, text)
    assert problems == []
    assert editions == (
        PublishedEdition("1.0", date(2026, 1, 2), COMMIT, "0" * 64),
        PublishedEdition("1.10", date(2026, 1, 2), kept=False),
    )
    assert [one.line for one in editions] == [1, 7]


FAULTS = {
    "[[editions]]\nnumber = 1.0\nissued = 2026-01-02\n": [("malformed-field", 2)],
    '[[editions]]\nnumber = "1.0-beta"\nissued = 2026-01-02\n': [("malformed-field", 2)],
    '[[editions]]\nnumber = "../1"\nissued = 2026-01-02\n': [("malformed-field", 2)],
    '[[editions]]\nnumber = ""\nissued = 2026-01-02\n': [("malformed-field", 2)],
    '[[editions]]\nnumber = "1.0.dev0"\nissued = 2026-01-02\n': [("malformed-field", 2)],
    '[[editions]]\nnumber = "1.0"\n': [("missing-field", 1)],
    "[[editions]]\nissued = 2026-01-02\n": [("missing-field", 1)],
    "[[editions]]\n": [("missing-field", 1), ("missing-field", 1)],
    '[[editions]]\nnumber = "1.0"\nissued = "2 January"\n': [("malformed-date", 3)],
    '[[editions]]\nnumber = "1.0"\nissued = "2026-02-30"\n': [("malformed-date", 3)],
    '[[editions]]\nnumber = "1.0"\nissued = 2026-01-02T10:00:00\n': [("malformed-date", 3)],
    '[[editions]]\nnumber = "1.0"\nissued = 2026\n': [("malformed-date", 3)],
    '[[editions]]\nnumber = "1.0"\nissued = 2026-02-30\n': [("toml-syntax", 3)],
    '[[editions]]\nnumber = "1.0"\nissued = 2026-01-02\ncommit = "v1.0"\n': [("malformed-field", 4)],
    '[[editions]]\nnumber = "1.0"\nissued = 2026-01-02\ncommit = "0123abc"\n': [("malformed-field", 4)],
    '[[editions]]\nnumber = "1.0"\nissued = 2026-01-02\nsha256 = "a"\n': [("malformed-field", 4)],
    '[[editions]]\nnumber = "1.0"\nissued = 2026-01-02\nkept = "no"\n': [("malformed-field", 4)],
    '[[editions]]\nnumber = "1.0"\nisued = 2026-01-02\n': [("unknown-field", 3), ("missing-field", 1)],
    f"{FIRST}{FIRST}": [("duplicate-id", 6)],
    f'{FIRST}\n[[editions]]\nnumber = "0.9"\nissued = 2026-01-02\n': [("malformed-field", 7)],
    f'{FIRST}\n[[editions]]\nnumber = "1.1"\nissued = 2026-01-01\n': [("malformed-date", 8)],
    '[[edition]]\nnumber = "1.0"\n': [("unknown-field", 1)],
    '[editions]\nnumber = "1.0"\n': [("malformed-field", 1)],
    '[editions."1.0"]\nissued = 2026-01-02\n': [("malformed-field", 1)],
    "editions = 1\n": [("malformed-field", 1)],
    "editions = [1]\n": [("malformed-field", 1)],
    "[[editions]\n": [("toml-syntax", 1)],
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_has_its_line(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text)[1] == FAULTS[text]


def test_a_misspelt_field_has_its_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "editions.toml").write_text(f"{FIRST}kep = false\n", encoding="utf-8")
    _editions, (problem,) = load_editions(tmp_path, hashlib.sha256())
    assert (problem.value, problem.nearest, problem.line) == ("kep", "kept", 5)


def test_a_commit_that_cannot_be_read_makes_no_edition_of_this_build(tmp_path: Path) -> None:
    editions, _problems = load(tmp_path, FIRST.replace(COMMIT, "main"))
    assert own_edition("1.0", editions) is None


# Records


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions/1.0.json").write_text(record_text("1.0", RECORD), encoding="utf-8")
    editions, problems = load(tmp_path, FIRST)
    assert (problems, editions[0].record) == ([], RECORD)


def test_the_records_are_part_of_the_digest(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    digests = []
    for text in (record_text("1.0", RECORD), record_text("1.0", EditionRecord({}))):
        (tmp_path / "editions/1.0.json").write_text(text, encoding="utf-8")
        (tmp_path / "editions.toml").write_text(FIRST, encoding="utf-8")
        digest = hashlib.sha256()
        load_editions(tmp_path, digest)
        digests.append(digest.hexdigest())
    assert digests[0] != digests[1]


BROKEN_RECORDS = (
    "",
    "[]",
    "{",
    "{}",
    '{"edition": "1.1", "pages": {}, "other_pages": []}',
    '{"edition": "1.0", "pages": {}}',
    '{"edition": "1.0", "pages": [], "other_pages": []}',
    '{"edition": "1.0", "pages": {"a": ["b"]}, "other_pages": []}',
    '{"edition": "1.0", "pages": {"a": {"b": 1}}, "other_pages": []}',
    '{"edition": "1.0", "pages": {}, "other_pages": [1]}',
    "[" * 100_000,
)


@pytest.mark.parametrize("text", BROKEN_RECORDS, ids=range(len(BROKEN_RECORDS)))
def test_a_broken_record_is_a_problem_and_the_edition_is_kept(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadRecord):
        read_record(text, "1.0", ["1.0"])
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions/1.0.json").write_text(text, encoding="utf-8")
    editions, problems = load(tmp_path, FIRST)
    assert problems == [("broken-edition-record", 1)]
    assert [(one.number, one.record) for one in editions] == [("1.0", None)]


@pytest.mark.parametrize(("name", "content"), [("2.0.json", b"{}"), ("1.0.json", b"\xff\xfe")])
def test_a_record_of_no_edition_and_one_in_another_encoding_are_problems(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions" / name).write_bytes(content)
    assert load(tmp_path, FIRST)[1] == [("broken-edition-record", 1)]


def test_a_record_has_each_claim_on_its_page_and_the_pages_without_claims() -> None:
    claims: list[dict[str, Any]] = [
        {"id": "two", "url": "bell.html#claim-two", "quotations": ["a"], "text": None},
        {"id": "one", "url": "bell.html#claim-one", "quotations": [], "text": "a"},
    ]
    record = record_of(claims, ["index.html", "bell.html"])
    assert list(record.claims()) == ["one", "two"]
    assert record.other_pages == ("index.html",)
    assert record.claims()["one"][0] != record.claims()["two"][0]
    assert record.has_page("bell.html")
    assert record.has_page("index.html")
    assert not record.has_page("gone.html")


OLD = EditionRecord({"a.html": {"same": "1", "worded": "1", "moved": "1", "gone": "1", "both": "1"}})
NEW = EditionRecord(
    {"a.html": {"same": "1", "worded": "2", "new": "1"}, "b.html": {"moved": "1", "both": "2"}}
)


def test_what_changed_is_new_reworded_moved_or_retired() -> None:
    assert changes_between(OLD, NEW) == Changes(
        ("new",), ("both", "worded"), (("both", "a.html", "b.html"), ("moved", "a.html", "b.html")), ("gone",)
    )


def test_pages_as_folders_are_the_same_pages() -> None:
    folders = EditionRecord({"a/": OLD.pages["a.html"]})
    assert changes_between(OLD, folders) == Changes()


def test_steps_go_back_from_the_present_to_the_first_edition() -> None:
    first = PublishedEdition("1.0", date(2026, 1, 2), COMMIT, record=OLD)
    second = PublishedEdition("1.1", date(2026, 1, 3), COMMIT)
    (work, later, earlier) = steps_of([first, second], "1.2.dev0", NEW)
    assert (work.edition, work.before, work.record, work.changes) == (None, second, NEW, None)
    assert (later.edition, later.before, later.changes) == (second, first, None)
    assert (earlier.edition, earlier.before, earlier.record) == (first, None, OLD)
    (own, _first) = steps_of([first, PublishedEdition("1.1", date(2026, 1, 3))], "1.1", NEW)
    assert own.changes == changes_between(OLD, NEW)
    assert steps_of([], "1.0", NEW) == []


# Which edition a build is

EDITIONS = (
    PublishedEdition("0.9", date(2026, 1, 1), kept=False),
    PublishedEdition("1.0", date(2026, 1, 2), COMMIT),
    PublishedEdition("1.1", date(2026, 1, 3)),
)
BUILDS = {
    # Release: whether it is an edition, and what pages, citations and the dated name say.
    "1.1": ("1.1", "edition 1.1", "version 1.1", "edition 1.1, 5 January 2026"),
    "1.0": ("", "edition 1.0", "version 1.0", "edition 1.0, 5 January 2026"),
    "1.2.dev0": (
        "",
        "work after edition 1.1",
        "work after version 1.1",
        "work after edition 1.1 of 3 January 2026",
    ),
    "2.0rc1": (
        "",
        "work after edition 1.1",
        "work after version 1.1",
        "work after edition 1.1 of 3 January 2026",
    ),
    "Easter": ("", "edition Easter", "version Easter", "edition Easter, 5 January 2026"),
}


@pytest.mark.parametrize("release", BUILDS)
def test_a_build_says_which_edition_it_is(release: str) -> None:
    own = own_edition(release, EDITIONS)
    assert (
        own.number if own else "",
        edition_name(release, EDITIONS),
        version_name(release, EDITIONS),
        dated_edition_name(release, EDITIONS, "2026-01-05"),
    ) == BUILDS[release]


def test_an_edition_that_is_not_kept_or_not_the_last_is_not_cited_in_its_folder() -> None:
    assert own_edition("0.9", EDITIONS[:1]) is None
    assert own_edition("1.1", (*EDITIONS, PublishedEdition("1.2", date(2026, 1, 4)))) is None


def test_without_editions_the_mark_of_work_is_said_as_it_is() -> None:
    assert version_name("1.0.dev0", ()) == "version 1.0.dev0"
    assert dated_edition_name("", (), "2026-01-05") == "5 January 2026"


@pytest.mark.parametrize(
    ("release", "number"),
    [
        ("0.4.0.dev0", "0.4.0"),
        ("1.0", "1.0"),
        ("2.0rc1", "2.0"),
        ("2.0-beta", "2.0-beta"),
        ("Easter", "Easter"),
    ],
)
def test_ids_are_recorded_for_the_edition_that_work_leads_to(release: str, number: str) -> None:
    assert number_of(release) == number


def test_numbers_are_sorted_as_numbers() -> None:
    assert sorted(["0.10", "0.9", "1.0.1", "1.0"], key=version_key) == ["0.9", "0.10", "1.0", "1.0.1"]


class Settings:
    """The settings of a book that a citation needs."""

    project, author, language, perspectives_issued = "The Broken Bell", "Odo", "en", "2026-01-05"
    html_baseurl, perspectives_citation_styles = "https://example.org/bell", ()

    def __init__(self, release: str) -> None:
        self.release = release


@pytest.mark.parametrize(
    ("release", "address"),
    [
        ("1.1", "https://example.org/bell/1.1/bell.html#a"),
        ("1.0", "https://example.org/bell/bell.html#a"),
        ("1.2.dev0", "https://example.org/bell/bell.html#a"),
    ],
)
def test_a_page_is_cited_where_the_edition_stays(release: str, address: str) -> None:
    assert edition_of(Settings(release), EDITIONS).cited_page("bell.html#a") == address
    without = Edition("The Broken Bell", "Odo", release, "en", folder=release)
    assert without.cited_page("bell.html") == ""
