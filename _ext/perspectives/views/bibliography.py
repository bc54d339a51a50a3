"""The view ``bibliography``: the works by perspective, each with its claims and their voices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.locale import get_translation
from sphinxcontrib.bibtex.domain import BibtexDomain

from perspectives.book import wording
from perspectives.book.bibliographies import BIBLIOGRAPHY_FOLDER, claims_by_work
from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.doctree.phrases import separated
from perspectives.records.translation import ngettext
from perspectives.rendering.data_links import bibliography_files

if TYPE_CHECKING:
    from perspectives.records.claim_records import Claim
    from perspectives.records.declarations import Perspective
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a list of works for each perspective, or only for the option ``perspective``.

    A work stands under each perspective that has a claim from it.
    """
    entries = {
        citation.key: citation.formatted_entry
        for citation in printer.domain.env.domaindata["cite"]["citations"]
    }
    blocks: list[nodes.Node] = []
    for perspective in printer.book.registry.perspectives.values():
        if filters.get("perspective", perspective.id) == perspective.id:
            blocks += _list_of_works(printer, perspective, entries)
    return blocks


def _list_of_works(
    printer: Printer, perspective: Perspective, entries: Mapping[str, Any]
) -> list[nodes.Node]:
    """Return the title, the summary, the files and the works of a perspective; nothing without claims."""
    claims_of = claims_by_work(printer.book, perspective.id)
    if not claims_of:
        return []
    title = nodes.rubric("", perspective.name, classes=["ps-key-name", "ps-kind", *identity(perspective)])
    title["heading-level"] = 2
    works = wording.quantity(len(claims_of), "work", "works")
    number = sum(map(len, claims_of.values()))
    noun = ngettext("account", "accounts", number)
    # A claim without a work is in no list: then no question gives this number.
    is_all = number == len(printer.book.claims_by_perspective.get(perspective.id, ()))
    count = printer.register_link(str(number), {"words": perspective.id}) if is_all else str(number)
    blocks: list[nodes.Node] = [title, paragraph("summary", f"{works}, ", count, f" {noun}.")]
    blocks += bibliography_files(printer, f"{BIBLIOGRAPHY_FOLDER}/perspective-{perspective.id}")
    keys = sorted(claims_of, key=lambda key: (printer.book.works[key].label.casefold(), key))
    return [
        *blocks,
        *(_work_entry(printer, perspective, key, claims_of[key], entries.get(key)) for key in keys),
    ]


def _work_entry(
    printer: Printer, perspective: Perspective, key: str, claims: list[Claim], entry: Any
) -> nodes.container:
    node = nodes.container("", classes=["ps-work"])
    cite = cast(BibtexDomain, printer.domain.env.domains["cite"])
    node += cite.backend.paragraph(entry) if entry else paragraph("work", key)
    quoted = sum(claim.source is None for claim in claims)
    voices = dict.fromkeys(claim.voice for claim in printer.book.sort_claims(claims))
    node += paragraph(
        "relation",
        printer.work_place(key),
        " · ",
        printer.register_link(str(len(claims)), {"words": perspective.id, "printed-in": key}),
        f" {ngettext('account', 'accounts', len(claims))}: ",
        *separated((printer.voice(id_) for id_ in voices), ", "),
        inline("missing", _(" ({number} without a known original)").format(number=quoted)) if quoted else "",
    )
    return node
