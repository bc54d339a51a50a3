"""The register of claims: one row a claim, in the order of what they speak of, to be narrowed by who, through whom, of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import Book
from perspectives.records import vocabulary
from perspectives.records.dates import sort_key
from perspectives.records.model import FINDINGS, Claim
from perspectives.views.record_table import Cell, Choices, filed_table, filters

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

PARAPHRASE = "paraphrase"
"""The value of the facet ``evidence`` for a claim that has no words to check."""

Facets = Mapping[str, Sequence[str]]


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the register of the claims that answer *options*, with the choices that narrow it further."""
    book = printer.book
    answering = ((claim, facets_of(book, claim)) for claim in book.sort_claims(list(book.claims.values())))
    chosen = [
        (claim, facets)
        for claim, facets in answering
        if all(value in facets[name] for name, value in options.items())
    ]
    if not chosen:
        return []
    heads = [_("Claim"), _("Perspective"), _("As told by"), _("About"), _("Evidence")]
    facets = [facets for _claim, facets in chosen]
    form = filters("claims", [choice for choice in _choices(book, facets) if choice[0] not in options])
    rows = ((facets, _row(printer, claim)) for claim, facets in chosen)
    return [form, filed_table(printer, "claims", heads, rows, [40, 14, 16, 20, 10])]


def facets_of(book: Book, claim: Claim) -> Facets:
    """Return the values of a claim by the facet's name; a claim shown in several comparisons has each one's finding."""
    works = [claim.source, claim.quoted_in, *(citation.source for citation in claim.also_in)]
    return {
        "perspective": _known([book.perspective(claim)]),
        "voice": _known([claim.voice]),
        "reporter": _known(claim.via),
        "event": _known([book.event_id(claim)]),
        "source": _known(works),
        "finding": _known(one.finding for one in book.comparisons_of(claim)),
        "evidence": [book.evidence(claim) or PARAPHRASE],
        "medium": _known([claim.medium]),
    }


def _known(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _row(printer: Printer, claim: Claim) -> list[Cell]:
    book = printer.book
    perspective = book.registry.perspectives.get(book.perspective(claim) or "")
    event = book.event(claim)
    via = ", ".join(wording.voice_name(book, id_, short=True) for id_ in claim.via)
    return [
        [printer.reference("claim", claim.id)],
        [nodes.Text(perspective.short if perspective else "?")],
        [nodes.Text(via or "–")],
        [nodes.Text(event.title if event else "–")],
        [nodes.Text(evidence_word(book.evidence(claim) or PARAPHRASE))],
    ]


def evidence_word(evidence: str) -> str:
    """Return how far the words were checked, in a word."""
    names = {
        "checked": _("checked"),
        "second-hand": _("second-hand"),
        "unchecked": _("not yet collated"),
        PARAPHRASE: _("paraphrase"),
    }
    return names[evidence]


def _choices(book: Book, facets: Sequence[Facets]) -> list[tuple[str, str, Choices]]:
    """Return each facet with its label and with the values that some row has, in an order a reader expects."""
    registry = book.registry

    def used(name: str) -> set[str]:
        return {value for row in facets for value in row[name]}

    def voices(name: str) -> list[tuple[str, str]]:
        known = [registry.voices[id_] for id_ in used(name) if id_ in registry.voices]
        known.sort(key=lambda voice: ((voice.sort or voice.name).casefold(), voice.id))
        return [(voice.id, voice.sort or voice.name) for voice in known]

    events = [event for id_, event in registry.events.items() if id_ in used("event")]
    works = [(key, book.works[key].label) for key in used("source") if key in book.works]
    return [
        (
            "perspective",
            _("Perspective"),
            [(one.id, one.name) for one in registry.perspectives.values() if one.id in used("perspective")],
        ),
        ("voice", _("Voice"), voices("voice")),
        ("reporter", _("As told by"), voices("reporter")),
        (
            "event",
            _("Event"),
            [
                (event.id, f"{event.date[:4]} · {event.title}")
                for event in sorted(events, key=lambda one: (sort_key(one.date), one.id))
            ],
        ),
        ("source", _("Source"), sorted(works, key=lambda one: (one[1].casefold(), one[0]))),
        (
            "finding",
            _("Finding"),
            [(id_, vocabulary.finding_name(id_)) for id_ in FINDINGS if id_ in used("finding")],
        ),
        (
            "evidence",
            _("Evidence"),
            [
                (id_, evidence_word(id_))
                for id_ in ("checked", "second-hand", "unchecked", PARAPHRASE)
                if id_ in used("evidence")
            ],
        ),
    ]
