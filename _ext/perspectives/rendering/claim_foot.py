"""The foot of a claim, below its words: sources, evidence, address, and a fold with all else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles, wording
from perspectives.book.record_fields import fields_of
from perspectives.doctree.claim_leaves import ClaimFoot, Fact, claim_foot
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import Inline, Part, Phrase, separated, words_of
from perspectives.records import vocabulary
from perspectives.records.claim_records import Citation, Claim
from perspectives.records.locators import say_locator
from perspectives.records.quoting import with_capital
from perspectives.records.vocabulary import N_
from perspectives.rendering.chain import steps
from perspectives.rendering.claim_place import Place
from perspectives.rendering.claim_relations import linked, relations
from perspectives.rendering.field_lines import facts

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


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


def foot_of(printer: Printer, claim: Claim, place: Place) -> nodes.Node:
    """Return the foot: source, evidence and address in a line, and a fold with all else.

    The full-text search finds only the words of the source: the other words of a foot stand at every claim,
    or the search finds them in another place.
    """
    origin = tuple(map(place.link_once, source(printer, claim)))
    shown_in = place.shown_in
    links = relations(printer, claim, shown_in, place.beside)
    notes = tuple(linked(printer, [(N_("See"), "note", printer.book.ids_linking_to(claim.id, "about"))]))
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
    title = record_titles.claim_title(printer.book, claim, ", ")
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


def excerpt_foot(printer: Printer, claim: Claim) -> nodes.paragraph:
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
        words = sentence.format(number=record_titles.number_range(numbers).removeprefix("n"))
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
