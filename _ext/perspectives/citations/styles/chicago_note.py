"""The full note of *The Chicago Manual of Style*, 17th edition (chapter 14, notes and bibliography). No Sphinx here."""

from __future__ import annotations

from perspectives.citations.item import Item, Locator, is_number, labelled, pages
from perspectives.citations.rich_text import Rich, after, joined, rich, wrapped
from perspectives.citations.styles import chicago_common
from perspectives.citations.styles.chicago_common import NOTE


def note(item: Item, locator: Locator | None = None) -> Rich:
    """Return the note that a work is cited with for the first time, with the place in it if one is given."""
    shapes = {
        "book": _book,
        "chapter": _chapter,
        "article-journal": _article,
        "report": _report,
    }
    source = shapes.get(item.type, _single)(item, locator)
    return after(joined([chicago_common.lead(item, NOTE), source, chicago_common.address(item)], ", "), ".")


def _book(item: Item, locator: Locator | None) -> Rich:
    described = joined(
        [
            item.headed(),
            item.numbered("number", "number"),
            () if chicago_common.is_reissue(item) else item.edition(),
            chicago_common.volume(item, NOTE, _on_page(locator)),
            chicago_common.contributors(item, NOTE),
            chicago_common.series(item),
        ],
        ", ",
    )
    return joined([joined([described, _imprint(item)], " "), _place(item, locator)], ", ")


def _chapter(item: Item, locator: Locator | None) -> Rich:
    if not item.has("container-title"):
        return _book(item, locator)
    page = _on_page(locator) or item.has("page")
    described = joined(
        [item.called(), chicago_common.container(item, NOTE, page), chicago_common.series(item)], ", "
    )
    place = (
        _place(item, locator)
        if locator
        else _place(item, Locator(item.text("page")) if item.has("page") else None)
    )
    return joined([joined([described, _imprint(item)], " "), place], ", ")


def _article(item: Item, locator: Locator | None) -> Rich:
    title = item.called() if item.has("container-title") else item.headed()
    place = chicago_common.located(locator) or pages(item.text("page"), chicago=True)
    return joined(
        [
            title,
            chicago_common.contributors(item, NOTE, ("translator",)),
            chicago_common.periodical(item, place),
        ],
        ", ",
    )


def _report(item: Item, locator: Locator | None) -> Rich:
    described = joined(
        [item.headed(), item.numbered("number", "number"), chicago_common.contributors(item, NOTE)], ", "
    )
    return joined([joined([described, _imprint(item)], " "), *_archived(item, locator)], ", ")


def _single(item: Item, locator: Locator | None) -> Rich:
    """Return what stands alone: a page of a website, a letter, a document in an archive."""
    unpublished = item.type == "manuscript" and not item.has("genre", "archive", "DOI", "URL")
    website = item.type not in chicago_common.UNPUBLISHED
    return joined(
        [
            item.called(),
            () if website else rich("unpublished manuscript") if unpublished else item.plain("genre"),
            chicago_common.contributors(item, NOTE),
            item.title("container-title") if website else (),
            chicago_common.dates(item, NOTE),
            *_archived(item, locator),
        ],
        ", ",
    )


def _archived(item: Item, locator: Locator | None) -> list[Rich | str]:
    """Return where in an archive the work lies; the page of a document stands behind the place of the document."""
    archived = (
        locator is not None
        and locator.label == "page"
        and item.has("archive")
        and item.has("archive_location")
    )
    page = ""
    if locator and archived:
        value = pages(locator.value, chicago=True)
        page = labelled(value, "page") if is_number(value) else value
    where: list[Rich | str] = [
        item.plain("archive_location"),
        page,
        item.plain("archive_collection"),
        item.plain("archive"),
    ]
    return where if archived else [chicago_common.located(locator), *where]


def _imprint(item: Item) -> Rich:
    return wrapped("(", chicago_common.published(item, NOTE), ")")


def _on_page(locator: Locator | None) -> bool:
    return locator is not None and locator.label == "page"


def _place(item: Item, locator: Locator | None) -> Rich:
    """Return the place in a book, behind the number of the volume where that is not said before."""
    place = chicago_common.located(locator)
    return joined([chicago_common.volume_before_page(item) if _on_page(locator) else "", place], ":")
