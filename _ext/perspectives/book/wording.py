"""The sentences and phrases that the book prints about claims and comparisons, as plain strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from babel import Locale, UnknownLocaleError
from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.doctree.plain_text import REFERENCE
from perspectives.records import vocabulary
from perspectives.records.claim_records import Claim, Comparison, Silence
from perspectives.records.dates import calendar_years_between, has_several_years, say_date, years_between
from perspectives.records.quoting import first_words, quoted, with_capital, with_single_stops
from perspectives.records.translation import ngettext, pgettext
from perspectives.records.vocabulary import medium_name, note_title

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


def fill_titles(book: Book, text: str | None) -> str | None:
    """Return *text* with the titles of the records that it names.

    The names have the form of :data:`perspectives.doctree.plain_text.REFERENCE`.

    A record that does not exist is named by its id. None stays None.
    """
    if text is None:
        return None
    records: dict[str, Mapping[str, object]] = {
        "claim": book.claims,
        "accounts": book.comparisons,
        "voice": book.registry.voices,
        "event": book.registry.events,
        "work": book.works,
        "document": book.documents,
        "section": book.section_titles,
    }

    def title(match: re.Match[str]) -> str:
        kind, id_ = match["kind"], match["id"]
        return title_of(book, kind, id_) if id_ in records.get(kind, {}) else id_

    return REFERENCE.sub(title, text)


def voice_name(book: Book, id_: str, short: bool = False) -> str:
    """Return the name of a voice, or its *short* name; the id where it is not declared."""
    voice = book.voice(id_)
    if voice is None:
        return id_
    return voice.short if short else voice.name


def title_of(book: Book, kind: str, id_: str) -> str:
    """Return the title of a record, as references and inventories print it.

    *kind* is ``claim``, ``accounts``, ``note``, ``work``, ``voice``, ``event``, ``document``, or ``section``,
    whose id is its label.

    :raises KeyError: where the book has no record of this kind with this id
    """
    if kind == "claim":
        if id_ not in book.titles:
            book.titles[id_] = claim_title(book, book.claims[id_])
        return book.titles[id_]
    if kind == "document":
        id_, _colon, place = id_.partition(":")
        title = book.documents[id_].title
        return f"{title}, {say_place(place)}" if place else title
    if kind == "event":
        event = book.registry.events[id_]
        return f"{event.title}, {say_date(event.date)}"
    titles: dict[str, Callable[[], str]] = {
        "accounts": lambda: book.comparisons[id_].title,
        "note": lambda: note_title(book.notes[id_].kind),
        "work": lambda: book.works[id_].label,
        "voice": lambda: book.registry.voices[id_].name,
        "section": lambda: book.section_titles[id_],
    }
    return titles[kind]()


def number_range(numbers: Sequence[str]) -> str:
    """Return the numbers of paragraphs in words: one, or the first and the last with a dash between them."""
    return "–".join(dict.fromkeys((numbers[0], numbers[-1])))


def say_place(place: str) -> str:
    """Return a place in a document in words: “paragraph 7” for ``p7``."""
    number = place.removeprefix("p") if place[1:2].isdigit() and place.startswith("p") else place
    return _("paragraph {number}").format(number=number)


def say_paragraphs(numbers: Sequence[str]) -> str:
    """Return paragraphs in words: “paragraph 7”, “paragraphs 3–5”; empty where none is named."""
    if not numbers:
        return ""
    form = _("paragraphs {numbers}") if len(numbers) > 1 else _("paragraph {numbers}")
    return form.format(numbers=number_range(numbers))


def claim_title(book: Book, claim: Claim, between: str = ": ") -> str:
    """Return the voice’s short name with its first words, or with the event where no words are quoted.

    :param between: what stands between the name and the words
    """
    name = voice_name(book, claim.voice, short=True)
    if claim.quotations:
        return f"{name}{between}{quoted(first_words(claim.quotations[0]))}"
    event = book.event(claim)
    if event is None:
        return _("{name}, in paraphrase").format(name=name)
    return _("{name} on {event}").format(name=name, event=with_small_article(event.title))


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


def in_sentence(book: Book, id_: str) -> str:
    """Return a voice's name as it stands inside a sentence: “a pedlar”, but “Anna Ringer”."""
    voice = book.voice(id_)
    is_unnamed = voice is not None and voice.anonymous and voice.role == "unnamed"
    if is_unnamed and not _has_article(voice_name(book, id_)):
        return _("a hand that is not named")
    return name_in_sentence(book, id_)


def name_in_sentence(book: Book, id_: str) -> str:
    """Return the printed name of a voice as it stands inside a sentence: without a capital in its article.

    The article of a person, of a work, or of a voice of which nothing is said, belongs to the name.
    """
    name, voice = voice_name(book, id_), book.voice(id_)
    is_lowered = voice is not None and (voice.anonymous or voice.kind in ("group", "body", "record"))
    return with_small_article(name) if is_lowered else name


def with_small_article(words: str) -> str:
    """Return words as they stand inside a sentence: without a capital in an article that they begin with."""
    return f"{words[0].lower()}{words[1:]}" if _has_article(words) else words


def _has_article(name: str) -> bool:
    return name.partition(" ")[0] in _("A An The").split()


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
