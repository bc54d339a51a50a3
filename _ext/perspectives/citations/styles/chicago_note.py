"""The full note of *The Chicago Manual of Style*, 17th edition (chapter 14, notes and bibliography).

This module imports no Sphinx.
"""

from __future__ import annotations

from perspectives.citations.item import Item, Locator, is_number, pages, with_label
from perspectives.citations.rich_text import Rich, append_mark, joined, rich, wrapped
from perspectives.citations.styles import chicago_common
from perspectives.citations.styles.chicago_common import NOTE_FORM


def note(item: Item, locator: Locator | None = None) -> Rich:
    """Return the note that cites a work for the first time, with the place in the work."""
    shapes = {
        "book": _book,
        "chapter": _chapter,
        "article-journal": _article,
        "report": _report,
    }
    source = shapes.get(item.type, _standalone)(item, locator)
    return append_mark(
        joined([chicago_common.lead_text(item, NOTE_FORM), source, chicago_common.address(item)], ", "), "."
    )


def _book(item: Item, locator: Locator | None) -> Rich:
    described = joined(
        [
            item.italic_title(),
            item.number_with_label("number", "number"),
            () if chicago_common.is_reissue(item) else item.edition(),
            chicago_common.volume(item, NOTE_FORM, _is_page(locator)),
            chicago_common.contributors(item, NOTE_FORM),
            chicago_common.series(item),
        ],
        ", ",
    )
    return joined([joined([described, _imprint(item)], " "), _place(item, locator)], ", ")


def _chapter(item: Item, locator: Locator | None) -> Rich:
    if not item.has("container-title"):
        return _book(item, locator)
    page = _is_page(locator) or item.has("page")
    described = joined(
        [item.quoted_title(), chicago_common.container(item, NOTE_FORM, page), chicago_common.series(item)],
        ", ",
    )
    place = (
        _place(item, locator)
        if locator
        else _place(item, Locator(item.text("page")) if item.has("page") else None)
    )
    return joined([joined([described, _imprint(item)], " "), place], ", ")


def _article(item: Item, locator: Locator | None) -> Rich:
    title = item.quoted_title() if item.has("container-title") else item.italic_title()
    place = chicago_common.locator_text(locator) or pages(item.text("page"), chicago=True)
    return joined(
        [
            title,
            chicago_common.contributors(item, NOTE_FORM, ("translator",)),
            chicago_common.periodical(item, place),
        ],
        ", ",
    )


def _report(item: Item, locator: Locator | None) -> Rich:
    described = joined(
        [
            item.italic_title(),
            item.number_with_label("number", "number"),
            chicago_common.contributors(item, NOTE_FORM),
        ],
        ", ",
    )
    return joined([joined([described, _imprint(item)], " "), *_archive_parts(item, locator)], ", ")


def _standalone(item: Item, locator: Locator | None) -> Rich:
    """Return the parts for a web page, a letter, or a document in an archive."""
    unpublished = item.type == "manuscript" and not item.has("genre", "archive", "DOI", "URL")
    website = item.type not in chicago_common.UNPUBLISHED_TYPES
    return joined(
        [
            item.quoted_title(),
            () if website else rich("unpublished manuscript") if unpublished else item.plain("genre"),
            chicago_common.contributors(item, NOTE_FORM),
            item.title("container-title") if website else (),
            chicago_common.publication_dates(item, NOTE_FORM),
            *_archive_parts(item, locator),
        ],
        ", ",
    )


def _archive_parts(item: Item, locator: Locator | None) -> list[Rich | str]:
    """Return the place that the note cites, and the location, the collection and the archive of the work.

    A page of a document in an archive stands after the location of the document, other places before it.
    """
    is_archive_page = (
        locator is not None
        and locator.label == "page"
        and item.has("archive")
        and item.has("archive_location")
    )
    page = ""
    if locator and is_archive_page:
        value = pages(locator.value, chicago=True)
        page = with_label(value, "page") if is_number(value) else value
    parts: list[Rich | str] = [
        item.plain("archive_location"),
        page,
        item.plain("archive_collection"),
        item.plain("archive"),
    ]
    return parts if is_archive_page else [chicago_common.locator_text(locator), *parts]


def _imprint(item: Item) -> Rich:
    return wrapped("(", chicago_common.imprint(item, NOTE_FORM), ")")


def _is_page(locator: Locator | None) -> bool:
    return locator is not None and locator.label == "page"


def _place(item: Item, locator: Locator | None) -> Rich:
    """Return the place in a book, after the number of the volume if this is not printed before."""
    place = chicago_common.locator_text(locator)
    return joined([chicago_common.volume_before_page(item) if _is_page(locator) else "", place], ":")
