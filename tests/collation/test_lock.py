"""The lock in a build: each fault of it is one clear problem, and evidence follows from it."""

from __future__ import annotations

import re

import pytest

from perspectives.collation.lock import LockEntry
from perspectives.collation.lock_writer import dump_lock
from tests.collation.locked import COPIES, WHOLE, entry
from tests.support import Book, SharedBook

LOCK = "sources/quotations.lock"


def lock(book: Book, entries: list[LockEntry] = WHOLE) -> None:
    """Write a lock for the tiny reader."""
    book.write(LOCK, dump_lock(COPIES, entries, "collate"))


def evidence(book: Book, **options: str) -> dict[str, str | None]:
    """Return the evidence of each claim, by a build without a warning."""
    build = book.build(**options)  # type: ignore[arg-type]
    assert build.warnings == []
    return {claim["id"]: claim["evidence"] for claim in build.data["claims"]}


def test_evidence_is_that_of_the_lock_in_words_sign_and_data(book: Book) -> None:
    lock(book)
    assert evidence(book) == {
        "ringer-wind": "second-hand",
        "ringer-rope": "checked",
        "odo-ringer-did": "unchecked",
        "nobody-laughed": None,
    }
    page = (book.root / "build" / "html" / "bell.html").read_text(encoding="utf-8")
    shown = re.findall(r'<article[^>]*\bid="claim-([a-z-]+)".*?class="ps-evidence">([^<]+)<', page, re.DOTALL)
    assert dict(shown) == {
        "ringer-wind": "◐ second-hand",
        "ringer-rope": "● checked",
        "odo-ringer-did": "○ not yet collated",
        "nobody-laughed": "paraphrase: no words to check",
    }


def test_without_a_lock_nothing_is_checked_and_nothing_is_wrong(reader: SharedBook) -> None:
    build = reader.build()
    assert build.warnings == []
    assert {claim["evidence"] for claim in build.data["claims"]} == {"unchecked", None}


@pytest.mark.parametrize("verdict", ["differs", "not-found"])
def test_words_that_are_not_the_sources_are_unchecked(book: Book, verdict: str) -> None:
    lock(book, [entry("ringer-rope", "odo-book", verdict)])
    assert evidence(book)["ringer-rope"] == "unchecked"


def test_a_changed_quotation_names_its_line_and_the_command(book: Book) -> None:
    lock(book)
    book.replace("docs/bell.md", "> The rope was old.", "> The rope was not old.")
    build = book.build("dummy")
    (warning,) = build.warnings
    line = book.read("docs/bell.md").split("\n").index(":id: ringer-rope")
    assert f"bell.md:{line}: WARNING" in warning
    assert "ringer-rope, quotation 1" in warning
    assert "source: python -m perspectives collate " in warning
    assert build.codes == ["changed-quotation"]
    assert book.build("dummy").warnings == build.warnings


def test_a_changed_quotation_is_unchecked_while_it_is_not_compared_anew(book: Book) -> None:
    lock(book)
    book.replace("docs/bell.md", "> The rope was old.", "> The rope was not old.")
    claims = {claim["id"]: claim for claim in book.build().data["claims"]}
    assert claims["ringer-rope"]["evidence"] == "unchecked"


def test_another_typing_of_the_same_words_is_no_change(book: Book) -> None:
    lock(book)
    book.replace("docs/bell.md", 'wind -- "a great wind" ... and', "wind — “a great wind” … and")
    assert book.build("dummy").warnings == []


STALE = {
    "a claim renamed": (":id: odo-ringer-did", ":id: odo-ringer-rang", "odo-ringer-did"),
    "a quotation taken out": ("> She rang too hard.", "She rang too hard.", "odo-ringer-did, quotation 1"),
    "another work": (
        ":quoted-in: pedlar-letter\n:date",
        ":quoted-in: odo-book\n:date",
        "ringer-wind, quotation 1: pedlar-letter",
    ),
}


@pytest.mark.parametrize("name", STALE)
def test_an_entry_without_its_quotation_is_named_with_its_line(book: Book, name: str) -> None:
    old, new, says = STALE[name]
    lock(book)
    book.replace("docs/bell.md", old, new)
    for reference in ("{claim}`odo-ringer-did`", ":answers: odo-ringer-did"):
        if "renamed" in name:
            book.replace("docs/bell.md", reference, reference.replace("did", "rang"))
    build = book.build("dummy")
    assert build.codes == ["stale-lock-entry"]
    lines = book.read(LOCK).splitlines()
    line = lines.index(f'claim = "{says.partition(",")[0]}"')
    assert f"quotations.lock:{line}: WARNING" in build.warnings[0]
    assert f"“{says}”" in build.warnings[0]
    assert build.mend("stale-lock-entry") in build.warnings[0]


def test_a_broken_lock_is_a_clear_problem_and_the_book_is_built(book: Book) -> None:
    """Each fault is tried in tests/unit/test_lock.py."""
    lock(book)
    book.replace(LOCK, 'verdict = "no-witness"', 'verdict = "certain"')
    build = book.build()
    (warning,) = build.warnings
    assert build.codes == ["broken-lock"]
    line = book.read(LOCK).splitlines().index("[[quotation]]") + 1
    assert f"quotations.lock:{line}: " in warning
    assert build.mend("broken-lock") in warning
    assert "certain" in warning
    assert "She rang too hard." in build.read("bell.html")


WORKS = "(all-works)=\n## Works\n\n```{bibliography}\n:all:\n```\n"


@pytest.mark.slow("three builds, before and after and anew")
def test_a_new_lock_rewrites_the_pages_that_show_evidence_and_no_other(book: Book) -> None:
    book.replace("docs/registers.md", WORKS, "")
    book.write("docs/works.md", WORKS.replace("## ", "# "))
    book.write("docs/bare.md", "(bare)=\n# Bare\n\nNothing of the bell.\n")
    book.replace("docs/index.md", "registers\n", "registers\nworks\nbare\n")
    first = book.build()
    names = ("bell.html", "registers.html", "works.html", "bare.html")
    before = {name: (first.out / name).stat().st_mtime_ns for name in names}
    lock(book)
    second = book.build()
    changed = {name for name, time in before.items() if (second.out / name).stat().st_mtime_ns != time}
    assert changed == {"bell.html", "registers.html", "works.html"}
    clean = book.build(tag="-clean")
    assert (first.warnings, second.warnings, clean.warnings) == ([], [], [])
    assert {name: content for name, content in second.files().items() if name != ".buildinfo"} == {
        name: content for name, content in clean.files().items() if name != ".buildinfo"
    }
