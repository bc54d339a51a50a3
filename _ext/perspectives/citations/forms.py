"""Every form in which a work, or a section of this book, can be cited; all from a CSL-JSON item (CSL 1.0.2).

As text, :class:`~perspectives.citations.rich_text.Rich`, of which :func:`~perspectives.citations.rich_text.plain_text`
and :func:`~perspectives.citations.rich_text.html` make what is printed:
:func:`chicago_note`, :func:`chicago_bibliography`, :func:`chicago_author_date` with :func:`in_text`,
:func:`mla`, :func:`apa`, or :func:`cite` by the name of the form.
As data: :func:`perspectives.citations.bibtex.bibtex`, :func:`perspectives.citations.ris.ris` and :func:`csl_json`.
No Sphinx here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from perspectives.citations.author_date_labels import label
from perspectives.citations.item import Item, Locator
from perspectives.citations.rich_text import Rich, joined, wrapped
from perspectives.citations.styles import apa as apa_style
from perspectives.citations.styles import chicago_author_date as author_date_style
from perspectives.citations.styles import chicago_bibliography as bibliography_style
from perspectives.citations.styles import chicago_note as note_style
from perspectives.citations.styles import mla as mla_style

CslItem = Mapping[str, Any]


def chicago_note(item: CslItem, locator: Locator | str | None = None) -> Rich:
    """Return the full note of *The Chicago Manual of Style*, 17th edition, with the place in the work if one is given.

    A *locator* that is text is read as editors type it, “pp. 45–47” or “chap. 5, n. 2” (:meth:`perspectives.citations.item.Locator.of`).
    """
    place = Locator.of(locator) if isinstance(locator, str) else locator
    return note_style.note(Item(item), place if place and place.value else None)


def chicago_bibliography(item: CslItem) -> Rich:
    """Return the entry in a bibliography of *The Chicago Manual of Style*, 17th edition (notes and bibliography)."""
    return bibliography_style.entry(Item(item))


def chicago_author_date(item: CslItem) -> Rich:
    """Return the entry in a list of works of *The Chicago Manual of Style*, 17th edition (author-date)."""
    return author_date_style.entry(Item(item))


def in_text(item: CslItem, locator: str = "", in_sentence: bool = False) -> Rich:
    """Return the citation in running text that leads to that entry, “(Odo 1720, p. 24)”.

    With *in_sentence*, the author is a word of the sentence: “Odo (1720, p. 24)”.
    The *locator* is printed as it is typed.
    """
    called = label(Item(item))
    if not in_sentence:
        return wrapped("(", joined([called.whole, locator], ", "), ")")
    return joined([called.name, wrapped("(", joined([called.date, locator], ", "), ")")], " ")


def mla(item: CslItem) -> Rich:
    """Return the entry in a list of works cited of the *MLA Handbook*, 9th edition."""
    return mla_style.entry(Item(item))


def apa(item: CslItem) -> Rich:
    """Return the entry in a list of references of the *Publication Manual of the APA*, 7th edition."""
    return apa_style.entry(Item(item))


CITATION_FORMS: Mapping[str, Callable[[CslItem], Rich]] = {
    "chicago-note": chicago_note,
    "chicago-bibliography": chicago_bibliography,
    "chicago-author-date": chicago_author_date,
    "mla": mla,
    "apa": apa,
}
"""The forms that are text, by name."""


def cite(item: CslItem, form: str) -> Rich:
    """Return the citation of an item in one of :data:`CITATION_FORMS`."""
    return CITATION_FORMS[form](item)


def csl_json(items: Iterable[CslItem]) -> str:
    """Return items as a CSL-JSON document (CSL 1.0.2, ``csl-data.json``): a list, as reference managers import it."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"
