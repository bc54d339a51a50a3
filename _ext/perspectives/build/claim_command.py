"""``python -m perspectives claim DOCS``: from a few words of a witness to the skeleton of a claim.

The witnesses are those of the collation, and so are the search, the pages and the verdict. The skeleton goes
to the standard output, ready to be pasted or redirected; what is to be said of it goes to the standard error.
Nothing is written to a file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx.errors import SphinxError

from perspectives.build.claim_places import ClaimPlace, page_locator, place_of, widened
from perspectives.build.claim_sheet import MOST_WORDS
from perspectives.build.claim_shelf import Asked, NoClaim, Shelf, shelf_of
from perspectives.build.claim_skeleton import (
    Skeleton,
    authors_of,
    claims_from,
    claims_with_words,
    counted,
    markdown_of_skeleton,
)
from perspectives.build.error_sentences import sentence_of
from perspectives.build.kept_doctrees import KEPT_HELP
from perspectives.build.settled_book import SettledBook, read_settled_book, texts_setting
from perspectives.collation.locator_pages import runs_backwards
from perspectives.collation.passage_words import PassageWords, sentences_around, words_between
from perspectives.collation.verdict import compare
from perspectives.collation.witness_text import QuotationPlace
from perspectives.records.unwritten import TODO

PAGES_AS_PRINTED = (".pdf", ".txt")
"""The endings of files that may have the head and the foot of each page among the words."""
TOLD_BY_THE_BUILD = ["perspectives", "toc", "ref", "myst", "docutils"]
"""The types of warnings that are not shown: here they would hide the answer."""
OF_CARRIER = {
    "edition": "the publisher’s own file",
    "web-copy": "a copy on the web: compare the words with the edition where you can",
    "retyped": "typed by hand: compare the words with the page where you can",
    "machine-reading": "read by a machine: compare each letter with the image of the page before you quote",
}
"""What each kind of copy means for the words that are taken from it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken from a witness for a claim.

    :ivar place: the place of all the words
    :ivar is_sentence: whether these are the whole sentences of the words that were asked for
    """

    found: ClaimPlace
    place: QuotationPlace
    words: PassageWords
    is_sentence: bool

    @property
    def number(self) -> int:
        """The number of the words, as the house counts them."""
        return len(self.words.text.split())


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 if there is no skeleton."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives claim",
        description="Find a few words in a witness, and write the skeleton of a claim with their sentence.",
    )
    parser.add_argument("docs", type=Path, help="the folder of the book's documents, with conf.py")
    parser.add_argument("--source", default="", help="the key of the work, or the name of a witness file")
    parser.add_argument("--words", default="", help="a few words of the passage; “…” between two pieces")
    parser.add_argument("--page", default="", help="the page, where the words stand several times")
    parser.add_argument("--witnesses", default="", help="the folder of the witness files")
    parser.add_argument("--texts", default="", help="the folder of the texts of documents")
    parser.add_argument("--doctrees", default="", help=KEPT_HELP)
    options = parser.parse_args(arguments)
    try:
        folder = Path(options.witnesses) if options.witnesses else None
        page = page_locator(options.page)
        asked = Asked(options.source.strip(), " ".join(options.words.split()), page, folder)
        overrides = texts_setting(options.texts)
        settled = read_settled_book(options.docs, TOLD_BY_THE_BUILD, overrides, options.doctrees)
        claim, notes = claim_from(settled, asked)
    except (NoClaim, SphinxError, OSError) as error:
        sys.stderr.write(f"{sentence_of(error)}\nNo claim was written.\n")
        return 1
    sys.stderr.write("".join(f"{note}\n" for note in notes) + "\n")
    sys.stderr.flush()
    sys.stdout.write(claim)
    return 0


def claim_from(settled: SettledBook, asked: Asked) -> tuple[str, list[str]]:
    """Return the skeleton of a claim as Markdown, and the sentences about it for an editor.

    :raises NoClaim: where there is no skeleton
    """
    shelf = shelf_of(settled, asked)
    skeleton, notes = skeleton_of(settled, shelf, asked, take(place_of(shelf, asked)))
    return markdown_of_skeleton(settled.book, skeleton), notes


def take(found: ClaimPlace) -> Taken:
    """Return the whole sentences of the words that were found; the words alone where those are too long."""
    passage = found.place.passage
    ends = sentences_around(passage, found.place.start, found.place.end)
    sentence = Taken(found, widened(found.place, *ends), words_between(passage, *ends), is_sentence=True)
    if sentence.number <= MOST_WORDS:
        return sentence
    ends = found.place.start, found.place.end
    return Taken(found, widened(found.place, *ends), words_between(passage, *ends), is_sentence=False)


def skeleton_of(settled: SettledBook, shelf: Shelf, asked: Asked, taken: Taken) -> tuple[Skeleton, list[str]]:
    """Return the skeleton, and the sentences about it for an editor."""
    book, work = settled.book, shelf.work
    others = claims_from(book, work)
    media = [claim.medium for claim in others if claim.medium]
    authors = authors_of(book, settled.item_of(work))
    skeleton = Skeleton(
        voice=authors[0] if len(authors) == 1 else "",
        work=work,
        locator=taken.place.locator or asked.page,
        medium=media[0] if len(set(media)) == 1 else "",
        words=taken.words.text,
    )
    notes = [
        *shelf.notes,
        *_about_the_place(shelf, asked, taken),
        *_about_the_words(taken),
        *_to_complete(book.works[work].paged, skeleton, authors, media, [claim.voice for claim in others]),
    ]
    for claim in claims_with_words(others, taken.words.text):
        place = f"{settled.places[claim.docname]}:{claim.line}"
        notes.append(f"{place}: the claim “{claim.id}” quotes these words, or part of them, already.")
    return skeleton, notes


def _about_the_place(shelf: Shelf, asked: Asked, taken: Taken) -> Iterator[str]:
    """Yield the verdict of the collation on the words, the copy and the page."""
    copy, place = taken.found.witness.copy, taken.place
    for witness in [taken.found.witness, *(one for one in shelf.witnesses if one is not taken.found.witness)]:
        result = compare(taken.words.text, witness.passages[shelf.work])
        where = f", {place.locator}" if place.locator and witness is taken.found.witness else ""
        yield f"{result.verdict}: {shelf.work} (copies.{witness.copy.id}{where}), {witness.copy.name}."
        if result.verdict == "differs":
            yield f"  {result.difference}"
    yield f"copies.{copy.id} is {OF_CARRIER[copy.carrier]}."
    if taken.found.is_loose:
        yield (
            "The words are found only without accents, capitals or the signs at their ends; below they stand "
            "as the copy has them."
        )
    if place.passage.note:
        yield f"The words stand in note {place.passage.note}: whoever wrote the note says them."
    yield from _about_pages(place)
    if not place.locator:
        given = f" {asked.page} is what you gave." if asked.page else ""
        yield f"The copy has no pages here.{given}"


def _about_pages(place: QuotationPlace) -> Iterator[str]:
    """Yield that a page ends within the words, and what may stand among them then."""
    if not any(place.start < offset < place.end for offset, _ in place.passage.breaks):
        return
    locator = place.locator or ""
    pages = locator.removeprefix("pp. ") if locator.startswith("pp. ") else ""
    text = f"The words run over the end of a page{f': {pages}' if pages else ''}"
    if Path(place.passage.file).suffix.lower() in PAGES_AS_PRINTED:
        text += ". A running head, the number of the page or a note may stand among them: look, and cut it"
    yield f"{text}."
    if pages and runs_backwards(locator):
        yield "The numbers of the pages run backwards here: look at the marks in the copy."


def _about_the_words(taken: Taken) -> Iterator[str]:
    """Yield what an editor must know of the words."""
    if taken.number > MOST_WORDS:
        yield (
            f"The words are {taken.number}, and at most {MOST_WORDS} are quoted at a stretch: quote less, or "
            "make several claims of them, each discussed."
        )
    elif not taken.is_sentence:
        yield (
            f"The whole sentence has more than {MOST_WORDS} words, the most that are quoted at a stretch: "
            "below are your words alone."
        )
    for word in taken.words.divided:
        known = "as the copy has it elsewhere" if word.is_known else "look whether it has a hyphen"
        yield f"“{word.printed}” is divided at the end of a line, and is written “{word.written}”: {known}."
    if taken.words.has_omission:
        yield "The copy leaves something out where […] stands: the words are not whole."


def _to_complete(
    is_paged: bool, skeleton: Skeleton, authors: list[str], media: list[str], voices: list[str]
) -> Iterator[str]:
    """Yield what an editor must write."""
    yield f"Write what has {TODO}; “id” is a name of your own that never changes."
    if skeleton.voice:
        yield (
            f"The voice “{skeleton.voice}” is the author of the work. If somebody else speaks here, name "
            f"that voice, and write “:via: {skeleton.voice}”."
        )
    else:
        known = " and ".join(filter(None, authors))
        why = f"the authors who are voices are {known}" if known else "no author of the work is a voice"
        hint = f"; other claims from it have {counted(voices)}" if voices else ""
        yield f"The first line names the voice: {why}{hint}."
    if not skeleton.medium and media:
        yield f"“medium”: other claims from this work have {counted(media)}."
    if not skeleton.locator and is_paged:
        yield "“locator”: the page as it is printed; take the line out where it is not known."
    yield "Add “date”, “event” and “via” where they are known, and leave them out where they are not."
