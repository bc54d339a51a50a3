"""The entry in the bibliography of *The Chicago Manual of Style*, 17th edition (chapter 14). No Sphinx here."""

from __future__ import annotations

from perspectives.citations.item import Item, pages
from perspectives.citations.rich_text import Rich, after, joined, rich
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
        *_archived(item),
    ]


def _single(item: Item) -> list[Rich]:
    """Return what stands alone: a page of a website, a letter, a document in an archive."""
    website = item.type not in chicago_common.UNPUBLISHED
    site = item.title("container-title") if website else ()
    unpublished = item.type == "manuscript" and not item.has("genre", "archive", "DOI", "URL")
    genre = rich("Unpublished manuscript") if unpublished else item.plain("genre", capital=True)
    # A page that nobody signs stands under the name of its website.
    owner = () if chicago_common.leader(item) else site
    return [
        owner,
        item.called(),
        () if website else genre,
        chicago_common.contributors(item, BIBLIOGRAPHY),
        joined([() if owner else site, chicago_common.dates(item, BIBLIOGRAPHY)], ", "),
        *_archived(item),
    ]


def _archived(item: Item) -> list[Rich]:
    return [
        item.plain("archive_location", capital=True),
        item.plain("archive_collection"),
        item.plain("archive"),
    ]
