"""How a section or a claim of this book is cited: as a CSL item, and for a claim where its words were read.

A claim is cited twice: by its source as far as it was seen, and by this book. No Sphinx here.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sphinx.locale import get_translation

from perspectives.book import record_titles
from perspectives.book.book import Book
from perspectives.citations.bibtex import bibtex
from perspectives.citations.forms import apa, chicago_bibliography, chicago_note, csl_json, mla
from perspectives.citations.further_styles import StyleFile
from perspectives.citations.item import Item
from perspectives.citations.rich_text import Rich, Run, append_mark, merged, rich
from perspectives.citations.ris import ris
from perspectives.records.claim_records import Claim
from perspectives.records.dates import parse_date, say_date
from perspectives.records.edition_record import PublishedEdition, edition_before, is_unfinished, own_edition
from perspectives.records.primary_texts import Document, DocumentParagraph

_ = get_translation("perspectives")

ItemOf = Callable[[str], Mapping[str, Any] | None]
"""Gives the CSL item of a key of the bibliography, None where there is none."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The cited book: ``issued`` is its date (EDTF), ``address`` the root of its pages; empty if unknown.

    :ivar styles: the styles that it is cited in besides those of the extension
    :ivar name: the version in words, such as “version 1.2.0”
    :ivar folder: the folder below the root in which this very edition stays readable; empty for none
    """

    title: str
    author: str
    version: str
    language: str
    issued: str = ""
    address: str = ""
    styles: tuple[StyleFile, ...] = ()
    name: str = ""
    folder: str = ""

    def cited_page(self, page: str) -> str:
        """Return the address by which a page of this edition is cited; empty where the book has no address.

        :param page: its address relative to the root of the pages, with or without a fragment
        """
        if not self.address:
            return ""
        folder = f"{self.folder}/" if self.folder else ""
        return f"{self.address.rstrip('/')}/{folder}{page}"


def edition_of(config: Any, editions: Sequence[PublishedEdition]) -> Edition:
    """Return the book as the configuration describes it.

    :param editions: the editions on record; where this build is one of them, its pages are cited as they stay
    """
    own = own_edition(config.release, editions)
    author = config.project if config.author == "Author name not set" else config.author
    return Edition(
        title=config.project,
        author=author,
        version=config.release,
        language=config.language,
        issued=config.perspectives_issued,
        address=config.html_baseurl,
        styles=tuple(style for style in config.perspectives_citation_styles if isinstance(style, StyleFile)),
        name=version_name(config.release, editions),
        folder=own.number if own else "",
    )


def version_name(release: str, editions: Sequence[PublishedEdition]) -> str:
    """Return the version of a build as citations say it; “work after version 1.2.0” between two editions."""
    before = edition_before(release, editions)
    if before and is_unfinished(release):
        return _("work after version {version}").format(version=before.number)
    return _("version {version}").format(version=release)


def edition_name(release: str, editions: Sequence[PublishedEdition]) -> str:
    """Return the edition of a build as pages say it; “work after edition 1.2.0” between two editions."""
    before = edition_before(release, editions)
    if before and is_unfinished(release):
        return _("work after edition {number}").format(number=before.number)
    return _("edition {number}").format(number=release)


def dated_edition_name(release: str, editions: Sequence[PublishedEdition], issued: str) -> str:
    """Return the edition of a build with the day *issued*, EDTF; the day alone where it has no number."""
    day = say_date(issued) if issued else ""
    if not release:
        return day
    before = edition_before(release, editions)
    if before and is_unfinished(release):
        day = say_date(before.issued.isoformat())
        return _("work after edition {number} of {day}").format(number=before.number, day=day)
    name = edition_name(release, editions)
    return f"{name}, {day}" if day else name


def section_item(edition: Edition, label: str, title: str, number: str | None, page: str) -> dict[str, Any]:
    """Return a section as a CSL item of the type ``chapter``; *page* is its address relative to the book.

    A section without a number is cited by its label, so that two sections with one title are told apart.
    """
    return _item(edition, label, title, _("section {number}").format(number=number or label), page)


def claim_item(edition: Edition, book: Book, claim: Claim, page: str) -> dict[str, Any]:
    """Return a claim as a part of the book; its id stands where a section has its number."""
    title = record_titles.claim_title(book, claim)
    return _item(edition, claim.anchor, title, _("claim {id}").format(id=claim.id), page)


def _item(edition: Edition, id_: str, title: str, number: str, page: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": id_,
        "type": "chapter",
        "author": [{"literal": edition.author}],
        "title": title,
        "container-title": edition.title,
        "edition": edition.name or _("version {version}").format(version=edition.version),
        "language": edition.language,
    }
    if number:
        item["number"] = number
    issued = parse_date(edition.issued).earliest if edition.issued else None
    if issued:
        item["issued"] = {"date-parts": [[issued.year, issued.month, issued.day]]}
    if address := edition.cited_page(page):
        item["URL"] = address
    else:
        item["note"] = _("Page {page} of a copy of the book without a public address").format(page=page)
    return item


def as_said(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item whose title no style capitalises, since it holds quoted words."""
    return {**item, "language": "und"}


class ClaimNotes:
    """The notes by which claims of one edition are cited. They differ in title, id and page alone."""

    TITLE, ID, PAGE = "\ue000", "\ue001", "\ue002"
    """Letters for private use, which stand for the three in the note that is set."""

    def __init__(self, edition: Edition) -> None:
        number = _("claim {id}").format(id=self.ID)
        note = chicago_note(as_said(_item(edition, "", self.TITLE, number, f"{self.PAGE}#claim-{self.ID}")))
        place = next(number for number, run in enumerate(note) if self.TITLE in run.text)
        before, _title, behind = note[place].text.partition(f"“{self.TITLE},” ")
        self.before = (*note[:place], *rich(before))
        self.behind = (*rich(behind), *note[place + 1 :])

    def note(self, title: str, claim: Claim, page: str) -> Rich:
        """Return the note for a claim as :func:`chicago_note` does; *page* is relative to the book."""

        def filled(text: str) -> str:
            return text.replace(self.ID, claim.id).replace(self.PAGE, page)

        called = append_mark(Item(as_said({"title": title})).quoted_title(), ", ")
        behind = (Run(filled(run.text), run.italic, run.url and filled(run.url)) for run in self.behind)
        return merged((*self.before, *called, *behind))


def forms_of(
    item: Mapping[str, Any], titled: bool = True, styles: Iterable[StyleFile] = ()
) -> list[tuple[str, Rich | str]]:
    """Return every form of the citation of a part of the book, under the name that a page gives it.

    *titled* is false for a claim, whose title holds a voice's words: see :func:`as_said`.
    *styles* come last.
    """
    shown = item if titled else as_said(item)
    return [
        (_("Chicago, note"), chicago_note(shown)),
        (_("Chicago, bibliography"), chicago_bibliography(shown)),
        (_("MLA"), mla(shown)),
        (_("APA"), apa(shown)),
        (_("BibTeX"), bibtex(item)),
        (_("RIS"), ris(item)),
        (_("CSL-JSON"), csl_json([item], is_said=not titled)),
        *further_forms(item, titled, styles),
    ]


def further_forms(
    item: Mapping[str, Any], titled: bool, styles: Iterable[StyleFile]
) -> Iterator[tuple[str, Rich | str]]:
    """Yield the forms of the styles that the book adds, each under the name that it gives itself."""
    shown = item if titled else as_said(item)
    for style in styles:
        yield style.title, style.cite(shown)


NoteOf = Callable[[str, str | None], Rich]
"""Gives the note for a key of the bibliography and a locator, without its full stop."""


def notes_from(item_of: ItemOf) -> NoteOf:
    """Return what makes the notes of works, each only once: many claims name one work at one place."""

    @functools.cache
    def note_of(key: str, locator: str | None) -> Rich:
        return _note(key, locator, item_of)

    return note_of


def source_note(book: Book, claim: Claim, note_of: NoteOf) -> Rich:
    """Return the note for a claim's words: who said them, when, by whose telling, and in what they were read.

    The note says where no page of a paged work was located, and where the original is not known.
    """
    lead = record_titles.voice_name(book, claim.voice)
    if claim.date:
        lead += f", {say_date(claim.date)}"
    if claim.via:
        names = _(", then by ").join(record_titles.in_sentence(book, id_) for id_ in claim.via)
        lead += _(", as told by {names}").format(names=names)
    parts: list[Run] = [Run(lead)]
    if claim.source:
        note = note_of(claim.source, claim.locator)
        # An author's own work need not say his name twice.
        parts = [] if note[0].text.startswith(f"{lead}, ") else [*parts, Run(_(", in "))]
        parts += note
        work = book.works.get(claim.source)
        if work and work.paged and not claim.locator:
            parts.append(Run(_(", page not located")))
    else:
        parts.append(Run(_(", original not identified")))
    if claim.quoted_in:
        parts += [Run(_("; as quoted in ")), *note_of(claim.quoted_in, claim.quoted_in_locator)]
    return (*parts, Run("."))


def paragraph_note(
    edition: Edition, document: Document, paragraph: DocumentParagraph, page: str, note_of: NoteOf
) -> Rich:
    """Return the note for a paragraph of a document: the document, the printed page, then this book.

    :param page: the address of the page of the document, relative to the book
    :param note_of: gives the notes of works
    """
    pages = paragraph.pages
    label = "pp." if "–" in pages else "p."
    anchor = document.paragraph_anchor(paragraph.number)
    number = record_titles.say_place(paragraph.number)
    here = chicago_note(_item(edition, anchor, document.title, number, f"{page}#{anchor}"))
    read_in = _("; read in ")
    return merged((*note_of(document.work, f"{label} {pages}" if pages else None), *rich(read_in), *here))


def _note(key: str, locator: str | None, item_of: ItemOf) -> Rich:
    """Return a work's note without its full stop."""
    item = item_of(key)
    if item is None:
        return (Run(f"{key}, {locator}" if locator else key),)
    note = chicago_note(item, locator)
    last = note[-1]
    return (*note[:-1], Run(last.text.removesuffix("."), last.italic, last.url))
