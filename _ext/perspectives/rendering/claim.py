"""A claim as a page shows it, for every builder alike: who speaks above its words, and below them all that is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import CLAIM_LINKS
from perspectives.doctree import nodes as own
from perspectives.doctree.paragraphs import identity, inline, joined, paragraph
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.records import vocabulary
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.locators import say_locator
from perspectives.records.model import Citation, Claim
from perspectives.records.quoting import marks
from perspectives.records.vocabulary import N_
from perspectives.rendering.chain import steps
from perspectives.rendering.field_lines import field_lines

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

FORWARD = {"answers": N_("Answers"), "disputes": N_("Disputes"), "supports": N_("Supports")}
BACK = {"answers": N_("Answered by"), "disputes": N_("Disputed by"), "supports": N_("Supported by")}
"""What a link of a claim is called, at its origin and at what it leads to."""

FEW = 3
"""So many connections are listed openly; of more, all but the editorial notes are folded away."""


def source(printer: Printer, claim: Claim) -> nodes.paragraph:
    """Return where the words stand, as far as it is known."""
    parts: list[nodes.Node] = []
    if claim.source:
        likely = {"medium": _("Likely source: "), "low": _("Possible source: ")}.get(claim.cert or "")
        parts += [nodes.Text(likely)] if likely else []
        parts += printer.citation(claim.source, claim.locator)
    if claim.quoted_in:
        quoted = _("as quoted in ")
        parts.append(nodes.Text(f"; {quoted}" if parts else f"{quoted[0].upper()}{quoted[1:]}"))
        parts.append(printer.work(claim.quoted_in))
        place = claim.quoted_in_locator
        parts += [nodes.Text(f", {say_locator(place)}")] if place else []
    if not claim.source:
        parts += [nodes.Text("; "), inline("missing", _("original not identified"))]
    parts += _also_in(printer, claim.also_in)
    return paragraph("source", *parts)


def _also_in(printer: Printer, citations: Sequence[Citation]) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    for citation in citations:
        found.append(nodes.Text("; " if found else _(". Also in ")))
        found += printer.citation(citation.source, citation.locator)
    return found


def _language(printer: Printer, claim: Claim) -> str:
    """Return in whose English, and out of which language, the words reached us; as far as known."""
    original, translator = printer.book.original_language(claim), printer.book.translator(claim)
    parts = []
    if original and original != printer.book.language(claim):
        name = wording.language_name(original, printer.builder.config.language)
        parts.append(_("original language: {name}").format(name=name))
    if translator:
        parts.append(_("translated by {name}").format(name=translator))
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _relations(printer: Printer, claim: Claim, shown_in: str | None = None) -> list[nodes.Node]:
    """Return what the claim answers, disputes and supports, and what answers, disputes and supports it.

    The comparison *shown_in*, where the reader is already, is left out.
    """
    lines: list[tuple[str, str, Sequence[str]]] = []
    lines += [(FORWARD[kind], "claim", getattr(claim, kind)) for kind in CLAIM_LINKS]
    lines += [(BACK[kind], "claim", printer.book.ids_linking_to(claim.id, kind)) for kind in CLAIM_LINKS]
    lines.append((N_("Words within"), "claim", (claim.within,) if claim.within else ()))
    lines.append((N_("Holds the words of"), "claim", printer.book.ids_linking_to(claim.id, "within")))
    elsewhere = tuple(id_ for id_ in printer.book.ids_linking_to(claim.id, "borrowed") if id_ != shown_in)
    lines.append((N_("Shown too in"), "accounts", elsewhere))
    notes = [(N_("See"), "note", printer.book.ids_linking_to(claim.id, "about"))]
    number = sum(len(ids) for _name, _kind, ids in lines)
    connected = _lines(printer, lines)
    if printer.unfolds and number > 1 and number + len(notes[0][2]) > FEW:
        summary = _("Connections: {number}").format(number=number)
        connected = [own.fold("", *connected, classes=["ps-fold"], summary=summary)]
    return [*connected, *_lines(printer, notes)]


def _lines(printer: Printer, lines: Iterable[tuple[str, str, Sequence[str]]]) -> list[nodes.Node]:
    """Return a paragraph for each kind of relation that there is."""
    found: list[nodes.Node] = []
    for name, kind, ids in lines:
        if ids:
            links = joined(printer.reference(kind, id_) for id_ in ids)
            found.append(paragraph("relation", inline("relation-name", f"{_(name)}: "), *links))
    return found


def _chain(printer: Printer, claim: Claim) -> list[nodes.Node]:
    """Return the steps by which the words reached us, to be unfolded; none where there is but one hand and one work."""
    if not printer.unfolds or not (claim.via or claim.quoted_in):
        return []
    listed = nodes.enumerated_list("", enumtype="arabic")
    listed += [nodes.list_item("", nodes.paragraph("", "", *step)) for step in steps(printer, claim)]
    return [own.fold("", listed, classes=["ps-fold", "ps-steps"], summary=_("How it reached us"))]


def fill_claim(
    printer: Printer, node: own.claim, claim: Claim, shown_in: str | None = None, alone: bool = False
) -> None:
    """Put around a claim's words everything a reader is told about them.

    *shown_in* is the comparison that borrows the claim, *alone* whether it stands outside any.
    """
    book = printer.book
    perspective = book.registry.perspectives.get(book.perspective(claim) or "")
    name = wording.voice_name(book, claim.voice)
    node["classes"] += ["ps-claim", *identity(perspective)]
    node["label"] = f"{name}, {perspective.name}" if perspective else name
    words = [child for child in node.children if not isinstance(child, nodes.Invisible)]
    node.children.clear()
    if alone and perspective:
        node["standpoint"] = perspective.id
        node += paragraph("label", inline("letter", perspective.letter), f" {perspective.name}")
    head, origin = _head(printer, claim, bool(node.get("incomplete"))), source(printer, claim)
    node += printer.finished(head, head)
    language = book.language(claim)
    for child in words:
        if isinstance(child, nodes.block_quote):
            _mark(printer, child, language)
        elif isinstance(child, nodes.Element):
            child["classes"].append("ps-report")
        node += child
    node += printer.finished([_foot(printer, claim, origin, shown_in)], [origin])


def _mark(printer: Printer, quotation: nodes.block_quote, language: str | None) -> None:
    """Put quotation marks around the words, before any footnote mark, and say their language."""
    if language:
        quotation["classes"].append(f"language-{language}")
    paragraphs = [child for child in quotation.children if isinstance(child, nodes.paragraph)]
    opening, closing = marks(quotation.astext())
    for child in paragraphs:
        child.insert(0, printer.quotation_mark(opening))
    if paragraphs:
        last = paragraphs[-1]
        end = len(last.children)
        while end > 1 and isinstance(last.children[end - 1], nodes.footnote_reference | nodes.system_message):
            end -= 1
        last.insert(end, printer.quotation_mark(closing))


def _head(printer: Printer, claim: Claim, incomplete: bool) -> list[nodes.Node]:
    """Return what stands above the words: by whose pen, who speaks, when, by what chain."""
    book, node = printer.book, nodes.Element()
    hand = wording.hand_line(book, claim)
    if hand:
        node += paragraph("hand", hand)
    node += paragraph("voice", printer.voice(claim.voice))
    if book.is_inferred(claim):
        node += paragraph("inferred", _("Perspective inferred from the wording."))
    if incomplete:
        node += paragraph("incomplete", _("This claim is incomplete."))
    said = wording.saying_line(book, claim)
    if said:
        node += paragraph("said", said)
    told = " ".join(part for part in (wording.chain_sentence(book, claim), _language(printer, claim)) if part)
    if told:
        node += paragraph("chain", told)
    return node.children


def _foot(printer: Printer, claim: Claim, origin: nodes.paragraph, shown_in: str | None) -> own.claim_foot:
    """Return what stands below the words: the source, the chain, what it has to do with, its citations, its address."""
    foot = own.claim_foot("", classes=["ps-foot"])
    foot += [origin, *field_lines(printer.book, CLAIM_FIELDS, claim)]
    foot += [*_chain(printer, claim), *_relations(printer, claim, shown_in)]
    if shown_in:
        foot += paragraph(
            "elsewhere", _("Told in "), printer.reference("claim", claim.id, _home(printer, claim))
        )
    cited = printer.offers.of_claim(claim) if printer.offers and not shown_in else None
    foot += [cited, _address(printer, claim)] if cited else [_address(printer, claim)]
    return foot


def _home(printer: Printer, claim: Claim) -> str:
    """Return where a claim stands: the chapter, or the comparison where that is in the chapter being read."""
    comparison = printer.book.comparisons.get(claim.accounts or "")
    if claim.docname == printer.docname and comparison:
        return comparison.title
    return printer.book.records[claim.docname].title


def _address(printer: Printer, claim: Claim) -> nodes.paragraph:
    evidence = inline("evidence", vocabulary.evidence_name(printer.book.evidence(claim)))
    if not claim.id:
        return paragraph("address", evidence)
    link = printer.permalink("claim", claim.id, _("Permanent address of this claim"))
    return paragraph("address", evidence, " ", link)


def borrowed_claim(printer: Printer, claim: Claim, shown_in: str) -> own.claim:
    """Return a claim that stands elsewhere, from its record, as the comparison *shown_in* prints it."""
    node = own.claim("", classes=["ps-borrowed"])
    for quotation in claim.quotations:
        words = [nodes.paragraph("", part) for part in quotation.split(PARAGRAPH)]
        node += nodes.block_quote("", *words, classes=["ps-words"])
    report = wording.fill_titles(printer.book, claim.text)
    if report:
        node += [nodes.paragraph("", part) for part in report.split(PARAGRAPH)]
    fill_claim(printer, node, claim, shown_in)
    return node
