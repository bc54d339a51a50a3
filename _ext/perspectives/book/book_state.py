"""What a reviewer must see of the book at one moment, and what is different at another. No Sphinx here.

The words of claims and their pages are compared as for the page of the editions
(:mod:`perspectives.book.edition_changes`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from perspectives.book.book import Book
from perspectives.book.edition_changes import Changes, changes_between, live_record
from perspectives.book.permalink_check import Places
from perspectives.book.record_facts import RecordFacts, changed_facts, facts_of_records
from perspectives.book.record_titles import fill_titles
from perspectives.collation.evidence_level import GRADES
from perspectives.permalinks.record import PAGES
from perspectives.records.claim_records import Citation, Claim
from perspectives.records.edition_record import EditionRecord

FACTS = (
    *("voice", "via", "perspective", "source", "locator", "quoted_in", "quoted_in_locator", "also_in"),
    *("cert", "seen", "medium", "date", "told", "language", "original_language", "translator"),
    *("event", "within", "answers", "disputes", "supports", "accounts"),
)
"""What a claim says of its words: whose they are, where they stand, what they answer.

The fields that a project has added follow them.
"""
PARAPHRASE = "paraphrase"
"""What stands for the evidence of a claim that quotes nothing."""
ADDRESSES = ("sections", "comparisons", "notes", "voices", "events", "works", "terms", "perspectives")
"""The kinds of addresses besides pages and claims."""


@dataclass(frozen=True, slots=True)
class ClaimState:
    """A claim as it stands.

    :ivar words: its quotations, and what is told in our words, each as one text
    :ivar facts: what it says of its words, by the names of :data:`FACTS` and of added fields
    :ivar wordings: its originals and variants, each as one text
    :ivar evidence: one of :data:`perspectives.collation.evidence_level.GRADES`, or :data:`PARAPHRASE`
    :ivar place: its document and line, as an editor sees them
    """

    words: tuple[str, ...]
    facts: Mapping[str, str]
    wordings: tuple[str, ...]
    evidence: str
    place: str


@dataclass(frozen=True, slots=True)
class BookState:
    """The book at one moment.

    :ivar record: its pages, and its claims with hashes of their words
    :ivar findings: the finding of each comparison; empty where it has none
    :ivar titles: the names of comparisons, works, documents, voices, events, notes, perspectives and pages,
        by kind and id
    :ivar addresses: the document in which each id stands, by kind and id; empty where none prints it
    :ivar reasons: why each retired id is gone, or where its address leads, by kind and id
    :ivar facts: what the records say besides
    """

    record: EditionRecord
    claims: Mapping[str, ClaimState]
    findings: Mapping[str, str]
    titles: Mapping[str, Mapping[str, str]]
    addresses: Mapping[tuple[str, str], str]
    reasons: Mapping[tuple[str, str], str]
    facts: RecordFacts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Review:
    """What is different in a newer state of the book.

    :ivar claims: the claims that are new, reworded, moved or gone
    :ivar facts: what else claims say differently: id, name, old value, new value
    :ivar records: what other records say differently: kind, id, name, old value, new value
    :ivar renamed: for each claim that is gone the claims that are new and have its words
    :ivar wordings: the claims whose originals or variants have other words
    :ivar evidence_lost: the claims whose words were checked better before: id, old grade, new grade
    :ivar evidence_gained: those whose words are checked better now
    :ivar findings: comparisons with another finding: id, old, new
    :ivar added: what is new, by kind; for each kind the ids
    :ivar gone: what is there no more
    :ivar moved: addresses of other kinds than claims that stand in another document: kind, id, old, new
    :ivar lost: addresses that are gone: kind, id, and the reason on record, which may be empty
    """

    claims: Changes = field(default_factory=Changes)
    facts: tuple[tuple[str, str, str, str], ...] = ()
    records: tuple[tuple[str, str, str, str, str], ...] = ()
    renamed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wordings: tuple[str, ...] = ()
    evidence_lost: tuple[tuple[str, str, str], ...] = ()
    evidence_gained: tuple[tuple[str, str, str], ...] = ()
    findings: tuple[tuple[str, str, str], ...] = ()
    added: tuple[tuple[str, tuple[str, ...]], ...] = ()
    gone: tuple[tuple[str, tuple[str, ...]], ...] = ()
    moved: tuple[tuple[str, str, str, str], ...] = ()
    lost: tuple[tuple[str, str, str], ...] = ()


def state_of(
    book: Book,
    addresses: Places,
    places: Mapping[str, str],
    leads: Mapping[str, str],
    entry_of: Callable[[str], Mapping[str, str]],
) -> BookState:
    """Return the state of a settled book.

    :param addresses: the place of everything that has a permanent address
    :param places: the path of each document, as an editor sees it
    :param leads: the document to which the address of a page leads that is gone
    :param entry_of: gives the fields of a work as they stand in the bibliography
    """
    return BookState(
        live_record(book, lambda docname: f"{docname}.html", places),
        {claim.id: _claim_state(book, claim, places) for claim in book.claims.values()},
        {id_: comparison.finding or "" for id_, comparison in book.comparisons.items()},
        {
            "comparisons": {id_: comparison.title for id_, comparison in book.comparisons.items()},
            "works": {key: f"{work.label}, {work.title}" for key, work in book.works.items()},
            "documents": {id_: document.work for id_, document in book.documents.items()},
            "voices": {id_: voice.name for id_, voice in book.registry.voices.items()},
            "events": {id_: event.title for id_, event in book.registry.events.items()},
            "notes": {id_: note.kind for id_, note in book.notes.items()},
            "perspectives": {id_: one.name for id_, one in book.registry.perspectives.items()},
            PAGES: {docname: places[docname] for docname in places},
        },
        {
            (kind, id_): place[0] if place else ""
            for kind in (PAGES, *ADDRESSES)
            for id_, place in addresses.get(kind, {}).items()
        },
        {
            **{(PAGES, old): f"its address leads to {new}" for old, new in leads.items()},
            **{(entry.kind, entry.id): entry.why for entry in book.permalinks.retired_ids},
        },
        facts_of_records(book, entry_of),
    )


def _claim_state(book: Book, claim: Claim, places: Mapping[str, str]) -> ClaimState:
    facts = {name: _fact(value) for name in FACTS if (value := getattr(claim, name))} | dict(claim.further)
    text = fill_titles(book, claim.text)
    return ClaimState(
        (*claim.quotations, *([text] if text else [])),
        facts,
        tuple(f"{one.language or one.work or ''}: {one.words}" for one in claim.wordings),
        book.evidence_grade(claim) or PARAPHRASE,
        f"{places[claim.docname]}:{claim.line}",
    )


def _fact(value: str | tuple[str | Citation, ...]) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(
        one if isinstance(one, str) else f"{one.source} {one.locator or ''}".strip() for one in value
    )


def review_of(old: BookState, new: BookState) -> Review:
    """Return what is different in *new*."""
    both = sorted(old.claims.keys() & new.claims.keys())
    graded = [(id_, old.claims[id_].evidence, new.claims[id_].evidence) for id_ in both]
    claims = changes_between(old.record, new.record)
    return Review(
        claims,
        tuple(change for id_ in both for change in _changed_facts(id_, old.claims[id_], new.claims[id_])),
        changed_facts(old.facts, new.facts),
        {id_: same for id_ in claims.retired if (same := _with_words(old.claims[id_], new, claims.new))},
        tuple(id_ for id_ in both if old.claims[id_].wordings != new.claims[id_].wordings),
        tuple(one for one in graded if _order(one[2]) < _order(one[1])),
        tuple(one for one in graded if _order(one[2]) > _order(one[1])),
        tuple(
            (id_, old.findings[id_], finding)
            for id_, finding in sorted(new.findings.items())
            if id_ in old.findings and old.findings[id_] != finding
        ),
        _without(new.titles, old.titles),
        _without(old.titles, new.titles),
        tuple(
            (kind, id_, place, new.addresses[kind, id_])
            for (kind, id_), place in sorted(old.addresses.items())
            if place != new.addresses.get((kind, id_), place)
        ),
        tuple(
            (kind, id_, new.reasons.get((kind, id_), ""))
            for kind, id_ in sorted(old.addresses.keys() - new.addresses.keys())
        ),
    )


def _changed_facts(id_: str, old: ClaimState, new: ClaimState) -> Iterator[tuple[str, str, str, str]]:
    for name in dict.fromkeys((*FACTS, *old.facts, *new.facts)):
        before, after = old.facts.get(name, ""), new.facts.get(name, "")
        if before != after:
            yield id_, name, before, after


def _with_words(claim: ClaimState, state: BookState, ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of *ids* whose claims have the words of a claim."""
    return tuple(id_ for id_ in ids if state.claims[id_].words == claim.words)


def _order(evidence: str) -> int:
    """Return the place of a grade of evidence; a paraphrase has less than any words."""
    return GRADES.index(evidence) if evidence in GRADES else -1


def _without(
    titles: Mapping[str, Mapping[str, str]], others: Mapping[str, Mapping[str, str]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the ids of each kind that are not among others; no kind without any."""
    found = ((kind, tuple(sorted(ids.keys() - others[kind].keys()))) for kind, ids in titles.items())
    return tuple((kind, ids) for kind, ids in found if ids)
