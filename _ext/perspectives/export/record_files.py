"""A file for each claim and for each section, at a permanent address, with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from perspectives.book.book import CLAIM_LINKS
from perspectives.book.own_citations import claim_item, forms_of, paragraph_note, section_item, source_note
from perspectives.citations.further_styles import StyleFile
from perspectives.citations.manager_items import for_managers
from perspectives.citations.rich_text import plain_text
from perspectives.export.book_data import BookData, Record, as_json_by_key, is_file_name


def claim_files(data: BookData) -> Iterator[tuple[str, str]]:
    """Yield the id of each claim, and the text of its file.

    ``base`` is the public address of the root of the pages, null where there is none.
    In the file, ``claim`` is the record as in ``claims.json``.
    ``voice``, ``reporters``, ``perspective``, ``event`` and ``sources`` are the records that it names by
    their ids. Besides there are the comparisons that show the claim, the notes about it, the section that it
    stands in, and the claims that name it.
    """
    sections, comparisons = _section_by_claim(data), _comparisons_by_claim(data)
    for claim in data.content["claims"]:
        id_ = claim["id"]
        yield id_, as_json_by_key(_claim_file(data, claim, sections.get(id_), comparisons.get(id_, [])))


def _claim_file(data: BookData, claim: Record, section: str | None, comparisons: list[str]) -> Record:
    records, book, id_ = data.records_by_id, data.book, claim["id"]
    works = (claim["source"], claim["quoted_in"], *(place["source"] for place in claim["also_in"]))
    return {
        **data.head,
        "claim": claim,
        "perspective": records["perspectives"].get(claim["perspective"]),
        "voice": records["voices"].get(claim["voice"]),
        "reporters": [records["voices"][voice] for voice in claim["reporters"] if voice in records["voices"]],
        "event": records["events"].get(claim["event"]),
        "sources": [records["sources"][key] for key in dict.fromkeys(works) if key in records["sources"]],
        "comparisons": comparisons,
        "editorial_notes": list(book.ids_linking_to(id_, "about")),
        "section": section,
        "citations": _citations(data, claim["id"]),
        "named_by": {kind: list(book.ids_linking_to(id_, kind)) for kind in (*CLAIM_LINKS, "within")},
    }


FORM_NAMES = ("chicago-note", "chicago-bibliography", "mla", "apa", "bibtex", "ris", "csl-json")
"""The names of the citation forms, in the order of :func:`perspectives.book.own_citations.forms_of`."""


def _citations(data: BookData, id_: str) -> Record | None:
    """Return the citations of a claim.

    ``words`` is a note that cites its source, as far as the source was seen. ``book`` cites this book in
    every form.
    """
    claim = data.book.claims.get(id_)
    if claim is None:
        return None
    page = f"{data.page_addresses[claim.docname]}#{claim.anchor}"
    item = claim_item(data.edition, data.book, claim, page)
    return {
        "words": plain_text(source_note(data.book, claim, data.note_of)),
        "book": forms_by_name(data, item, titled=False),
    }


def forms_by_name(data: BookData, item: Mapping[str, Any], titled: bool = True) -> Record:
    """Return the citation of a part of the book in every form: as text, and as CSL-JSON.

    A form of a style that the book adds has the name of its file.
    What the last build made of the same item is taken.
    """
    styles = data.edition.styles
    return data.citations.of((item, titled, styles), lambda: _forms_by_name(item, titled, styles))


def _forms_by_name(item: Mapping[str, Any], titled: bool, styles: tuple[StyleFile, ...]) -> Record:
    names = (*FORM_NAMES, *(style.key for style in styles))
    forms = zip(names, forms_of(item, titled, styles), strict=True)
    texts = {name: form if isinstance(form, str) else plain_text(form) for name, (_title, form) in forms}
    return {**texts, "csl-json": [for_managers(item, is_said=not titled)]}


def _comparisons_by_claim(data: BookData) -> dict[str, list[str]]:
    """Return the ids of the comparisons that show each claim."""
    comparisons: dict[str, list[str]] = {}
    for comparison in data.content["comparisons"]:
        for claim in comparison["claims"]:
            comparisons.setdefault(claim, []).append(comparison["id"])
    return comparisons


def _section_by_claim(data: BookData) -> dict[str, str]:
    """Return the label of the innermost section of each claim."""
    # The outer section comes before the inner one, so that the inner one overwrites it.
    return {
        claim: section.label
        for records in data.book.records.values()
        for section in records.sections
        for claim in section.claims
    }


def document_files(data: BookData) -> Iterator[tuple[str, str]]:
    """Yield the id of each document, and the text of its file: the record, its maker, how it is cited.

    ``paragraphs`` gives for each paragraph its address and the note that cites it. No text is in the file.
    """
    for record in data.content["documents"]:
        document = data.book.documents[record["id"]]
        page = data.page_addresses[document.docname]
        records = data.records_by_id
        yield (
            document.id,
            as_json_by_key(
                {
                    **data.head,
                    "document": record,
                    "voice": records["voices"].get(record["by"]),
                    "perspective": records["perspectives"].get(record["perspective"]),
                    "source": records["sources"].get(record["work"]),
                    "paragraphs": [
                        {
                            "number": one.number,
                            "url": f"{page}#{document.paragraph_anchor(one.number)}",
                            "citation": plain_text(
                                paragraph_note(data.edition, document, one, page, data.note_of)
                            ),
                        }
                        for one in document.paragraphs
                    ],
                }
            ),
        )


def section_files(data: BookData) -> Iterator[tuple[str, str]]:
    """Yield the label of each section, and the text of its file: title, number, page, ids of its records."""
    for records in data.book.records.values():
        for section in records.sections:
            if not is_file_name(section.label):
                continue
            page = data.page_addresses[section.docname]
            yield (
                section.label,
                as_json_by_key(
                    {
                        **data.head,
                        "label": section.label,
                        "title": section.title,
                        "number": data.section_numbers.get(section.label),
                        "page": page,
                        "url": f"{page}#{section.label}",
                        "citations": forms_by_name(
                            data,
                            section_item(
                                data.edition,
                                section.label,
                                section.title,
                                data.section_numbers.get(section.label),
                                f"{page}#{section.label}",
                            ),
                        ),
                        "parent": section.parent,
                        "sections": [
                            inner.label for inner in records.sections if inner.parent == section.label
                        ],
                        "claims": list(section.claims),
                        "comparisons": list(section.comparisons),
                        "editorial_notes": list(section.notes),
                    }
                ),
            )
