"""How a claim reached us, step by step: who said it, who told it, where it was printed and quoted. No more than is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.doctree.phrases import Phrase
from perspectives.records import vocabulary
from perspectives.records.dates import say_date
from perspectives.records.locators import say_locator
from perspectives.records.model import Claim

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


def steps(printer: Printer, claim: Claim) -> list[Phrase]:
    """Return the steps from the voice to this page, each a phrase; unknown ones are said to be unknown."""
    found = [_said(printer, claim), *_told(printer, claim), _source(printer, claim)]
    if claim.quoted_in:
        locator = f", {say_locator(claim.quoted_in_locator)}" if claim.quoted_in_locator else ""
        language = "" if claim.source else _language(printer, claim)
        found.append((_("Quoted in ") + _label(printer, claim.quoted_in) + locator + language,))
    for citation in claim.also_in:
        locator = f", {say_locator(citation.locator)}" if citation.locator else ""
        found.append((_("Also in ") + _label(printer, citation.source) + locator,))
    evidence = printer.book.evidence(claim)
    here = (
        _("Printed here: ") + vocabulary.evidence_name(evidence) if evidence else _("Told here in our words")
    )
    return [*found, (here,)]


def _said(printer: Printer, claim: Claim) -> Phrase:
    """Return who said it, when and in what form."""
    book = printer.book
    told = book.telling_date(claim)
    if claim.date:
        when = say_date(claim.date)
    elif told and not claim.via:
        when = wording.telling_phrase(told)
    else:
        when = _("date not given")
    parts = [part for part in (vocabulary.medium_name(claim.medium), when) if part]
    name = wording.in_sentence(book, claim.voice)
    return (_("Said by {name}: {how}").format(name=name, how=", ".join(parts)),)


def _told(printer: Printer, claim: Claim) -> list[Phrase]:
    """Return each reporter; only of the last one can it be known when it was set down."""
    found: list[Phrase] = []
    told = printer.book.telling_date(claim)
    for id_ in claim.via:
        known = told if id_ == claim.via[-1] else None
        when = wording.telling_phrase(known) if known else _("when is not known")
        name = wording.in_sentence(printer.book, id_)
        teller = printer.reference("voice", id_, name)
        found.append((_("Told by "), teller, f", {when}"))
    return found


def _source(printer: Printer, claim: Claim) -> Phrase:
    """Return the work that holds the words, or that nobody has identified it."""
    if not claim.source:
        return (_("Original not identified"),)
    sure = {"medium": _("Probably in "), "low": _("Possibly in ")}.get(claim.cert or "", _("Printed in "))
    work = printer.book.works.get(claim.source)
    missing = _(", page not located") if work and work.paged else ""
    place = f", {say_locator(claim.locator)}" if claim.locator else missing
    return (sure + _label(printer, claim.source) + place + _language(printer, claim),)


def _label(printer: Printer, key: str) -> str:
    work = printer.book.works.get(key)
    return work.label if work else key


def _language(printer: Printer, claim: Claim) -> str:
    """Return in what language the words are printed there, and who put them into it."""
    book, locale = printer.book, printer.builder.config.language
    printed, original = book.language(claim), book.original_language(claim)
    translator = book.translator(claim)
    text = _(", in {language}").format(language=wording.language_name(printed, locale)) if printed else ""
    if original and original != printed:
        text += _(", translated from {language}").format(language=wording.language_name(original, locale))
        return text + (_(" by {name}").format(name=translator) if translator else _(", translator not known"))
    return text + (_(", translated by {name}").format(name=translator) if translator else "")
