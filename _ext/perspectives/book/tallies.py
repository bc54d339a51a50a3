"""Counts of claims: by reporter, by the years until the telling, and by the language of the print.

Three questions are asked of each claim. Each question puts each claim into exactly one :class:`Group`.
So the numbers of the groups of a perspective add up to the number of its claims.
What is counted is the selection of claims in this book, not what was said in history.
It needs neither Sphinx nor docutils.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.records.claim_records import Claim
from perspectives.records.closed_lists import COMPILER
from perspectives.records.dates import years_between
from perspectives.records.questions import UNKNOWN


@dataclass(frozen=True, slots=True)
class Group:
    """A group of claims.

    :ivar detail: what divides the kind further: a perspective, a person or a place, as the kind says;
        None where nothing divides it, empty where the record does not say
    """

    kind: str
    detail: str | None = None


HAND_KINDS = ("direct", "own", "other", "unnamed")
"""Who reported the words. Of several reporters the last one counts, as on the pages.

``direct``
    The claim names no reporter: the work prints the voice's own words.
    A newspaper of a party that prints its own leader is direct, and so is a memoir that quotes its author.
    The detail is ``nameless`` where nobody can name the voice.
    Such a voice has the role ``unnamed``, or is anonymous and without a perspective, or is not declared.
``own``
    The last reporter has the perspective of the voice.
``other``
    The last reporter has another perspective, which is the detail.
``unnamed``
    The perspective of the last reporter is not known.
"""

DISTANCE_KINDS = ("same", "1-5", "6-15", "16-30", "more", "unknown")
"""How many years passed between the words and their telling.

Between two days these are whole years. Where only a month or a year is known, they are calendar years
(:func:`perspectives.records.dates.years_between`).

The words are dated by the claim, else by its event. The telling is dated by the claim, else by its source.
Where the words have a period, its last day counts. Where the telling has a period, its first day counts.
So the number of years is the smallest that the dates allow.

``same``
    None: the words were set down within a year, or before their period ended.
``1-5``, ``6-15``, ``16-30``
    This number of years.
``more``
    More than thirty years.
``unknown``
    One of the two dates is not known.
"""

LANGUAGE_KINDS = ("original", "translator", "nobody", "foreign", "unidentified", "unrecorded")
"""Who put the words into the language of the book.

``original``
    Nobody: the record says that they were said or written in this language.
``translator``
    A translator, whose name is the detail.
``nobody``
    The words are printed in the language of the book.
    The claim or its source names another original language, and no translator.
``foreign``
    The words are printed in another language.
``unidentified``
    The words are printed in the language of the book by a work that quotes them.
    Their own work is not identified, and the record names neither an original language nor a translator.
``unrecorded``
    The words are printed in the language of the book by a work that is identified.
    The record names neither an original language nor a translator. Or the language of the print is not known.

The detail of ``nobody`` and ``unrecorded`` is the place of publication of the source, else its publisher.
It is empty where neither is on record.
"""


GroupOf = Callable[[Book, Claim], Group]
"""Gives the group of a claim, for one of the three questions."""


def hand_group(book: Book, claim: Claim) -> Group:
    """Return who reported the words of *claim*: a group of :data:`HAND_KINDS`."""
    if not claim.via:
        voice = book.voice(claim.voice)
        placed = voice and voice.perspective is not None and voice.role != COMPILER
        has_name = voice and voice.role != "unnamed" and (placed or not voice.anonymous)
        return Group("direct", None if has_name else "nameless")
    perspective = book.hand_perspective(claim)
    found = book.registry.perspectives.get(perspective or "")
    if found is None or not found.column:
        return Group("unnamed")
    return Group("own") if perspective == book.perspective(claim) else Group("other", perspective)


def pen_of(book: Book, claim: Claim) -> str:
    """Return the id of the perspective of the last hand; ``unknown`` where it is not known or is no pen.

    A compiler, whose perspective has no column, is no pen.
    """
    perspective = book.registry.perspectives.get(book.hand_perspective(claim) or "")
    return perspective.id if perspective and perspective.column else UNKNOWN


def distance_group(book: Book, claim: Claim) -> Group:
    """Return how many years passed between the words and their telling: a group of :data:`DISTANCE_KINDS`."""
    years = years_between(book.date(claim), book.telling_date(claim))
    if years is None:
        return Group("unknown")
    limits = (("same", 0), ("1-5", 5), ("6-15", 15), ("16-30", 30))
    return Group(next((kind for kind, limit in limits if years <= limit), "more"))


def language_group(book: Book, claim: Claim, language: str) -> Group:
    """Return who put the words into the language of the book: a group of :data:`LANGUAGE_KINDS`.

    *language* is the language of the book (BCP 47).
    """
    printed, translator = book.language(claim), book.translator(claim)
    source = book.works.get(claim.source or "")
    published = (source.published if source else None) or ""
    if printed is None:
        return Group("unrecorded", published)
    if not _is_same_language(printed, language):
        return Group("foreign")
    if translator:
        return Group("translator", translator)
    originals = (claim.original_language, source.original_language if source else None)
    if any(original and not _is_same_language(original, language) for original in originals):
        return Group("nobody", published)
    if book.original_language(claim):
        return Group("original")
    return Group("unrecorded", published) if source else Group("unidentified")


def _is_same_language(tag: str, other: str) -> bool:
    """Return whether two tags (BCP 47) name the same language; scripts and regions are not compared."""
    return tag.partition("-")[0].lower() == other.partition("-")[0].lower()


def claims_from_work(book: Book, key: str | None) -> list[Claim]:
    """Return the claims whose source is the work *key*, and those that it quotes; all claims for None."""
    claims = book.claims.values()
    return [claim for claim in claims if key is None or key in (claim.source, claim.quoted_in)]


def count_groups(book: Book, claims: Iterable[Claim], group_of: GroupOf) -> dict[str | None, Counter[Group]]:
    """Return the number of *claims* in each group, by the id of the perspective.

    Each perspective has an entry, in the order of the registry.
    Claims whose perspective is not known are counted under None, in the last entry.
    Without such claims there is no such entry.
    """
    counts: dict[str | None, Counter[Group]] = {id_: Counter() for id_ in book.registry.perspectives}
    rest: Counter[Group] = Counter()
    for claim in claims:
        perspective = book.perspective(claim)
        counts.get(perspective, rest)[group_of(book, claim)] += 1
    return {**counts, None: rest} if rest else counts


def kind_count(counts: Mapping[Group, int], kind: str) -> int:
    """Return the number of claims of *kind*, of all its details together."""
    return sum(number for group, number in counts.items() if group.kind == kind)


def detail_counts(counts: Mapping[Group, int], kind: str) -> list[tuple[str, int]]:
    """Return the details of *kind* with their numbers: by number, then by name, the empty detail last."""
    details = [
        (group.detail, number)
        for group, number in counts.items()
        if group.kind == kind and group.detail is not None and number
    ]
    return sorted(details, key=lambda pair: (not pair[0], -pair[1], pair[0]))


def word_count(book: Book, claims: Iterable[Claim], voice: str) -> int:
    """Return the number of words that *claims* quote of the voice with the id *voice*.

    A word is a string between spaces that holds a letter or a numeral.
    Words within another claim of the same voice are counted once.
    Words within a claim of another voice are counted for both voices, because both said them.
    """
    return sum(
        length for claim in claims if claim.voice == voice for length in _quotation_lengths(book, claim)
    )


def _quotation_lengths(book: Book, claim: Claim) -> Iterator[int]:
    outer = book.claims.get(claim.within or "")
    if outer is None or outer.voice != claim.voice:
        for quotation in claim.quotations:
            yield sum(any(map(str.isalnum, word)) for word in quotation.split())
