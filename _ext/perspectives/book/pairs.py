"""Which claims of a comparison dispute or answer each other, two by two, and how this is said in words.

A pair stands once, whichever of its claims names the other, and even if both do.
The words of a pair agree with no noun, since a voice may be one person, several, or a record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.book.wording import in_sentence, voice_name
from perspectives.records.dates import Date, parse_date, sort_key
from perspectives.records.model import Claim, Comparison

_ = get_translation("perspectives")

DISPUTE_EACH_OTHER, DISPUTES, ANSWER_EACH_OTHER, ANSWERS = (
    "dispute-each-other",
    "disputes",
    "answer-each-other",
    "answers",
)
PAIR_KINDS = (DISPUTE_EACH_OTHER, DISPUTES, ANSWER_EACH_OTHER, ANSWERS)
"""The kinds of pairs, the sharpest first. A dispute counts more than an answer."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of a comparison of which one disputes or answers the other.

    :ivar first: the id of the claim that speaks first
    :ivar second: the id of the other claim
    :ivar kind: one of :data:`PAIR_KINDS`
    :ivar speaker: the id of the claim that disputes or answers; the second where each does it to the other
    :ivar first_perspective: the id of the perspective of the first claim; None where it is not known
    :ivar second_perspective: the same of the second claim
    """

    first: str
    second: str
    kind: str
    speaker: str
    first_perspective: str | None
    second_perspective: str | None

    @property
    def target(self) -> str:
        """The id of the claim that is disputed or answered."""
        return self.first if self.speaker == self.second else self.second

    @property
    def is_mutual(self) -> bool:
        """Whether each of the two disputes or answers the other."""
        return self.kind in (DISPUTE_EACH_OTHER, ANSWER_EACH_OTHER)

    @property
    def is_same_side(self) -> bool:
        """Whether both claims stand in the same column."""
        return self.first_perspective == self.second_perspective


def pairs(comparison: Comparison, book: Book) -> tuple[Pair, ...]:
    """Return the pairs of the claims that stand in the columns of a comparison, each once.

    Pairs of two perspectives come first, then disputes before answers, then the earlier before the later.
    Passages of documents are in no pair, since no relation can name them.
    """
    claims = {claim.id: claim for claim in book.accounts_of(comparison)}
    order = {id_: place for place, id_ in enumerate(book.claims)}
    kinds: dict[frozenset[str], set[tuple[str, str]]] = {}
    for claim in claims.values():
        for kind in (DISPUTES, ANSWERS):
            for target in getattr(claim, kind):
                if target in claims and target != claim.id:
                    kinds.setdefault(frozenset((claim.id, target)), set()).add((kind, claim.id))
    found = [_pair(book, [claims[id_] for id_ in ids], relations, order) for ids, relations in kinds.items()]

    def key(pair: Pair) -> tuple[object, ...]:
        rank = pair.kind not in (DISPUTE_EACH_OTHER, DISPUTES)
        when = [sort_key(_speaking_date(book, claims[id_])) for id_ in (pair.first, pair.second)]
        return (pair.is_same_side, rank, *when, order[pair.first], order[pair.second])

    return tuple(sorted(found, key=key))


def disputes(comparison: Comparison, book: Book) -> list[Pair]:
    """Return those pairs of a comparison in which one claim disputes the other, or both do."""
    return [pair for pair in pairs(comparison, book) if pair.kind in (DISPUTE_EACH_OTHER, DISPUTES)]


def conflicts_by_section(book: Book) -> dict[str, dict[str, str]]:
    """Return who is in conflict with whom, in words, by document and by the id of the section in it.

    The words are empty where no relation says whose claims conflict.
    """
    sections: dict[str, dict[str, list[str]]] = {}
    for comparison in book.comparisons.values():
        if comparison.finding == "conflict":
            words = sections.setdefault(comparison.docname, {}).setdefault(comparison.section, [])
            words.append(pairs_in_words(book, disputes(comparison, book)))
    return {
        docname: {section: "; ".join(filter(None, words)) for section, words in own.items()}
        for docname, own in sections.items()
    }


def pair_caption(book: Book, pair: Pair) -> str:
    """Return a pair in words, as a caption: “Anna Ash and Boris Birch dispute each other”."""
    words = pairs_in_words(book, [pair])
    return f"{words[:1].upper()}{words[1:]}"


def pairs_in_words(book: Book, found: Sequence[Pair]) -> str:
    """Return pairs in words, to stand inside a sentence; empty where there is none.

    Speakers with one target are said together: “Anna Ash and Carl Cedar against Boris Birch”.
    The same words are said once.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for pair in found:
        words = _own_words(book, pair)
        if words:
            groups[(words,)] = []
            continue
        speakers = groups.setdefault((pair.kind, _name(book, pair.target)), [])
        speakers.append(_name(book, pair.speaker))
    phrases: list[str] = []
    for key, speakers in groups.items():
        if not speakers:
            phrases += key
            continue
        form = (
            _("{speakers} against {target}") if key[0] == DISPUTES else _("{speakers} in answer to {target}")
        )
        phrases.append(form.format(speakers=_and(list(dict.fromkeys(speakers))), target=key[1]))
    return "; ".join(phrases)


def _pair(
    book: Book, claims: Sequence[Claim], relations: set[tuple[str, str]], order: dict[str, int]
) -> Pair:
    """Return the pair of two *claims* from all relations between them: pairs of kind and speaker."""
    kind = DISPUTES if any(kind == DISPUTES for kind, _speaker in relations) else ANSWERS
    speakers = {speaker for one, speaker in relations if one == kind}
    one, other = sorted(claims, key=lambda claim: order[claim.id])
    if _speaks_before(book, other, one, speakers):
        one, other = other, one
    if len(speakers) == 2:
        kind = DISPUTE_EACH_OTHER if kind == DISPUTES else ANSWER_EACH_OTHER
    speaker = other.id if len(speakers) == 2 else next(iter(speakers))
    return Pair(one.id, other.id, kind, speaker, book.perspective(one), book.perspective(other))


def _speaks_before(book: Book, claim: Claim, other: Claim, speakers: set[str]) -> bool:
    """Return whether *claim* speaks before *other*, which stands before it in the book.

    The dates of their words decide where they share no day. Else whoever disputes or answers comes later,
    and where both do so, the date of the telling decides.
    """
    dates = [_parsed(_speaking_date(book, one)) for one in (claim, other)]
    before = _is_before(*dates)
    if before is None and len(speakers) == 1:
        before = claim.id not in speakers
    if before is None:
        before = _is_before(*(_parsed(book.telling_date(one)) for one in (claim, other)))
    return bool(before)


def _is_before(date: Date | None, other: Date | None) -> bool | None:
    """Return whether a date is before another; None where they share a day, or one is not known."""
    if date is None or other is None:
        return None
    if date.latest and other.earliest and date.latest < other.earliest:
        return True
    return False if date.earliest and other.latest and other.latest < date.earliest else None


def _parsed(date: str | None) -> Date | None:
    return parse_date(date) if date else None


def _speaking_date(book: Book, claim: Claim) -> str | None:
    """Return when a claim spoke (EDTF): the date of its words, else of their telling; None if not known."""
    return claim.date or book.telling_date(claim)


def _own_words(book: Book, pair: Pair) -> str:
    """Return the words of a mutual pair, or of two claims of one voice; empty for other pairs.

    These cannot be said together with the words of another pair.
    """
    one, other = _name(book, pair.first), _name(book, pair.second)
    if pair.is_mutual and one != other:
        form = {
            DISPUTE_EACH_OTHER: _("{one} and {other} dispute each other"),
            ANSWER_EACH_OTHER: _("{one} and {other} answer each other"),
        }[pair.kind]
        return form.format(one=one, other=other)
    if one != other:
        return ""
    form = {
        DISPUTE_EACH_OTHER: _("two accounts of {name} dispute each other"),
        DISPUTES: _("one account of {name} against another"),
        ANSWER_EACH_OTHER: _("two accounts of {name} answer each other"),
        ANSWERS: _("one account of {name} in answer to another"),
    }[pair.kind]
    return form.format(name=one)


def _name(book: Book, id_: str) -> str:
    """Return the name of who speaks, as it stands inside a sentence; also of a speaker without a name."""
    voice = book.claims[id_].voice
    name, declared = voice_name(book, voice), book.voice(voice)
    if declared and declared.anonymous and name.partition(" ")[0] not in _("A An The").split():
        return name
    return str(in_sentence(book, voice))


def _and(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: “A, B and C”."""
    *others, last = names
    return _("{names} and {last}").format(names=", ".join(others), last=last) if others else last
