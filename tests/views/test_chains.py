"""The view ``chains``: its tables, its picture and its sentences are counted from the records."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.support import READER, Book, Build

BASE = ":base: pedlar-letter\n:called: pedlar’s letter\n"


def build_page(book: Book, options: str = "") -> tuple[BeautifulSoup, Build]:
    """Return a page with the view, which stands in the place of ``chapters``, and its build."""
    registers = (READER / "docs" / "registers.md").read_text(encoding="utf-8")
    view = ":::{view} chapters\n"
    assert view in registers
    book.write("docs/registers.md", registers.replace(view, f":::{{view}} chains\n{options}"))
    build = book.build()
    return BeautifulSoup(build.read("registers.html"), "html5lib"), build


def rows(page: BeautifulSoup, form: str) -> list[list[str]]:
    """Return the rows of a table of the view; the first is the head."""
    table = page.select(f"table#table-chains-{form} tr")
    return [[" ".join(cell.get_text().split()) for cell in row.select("th, td")] for row in table]


def text(page: BeautifulSoup) -> str:
    """Return the text of the page."""
    return " ".join(page.select("section")[0].get_text().split())


def test_the_hands_are_counted_for_one_work_and_for_the_whole_book(book: Book) -> None:
    page, build = build_page(book, BASE)
    assert build.warnings == []
    assert rows(page, "hands") == [
        ["Claims", "pedlar’s letter", "whole book"],
        ["V The village", "2", "3"],
        ["without a reporter", "2", "2"],
        ["from a speaker whom nobody names", "1", "1"],
        ["through another perspective’s pen", "0", "1"],
        ["A The abbey", "0", "1"],
        ["A The abbey", "0", "1"],
        ["without a reporter", "0", "1"],
    ]


def test_without_a_work_there_is_one_count(book: Book) -> None:
    page, _ = build_page(book, ":form: hands\n")
    assert rows(page, "hands")[:3] == [
        ["Claims", "whole book"],
        ["V The village", "3"],
        ["without a reporter", "2"],
    ]
    assert [rows(page, form) for form in ("years", "language")] == [[], []]


def test_the_years_are_those_that_a_page_says(book: Book) -> None:
    page, build = build_page(book, f":form: years\n{BASE}")
    assert rows(page, "years")[1:] == [
        ["V The village", "2", "3"],
        ["sixteen to thirty years later", "0", "1"],
        ["not known", "2", "2"],
        ["A The abbey", "0", "1"],
        ["sixteen to thirty years later", "0", "1"],
    ]
    assert "19 years later" in build.read("bell.html")


def test_the_language_says_who_translated_or_where_it_was_printed(book: Book) -> None:
    book.replace("docs/bell.md", ":id: odo-ringer-did\n", ":id: odo-ringer-did\n:translator: B. Odd\n")
    page, _ = build_page(book, f":form: language\n{BASE}")
    assert rows(page, "language")[1:] == [
        ["V The village", "2", "3"],
        ["translated, and no translator is named", "0", "1"],
        ["Bellham", "0", "1"],
        ["known only as quoted, original not identified", "2", "2"],
        ["A The abbey", "0", "1"],
        ["translated, and the translator is named", "0", "1"],
        ["B. Odd", "0", "1"],
    ]


SENTENCES = {
    "both": (
        f":perspective: village\n{BASE}",
        (
            "Of the 2 claims in the village’s voice that come from the pedlar’s letter, "
            "2 reached us without a reporter (1 of them from a speaker whom nobody names). "
            "In the whole book there are 3: "
            "2 without a reporter (1 of them from a speaker whom nobody names) "
            "and 1 through another perspective’s pen (the abbey’s)."
        ),
    ),
    "one count": (
        ":perspective: abbey\n",
        "The book has 1 claim in the abbey’s voice: 1 without a reporter.",
    ),
    "none from the work": (
        f":perspective: abbey\n{BASE}",
        (
            "No claim in the abbey’s voice comes from the pedlar’s letter. "
            "In the whole book there is 1: 1 without a reporter."
        ),
    ),
    "one from the work": (
        ":perspective: abbey\n:base: odo-book\n",
        (
            "The one claim in the abbey’s voice that comes from the base text reached us without a reporter. "
            "In the whole book there is 1: 1 without a reporter."
        ),
    ),
    "none": (":perspective: travellers\n", "The book has no claim in a traveller’s voice."),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_figures_stand_in_a_sentence_for_running_text(name: str, book: Book) -> None:
    options, expected = SENTENCES[name]
    page, _ = build_page(book, f":form: sentence\n{options}")
    assert expected in text(page)


def test_the_words_of_voices_are_counted(book: Book) -> None:
    page, _ = build_page(book, f":form: words\n:voices: ringer, abbot\n{BASE}")
    assert (
        "In what comes from the pedlar’s letter, Anna Ringer has 10 quoted words and Abbot Odo 0; "
        "in the whole book it is 18 and 4, more than four to one."
    ) in text(page)
    page, _ = build_page(book, ":form: words\n:voices: abbot, ringer\n")
    assert "In this book Abbot Odo has 4 quoted words and Anna Ringer 18." in text(page)


UNANSWERED = (
    ":base: no-such-work\n",
    ":form: sentence\n",
    ":form: sentence\n:perspective: nobody\n",
    ":form: words\n:voices: ringer, no-one\n",
)


@pytest.mark.parametrize("options", UNANSWERED)
def test_what_names_nothing_of_the_book_is_said_to_have_no_answer(options: str, book: Book) -> None:
    page, _ = build_page(book, options)
    assert "Nothing in the book answers this query." in text(page)


def test_a_form_that_does_not_exist_is_a_problem(book: Book) -> None:
    _, build = build_page(book, ":form: hand\n")
    assert "unknown-value" in build.codes
    assert any("hands" in warning for warning in build.warnings)


def test_a_book_without_claims_has_no_chains(book: Book) -> None:
    book.write("docs/bell.md", "(the-bell)=\n# The bell\n\nIt rang.\n")
    page, build = build_page(book)
    assert build.warnings == []
    assert "Nothing in the book answers this query." in text(page)


def test_a_voice_that_is_not_declared_is_counted_apart(book: Book) -> None:
    book.replace("docs/bell.md", ":::{claim} abbot", ":::{claim} aboot")
    page, _ = build_page(book, ":form: hands\n")
    assert rows(page, "hands")[-3:] == [
        ["Perspective not known", "1"],
        ["without a reporter", "1"],
        ["from a speaker whom nobody names", "1"],
    ]


def test_the_counts_follow_the_records(book: Book) -> None:
    options = f":form: sentence\n:perspective: village\n{BASE}"
    build_page(book, options)
    book.replace("docs/bell.md", ":id: ringer-wind\n", ":id: ringer-wind\n:via: pedlar\n")
    page = BeautifulSoup(book.build().read("registers.html"), "html5lib")
    assert "1 through another perspective’s pen (a traveller’s). In the whole book" in text(page)


def test_the_picture_is_told_by_its_words_and_shows_letters_and_numbers(book: Book) -> None:
    page, build = build_page(book, f":form: hands\n{BASE}")
    (svg,) = page.select("svg")
    labels = str(svg["aria-labelledby"]).split()
    assert [page.find(id=id_).get_text() for id_ in labels] == [  # type: ignore[union-attr]
        "Through whose hands the claims came",
        (
            "For each perspective two bars, its claims from the pedlar’s letter and those of the whole book, "
            "each divided by the hands they came through. The table has the figures."
        ),
    ]
    assert svg.select_one("g[aria-hidden=true]") is not None
    texts = [element.get_text() for element in svg.select("g text")]
    assert texts[4:] == [
        *("V", "The village", "pedlar’s letter", "2", "2", "whole book", "2", "A 1", "3"),
        *("A", "The abbey", "pedlar’s letter", "0", "whole book", "1", "1"),
    ]
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert build.warnings == []


@pytest.mark.parametrize("builder", ["text", "epub"])
def test_every_figure_is_in_the_other_forms_of_the_book(builder: str, book: Book) -> None:
    book.replace("docs/registers.md", ":::{view} chapters\n", f":::{{view}} chains\n{BASE}")
    build = book.build(builder)
    page = build.read("registers.txt" if builder == "text" else "registers.xhtml")
    assert "through another perspective’s pen" in page
    assert "Bellham" in page
