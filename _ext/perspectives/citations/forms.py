"""All forms in which a work, or a section of this book, can be cited, from a CSL-JSON item (CSL 1.0.2).

These functions return rich text: :func:`chicago_note`, :func:`chicago_bibliography`,
:func:`chicago_author_date` with :func:`in_text`, :func:`mla`, :func:`apa`,
and :func:`cite`, which takes the name of a form.
:mod:`perspectives.citations.rich_text` prints it as plain text and as HTML.

These functions return data: :func:`perspectives.citations.bibtex.bibtex`,
:func:`perspectives.citations.ris.ris` and :func:`csl_json`.
This module imports no Sphinx.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from perspectives.citations.author_date_labels import label_of
from perspectives.citations.item import Item, Locator
from perspectives.citations.manager_items import for_managers
from perspectives.citations.rich_text import Rich, joined, wrapped
from perspectives.citations.styles import apa as apa_style
from perspectives.citations.styles import chicago_author_date as author_date_style
from perspectives.citations.styles import chicago_bibliography as bibliography_style
from perspectives.citations.styles import chicago_note as note_style
from perspectives.citations.styles import mla as mla_style

CslItem = Mapping[str, Any]


def chicago_note(item: CslItem, locator: Locator | str | None = None) -> Rich:
    """Return the full note of *The Chicago Manual of Style*, 17th edition.

    :param locator: the place in the work; text is read as editors type it, “pp. 45–47” or “chap. 5, n. 2”
        (:meth:`perspectives.citations.item.Locator.of`)
    """
    place = Locator.of(locator) if isinstance(locator, str) else locator
    return note_style.note(Item(item), place if place and place.value else None)


def chicago_bibliography(item: CslItem) -> Rich:
    """Return the entry of a bibliography in *The Chicago Manual of Style*, 17th edition, chapter 14."""
    return bibliography_style.entry(Item(item))


def chicago_author_date(item: CslItem) -> Rich:
    """Return the entry of a list of works in *The Chicago Manual of Style*, 17th edition (author-date)."""
    return author_date_style.entry(Item(item))


def in_text(item: CslItem, locator: str = "", in_sentence: bool = False) -> Rich:
    """Return the citation in running text that belongs to that entry, “(Odo 1720, p. 24)”.

    With *in_sentence*, the author is a word of the sentence: “Odo (1720, p. 24)”.
    The *locator* is printed as typed.
    """
    label = label_of(Item(item))
    if not in_sentence:
        return wrapped("(", joined([label.rich_text, locator], ", "), ")")
    return joined([label.name, wrapped("(", joined([label.date, locator], ", "), ")")], " ")


def mla(item: CslItem) -> Rich:
    """Return the entry of a list of works cited in the *MLA Handbook*, 9th edition."""
    return mla_style.entry(Item(item))


def apa(item: CslItem) -> Rich:
    """Return the entry of a list of references in the *Publication Manual of the APA*, 7th edition."""
    return apa_style.entry(Item(item))


CITATION_FORMS: Mapping[str, Callable[[CslItem], Rich]] = {
    "chicago-note": chicago_note,
    "chicago-bibliography": chicago_bibliography,
    "chicago-author-date": chicago_author_date,
    "mla": mla,
    "apa": apa,
}
"""The functions for the forms that are text, by the name of the form."""


def cite(item: CslItem, form: str) -> Rich:
    """Return the citation of an item in a form of :data:`CITATION_FORMS`.

    :raises KeyError: if there is no such form
    """
    return CITATION_FORMS[form](item)


def csl_json(items: Iterable[CslItem], is_said: bool = False) -> str:
    """Return items as a CSL-JSON document (CSL 1.0.2, ``csl-data.json``): a list, for managers of references.

    *is_said* says that the titles hold what somebody said: see
    :func:`perspectives.citations.manager_items.for_managers`.
    """
    given = [for_managers(item, is_said) for item in items]
    return json.dumps(given, ensure_ascii=False, indent=2) + "\n"
