"""Verse: the lines of a paragraph whose ends an editor means."""

from __future__ import annotations

import pytest
from docutils import nodes

from perspectives.doctree.page_nodes import line_break, verse_line
from perspectives.doctree.paragraphs import set_lines, verse
from perspectives.doctree.plain_text import plain_words


def lines_of(paragraph: nodes.paragraph) -> list[str]:
    """Return the lines of verse in a paragraph; a hash before the words in emphasis, a slash for a break."""
    lines = []
    for line in paragraph.children:
        assert isinstance(line, verse_line)
        parts = ("#" * isinstance(part, nodes.emphasis) + part.astext() for part in line.children)
        lines.append("".join(parts).replace("\n", "/"))
    return lines


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (["a", line_break(), "b"], ["a/", "b"]),
        (["a ", nodes.emphasis("", "b"), line_break(), "c"], ["a #b/", "c"]),
        ([nodes.emphasis("", "", nodes.Text("a"), line_break(), nodes.Text("b")), " c"], ["#a/", "#b c"]),
        (
            [nodes.emphasis("", "", nodes.strong("", "", nodes.Text("a"), line_break(), nodes.Text("b")))],
            ["#a/", "#b"],
        ),
        (["a", line_break()], ["a/"]),
        (["a"], ["a"]),
    ],
)
def test_each_line_of_verse_has_its_words_and_its_end(
    parts: list[nodes.Node | str], lines: list[str]
) -> None:
    children = [nodes.Text(part) if isinstance(part, str) else part.deepcopy() for part in parts]
    paragraph = nodes.paragraph("", "", *children)
    words = plain_words(paragraph)
    set_lines(paragraph)
    assert lines_of(paragraph) == lines
    assert plain_words(paragraph) == words


def test_the_words_of_a_record_are_verse_where_they_have_lines() -> None:
    assert verse("a\nb")["classes"] == ["ps-verse"]
    assert verse("a b")["classes"] == []
