"""The bibliography of the TEI document: a ``biblStruct`` for each work, made from its CSL item."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from perspectives.citations.work_fields import WORK_FIELDS, issued
from perspectives.export.book_data import Material, Record, language_tag
from perspectives.export.tei_elements import add, add_notes, xml_id

OF_THE_TEXT, OF_THE_VOLUME = ("DOI", "URL"), ("ISBN", "ISSN")
NAME_PARTS = {
    "given": "forename",
    "non-dropping-particle": "nameLink",
    "family": "surname",
    "suffix": "genName",
}


def works(around: Element, material: Material) -> None:
    """Add the list of works, where there are any."""
    if not material.data["sources"]:
        return
    listed = add(around, "listBibl")
    for source in material.data["sources"]:
        anchor = f"cite-{source['key']}"
        csl = source["csl"]
        work = add(
            listed, "biblStruct", id=xml_id(anchor), type=csl["type"], corresp=material.address(anchor)
        )
        if csl["type"] in ("chapter", "article-journal"):
            _part(work, csl)
        else:
            _whole(work, csl)
        if "collection-title" in csl:
            add(add(work, "series"), "title", csl["collection-title"], level="s")
        if "note" in csl:
            add(work, "note", csl["note"])
        add_notes(work, WORK_FIELDS, source)


def _part(work: Element, csl: Record) -> None:
    """Add a text and the volume it stands in, as far as that is named."""
    text = add(work, "analytic")
    container = csl.get("container-title")
    _people(text, csl, "author", "translator", *(() if container else ("editor",)))
    add(text, "title", csl.get("title"), level="a")
    _numbers(text, csl, OF_THE_TEXT)
    volume = add(work, "monogr")
    if container:
        _people(volume, csl, "editor")
        add(volume, "title", container, level="j" if csl["type"] == "article-journal" else "m")
        _numbers(volume, csl, OF_THE_VOLUME)
    _imprint(volume, csl)


def _whole(work: Element, csl: Record) -> None:
    volume = add(work, "monogr")
    _people(volume, csl, "author", "translator", "editor")
    add(volume, "title", csl.get("title"), level="m")
    _numbers(volume, csl, (*OF_THE_TEXT, *OF_THE_VOLUME))
    _imprint(volume, csl)


def _imprint(volume: Element, csl: Record) -> None:
    """Add language, edition, imprint and scope, in the order that TEI wants."""
    language = language_tag(csl.get("language"))
    if language and len(volume):
        add(volume, "textLang", mainLang=language)
    if "edition" in csl:
        add(volume, "edition", csl["edition"])
    imprint = add(volume, "imprint")
    for field, name in (("publisher-place", "pubPlace"), ("publisher", "publisher")):
        if field in csl:
            add(imprint, name, csl[field])
    add(imprint, "date", issued(csl))
    for name in ("volume", "issue", "page"):
        if name in csl:
            add(volume, "biblScope", csl[name], unit=name)


def _numbers(parent: Element, csl: Record, names: tuple[str, ...]) -> None:
    for name in names:
        if name in csl:
            add(parent, "idno", csl[name], type=name)


def _people(parent: Element, csl: Record, *roles: str) -> None:
    for role in roles:
        for name in csl.get(role, ()):
            person = add(parent, "author") if role == "author" else add(parent, "editor", role=role)
            if "literal" in name:
                add(person, "name", name["literal"])
                continue
            whole = add(person, "persName")
            for field, element in NAME_PARTS.items():
                if field in name:
                    add(whole, element, name[field])
