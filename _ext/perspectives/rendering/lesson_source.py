"""A source of a lesson as pupils get it: letter, credit, words, hard words and questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles, wording
from perspectives.book.lesson_sources import FoundSource
from perspectives.doctree import comparison_nodes, lesson_nodes
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Part
from perspectives.records.builders import SHEET_BUILDERS
from perspectives.records.claim_records import Claim
from perspectives.records.lessons import line_of, numbered_lines, source_letter
from perspectives.records.locators import say_pages
from perspectives.records.primary_texts import Document
from perspectives.rendering.printer import Printer
from perspectives.rendering.words import Words, words_of_record

_ = get_translation("perspectives")


def fill_source(
    printer: Printer, node: lesson_nodes.lesson_source, found: FoundSource, place: int, level: int
) -> None:
    """Fill a source: its letter above its credit, then its words and hard words, then the questions.

    :param node: the source as typed: its credit and its questions; it is changed
    :param place: the place of the source in the lesson, from 0, which gives its letter
    :param level: the level of its heading
    """
    node["classes"].append("ps-lesson-source")
    credit = [one for one in node.findall(nodes.paragraph) if "ps-lesson-credit" in one["classes"]]
    lists = [one for one in node.children if isinstance(one, nodes.bullet_list | nodes.enumerated_list)]
    others = [child for child in node.children if child not in credit and child not in lists]
    node.children.clear()
    letter = nodes.rubric("", _("Source {letter}").format(letter=source_letter(place)))
    letter["classes"].append("ps-source-letter")
    letter["heading-level"] = level
    node += letter
    node += credit
    node += list(words_of_source(printer, found))
    node += _gloss(found) if found.claim else []
    node += others
    if lists:
        questions = nodes.enumerated_list("", enumtype="arabic", suffix=".")
        questions += [item for one in lists for item in one.children]
        node += nodes.container("", questions, classes=["ps-lesson-questions"])
    if found.document and node.parent is not None:
        # At the foot. A sheet takes that of the page on which the words are met first.
        after = printer.builder.name not in SHEET_BUILDERS
        several = len(list(node.parent.findall(lesson_nodes.lesson_source))) > 1
        letter_shown = letter.astext() if several else ""
        node.parent.insert(node.parent.index(node) + after, _gloss(found, letter_shown))


def words_of_source(printer: Printer, found: FoundSource) -> Iterator[nodes.Node]:
    """Yield the words of a source, or a line that says where they stand."""
    if found.claim and found.claim.quotations:
        yield from _claim_words(printer, found.claim, found.source.is_with_original)
    elif found.document and found.is_at_hand:
        lines = lesson_nodes.source_lines("", classes=["ps-source-lines"])
        lines += list(_lines(found.words))
        language = printer.book.document_language(found.document)
        if language:
            lines["language"] = language
        yield lines
    elif found.document:
        yield paragraph("source-away", _away(found.document, found))


def _claim_words(printer: Printer, claim: Claim, is_with_original: bool) -> Iterator[nodes.Node]:
    """Yield each quotation of a claim, with its original beside it where that is asked for."""
    kinds = ("", "original") if is_with_original else ("",)
    blocks = [one for one in words_of_record(claim) if isinstance(one, nodes.block_quote)]
    blocks = [one for one in blocks if one.get("kind", "") in kinds]
    words = Words(printer, claim, blocks)
    language = printer.book.language(claim)
    number = 0
    for block in blocks:
        if block.get("kind"):
            continue
        number += 1
        printed = words.printed(block, language)
        originals = [one for one in blocks if one.get("kind") and one["wording"].quotation == number]
        if not originals:
            yield printed
            continue
        pair = lesson_nodes.side_by_side("", classes=["ps-side-by-side"])
        for one, kept in ((block, printed), *((one, None) for one in originals)):
            said = one["wording"] if one.get("kind") else None
            spoken = printer.book.wording_language(said) if said else language
            name = wording.language_name(spoken, printer.builder.config.language) if spoken else ""
            label = _("In {language}").format(language=name) if name else _("In the original")
            side = comparison_nodes.wording("", paragraph("wording-label", label), classes=["ps-wording"])
            side += kept if kept is not None else words.printed(one, spoken)
            pair += side
        yield pair


def _lines(paragraphs: Sequence[str]) -> Iterator[nodes.paragraph]:
    """Yield the paragraphs of a document with numbered lines; the numbers go on through all of them."""
    number = 0
    for lines in numbered_lines(paragraphs):
        node = nodes.paragraph("", "", classes=["ps-lined"])
        node["support_smartquotes"] = False
        for place, line in enumerate(lines, 1):
            number += 1
            # The space keeps two words apart where a page does not break the line.
            end = " " if place < len(lines) else ""
            node += lesson_nodes.source_line("", "", nodes.Text(line + end), number=number)
        yield node


def _away(document: Document, found: FoundSource) -> str:
    """Return where the words stand of which this copy of the book has none."""
    numbers = [one.number for one in found.paragraphs]
    place = f", {record_titles.say_paragraphs(numbers)}" if numbers and not found.is_whole else ""
    pages = "–".join(dict.fromkeys(_ends([one.pages for one in found.paragraphs if one.pages])))
    line = _("The text of this source was not at hand when this copy was made: {title}{place}.")
    words = line.format(title=document.title, place=place)
    if not pages:
        return words
    printed = _("It is printed there on {pages}.").format(pages=say_pages(pages))
    return f"{words} {printed}"


def _ends(pages: Sequence[str]) -> Iterator[str]:
    """Yield the first and the last of the printed pages."""
    if pages:
        yield pages[0].partition("–")[0]
        yield pages[-1].rpartition("–")[2]


def _gloss(found: FoundSource, letter: str = "") -> list[nodes.Node]:
    """Return the hard words with their meanings; in a document in the order of their lines, with the numbers.

    :param letter: the letter of the source, where several stand at the foot of one page
    """
    if not found.source.gloss:
        return []
    lines = numbered_lines(found.words) if found.document else []
    numbered = [(line_of(word, lines) or 0, word, meaning) for word, meaning in found.source.gloss]
    parts: list[Part | nodes.Node] = [inline("gloss-source", f"{letter}. ")] if letter else []
    for place, (line, word, meaning) in enumerate(sorted(numbered, key=itemgetter(0))):
        parts += ["; "] if place else []
        parts += [_("line {number}: ").format(number=line)] if line else []
        parts += [inline("gloss-word", word), f": {meaning}"]
    return [paragraph("gloss-foot" if found.document else "gloss", *parts)]
