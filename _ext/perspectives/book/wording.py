"""The sentences and phrases that the book prints about claims and comparisons, as plain strings."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.records import vocabulary
from perspectives.records.claim_records import Claim, Comparison, Silence
from perspectives.records.dates import say_date
from perspectives.records.quoting import with_capital
from perspectives.records.translation import ngettext
from perspectives.records.vocabulary import medium_name

_ = get_translation("perspectives")


def number_word(number: int) -> str:
    """Return a number in words up to twelve, in figures from 13."""
    words = {
        1: _("one"),
        2: _("two"),
        3: _("three"),
        4: _("four"),
        5: _("five"),
        6: _("six"),
        7: _("seven"),
        8: _("eight"),
        9: _("nine"),
        10: _("ten"),
        11: _("eleven"),
        12: _("twelve"),
    }
    return words.get(number, str(number))


def quantity(number: int, singular: str, plural: str) -> str:
    """Return a number with its noun, in the language of the book: “3 claims”.

    *singular* and *plural* are the English forms; the catalogue of a language has those of the language.
    """
    return f"{number} {ngettext(singular, plural, number)}"


def saying_line(book: Book, claim: Claim) -> str:
    """Return when the words were said, and in which medium.

    Where the voice itself wrote them down and only that is dated, it is the medium alone, or empty.
    """
    medium = medium_name(claim.medium)
    if claim.date:
        when = say_date(claim.date)
    elif book.telling_date(claim) and not claim.via:
        return with_capital(medium) if medium else ""
    else:
        when = _("date not given")
    line = f"{when}, {medium}" if medium else when
    return with_capital(line)


def silence_words(silence: Silence) -> str:
    """Return why a side is silent in whole sentences: the kind of silence, then what the editor adds."""
    remark = f"{with_capital(silence.remark)}." if silence.remark else ""
    return " ".join(part for part in (vocabulary.silence_name(silence.kind), remark) if part)


def language_name(tag: str, locale: str) -> str:
    """Return the name of a language in the language *locale* (BCP 47); the tag where CLDR has none."""
    try:
        name = Locale.parse(tag, sep="-").get_language_name(locale)
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def event_line(book: Book, comparison: Comparison) -> str:
    """Return the date and the place of the event of a comparison; empty where it has none."""
    event = book.registry.events.get(comparison.event or "")
    if event is None:
        return ""
    return " · ".join([say_date(event.date), *([event.place.name] if event.place else [])])


def finding_name(book: Book, comparison: Comparison) -> str:
    """Return the name of the finding; of a question that one pen alone answers, that this is so."""
    return _("One pen") if book.is_one_pen(comparison) else vocabulary.finding_name(comparison.finding)


def labelled_finding(book: Book, comparison: Comparison) -> str:
    """Return the same with the word finding before it, but where one pen alone answers."""
    return _("One pen") if book.is_one_pen(comparison) else vocabulary.labelled_finding(comparison.finding)


def facts_line(book: Book, comparison: Comparison) -> str:
    """Return the line under a question: date, place, numbers of accounts, perspectives and pens."""
    event = event_line(book, comparison)
    perspectives = book.perspectives_of(comparison)
    numbers = (
        quantity(book.account_count(comparison), "account", "accounts"),
        quantity(len(perspectives), "perspective", "perspectives"),
        quantity(book.witness_count(comparison), "pen", "pens"),
    )
    return " · ".join([*([event] if event else []), ", ".join(numbers)])
