"""Cite this: under each claim its citations, and at the end of a page those of its sections; complete without a script."""

from __future__ import annotations

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
    section_item,
    source_note,
)
from perspectives.citations.bibtex import bibtex
from perspectives.doctree.leaf_nodes import Citations, Forms, citations
from perspectives.doctree.phrases import Link
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.model import Claim, Section

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")


def sentences() -> dict[str, str]:
    """Return what the script that copies says, by the name it knows each sentence by; it finds them on a fold."""
    return {
        "copy": _("Copy"),
        "both": _("Copy words and citations"),
        "copied": _("Copied"),
        "failed": _("Select and copy it by hand"),
    }


class Offers:
    """What a page offers to be copied: the citations of its claims and of its sections."""

    def __init__(self, domain: PerspectivesDomain, builder: Builder, docname: str) -> None:
        self.book, self.note_of = domain.book, domain.note_of
        self.docname, self.page = docname, builder.get_target_uri(docname)
        self.edition = edition_of(builder.config)
        self.notes = ClaimNotes(self.edition)
        self.report = builder.config.perspectives_report
        self.said = sentences()

    def of_claim(self, claim: Claim) -> Citations | None:
        """Return the citations of a claim, the source's and this book's; None where it stands on another page or has no id."""
        if not claim.id or claim.docname != self.docname:
            return None
        item = claim_item(self.edition, self.book, claim, f"{self.page}#{claim.anchor}")
        forms = (
            (_("The words"), source_note(self.book, claim, self.note_of)),
            (_("This book"), self.notes.note(item["title"], claim, self.page)),
            (_("BibTeX"), bibtex(item)),
        )
        return self._fold(_("Cite"), forms, "ps-cite-claim", claim.anchor)

    def of_section(self, section: Section, number: str | None) -> Citations:
        """Return the citations of a section with its *number* in the book, if it has one."""
        label = section.label
        item = section_item(self.edition, label, section.title, number, f"{self.page}#{label}")
        title = f"{number}. {section.title}" if number else section.title
        return self._fold(title, tuple(forms_of(item)), "ps-cite-section", label)

    def _fold(self, summary: str, forms: Forms, class_: str, anchor: str) -> Citations:
        """Return the citations under a summary; a problem with what has the *anchor* is reported where the book says how."""
        report = None
        if self.report:
            address = self.report.replace("{id}", quote(anchor)).replace("{page}", quote(self.page))
            report = Link(_("Report a problem"), address, is_external=True)
        said, self.said = self.said, {}
        return Citations(summary, class_, forms, report, said)


class OfferCitations(SphinxPostTransform):
    """Adds to each page what a reader copies to cite it and its sections; each claim has its own in its foot."""

    builders = HTML_BUILDERS
    # After claims have their feet (5) and the page its bar (8), before references are resolved (10).
    default_priority = 9

    def run(self, **_options: Any) -> None:
        """Add the citations of the document."""
        docname = self.env.docname
        if docname == self.env.config.root_doc:
            return
        domain = cast("PerspectivesDomain", self.env.domains["perspectives"])
        offers = Offers(domain, builder_of(self.env), docname)
        numbers = domain.section_numbers(docname)
        block = nodes.container("", classes=["ps-citing"])
        title = nodes.rubric("", _("Cite this page or a section of it"), classes=["ps-citing-title"])
        title["heading-level"] = 2
        block += title
        for section in domain.documents[docname].sections:
            block += citations.of(offers.of_section(section, numbers.get(section.label)))
        if len(block) > 1:
            outer = next(self.document.findall(nodes.section), None)
            (outer if outer is not None else self.document).append(block)
