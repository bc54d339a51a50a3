"""The steps by which a claim reached us: who said it, who told it, where it was printed and quoted.

Only what the records hold is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from perspectives.book import chain_wording, record_titles, wording
from perspectives.doctree.phrases import Phrase
from perspectives.records import vocabulary
from perspectives.records.claim_records import Claim
from perspectives.records.dates import say_date
from perspectives.records.locators import say_locator

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def steps(printer: Printer, claim: Claim) -> list[Phrase]:
    """Return the steps from the voice to this page, each as a phrase. A step that is not known says so."""
    chain = [_voice_step(printer, claim), *_reporter_steps(printer, claim), _source_step(printer, claim)]
    if claim.quoted_in:
        locator = f", {say_locator(claim.quoted_in_locator)}" if claim.quoted_in_locator else ""
        language = "" if claim.source else _language(printer, claim)
        chain.append((_("Quoted in ") + _label(printer, claim.quoted_in) + locator + language,))
    for citation in claim.also_in:
        locator = f", {say_locator(citation.locator)}" if citation.locator else ""
        chain.append((_("Also in ") + _label(printer, citation.source) + locator,))
    evidence = printer.book.evidence_grade(claim)
    last_step = (
        _("Printed here: ") + vocabulary.evidence_name(evidence) if evidence else _("Told here in our words")
    )
    return [*chain, (last_step,)]


def _voice_step(printer: Printer, claim: Claim) -> Phrase:
    """Return who said it, when, and in what form."""
    book = printer.book
    telling_date = book.telling_date(claim)
    if claim.date:
        when = say_date(claim.date)
    elif telling_date and not claim.via:
        when = chain_wording.telling_phrase(telling_date)
    else:
        when = _("date not given")
    parts = [part for part in (vocabulary.medium_name(claim.medium), when) if part]
    name = record_titles.in_sentence(book, claim.voice)
    return (_("Said by {name}: {how}").format(name=name, how=", ".join(parts)),)


def _reporter_steps(printer: Printer, claim: Claim) -> list[Phrase]:
    """Return a phrase for each reporter. The date is known only for the last one, who set the words down."""
    reporter_steps: list[Phrase] = []
    telling_date = printer.book.telling_date(claim)
    for id_ in claim.via:
        date = telling_date if id_ == claim.via[-1] else None
        when = chain_wording.telling_phrase(date) if date else _("when is not known")
        name = record_titles.in_sentence(printer.book, id_)
        teller = printer.reference("voice", id_, name)
        reporter_steps.append((_("Told by "), teller, f", {when}"))
    return reporter_steps


def _source_step(printer: Printer, claim: Claim) -> Phrase:
    """Return the work that holds the words, or a sentence that this work is not identified."""
    if not claim.source:
        return (_("Original not identified"),)
    opening = {"medium": _("Probably in "), "low": _("Possibly in ")}.get(claim.cert or "", _("Printed in "))
    work = printer.book.works.get(claim.source)
    no_page = _(", page not located") if work and work.paged else ""
    place = f", {say_locator(claim.locator)}" if claim.locator else no_page
    return (opening + _label(printer, claim.source) + place + _language(printer, claim),)


def _label(printer: Printer, key: str) -> str:
    work = printer.book.works.get(key)
    return work.label if work else key


def _language(printer: Printer, claim: Claim) -> str:
    """Return the language of the printed words, their original language, and their translator."""
    book, locale = printer.book, printer.builder.config.language
    printed, original = book.language(claim), book.original_language(claim)
    translator = book.translator(claim)
    text = _(", in {language}").format(language=wording.language_name(printed, locale)) if printed else ""
    if original and original != printed:
        text += _(", translated from {language}").format(language=wording.language_name(original, locale))
        return text + (_(" by {name}").format(name=translator) if translator else _(", translator not known"))
    return text + (_(", translated by {name}").format(name=translator) if translator else "")
