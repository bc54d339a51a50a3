"""A work as COinS: a ContextObject of OpenURL in the title of a ``span``, which reference managers read.

The keys are those of the key/encoded-value formats ``book``, ``journal`` and ``dc`` (ANSI/NISO Z39.88-2004).
This module imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from perspectives.citations.item import Item
from perspectives.citations.names import NameForm, name

COINS_FORMATS = {
    "book": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "report": ("book", "report"),
    "article-journal": ("journal", "article"),
}
"""The format and the genre for a CSL type. All other types have the format of Dublin Core and no genre."""
CONTAINER_KEYS = {"book": "btitle", "journal": "jtitle", "dc": "source"}
COINS_FIELDS = {
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "edition": "edition",
    "collection-title": "series",
    "publisher": "pub",
    "publisher-place": "place",
    "ISBN": "isbn",
    "ISSN": "issn",
}
"""The keys for books and articles, by CSL variable. Of these, Dublin Core has only ``publisher``."""
UNQUOTED_CHARACTERS = ":/?,@!()*"
"""The characters that a query may hold without percent-encoding (RFC 3986). They keep a long page short."""


def coins(item: Mapping[str, Any]) -> str:
    """Return the ``span`` for a CSL-JSON item, as HTML."""
    return f'<span class="Z3988" title="{escape(context_object(item))}"></span>'


def context_object(item: Mapping[str, Any]) -> str:
    """Return the ContextObject for a CSL-JSON item, as a query string with its keys in a fixed order."""
    pairs = [(key, " ".join(value.split())) for key, value in _pairs(Item(item)) if value]
    return urlencode(pairs, safe=UNQUOTED_CHARACTERS)


def _pairs(work: Item) -> Iterator[tuple[str, str]]:
    data = {
        key: str(value).replace("<i>", "").replace("</i>", "")
        for key, value in work.data.items()
        if isinstance(value, str)
    }
    form, genre = COINS_FORMATS.get(work.type, ("dc", ""))
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    if data.get("DOI"):
        yield "rft_id", f"info:doi/{data['DOI']}"
    yield "rft_id", data.get("URL", "")
    yield ("rft.genre", genre) if genre else ("rft.type", work.type)
    is_whole = work.type in ("book", "report")
    title = "title" if form == "dc" else CONTAINER_KEYS[form] if is_whole else "atitle"
    yield f"rft.{title}", data.get("title", "")
    yield f"rft.{CONTAINER_KEYS[form]}", "" if is_whole else data.get("container-title", "")
    yield from _creators(work, form)
    date = work.date("issued")
    if date and date.start:
        yield "rft.date", "-".join(f"{part:02}" for part in date.start)
    for variable, key in COINS_FIELDS.items() if form != "dc" else (("publisher", "publisher"),):
        yield f"rft.{key}", data.get(variable, "")
    yield "rft.language", data.get("language", "")


def _creators(work: Item, form: str) -> Iterator[tuple[str, str]]:
    """Yield the authors.

    In books and articles, the first person has a last and a first name; the others have one string each.
    An organisation has the key ``rft.aucorp``.
    """
    people = [person for person in work.names("author") if person.get("literal") != "others"]
    for number, person in enumerate(people):
        full_name = name(person, NameForm())
        if form == "dc":
            yield "rft.creator", full_name
        elif "literal" in person:
            yield "rft.aucorp", full_name
        elif number == 0:
            last, _comma, first = name(person, NameForm(inverted="all")).partition(", ")
            yield "rft.aulast", last
            yield "rft.aufirst", first
        else:
            yield "rft.au", name(person, NameForm(inverted="all"))
