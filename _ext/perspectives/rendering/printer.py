"""From records to nodes: links to records and to works, for every builder alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import Book
from perspectives.doctree.finished import finish, finish_later, finish_link, finished
from perspectives.doctree.paragraphs import inline, separated
from perspectives.records.builders import FOLDING_BUILDERS, HTML_BUILDERS
from perspectives.records.dates import parse_date
from perspectives.records.locators import say_locator
from perspectives.records.model import Claim
from perspectives.rendering.citation_offers import Offers

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")


FINISHING = HTML_BUILDERS
"""The builders for which what is finished becomes one node: see :mod:`perspectives.doctree.finished`."""

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
        self.unfolds = builder.name in FOLDING_BUILDERS
        self.finishes = builder.name in FINISHING
        self._uris: dict[str, str] = {}
        self._marks: dict[str, finished] = {}

    @cached_property
    def offers(self) -> Offers | None:
        """What is offered to be cited on the page, where its builder has scripts to copy it with."""
        wanted = self.builder.name in HTML_BUILDERS
        return Offers(self.domain, self.builder, self.docname) if wanted else None

    def reference(self, kind: str, id_: str, text: str | None = None) -> nodes.Node:
        """Return a link to a record by its title, or *text*; plain text where the record is nowhere printed."""
        location = self.domain.location(kind, id_)
        if location is None:
            return nodes.inline("", text or id_)
        title = wording.title_of(self.book, kind, id_)
        return self.link(*location, text or title, title if text else None)

    def permalink(self, kind: str, id_: str, title: str | None = None) -> nodes.Node:
        """Return a record's id as the link to it that a reader copies, with its own title or another."""
        location = self.domain.location(kind, id_)
        if location is None:
            return nodes.inline("", id_)
        return self.link(*location, id_, title or wording.title_of(self.book, kind, id_), "ps-permalink")

    def link(
        self, docname: str, anchor: str, text: str, title: str | None = None, class_: str = ""
    ) -> nodes.Node:
        """Return a link to a place in the book, as ``make_refnode`` of Sphinx would; each document's address is asked once."""
        if docname == self.docname and anchor:
            address = f"#{anchor}"
        else:
            if docname not in self._uris:
                self._uris[docname] = self.builder.get_relative_uri(self.docname, docname)
            address = f"{self._uris[docname]}#{anchor}" if anchor else self._uris[docname]
        if self.finishes:
            return finish_link(address, text, title, class_)
        node = nodes.reference("", "", nodes.inline("", text), internal=True)
        if docname == self.docname and anchor:
            node["refid"] = anchor
        else:
            node["refuri"] = address
        node["classes"] = [class_] if class_ else []
        if title:
            node["reftitle"] = title
        return node

    def voice(self, id_: str) -> nodes.Node:
        """Return a link to a voice by its name as printed."""
        return self.reference("voice", id_, wording.voice_name(self.book, id_))

    def work(self, key: str) -> nodes.Node:
        """Return a link to a work in the bibliography by its author-date label."""
        work = self.book.works.get(key)
        label = work.label if work else key
        if key in self.domain.citations:
            return self.link(*self.domain.citations[key], label)
        return nodes.inline("", label)

    def claims(self, claims: Sequence[Claim]) -> list[nodes.Node]:
        """Return links to *claims* in the order of what they speak of; a long list has the years before them."""
        ordered = self.book.sort_claims(list(claims))
        if len(ordered) <= LINE:
            return self.links("claim", [claim.id for claim in ordered])
        return self._line(self._by_year(ordered))

    def _by_year(self, ordered: Sequence[Claim]) -> Iterator[nodes.Node]:
        """Yield the years, each with links to its claims behind it."""
        first = True
        for year, group in groupby(ordered, key=lambda claim: year_said(self.book, claim)):
            if not first:
                yield nodes.Text(" ")
            yield inline("year", year or _("no date"))
            yield nodes.Text(" ")
            yield from separated(self.reference("claim", claim.id) for claim in group)
            first = False

    def links(self, kind: str, ids: Sequence[str]) -> list[nodes.Node]:
        """Return links to records, one behind the other."""
        links = separated(self.reference(kind, id_) for id_ in ids)
        return list(links) if len(ids) <= LINE else self._line(links)

    def _line(self, links: Iterator[nodes.Node]) -> list[nodes.Node]:
        """Return a long line of links, as one node where that is all the builder needs."""
        return [finish_later(links)] if self.finishes else list(links)

    def work_place(self, key: str) -> nodes.Node:
        """Return a link to the work's entry in the list of all works, by words that say so."""
        label = _("in the list of works")
        if key not in self.domain.citations:
            return nodes.inline("", label)
        return self.link(*self.domain.citations[key], label)

    def citation(self, key: str, locator: str | None) -> list[nodes.Node]:
        """Return a work with its locator, or with the plain word that the page was not located."""
        work = self.book.works.get(key)
        if locator:
            return [self.work(key), nodes.Text(f", {say_locator(locator)}")]
        if work and work.paged:
            return [self.work(key), nodes.Text(", "), inline("missing", _("page not located"))]
        return [self.work(key)]

    def quotation_mark(self, sign: str) -> nodes.Node:
        """Return a quotation mark of ours around the words of a claim."""
        if not self.finishes:
            return inline("mark", sign)
        if sign not in self._marks:
            self._marks[sign] = finish([inline("mark", sign)])
        return self._marks[sign].copy()

    def finished(self, content: list[nodes.Node], sought: Iterable[nodes.Node] = ()) -> list[nodes.Node]:
        """Return the content as it is, or as one node where that is all the builder needs.

        :param sought: what Sphinx's full-text index is to find of it; what each claim says alike, or another place says, it is not
        """
        if not self.finishes:
            return content
        return [finish(content, " ".join(node.astext() for node in sought))]
