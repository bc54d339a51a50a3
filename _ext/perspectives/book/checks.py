"""The checks of the whole book: ids that no record has, ids used twice, findings that the claims contradict.

Each check takes the settled book and yields problems. It needs no Sphinx.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from perspectives.book.book import CLAIM_LINKS, Book
from perspectives.book.calendar_entries import calendar_problems
from perspectives.book.declared_ids import declared_ids, has_unread, names_to_choose
from perspectives.book.document_check import (
    document_problems,
    passage_problems,
    uncounted_document,
    uncounted_words,
)
from perspectives.book.house_rules import used_works
from perspectives.book.lesson_check import lesson_problems
from perspectives.book.lock_check import lock_problems
from perspectives.book.parallel_check import parallel_problems
from perspectives.book.view_checks import view_problems
from perspectives.book.wording_checks import wording_problems
from perspectives.records.claim_records import Claim, Comparison, EditorialNote
from perspectives.records.closed_lists import COMPILER, FINDINGS
from perspectives.records.declarations import Voice
from perspectives.records.option_values import RESERVED_PREFIXES, nearest, slug
from perspectives.records.problem_record import Problem
from perspectives.records.quoting import comparable_words, has_words
from perspectives.registry.colours import COLOUR_KIND
from perspectives.registry.load import Registry

WORK_KEY_SIGNS = "-_.:+/"
"""The signs that a key of the bibliography may have besides letters and digits."""

Locate = Callable[[str, int], str]
"""Makes of a document's name and a line the place that a message names: the path and the line."""


def problems_of(book: Book, locate: Locate) -> Iterator[Problem]:
    """Yield every problem of the settled book, with those that were noted while its files were read."""
    yield from book.registry.problems
    ids = {*book.claims, *book.comparisons, *book.registry.voices, *book.registry.events, *book.works}
    ids |= book.registry.faulty | book.faulty_works
    works = declared_ids(book, "works")
    for document in book.records.values():
        for problem in document.problems:
            if problem.code != "unknown-work" or problem.value not in works:
                yield problem
        for claim in document.claims:
            yield from _claim_problems(book, claim)
        for comparison in document.comparisons:
            yield from _comparison_problems(book, comparison)
        for note in document.notes:
            if not has_unread(book):
                yield from _unknown_ids(note.about, ids, "unknown-record", note.docname, note.line, "about")
        for parallel in document.parallels:
            yield from parallel_problems(book, parallel)
        for use in document.views:
            yield from view_problems(book, use)
    yield from _reading_problems(book)
    yield from _reference_problems(book)
    yield from _duplicate_ids(book, locate)
    yield from _repeated_words(book, locate)
    yield from document_problems(book)
    yield from lesson_problems(book)
    yield from calendar_problems(book)
    yield from lock_problems(book)


def _reading_problems(book: Book) -> Iterator[Problem]:
    """Yield a problem for each second reading whose comparison the book does not have."""
    for reading in book.registry.readings.values():
        if reading.id not in book.comparisons:
            near = nearest(reading.id, book.comparisons)
            path, line = book.registry.places[f"readings {reading.id}"]
            yield Problem("unknown-accounts", line, path=path, value=reading.id, nearest=near)


def _unknown_ids(
    values: Iterable[str | None], ids: Collection[str], code: str, docname: str, line: int, option: str = ""
) -> Iterator[Problem]:
    """Yield a problem with this *code* for each of *values* that is not in *ids*, at an *option*."""
    for value in values:
        if value is not None and value not in ids:
            near = nearest(value, ids)
            expected = names_to_choose(ids) if near is None else ""
            yield Problem(code, line, docname, value=value, expected=expected, nearest=near, option=option)


def _claim_problems(book: Book, claim: Claim) -> Iterator[Problem]:
    registry, place = book.registry, (claim.docname, claim.line)
    perspectives = declared_ids(book, "perspectives")
    voices, works = declared_ids(book, "voices"), declared_ids(book, "works")
    yield from _unknown_ids([claim.voice or None], voices, "unknown-voice", *place)
    yield from _unknown_ids(claim.via, voices, "unknown-voice", *place, "via")
    yield from _unknown_ids([claim.event], declared_ids(book, "events"), "unknown-event", *place, "event")
    yield from _unknown_ids([claim.perspective], perspectives, "unknown-perspective", *place, "perspective")
    yield from wording_problems(book, claim)
    yield from _unknown_ids([claim.source], works, "unknown-work", *place, "source")
    yield from _unknown_ids([claim.quoted_in], works, "unknown-work", *place, "quoted-in")
    yield from _unknown_ids([one.source for one in claim.also_in], works, "unknown-work", *place, "also-in")
    if claim.seen not in (None, "quoted") and book.is_read_through_another(claim):
        value = f"seen: {claim.seen}"
        yield Problem("seen-through-another", claim.line, claim.docname, value=value, option="seen")
    for kind in CLAIM_LINKS:
        option = kind.replace("_", "-")
        yield from _unknown_ids(getattr(claim, kind), book.claims, "unknown-claim", *place, option)
    yield from _unknown_ids([claim.within], book.claims, "unknown-claim", *place, "within")
    voice = registry.voices.get(claim.voice)
    if voice:
        yield from _compiler_problems(book, claim, voice)
    if voice and claim.perspective and not voice.anonymous:
        yield Problem(
            "perspective-on-named-voice",
            claim.line,
            claim.docname,
            value=f"{claim.voice}: {claim.perspective}",
            option="perspective",
        )
    is_known = not perspectives.is_unread and "perspectives" not in registry.faulty_kinds
    if voice and book.perspective(claim) is None and is_known:
        expected = "one of " + ", ".join(registry.perspectives)
        yield Problem("missing-perspective", claim.line, claim.docname, value=claim.voice, expected=expected)


def _compiler_problems(book: Book, claim: Claim, voice: Voice) -> Iterator[Problem]:
    """Yield a problem where a compiler speaks from a column.

    Words that it quotes may, where the claim names their side; what it says itself may not.
    """
    named = voice.anonymous and claim.perspective
    if voice.role == COMPILER and book.has_column(claim) and not (named and claim.quotations):
        strips = [one.id for one in book.registry.perspectives.values() if not one.column]
        yield Problem(
            "compiler-in-column",
            claim.line,
            claim.docname,
            value=f"{claim.voice}: {book.perspective(claim)}",
            expected=("one of " + ", ".join(strips)) if strips else "a perspective with “column = false”",
        )


def _comparison_problems(book: Book, comparison: Comparison) -> Iterator[Problem]:
    docname, line = comparison.docname, comparison.line
    events = declared_ids(book, "events")
    yield from _unknown_ids([comparison.event], events, "unknown-event", docname, line, "event")
    yield from _unknown_ids(comparison.borrowed, book.claims, "unknown-claim", docname, line, "with")
    perspectives = book.registry.perspectives
    yield from passage_problems(book, comparison)
    speaking = book.perspectives_of(comparison)
    for silence in comparison.silences:
        declared = declared_ids(book, "perspectives")
        yield from _unknown_ids(
            [silence.perspective], declared, "unknown-perspective", docname, line, "silences"
        )
        perspective = perspectives.get(silence.perspective)
        if perspective and (silence.perspective in speaking or not perspective.core):
            value = silence.perspective
            yield Problem("silence-that-speaks", line, docname, value=value, option="silences")
    if comparison.finding in FINDINGS and book.account_count(comparison):
        yield from _finding_problems(book, comparison)
    if book.claims_of(comparison) and not book.witness_count(comparison):
        yield Problem("no-pen", line, docname, value=comparison.id)


def _finding_problems(book: Book, comparison: Comparison) -> Iterator[Problem]:
    """Check the finding against the witnesses.

    It must be ``one-sided`` where all accounts come from one pen or from pens of one perspective.
    Elsewhere it must not be. A conflict has claims that dispute each other.
    What nothing can settle, no paper can settle.
    """
    place = (comparison.line, comparison.docname)
    if comparison.finding == "unverifiable":
        if comparison.settle:
            yield Problem("settled-unverifiable", *place, value=comparison.settle, option="settle")
        return
    one_sided = book.is_one_sided(comparison)
    if one_sided is not None and one_sided != (comparison.finding == "one-sided"):
        hands = sorted(book.last_hands(comparison))
        expected = "one-sided or unverifiable" if one_sided else "agree, differ, conflict or unverifiable"
        yield Problem(
            "finding-contradicted",
            comparison.line,
            comparison.docname,
            value=str(comparison.finding),
            expected=f"{expected}, for the pens are {', '.join(hands) or 'unknown'}",
            option="finding",
        )
        return
    accounts = {claim.id: claim for claim in book.accounts_of(comparison)}
    disputed = any(target in accounts for claim in accounts.values() for target in claim.disputes)
    if comparison.finding == "conflict" and not disputed:
        value = f"finding: {comparison.finding}"
        yield Problem("conflict-without-dispute", *place, value=value, option="finding")


def _reference_problems(book: Book) -> Iterator[Problem]:
    targets: dict[str, tuple[str, Collection[str]]] = {
        "claim": ("unknown-claim", book.claims),
        "quote": ("unknown-claim", book.claims),
        "accounts": ("unknown-accounts", book.comparisons),
        "document": ("unknown-document", book.document_places()),
        "voice": ("unknown-voice", declared_ids(book, "voices")),
        "event": ("unknown-event", declared_ids(book, "events")),
        "work": ("unknown-work", declared_ids(book, "works")),
    }
    for document in book.records.values():
        for reference in document.references:
            code, ids = targets[reference.kind]
            uncounted = uncounted_document(book, reference.target) if reference.kind == "document" else None
            if uncounted:
                where, expected = (reference.line, reference.docname), uncounted_words(uncounted)
                yield Problem("uncounted-paragraphs", *where, value=reference.target, expected=expected)
                continue
            yield from _unknown_ids([reference.target], ids, code, reference.docname, reference.line)
            claim = book.claims.get(reference.target)
            if reference.kind == "quote" and claim and not has_words(claim.all_words, reference.words or ""):
                words = reference.words or ""
                yield Problem(
                    "words-not-in-claim",
                    reference.line,
                    reference.docname,
                    value=words,
                    expected=f"words of {claim.id}",
                    nearest=_similar_words(claim, words),
                )


def _similar_words(claim: Claim, words: str) -> str | None:
    """Return the words of a quotation that differ from *words* only in case, quotation marks or spaces."""
    count, normal_form = len(words.split()), comparable_words(words)
    for quotation in claim.all_words:
        quoted_words = quotation.split()
        for start in range(len(quoted_words) - count + 1):
            part = " ".join(quoted_words[start : start + count])
            if comparable_words(part) == normal_form:
                return part
    return None


def _duplicate_ids(book: Book, locate: Locate) -> Iterator[Problem]:
    """Yield a problem for each id that is used twice; it stands at the later place and names the earlier one.

    Records and labels of sections share one namespace.
    """
    declared_places = {id_: f"{path}:{line}" for id_, (path, line) in book.registry.places.items()}
    for key in book.works:
        if key in declared_places:
            path, line = book.registry.places[key]
            yield Problem("duplicate-id", line, path=path, value=key, other="the bibliography")
        declared_places[key] = "the bibliography"
    first_places: dict[str, tuple[str, int]] = {}
    for docname in sorted(book.records):
        document = book.records[docname]
        records: list[Claim | Comparison | EditorialNote]
        records = [*document.claims, *document.comparisons, *document.notes]
        ids = [(record.id, record.line) for record in records]
        for label, line in document.labels:
            if label.startswith(RESERVED_PREFIXES):
                yield Problem(
                    "reserved-label",
                    line,
                    docname,
                    value=label,
                    expected="a label that begins with none of " + ", ".join(RESERVED_PREFIXES),
                    option=f"({label})=",
                )
        for id_, line in sorted([*ids, *document.labels], key=lambda place: place[1]):
            if id_ in declared_places or id_ in first_places:
                other = declared_places.get(id_) or locate(*first_places[id_])
                option = f"({id_})=" if (id_, line) in document.labels else "id"
                yield Problem("duplicate-id", line, docname, value=id_, other=other, option=option)
            else:
                first_places[id_] = (docname, line)


def _repeated_words(book: Book, locate: Locate) -> Iterator[Problem]:
    """Yield a problem for each quotation that an earlier claim of the same voice and date has too."""
    first_claims: dict[tuple[str, str | None, str], Claim] = {}
    for claim in book.claims.values():
        for quotation in claim.quotations:
            key = (claim.voice, claim.date, comparable_words(quotation))
            first = first_claims.setdefault(key, claim)
            if first.id != claim.id:
                yield Problem(
                    "words-typed-twice",
                    claim.line,
                    claim.docname,
                    value=claim.id,
                    nearest=f"with: {first.id}",
                    option="id",
                    other=locate(first.docname, first.line),
                )


def key_problems(book: Book, work_places: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Yield a problem for each key of a work that breaks in an address.

    Keys may have capitals and more signs than ids; *work_places* has the file and the line of each.
    """
    for key in book.works:
        if not all(sign.isalnum() or sign in WORK_KEY_SIGNS for sign in key):
            path, line = work_places.get(key, (None, 1))
            expected = f"letters, digits and the signs {' '.join(WORK_KEY_SIGNS)}"
            yield Problem("malformed-id", line, path=path, value=key, expected=expected, nearest=slug(key))


def unused_records(book: Book, work_places: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Yield a problem for each voice, event, perspective, colour and work that is declared and not used.

    *work_places* has the file and the line of each work, by its key.
    """
    voices: set[str] = set()
    events = {comparison.event for comparison in book.comparisons.values()}
    for claim in book.claims.values():
        voices |= {claim.voice, *claim.via}
        events.add(claim.event)
    for document in book.records.values():
        voices |= {reference.target for reference in document.references if reference.kind == "voice"}
        events |= {reference.target for reference in document.references if reference.kind == "event"}
    for text in book.documents.values():
        voices |= {text.by or "", *text.speakers, *text.via}
        events.add(text.event)
    voices |= {paper.by or "" for paper in book.registry.papers.values()}
    for note in book.notes.values():
        voices |= set(note.about)
        events |= set(note.about)
    for id_ in [*book.registry.voices, *book.registry.events]:
        if id_ not in voices and id_ not in events:
            place, line = book.registry.places[id_]
            yield Problem("unused-declaration", line, path=place, value=id_)
    yield from _unused_perspectives(book)
    yield from _unused_colours(book.registry)
    works = used_works(book)
    for key in book.works:
        if key not in works:
            path, line = work_places.get(key, (None, 1))
            yield Problem("unused-declaration", line, path=path, value=key)


def _unused_perspectives(book: Book) -> Iterator[Problem]:
    """Yield a problem for each perspective that is not core and has neither a claim nor a document."""
    perspectives = {book.perspective(claim) for claim in book.claims.values()}
    perspectives |= {book.document_perspective(document) for document in book.documents.values()}
    # Without the voices it is not known whose perspective a claim has.
    for perspective in book.registry.perspectives.values() if "voices" not in book.registry.unread else ():
        if not perspective.core and perspective.id not in perspectives:
            place, line = book.registry.places[perspective.id]
            yield Problem("unused-declaration", line, path=place, value=perspective.id)


def _unused_colours(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for each declared colour that no perspective has."""
    used = {perspective.colour for perspective in registry.perspectives.values()}
    for name in registry.colours:
        place = registry.places.get(f"{COLOUR_KIND} {name}")
        if place and name not in used:
            yield Problem("unused-declaration", place[1], path=place[0], value=name)
