"""The entry of a bibliography in *The Chicago Manual of Style*, 17th edition (chapter 14).

This module imports no Sphinx.
"""

from __future__ import annotations

from perspectives.citations.item import Item, pages
from perspectives.citations.rich_text import Rich, append_mark, capitalised, joined, rich
from perspectives.citations.styles import chicago_common
from perspectives.citations.styles.chicago_common import BIBLIOGRAPHY_FORM


def entry(item: Item) -> Rich:
    """Return the entry of a work; the name of its first author is inverted."""
    shapes = {
        "book": _book,
        "chapter": _chapter,
        "article-journal": _article,
        "report": _report,
    }
    parts = shapes.get(item.type, _standalone)(item)
    return append_mark(
        joined(
            [chicago_common.lead_text(item, BIBLIOGRAPHY_FORM), *parts, chicago_common.address(item)], ". "
        ),
        ".",
    )


def _book(item: Item) -> list[Rich]:
    volume = chicago_common.volume(item, BIBLIOGRAPHY_FORM, page=False)
    others = chicago_common.contributors(item, BIBLIOGRAPHY_FORM, sentence=not volume)
    return [
        item.italic_title(),
        item.number_with_label("number", "number", capital=True),
        () if chicago_common.is_reissue(item) else item.edition(capital=True),
        BIBLIOGRAPHY_FORM.start_part(joined([volume, others], ", ")),
        chicago_common.series(item),
        chicago_common.imprint(item, BIBLIOGRAPHY_FORM),
    ]


def _chapter(item: Item) -> list[Rich]:
    if not item.has("container-title"):
        return _book(item)
    page = pages(item.text("page"), chicago=True)
    place = joined([chicago_common.volume_before_page(item) if page else "", page], ":")
    return [
        item.quoted_title(),
        joined([chicago_common.container(item, BIBLIOGRAPHY_FORM, item.has("page")), place], ", "),
        chicago_common.series(item),
        chicago_common.imprint(item, BIBLIOGRAPHY_FORM),
    ]


def _article(item: Item) -> list[Rich]:
    return [
        item.quoted_title() if item.has("container-title") else item.italic_title(),
        chicago_common.contributors(item, BIBLIOGRAPHY_FORM, ("translator",)),
        chicago_common.periodical(item, pages(item.text("page"), chicago=True)),
    ]


def _report(item: Item) -> list[Rich]:
    return [
        item.italic_title(),
        item.number_with_label("number", "number", capital=True),
        chicago_common.contributors(item, BIBLIOGRAPHY_FORM),
        chicago_common.imprint(item, BIBLIOGRAPHY_FORM),
        *archive_parts(item),
    ]


def _standalone(item: Item) -> list[Rich]:
    """Return the parts for a web page, a letter, or a document in an archive."""
    website = item.type not in chicago_common.UNPUBLISHED_TYPES
    site = item.title("container-title") if website else ()
    # A web page without an author begins with its publisher, or with the name of the website.
    signed = bool(chicago_common.lead_role(item)) or not website
    owner = () if signed else item.plain("publisher") or site
    with_publisher = not owner or not item.has("publisher")
    return [
        owner,
        item.quoted_title(),
        () if website else genre(item),
        chicago_common.contributors(item, BIBLIOGRAPHY_FORM),
        joined(
            [
                () if owner == site else site,
                chicago_common.publication_dates(item, BIBLIOGRAPHY_FORM, with_publisher),
            ],
            ", ",
        ),
        *archive_parts(item),
    ]


def genre(item: Item) -> Rich:
    """Return the genre of a manuscript or a document."""
    if item.type == "manuscript" and not item.has("genre", "archive", "DOI", "URL"):
        return capitalised(rich(item.terms.unpublished))
    return item.plain("genre", capital=True)


def archive_parts(item: Item) -> list[Rich]:
    """Return the location of a work in an archive, the collection and the archive, a sentence each."""
    return [
        item.plain("archive_location", capital=True),
        item.plain("archive_collection"),
        item.plain("archive"),
    ]
