"""What the book takes from each work, under the work in the list: the claims, who quotes it, the evidence, the pages that cite it."""

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
from perspectives.citations.csl_json import csl_item
from perspectives.citations.work_fields import WORK_FIELDS
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Link, Part, separated
from perspectives.records import vocabulary
from perspectives.records.builders import TEMPLATE_BUILDERS
from perspectives.records.model import Claim
from perspectives.rendering.coins import coins
from perspectives.rendering.data_links import bibliography_files
from perspectives.rendering.field_lines import field_lines
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


Taken = Mapping[str | None, list[Claim]]
"""Claims by the key of a work."""


def taken_from(book: Book) -> tuple[Taken, Taken, Taken]:
    """Return the claims by the work they are taken from, by the one that quotes them, and by each other that has the words."""
    own: dict[str | None, list[Claim]] = defaultdict(list)
    quoted: dict[str | None, list[Claim]] = defaultdict(list)
    also: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in book.claims.values():
        own[claim.source].append(claim)
        quoted[claim.quoted_in].append(claim)
        for key in {one.source for one in claim.also_in}:
            also[key].append(claim)
    return own, quoted, also


class TellOfWorks(SphinxPostTransform):
    """Put under each work of the list what is taken from it and where; on paper the index does that, with pages."""

    default_priority = 7
    """After the list has lost its labels (6), before references are resolved (10)."""

    builders = TEMPLATE_BUILDERS

    def run(self, **_options: Any) -> None:
        """Add the lines to every work in the document."""
        places = {place: key for key, place in self.domain.citations.items()}
        if self.env.docname not in {docname for docname, _anchor in places}:
            return
        self.taken = taken_from(self.domain.book)
        self.printer = Printer(self.domain, builder_of(self.env), self.env.docname)
        entries = self.env.domaindata["cite"]["bibdata"].data.entries
        listed = [
            (work, places[self.env.docname, anchor])
            for work in self.document.findall(nodes.container)
            for anchor in work["ids"]
            if (self.env.docname, anchor) in places
        ]
        for work, key in listed:
            work += list(self.lines(key))
            if builder_of(self.env).name != "epub":
                work.append(nodes.raw("", coins(csl_item(key, entries[key])), format="html"))
        if listed:
            first = listed[0][0]
            first.parent.insert(
                first.parent.index(first), bibliography_files(self.printer, WHOLE_BIBLIOGRAPHY)
            )

    @property
    def domain(self) -> Any:
        """The store of the records."""
        return cast(Any, self.env.domains["perspectives"])

    def lines(self, key: str) -> Iterator[nodes.paragraph]:
        """Yield what is told of a work, a paragraph a kind."""
        own, quoted, also = (claims[key] for claims in self.taken)
        by = dict.fromkeys(claim.quoted_in for claim in own if claim.quoted_in)
        yield from field_lines(self.domain.book, WORK_FIELDS, self.domain.book.works[key])
        yield from self.line(_("Taken from it"), self.printer.claims(own))
        yield from self.line(
            _("Read only as quoted in"), [*separated(self.printer.work(work) for work in by if work)]
        )
        yield from self.line(_("Words of others quoted in it"), self.printer.claims(quoted))
        yield from self.line(_("Has the same words"), self.printer.claims(also))
        yield from self.line(_("Cited in"), [*separated(self.cited_in(key))])
        yield from self.evidence([*own, *quoted])

    def line(self, name: str, links: Sequence[Part | nodes.Node]) -> Iterator[nodes.paragraph]:
        """Yield a line of links under its name, or nothing."""
        if links:
            yield paragraph("relation", inline("relation-name", f"{name}: "), *links)

    def cited_in(self, key: str) -> Iterator[Link]:
        """Yield a link to each document whose text cites the work, in the order of their titles."""
        documents = self.domain.documents
        names = [
            name
            for name, records in documents.items()
            if name != self.env.docname
            and any(reference.kind == "work" and reference.target == key for reference in records.references)
        ]
        for name in sorted(names, key=lambda one: (documents[one].title.casefold(), one)):
            label = documents[name].labels[0][0] if documents[name].labels else ""
            yield self.printer.link(name, label, documents[name].title)

    def evidence(self, claims: list[Claim]) -> Iterator[nodes.paragraph]:
        """Yield how many of the quotations read in the work were checked, and how."""
        found = Counter(self.printer.book.evidence(claim) for claim in claims)
        parts = [
            f"{vocabulary.evidence_name(evidence)} {found[evidence]}"
            for evidence in ("checked", "second-hand", "unchecked")
            if found[evidence]
        ]
        if parts:
            yield paragraph("relation", inline("relation-name", _("Evidence: ")), ", ".join(parts))
