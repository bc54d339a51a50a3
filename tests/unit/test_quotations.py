"""The quotations of a claim: what Markdown takes for something else, and which words are kept."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig

from perspectives.reading.markdown import parser_of
from perspectives.reading.misreadings import misread
from perspectives.reading.quotations import Typed, as_typed, quotations_in, typed_words

EXTENSIONS = {
    *("alert", "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist"),
    *("gfm_autolink", "section_ref", "strikethrough", "substitution", "tasklist"),
}


@pytest.fixture(scope="module")
def markdown() -> MarkdownIt:
    """Return a parser with more of MyST's extensions than any book of ours turns on."""
    parser = parser_of(MdParserConfig(enable_extensions=EXTENSIONS, dmath_double_inline=True))
    parser.options["typographer"] = False
    return parser


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
    "dashes for emphasis": ("_Stress_ was laid on it", 0, "emphasis"),
    "a year of four stars": ("First\n2*3*4 of it", 1, "emphasis"),
    "a name without its letters": ("First\nM***n and P***v", 1, "emphasis"),
    "a note": ("[!NOTE]\nwords", 0, "a note"),
    "attributes of words": ("the [words]{.x} again", 0, "words with attributes"),
    "attributes of a block": ("First\n\n{.x}\nwords", 2, "a mark"),
    "a section": ("First\nsee §4 of it", 1, "a link"),
    "a bare address": ("First\nsee www.x.example of it", 1, "a link"),
    "a task": ("- [ ] words", 0, "a list"),
    "stars alone": ("***", 0, "a line across the page"),
    "signs of a telegram": ("NR 7\n===\n+++ TIRANA", 0, "a heading"),
    "signs of a telegram, below": ("NR 7\n===\n+++ TIRANA", 2, "a break between blocks"),
    "an address of a link, used": ("He [sic] said\n\n[sic]: there", 0, "a link"),
    "spaces in a role": ("a { sub }`2` b", 0, "code"),
    "a block in dollars": ("$$\nx\n$$ (y)", 0, "mathematics"),
    "a formula": ("\\begin{equation}\nx\n\\end{equation}", 0, "mathematics"),
    "a line between tabs": ("**\t*", 0, "a line across the page"),
    "two tabs": ("\t\twords far", 0, "code, for its indent"),
    "a backslash before a line": ("\\\nwords", 0, "a mark"),
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
    assert words_by(markdown, shown) == typed_words(typed.lines)
    assert typed_words(shown.lines) == typed_words(typed.lines)


def words_by(markdown: MarkdownIt, quotation: Typed) -> str:
    """Return the words that a parser of Markdown finds in a quotation, with the stars of emphasis."""
    return "\n\n".join(
        "\n".join(" ".join(line.split()) for line in "".join(map(sign_of, one.children or ())).split("\n"))
        for one in markdown.parse("\n".join(quotation.lines), {})
        if one.type == "inline"
    )


def sign_of(token: Token) -> str:
    """Return the signs that a token of a line stands for."""
    if token.type.startswith(("em_", "strong_")):
        return token.markup
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)


WORDS = (
    'It was the wind -- "a great wind" ... and [not] I.',
    "In 1960. A year later (1) and 2) too; 5% of it, #4, a+b, a_b_c, 2 * 3 = 6 & more < less > least",
    "Words with *emphasis* and **force**, a note[^1], H{sub}`2`O and {cite:p}`odo-book`.",
    r"1960\. A year, \- Comrade, \# 4, \<illegible>, \[sic]\: x &amp; &#233;",
    "Two lines\\\nof verse  \nand a third",
    "One paragraph.\n\nAnother. Дума и слово. 多年来, مرحبا",
    "A line that ends in a sign: -\nand goes on",
    "这*很*好 (*a*) “*b*” *c*, *d*.",
    "a\\\\\nb\\\\\\\nc",
)


@pytest.mark.parametrize("text", WORDS)
def test_words_with_the_marks_that_are_understood_are_left_as_they_are(
    markdown: MarkdownIt, text: str
) -> None:
    assert misread(markdown, quotation(text)) == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("a note[^1] here", "a note here"),
        ("a[^1]\nb[^2] [^3] c", "a b c"),
        ("a\n[^1]: b", "a [^1]: b"),
        ("H{sub}`2`O", "H2O"),
        ("H{sub}``a`b``O", "Ha`bO"),
        ("{sub}`a\nb` c", "a b c"),
        ("{sub}`a\n\nb` c", "{sub}`a\n\nb` c"),
        ("said {cite:p}`odo-book{p. 2}` so", "said so"),
        ("said {cite:p}`odo-book{p.\n2}`.", "said ."),
        (r"1960\. \*not\* \\ \&lt;", "1960. *not* \\ &lt;"),
        ("&lt;b&gt; &amp; &notit; &copy 1", "<b> & &notit; &copy 1"),
        ("&#1071;&#x42f; a&#0;b&#xD800;c&#150;d &#99999999;", "ЯЯ abcd &#99999999;"),
        ("**force** and _stress_", "**force** and _stress_"),
        ("[^ no note]", "[^ no note]"),
        ("{role} `x`", "{role} `x`"),
        ("a\tb   c\n   d", "a b c d"),
        ("a  \nb\\\nc \nd", "a\nb\nc d"),
        ("a  \n\nb\\\n\nc\\", "a\n\nb\\\n\nc\\"),
        ("a\\\\\nb", "a\\ b"),
        ("a\\\\\\\nb", "a\\\nb"),
        ("a\\ \nb", "a\\ b"),
        ("a\\  \nb", "a\\\nb"),
        ("\\\nb", "\\ b"),
        ("a\n\n\n \nb\n", "a\n\nb"),
        ("a\n\u00a0\nb", "a b"),
        ("C:\\new\\table", "C:\\new\\table"),
    ],
)
def test_the_words_that_were_typed_are_read_without_markdown(typed: str, words: str) -> None:
    lines = quotation(typed).lines
    assert typed_words(lines) == words
    assert typed_words(as_typed(Typed(0, lines))) == words


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
        ("````\n```\n> a\n```\n````\n> b", [(5, 1)]),
        ("~~~\n```\n> a\n~~~\n> b", [(4, 1)]),
        ("", []),
    ],
)
def test_quotations_are_found_in_the_lines_of_a_claim(text: str, found: list[tuple[int, int]]) -> None:
    assert [(one.first, len(one.lines)) for one in quotations_in(text.split("\n"))] == found
