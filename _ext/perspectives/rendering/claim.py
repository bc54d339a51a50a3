"""A claim as a page shows it, the same for every builder: a head above its words and a foot below them.

The head says who speaks. The foot has the sources of the words, the links to other claims and the address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import CLAIM_LINKS, Book
from perspectives.book.record_fields import fields_of
from perspectives.doctree import comparison_nodes
from perspectives.doctree.claim_leaves import (
    ClaimFoot,
    ClaimHead,
    Fact,
    Relation,
    claim_foot,
    claim_head,
    sought_in_head,
)
from perspectives.doctree.paragraphs import identify, paragraph, verse
from perspectives.doctree.phrases import Inline, Link, Part, Phrase, separated, words_of
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.records import vocabulary
from perspectives.records.claim_records import Citation, Claim
from perspectives.records.declarations import Perspective
from perspectives.records.locators import say_locator
from perspectives.records.quoting import with_capital
from perspectives.records.vocabulary import N_
from perspectives.rendering.chain import steps
from perspectives.rendering.field_lines import facts
from perspectives.rendering.handout_claim import fill_for_pupils
from perspectives.rendering.words import Words, words_of_record

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

FORWARD = {"answers": N_("Answers"), "disputes": N_("Disputes"), "supports": N_("Supports")}
PAIRING = ("answers", "disputes")
"""The kinds of links that put two claims beside each other."""

BACK = {"answers": N_("Answered by"), "disputes": N_("Disputed by"), "supports": N_("Supported by")}
"""The names of the kinds of links between claims: at the claim that has the link, and at its target."""


def source(printer: Printer, claim: Claim) -> Phrase:
    """Return the works that hold the words, with locators, as far as they are known.

    Where the words are quoted from another work, the link leads to that one: it is what was read.
    """
    parts: list[Part] = []
    if claim.source:
        likely = {"medium": _("Likely source: "), "low": _("Possible source: ")}.get(claim.cert or "")
        parts += [likely] if likely else []
        original = printer.citation(claim.source, claim.locator)
        parts += [words_of(original)] if claim.quoted_in else original
    if claim.quoted_in:
        quoted = _("as quoted in ")
        parts.append(f"; {quoted}" if parts else with_capital(quoted))
        parts.append(printer.work(claim.quoted_in))
        place = claim.quoted_in_locator
        parts += [f", {say_locator(place)}"] if place else []
    if not claim.source:
        parts += ["; ", Inline(_("original not identified"), "ps-missing")]
    return tuple(parts)


def also_in(printer: Printer, citations: Sequence[Citation]) -> Phrase:
    """Return the other works that have the words, with locators; empty where none is named."""
    parts: list[Part] = []
    for citation in citations:
        parts.append("; " if parts else _("Also in "))
        parts += printer.citation(citation.source, citation.locator)
    return tuple(parts)


def side_said(printer: Printer, claim: Claim) -> str:
    """Return how the side of words is known for which nobody is named; else an empty text."""
    if printer.book.is_placed_by_compiler(claim):
        return _("Whose side this is, the work says that quotes it.")
    return _("Perspective inferred from the wording.") if printer.book.is_inferred(claim) else ""


def language_facts(printer: Printer, claim: Claim) -> list[Fact]:
    """Return the line with the original language of the words and their translator, if they are known.

    Where the original stands beside the words, their labels say it.
    """
    original, translator = printer.book.original_language(claim), printer.book.translator(claim)
    parts = []
    if original and original != printer.book.language(claim):
        name = wording.language_name(original, printer.builder.config.language)
        parts.append(_("{name} in the original").format(name=name))
    if translator:
        parts.append(_("translated by {name}").format(name=translator))
    text = "; ".join(parts)
    is_told = not text or claim.originals
    return [] if is_told else [Fact(_("Language"), f"{with_capital(text)}.")]


def _translated(claim: Claim) -> str:
    """Return who translated the words where the claim itself says it; at its original, the label says it."""
    if not claim.translator or claim.originals:
        return ""
    return _("Translated by {name}.").format(name=claim.translator)


def relations(
    printer: Printer, claim: Claim, shown_in: str | None, beside: Collection[str] = ()
) -> tuple[Relation, ...]:
    """Return what the claim answers, disputes and supports, and what answers, disputes and supports it.

    A dispute that both claims name is said once.
    A link to the comparison *shown_in* is left out, since the reader is already there.

    :param beside: the ids of the claims that stand in the same row, whose caption says how they are related
    """
    book = printer.book
    lines: list[tuple[str, str, Sequence[str]]] = []
    for names, ids_of in ((FORWARD, _targets), (BACK, partial(_new_sources, book))):
        for kind in CLAIM_LINKS:
            told = [id_ for id_ in ids_of(claim, kind) if kind not in PAIRING or id_ not in beside]
            lines.append((names[kind], "claim", told))
    lines.append((N_("Words within"), "claim", (claim.within,) if claim.within else ()))
    lines.append((N_("Holds the words of"), "claim", book.ids_linking_to(claim.id, "within")))
    elsewhere = tuple(id_ for id_ in book.ids_linking_to(claim.id, "borrowed") if id_ != shown_in)
    lines.append((N_("Shown too in"), "accounts", elsewhere))
    return tuple(_linked(printer, lines))


def _targets(claim: Claim, kind: str) -> Sequence[str]:
    """Return the claims that a claim answers, disputes or supports."""
    ids: Sequence[str] = getattr(claim, kind)
    return ids


def _new_sources(book: Book, claim: Claim, kind: str) -> Sequence[str]:
    """Return the claims that answer, dispute or support a claim, without those that it answers and so on."""
    return [id_ for id_ in book.ids_linking_to(claim.id, kind) if id_ not in _targets(claim, kind)]


def _linked(printer: Printer, lines: Iterable[tuple[str, str, Sequence[str]]]) -> Iterator[Relation]:
    """Yield a relation for each of *lines*, (name, kind of record, ids), that has ids."""
    for name, kind, ids in lines:
        if ids:
            yield Relation(_(name), tuple(printer.reference(kind, id_) for id_ in ids))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim is printed.

    :ivar shown_in: the id of the comparison or document that borrows the claim; None in its own place
    :ivar within: the perspective that a head names above several claims, and no claim names again
    :ivar beside: the ids of the claims that stand in the same row, whose caption says how they are related
    :ivar linked: the addresses that the heads and feet above link to, and to which the claim adds its own:
        a comparison links each voice and each work once; None where every name is a link
    """

    shown_in: str | None = None
    within: Perspective | None = None
    beside: Collection[str] = ()
    linked: set[str] | None = None

    def link_once(self, part: Part) -> Part:
        """Return a link, or its words alone where the same link stands above; other parts as they are."""
        if self.linked is None or not isinstance(part, Link):
            return part
        if part.address in self.linked:
            return Inline(part.text, part.class_)
        self.linked.add(part.address)
        return part


OWN_PLACE = Place()
"""The place of a claim that stands alone, where it is typed."""


def fill_claim(printer: Printer, node: nodes.Element, claim: Claim, place: Place = OWN_PLACE) -> None:
    """Put a head above the words of a claim, and a foot below them.

    :param node: the node of the claim, or an excerpt, which holds its words; it is changed
    """
    book = printer.book
    perspective = book.registry.perspectives.get(book.perspective(claim) or "")
    name = wording.voice_name(book, claim.voice)
    is_excerpt = isinstance(node, comparison_nodes.excerpt)
    node["classes"].append("ps-excerpt" if is_excerpt else "ps-claim")
    identify(node, perspective)
    node["is_filled"] = True
    node["label"] = f"{name}, {perspective.name}" if perspective else name
    words = [child for child in node.children if not isinstance(child, nodes.Invisible)]
    node.children.clear()
    if printer.builder.name == "handouts":
        fill_for_pupils(printer, node, claim, words, place.within)
        return
    if is_excerpt:
        node += paragraph("voice", printer.voice(claim.voice))
    else:
        if perspective and perspective != place.within:
            node["standpoint"] = perspective.id
        node += _head(printer, claim, bool(node.get("incomplete")), perspective, place)
    printed = Words(printer, claim, [child for child in words if isinstance(child, nodes.block_quote)])
    for child in words:
        if isinstance(child, nodes.block_quote):
            node += printed.quotation(child)
            continue
        if isinstance(child, nodes.Element):
            child["classes"].append("ps-report")
        node += child
    printed.tell_lost()
    node += _excerpt_foot(printer, claim) if is_excerpt else _foot(printer, claim, place)


def _head(
    printer: Printer,
    claim: Claim,
    incomplete: bool,
    perspective: Perspective | None,
    place: Place,
) -> nodes.Node:
    """Return the head: whose side, by whose pen, who speaks, when, and through which reporters."""
    book = printer.book
    voice = place.link_once(printer.voice(claim.voice))
    is_named = perspective is not None and perspective == place.within
    name = "" if is_named else perspective_name(perspective)
    head = ClaimHead(
        claim=claim,
        voice=voice,
        letter=perspective.letter if perspective and name else "",
        side=name,
        hand=wording.hand_line(book, claim) or "",
        inferred=side_said(printer, claim),
        incomplete=_("This claim is incomplete.") if incomplete else "",
        said=wording.saying_line(book, claim),
        chain=" ".join(part for part in (wording.chain_sentence(book, claim), _translated(claim)) if part),
    )
    return claim_head.of(head, sought_in_head(head))


def perspective_name(perspective: Perspective | None) -> str:
    """Return the name of a perspective up to its colon."""
    return perspective.name.partition(":")[0] if perspective else _("Perspective not known")


def _foot(printer: Printer, claim: Claim, place: Place) -> nodes.Node:
    """Return the foot: source, evidence and address in a line, and a fold with all else.

    The full-text search finds only the words of the source: the other words of a foot stand at every claim,
    or the search finds them in another place.
    """
    origin = tuple(map(place.link_once, source(printer, claim)))
    shown_in = place.shown_in
    links = relations(printer, claim, shown_in, place.beside)
    notes = tuple(_linked(printer, [(N_("See"), "note", printer.book.ids_linking_to(claim.id, "about"))]))
    read_in = tuple(_read_in(printer, claim, shown_in))
    # Of a claim that one voice speaks in one work, the head and the source say all.
    chain = tuple(steps(printer, claim)) if claim.via or claim.quoted_in or claim.also_in else ()
    cite = printer.offers.link_of_claim(claim) if printer.offers and not shown_in else None
    languages = language_facts(printer, claim)
    lines = tuple(facts(printer.book, fields_of(printer.book, "claim"), claim))
    number = sum(len(one.links) for one in links)
    parts = [
        _("document") if read_in else "",
        _("chain") if chain else "",
        wording.quantity(number, "link", "links") if number else "",
        wording.quantity(len(notes), "note", "notes") if notes else "",
        _("language") if languages else "",
        *(line.name for line in lines),
        _("place") if shown_in else "",
        _("cite") if cite else _("address") if claim.id else "",
    ]
    folded = " · ".join(part for part in parts if part)
    more = with_capital(folded)
    title = wording.claim_title(printer.book, claim, ", ")
    foot = ClaimFoot(
        claim=claim,
        source=origin,
        evidence=vocabulary.evidence_name(printer.book.evidence_grade(claim)),
        # “As quoted in” says it already.
        seen="" if claim.quoted_in else vocabulary.seen_words(printer.book.seen(claim)),
        more_name=more,
        more_label=f"{more}: {title}" if more else "",
        read_in=read_in,
        also_in=also_in(printer, claim.also_in),
        facts=(*languages, *lines),
        steps_name=_("How it reached us"),
        steps=chain,
        relations=links,
        notes=notes,
        home_name=_("Told in "),
        home=printer.reference("claim", claim.id, _home(printer, claim)) if shown_in else None,
        cite=cite,
        address_name=_("Permanent address: "),
        address=printer.permalink("claim", claim.id) if claim.id else None,
    )
    return claim_foot.of(foot, words_of((*origin, *foot.also_in)))


def _excerpt_foot(printer: Printer, claim: Claim) -> nodes.paragraph:
    """Return the line under an excerpt: where the words are from, and where the claim stands."""
    parts: list[Part] = list(separated(_read_in(printer, claim, printer.docname), " · "))
    if not printer.book.documents_of(claim):
        parts += source(printer, claim)
    elif claim.quoted_in:
        parts += [" · ", *source(printer, claim)]
    home = printer.reference("claim", claim.id, _("The claim with its sources"))
    return paragraph("excerpt-foot", *parts, *([" · "] if parts else []), home)


def _read_in(printer: Printer, claim: Claim, shown_in: str | None) -> Iterator[Part]:
    """Yield a link to each document that has the words of a claim, to its paragraph where that is known.

    A claim that stands on the page of the document, or that the document shows, does not lead to its top.
    """
    for document in printer.book.documents_of(claim):
        numbers = printer.book.paragraphs_taken(document, claim)
        is_here = shown_in == document.id or (not shown_in and claim.docname == document.docname)
        if is_here and not (numbers and document.is_printed):
            continue
        if not numbers:
            yield printer.link(document.docname, document.anchor, _("Read the document"))
            continue
        is_note = numbers[0].startswith("n")
        sentence = (
            _("Read it in the document, note {number}")
            if is_note
            else _("Read it in the document, paragraph {number}")
        )
        words = sentence.format(number=wording.number_range(numbers).removeprefix("n"))
        # Where the words are printed, they have an anchor; the address that is cited stays.
        is_printed = document.is_printed and not printer.book.printed_numbers(document).isdisjoint(numbers)
        anchor = f"read-{claim.id}" if is_printed else document.paragraph_anchor(numbers[0])
        yield printer.link(document.docname, anchor, words)


def _home(printer: Printer, claim: Claim) -> str:
    """Return the title of the place of a claim: its chapter; within the same chapter, its comparison."""
    comparison = printer.book.comparisons.get(claim.accounts or "")
    if claim.docname == printer.docname and comparison:
        return comparison.title
    return printer.book.records[claim.docname].title


def borrowed_claim(printer: Printer, claim: Claim, place: Place) -> comparison_nodes.claim:
    """Return a node, made from the record, for a claim that ``place.shown_in`` borrows."""
    node = comparison_nodes.claim("", classes=["ps-borrowed"], is_borrowed=True)
    _take_recorded(printer, node, claim)
    fill_claim(printer, node, claim, place)
    return node


def excerpt(printer: Printer, claim: Claim) -> comparison_nodes.excerpt:
    """Return the words of a claim once more, with links to their document and to the claim."""
    node = comparison_nodes.excerpt("", claim=claim.id)
    _take_recorded(printer, node, claim)
    fill_claim(printer, node, claim)
    return node


def _take_recorded(printer: Printer, node: nodes.Element, claim: Claim) -> None:
    """Put the words of a claim into a node, from its record."""
    node += words_of_record(claim)
    report = wording.fill_titles(printer.book, claim.text)
    if report:
        node += [verse(part) for part in report.split(PARAGRAPH)]
