"""Warnings of Sphinx as the preview shows them, and the pages that are left to the next build."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from docutils import nodes
from docutils.utils import new_document

from perspectives.live.one_build import tell_failure
from perspectives.live.shown_problems import WarningList, place_of_line
from perspectives.live.unwritten_pages import note_unwritten, unwritten_pages


def test_each_warning_is_kept_by_itself_without_its_colours() -> None:
    warnings = WarningList()
    print("\x1b[31mdocs/bell.md:3: WARNING: Two\nlines\x1b[39;49;00m", file=warnings, end="\n")
    warnings.write("\n")
    assert warnings.texts == ["docs/bell.md:3: WARNING: Two\nlines"]


@pytest.fixture
def doctree() -> nodes.document:
    """Return a page with a section, a paragraph, and one that begins with a reference."""
    document = new_document("bell.md")
    section = nodes.section("", nodes.title("", "The bell"), ids=["the-bell", "bell"])
    section.line = section[0].line = 2
    for line, children in (
        (
            4,
            [
                nodes.Text("Nobody "),
                nodes.emphasis("", "agrees"),
                nodes.Text(" on the  bell, or on the rope of it"),
            ],
        ),
        (6, [nodes.Text("See "), nodes.reference("", "the rope", ids=["id1"])]),
    ):
        paragraph = nodes.paragraph("", "", *children)
        paragraph.line = line
        for reference in paragraph.findall(nodes.reference):
            reference.line = line
        section += paragraph
    document += section
    return document


@pytest.mark.parametrize(
    ("line", "ids", "words"),
    [
        (1, (), ""),
        (2, ("the-bell", "bell"), "The bell"),
        (3, ("the-bell", "bell"), "The bell"),
        (4, ("the-bell", "bell"), "Nobody agrees on the bell, or on the rope of it"),
        (5, ("the-bell", "bell"), "Nobody agrees on the bell, or on the rope of it"),
        # The words of a reference may be others on the page, and too few are before it.
        (9, ("the-bell", "bell"), ""),
    ],
)
def test_the_block_of_a_line(doctree: nodes.document, line: int, ids: tuple[str, ...], words: str) -> None:
    assert place_of_line(doctree, line) == (ids, words)


def test_what_a_build_has_left_is_found_by_the_next_one(tmp_path: Path) -> None:
    assert unwritten_pages(tmp_path, ["a", "b"]) == []
    note_unwritten(tmp_path, {"b", "gone"})
    assert unwritten_pages(tmp_path, ["c", "b", "a"]) == ["b"]
    note_unwritten(tmp_path, ())
    assert unwritten_pages(tmp_path, ["a", "b"]) == []


def test_a_full_disk_is_told_without_a_trace(tmp_path: Path) -> None:
    told: list[dict[str, object]] = []
    error = OSError(errno.ENOSPC, "No space left on device")
    tell_failure(lambda **values: told.append(values), None, WarningList(), error, tmp_path)
    (event,) = told
    assert event["trace"] == ""
    assert "No space left on device. It is no fault of the text: free some space" in str(event["problems"])


@pytest.mark.parametrize("text", ["", "[", "{}", '{"b": 1}', "null", '"b"'])
def test_a_broken_record_stands_for_all_pages(tmp_path: Path, text: str) -> None:
    (tmp_path / "unwritten.json").write_text(text, encoding="utf-8")
    assert unwritten_pages(tmp_path, ["b", "a"]) == ["a", "b"]
