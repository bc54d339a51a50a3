"""Messages of Sphinx, MyST and docutils say the line that an editor finds what they are about in."""

from __future__ import annotations

import pytest

from tests.support import Book

GLOSSARY = """
:::{glossary}
:sorted:

A bell
  What rings.

A {claim}`nowhere` rope
  What is pulled, as in {ref}`nowhere-at-all`.

A bell
:::
"""


def lines(book: Book, typed: str) -> dict[str, int]:
    """Return each message about a text at the end of a page, with the line of the text that it names, 1 for the first."""
    text = book.read("docs/bell.md")
    book.write("docs/bell.md", text + typed)
    found = {}
    for warning in book.build("dummy").warnings:
        place, _colon, said = warning.partition(": ")
        if "bell.md" in place:
            found[said] = int(place.split(":")[1]) - text.count("\n")
    return found


def test_a_term_of_a_glossary_and_its_definition_have_their_lines(book: Book) -> None:
    found = lines(book, GLOSSARY)
    places = [
        next(line for said, line in found.items() if words in said)
        for words in ("“nowhere”", "nowhere-at-all", "duplicate term")
    ]
    assert places == [8, 9, 11]
    assert len(found) == len(places)


def test_a_glossary_in_docutils_own_markup_has_the_lines_that_sphinx_gives_it(book: Book) -> None:
    twice = (
        "\n```{eval-rst}\n.. glossary::\n\n   A bell\n     What rings.\n\n   A bell\n     It rings.\n```\n"
    )
    ((said, line),) = lines(book, twice).items()
    assert "duplicate term" in said
    assert line in (7, 8)


@pytest.mark.parametrize("before", ["", "A {abbr}`word`, so that MyST has set its own way to find a line.\n"])
def test_a_message_about_docutils_own_markup_has_a_line(book: Book, before: str) -> None:
    meta = "\n```{eval-rst}\n.. meta::\n   :a b: c\n```\n\nAnd {unknown}`after` it.\n"
    found = lines(book, f"\n{before}{meta}")
    (line,) = (line for said, line in found.items() if "meta tag" in said)
    first = 3 + before.count("\n")
    assert line in range(first, first + 4)
    (after,) = (line for said, line in found.items() if "unknown" in said)
    assert after == first + 5


def test_a_page_that_ends_in_a_rule_before_its_footnotes_is_told_the_line_of_the_rule(book: Book) -> None:
    ((said, line),) = lines(book, "\nAt the end.\n\n---\n").items()
    assert "adjacent transitions" in said
    assert line == 4


def test_what_a_question_or_a_caption_names_has_its_line(book: Book) -> None:
    typed = "\n:::{admonition} A {claim}`nowhere` word\nAs {claim}`no-more` it goes.\n:::\n"
    typed += "\n:::{accounts} Who told {claim}`nobody-knows`?\n:id: who-told\n:with: ringer-wind\n:finding: one-sided\n:::\n"
    found = lines(book, typed)
    assert [
        next(line for said, line in found.items() if words in said)
        for words in ("“nowhere”", "“no-more”", "“nobody-knows”")
    ] == [2, 3, 6]
