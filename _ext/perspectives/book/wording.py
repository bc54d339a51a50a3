"""What the book says about a claim in words: titles, the chain, the source, the numbers. Strings only."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.doctree.plain_text import REFERENCE
from perspectives.records.dates import calendar_years_between, say_date, years_between
from perspectives.records.model import Claim, Comparison
from perspectives.records.quoting import first_words, quoted
from perspectives.records.vocabulary import medium_name, note_title

_ = get_translation("perspectives")


def number_word(number: int) -> str:
    """Return a number in words up to twelve, in figures beyond."""
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


def spelt_out(book: Book, text: str | None) -> str | None:
    """Return our own text with the titles of the records it names, which are known only now."""
    if text is None:
        return None
    known: dict[str, Mapping[str, object]] = {
        "claim": book.claims,
        "accounts": book.comparisons,
        "voice": book.registry.voices,
        "event": book.registry.events,
        "work": book.works,
    }

    def title(match: re.Match[str]) -> str:
        kind, id_ = match["kind"], match["id"]
        return title_of(book, kind, id_) if id_ in known.get(kind, {}) else id_

    return REFERENCE.sub(title, text)


def voice_name(book: Book, id_: str, short: bool = False) -> str:
    """Return a voice's name; the id itself where it is not declared."""
    voice = book.voice(id_)
    if voice is None:
        return id_
    return voice.short if short else voice.name


def title_of(book: Book, kind: str, id_: str) -> str:
    """Return what a reference to a record prints, and what inventories call it."""
    if kind == "claim":
        if id_ not in book.titles:
            book.titles[id_] = claim_title(book, book.claims[id_])
        return book.titles[id_]
    if kind == "accounts":
        return book.comparisons[id_].title
    if kind == "note":
        return note_title(book.notes[id_].kind)
    if kind == "work":
        return book.works[id_].label
    if kind == "voice":
        return book.registry.voices[id_].name
    event = book.registry.events[id_]
    return f"{event.title}, {say_date(event.date)}"


def claim_title(book: Book, claim: Claim) -> str:
    """Return the voice's short name and its first words, or what a paraphrase is about."""
    name = voice_name(book, claim.voice, short=True)
    if claim.quotations:
        return f"{name}: {quoted(first_words(claim.quotations[0]))}"
    event = book.event(claim)
    if event is None:
        return _("{name}, in paraphrase").format(name=name)
    return _("{name} on {event}").format(name=name, event=event.title)


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many}"


def said(book: Book, claim: Claim) -> str:
    """Return when and in what form the words were said; empty where only their setting down is dated."""
    medium = medium_name(claim.medium)
    if claim.date:
        when = say_date(claim.date)
    elif book.told(claim) and not claim.via:
        return f"{medium[0].upper()}{medium[1:]}" if medium else ""
    else:
        when = _("date not given")
    line = f"{when}, {medium}" if medium else when
    return f"{line[0].upper()}{line[1:]}"


def hand_line(book: Book, claim: Claim) -> str | None:
    """Return the line above a reported voice, "The village’s words, the abbey’s pen"; None where the pen is of its own side."""
    perspective, whose_pen = book.registry.perspectives.get(book.perspective(claim) or ""), pen(book, claim)
    if perspective is None or whose_pen is None:
        return None
    line = _("{whose} words, {pen}").format(whose=perspective.possessive, pen=whose_pen)
    return f"{line[0].upper()}{line[1:]}"


def pen(book: Book, claim: Claim) -> str | None:
    """Return whose pen wrote the words down in a word or two, “the abbey’s pen”; None where it is of the voice's own side."""
    hand = book.hand_perspective(claim)
    if not claim.via or hand == book.perspective(claim):
        return None
    perspective = book.registry.perspectives.get(hand or "")
    return _("{whose} pen").format(whose=perspective.possessive) if perspective else _("an unnamed pen")


def chain(book: Book, claim: Claim) -> str:
    """Return the chain as a sentence: who told it, when, how long after; never more than is known."""
    told = book.told(claim)
    since = book.dated(claim)
    if claim.via:
        names = [in_sentence(book, id_) for id_ in claim.via]
        if len(names) == 1:
            teller = _("As told by {name}").format(name=names[0])
        else:
            teller = _("As told by {first}, then by {rest}").format(
                first=names[0], rest=_(", then by ").join(names[1:])
            )
        if told is None:
            return _("{teller}; when it was set down is not known.").format(teller=teller)
        return f"{teller}, {set_down(told)}{_distance(since, told)}."
    if told is None:
        return ""
    if claim.date and (calendar_years_between(claim.date, told) or 0) == 0:
        return ""
    sentence = set_down(told)
    return f"{sentence[0].upper()}{sentence[1:]}{_distance(since, told)}."


def in_sentence(book: Book, id_: str) -> str:
    """Return a voice's name as it stands inside a sentence: “a pedlar”, but “Anna Ringer”."""
    name, voice = voice_name(book, id_), book.voice(id_)
    if voice is None or not voice.anonymous:
        return name
    if name.partition(" ")[0] in _("A An The").split():
        return name[0].lower() + name[1:]
    return _("a hand that is not named") if voice.role == "unnamed" else name


def language_name(tag: str, locale: str) -> str:
    """Return the name of a language of BCP 47 in the language of the book, the tag itself where it has none."""
    try:
        name = Locale.parse(tag, sep="-").get_language_name(locale)
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def set_down(told: str) -> str:
    """Return when it was set down; a day is "on", a month or a year "in"."""
    text = say_date(told)
    if told[-1] in "~%" or "/" in told:
        return _("set down {when}").format(when=text)
    preposition = _("set down on {when}") if len(told) == 10 else _("set down in {when}")
    return preposition.format(when=text)


def _distance(since: str | None, told: str) -> str:
    """Return how long after the words they were set down, as the end of a sentence; empty where nothing can be said."""
    years = years_between(since, told)
    if years is None or years < 1:
        return _in_less_than_a_year(since, told) if years == 0 and since != told else ""
    number = number_word(years)
    about = _("about ") if told[-1] in "?~%" else ""
    return (
        _(", {about}{number} years later").format(about=about, number=number)
        if years > 1
        else _(", a year later")
    )


def _in_less_than_a_year(since: str | None, told: str) -> str:
    """Return the same for less than a year: the calendar says whether the year is another one."""
    calendar_years = calendar_years_between(since, told)
    if calendar_years == 0:
        return _(", in the same year")
    return _(", less than a year later") if calendar_years == 1 else ""


def facts(book: Book, comparison: Comparison) -> str:
    """Return the line under a question: date, place, accounts, perspectives, witnesses."""
    parts = []
    event = book.registry.events.get(comparison.event or "")
    if event:
        parts.append(say_date(event.date))
        if event.place:
            parts.append(event.place.name)
    claims = book.shown(comparison)
    perspectives = {book.perspective(claim) for claim in claims}
    numbers = (
        count(len(claims), _("account"), _("accounts")),
        count(len(perspectives), _("perspective"), _("perspectives")),
        count(book.witnesses(comparison), _("witness"), _("witnesses")),
    )
    return " · ".join([*parts, ", ".join(numbers)])
