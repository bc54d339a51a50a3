"""The names in the manifest find their files, and what is not there is told."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from perspectives.collation.manifest import Copy
from perspectives.collation.readers.witness_files import FoundFiles, claimed_twice, find_files, said_of_absent

NFD = unicodedata.normalize("NFD", "Tiranë.txt")


def find(folder: Path, names: tuple[str, ...], *entries: str) -> FoundFiles:
    """Write files of these names, and return those that the entries of a copy find."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The bell broke.", encoding="utf-8")
    return find_files(Copy("c", "A copy", "edition", "odo-book", entries), folder)


FOUND: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (("Odo [1720] Book.txt",), ("Odo [1720] Book.txt",), ("Odo [1720] Book.txt",)),
    (("a[1].txt", "a1.txt"), ("a[1].txt",), ("a[1].txt",)),
    (("a1.txt",), ("a[1].txt",), ("a1.txt",)),
    (("a?.txt", "ab.txt"), ("a?.txt",), ("a?.txt",)),
    (("a*.txt", "ab.txt"), ("a*.txt",), ("a*.txt",)),
    (("[odo]/b.txt",), ("[odo]/b.txt",), ("[odo]/b.txt",)),
    (("odo/1.txt", "odo/2.txt", "odo/3.md"), ("odo/*.txt",), ("odo/1.txt", "odo/2.txt")),
    (("odo/x/1.txt", "2.txt"), ("**/*.txt",), ("2.txt", "odo/x/1.txt")),
    ((NFD,), ("Tiranë.txt",), ("Tiranë.txt",)),
    (("Tiranë.txt",), (NFD,), ("Tiranë.txt",)),
    ((f"ë/{NFD}",), ("ë/Tiranë.txt",), ("ë/Tiranë.txt",)),
    ((NFD,), ("Tiranë*",), ("Tiranë.txt",)),
    (("Tiranë.txt",), (unicodedata.normalize("NFD", "*anë.txt"),), ("Tiranë.txt",)),
    (("a.txt", ".hidden.txt", "odo/b.txt"), ("*",), ("a.txt",)),
    ((".hidden.txt",), (".hid*",), (".hidden.txt",)),
    (("a.txt",), ("a.txt", "*.txt"), ("a.txt",)),
    (("it's #1 & $HOME é.txt",), ("it's #1 & $HOME é.txt",), ("it's #1 & $HOME é.txt",)),
)


@pytest.mark.parametrize(("names", "entries", "expected"), FOUND)
def test_a_name_comes_before_a_pattern(
    tmp_path: Path, names: tuple[str, ...], entries: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    found = find(tmp_path, names, *entries)
    assert (tuple(sorted(found.paths)), found.unread, found.notes) == (expected, {}, [])


TOLD: tuple[tuple[tuple[str, ...], str, tuple[str, ...], str], ...] = (
    (("a.txt",), "b.txt", (), "copies.c: no file fits “b.txt” in the folder"),
    (("memoirs.txt",), "memiors.txt", (), "Did you mean “memoirs.txt”?"),
    (("odo/book.txt",), "odo/bok.txt", (), "Did you mean “odo/book.txt”?"),
    (("a.txt",), "*.xml", (), "copies.c: no file fits “*.xml”"),
    (("a.txt",), "[", (), "no file fits “[”"),
    (("a.txt",), "**a", (), "no file fits “**a”"),
    (("a.txt",), "a\0b", (), "no file fits"),
    (("a.txt",), "x" * 300, (), "no file fits"),
    (("a.txt",), "a.txt/b", (), "no file fits “a.txt/b”"),
    (
        ("Book.TXT",),
        "book.txt",
        ("Book.TXT",),
        "“book.txt” is taken for “Book.TXT”: write the name as it is.",
    ),
    (("Book.TXT", "BOOK.txt"), "book.txt", (), "“book.txt” may be any of “BOOK.txt”, “Book.TXT”"),
    (("Book.txt", "book.txt"), "book.txt", ("book.txt",), "the names “Book.txt” and “book.txt” differ only"),
    (("Odo/a.txt", "odo/b.txt"), "ODO/a.txt", ("Odo/a.txt",), "is taken for “Odo/a.txt”"),
    ((NFD, "Tiranë.txt"), "Tiranë.txt", ("Tiranë.txt",), "differ only in capitals, or in how their letters"),
)


@pytest.mark.parametrize(("names", "entry", "expected", "words"), TOLD)
def test_what_is_not_found_or_may_be_another_file_is_told(
    tmp_path: Path, names: tuple[str, ...], entry: str, expected: tuple[str, ...], words: str
) -> None:
    found = find(tmp_path, names, entry)
    assert (tuple(sorted(found.paths)), found.unread) == (expected, {})
    (note,) = (*found.notes, *found.absent)
    assert words in note


def test_many_copies_without_a_file_are_told_in_one_sentence() -> None:
    absent = {f"c{number}": [f"copies.c{number}: none."] for number in range(7)}
    few = dict(list(absent.items())[:2])
    assert said_of_absent(few, 2, Path("x")) == ["copies.c0: none.", "copies.c1: none."]
    (some,) = said_of_absent(absent, 9, Path("x"))
    assert some == "7 of 9 copies have no file in the folder “x”: c0, c1, c2, c3, c4, …"
    (every,) = said_of_absent(absent, 7, Path("x"))
    assert every == "No file of any copy is in the folder “x”: see that it is the right one."


def test_two_files_whose_names_differ_in_storage_are_both_read(tmp_path: Path) -> None:
    found = find(tmp_path, (NFD, "Tiranë.txt"), "*.txt")
    assert sorted(found.paths) == sorted((NFD, "Tiranë.txt"))
    assert "rename one" in found.notes[0]


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).touch()
    (tmp_path / "a.txt").write_text("The bell broke.", encoding="utf-8")
    (tmp_path / "good.txt").symlink_to("a.txt")
    by_pattern = find(tmp_path, (), "*.txt")
    assert sorted(by_pattern.paths) == ["a.txt", "good.txt"]
    faults = {
        "link.txt": "a link to a file that is not there",
        "circle.txt": "a link to a file that is not there",
        "pipe.txt": "a device or a pipe",
        "\ufffd.txt": "the name of the file is not UTF-8",
    }
    assert sorted(by_pattern.unread) == sorted(faults)
    for name, words in faults.items():
        assert words in by_pattern.unread[name]
    by_name = find(tmp_path, (), "folder.txt", "link.txt")
    assert sorted(by_name.unread) == ["folder.txt", "link.txt"]
    assert "this is a folder: name the files in it." in by_name.unread["folder.txt"]


def test_a_file_of_two_copies_is_told() -> None:
    files = {"odo/a.txt": "0", "b.txt": "1"}
    assert claimed_twice([("c", files), ("d", {"b.txt": "1"}), ("e", {"x.txt": "2"})]) == [
        "copies.c and copies.d name the same file “b.txt”."
    ]
