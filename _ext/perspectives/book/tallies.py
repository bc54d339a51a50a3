"""How the words reached us, as counts: through whose hands, after how many years, in whose English.

Each of three questions sorts every claim into one :class:`Group` and no other, so that the groups of a perspective
add up to its claims. What is counted is the book's selection of claims, and never what was said in history.
No Sphinx here, and nothing of docutils.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from perspectives.book.book import Book
from perspectives.records.dates import years_between
from perspectives.records.model import Claim


@dataclass(frozen=True, slots=True)
class Group:
    """A group of claims: its ``kind``, and what divides the kind further.

    :ivar detail: a perspective, a person or a place, as the kind says; None where nothing divides it, empty where
        the record leaves it open
    """

    kind: str
    detail: str | None = None


HANDS = ("direct", "own", "other", "unnamed")
"""Through whose hands the words came; the last hand decides, as it does on a page.

``direct``
    The claim names no reporter: the work holds the voice's own words. A party's newspaper that prints its own leader
    is direct, and so is a memoir that quotes its own author. The detail ``nameless`` marks those whose voice is nobody
    we can name: a voice of the role ``unnamed``, a voice without a perspective of its own, or one that is not declared.
``own``
    The last reporter belongs to the perspective of the voice.
``other``
    The last reporter belongs to another perspective, which is the detail.
``unnamed``
    The last reporter belongs to no perspective, because nobody can say whose it is.
"""

YEARS = ("same", "1-5", "6-15", "16-30", "more", "unknown")
"""How many years lie between the words and the telling: see :func:`perspectives.records.dates.years_between`.

Between two days these are whole years; where only a month or a year is known, those of the calendar.
The words have the date of the claim, and where it has none that of its event; the telling has the date on which the
words were set down, of the claim or of its source. Of a period the last day counts for the words, and the first for
the telling, so that the distance is never made longer than it can be shown to be.

``same``
    None: told within a year, or before the period in which the words fell was over.
``1-5``, ``6-15``, ``16-30``, ``more``
    So many; more than thirty.
``unknown``
    One of the two dates is not known.
"""

TONGUES = ("original", "translator", "nobody", "foreign", "unidentified", "unrecorded")
"""In whose words of the book's language a claim is printed.

``original``
    The record says that the words were said or written in the language of the book.
``translator``
    Printed in the language of the book, and a translator is named, who is the detail.
``nobody``
    Printed in the language of the book, though the claim or its source names another language as the original; no
    translator is named.
``foreign``
    Printed in another language.
``unidentified``
    Printed in the language of the book by a work that quotes them; the work they come from is not identified, and neither
    an original language nor a translator is on record.
``unrecorded``
    Printed in the language of the book by a work that is identified, and neither an original language nor a translator is
    on record; or the language of the print is not known.

The detail of ``nobody`` and ``unrecorded`` is the place where the source was published, else its publisher; it is empty
where neither is on record.
"""


Sort = Callable[[Book, Claim], Group]
"""What puts a claim into a group."""


def hand(book: Book, claim: Claim) -> Group:
    """Return through whose hands the words of *claim* came: a group of :data:`HANDS`."""
    if not claim.via:
        voice = book.voice(claim.voice)
        named = voice and voice.role != "unnamed" and not (voice.anonymous and voice.perspective is None)
        return Group("direct", None if named else "nameless")
    pen = book.hand_perspective(claim)
    if pen not in book.registry.perspectives:
        return Group("unnamed")
    return Group("own") if pen == book.perspective(claim) else Group("other", pen)


def distance(book: Book, claim: Claim) -> Group:
    """Return how many years lie between the words of *claim* and their telling: a group of :data:`YEARS`."""
    years = years_between(book.dated(claim), book.told(claim))
    if years is None:
        return Group("unknown")
    limits = (("same", 0), ("1-5", 5), ("6-15", 15), ("16-30", 30))
    return Group(next((kind for kind, limit in limits if years <= limit), "more"))


def tongue(book: Book, claim: Claim, language: str) -> Group:
    """Return in whose *language*, that of the book, the words of *claim* are printed: a group of :data:`TONGUES`."""
    printed, translator = book.language(claim), book.translator(claim)
    source = book.works.get(claim.source or "")
    published = (source.published if source else None) or ""
    if printed is None:
        return Group("unrecorded", published)
    if not _same(printed, language):
        return Group("foreign")
    if translator:
        return Group("translator", translator)
    originals = (claim.original_language, source.original_language if source else None)
    if any(original and not _same(original, language) for original in originals):
        return Group("nobody", published)
    if book.original_language(claim):
        return Group("original")
    return Group("unrecorded", published) if source else Group("unidentified")


def _same(tag: str, other: str) -> bool:
    """Return whether two tags of BCP 47 name one language, whatever script or region they add."""
    return tag.partition("-")[0].lower() == other.partition("-")[0].lower()


def from_work(book: Book, key: str | None) -> list[Claim]:
    """Return the claims whose words were taken from the work *key*: it is their source, or it quotes them.

    Without a key these are all claims of the book.
    """
    claims = book.claims.values()
    return [claim for claim in claims if key is None or key in (claim.source, claim.quoted_in)]


def tally(book: Book, claims: Iterable[Claim], sort: Sort) -> dict[str | None, Counter[Group]]:
    """Return how many of *claims* fall into each group that *sort* names, by perspective.

    Every perspective has an entry, in the order of the registry; claims whose perspective nobody can say come last,
    under None, and only where there are such claims.
    """
    counts: dict[str | None, Counter[Group]] = {id_: Counter() for id_ in book.registry.perspectives}
    lost: Counter[Group] = Counter()
    for claim in claims:
        perspective = book.perspective(claim)
        counts.get(perspective, lost)[sort(book, claim)] += 1
    return {**counts, None: lost} if lost else counts


def of_kind(counts: Mapping[Group, int], kind: str) -> int:
    """Return how many claims are of *kind*, whatever divides it."""
    return sum(number for group, number in counts.items() if group.kind == kind)


def details(counts: Mapping[Group, int], kind: str) -> list[tuple[str, int]]:
    """Return what divides *kind*, the most frequent first, then by name; the open detail, which is empty, last."""
    found = [(group.detail, number) for group, number in counts.items() if group.kind == kind]
    known = [(detail, number) for detail, number in found if detail is not None and number]
    return sorted(known, key=lambda pair: (not pair[0], -pair[1], pair[0]))


def words(book: Book, claims: Iterable[Claim], voice: str) -> int:
    """Return how many words of *voice* are quoted in *claims*.

    A word is a run of characters with a letter or a numeral in it. Words that stand within another claim of the same
    voice are counted once; words within another voice's claim are counted for both, for both said them.
    """
    return sum(length for claim in claims if claim.voice == voice for length in _lengths(book, claim))


def _lengths(book: Book, claim: Claim) -> Iterator[int]:
    outer = book.claims.get(claim.within or "")
    if outer is None or outer.voice != claim.voice:
        for quotation in claim.quotations:
            yield sum(any(map(str.isalnum, word)) for word in quotation.split())
