"""The citations that a page offers: of itself at its end, of its sections and claims on a page of their own.

A claim leads to its place on that page; a script shows the citations in place and copies them.
Without the script all of them can be read and copied by hand.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives._compat import builder_of
from perspectives.book.own_citations import (
    ClaimNotes,
    claim_item,
    edition_of,
    forms_of,
    further_forms,
    paragraph_note,
    section_item,
    source_note,
)
from perspectives.book.record_titles import claim_title
from perspectives.citations.bibtex import bibtex
from perspectives.citations.rich_text import plain_text
from perspectives.doctree.citation_leaves import CitationForms, Citations, citations
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import Link
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.claim_records import Claim
from perspectives.records.document_records import DocumentRecords, Section
from perspectives.records.primary_texts import Document, DocumentParagraph
from perspectives.rendering.offered_files import file_link

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.config import Config

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")

CITATIONS_FOLDER = "_cite"
"""The folder of the pages with the citations of each document."""


def sentences() -> dict[str, str]:
    """Return the sentences of the script that copies, by their names in the script.

    The script reads them from attributes of the first citations on the page.
    """
    return {
        "copy": _("Copy"),
        "both": _("Copy words and citations"),
        "copied": _("Copied"),
        "failed": _("Select and copy it by hand"),
    }


def citations_page(docname: str) -> str:
    """Return the name of the page with the citations of a document: of its sections and its claims."""
    return f"{CITATIONS_FOLDER}/{docname}"


def cited_records(records: DocumentRecords) -> tuple[list[Section], list[Claim]]:
    """Return the sections and the claims of a document that can be cited."""
    return list(records.sections), [claim for claim in records.claims if claim.id]


class Offers:
    """The citations that one page offers: those of its claims and of its sections."""

    def __init__(self, domain: PerspectivesDomain, builder: Builder, docname: str) -> None:
        self.book, self.note_of = domain.book, domain.note_of
        self.docname, self.page = docname, builder.get_target_uri(docname)
        self.citations_page = builder.get_relative_uri(docname, citations_page(docname))
        self.edition = edition_of(builder.config, domain.book.registry.editions)
        self.report = builder.config.perspectives_report
        self.script_sentences = sentences()

    @cached_property
    def notes(self) -> ClaimNotes:
        """The notes by which claims are cited; a page that only links to its citations needs none."""
        return ClaimNotes(self.edition)

    def link_of_claim(self, claim: Claim) -> Link | None:
        """Return a link to the citations of a claim.

        Return None for a claim of another page and for a claim without an id.
        """
        if not claim.id or claim.docname != self.docname:
            return None
        return Link(_("How to cite it"), self.citations_page, claim.anchor, class_="ps-cite-link")

    def of_claim(self, claim: Claim) -> Citations:
        """Return the citations of a claim: of its source, and of the claim in this book."""
        item = claim_item(self.edition, self.book, claim, f"{self.page}#{claim.anchor}")
        forms: CitationForms = (
            (_("The words"), source_note(self.book, claim, self.note_of)),
            (_("This book"), self.notes.note(item["title"], claim, self.page)),
            (_("BibTeX"), bibtex(item)),
            *further_forms(item, False, self.edition.styles),
        )
        title = claim_title(self.book, claim, ", ")
        label = _("Cite {claim}").format(claim=title)
        return self._citations(title, forms, "ps-cite-claim", claim.anchor, label)

    def of_paragraph(self, document: Document, paragraph: DocumentParagraph) -> str:
        """Return the note that cites a paragraph of a document, as plain text."""
        return plain_text(paragraph_note(self.edition, document, paragraph, self.page, self.note_of))

    def of_section(self, section: Section, number: str | None) -> Citations:
        """Return the citations of a section; *number* is its number in the book, None where it has none."""
        label = section.label
        item = section_item(self.edition, label, section.title, number, f"{self.page}#{label}")
        title = f"{number}. {section.title}" if number else section.title
        return self._citations(
            title, tuple(forms_of(item, styles=self.edition.styles)), "ps-cite-section", label
        )

    def _citations(
        self, summary: str, forms: CitationForms, class_: str, anchor: str, label: str = ""
    ) -> Citations:
        """Return the citations under a summary, with a link for reports if the book has an address for them.

        :param anchor: the id of the claim or section, which the report names
        :param label: the name of the citations for those who hear it
        """
        report = None
        if self.report:
            address = self.report.replace("{id}", quote(anchor)).replace("{page}", quote(self.page))
            report = Link(_("Report a problem"), address, is_external=True)
        script_sentences, self.script_sentences = self.script_sentences, {}
        return Citations(summary, class_, forms, report, script_sentences, label)


def offprint(config: Config, docname: str) -> str:
    """Return the path of the offprint of a document, relative to the HTML root; empty where it has none."""
    patterns = config.typst_offprints if "typst_offprints" in config else ()
    if not config.perspectives_offprints or not any(fnmatchcase(docname, one) for one in patterns):
        return ""
    return f"{config.perspectives_offprints}/{docname}.pdf"


class OfferCitations(SphinxPostTransform):
    """Adds to the end of each page how it is cited, and a link to the page with all its citations."""

    builders = HTML_BUILDERS
    # After the feet of claims (FillRecords, 5) and the bar (AddReadingBar, 8), before references (10).
    default_priority = 9

    def run(self, **_options: Any) -> None:
        """Add the citations to the document, unless it is the title page."""
        docname = self.env.docname
        if docname == self.env.config.root_doc:
            return
        domain = cast("PerspectivesDomain", self.env.domains["perspectives"])
        if not domain.is_served(docname, "cite"):
            return
        offers = Offers(domain, builder_of(self.env), docname)
        sections, claims = cited_records(domain.documents[docname])
        block = nodes.container("", classes=["ps-citing"])
        title = nodes.rubric("", _("Cite this page, a section or a claim"), classes=["ps-citing-title"])
        title["heading-level"] = 2
        block += title
        printed = offprint(self.env.config, docname)
        if printed:
            words = _("This page on paper (PDF)")
            block += paragraph("offprint", file_link(builder_of(self.env), docname, printed, words))
        for section in sections[:1]:
            number = domain.section_numbers(docname).get(section.label)
            block += citations.of(offers.of_section(section, number))
        if sections[1:] or claims:
            words = _("How to cite each section and each claim of this page")
            block += paragraph("cite-all", Link(words, offers.citations_page))
        if len(block) > 1:
            outer = next(self.document.findall(nodes.section), None)
            (outer if outer is not None else self.document).append(block)
