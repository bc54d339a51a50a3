"""What the two clocks of a side come to, in words: its finding, and the tellings that most claims share.

All of it is counted; a share is named so that it is true at any number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.book.record_titles import in_sentence, voice_name
from perspectives.book.wording import quantity
from perspectives.records.dates import say_date, sort_key
from perspectives.records.declarations import Event
from perspectives.records.quoting import with_capital
from perspectives.records.vocabulary import N_, medium_name
from perspectives.views.clocks import AT_THE_TIME, LATER, SAYING_UNKNOWN, TELLING_UNKNOWN, Clocks, count_kinds

_ = get_translation("perspectives")

SHARES = (
    (Fraction(1), N_("all")),
    (Fraction(9, 10), N_("nine tenths")),
    (Fraction(3, 4), N_("three quarters")),
    (Fraction(2, 3), N_("two thirds")),
    (Fraction(1, 2), N_("half")),
    (Fraction(1, 3), N_("a third")),
    (Fraction(1, 4), N_("a quarter")),
)
"""The shares that have a name, the greatest first."""
LEAST_CLUSTER, MOST_CLUSTERS = 3, 4
"""So many claims share a telling that is named, and so many tellings are named."""
LONGEST_WORDS = 44
"""With more signs than this, a telling is named without its form: it must fit into a picture."""
MOST_EVENTS = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """Claims of one side that one hand set down at one date.

    :ivar words: who told them, in which form, when, and how many they are
    :ivar date: when they were told (EDTF)
    """

    words: str
    date: str
    number: int


def share_in_words(part: int, whole: int) -> str:
    """Return a share in words: “half”, “more than two thirds”, “less than a quarter”, “none”."""
    if not part:
        return str(_("none"))
    share = Fraction(part, whole)
    for value, name in SHARES:
        if share >= value:
            return str(_(name)) if share == value else _("more than {share}").format(share=_(name))
    return _("less than {share}").format(share=_(SHARES[-1][1]))


def finding(book: Book, claims: Sequence[Clocks]) -> str:
    """Return what is most notable in the tellings of the claims of one side: by others, unknown, or late."""
    kinds, number = count_kinds(claims), len(claims)
    others = 0
    for clocks in claims:
        hand = book.hand_perspective(clocks.claim)
        others += hand not in (None, book.perspective(clocks.claim))
    findings = (
        (others, Fraction(1, 2), _("{share} of the claims were set down by others")),
        (
            kinds[TELLING_UNKNOWN],
            Fraction(1, 2),
            _("when {share} of the claims were told is not known"),
        ),
        (kinds[LATER], Fraction(1, 4), _("{share} of the claims were told more than a year later")),
        (kinds[AT_THE_TIME], Fraction(1, 2), _("{share} of the claims were told within a year")),
    )
    for part, least, sentence in findings:
        if Fraction(part, number) >= least:
            return sentence.format(share=share_in_words(part, number))
    return str(_("some claims were told at the time, some later"))


def claim_quantity(number: int) -> str:
    """Return a number of claims with its noun."""
    return quantity(number, "claim", "claims")


def describe_counts(claims: Sequence[Clocks]) -> str:
    """Return the number of claims, and of each kind of telling."""
    numbers = count_kinds(claims)
    marks = {kind: str(number) for kind, number in numbers.items()}
    return say_counts(claim_quantity(len(claims)), numbers, marks)


def say_counts(whole: str, numbers: Mapping[str, int], marks: Mapping[str, str]) -> str:
    """Return the number of claims, and of each kind of telling that has any.

    :param whole: the number of all claims, with its noun
    :param marks: what is printed for each of *numbers*
    """
    parts = [
        template.format(number=marks[kind])
        for kind, template in (
            (AT_THE_TIME, _("{number} told within a year")),
            (LATER, _("{number} later")),
            (TELLING_UNKNOWN, _("{number} not known when")),
            (SAYING_UNKNOWN, _("{number} on what is not dated")),
        )
        if numbers[kind]
    ]
    return f"{whole}: {', '.join(parts)}"


def late_share(claims: Sequence[Clocks]) -> Fraction:
    """Return the share of the claims that were told more than a year later."""
    return Fraction(count_kinds(claims)[LATER], len(claims))


def tellings(book: Book, claims: Sequence[Clocks]) -> list[Telling]:
    """Return the tellings that most claims share, at least three claims each, by date."""
    groups: dict[tuple[str, str], list[Clocks]] = {}
    for clocks in claims:
        if clocks.telling:
            groups.setdefault((clocks.claim.last_hand, clocks.telling), []).append(clocks)
    largest = sorted(groups.items(), key=lambda item: (-len(item[1]), sort_key(item[0][1]), item[0][0]))
    named = [(key, group) for key, group in largest if len(group) >= LEAST_CLUSTER][:MOST_CLUSTERS]
    found = [_telling(book, hand, date, group) for (hand, date), group in named]
    return sorted(found, key=lambda telling: (sort_key(telling.date), telling.words))


def _telling(book: Book, hand: str, date: str, group: Sequence[Clocks]) -> Telling:
    """Return a telling in words, with the form that two thirds or more of what it says itself has."""
    own = Counter(
        claim.medium
        for claim in book.claims.values()
        if not claim.via and claim.voice == hand and book.telling_date(claim) == date
    )
    medium, number = own.most_common(1)[0] if own else (None, 0)
    medium = medium if number * 3 >= own.total() * 2 else None
    voice = book.voice(hand)
    name = str(in_sentence(book, hand) if voice and voice.anonymous else voice_name(book, hand, short=True))
    claims = claim_quantity(len(group))
    form = _("{teller}: {claims}") if date[:4] in name else _("{teller}, {when}: {claims}")
    words = form.format(teller=name, when=say_date(date), claims=claims)
    if medium:
        longer = form.format(teller=f"{name} {medium_name(medium)}", when=say_date(date), claims=claims)
        words = longer if len(longer) <= LONGEST_WORDS else words
    return Telling(with_capital(words), date, len(group))


def main_events(book: Book, claims: Sequence[Clocks]) -> list[Event]:
    """Return the events of most claims, one a year: of each of the three years with most claims, by date."""
    counts: Counter[str] = Counter(
        event.id for clocks in claims if (event := book.event(clocks.claim)) and len(event.date) > 4
    )
    of_year: dict[str, Counter[str]] = {}
    for id_, number in counts.items():
        of_year.setdefault(book.registry.events[id_].date[:4], Counter())[id_] = number
    years = sorted(of_year, key=lambda year: (-of_year[year].total(), year))[:MOST_EVENTS]
    ids = [min(of_year[year], key=lambda id_: (-of_year[year][id_], id_)) for year in years]
    return sorted((book.registry.events[id_] for id_ in ids), key=lambda event: sort_key(event.date))
