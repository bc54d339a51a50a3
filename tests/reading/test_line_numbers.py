"""Messages of Sphinx, MyST and docutils name the line of the page where the fault is."""

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


def lines_of_messages(book: Book, typed: str) -> dict[str, int]:
    """Return the messages about *typed* at the end of a page, each with its line in *typed*, from 1."""
    text = book.read("docs/bell.md")
    book.write("docs/bell.md", text + typed)
    lines = {}
    for warning in book.build("dummy").warnings:
        place, _colon, message = warning.partition(": ")
        if "bell.md" in place:
            lines[message] = int(place.split(":")[1]) - text.count("\n")
    return lines


def test_a_term_of_a_glossary_and_its_definition_have_their_lines(book: Book) -> None:
    found = lines_of_messages(book, GLOSSARY)
    places = [
        next(line for message, line in found.items() if words in message)
        for words in ("“nowhere”", "nowhere-at-all", "duplicate term")
    ]
    assert places == [8, 9, 11]
    assert len(found) == len(places)


def test_a_glossary_in_docutils_own_markup_has_the_lines_that_sphinx_gives_it(book: Book) -> None:
    repeated_term = (
        "\n```{eval-rst}\n.. glossary::\n\n   A bell\n     What rings.\n\n   A bell\n     It rings.\n```\n"
    )
    ((message, line),) = lines_of_messages(book, repeated_term).items()
    assert "duplicate term" in message
    assert line in (7, 8)


@pytest.mark.parametrize("before", ["", "A {abbr}`word`, so that MyST has set its own way to find a line.\n"])
def test_a_message_about_docutils_own_markup_has_a_line(book: Book, before: str) -> None:
    meta = "\n```{eval-rst}\n.. meta::\n   :a b: c\n```\n\nAnd {unknown}`after` it.\n"
    found = lines_of_messages(book, f"\n{before}{meta}")
    (line,) = (line for message, line in found.items() if "meta tag" in message)
    first = 3 + before.count("\n")
    assert line in range(first, first + 4)
    (after,) = (line for message, line in found.items() if "unknown" in message)
    assert after == first + 5


def test_a_page_that_ends_in_a_rule_before_its_footnotes_is_told_the_line_of_the_rule(book: Book) -> None:
    ((message, line),) = lines_of_messages(book, "\nAt the end.\n\n---\n").items()
    assert "A line of hyphens" in message
    assert line == 4


def test_what_a_question_or_a_caption_names_has_its_line(book: Book) -> None:
    typed = (
        "\n:::{admonition} A {claim}`nowhere` word\nAs {claim}`no-more` it goes.\n:::\n"
        "\n:::{accounts} Who told {claim}`nobody-knows`?\n"
        ":id: who-told\n:with: ringer-wind\n:finding: one-sided\n:::\n"
    )
    found = lines_of_messages(book, typed)
    assert [
        next(line for message, line in found.items() if words in message)
        for words in ("“nowhere”", "“no-more”", "“nobody-knows”")
    ] == [2, 3, 6]
