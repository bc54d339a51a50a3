"""A file for each claim and for each section, at an address that does not change, with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from perspectives.book.book import CLAIM_LINKS
from perspectives.book.own_citations import claim_item, forms_of, section_item, source_note
from perspectives.citations.rich_text import plain_text
from perspectives.export.book_data import Material, Record, by_key, is_file_name


def claim_files(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the id of each claim with its file.

    ``claim`` is the record as in ``claims.json``; ids in it are looked up here: voice, reporters, perspective, event,
    sources. Besides there are the comparisons that show the claim, the notes about it, the section it stands in, and
    the claims that name it.
    """
    sections, shown = _innermost(material), _shown(material)
    for claim in material.data["claims"]:
        id_ = claim["id"]
        yield id_, by_key(_claim(material, claim, sections.get(id_), shown.get(id_, [])))


def _claim(material: Material, claim: Record, section: str | None, shown: list[str]) -> Record:
    known, book, id_ = material.by_id, material.book, claim["id"]
    works = (claim["source"], claim["quoted_in"], *(one["source"] for one in claim["also_in"]))
    return {
        "schema_version": material.data["schema_version"],
        "book": material.data["book"],
        "claim": claim,
        "perspective": known["perspectives"].get(claim["perspective"]),
        "voice": known["voices"].get(claim["voice"]),
        "reporters": [known["voices"][voice] for voice in claim["reporters"] if voice in known["voices"]],
        "event": known["events"].get(claim["event"]),
        "sources": [known["sources"][key] for key in dict.fromkeys(works) if key in known["sources"]],
        "comparisons": shown,
        "editorial_notes": list(book.ids_linking_to(id_, "about")),
        "section": section,
        "citations": _citations(material, claim["id"]),
        "named_by": {kind: list(book.ids_linking_to(id_, kind)) for kind in (*CLAIM_LINKS, "within")},
    }


FORM_NAMES = ("chicago-note", "chicago-bibliography", "mla", "apa", "bibtex", "ris", "csl-json")
"""The forms of a citation, in the order of :func:`perspectives.book.own_citations.forms_of`."""


def _citations(material: Material, id_: str) -> Record | None:
    """Return how a claim is cited: ``words``, a note for the source as far as it was seen, and this book in every form."""
    claim = material.book.claims.get(id_)
    if claim is None:
        return None
    page = f"{material.pages[claim.docname]}#{claim.anchor}"
    item = claim_item(material.edition, material.book, claim, page)
    return {
        "words": plain_text(source_note(material.book, claim, material.note_of)),
        "book": forms_by_name(item, titled=False),
    }


def forms_by_name(item: Mapping[str, Any], titled: bool = True) -> Record:
    """Return the citation of a part of the book in every form, as text; CSL-JSON as the item it is."""
    forms = zip(FORM_NAMES, forms_of(item, titled), strict=True)
    shown = {name: form if isinstance(form, str) else plain_text(form) for name, (_title, form) in forms}
    return {**shown, "csl-json": [dict(item)]}


def _shown(material: Material) -> dict[str, list[str]]:
    """Return for each claim the comparisons that show it."""
    shown: dict[str, list[str]] = {}
    for comparison in material.data["comparisons"]:
        for claim in comparison["claims"]:
            shown.setdefault(claim, []).append(comparison["id"])
    return shown


def _innermost(material: Material) -> dict[str, str]:
    """Return for each claim the label of the smallest section it stands in."""
    # A document's sections come outermost first, so that the last one found is the smallest.
    return {
        claim: section.label
        for records in material.book.records.values()
        for section in records.sections
        for claim in section.claims
    }


def section_files(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the label of each section with its file: title, number, page, and the ids of the records in it."""
    for records in material.book.records.values():
        for section in records.sections:
            if not is_file_name(section.label):
                continue
            page = material.pages[section.docname]
            yield (
                section.label,
                by_key(
                    {
                        "schema_version": material.data["schema_version"],
                        "book": material.data["book"],
                        "label": section.label,
                        "title": section.title,
                        "number": material.numbers.get(section.label),
                        "page": page,
                        "url": f"{page}#{section.label}",
                        "citations": forms_by_name(
                            section_item(
                                material.edition,
                                section.label,
                                section.title,
                                material.numbers.get(section.label),
                                f"{page}#{section.label}",
                            )
                        ),
                        "parent": section.parent,
                        "sections": [one.label for one in records.sections if one.parent == section.label],
                        "claims": list(section.claims),
                        "comparisons": list(section.comparisons),
                        "editorial_notes": list(section.notes),
                    }
                ),
            )
