"""The values of a lesson: letters, minutes, glosses, numbered lines, limits, and the places of sources."""

from __future__ import annotations

from itertools import pairwise

import pytest

from perspectives.book.book import Book
from perspectives.book.lesson_sources import find_source, is_one_document
from perspectives.records.claim_records import Claim
from perspectives.records.document_records import DocumentRecords
from perspectives.records.lesson_options import parse_gloss, parse_minutes
from perspectives.records.lessons import (
    LINE_LENGTH,
    LessonSource,
    lesson_id,
    line_of,
    numbered_lines,
    reading_minutes,
    source_letter,
    word_limit,
)
from perspectives.records.option_values import Malformed
from perspectives.records.primary_texts import Document, DocumentParagraph


@pytest.mark.parametrize(
    ("place", "letter"), [(0, "A"), (2, "C"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA")]
)
def test_sources_have_letters(place: int, letter: str) -> None:
    assert source_letter(place) == letter


@pytest.mark.parametrize(
    ("label", "id_"), [("lesson-bells", "bells"), ("bells", "bells"), ("lesson-lesson-one", "lesson-one")]
)
def test_the_id_of_a_lesson_is_its_label(label: str, id_: str) -> None:
    assert lesson_id(label) == id_


@pytest.mark.parametrize(("typed", "minutes"), [("45", 45), (" 45 ", 45), ("5", 5), ("300", 300)])
def test_minutes_are_read(typed: str, minutes: int) -> None:
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("45 minutes", "45"),
        ("45 min", "45"),
        ("45 min.", "45"),
        ("045", "45"),
        ("4", None),
        ("301", None),
        ("-45", None),
        ("4.5", None),
        ("forty", None),
        ("", None),
        ("45-50", None),
        ("٤٥", None),
        ("1" * 400, None),
    ],
)
def test_other_minutes_are_refused(typed: str, near: str | None) -> None:
    with pytest.raises(Malformed) as error:
        parse_minutes(typed)
    assert (error.value.code, error.value.nearest) == ("malformed-minutes", near)


@pytest.mark.parametrize(
    ("typed", "pairs"),
    [
        ("rope = a cord", (("rope", "a cord"),)),
        (
            "rope=a cord;clapper = the part that strikes",
            (("rope", "a cord"), ("clapper", "the part that strikes")),
        ),
        ("rope = a cord;", (("rope", "a cord"),)),
        ("a = b = c", (("a", "b = c"),)),
        ("  two   words =  a  meaning ", (("two words", "a meaning"),)),
    ],
)
def test_hard_words_are_read(typed: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert parse_gloss(typed) == pairs


@pytest.mark.parametrize("typed", ["", ";", "rope", "rope:", "= a cord", "rope =", "rope = a cord; clapper"])
def test_other_glosses_are_refused(typed: str) -> None:
    with pytest.raises(Malformed) as error:
        parse_gloss(typed)
    assert error.value.code == "malformed-gloss"


@pytest.mark.parametrize(
    ("target", "document", "selection"),
    [
        ("paper:p7", "paper", "7"),
        ("paper:7", "paper", "7"),
        ("paper:p3-5", "paper", "3-5"),
        ("paper:p3-p5", "paper", "3-5"),
        ("paper:p3–5", "paper", "3–5"),
        ("paper:p1, p3-5", "paper", "1, 3-5"),
        ("paper:a1", "paper", "a1"),
        ("paper:a1-p3", "paper", "a1-p3"),
        ("paper:a1-p1-a1-p3", "paper", "a1-p1-a1-p3"),
        ("paper: p7", "paper", "7"),
        ("paper", "paper", ""),
    ],
)
def test_a_source_names_paragraphs(target: str, document: str, selection: str) -> None:
    source = LessonSource(target, 1)
    assert (source.document, source.selection) == (document, selection)


@pytest.mark.parametrize(
    ("minutes", "is_one_document", "words"),
    [(45, False, 600), (45, True, 450), (90, False, 1200), (30, True, 300)],
)
def test_the_limit_grows_with_the_minutes(minutes: int, is_one_document: bool, words: int) -> None:
    assert word_limit(minutes, is_one_document) == words


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (120, 1), (121, 2), (600, 5)])
def test_minutes_of_reading_are_rounded_up(words: int, minutes: int) -> None:
    assert reading_minutes(words, 120) == minutes


def test_lines_are_as_long_as_words_allow_and_lose_none() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    (lines,) = numbered_lines([text])
    assert " ".join(lines) == text
    assert max(map(len, lines)) <= LINE_LENGTH
    for line, following in pairwise(lines):
        assert len(line) + 1 + len(following.split()[0]) > LINE_LENGTH


@pytest.mark.parametrize(
    ("paragraphs", "lines"),
    [
        ([], []),
        ([""], [[]]),
        (["One line.\nAnother."], [["One line.", "Another."]]),
        (["x" * 200], [["x" * 200]]),
        (["a " + "x" * 90 + " b"], [["a", "x" * 90, "b"]]),
        (["  spaced   out "], [["spaced out"]]),
    ],
)
def test_lines_of_strange_texts(paragraphs: list[str], lines: list[list[str]]) -> None:
    assert numbered_lines(paragraphs) == lines


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("The", 1),
        ("the rope", 1),
        ("ROPE was", 1),
        ("frayed", 2),
        ("was frayed", 1),
        ("bell", 3),
        ("fray bell", None),
    ],
)
def test_a_word_is_found_in_its_line(word: str, number: int | None) -> None:
    assert line_of(word, [["The rope was", "frayed."], ["A bell."]]) == number


DOCUMENT = Document(
    id="paper",
    docname="paper",
    line=1,
    work="paper-work",
    is_at_hand=True,
    is_printed=True,
    paragraphs=tuple(DocumentParagraph(str(n), words=f"Words of {n}.") for n in range(1, 5)),
)
BOOK = Book(
    records={
        "paper": DocumentRecords(texts=[DOCUMENT]),
        "chapter": DocumentRecords(
            claims=[
                Claim("said", "chapter", 3, "odo", quotations=("Two words — and […] four more.", "More.")),
                Claim("told", "chapter", 9, "odo", text="A report."),
            ]
        ),
    }
)


@pytest.mark.parametrize(
    ("target", "words", "count", "is_whole"),
    [
        ("said", ("Two words — and […] four more.", "More."), 6, False),
        ("told", (), 0, False),
        ("paper:p2-3", ("Words of 2.", "Words of 3."), 6, False),
        ("paper:p1-4", tuple(f"Words of {n}." for n in range(1, 5)), 12, True),
        ("paper", tuple(f"Words of {n}." for n in range(1, 5)), 12, True),
        ("paper:p9", (), 0, False),
        ("nothing", (), 0, False),
        ("nothing:p1", (), 0, False),
    ],
)
def test_the_words_of_a_source_are_found_and_counted(
    target: str, words: tuple[str, ...], count: int, is_whole: bool
) -> None:
    found = find_source(BOOK, LessonSource(target, 1))
    assert (found.words, found.word_count, found.is_whole) == (words, count, is_whole)


def test_a_lesson_on_one_document_is_told_from_others() -> None:
    said, paper = (find_source(BOOK, LessonSource(target, 1)) for target in ("said", "paper:p1"))
    assert is_one_document([paper])
    assert not is_one_document([said])
    assert not is_one_document([paper, said])
