"""The bibliography of the TEI document: a ``biblStruct`` for each work, from its CSL item."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from perspectives.citations.entry_types import ARTICLES, PART_TYPES
from perspectives.citations.rich_text import without_italics
from perspectives.citations.work_fields import issue_date, original_date
from perspectives.export.book_data import BookData, Record, language_tag
from perspectives.export.tei_elements import add, add_notes, date_attributes, xml_id

TEXT_IDENTIFIERS, VOLUME_IDENTIFIERS = ("DOI", "URL"), ("ISBN", "ISSN")
NAME_PARTS = {
    "given": "forename",
    "non-dropping-particle": "nameLink",
    "family": "surname",
    "suffix": "genName",
}


def add_works(parent: Element, data: BookData) -> None:
    """Add the list of works; add nothing if there are no works."""
    if not data.content["sources"]:
        return
    work_list = add(parent, "listBibl")
    for source in data.content["sources"]:
        anchor = f"cite-{source['key']}"
        csl = {name: without_italics(value) for name, value in source["csl"].items()}
        work = add(
            work_list, "biblStruct", id=xml_id(anchor), type=csl["type"], corresp=data.address_of(anchor)
        )
        if csl["type"] in ARTICLES | PART_TYPES:
            _add_part(work, csl)
        else:
            _add_whole(work, csl)
        if "collection-title" in csl:
            add(add(work, "series"), "title", csl["collection-title"], level="s")
        if "note" in csl:
            add(work, "note", csl["note"])
        add_notes(work, data.kinds["sources"].fields, source)


def _add_part(work: Element, csl: Record) -> None:
    """Add the description of a text, and of the volume or journal that it is part of, if that is named."""
    text = add(work, "analytic")
    container = csl.get("container-title")
    _add_people(text, csl, "author", "translator", *(() if container else ("editor",)))
    add(text, "title", csl.get("title"), level="a")
    _add_identifiers(text, csl, TEXT_IDENTIFIERS)
    volume = add(work, "monogr")
    if container:
        _add_people(volume, csl, "editor")
        add(volume, "title", container, level="j" if csl["type"] in ARTICLES else "m")
        _add_identifiers(volume, csl, VOLUME_IDENTIFIERS)
    _add_imprint(volume, csl)


def _add_whole(work: Element, csl: Record) -> None:
    volume = add(work, "monogr")
    _add_people(volume, csl, "author", "translator", "editor")
    add(volume, "title", csl.get("title"), level="m")
    _add_identifiers(volume, csl, (*TEXT_IDENTIFIERS, *VOLUME_IDENTIFIERS))
    _add_imprint(volume, csl)


def _add_imprint(volume: Element, csl: Record) -> None:
    """Add language, edition, imprint and scope, in the order of the TEI schema."""
    language = language_tag(csl.get("language"))
    if language and len(volume):
        add(volume, "textLang", mainLang=language)
    if "edition" in csl:
        add(volume, "edition", csl["edition"])
    imprint = add(volume, "imprint")
    for field, name in (("publisher-place", "pubPlace"), ("publisher", "publisher")):
        if field in csl:
            add(imprint, name, csl[field])
    issued = issue_date(csl)
    add(imprint, "date", issued, **date_attributes(issued or ""))
    first = original_date(csl)
    if first:
        add(imprint, "date", first, type="original", **date_attributes(first))
    for name in ("volume", "issue", "page"):
        if name in csl:
            add(volume, "biblScope", csl[name], unit=name)


def _add_identifiers(parent: Element, csl: Record, names: tuple[str, ...]) -> None:
    for name in names:
        if name in csl:
            add(parent, "idno", csl[name], type=name)


def _add_people(parent: Element, csl: Record, *roles: str) -> None:
    for role in roles:
        for name in csl.get(role, ()):
            person = add(parent, "author") if role == "author" else add(parent, "editor", role=role)
            if "literal" in name:
                add(person, "name", name["literal"])
                continue
            personal_name = add(person, "persName")
            for field, tag in NAME_PARTS.items():
                if field in name:
                    add(personal_name, tag, name[field])
