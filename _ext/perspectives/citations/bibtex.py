"""A CSL-JSON item as an entry of BibTeX.

Fields that BibTeX does not have are those of biblatex: ``date``, ``origdate``, ``url``, ``doi``.
The number of a part, “doc. 348”, stands in the note too, since managers of references keep no other place.
The text is Unicode. Titles have double braces, so that no style changes their capitals.
:func:`perspectives.citations.csl_json.csl_item` reads the entry back into the same item.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from perspectives.citations.csl_dates import Date, Point
from perspectives.citations.entry_types import ARTICLES, PART_TYPES
from perspectives.citations.item import Item
from perspectives.citations.manager_items import part_number
from perspectives.citations.names import Name

BIBTEX_TYPES = {
    "book": "book",
    "chapter": "incollection",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "paper-conference": "inproceedings",
    "entry-encyclopedia": "inreference",
    "report": "techreport",
    "thesis": "thesis",
    "webpage": "online",
    "manuscript": "unpublished",
    "document": "misc",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "review": "review",
    "periodical": "periodical",
    "personal_communication": "letter",
    "standard": "standard",
    "legislation": "legislation",
    "legal_case": "jurisdiction",
    "graphic": "image",
    "song": "audio",
    "motion_picture": "movie",
    "performance": "performance",
}
THESIS_TYPES = {"PhD thesis": "phdthesis", "master’s thesis": "mastersthesis"}
"""The types of BibTeX's own for a thesis, by its genre."""
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
BIBTEX_FIELDS = {
    "title-short": "shorttitle",
    "original-title": "origtitle",
    "edition": "edition",
    "collection-title": "series",
    "collection-number": "number",
    "issue": "number",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "publisher": "publisher",
    "publisher-place": "address",
    "event-title": "eventtitle",
    "event-place": "venue",
    "genre": "type",
    "archive": "archive",
    "archive_collection": "collection",
    "archive_location": "howpublished",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmc",
    "URL": "url",
    "language": "language",
    "note": "note",
    "annote": "annotation",
}
FIELDS_OF_TYPES = {
    ("publisher", "report"): "institution",
    ("publisher", "thesis"): "school",
    **{("container-title", kind): "journal" for kind in ARTICLES},
    ("container-title", "webpage"): "organization",
}
"""The field of a variable that has another one in entries of a type."""
ROLES = {"author": "author", "editor": "editor", "translator": "translator", "container-author": "bookauthor"}
VERBATIM_FIELDS = ("url", "doi")
"""Fields that BibTeX's styles print unchanged: nothing in them is escaped."""
TEX_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
TEX_SIGNS = re.compile(r"[\\{}~&%$#_]")


def bibtex(item: Mapping[str, Any]) -> str:
    """Return the entry of an item, in UTF-8, its fields in a fixed order."""
    work = Item(item)
    lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(work) if value]
    return f"@{_entry_type(item)}{{{item.get('id', 'work')},\n{''.join(lines)}}}\n"


def _entry_type(item: Mapping[str, Any]) -> str:
    kind = str(item.get("type"))
    genre = str(item.get("genre")) if kind == "thesis" else ""
    if kind == "webpage" and not _is_online(item):
        return "misc"
    return THESIS_TYPES.get(genre) or BIBTEX_TYPES.get(kind) or BIBTEX_TYPES[Item(item).type]


def _is_online(item: Mapping[str, Any]) -> bool:
    """Return whether a web page is what biblatex calls ``online``.

    It has an address, and no place in an archive.
    """
    return ("URL" in item or "DOI" in item) and "archive_location" not in item


def _fields(work: Item) -> Iterator[tuple[str, str]]:
    data = work.data
    kind = str(data.get("type"))
    kind = kind if kind in BIBTEX_TYPES else work.type
    for role, name in ROLES.items():
        yield name, " and ".join(_people(work.names(role)))
    title = _text(data.get("title", ""))
    yield "title", title and f"{{{title}}}"
    yield "entrysubtype", "online" if kind == "webpage" and not _is_online(data) else SUBTYPES.get(kind, "")
    yield (
        FIELDS_OF_TYPES.get(("container-title", kind), "booktitle"),
        _text(data.get("container-title", "")),
    )
    yield "volume", _text(data.get("volume", ""))
    # The number of a volume is a number for biblatex, which has no field for the title of a volume of a book.
    yield "titleaddon", _text(data.get("volume-title", ""))
    # A part of a work has its number in the field “chapter”, a whole work in “number”, as for a series.
    number, chapter = str(data.get("number") or ""), str(data.get("chapter-number") or "")
    is_chapter = kind in PART_TYPES and not (number.isdecimal() and not data.get("collection-title"))
    yield "chapter", _text(chapter or (number if is_chapter else ""))
    yield "number", _text("" if is_chapter else number)
    for variable, usual in BIBTEX_FIELDS.items():
        if variable not in data:
            continue
        value = str(data[variable])
        field = FIELDS_OF_TYPES.get((variable, kind), usual)
        if variable == "issue" and kind not in ARTICLES:
            field = "issue"
        if field == "note":
            continue
        yield field, value if field in VERBATIM_FIELDS else _text(value)
    yield "note", _text(". ".join(part for part in (part_number(data), data.get("note", "")) if part))
    yield from _dates(work)


def _dates(work: Item) -> Iterator[tuple[str, str]]:
    issued = work.date("issued")
    if issued:
        yield "year", _text(issued.literal) or str(issued.start[0])
        # Beside words for the year, which not every program reads, the date stands too.
        is_more = len(issued.start) > 1 or issued.end or issued.circa or issued.literal
        yield "date", _edtf(work, "issued") if issued.start and is_more else ""
    for variable, field in (
        ("original-date", "origdate"),
        ("event-date", "eventdate"),
        ("accessed", "urldate"),
    ):
        yield field, _edtf(work, variable) if work.has(variable) else ""


def _people(people: Iterable[Name]) -> Iterator[str]:
    for person in people:
        if "literal" in person:
            yield "others" if person["literal"] == "others" else f"{{{_text(person['literal'])}}}"
            continue
        family = " ".join(
            part
            for part in (person.get("non-dropping-particle"), _whole(_text(person.get("family", ""))))
            if part
        )
        given = " ".join(part for part in (person.get("given"), person.get("dropping-particle")) if part)
        suffix = _text(person.get("suffix", ""))
        yield ", ".join(part for part in (family, suffix, _whole(_text(given), given=True)) if part)


def _whole(name: str, given: bool = False) -> str:
    """Return a part of a name, in braces if BibTeX would divide it: “Smith and Sons”, “van Gogh”."""
    is_divided = re.search(r",|;|\band\b", name) or (
        not given and any(word[:1].islower() for word in name.split()[:-1])
    )
    return f"{{{name}}}" if is_divided else name


def _text(text: str) -> str:
    """Return text with TeX's special characters escaped; a title within a title is emphasised."""
    escaped = TEX_SIGNS.sub(lambda sign: TEX_ESCAPES[sign[0]], text)
    return escaped.replace("<i>", "\\emph{").replace("</i>", "}")


def _edtf(work: Item, variable: str) -> str:
    """Return a date for biblatex (ISO 8601-2): a period with a slash, an approximate date with a tilde."""
    date = work.date(variable) or Date()
    if not date.start:
        return _text(date.literal)
    ends = "/".join(_iso(point) for point in (date.start, date.end) if point)
    if date.literal == f"{date.start[0]}–":
        # A period that has not ended.
        return f"{ends}/.."
    return f"{ends}~" if work.data[variable].get("circa") else ends


def _iso(point: Point) -> str:
    return "-".join(f"{part:02}" if place else f"{part:04}" for place, part in enumerate(point))
