"""Words as Markdown: whatever they hold, the directive reads the very same, and nothing in them is a mark."""

from __future__ import annotations

import pytest
from myst_parser.config.main import MdParserConfig

from perspectives.build.claim_markdown import EXTENSIONS, prose_lines, quotation_lines
from perspectives.reading.markdown import parser_of
from perspectives.reading.misreadings import misread
from perspectives.reading.quotations import Typed, typed_words

WORDS = (
    "Comrade Enver, said *he*.",
    "1960. A year\n\n- Comrade\n\n+ another",
    "# no heading\n===\n---",
    "<b>bold</b> & &amp; &#x41;",
    "[x]: y",
    "a [link](b), ![c](d), [^1], `code`, {sub}`2`, {lang=la}",
    "> within\n>> deeper",
    ":::{claim} x\n:::",
    "% a comment\n+++",
    "(label)=",
    "verse one\nverse two\\\n\nnext",
    "a\u200bb and \u00ad, but « oui » and 10\u202f000",
    "$x$ and $$y$$ ~~z~~ a_b_c {{d}} | e |",
    "**",
    "\\",
    "    four spaces",
    "Ж 我们 ë “said” --- ...",
    "*** a ***",
    "— Anna",
)
PROSE = {
    "plain": ["plain"],
    "a *b* _c_ [d] `e`": [r"a \*b\* \_c\_ \[d\] \`e\`"],
    "- no list": [r"\- no list"],
    "1960. No list": [r"1960\. No list"],
    "1960.5 is no list": ["1960.5 is no list"],
    ":::{claim} x": [r"\:::\{claim\} x"],
    "one\ntwo\n\nthree": ["one\\", "two", "", "three"],
}


@pytest.mark.parametrize("words", WORDS)
def test_words_come_back_from_their_markdown(words: str) -> None:
    lines = quotation_lines(words)
    paragraphs = [
        "\n".join(" ".join(line.split()) for line in one.split("\n")) for one in words.split("\n\n")
    ]
    assert typed_words(lines) == "\n\n".join(paragraphs)
    parser = parser_of(MdParserConfig(enable_extensions=EXTENSIONS))
    assert misread(parser, Typed(0, tuple(lines))) == []


def test_words_without_a_mark_have_no_backslash() -> None:
    words = "“No,” he said (in 1960): it was 5–6% more; why? Comrade A. B. - Tirana's man [sic] … 2 + 2 = 4!"
    assert quotation_lines(words) == [f"> {words}"]


@pytest.mark.parametrize("text", PROSE)
def test_signs_of_our_own_words_are_no_marks(text: str) -> None:
    assert prose_lines(text) == PROSE[text]
