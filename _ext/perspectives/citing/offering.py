"""Cite this: under each claim its citations, and at the end of a page those of its sections; complete without a script."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import quote

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives import nodes as own
from perspectives.citing.bibtex import bibtex
from perspectives.citing.fold import citations
from perspectives.citing.forms import chicago_note
from perspectives.citing.taking import as_said, claim_item, edition_of, forms_of, section_item, source_note
from perspectives.domain import PerspectivesDomain

_ = get_translation("perspectives")


def sentences() -> dict[str, str]:
    """Return what the script that copies says, by the name it knows each sentence by; it finds them on the first fold."""
    return {
        "copy": _("Copy"),
        "both": _("Copy words and citations"),
        "copied": _("Copied"),
        "failed": _("Select and copy it by hand"),
    }


class OfferCitations(SphinxPostTransform):
    """Adds to each claim and to each page what a reader copies to cite it."""

    builders = ("html", "dirhtml")
    # After claims have their feet (5) and the page its bar (8), before references are resolved (10).
    default_priority = 9

    def run(self, **_options: Any) -> None:
        """Add the citations of the document."""
        self.domain = cast(PerspectivesDomain, self.env.domains["perspectives"])
        self.edition = edition_of(self.env.config)
        self.page = self.env._app.builder.get_target_uri(self.env.docname)
        for node in list(self.document.findall(own.claim)):
            if node.get("record") and "ps-borrowed" not in node["classes"]:
                self._offer_claim(node)
        if self.env.docname != self.env.config.root_doc:
            self._offer_sections()
        first = next(self.document.findall(citations), None)
        if first is not None:
            first["sentences"] = sentences()

    def _offer_claim(self, node: own.claim) -> None:
        claim = self.domain.book.claims.get(node["record"])
        foot = next(node.findall(own.claim_foot), None)
        if claim is None or foot is None or claim.docname != self.env.docname:
            return
        item = claim_item(self.edition, self.domain.book, claim, f"{self.page}#{claim.anchor}")
        forms = (
            (_("The words"), source_note(self.domain.book, claim, self.domain.note_of)),
            (_("This book"), chicago_note(as_said(item))),
            (_("BibTeX"), bibtex(item)),
        )
        fold = citations(_("Cite"), forms, "ps-cite-claim", self._report(claim.anchor))
        foot.insert(len(foot) - 1, fold)

    def _report(self, anchor: str) -> tuple[str, str]:
        """Return the link by which a problem with a record is reported, where the book says how; it carries the id."""
        template = self.env.config.perspectives_report
        if not template:
            return "", ""
        address = template.replace("{id}", quote(anchor)).replace("{page}", quote(self.page))
        return address, _("Report a problem")

    def _offer_sections(self) -> None:
        records = self.domain.documents[self.env.docname]
        numbers = self.domain.section_numbers(self.env.docname)
        block = nodes.container("", classes=["ps-citing"])
        title = nodes.rubric("", _("Cite this page or a section of it"), classes=["ps-citing-title"])
        title["heading-level"] = 2
        block += title
        for section in records.sections:
            number = numbers.get(section.label)
            item = section_item(
                self.edition, section.label, section.title, number, f"{self.page}#{section.label}"
            )
            block += citations(
                f"{number}. {section.title}" if number else section.title,
                tuple(forms_of(item)),
                "ps-cite-section",
                self._report(section.label),
            )
        if len(block) > 1:
            outer = next(self.document.findall(nodes.section), None)
            (outer if outer is not None else self.document).append(block)
