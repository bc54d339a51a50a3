"""The header of the TEI document: what the file is, who publishes it, and the categories that it uses."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

from sphinx.locale import get_translation

from perspectives.citations.names import NameForm, name
from perspectives.export.book_data import BookData, language_tag
from perspectives.export.linked_data import address_note
from perspectives.export.linked_schemes import schemes
from perspectives.export.tei_elements import add, add_date, date_attributes
from perspectives.records.licences import spdx_address

_ = get_translation("perspectives")

CATEGORIES = ("evidence", "carrier", "medium", "rights")
"""The fields of a claim whose values are categories, beside its perspective."""


def add_header(root: Element, data: BookData) -> None:
    """Add the header."""
    header = add(root, "teiHeader")
    file = add(header, "fileDesc")
    _add_title(file, data)
    _add_publication(file, data)
    add(add(file, "sourceDesc"), "p", _("Made from the records of the book, whose works are listed here."))
    encoding = add(header, "encodingDesc")
    project = add(encoding, "projectDesc")
    add(project, "p", _("Claims set side by side, each with its voice and the way its words came to us."))
    add(project, "p", address_note(data))
    _add_categories(encoding, data)
    _add_languages(header, data)
    _add_revisions(header, data)


def _add_title(file: Element, data: BookData) -> None:
    book = data.content["book"]
    title = add(file, "titleStmt")
    add(title, "title", book["title"])
    facts = next(iter(data.page_facts.values()), None)
    editors = [name(one, NameForm()) for one in facts.editors] if facts else []
    for editor in editors or [data.edition.author]:
        add(title, "editor", editor)
    if book["edition"]:
        add(add(file, "editionStmt"), "edition", book["edition"])


def _add_publication(file: Element, data: BookData) -> None:
    publication = add(file, "publicationStmt")
    add(publication, "publisher", data.edition.author)
    add_date(publication, "date", data.edition.issued)
    if data.base:
        add(publication, "idno", data.base, type="URI")
    availability = add(publication, "availability")
    for layer, licence in data.licences:
        add(availability, "licence", licence, n=layer, target=spdx_address(licence))
    if not data.licences:
        add(availability, "p", _("No licence is stated."))


def _add_categories(encoding: Element, data: BookData) -> None:
    """Add a taxonomy for the perspectives, and for each closed list that claims use."""
    declaration = add(encoding, "classDecl")
    if data.content["perspectives"]:
        taxonomy = add(declaration, "taxonomy", id="perspectives")
        for perspective in data.content["perspectives"]:
            category = add(taxonomy, "category", id=f"perspective-{perspective['id']}")
            add(category, "catDesc", perspective["name"])
    all_schemes = schemes()
    for scheme in CATEGORIES:
        taxonomy = add(declaration, "taxonomy", id=f"{scheme}-values")
        for value, label in all_schemes[scheme][1].items():
            add(add(taxonomy, "category", id=f"{scheme}-{value}"), "catDesc", label)


def _add_languages(header: Element, data: BookData) -> None:
    """Add the languages of the words in the file, each with the number of texts in it."""
    claims = data.content["claims"]
    tags = [language_tag(data.content["book"]["language"])]
    tags += [language_tag(claim["language"]) for claim in claims if claim["quotations"]]
    tags += [
        language_tag(one["language"]) for claim in claims for one in (*claim["originals"], *claim["variants"])
    ]
    languages = Counter(tag for tag in tags if tag)
    if languages:
        used = add(add(header, "profileDesc"), "langUsage")
        for tag in sorted(languages):
            add(used, "language", tag, ident=tag)


def _add_revisions(header: Element, data: BookData) -> None:
    """Add the editions, the newest first: how many addresses are new in each, and how many it retires.

    The record of published addresses knows them; the day is known only of the present edition.
    """
    permalinks = data.book.permalinks
    new = Counter(one.edition for ids in permalinks.published.values() for one in ids.values())
    retired = Counter(one.edition for one in permalinks.retired_ids)
    edition = data.content["book"]["edition"]
    editions = {*new, *retired, *([edition] if edition else [])}
    if not editions:
        return
    revisions = add(header, "revisionDesc")
    for one in sorted(editions, key=_number, reverse=True):
        text = _("{new} addresses are new, {retired} are retired.").format(new=new[one], retired=retired[one])
        dates = date_attributes(data.edition.issued) if one == edition and data.edition.issued else {}
        add(revisions, "change", text, n=one, **dates)


def _number(edition: str) -> list[tuple[int, str]]:
    """Return a key that sorts “0.10.0” behind “0.9.0”."""
    return [(int(part) if part.isdecimal() else -1, part) for part in edition.split(".")]
