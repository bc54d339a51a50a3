"""A CSL-JSON item as an entry of BibTeX.

Fields that BibTeX does not have are those of biblatex: ``date``, ``origdate``, ``url``, ``doi``.
The text is Unicode. Titles have double braces, so that no style changes their capitals.
:func:`perspectives.citations.csl_json.csl_item` reads the entry back into the same item.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from perspectives.citations.csl_dates import Date, Point
from perspectives.citations.item import Item
from perspectives.citations.names import Name

BIBTEX_TYPES = {
    "book": "book",
    "chapter": "incollection",
    "article-journal": "article",
    "report": "techreport",
    "webpage": "online",
    "manuscript": "unpublished",
    "document": "misc",
}
BIBTEX_FIELDS = {
    "title-short": "shorttitle",
    "edition": "edition",
    "collection-title": "series",
    "collection-number": "number",
    "issue": "number",
    "page": "pages",
    "publisher": "publisher",
    "publisher-place": "address",
    "genre": "type",
    "archive": "archive",
    "archive_collection": "collection",
    "archive_location": "howpublished",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "URL": "url",
    "language": "language",
    "note": "note",
}
CONTAINER_FIELDS = {"chapter": "booktitle", "article-journal": "journal", "webpage": "organization"}
VERBATIM_FIELDS = ("url", "doi")
"""Fields that BibTeX's styles print unchanged: nothing in them is escaped."""
TEX_ESCAPES = {"\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}"} | {
    sign: f"\\{sign}" for sign in "&%$#_"
}
TEX_SIGNS = re.compile(r"[\\{}&%$#_]")


def bibtex(item: Mapping[str, Any]) -> str:
    """Return the entry of an item, in UTF-8, its fields in a fixed order."""
    work = Item(item)
    lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(work) if value]
    return f"@{BIBTEX_TYPES[work.type]}{{{item.get('id', 'work')},\n{''.join(lines)}}}\n"


def _fields(work: Item) -> Iterator[tuple[str, str]]:
    data = work.data
    for role in ("author", "editor", "translator"):
        yield role, " and ".join(_people(work.names(role)))
    title = _text(data.get("title", ""))
    yield "title", title and f"{{{title}}}"
    yield CONTAINER_FIELDS.get(work.type, "howpublished"), _text(data.get("container-title", ""))
    yield "volume", _text(": ".join(data[name] for name in ("volume", "volume-title") if data.get(name)))
    # A part of a work has its number in the field “chapter”, a whole work in “number”, as for a series.
    yield (
        "chapter" if work.type == "chapter" else "number",
        _text(data.get("number") or data.get("chapter-number") or ""),
    )
    for variable, name in BIBTEX_FIELDS.items():
        if variable not in data:
            continue
        value = str(data[variable])
        field = "institution" if (name, work.type) == ("publisher", "report") else name
        yield field, value if name in VERBATIM_FIELDS else _text(value)
    issued, original = work.date("issued"), work.date("original-date")
    if issued:
        yield "year", issued.literal or str(issued.start[0])
        yield "date", "" if len(issued.start) < 2 and not issued.end and not issued.circa else _edtf(issued)
    yield "origdate", _edtf(original) if original else ""


def _people(people: Iterable[Name]) -> Iterator[str]:
    for person in people:
        if "literal" in person:
            yield "others" if person["literal"] == "others" else f"{{{_text(person['literal'])}}}"
            continue
        family = " ".join(
            part for part in (person.get("non-dropping-particle"), person.get("family")) if part
        )
        given = " ".join(part for part in (person.get("given"), person.get("dropping-particle")) if part)
        yield _text(", ".join(part for part in (family, person.get("suffix"), given) if part))


def _text(text: str) -> str:
    """Return text with TeX's special characters escaped; a title within a title is emphasised."""
    escaped = TEX_SIGNS.sub(lambda sign: TEX_ESCAPES[sign[0]], text)
    return escaped.replace("<i>", "\\emph{").replace("</i>", "}")


def _edtf(date: Date) -> str:
    """Return a date for biblatex (ISO 8601-2): a period with a slash, an approximate date with a tilde."""
    if date.literal:
        return date.literal
    ends = "/".join(_iso(point) for point in (date.start, date.end) if point)
    return f"{ends}~" if date.circa else ends


def _iso(point: Point) -> str:
    return "-".join(f"{part:02}" if place else f"{part:04}" for place, part in enumerate(point))
