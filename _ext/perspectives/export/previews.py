"""``previews.js``: what a page shows of a claim, a voice, an event or a work before its link is followed.

A classic script that hands one object to one function, because a page on the disk may load scripts and nothing else.
Records are lists in a fixed order, so that no name is repeated; a fact that is not known is an empty text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pybtex.backends.plaintext import Backend

from perspectives.book import wording
from perspectives.doctree.plain_text import PARAGRAPH
from perspectives.export.book_data import as_script
from perspectives.records.dates import say_date
from perspectives.records.model import Claim
from perspectives.records.quoting import first_words, quoted
from perspectives.rendering.claim import source
from perspectives.rendering.printer import Printer

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.domain.store import PerspectivesDomain

WORDS = 40
"""How many words of a claim a preview shows."""


def previews_data(builder: Builder, domain: PerspectivesDomain) -> dict[str, Any]:
    """Return everything a preview can show, by the kind and the id in a link's address.

    * ``perspectives``: letter, name, colour
    * ``claim``: perspective, voice, chain, words, source and, where it is not the book's, the language of the words
    * ``voice``: perspective, name, about
    * ``event``: title, date, place
    * ``cite``: the work as the bibliography gives it
    """
    book = domain.book
    printer = Printer(domain, builder, str(builder.config.root_doc))
    plain = Backend()
    registry = book.registry
    return {
        "perspectives": {
            id_: [one.letter, one.name, one.colour] for id_, one in sorted(registry.perspectives.items())
        },
        "claim": {id_: _claim(printer, claim) for id_, claim in sorted(book.claims.items())},
        "voice": {
            id_: [voice.perspective or "", voice.name, voice.about]
            for id_, voice in sorted(registry.voices.items())
            if domain.location("voice", id_)
        },
        "event": {
            id_: [event.title, say_date(event.date), event.place.name if event.place else ""]
            for id_, event in sorted(registry.events.items())
            if domain.location("event", id_)
        },
        "cite": {
            citation.key: [str(citation.formatted_entry.text.render(plain))]
            for citation in sorted(domain.env.domaindata["cite"]["citations"], key=lambda one: one.key)
        },
    }


def _claim(printer: Printer, claim: Claim) -> list[str]:
    book = printer.book
    if claim.quotations:
        words = quoted(first_words(claim.quotations[0].replace(PARAGRAPH, " "), WORDS))
    else:
        words = first_words(wording.fill_titles(book, claim.text) or "", WORDS)
    said = wording.saying_line(book, claim)
    chain = " ".join(
        part for part in (f"{said}." if said else "", wording.chain_sentence(book, claim)) if part
    )
    shown = [
        book.perspective(claim) or "",
        wording.voice_name(book, claim.voice),
        chain,
        words,
        source(printer, claim).astext(),
    ]
    language = book.language(claim)
    return [*shown, language] if language and language != printer.builder.config.language else shown


def previews_script(builder: Builder, domain: PerspectivesDomain) -> str:
    """Return the script."""
    return as_script("perspectivesPreviews", previews_data(builder, domain))
