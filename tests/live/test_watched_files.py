"""What an editor saves is noticed; what editors keep beside their files is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perspectives.live.watched_files import WatchedFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two files."""
    (tmp_path / "docs" / "chapters").mkdir(parents=True)
    for name in ("docs/index.md", "docs/chapters/bell.md", "settings.toml"):
        (tmp_path / name).write_text("one\n", encoding="utf-8")
    return tmp_path


def test_content_and_existence_are_told_apart(folder: Path) -> None:
    docs = folder / "docs"
    watched = WatchedFiles([docs, folder / "settings.toml", folder / "missing.bib"])
    assert watched.changes() == {}
    (docs / "index.md").write_text("one two\n", encoding="utf-8")
    (docs / "chapters" / "bell.md").rename(docs / "chapters" / "tower.md")
    (folder / "settings.toml").write_text("three\n", encoding="utf-8")
    (folder / "missing.bib").write_text("@book{}\n", encoding="utf-8")
    assert watched.changes() == {
        str(docs / "chapters" / "bell.md"): False,
        str(docs / "chapters" / "tower.md"): False,
        str(docs / "index.md"): True,
        str(folder / "missing.bib"): False,
        str(folder / "settings.toml"): True,
    }
    assert watched.changes() == {}


def test_a_file_put_in_the_place_of_another_is_a_change(folder: Path) -> None:
    """As many editors save: the size is the same, and only the time tells them apart."""
    page, new = folder / "docs" / "index.md", folder / "docs" / ".index.md.new"
    watched = WatchedFiles([folder / "docs"])
    new.write_text("two\n", encoding="utf-8")
    os.utime(new, ns=(1, page.stat().st_mtime_ns + 1))
    new.replace(page)
    assert watched.changes() == {str(page): True}


def test_a_file_with_the_time_and_the_size_of_the_one_before_is_a_change(folder: Path) -> None:
    """As rsync and backups write; and as drives do whose times are of two seconds."""
    page = folder / "docs" / "index.md"
    facts = page.stat()
    watched = WatchedFiles([folder / "docs"])
    page.write_text("two\n", encoding="utf-8")
    os.utime(page, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert watched.changes() == {str(page): True}


def test_folders_that_are_links_are_watched_and_a_circle_of_them_ends(folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "rope.md").write_text("one\n", encoding="utf-8")
    docs = folder / "docs"
    (docs / "notes").symlink_to("../notes")
    (docs / "chapters" / "again").symlink_to("..")
    (folder / "notes" / "docs").symlink_to("../docs")
    (folder / "notes" / "itself").symlink_to("itself")
    watched = WatchedFiles([docs])
    (folder / "notes" / "rope.md").write_text("one two\n", encoding="utf-8")
    assert str(docs / "notes" / "rope.md") in watched.changes()
    assert watched.changes() == {}


@pytest.mark.parametrize(
    "name",
    [
        ".index.md.swp",
        "index.md~",
        "#index.md#",
        ".#index.md",
        "4913",
        "~$index.md",
        "x.tmp",
        "__pycache__/x.pyc",
    ],
)
def test_what_editors_keep_for_themselves_is_no_change(folder: Path, name: str) -> None:
    watched = WatchedFiles([folder / "docs"])
    path = folder / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x\n", encoding="utf-8")
    assert watched.changes() == {}


def test_a_folder_left_out_and_one_that_is_added(folder: Path) -> None:
    watched = WatchedFiles([folder / "docs"], [folder / "docs" / "chapters"])
    (folder / "docs" / "chapters" / "bell.md").write_text("two two\n", encoding="utf-8")
    (folder / "settings.toml").write_text("two two\n", encoding="utf-8")
    assert watched.changes() == {}
    watched.add([folder / "settings.toml", folder / "docs"])
    assert watched.changes() == {}
    (folder / "settings.toml").unlink()
    assert watched.changes() == {str(folder / "settings.toml"): False}
