"""The sentences on how words reached us: by whose pen, who told them, when, and how long after."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.book.record_titles import in_sentence
from perspectives.book.wording import number_word
from perspectives.records.claim_records import Claim
from perspectives.records.dates import calendar_years_between, has_several_years, say_date, years_between
from perspectives.records.quoting import with_capital, with_single_stops
from perspectives.records.translation import ngettext, pgettext

_ = get_translation("perspectives")


def hand_line(book: Book, claim: Claim) -> str | None:
    """Return the line above a claim, “The village’s words, the abbey’s pen”; None without a pen phrase."""
    return words_and_pen(book, book.perspective(claim), book.hand_perspective(claim)) if claim.via else None


def words_and_pen(book: Book, perspective: str | None, hand: str | None) -> str | None:
    """Return whose words were written down by whose pen; None where both have the same perspective.

    :param perspective: the id of the perspective of who speaks; None where it is not known
    :param hand: the id of the perspective of who wrote the words down
    """
    speaker, pen = book.registry.perspectives.get(perspective or ""), _pen(book, perspective, hand)
    if speaker is None or pen is None:
        return None
    line = _("{whose} words, {pen}").format(whose=speaker.possessive, pen=pen)
    return with_capital(line)


def pen_phrase(book: Book, claim: Claim) -> str | None:
    """Return who wrote the words down, “the abbey’s pen”; None where both have the same perspective."""
    return _pen(book, book.perspective(claim), book.hand_perspective(claim)) if claim.via else None


def _pen(book: Book, perspective: str | None, hand: str | None) -> str | None:
    if hand == perspective:
        return None
    writer = book.registry.perspectives.get(hand or "")
    return _("{whose} pen").format(whose=writer.possessive) if writer else _("an unnamed pen")


def chain_sentence(book: Book, claim: Claim) -> str:
    """Return a sentence that says who told the words, when, and how long after; empty where there is none.

    It says no more of the date than is known.
    """
    telling_date = book.telling_date(claim)
    date = book.date(claim)
    if claim.via:
        return telling_sentence(book, claim.via, telling_date, date)
    if telling_date is None:
        return ""
    if claim.date and (calendar_years_between(claim.date, telling_date) or 0) == 0:
        return ""
    sentence = telling_phrase(telling_date)
    return with_single_stops(f"{with_capital(sentence)}{_distance_phrase(date, telling_date)}.")


def telling_sentence(
    book: Book, via: Sequence[str], telling_date: str | None, date: str | None = None
) -> str:
    """Return a sentence that says through whose hands words came, when they were set down, and how late.

    :param via: the ids of the voices that told them, one at least
    :param telling_date: when the last of them set the words down (EDTF); None where it is not known
    :param date: when they were said (EDTF); None where it is not known, or is of no matter
    """
    names = [in_sentence(book, id_) for id_ in via]
    if len(names) == 1:
        teller = _("As told by {name}").format(name=names[0])
    else:
        teller = _("As told by {first}, then by {rest}").format(
            first=names[0], rest=_(", then by ").join(names[1:])
        )
    if telling_date is None:
        return _("{teller}; when it was set down is not known.").format(teller=teller)
    phrase = f"{telling_phrase(telling_date)}{_distance_phrase(date, telling_date)}"
    return with_single_stops(f"{teller}, {phrase}.")


def telling_phrase(date: str) -> str:
    """Return when words were set down (EDTF), in words: “set down on” a day, “in” a month or a year."""
    text = say_date(date)
    if date[-1] in "~%" or "/" in date:
        return _("set down {when}").format(when=text)
    if len(date) == 10:
        return _("set down on {when}").format(when=text)
    if len(date) == 4:
        return pgettext("a year", "set down in {when}").format(when=text)
    return _("set down in {when}").format(when=text)


def _distance_phrase(date: str | None, telling_date: str) -> str:
    """Return how long after the words they were set down, as the end of a sentence; empty where not known."""
    years = years_between(date, telling_date)
    if years is None or years < 1:
        return _short_distance_phrase(date, telling_date) if years == 0 and date != telling_date else ""
    if years == 1:
        return _(", a year later")
    about = _("about ") if telling_date[-1] in "?~%" else ""
    later = ngettext(", {about}{number} year later", ", {about}{number} years later", years)
    return later.format(about=about, number=number_word(years))


def _short_distance_phrase(date: str | None, telling_date: str) -> str:
    """Return the same for less than a year: it says whether the telling falls into the next calendar year.

    Of a period of several years there is no “same year”: nothing is said.
    """
    calendar_years = calendar_years_between(date, telling_date)
    if calendar_years == 0:
        return "" if has_several_years(date or "") else _(", in the same year")
    return _(", less than a year later") if calendar_years == 1 else ""
