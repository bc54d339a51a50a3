"""What is printed comes from one survey of the book: no page, reference or entry asks the layout anything.

A query in each of thousands of places is asked again each time Typst lays the book out, and its time grows
faster than the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.support import Book, add_documents

DEFINITION = re.compile(r"^#let ([a-z][a-z0-9-]*)[ (](?:.*\n)(?:(?!#let |// ).*\n)*", re.MULTILINE)
CALL = re.compile(r"#([a-z][a-z0-9-]*)")
QUESTION = re.compile(r"\b(?:context|query|locate|here)\b|\.(?:location|position|at)\((?=here)|counter\(")
"""What asks the layout something, in Typst."""
IN_THE_TEXT = ("reference-in", "index-entry-in", "page-number", "anchor", "external", "margin-note")
SURVEY = ("query(<survey>)",)
"""The one thing that head, foot and notes of a page may ask for: the survey, by its label."""


def questions(source: str) -> Iterator[tuple[str, str]]:
    """Yield each question to the layout in a Typst file of the builder, with the place that asks it.

    The places are the functions of the text, then heads, feet and notes of the pages, then the text itself.
    """
    template, mark, text = source.partition("\n#book(")
    assert mark
    bodies = {match[1]: match[0] for match in DEFINITION.finditer(template)}
    for name in IN_THE_TEXT:
        yield from ((name, match[0]) for match in QUESTION.finditer(bodies[name]))
    for name in sorted({*CALL.findall(text)} & bodies.keys()):
        # A function may ask for the style around it, such as the colour of the text, with “context”.
        yield from ((name, "query") for _ in re.finditer(r"\bquery\(", bodies[name]))
    pages = re.findall(r"  let foot = context \{\n(?:.*\n)*?  \}\n", bodies["book"])
    pages.append(bodies["running-head"])
    for body in (*pages, bodies["margin-notes"], bodies["surveyed"]):
        found = re.findall(r"query\([^)]*\)", body)
        yield from (("a page", question) for question in found if question not in SURVEY)
    assert len(pages) == 2
    yield from (("the text", match[0]) for match in re.finditer(r"#(?:context|query|locate|here)\b", text))


def test_no_page_reference_or_entry_asks_the_layout(book: Book) -> None:
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "typst_book"]')
    add_documents(book)
    build = book.build("typst")
    assert build.warnings == []
    source = (build.out / "book.typ").read_text(encoding="utf-8")
    for call in ("#reference(", "#anchor(", "#margin-note("):
        assert source.count(call) > 3
    assert source.count("#index-entry(") > 1
    assert [*questions(source)] == []
    # Each kind of question is found where it is put in.
    for old, new, question in (
        ("link(place, body)", "context link(place, body)", ("reference-in", "context")),
        ("  name\n", "  query(heading)\n", ("index-entry-in", "query")),
        ("#let ps-claim(", "#let ps-claim(asks: query(heading), ", ("ps-claim", "query")),
        ("let pages = surveyed()", "let pages = query(heading)", ("a page", "query(heading)")),
        ("query(<survey>)", "query(metadata)", ("a page", "query(metadata)")),
        ("#reference(", "#context query(heading);#reference(", ("the text", "#context")),
    ):
        assert old in source
        assert question in questions(source.replace(old, new))
