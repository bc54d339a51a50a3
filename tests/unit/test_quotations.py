"""The quotations of a claim: what Markdown takes for something else, and which words are kept."""

from __future__ import annotations

import pytest
from docutils import nodes
from markdown_it import MarkdownIt
from myst_parser.config.main import MdParserConfig

from perspectives.reading.markdown import parser_of
from perspectives.reading.quotations import (
    Typed,
    as_typed,
    kept_signs,
    misread,
    quotations_in,
    typed_signs,
)

EXTENSIONS = {"colon_fence", "deflist", "fieldlist", "dollarmath", "amsmath", "strikethrough", "substitution"}


@pytest.fixture(scope="module")
def markdown() -> MarkdownIt:
    """Return a parser with more of MyST's extensions than any book of ours turns on."""
    return parser_of(MdParserConfig(enable_extensions=EXTENSIONS))


def quotation(text: str) -> Typed:
    """Return a quotation of these words, as an editor types it."""
    return Typed(0, tuple(f"> {line}" if line else ">" for line in text.split("\n")))


MISREAD = {
    "a year": ("1960. A year of struggle", 0, "a numbered list"),
    "a number": ("1) First", 0, "a numbered list"),
    "a dialogue": ("- Comrade, you are wrong.\n- No, you are.", 0, "a list"),
    "a star": ("* so it began", 0, "a list"),
    "a plus": ("+ and more", 0, "a list"),
    "a number sign": ("# 4 of the resolution", 0, "a heading"),
    "a line under words": ("Under a line\n===", 0, "a heading"),
    "dashes under words": ("Under a line\n---", 0, "a heading"),
    "a rule": ("Words\n\n* * *", 2, "a line across the page"),
    "percent": ("% of the votes", 0, "a comment"),
    "pluses": ("+++ so it began", 0, "a break between blocks"),
    "brackets and a sign": ("(target)=\nwords", 0, "a label"),
    "a bracket and a colon": ("He said\n\n[sic]: https://x.example", 2, "the address of a link"),
    "a table": ("| a | b |\n|---|---|\n| c | d |", 0, "a table"),
    "an indent": ("    far to the right", 0, "code, for its indent"),
    "ticks": ("```\nwords\n```", 0, "code"),
    "colons": (":::\nwords\n:::", 0, "a directive"),
    "a tag": ("He said <illegible> then.", 0, "HTML"),
    "a block of HTML": ("<div>words</div>", 0, "HTML"),
    "a remark of HTML": ("<!-- words", 0, "HTML"),
    "a quotation": ("> inner", 0, "a quotation within the quotation"),
    "a definition": ("Term\n: words", 0, "a definition list"),
    "a field": (":said: words", 0, "a list of fields"),
    "the text of a footnote": ("[^a]: words", 0, "the text of a footnote"),
    "code": ("He said `words`.", 0, "code"),
    "a link": ("First\nthe [words](there) again", 1, "a link"),
    "an address": ("See <https://x.example>.", 0, "a link"),
    "a picture": ("![words](there)", 0, "a picture"),
    "dollars": ("from $5 to $6", 0, "mathematics"),
    "waves": ("He ~~said~~ words", 0, "text struck out"),
    "braces": ("He said {{ words }}", 0, "a substitution"),
    "a role": ("He {kbd}`said` words", 0, "a role"),
}


@pytest.mark.parametrize("name", MISREAD)
def test_what_markdown_takes_for_something_else_is_found_on_its_line(markdown: MarkdownIt, name: str) -> None:
    text, line, what = MISREAD[name]
    found = misread(markdown, quotation(text))
    assert (line, what) in {(one.line, one.what) for one in found}


@pytest.mark.parametrize("name", MISREAD)
def test_it_is_words_when_it_is_shown_as_typed(markdown: MarkdownIt, name: str) -> None:
    typed = quotation(MISREAD[name][0])
    shown = Typed(0, tuple(as_typed(typed)))
    assert misread(markdown, shown) == []
    html = MarkdownIt("commonmark").render("\n".join(shown.lines))
    kept = nodes.paragraph("", _text_of(html))
    assert kept_signs(kept) == typed_signs(typed.lines)


def _text_of(html: str) -> str:
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "html.parser").get_text()


WORDS = (
    'It was the wind -- "a great wind" ... and [not] I.',
    "In 1960. A year later (1) and 2) too; 5% of it, #4, a+b, a_b_c, 2 * 3 = 6 & more < less > least",
    "Words with *emphasis* and **force**, a note[^1], H{sub}`2`O and {cite:p}`odo-book`.",
    r"1960\. A year, \- Comrade, \# 4, \<illegible>, \[sic]\: x &amp; &#233;",
    "Two lines\\\nof verse  \nand a third",
    "One paragraph.\n\nAnother. Дума и слово. 多年来, مرحبا",
    "A line that ends in a sign: -\nand goes on",
)


@pytest.mark.parametrize("text", WORDS)
def test_words_with_the_marks_that_are_understood_are_left_as_they_are(
    markdown: MarkdownIt, text: str
) -> None:
    assert misread(markdown, quotation(text)) == []


@pytest.mark.parametrize(
    ("typed", "signs"),
    [
        ("a note[^1] here", "anotehere"),
        ("H{sub}`2`O", "H2O"),
        ("said {cite:p}`odo-book{p. 2}` so", "saidso"),
        (r"1960\. \*not\* \\ \&lt;", "1960.not&lt;"),
        ("&lt;b&gt; &amp;", "<b>&"),
        ("**force** and _stress_", "forceandstress"),
        ("[^ no note]", "[^nonote]"),
        ("{role} `x`", "{role}`x`"),
    ],
)
def test_the_signs_that_were_typed_are_those_of_the_words(typed: str, signs: str) -> None:
    assert typed_signs(quotation(typed).lines) == signs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("> a\n> b", [(0, 2)]),
        ("> a\n>\n> b", [(0, 3)]),
        ("> a\n\n> b", [(0, 1), (2, 1)]),
        ("Words.\n> a", [(1, 1)]),
        ("   > a", [(0, 1)]),
        ("    > code", []),
        ("```\n> a\n```\n> b", [(3, 1)]),
        (":::{note}\n> a\n:::", []),
        (">a", [(0, 1)]),
        ("", []),
    ],
)
def test_quotations_are_found_in_the_lines_of_a_claim(text: str, found: list[tuple[int, int]]) -> None:
    assert [(one.first, len(one.lines)) for one in quotations_in(text.split("\n"))] == found
