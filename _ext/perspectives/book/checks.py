"""What is wrong with the whole book: names that lead nowhere, ids used twice, findings that do not hold.

No Sphinx here: every check takes the settled book and gives problems.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from perspectives.book.book import LINKS, Book
from perspectives.book.lock_check import lock_problems
from perspectives.book.permalink_check import permalink_problems
from perspectives.records.model import FINDINGS, Claim, Comparison, EditorialNote, Problem
from perspectives.records.option_values import RESERVED, nearest
from perspectives.records.quoting import holds, same_words
from perspectives.registry.colours import COLOUR_KIND
from perspectives.registry.load import Registry

Where = Callable[[str, int], str]
"""Turns a document's name and a line into a place an editor can open."""


def problems_of(book: Book, where: Where) -> Iterator[Problem]:
    """Yield every problem of the settled book, those noted while reading and those of the registry included."""
    yield from book.registry.problems
    known = {*book.claims, *book.comparisons, *book.registry.voices, *book.registry.events, *book.works}
    for document in book.records.values():
        yield from document.problems
        for claim in document.claims:
            yield from _claim(book, claim)
        for comparison in document.comparisons:
            yield from _comparison(book, comparison)
        for note in document.notes:
            yield from _names(note.about, known, "unknown-record", note.docname, note.line)
    yield from _readings(book)
    yield from _references(book)
    yield from _duplicates(book, where)
    yield from _typed_twice(book, where)
    yield from lock_problems(book)
    yield from permalink_problems(book, where)


def _readings(book: Book) -> Iterator[Problem]:
    """Yield a problem for each second reading of a question that the book does not ask."""
    for reading in book.registry.readings.values():
        if reading.id not in book.comparisons:
            near = nearest(reading.id, book.comparisons)
            path, line = book.registry.places[f"readings {reading.id}"]
            yield Problem("unknown-accounts", line, path=path, value=reading.id, nearest=near)


def _names(
    values: Iterable[str | None], known: Collection[str], code: str, docname: str, line: int
) -> Iterator[Problem]:
    """Yield a problem for each of *values* that is not *known*."""
    for value in values:
        if value is not None and value not in known:
            yield Problem(code, line, docname, value=value, nearest=nearest(value, known))


def _claim(book: Book, claim: Claim) -> Iterator[Problem]:
    registry, place = book.registry, (claim.docname, claim.line)
    yield from _names([claim.voice, *claim.via], registry.voices, "unknown-voice", *place)
    yield from _names([claim.event], registry.events, "unknown-event", *place)
    yield from _names([claim.perspective], registry.perspectives, "unknown-perspective", *place)
    works = [claim.source, claim.quoted_in, *(citation.source for citation in claim.also_in)]
    yield from _names(works, book.works, "unknown-work", *place)
    linked = [target for kind in LINKS for target in getattr(claim, kind)]
    yield from _names([*linked, claim.within], book.claims, "unknown-claim", *place)
    voice = registry.voices.get(claim.voice)
    if voice and claim.perspective and not voice.anonymous:
        yield Problem(
            "perspective-on-named-voice",
            claim.line,
            claim.docname,
            value=f"{claim.voice}: {claim.perspective}",
        )
    if voice and book.perspective(claim) is None:
        expected = "one of " + ", ".join(registry.perspectives)
        yield Problem("missing-perspective", claim.line, claim.docname, value=claim.voice, expected=expected)


def _comparison(book: Book, comparison: Comparison) -> Iterator[Problem]:
    docname, line = comparison.docname, comparison.line
    yield from _names([comparison.event], book.registry.events, "unknown-event", docname, line)
    yield from _names(comparison.borrowed, book.claims, "unknown-claim", docname, line)
    perspectives = book.registry.perspectives
    speaking = {book.perspective(claim) for claim in book.shown(comparison)}
    for silence in comparison.silences:
        yield from _names([silence.perspective], perspectives, "unknown-perspective", docname, line)
        perspective = perspectives.get(silence.perspective)
        if perspective and (silence.perspective in speaking or not perspective.core):
            yield Problem("silence-that-speaks", line, docname, value=silence.perspective)
    if comparison.finding in FINDINGS and book.shown(comparison):
        yield from _finding(book, comparison)


def _finding(book: Book, comparison: Comparison) -> Iterator[Problem]:
    """Check the finding against the last hands: one witness or one side is ``one-sided``, whatever they say."""
    if comparison.finding == "unverifiable":
        return
    one_sided = book.is_one_sided(comparison)
    said_one_sided = comparison.finding == "one-sided"
    if one_sided is not None and one_sided != said_one_sided:
        hands = sorted({claim.last_hand for claim in book.shown(comparison)})
        expected = "one-sided or unverifiable" if one_sided else "agree, differ, conflict or unverifiable"
        yield Problem(
            "finding-contradicted",
            comparison.line,
            comparison.docname,
            value=str(comparison.finding),
            expected=f"{expected}, for the last hands are {', '.join(hands)}",
        )


def _references(book: Book) -> Iterator[Problem]:
    known: dict[str, tuple[str, Collection[str]]] = {
        "claim": ("unknown-claim", book.claims),
        "quote": ("unknown-claim", book.claims),
        "accounts": ("unknown-accounts", book.comparisons),
        "voice": ("unknown-voice", book.registry.voices),
        "event": ("unknown-event", book.registry.events),
        "work": ("unknown-work", book.works),
    }
    for document in book.records.values():
        for reference in document.references:
            code, valid = known[reference.kind]
            yield from _names([reference.target], valid, code, reference.docname, reference.line)
            claim = book.claims.get(reference.target)
            if reference.kind == "quote" and claim and not holds(claim.quotations, reference.words or ""):
                words = reference.words or ""
                yield Problem(
                    "words-not-in-claim",
                    reference.line,
                    reference.docname,
                    value=words,
                    expected=f"words of {claim.id}",
                    nearest=_alike(claim, words),
                )


def _alike(claim: Claim, words: str) -> str | None:
    """Return the claim's own run of words where only case, quotation marks or spaces differ."""
    count, wanted = len(words.split()), same_words(words)
    for quotation in claim.quotations:
        typed = quotation.split()
        for start in range(len(typed) - count + 1):
            run = " ".join(typed[start : start + count])
            if same_words(run) == wanted:
                return run
    return None


def _duplicates(book: Book, where: Where) -> Iterator[Problem]:
    """Check the one namespace of the book; the later place is reported and names the earlier."""
    declared = {id_: f"{path}:{line}" for id_, (path, line) in book.registry.places.items()}
    for key in book.works:
        if key in declared:
            path, line = book.registry.places[key]
            yield Problem("duplicate-id", line, path=path, value=key, other="the bibliography")
        declared[key] = "the bibliography"
    seen: dict[str, tuple[str, int]] = {}
    for docname in sorted(book.records):
        document = book.records[docname]
        records: list[Claim | Comparison | EditorialNote]
        records = [*document.claims, *document.comparisons, *document.notes]
        used = [(record.id, record.line) for record in records]
        for label, line in document.labels:
            if label.startswith(RESERVED):
                yield Problem(
                    "reserved-label",
                    line,
                    docname,
                    value=label,
                    expected="a label that begins with none of " + ", ".join(RESERVED),
                )
        for id_, line in sorted([*used, *document.labels], key=lambda item: item[1]):
            if id_ in declared or id_ in seen:
                other = declared.get(id_) or where(*seen[id_])
                yield Problem("duplicate-id", line, docname, value=id_, other=other)
            else:
                seen[id_] = (docname, line)


def _typed_twice(book: Book, where: Where) -> Iterator[Problem]:
    seen: dict[tuple[str, str | None, str], Claim] = {}
    for claim in book.claims.values():
        for quotation in claim.quotations:
            key = (claim.voice, claim.date, same_words(quotation))
            first = seen.setdefault(key, claim)
            if first.id != claim.id:
                yield Problem(
                    "words-typed-twice",
                    claim.line,
                    claim.docname,
                    value=claim.id,
                    nearest=f"with: {first.id}",
                    other=where(first.docname, first.line),
                )


def unused(book: Book, places: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Yield what is declared and never used; *places* are those of the works."""
    voices: set[str] = set()
    events = {comparison.event for comparison in book.comparisons.values()}
    works: set[str] = set()
    for claim in book.claims.values():
        voices |= {claim.voice, *claim.via}
        events.add(claim.event)
        works |= {claim.source or "", claim.quoted_in or "", *(citation.source for citation in claim.also_in)}
    for document in book.records.values():
        voices |= {reference.target for reference in document.references if reference.kind == "voice"}
        events |= {reference.target for reference in document.references if reference.kind == "event"}
        works |= {reference.target for reference in document.references if reference.kind == "work"}
    for note in book.notes.values():
        voices |= set(note.about)
        events |= set(note.about)
        works |= set(note.about)
    for id_ in [*book.registry.voices, *book.registry.events]:
        if id_ not in voices and id_ not in events:
            place, line = book.registry.places[id_]
            yield Problem("unused-declaration", line, path=place, value=id_)
    perspectives = {book.perspective(claim) for claim in book.claims.values()}
    for perspective in book.registry.perspectives.values():
        if not perspective.core and perspective.id not in perspectives:
            place, line = book.registry.places[perspective.id]
            yield Problem("unused-declaration", line, path=place, value=perspective.id)
    yield from _unused_colours(book.registry)
    for key in book.works:
        if key not in works:
            path, line = places.get(key, (None, 1))
            yield Problem("unused-declaration", line, path=path, value=key)


def _unused_colours(registry: Registry) -> Iterator[Problem]:
    """Check that each declared colour is that of a perspective; one that cannot be used is reported as such."""
    used = {perspective.colour for perspective in registry.perspectives.values()}
    for name in registry.colours:
        declared = registry.places.get(f"{COLOUR_KIND} {name}")
        if declared and name not in used:
            yield Problem("unused-declaration", declared[1], path=declared[0], value=name)
