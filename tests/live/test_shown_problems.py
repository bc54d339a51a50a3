"""Warnings of Sphinx as the preview shows them, and what the next build reads again because of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docutils import nodes
from docutils.utils import new_document

from perspectives.live.page_backlog import EVERY_PAGE, PageBacklog, load_backlog, names_in, pages_to_read
from perspectives.live.shown_problems import ShownProblem, WarningList, place_of_line


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


@pytest.mark.parametrize(
    ("problems", "pages"),
    [
        ([ShownProblem("docs/a.md", 1, "a", "perspectives.unknown-voice", "")], set()),
        ([ShownProblem("docs/a.md", 1, "a", "ref.myst", "")], {"a"}),
        (
            [ShownProblem("docs/a.md", 1, "a", "", ""), ShownProblem("x.bib", 1, "", "", "")],
            {"a", EVERY_PAGE},
        ),
    ],
)
def test_a_page_is_read_again_where_only_its_reading_tells_the_fault(
    problems: list[ShownProblem], pages: set[str]
) -> None:
    assert pages_to_read(problems) == pages


def test_what_a_build_has_left_is_found_by_the_next_one(tmp_path: Path) -> None:
    assert load_backlog(tmp_path) == PageBacklog()
    left = PageBacklog(frozenset(["a"]), frozenset(["b", "gone"]))
    left.save(tmp_path)
    assert load_backlog(tmp_path) == left
    assert names_in(left.writing, ["a", "b", "c"]) == ["b"]
    assert names_in([EVERY_PAGE], ["c", "a"]) == ["a", "c"]


@pytest.mark.parametrize("text", ["", "[]", json.dumps({"reading": []}), '{"reading": 1, "writing": 2}'])
def test_a_broken_record_stands_for_all_pages(tmp_path: Path, text: str) -> None:
    (tmp_path / "backlog.json").write_text(text, encoding="utf-8")
    assert load_backlog(tmp_path).reading == {EVERY_PAGE}
