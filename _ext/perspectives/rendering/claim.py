"""A claim as a page shows it, for every builder alike: who speaks above its words, and below them all that is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import CLAIM_LINKS
from perspectives.doctree import nodes as own
from perspectives.doctree.leaf_nodes import (
    ClaimFoot,
    ClaimHead,
    Relation,
    claim_foot,
    claim_head,
    sought_in_head,
)
from perspectives.doctree.paragraphs import identify, inline, paragraph
from perspectives.doctree.phrases import Inline, Part, Phrase, words_of
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.records import vocabulary
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.locators import say_locator
from perspectives.records.model import Citation, Claim
from perspectives.records.quoting import marks
from perspectives.records.vocabulary import N_
from perspectives.rendering.chain import steps
from perspectives.rendering.field_lines import facts

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

FORWARD = {"answers": N_("Answers"), "disputes": N_("Disputes"), "supports": N_("Supports")}
BACK = {"answers": N_("Answered by"), "disputes": N_("Disputed by"), "supports": N_("Supported by")}
"""What a link of a claim is called, at its origin and at what it leads to."""

FEW = 3
"""So many connections are listed openly; of more, all but the editorial notes are folded away."""


def source(printer: Printer, claim: Claim) -> Phrase:
    """Return where the words stand, as far as it is known."""
    parts: list[Part] = []
    if claim.source:
        likely = {"medium": _("Likely source: "), "low": _("Possible source: ")}.get(claim.cert or "")
        parts += [likely] if likely else []
        parts += printer.citation(claim.source, claim.locator)
    if claim.quoted_in:
        quoted = _("as quoted in ")
        parts.append(f"; {quoted}" if parts else f"{quoted[0].upper()}{quoted[1:]}")
        parts.append(printer.work(claim.quoted_in))
        place = claim.quoted_in_locator
        parts += [f", {say_locator(place)}"] if place else []
    if not claim.source:
        parts += ["; ", Inline(_("original not identified"), "ps-missing")]
    return (*parts, *_also_in(printer, claim.also_in))


def _also_in(printer: Printer, citations: Sequence[Citation]) -> Iterator[Part]:
    for number, citation in enumerate(citations):
        yield "; " if number else _(". Also in ")
        yield from printer.citation(citation.source, citation.locator)


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


def _relations(printer: Printer, claim: Claim, shown_in: str | None) -> tuple[Relation, ...]:
    """Return what the claim answers, disputes and supports, and what answers, disputes and supports it.

    The comparison *shown_in*, where the reader is already, is left out.
    """
    book = printer.book
    lines: list[tuple[str, str, Sequence[str]]] = []
    lines += [(FORWARD[kind], "claim", getattr(claim, kind)) for kind in CLAIM_LINKS]
    lines += [(BACK[kind], "claim", book.ids_linking_to(claim.id, kind)) for kind in CLAIM_LINKS]
    lines.append((N_("Words within"), "claim", (claim.within,) if claim.within else ()))
    lines.append((N_("Holds the words of"), "claim", book.ids_linking_to(claim.id, "within")))
    elsewhere = tuple(id_ for id_ in book.ids_linking_to(claim.id, "borrowed") if id_ != shown_in)
    lines.append((N_("Shown too in"), "accounts", elsewhere))
    return tuple(_linked(printer, lines))


def _linked(printer: Printer, lines: Iterable[tuple[str, str, Sequence[str]]]) -> Iterator[Relation]:
    """Yield the links of each kind of relation that there is."""
    for name, kind, ids in lines:
        if ids:
            yield Relation(_(name), tuple(printer.reference(kind, id_) for id_ in ids))


def fill_claim(
    printer: Printer, node: own.claim, claim: Claim, shown_in: str | None = None, alone: bool = False
) -> None:
    """Put around a claim's words everything a reader is told about them.

    *shown_in* is the comparison that borrows the claim, *alone* whether it stands outside any.
    """
    book = printer.book
    perspective = book.registry.perspectives.get(book.perspective(claim) or "")
    name = wording.voice_name(book, claim.voice)
    node["classes"].append("ps-claim")
    identify(node, perspective)
    node["is_filled"] = True
    node["label"] = f"{name}, {perspective.name}" if perspective else name
    words = [child for child in node.children if not isinstance(child, nodes.Invisible)]
    node.children.clear()
    if alone and perspective:
        node["standpoint"] = perspective.id
        node += paragraph("label", inline("letter", perspective.letter), f" {perspective.name}")
    node += _head(printer, claim, bool(node.get("incomplete")))
    language = book.language(claim)
    for child in words:
        if isinstance(child, nodes.block_quote):
            _mark(child, language)
        elif isinstance(child, nodes.Element):
            child["classes"].append("ps-report")
        node += child
    node += _foot(printer, claim, shown_in)


def _mark(quotation: nodes.block_quote, language: str | None) -> None:
    """Put quotation marks around the words, before any footnote mark, and say their language."""
    if language:
        quotation["classes"].append(f"language-{language}")
    paragraphs = [child for child in quotation.children if isinstance(child, nodes.paragraph)]
    opening, closing = marks(quotation.astext())
    for child in paragraphs:
        child.insert(0, inline("mark", opening))
    if paragraphs:
        last = paragraphs[-1]
        end = len(last.children)
        while end > 1 and isinstance(last.children[end - 1], nodes.footnote_reference | nodes.system_message):
            end -= 1
        last.insert(end, inline("mark", closing))


def _head(printer: Printer, claim: Claim, incomplete: bool) -> nodes.Node:
    """Return what stands above the words: by whose pen, who speaks, when, by what chain."""
    book = printer.book
    head = ClaimHead(
        claim=claim,
        voice=printer.voice(claim.voice),
        hand=wording.hand_line(book, claim) or "",
        inferred=_("Perspective inferred from the wording.") if book.is_inferred(claim) else "",
        incomplete=_("This claim is incomplete.") if incomplete else "",
        said=wording.saying_line(book, claim),
        chain=" ".join(
            part for part in (wording.chain_sentence(book, claim), _language(printer, claim)) if part
        ),
    )
    return claim_head.of(head, sought_in_head(head))


def _foot(printer: Printer, claim: Claim, shown_in: str | None) -> nodes.Node:
    """Return what stands below the words: the source, the chain, what it has to do with, its citations, its address.

    Full-text search finds the source alone: what every claim says alike, or another place says, it is not to find.
    """
    origin = source(printer, claim)
    relations = _relations(printer, claim, shown_in)
    notes = tuple(_linked(printer, [(N_("See"), "note", printer.book.ids_linking_to(claim.id, "about"))]))
    number, noted = (sum(len(one.links) for one in several) for several in (relations, notes))
    too_many = number > 1 and number + noted > FEW
    has_steps = bool(claim.via or claim.quoted_in)
    foot = ClaimFoot(
        claim=claim,
        source=origin,
        evidence=vocabulary.evidence_name(printer.book.evidence(claim)),
        facts=tuple(facts(printer.book, CLAIM_FIELDS, claim)),
        steps_name=_("How it reached us"),
        steps=tuple(steps(printer, claim)) if has_steps else (),
        relations=relations,
        relations_name=_("Connections: {number}").format(number=number) if too_many else "",
        notes=notes,
        home_name=_("Told in "),
        home=printer.reference("claim", claim.id, _home(printer, claim)) if shown_in else None,
        citations=printer.offers.of_claim(claim) if printer.offers and not shown_in else None,
        address=printer.permalink("claim", claim.id, _("Permanent address of this claim"))
        if claim.id
        else None,
    )
    return claim_foot.of(foot, words_of(origin))


def _home(printer: Printer, claim: Claim) -> str:
    """Return where a claim stands: the chapter, or the comparison where that is in the chapter being read."""
    comparison = printer.book.comparisons.get(claim.accounts or "")
    if claim.docname == printer.docname and comparison:
        return comparison.title
    return printer.book.records[claim.docname].title


def borrowed_claim(printer: Printer, claim: Claim, shown_in: str) -> own.claim:
    """Return a claim that stands elsewhere, from its record, as the comparison *shown_in* prints it."""
    node = own.claim("", classes=["ps-borrowed"], is_borrowed=True)
    for quotation in claim.quotations:
        words = [nodes.paragraph("", part) for part in quotation.split(PARAGRAPH)]
        node += nodes.block_quote("", *words, classes=["ps-words"])
    report = wording.fill_titles(printer.book, claim.text)
    if report:
        node += [nodes.paragraph("", part) for part in report.split(PARAGRAPH)]
    fill_claim(printer, node, claim, shown_in)
    return node
