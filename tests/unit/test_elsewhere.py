"""What is not the same in two builds is named, and shown where it begins."""

from __future__ import annotations

import io
import zipfile

from tests.elsewhere import differences


def archive(*files: tuple[str, str], year: int = 2000) -> bytes:
    """Return a zip archive of files with one time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        for name, text in files:
            opened.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), text)
    return packed.getvalue()


def test_the_same_files_have_no_differences() -> None:
    assert differences({"a": b"1", "b": archive(("c", "2"))}, {"b": archive(("c", "2")), "a": b"1"}) == []


def test_a_file_in_one_alone_is_named() -> None:
    assert differences({"a": b""}, {"b": b""}) == ["a: only in the first", "b: only in the second"]


def test_the_first_bytes_that_differ_are_shown_with_their_place() -> None:
    one, other = ("one\nĐilas says: yes\n".encode(), "one\nĐilas says: no".encode())
    assert differences({"a": one}, {"a": other}) == [
        "a: line 2, byte 18: 'one\\nĐilas says: yes\\n', 'one\\nĐilas says: no'"
    ]
    assert differences({"a": b"one\n"}, {"a": b"one"}) == ["a: line 1, byte 4: 'one\\n', 'one'"]


def test_of_archives_the_files_in_them_are_compared() -> None:
    one, other = archive(("x", "1"), ("y", "2")), archive(("x", "1"), ("y", "3"))
    assert differences({"a": one}, {"a": other}) == ["a: y: line 1, byte 1: '2', '3'"]
    for changed in (archive(("y", "2"), ("x", "1")), archive(("x", "1"), ("y", "2"), year=2001)):
        assert differences({"a": one}, {"a": changed}) == [
            "a: the same files, in another order or with other times or rights"
        ]
