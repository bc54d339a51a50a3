"""What the teacher's side of a lesson has by itself: credits, words, minutes, and the form to report back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles
from perspectives.book.lesson_sources import FoundSource, may_be_printed
from perspectives.doctree import lesson_nodes
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import Link
from perspectives.records.lessons import SPEEDS, Lesson, reading_minutes, source_letter
from perspectives.records.quoting import with_capital
from perspectives.records.translation import ngettext
from perspectives.records.vocabulary import N_
from perspectives.rendering.full_credit import claim_credit, rich_nodes
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

FORM = (
    N_("Date, age of the class, number of pupils, and the language that they read at home"),
    N_("Minutes that each step took"),
    N_("Words or sentences at which pupils stopped"),
    N_("Questions that did not work, and why"),
    N_("What pupils said that the model answer does not foresee"),
    N_("What you would change"),
)
"""What a teacher is asked after the lesson."""


def lesson_facts(printer: Printer, lesson: Lesson) -> nodes.paragraph:
    """Return the line under the title of the teacher's side: skill, minutes, and the comparison used."""
    parts: list[str | nodes.Node] = []
    if lesson.skill:
        parts.append(_("Trains: {skill}").format(skill=lesson.skill))
    minutes = ngettext("{minutes} minute", "{minutes} minutes", lesson.minutes)
    parts.append(minutes.format(minutes=lesson.minutes))
    line = paragraph("lesson-facts", " · ".join(map(str, parts)))
    if lesson.uses in printer.book.comparisons:
        line += nodes.Text(" · " + _("From the comparison: "))
        line += printer.reference("accounts", lesson.uses).node()
    return line


def teachers_additions(
    printer: Printer, lesson: Lesson, sources: Sequence[FoundSource]
) -> Iterator[nodes.Node]:
    """Yield what stands under the words of the author of the lesson."""
    yield _title(_("The sources in full"))
    credits_ = nodes.bullet_list("", classes=["ps-lesson-credits"])
    for place, found in enumerate(sources):
        item = paragraph("lesson-full-credit", *_credit(printer, found))
        item.insert(0, nodes.strong("", f"{source_letter(place)}. "))
        credits_ += nodes.list_item("", item)
    yield credits_
    yield _title(_("Words and minutes"))
    yield nodes.paragraph("", _words_line(lesson, sources))
    yield _title(_("Tried with a class") if lesson.tried else _("Not yet tried with a class"))
    if lesson.tried:
        yield nodes.paragraph("", lesson.tried)
    yield from report_form(printer, lesson)


def _title(words: str) -> nodes.rubric:
    title = nodes.rubric("", words, classes=["ps-lesson-title"])
    title["heading-level"] = 3
    return title


def _credit(printer: Printer, found: FoundSource) -> Iterator[str | nodes.Node]:
    """Yield the full credit of a source: what it is, where it was read, how far its words were checked."""
    book = printer.book
    if found.claim:
        yield from claim_credit(printer, found.claim)
    elif found.document:
        document = found.document
        pages = [one.pages for one in found.paragraphs if one.pages]
        locator = document.locator
        if pages and not found.is_whole:
            first, last = pages[0].partition("–")[0], pages[-1].rpartition("–")[2]
            locator = f"p. {first}" if first == last else f"pp. {first}–{last}"
        yield from rich_nodes((*printer.domain.note_of(document.work, locator),))
        yield ". "
        numbers = [one.number for one in found.paragraphs]
        if found.is_whole:
            yield _("The whole document.") + " "
        elif numbers:
            place = record_titles.say_paragraphs(numbers)
            yield f"{with_capital(place)}. "
        if not found.is_at_hand and may_be_printed(book, document):
            yield _("The text may be printed, and was not at hand when this copy was made.") + " "
        address = printer.domain.work_address(document.work)
        if address and not found.is_at_hand:
            yield Link(address, address, is_external=True).node()
            yield " "
        yield _("In this book: ")
        yield printer.reference("document", document.id, document.id).node()
        yield "."
    else:
        yield found.source.target


def _words_line(lesson: Lesson, sources: Sequence[FoundSource]) -> str:
    """Return how many words pupils read, and how long that takes by the speeds that are assumed."""
    counts = [found.word_count for found in sources]
    total = sum(counts)
    absent = _("not at hand")
    each = ", ".join(
        f"{source_letter(place)} {count if sources[place].is_at_hand else absent}"
        for place, count in enumerate(counts)
    )
    first = (
        _("The sources have {total} words ({each}).")
        if len(counts) > 1
        else _("The source has {total} words.")
    )
    parts = [first.format(total=total, each=each)]
    if not all(found.is_at_hand for found in sources):
        parts.append(_("What is not at hand is not counted."))
    originals = sum(len(part.split()) for found in sources for part in found.original_words)
    if originals:
        parts.append(_("The original words beside them, {number}, are not counted.").format(number=originals))
    if total:
        native, learner = SPEEDS
        parts.append(
            _(
                "To read them once: about {minutes} min at {speed} words a minute, for those whose mother "
                "tongue it is; about {more} min at {lower}, for learners. This is estimated, not measured."
            ).format(
                minutes=reading_minutes(total, native),
                speed=native,
                more=reading_minutes(total, learner),
                lower=learner,
            )
        )
    return " ".join(parts)


def report_form(printer: Printer, lesson: Lesson) -> Iterator[nodes.Node]:
    """Yield the form by which a teacher reports back, and the line that says where it goes."""
    yield nodes.paragraph("", _("Please tell the editors how it went; each line of this form is of use."))
    form = lesson_nodes.report_form("", classes=["ps-report-form"])
    form += nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", _(line))) for line in FORM))
    yield form
    address = printer.builder.config.perspectives_report
    page = printer.builder.get_target_uri(lesson.docname) if address else ""
    name = f"lesson-{lesson.id}"
    if address:
        filled = address.replace("{id}", quote(name)).replace("{page}", quote(page))
        yield paragraph("report-back", _("Report back: "), Link(filled, filled, is_external=True))
    else:
        where = _("Send it to those from whom you have this copy of the book, and name the lesson: {name}.")
        yield paragraph("report-back", where.format(name=name))
