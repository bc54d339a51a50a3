"""The view ``claims``: the register of claims, a table that a reader can filter by facets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.book import Book
from perspectives.doctree.leaf_nodes import RegisterRow
from perspectives.records import vocabulary
from perspectives.records.dates import sort_key
from perspectives.records.model import FINDINGS, Claim
from perspectives.records.view_options import EVIDENCE_GRADES, PARAPHRASE
from perspectives.views.record_table import Choices, filters, register

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

Facets = Mapping[str, Sequence[str]]
"""The values of a claim, by the name of the facet."""


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the claims that have the values of *options*, by date, with a form that filters them further."""
    book = printer.book
    claims = ((claim, facets_of(book, claim)) for claim in book.sort_claims(list(book.claims.values())))
    matches = [
        (claim, facets)
        for claim, facets in claims
        if all(value in facets[name] for name, value in options.items())
    ]
    if not matches:
        return []
    heads = [_("Claim"), _("Perspective"), _("As told by"), _("About"), _("Evidence")]
    facets = [facets for _claim, facets in matches]
    form = filters("claims", [choice for choice in _choices(book, facets) if choice[0] not in options])
    rows = (_row(printer, claim, facets) for claim, facets in matches)
    return [form, register(printer, "claims", heads, rows, [40, 14, 16, 20, 10])]


def facets_of(book: Book, claim: Claim) -> Facets:
    """Return the values of a claim by facet; it has the findings of all comparisons that show it."""
    works = [claim.source, claim.quoted_in, *(citation.source for citation in claim.also_in)]
    return {
        "perspective": _values([book.perspective(claim)]),
        "voice": _values([claim.voice]),
        "reporter": _values(claim.via),
        "event": _values([book.event_id(claim)]),
        "source": _values(works),
        "finding": _values(comparison.finding for comparison in book.comparisons_of(claim)),
        "evidence": [book.evidence_grade(claim) or PARAPHRASE],
        "medium": _values([claim.medium]),
    }


def _values(values: Iterable[str | None]) -> list[str]:
    """Return the values that are not empty, each once."""
    return list(dict.fromkeys(value for value in values if value))


def _row(printer: Printer, claim: Claim, facets: Facets) -> RegisterRow:
    book = printer.book
    perspective = book.registry.perspectives.get(book.perspective(claim) or "")
    event = book.event(claim)
    via = ", ".join(wording.voice_name(book, id_, short=True) for id_ in claim.via)
    cells = (
        (printer.reference("claim", claim.id),),
        (perspective.short if perspective else "?",),
        (via or "–",),
        (event.title if event else "–",),
        (evidence_word(book.evidence_grade(claim) or PARAPHRASE),),
    )
    return RegisterRow(cells, facets)


def evidence_word(evidence: str) -> str:
    """Return the name of a grade of evidence."""
    names = {
        "checked": _("checked"),
        "web-copy": _("checked in a web copy"),
        "retyped": _("checked in a retyped opening"),
        "machine-reading": _("checked in a machine reading"),
        "second-hand": _("second-hand"),
        "unchecked": _("not yet collated"),
        PARAPHRASE: _("paraphrase"),
    }
    return names[evidence]


def _choices(book: Book, facets: Sequence[Facets]) -> list[tuple[str, str, Choices]]:
    """Return the name, the label and the choices of each facet: only values that a row has."""
    registry = book.registry

    def values_of(name: str) -> set[str]:
        return {value for row in facets for value in row[name]}

    def voice_choices(name: str) -> list[tuple[str, str]]:
        voices = [registry.voices[id_] for id_ in values_of(name) if id_ in registry.voices]
        voices.sort(key=lambda voice: ((voice.sort or voice.name).casefold(), voice.id))
        return [(voice.id, voice.sort or voice.name) for voice in voices]

    events = [event for id_, event in registry.events.items() if id_ in values_of("event")]
    works = [(key, book.works[key].label) for key in values_of("source") if key in book.works]
    return [
        (
            "perspective",
            _("Perspective"),
            [
                (one.id, one.name)
                for one in registry.perspectives.values()
                if one.id in values_of("perspective")
            ],
        ),
        ("voice", _("Voice"), voice_choices("voice")),
        ("reporter", _("As told by"), voice_choices("reporter")),
        (
            "event",
            _("Event"),
            [
                (event.id, f"{event.date[:4]} · {event.title}")
                for event in sorted(events, key=lambda event: (sort_key(event.date), event.id))
            ],
        ),
        ("source", _("Source"), sorted(works, key=lambda work: (work[1].casefold(), work[0]))),
        (
            "finding",
            _("Finding"),
            [(id_, vocabulary.finding_name(id_)) for id_ in FINDINGS if id_ in values_of("finding")],
        ),
        (
            "evidence",
            _("Evidence"),
            [(id_, evidence_word(id_)) for id_ in EVIDENCE_GRADES if id_ in values_of("evidence")],
        ),
    ]
