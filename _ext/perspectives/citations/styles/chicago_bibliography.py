"""The entry in the bibliography of *The Chicago Manual of Style*, 17th edition (chapter 14). No Sphinx here."""

from __future__ import annotations

from perspectives.citations.item import Item, pages
from perspectives.citations.rich_text import Rich, after, capitalised, joined, rich
from perspectives.citations.styles import chicago_common
from perspectives.citations.styles.chicago_common import BIBLIOGRAPHY


def entry(item: Item) -> Rich:
    """Return the entry of a work; its first author with the family name in front."""
    shapes = {
        "book": _book,
        "chapter": _chapter,
        "article-journal": _article,
        "report": _report,
    }
    parts = shapes.get(item.type, _single)(item)
    return after(
        joined([chicago_common.lead(item, BIBLIOGRAPHY), *parts, chicago_common.address(item)], ". "), "."
    )


def _book(item: Item) -> list[Rich]:
    volume = chicago_common.volume(item, BIBLIOGRAPHY, page=False)
    hands = chicago_common.contributors(item, BIBLIOGRAPHY, sentence=not volume)
    return [
        item.headed(),
        item.numbered("number", "number", capital=True),
        () if chicago_common.is_reissue(item) else item.edition(capital=True),
        BIBLIOGRAPHY.begun(joined([volume, hands], ", ")),
        chicago_common.series(item),
        chicago_common.published(item, BIBLIOGRAPHY),
    ]


def _chapter(item: Item) -> list[Rich]:
    if not item.has("container-title"):
        return _book(item)
    page = pages(item.text("page"), chicago=True)
    place = joined([chicago_common.volume_before_page(item) if page else "", page], ":")
    return [
        item.called(),
        joined([chicago_common.container(item, BIBLIOGRAPHY, item.has("page")), place], ", "),
        chicago_common.series(item),
        chicago_common.published(item, BIBLIOGRAPHY),
    ]


def _article(item: Item) -> list[Rich]:
    return [
        item.called() if item.has("container-title") else item.headed(),
        chicago_common.contributors(item, BIBLIOGRAPHY, ("translator",)),
        chicago_common.periodical(item, pages(item.text("page"), chicago=True)),
    ]


def _report(item: Item) -> list[Rich]:
    return [
        item.headed(),
        item.numbered("number", "number", capital=True),
        chicago_common.contributors(item, BIBLIOGRAPHY),
        chicago_common.published(item, BIBLIOGRAPHY),
        *archived(item),
    ]


def _single(item: Item) -> list[Rich]:
    """Return what stands alone: a page of a website, a letter, a document in an archive."""
    website = item.type not in chicago_common.UNPUBLISHED
    site = item.title("container-title") if website else ()
    # A page that nobody signs stands under the name of who published it, or of its website.
    signed = bool(chicago_common.leader(item)) or not website
    owner = () if signed else item.plain("publisher") or site
    published = not owner or not item.has("publisher")
    return [
        owner,
        item.called(),
        () if website else genre(item),
        chicago_common.contributors(item, BIBLIOGRAPHY),
        joined([() if owner == site else site, chicago_common.dates(item, BIBLIOGRAPHY, published)], ", "),
        *archived(item),
    ]


def genre(item: Item) -> Rich:
    """Return what kind of text a manuscript or a document is."""
    if item.type == "manuscript" and not item.has("genre", "archive", "DOI", "URL"):
        return capitalised(rich(item.terms.unpublished))
    return item.plain("genre", capital=True)


def archived(item: Item) -> list[Rich]:
    """Return where in an archive a work lies, a sentence each."""
    return [
        item.plain("archive_location", capital=True),
        item.plain("archive_collection"),
        item.plain("archive"),
    ]
