"""The checks of lessons: what they name exists, can be printed, and can be read in the time of the lesson."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.book.book import Book
from perspectives.book.duplicate_ids import Locate
from perspectives.book.lesson_sources import FoundSource, find_sources, is_one_document, may_be_printed
from perspectives.records.lessons import Lesson, lesson_id, line_of, numbered_lines, word_limit
from perspectives.records.option_values import nearest
from perspectives.records.paragraph_selection import selected_numbers, unknown_in_selection
from perspectives.records.primary_texts import Document
from perspectives.records.problem_record import Problem


def lesson_problems(book: Book, locate: Locate) -> Iterator[Problem]:
    """Yield every problem of the lessons of the book."""
    seen: dict[str, Lesson] = {}
    for docname in sorted(book.records):
        for lesson in book.records[docname].lessons:
            other = seen.get(lesson.id)
            # Two lessons whose headings have one label are told by the label.
            if other and not _labels(book, lesson) & _labels(book, other):
                place = locate(other.docname, other.line)
                yield Problem("duplicate-id", lesson.line, docname, value=lesson.id, other=place)
            seen.setdefault(lesson.id, lesson)
            yield from _problems(book, lesson)


def _labels(book: Book, lesson: Lesson) -> set[str]:
    """Return the labels on the page of a lesson that give its id."""
    return {label for label, _line in book.records[lesson.docname].labels if lesson_id(label) == lesson.id}


def _problems(book: Book, lesson: Lesson) -> Iterator[Problem]:
    if lesson.uses and lesson.uses not in book.comparisons:
        near = nearest(lesson.uses, book.comparisons)
        yield Problem(
            "unknown-accounts", lesson.line, lesson.docname, value=lesson.uses, nearest=near, option="uses"
        )
    sources = find_sources(book, lesson)
    targets: set[str] = set()
    for found in sources:
        source = found.source
        if source.target in targets:
            yield Problem("repeated-source", source.line, lesson.docname, value=source.target)
        targets.add(source.target)
        for code, value, expected, near in _source_problems(book, found):
            option = OPTION_OF.get(code, "")
            place = (source.line, lesson.docname)
            yield Problem(code, *place, value=value, expected=expected, nearest=near, option=option)
    words = sum(found.word_count for found in sources)
    limit = word_limit(lesson.minutes, is_one_document(sources))
    if words > limit:
        expected = f"at most {limit} words of sources in {lesson.minutes} minutes"
        yield Problem("long-lesson", lesson.line, lesson.docname, value=f"{words} words", expected=expected)


Fault = tuple[str, str, str, str | None]
"""The code of a problem, what was found, what is expected, and the nearest valid name."""


OPTION_OF = {"gloss-not-in-words": "gloss"}
"""The option that has a fault, by the code of the problem."""


def _source_problems(book: Book, found: FoundSource) -> Iterator[Fault]:
    target, source = found.source.target, found.source
    if found.claim:
        if found.claim.is_paraphrase:
            yield "source-without-words", target, "a claim with a quotation", None
        elif source.is_with_original and not found.claim.originals:
            yield "missing-original", target, "a claim with original words", None
    elif found.document:
        yield from _passage_problems(book, found, found.document)
        if source.is_with_original:
            yield "missing-original", target, "a claim: the text of a document has no original", None
    elif ":" in target:
        near = nearest(source.document, book.documents)
        yield "unknown-document", target, "", f"{near}:{target.partition(':')[2]}" if near else None
    else:
        yield "unknown-claim", target, "", nearest(target, [*book.claims, *book.documents])
    if found.is_at_hand:
        lines = numbered_lines([*found.words, *found.original_words])
        for word, _meaning in source.gloss:
            if line_of(word, lines) is None:
                words = {typed.strip(".,;:!?“”‘’()[]") for part in found.words for typed in part.split()}
                yield "gloss-not-in-words", word, f"words of {target}", nearest(word, words)


def _passage_problems(book: Book, found: FoundSource, document: Document) -> Iterator[Fault]:
    """Yield a problem where a document has not such paragraphs, or where no sheet may print them."""
    target, selection = found.source.target, found.source.selection
    numbers = [one.number for one in document.paragraphs]
    if not may_be_printed(book, document):
        yield "unprintable-source", target, f"a claim that quotes {document.id}", None
        return
    if ":" in target and selected_numbers(selection, numbers) is None:
        yield "malformed-selection", target, "paragraphs such as paper:p3-5", None
        return
    if not numbers:
        yield "uncounted-paragraphs", target, f"a document whose text was counted, not {document.id}", None
        return
    unknown = unknown_in_selection(selection, numbers) if selection else []
    for number in unknown:
        expected = f"a paragraph of {document.id} from {numbers[0]} to {numbers[-1]}"
        yield "unknown-paragraph", number, expected, nearest(number, numbers)
    printed = book.printed_numbers(document)
    left_out = [one.number for one in found.paragraphs if one.number not in printed]
    if left_out and not unknown:
        yield "passage-left-out", ", ".join(left_out), f"some of the paragraphs {document.selection}", None
