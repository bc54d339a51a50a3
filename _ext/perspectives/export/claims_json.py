"""``claims.json``: every record of the book in one file, versioned; absent facts are null, never guessed.

Within schema version 1 keys may be added, never removed, renamed or changed in meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from perspectives.book.wording import spelt_out
from perspectives.citations.csl_json import csl_item
from perspectives.records.model import Claim, Comparison, EditorialNote, Event, Voice

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.book.book import Book
    from perspectives.domain.store import PerspectivesDomain

SCHEMA_VERSION = 1


def claims_data(builder: Builder, domain: PerspectivesDomain) -> dict[str, Any]:
    """Return the whole book as the plain values that ``claims.json`` holds."""
    book, config = domain.book, builder.config
    entries = domain.env.domaindata["cite"]["bibdata"].data.entries

    def url(record: Claim | Comparison | EditorialNote) -> str:
        return f"{builder.get_target_uri(record.docname)}#{record.anchor}"

    return {
        "schema_version": SCHEMA_VERSION,
        "book": {
            "title": config.project,
            "edition": config.release,
            "language": config.language,
            "licenses": _licenses(config.perspectives_licenses),
        },
        "perspectives": [
            {"id": one.id, "name": one.name, "core": one.core}
            for one in sorted(book.registry.perspectives.values(), key=lambda one: one.id)
        ],
        "voices": [_voice(voice) for _, voice in sorted(book.registry.voices.items())],
        "events": [_event(event) for _, event in sorted(book.registry.events.items())],
        "sources": [
            {
                "key": key,
                "csl": csl_item(key, entries[key]),
                "original_language": work.original_language,
                "translator": work.translator,
                "rights": work.rights,
            }
            for key, work in sorted(book.works.items())
        ],
        "comparisons": [_comparison(book, one, url(one)) for _, one in sorted(book.comparisons.items())],
        "claims": [_claim(book, claim, url(claim)) for _, claim in sorted(book.claims.items())],
        "editorial_notes": [
            {
                "id": note.id,
                "kind": note.kind,
                "about": list(note.about),
                "text": spelt_out(book, note.text),
                "url": url(note),
            }
            for _, note in sorted(book.notes.items())
        ],
    }


def _licenses(licenses: Mapping[str, str]) -> dict[str, str | None]:
    return {layer: licenses.get(layer) for layer in ("text", "data", "quotations", "code")}


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "id": voice.id,
        "name": voice.name,
        "role": voice.role,
        "anonymous": voice.anonymous,
        "perspective": voice.perspective,
        "authority": voice.authority,
    }


def _event(event: Event) -> dict[str, Any]:
    place = event.place
    return {
        "id": event.id,
        "title": event.title,
        "date": event.date,
        "place": place and {"name": place.name, "latitude": place.latitude, "longitude": place.longitude},
    }


def _comparison(book: Book, comparison: Comparison, url: str) -> dict[str, Any]:
    return {
        "id": comparison.id,
        "title": comparison.title,
        "event": comparison.event,
        "finding": comparison.finding,
        "settle": comparison.settle,
        "claims": [claim.id for claim in book.ordered(comparison)],
        "witnesses": book.witnesses(comparison),
        "silent": [
            {"perspective": column.silence.perspective, "kind": column.silence.kind}
            for column in book.columns(comparison)
            if column.silence
        ],
        "url": url,
    }


def _claim(book: Book, claim: Claim, url: str) -> dict[str, Any]:
    return {
        "id": claim.id,
        "perspective": book.perspective(claim),
        "voice": claim.voice,
        "reporters": list(claim.via),
        "last_hand": claim.last_hand,
        "source": claim.source,
        "locator": claim.locator,
        "quoted_in": claim.quoted_in,
        "quoted_in_locator": claim.quoted_in_locator,
        "also_in": [{"source": one.source, "locator": one.locator} for one in claim.also_in],
        "cert": claim.cert,
        "medium": claim.medium,
        "date": claim.date,
        "told": book.told(claim),
        "language": book.language(claim),
        "original_language": book.original_language(claim),
        "translator": book.translator(claim),
        "event": book.event_id(claim),
        "quotations": list(claim.quotations),
        "text": spelt_out(book, claim.text),
        "evidence": book.evidence(claim),
        "rights": book.rights(claim),
        "within": claim.within,
        "answers": list(claim.answers),
        "disputes": list(claim.disputes),
        "supports": list(claim.supports),
        "url": url,
    }
