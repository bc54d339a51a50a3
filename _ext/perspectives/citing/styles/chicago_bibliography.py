"""The entry in the bibliography of *The Chicago Manual of Style*, 17th edition (chapter 14). No Sphinx here."""

from __future__ import annotations

from perspectives.citing.item import Item, pages
from perspectives.citing.rich import Rich, after, joined, rich
from perspectives.citing.styles import chicago
from perspectives.citing.styles.chicago import BIBLIOGRAPHY


def entry(item: Item) -> Rich:
    """Return the entry of a work; its first author with the family name in front."""
    shapes = {
        "book": _book,
        "chapter": _chapter,
        "article-journal": _article,
        "report": _report,
    }
    parts = shapes.get(item.type, _single)(item)
    return after(joined([chicago.lead(item, BIBLIOGRAPHY), *parts, chicago.address(item)], ". "), ".")


def _book(item: Item) -> list[Rich]:
    volume = chicago.volume(item, BIBLIOGRAPHY, page=False)
    hands = chicago.contributors(item, BIBLIOGRAPHY, sentence=not volume)
    return [
        item.headed(),
        item.numbered("number", "number", capital=True),
        () if chicago.is_reissue(item) else item.edition(capital=True),
        BIBLIOGRAPHY.begun(joined([volume, hands], ", ")),
        chicago.series(item),
        chicago.published(item, BIBLIOGRAPHY),
    ]


def _chapter(item: Item) -> list[Rich]:
    if not item.has("container-title"):
        return _book(item)
    page = pages(item.text("page"), chicago=True)
    place = joined([chicago.volume_before_page(item) if page else "", page], ":")
    return [
        item.called(),
        joined([chicago.container(item, BIBLIOGRAPHY, item.has("page")), place], ", "),
        chicago.series(item),
        chicago.published(item, BIBLIOGRAPHY),
    ]


def _article(item: Item) -> list[Rich]:
    return [
        item.called() if item.has("container-title") else item.headed(),
        chicago.contributors(item, BIBLIOGRAPHY, ("translator",)),
        chicago.periodical(item, pages(item.text("page"), chicago=True)),
    ]


def _report(item: Item) -> list[Rich]:
    return [
        item.headed(),
        item.numbered("number", "number", capital=True),
        chicago.contributors(item, BIBLIOGRAPHY),
        chicago.published(item, BIBLIOGRAPHY),
        *_archived(item),
    ]


def _single(item: Item) -> list[Rich]:
    """Return what stands alone: a page of a website, a letter, a document in an archive."""
    website = item.type not in chicago.UNPUBLISHED
    site = item.title("container-title") if website else ()
    unpublished = item.type == "manuscript" and not item.has("genre", "archive", "DOI", "URL")
    genre = rich("Unpublished manuscript") if unpublished else item.plain("genre", capital=True)
    # A page that nobody signs stands under the name of its website.
    owner = () if chicago.leader(item) else site
    return [
        owner,
        item.called(),
        () if website else genre,
        chicago.contributors(item, BIBLIOGRAPHY),
        joined([() if owner else site, chicago.dates(item, BIBLIOGRAPHY)], ", "),
        *_archived(item),
    ]


def _archived(item: Item) -> list[Rich]:
    return [
        item.plain("archive_location", capital=True),
        item.plain("archive_collection"),
        item.plain("archive"),
    ]
