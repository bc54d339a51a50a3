"""The lines under each work in the list of works: its claims, works that quote it, evidence, citing pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives._compat import builder_of
from perspectives.book.bibliographies import WHOLE_BIBLIOGRAPHY
from perspectives.book.book import Book
from perspectives.book.record_fields import fields_of
from perspectives.citations.csl_json import csl_item
from perspectives.collation.evidence_level import GRADES
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Link, Part, separated
from perspectives.records import vocabulary
from perspectives.records.builders import TEMPLATE_BUILDERS
from perspectives.records.claim_records import Claim
from perspectives.rendering.coins import coins
from perspectives.rendering.data_links import bibliography_files
from perspectives.rendering.field_lines import field_lines
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


ClaimsByWork = Mapping[str | None, list[Claim]]
"""Claims by the key of a work."""


def claims_by_work(book: Book) -> tuple[ClaimsByWork, ClaimsByWork, ClaimsByWork]:
    """Return the claims by their source, by the work that quotes them, and by each further work."""
    by_source: dict[str | None, list[Claim]] = defaultdict(list)
    by_quoting_work: dict[str | None, list[Claim]] = defaultdict(list)
    by_further_work: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in book.claims.values():
        by_source[claim.source].append(claim)
        by_quoting_work[claim.quoted_in].append(claim)
        for key in {citation.source for citation in claim.also_in}:
            by_further_work[key].append(claim)
    return by_source, by_quoting_work, by_further_work


class AddWorkBacklinks(SphinxPostTransform):
    """Adds links to claims and citing pages under each work of the list.

    On paper, the index has these links, with page numbers.
    """

    default_priority = 8
    """After the annotations of the works (7), before references are resolved (10)."""

    builders = TEMPLATE_BUILDERS

    def run(self, **_options: Any) -> None:
        """Add the lines to every work in the document."""
        known = self.domain.book.works
        # The keys of a second list have a prefix, and are no works of their own.
        places = {place: key for key, place in self.domain.citations.items() if key in known}
        if self.env.docname not in {docname for docname, _anchor in places}:
            return
        self.claims_by_work = claims_by_work(self.domain.book)
        self.printer = Printer(self.domain, builder_of(self.env), self.env.docname)
        entries = self.env.domaindata["cite"]["bibdata"].data.entries
        works = [
            (work, places[self.env.docname, anchor])
            for work in self.document.findall(nodes.container)
            for anchor in work["ids"]
            if (self.env.docname, anchor) in places
        ]
        for work, key in works:
            work += list(self.lines(key))
            if builder_of(self.env).name != "epub":
                work.append(nodes.raw("", coins(csl_item(key, entries[key])), format="html"))
        if works:
            first = works[0][0]
            first.parent.insert(
                first.parent.index(first), bibliography_files(self.printer, WHOLE_BIBLIOGRAPHY)
            )

    @property
    def domain(self) -> Any:
        """The store of the records."""
        return cast(Any, self.env.domains["perspectives"])

    def lines(self, key: str) -> Iterator[nodes.paragraph]:
        """Yield the lines under a work, one for each kind of link."""
        own, quoted, further = (claims[key] for claims in self.claims_by_work)
        quoting_works = dict.fromkeys(claim.quoted_in for claim in own if claim.quoted_in)
        book = self.domain.book
        yield from field_lines(book, fields_of(book, "work"), book.works[key])
        yield from self.line(_("Taken from it"), self.printer.claims(own))
        yield from self.line(
            _("Read only as quoted in"),
            [*separated(self.printer.work(work) for work in quoting_works if work)],
        )
        yield from self.line(_("Words of others quoted in it"), self.printer.claims(quoted))
        yield from self.line(_("Has the same words"), self.printer.claims(further))
        yield from self.line(_("Cited in"), [*separated(self.citing_documents(key))])
        yield from self.evidence([*own, *quoted])

    def line(self, name: str, links: Sequence[Part | nodes.Node]) -> Iterator[nodes.paragraph]:
        """Yield a line of links behind its name, or nothing if there are no links."""
        if links:
            yield paragraph("relation", inline("relation-name", f"{name}: "), *links)

    def citing_documents(self, key: str) -> Iterator[Link]:
        """Yield a link to each document whose text cites the work, sorted by title."""
        documents = self.domain.documents
        names = [
            name
            for name, records in documents.items()
            if name != self.env.docname
            and any(reference.kind == "work" and reference.target == key for reference in records.references)
        ]
        for name in sorted(names, key=lambda docname: (documents[docname].title.casefold(), docname)):
            label = documents[name].labels[0][0] if documents[name].labels else ""
            yield self.printer.link(name, label, documents[name].title)

    def evidence(self, claims: list[Claim]) -> Iterator[nodes.paragraph]:
        """Yield a line with the number of claims for each grade of evidence, or nothing if there are none."""
        numbers = Counter(self.printer.book.evidence_grade(claim) for claim in claims)
        parts = [
            f"{vocabulary.evidence_name(evidence)} {numbers[evidence]}"
            for evidence in reversed(GRADES)
            if numbers[evidence]
        ]
        if parts:
            yield paragraph("relation", inline("relation-name", _("Evidence: ")), ", ".join(parts))
