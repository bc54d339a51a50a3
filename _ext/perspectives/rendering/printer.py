"""From records to words and links: to records and to works, for every builder alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import Book
from perspectives.doctree.leaf_nodes import LinkGroup, link_list
from perspectives.doctree.phrases import Inline, Link, Part, Phrase, separated
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.dates import parse_date
from perspectives.records.locators import say_locator
from perspectives.records.model import Claim
from perspectives.rendering.citation_offers import Offers

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")


LINE = 8
"""So many claims can stand in one line of text; more want something to hold on to."""


def year_said(book: Book, claim: Claim) -> str:
    """Return the year in which what a claim says was said or happened, empty where no date is known."""
    date = book.date(claim)
    first = parse_date(date).earliest if date else None
    return str(first.year) if first else ""


class Printer:
    """Prints records into one document for one builder."""

    def __init__(self, domain: PerspectivesDomain, builder: Builder, docname: str) -> None:
        self.domain, self.builder, self.docname = domain, builder, docname
        self.book: Book = domain.book
        self._uris: dict[str, str] = {}

    @cached_property
    def offers(self) -> Offers | None:
        """What is offered to be cited on the page, where its builder has scripts to copy it with."""
        wanted = self.builder.name in HTML_BUILDERS
        return Offers(self.domain, self.builder, self.docname) if wanted else None

    def reference(self, kind: str, id_: str, text: str | None = None) -> Link | Inline:
        """Return a link to a record by its title, or *text*; plain text where the record is nowhere printed."""
        location = self.domain.location(kind, id_)
        if location is None:
            return Inline(text or id_)
        title = wording.title_of(self.book, kind, id_)
        return self.link(*location, text or title, title if text else "")

    def permalink(self, kind: str, id_: str, title: str | None = None) -> Link | Inline:
        """Return a record's id as the link to it that a reader copies, with its own title or another."""
        location = self.domain.location(kind, id_)
        if location is None:
            return Inline(id_)
        return self.link(*location, id_, title or wording.title_of(self.book, kind, id_), "ps-permalink")

    def link(self, docname: str, anchor: str, text: str, title: str = "", class_: str = "") -> Link:
        """Return a link to a place in the book; each document's address is asked once."""
        if docname == self.docname and anchor:
            return Link(text, "", anchor, title, class_)
        if docname not in self._uris:
            self._uris[docname] = self.builder.get_relative_uri(self.docname, docname)
        return Link(text, self._uris[docname], anchor, title, class_)

    def voice(self, id_: str) -> Link | Inline:
        """Return a link to a voice by its name as printed."""
        return self.reference("voice", id_, wording.voice_name(self.book, id_))

    def work(self, key: str) -> Link | Inline:
        """Return a link to a work in the bibliography by its author-date label."""
        work = self.book.works.get(key)
        label = work.label if work else key
        if key in self.domain.citations:
            return self.link(*self.domain.citations[key], label)
        return Inline(label)

    def claims(self, claims: Sequence[Claim]) -> list[Part | nodes.Node]:
        """Return links to *claims* in the order of what they speak of; a long list has the years before them."""
        ordered = self.book.sort_claims(list(claims))
        if len(ordered) <= LINE:
            return self.links("claim", [claim.id for claim in ordered])
        groups = groupby(ordered, key=lambda claim: year_said(self.book, claim))
        return [
            link_list.of(
                tuple(
                    LinkGroup(year or _("no date"), self._references("claim", (claim.id for claim in group)))
                    for year, group in groups
                )
            )
        ]

    def links(self, kind: str, ids: Sequence[str]) -> list[Part | nodes.Node]:
        """Return links to records, one behind the other."""
        links = self._references(kind, ids)
        return [*separated(links)] if len(links) <= LINE else [link_list.of((LinkGroup("", links),))]

    def _references(self, kind: str, ids: Iterable[str]) -> tuple[Link | Inline, ...]:
        return tuple(self.reference(kind, id_) for id_ in ids)

    def work_place(self, key: str) -> Link | Inline:
        """Return a link to the work's entry in the list of all works, by words that say so."""
        label = _("in the list of works")
        if key not in self.domain.citations:
            return Inline(label)
        return self.link(*self.domain.citations[key], label)

    def citation(self, key: str, locator: str | None) -> Phrase:
        """Return a work with its locator, or with the plain word that the page was not located."""
        work = self.book.works.get(key)
        if locator:
            return (self.work(key), f", {say_locator(locator)}")
        if work and work.paged:
            return (self.work(key), ", ", Inline(_("page not located"), "ps-missing"))
        return (self.work(key),)
