"""A command that keeps what it has read reads again what has changed, and nothing else."""

from __future__ import annotations

import fcntl
from pathlib import Path

from sphinx.locale import translators

from perspectives.build import kept_doctrees
from perspectives.build.settled_book import SettledBook, read_settled_book
from tests.support import Book


def settle(book: Book) -> SettledBook:
    """Return the settled book, read by a command that keeps its doctrees."""
    translators.clear()
    return read_settled_book(book.root / "docs", [], doctrees=str(book.root / "kept"))


def times(book: Book) -> dict[str, int]:
    """Return when each page was read."""
    return {path.stem: path.stat().st_mtime_ns for path in (book.root / "kept").rglob("*.doctree")}


def test_only_what_has_changed_is_read_again(book: Book) -> None:
    first = settle(book).book
    before = times(book)
    assert set(before) == {"bell", "index", "registers"}
    book.replace("docs/bell.md", ":id: nobody-laughed", ":id: village-laughed")
    second = settle(book).book
    after = times(book)
    assert [name for name in before if after[name] != before[name]] == ["bell"]
    assert {*second.claims} - {*first.claims} == {"village-laughed"}
    assert {*first.claims} - {*second.claims} == {"nobody-laughed"}
    assert second.claims["ringer-wind"] == first.claims["ringer-wind"]


def test_after_a_run_that_was_cut_off_or_with_another_extension_all_is_read_anew(tmp_path: Path) -> None:
    kept, passing = tmp_path / "kept", str(tmp_path / "passing")
    for note in ("", "another extension"):
        (kept / "doctrees").mkdir(parents=True)
        (kept / "doctrees" / "old.doctree").touch()
        (kept / kept_doctrees.MADE_WITH).write_text(note, encoding="utf-8")
        with kept_doctrees.kept_doctrees(str(kept), passing) as folder:
            assert folder == kept / "doctrees"
            assert not folder.exists()
            # As long as it runs, nothing says that it came to its end.
            assert not (kept / kept_doctrees.MADE_WITH).exists()
        with kept_doctrees.kept_doctrees(str(kept), passing) as folder:
            folder.mkdir()
        with kept_doctrees.kept_doctrees(str(kept), passing) as folder:
            assert folder.is_dir()
            folder.rmdir()


def test_where_another_command_is_at_work_nothing_is_kept(tmp_path: Path) -> None:
    kept, passing = tmp_path / "kept", str(tmp_path / "passing")
    kept.mkdir()
    with (kept / kept_doctrees.IN_USE).open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with kept_doctrees.kept_doctrees(str(kept), passing) as folder:
            assert folder == Path(passing, "doctrees")
    (tmp_path / "file").touch()
    with kept_doctrees.kept_doctrees(str(tmp_path / "file"), passing) as folder:
        assert folder == Path(passing, "doctrees")
    with kept_doctrees.kept_doctrees("", passing) as folder:
        assert folder == Path(passing, "doctrees")
