"""The text of a quotation, read back from what builders print."""

from __future__ import annotations

import pytest
from docutils import nodes

from perspectives.build.printed_text import text_of_html, text_of_tex, text_of_typst
from perspectives.doctree.page_nodes import line_break
from perspectives.doctree.quotation_text import has_runs, runs_of, shown_text
from typst_book.markup import escape


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<blockquote class="ps-words">\n<p>“One &lt;b&gt; &amp;\ntwo”</p></blockquote>', "“One <b> & two”"),
        ("<p>One</p><p>two<br/>three<br />\nfour</p>", "One two three four"),
        ('<p>H<sub>2</sub>O, <em class="x>y">so</em></p>', "H2O, so"),
        ('<p>One<a href="#a"><span>[</span>1<span>]</span></a>.</p>', "One[1]."),
        ("<p>One</p><preface>two</preface>", "One two"),
    ],
)
def test_the_text_of_html_is_read(markup: str, text: str) -> None:
    assert text_of_html(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("#ps-words[\n\n#ps-mark[“];One\\*two\\ three#ps-mark[”];\n\n];", "“One*two three”"),
        ('#text(lang: "sq")[one];#linebreak();two~three', "one two three"),
        ('#f("a)[", 1)[x]; #emph[so]; \\; \\[sic\\] \\#x', "x so ; [sic] #x"),
        ("#super[2];#sub[3];\\\\", "23\\"),
        ("one\\-two\\.", "one-two."),
    ],
)
def test_the_text_of_typst_is_read(markup: str, text: str) -> None:
    assert text_of_typst(markup) == text


SIGNS = "a \\ # $ * _ [ ] < > @ ` ~ = - + / ' \" : & { } ( ) | ^ . ; , ! ? % Zëri Хрущёв 多年来"


def test_every_sign_that_typst_has_escaped_is_read_back() -> None:
    assert text_of_typst(escape(SIGNS)) == SIGNS


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "\\begin{quote}\n\n\\sphinxAtStartPar\n\\DUrole{ps-mark}{“}One\\\\\ntwo\n\\end{quote}\n",
            "“One two",
        ),
        ("\\sphinxstyleemphasis{so} \\$5 \\& 6\\% {[}sic{]}", "so $5 & 6% [sic]"),
        ("H\\(\\sp{\\text{2}}\\)\\textendash{}\\sphinxhyphen{}\\sphinxhyphen{} x", "H²–-- x"),
        ("H$_{\\text{2}}$O\\textbackslash{}\\_~x", "H2O\\_ x"),
    ],
)
def test_the_text_of_latex_is_read(markup: str, text: str) -> None:
    assert text_of_tex(markup) == text


def note() -> nodes.Node:
    """Return the mark of a footnote."""
    return nodes.footnote_reference("", "1")


@pytest.mark.parametrize(
    ("paragraphs", "runs", "text"),
    [
        ([["One  ", nodes.emphasis("", "two")]], ("One two",), "One two"),
        ([["One"], ["two"]], ("One two",), "One two"),
        ([["One", line_break(), "two"]], ("One two",), "One two"),
        ([["One", note(), " two"]], ("One", "two"), "One1 two"),
        ([["One", note()]], ("One", ""), "One1"),
        (
            [[note(), "One", note(), note(), "two"], ["three", note()]],
            ("", "One", "", "two three", ""),
            "1One11two three1",
        ),
    ],
)
def test_a_quotation_has_runs_of_words_between_the_editors_marks(
    paragraphs: list[list[nodes.Node | str]], runs: tuple[str, ...], text: str
) -> None:
    quotation = nodes.block_quote()
    for parts in paragraphs:
        children = [nodes.Text(part) if isinstance(part, str) else part.deepcopy() for part in parts]
        quotation += nodes.paragraph("", "", *children)
    assert (runs_of(quotation), shown_text(quotation)) == (runs, text)
    assert has_runs(text, runs)


@pytest.mark.parametrize(
    ("text", "runs", "has"),
    [
        ("One two", ("One two",), True),
        ("One twoo", ("One two",), False),
        ("One", ("One two",), False),
        ("One[1] two", ("One", "two"), True),
        ("One [a note] two", ("One", "two"), True),
        ("One two three", ("One", "two"), False),
        ("Once[1] two", ("One", "two"), False),
        ("", ("One",), False),
        ("One[1]", ("One", ""), True),
    ],
)
def test_only_between_the_runs_may_a_page_print_more(text: str, runs: tuple[str, ...], has: bool) -> None:
    assert has_runs(text, runs) is has


def test_what_is_ignored_is_not_compared() -> None:
    assert has_runs("Marxism- *Leninism*", ("Marxism-Leninism",), r"[\s*]")
