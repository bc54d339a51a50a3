"""A work as COinS, a ContextObject of OpenURL in the title of a span, which reference managers read from a list of works.

The keys are those of the key/encoded-value formats ``book``, ``journal`` and ``dc`` (ANSI/NISO Z39.88-2004). No Sphinx here.
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
"""The format of a type and its genre; all others are described by Dublin Core, with their type."""
CONTAINERS = {"book": "btitle", "journal": "jtitle", "dc": "source"}
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
"""The keys of books and articles; Dublin Core has but a publisher."""
SAFE = ":/?,@!()*"
"""What a query may hold as it is (RFC 3986): there are many spans on a page."""


def coins(item: Mapping[str, Any]) -> str:
    """Return the span of a CSL-JSON item."""
    return f'<span class="Z3988" title="{escape(context_object(item))}"></span>'


def context_object(item: Mapping[str, Any]) -> str:
    """Return the ContextObject of a CSL-JSON item, its keys in a fixed order."""
    said = [(key, " ".join(value.split())) for key, value in _keys(Item(item)) if value]
    return urlencode(said, safe=SAFE)


def _keys(work: Item) -> Iterator[tuple[str, str]]:
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
    whole = work.type in ("book", "report")
    title = "title" if form == "dc" else CONTAINERS[form] if whole else "atitle"
    yield f"rft.{title}", data.get("title", "")
    yield f"rft.{CONTAINERS[form]}", "" if whole else data.get("container-title", "")
    yield from _creators(work, form)
    date = work.date("issued")
    if date and date.start:
        yield "rft.date", "-".join(f"{part:02}" for part in date.start)
    for variable, key in COINS_FIELDS.items() if form != "dc" else (("publisher", "publisher"),):
        yield f"rft.{key}", data.get(variable, "")
    yield "rft.language", data.get("language", "")


def _creators(work: Item, form: str) -> Iterator[tuple[str, str]]:
    """Yield the authors: in books and articles the first in parts, the others whole, a body as such."""
    people = [one for one in work.names("author") if one.get("literal") != "others"]
    for number, person in enumerate(people):
        whole = name(person, NameForm())
        if form == "dc":
            yield "rft.creator", whole
        elif "literal" in person:
            yield "rft.aucorp", whole
        elif number == 0:
            last, _comma, first = name(person, NameForm(inverted="all")).partition(", ")
            yield "rft.aulast", last
            yield "rft.aufirst", first
        else:
            yield "rft.au", name(person, NameForm(inverted="all"))
