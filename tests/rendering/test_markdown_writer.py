"""Nodes of docutils as Markdown, read back by a parser of Markdown."""

from __future__ import annotations

import pytest
from docutils import nodes

from perspectives.rendering import markdown_signs as signs
from perspectives.rendering.markdown_writer import MarkdownWriter
from tests.markdown_reader import PARSER


def written(*children: nodes.Node) -> str:
    """Return nodes as Markdown."""
    return signs.joined(MarkdownWriter(str).blocks(children))


def html(*children: nodes.Node) -> str:
    """Return the HTML that a parser of Markdown makes of them."""
    return str(PARSER.render(written(*children))).strip()


EMPHASIS = (
    ("(", "Правда", ")", "<p>(<em>Правда</em>)</p>"),
    ("a", "b", "c", "<p>a<em>b</em>c</p>"),
    ("He asked: ", "What?", " Yes.", "<p>He asked: <em>What?</em> Yes.</p>"),
    ("see", "“x”", "y", "<p>see<em>“x”</em>y</p>"),
    ("see ", " x ", "y", "<p>see  <em>x</em> y</p>"),
    ("", "*", "", "<p><em>*</em></p>"),
    ("\\", "x", "", "<p>\\<em>x</em></p>"),
    ("*", "x", "*", "<p>*<em>x</em>*</p>"),
)


@pytest.mark.parametrize(("before", "words", "after", "expected"), EMPHASIS)
def test_emphasis_holds_and_adds_no_space(before: str, words: str, after: str, expected: str) -> None:
    node = nodes.paragraph("", "", nodes.Text(before), nodes.emphasis("", words), nodes.Text(after))
    assert html(node) == expected


def test_what_follows_emphasis_directly_is_no_part_of_it() -> None:
    node = nodes.paragraph("", "", nodes.emphasis("", "a"), nodes.emphasis("", "b"), nodes.strong("", "c"))
    assert html(node) == "<p><em>a</em><em>b</em><strong>c</strong></p>"


def test_a_link_holds_no_link_and_a_sign_before_it_makes_no_picture() -> None:
    inner = nodes.reference("", "inner", refuri="b")
    outer = nodes.reference("", "", nodes.Text("out "), inner, refid="x")
    assert html(nodes.paragraph("", "", nodes.Text("See!"), outer)) == '<p>See!<a href="#x">out inner</a></p>'


def test_sections_have_their_numbers_and_addresses() -> None:
    inner = nodes.section("", nodes.title("", "Inner [1]"), nodes.paragraph("", "b"), ids=["inner"])
    outer = nodes.section("", nodes.title("", "Outer"), nodes.paragraph("", "a"), inner, ids=["outer"])
    writer = MarkdownWriter(lambda address: f"page.html{address}", {"": (4,), "#inner": (4, 2)})
    assert writer.blocks([outer]) == [
        "# 4. Outer",
        "a",
        "## [4.2. Inner \\[1\\]](page.html#inner)",
        "b",
    ]


def test_a_table_keeps_wide_cells_and_blocks_in_cells() -> None:
    def row(*cells: nodes.entry) -> nodes.row:
        return nodes.row("", *cells)

    def cell(*words: str, **attributes: int) -> nodes.entry:
        return nodes.entry("", *(nodes.paragraph("", one) for one in words), **attributes)

    group = nodes.tgroup(
        "",
        nodes.thead("", row(cell("A"), cell("B"))),
        nodes.tbody("", row(cell("wide", morecols=1)), row(cell("x|y"), cell("one", "two"))),
        cols=2,
    )
    assert written(nodes.table("", nodes.title("", "Title"), group)).split("\n") == [
        "**Title**",
        "",
        "| A | B |",
        "| --- | --- |",
        "| wide |  |",
        "| x\\|y | one<br>two |",
    ]


def test_lists_definitions_and_notes() -> None:
    definition = nodes.definition("", nodes.paragraph("", "what it is"))
    several = nodes.definition("", nodes.paragraph("", "one"), nodes.paragraph("", "two"))
    listed = nodes.definition_list(
        "",
        nodes.definition_list_item("", nodes.term("", "Word"), definition),
        nodes.definition_list_item("", nodes.term("", "Other"), several),
    )
    footnote = nodes.footnote("", nodes.label("", "3"), nodes.paragraph("", "A note."), ids=["n"])
    reference = nodes.footnote_reference("", "3", refid="n")
    text = written(listed, nodes.paragraph("", "", nodes.Text("Words"), reference), footnote)
    assert text == ("- **Word:** what it is\n\n- **Other**\n\n  one\n\n  two\n\nWords[^3]\n\n[^3]: A note.")


def test_nodes_that_nobody_foresaw_lose_no_word() -> None:
    class strange_block(nodes.General, nodes.Element):  # noqa: N801  # docutils names nodes so
        pass

    class strange_words(nodes.Inline, nodes.TextElement):  # noqa: N801  # docutils names nodes so
        pass

    inline = strange_words("", "", nodes.Text("words"))
    block = strange_block("", nodes.paragraph("", "a"), nodes.Text("b "), inline, nodes.comment("", "hidden"))
    assert written(block, nodes.admonition("", nodes.title("", "Mind"), nodes.paragraph("", "c"))) == (
        "a\n\nb words\n\n**Mind**\n\nc"
    )
