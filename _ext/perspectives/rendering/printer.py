"""Words and links for records and works, the same for every builder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles
from perspectives.book.book import Book
from perspectives.doctree import quotation_text
from perspectives.doctree.leaf_nodes import LinkGroup, link_list
from perspectives.doctree.phrases import Inline, Link, Part, Phrase, separated
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.claim_records import Claim
from perspectives.records.dates import parse_date
from perspectives.records.locators import say_locator
from perspectives.records.questions import question_query
from perspectives.rendering.citation_offers import Offers

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")


LINE_LINK_LIMIT = 8
"""The highest number of links in a line of running text. A longer line is a leaf node, and links to claims
have their years before them.
"""


def year_of(book: Book, claim: Claim) -> str:
    """Return the year of the date by which a claim is sorted, empty where no date is known."""
    date = book.date(claim)
    first_day = parse_date(date).earliest if date else None
    return str(first_day.year) if first_day else ""


class Printer:
    """Makes words and links for one document and one builder.

    :ivar quotations: the quotations of all claims that are put on the page
    """

    def __init__(self, domain: PerspectivesDomain, builder: Builder, docname: str) -> None:
        self.domain, self.builder, self.docname = domain, builder, docname
        self.book: Book = domain.book
        self._uris: dict[str, str] = {}
        self.quotations: list[quotation_text.quotation] = []

    @cached_property
    def offers(self) -> Offers | None:
        """The citations that the page offers; None for a builder without scripts, which copy them."""
        if self.builder.name not in HTML_BUILDERS:
            return None
        return Offers(self.domain, self.builder, self.docname)

    def reference(self, kind: str, id_: str, text: str | None = None) -> Link | Inline:
        """Return a link to a record, with the words *text* or with its title.

        Return the words without a link where no page prints the record.
        """
        location = self.domain.location(kind, id_)
        if location is None:
            return Inline(text or id_)
        title = record_titles.title_of(self.book, kind, id_)
        return self.link(*location, text or title, title if text else "")

    def permalink(self, kind: str, id_: str) -> Link | Inline:
        """Return the id of a record as its permanent link."""
        location = self.domain.location(kind, id_)
        return self.link(*location, id_, class_="ps-permalink") if location else Inline(id_)

    def link(self, docname: str, anchor: str, text: str, title: str = "", class_: str = "") -> Link:
        """Return a link to a place in the book. The address of each document is computed only once."""
        if docname == self.docname and anchor:
            return Link(text, "", anchor, title, class_)
        if docname not in self._uris:
            self._uris[docname] = self.builder.get_relative_uri(self.docname, docname)
        return Link(text, self._uris[docname], anchor, title, class_)

    def voice(self, id_: str) -> Link | Inline:
        """Return a link to a voice, with its name as printed."""
        return self.reference("voice", id_, record_titles.voice_name(self.book, id_))

    def work(self, key: str, words: str = "") -> Link | Inline:
        """Return a link to a work in the list of works, with *words*, or else with its author-date label."""
        work = self.book.works.get(key)
        label = words or (work.label if work else key)
        if key in self.domain.citations:
            return self.link(*self.domain.citations[key], label)
        return Inline(label)

    def claims(self, claims: Sequence[Claim]) -> list[Part | nodes.Node]:
        """Return links to *claims*, sorted by date. In a long list, a year stands before its links."""
        ordered = self.book.sort_claims(list(claims))
        if len(ordered) <= LINE_LINK_LIMIT:
            return self.links("claim", [claim.id for claim in ordered])
        groups = groupby(ordered, key=lambda claim: year_of(self.book, claim))
        return [
            link_list.of(
                tuple(
                    LinkGroup(year or _("no date"), self._references("claim", (claim.id for claim in group)))
                    for year, group in groups
                )
            )
        ]

    def links(self, kind: str, ids: Sequence[str]) -> list[Part | nodes.Node]:
        """Return links to records, with semicolons between them."""
        links = self._references(kind, ids)
        return (
            [*separated(links)] if len(links) <= LINE_LINK_LIMIT else [link_list.of((LinkGroup("", links),))]
        )

    def _references(self, kind: str, ids: Iterable[str]) -> tuple[Link | Inline, ...]:
        return tuple(self.reference(kind, id_) for id_ in ids)

    def work_place(self, key: str) -> Link | Inline:
        """Return a link to a work in the list of works, with the words “in the list of works”."""
        label = _("in the list of works")
        if key not in self.domain.citations:
            return Inline(label)
        return self.link(*self.domain.citations[key], label)

    @cached_property
    def register(self) -> str | None:
        """The document with the register of all claims; None where the book has none.

        None too for a builder whose pages have no scripts: there nobody can ask it.
        """
        return self.book.register_page() if self.builder.name in HTML_BUILDERS else None

    def register_uri(self, question: Mapping[str, str]) -> str | None:
        """Return the address of the register with a question; None where the book has no register.

        :param question: by the keys of :data:`perspectives.records.questions.QUESTION_KEYS`
        """
        if self.register is None:
            return None
        if self.register not in self._uris:
            self._uris[self.register] = self.builder.get_relative_uri(self.docname, self.register)
        # The address of the page itself is empty in some builders: a query alone stays on the page.
        return f"{self._uris[self.register]}?{question_query(question)}"

    def register_link(self, text: str, question: Mapping[str, str]) -> Link | Inline:
        """Return a count as a link to the claims that it counts; the words alone where nobody can ask."""
        uri = self.register_uri(question)
        return Link(text, uri, class_="ps-count") if uri else Inline(text)

    def citation(self, key: str, locator: str | None) -> Phrase:
        """Return a link to a work with its locator, or with a remark that the page was not located."""
        work = self.book.works.get(key)
        if locator:
            return (self.work(key), f", {say_locator(locator)}")
        if work and work.paged:
            return (self.work(key), ", ", Inline(_("page not located"), "ps-missing"))
        return (self.work(key),)
