"""The chains in a sentence, for running text: every figure in it is counted when the book is built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from babel import UnknownLocaleError
from babel.numbers import format_decimal
from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import tallies, wording
from perspectives.book.tallies import HAND_KINDS, Group, detail_counts, kind_count
from perspectives.records.model import Claim, Perspective

if TYPE_CHECKING:
    from perspectives.book.book import Book
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

Selections = Sequence[Sequence[Claim]]
"""The claims that are counted: those of the base work where there is one, and last those of the whole book."""


def sentence(printer: Printer, selections: Selections, called: str | None, whose: str) -> list[nodes.Node]:
    """Return a paragraph on the hands through which the claims of the perspective *whose* came; nothing if it is not declared."""
    book = printer.book
    perspective = book.registry.perspectives.get(whose)
    if perspective is None:
        return []
    counts = [tallies.count_groups(book, claims, tallies.hand_group)[whose] for claims in selections]
    said = []
    if called:
        said.append(_from_base(book, perspective, counts[0], called))
    said.append(_in_all(book, perspective, counts[-1], beside=called is not None))
    return [nodes.paragraph("", " ".join(said))]


def _from_base(book: Book, perspective: Perspective, counts: Counter[Group], called: str) -> str:
    whose, number = perspective.possessive, sum(counts.values())
    if not number:
        return _("No claim in {whose} voice comes from the {base}.").format(whose=whose, base=called)
    parts = list(_parts(book, counts))
    parts[0] = parts[0].replace(" ", _(" reached us "), 1)
    if number == 1:
        way = parts[0].partition(" ")[2]
        return _("The one claim in {whose} voice that comes from the {base} {way}.").format(
            whose=whose, base=called, way=way
        )
    return _("Of the {number} claims in {whose} voice that come from the {base}, {parts}.").format(
        number=number, whose=whose, base=called, parts=_listed(parts)
    )


def _in_all(book: Book, perspective: Perspective, counts: Counter[Group], beside: bool) -> str:
    number = sum(counts.values())
    if not number:
        return _("The book has no claim in {whose} voice.").format(whose=perspective.possessive)
    parts = _listed(list(_parts(book, counts)))
    if beside:
        said = (
            _("In the whole book there is {number}: {parts}.")
            if number == 1
            else _("In the whole book there are {number}: {parts}.")
        )
        return said.format(number=number, parts=parts)
    claims = wording.quantity(number, _("claim"), _("claims"))
    return _("The book has {claims} in {whose} voice: {parts}.").format(
        claims=claims, whose=perspective.possessive, parts=parts
    )


def _parts(book: Book, counts: Counter[Group]) -> Iterator[str]:
    """Yield how many claims came through each kind of hand, where there are any: “17 through an unnamed pen”."""
    names = {
        "direct": _("{number} without a reporter"),
        "own": _("{number} through a reporter of its own side"),
        "other": _("{number} through another perspective’s pen"),
        "unnamed": _("{number} through an unnamed pen"),
    }
    for kind in HAND_KINDS:
        number = kind_count(counts, kind)
        if number:
            part, inner = names[kind].format(number=number), ""
            if kind == "other":
                inner = _foremost(book, counts, number)
            elif kind == "direct":
                inner = _nameless(counts[Group(kind, "nameless")], number)
            yield f"{part} ({inner})" if inner else part


def _nameless(number: int, of: int) -> str:
    """Return how many of the claims without a reporter have a speaker of no name; empty for none."""
    if of == 1 or not number:
        return _("from a speaker whom nobody names") if number else ""
    if number == of:
        return _("all of them from a speaker whom nobody names")
    return _("{number} of them from a speaker whom nobody names").format(number=number)


def _foremost(book: Book, counts: Counter[Group], number: int) -> str:
    """Return whose pen it was most often: “13 of them the abbey’s”."""
    id_, most = detail_counts(counts, "other")[0]
    whose = book.registry.perspectives[id_].possessive
    if number == 1:
        return whose
    if most == number:
        return _("all of them {whose}").format(whose=whose)
    return _("{number} of them {whose}").format(number=most, whose=whose)


def _listed(parts: Sequence[str]) -> str:
    """Return *parts* as a list in a sentence."""
    if len(parts) == 1:
        return parts[0]
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def words(printer: Printer, selections: Selections, called: str | None, voices: str) -> list[nodes.Node]:
    """Return a paragraph on how many words of each of *voices*, ids by comma, are quoted; nothing if one is not declared."""
    book, ids = printer.book, [id_.strip() for id_ in voices.split(",")]
    if not all(id_ in book.registry.voices for id_ in ids):
        return []
    locale = printer.builder.config.language
    counts = [[tallies.word_count(book, claims, id_) for id_ in ids] for claims in selections]
    first, *rest = counts
    opening = _("In what comes from the {base}, ").format(base=called) if called else _("In this book ")
    node = nodes.paragraph("", opening)
    for number, (id_, length) in enumerate(zip(ids, first, strict=True)):
        if number:
            node += nodes.Text(_(" and ") if number == len(ids) - 1 else ", ")
        said = _(" has {length} quoted words") if number == 0 else " {length}"
        node += [printer.voice(id_), nodes.Text(said.format(length=_number(length, locale)))]
    node += nodes.Text(_ratio(first))
    for lengths in rest:
        listed = _listed([_number(length, locale) for length in lengths])
        node += nodes.Text(_("; in the whole book it is {lengths}").format(lengths=listed) + _ratio(lengths))
    node += nodes.Text(".")
    return [node]


def _number(number: int, locale: str) -> str:
    try:
        return format_decimal(number, locale=locale)
    except (UnknownLocaleError, ValueError):
        return str(number)


def _ratio(lengths: Sequence[int]) -> str:
    """Return how many words the first of two has to one of the second’s, where it is twice as many or more."""
    if len(lengths) != 2 or not lengths[1] or lengths[0] < 2 * lengths[1]:
        return ""
    times, more = divmod(lengths[0], lengths[1])
    number = wording.number_word(times)
    ratio = _(", more than {number} to one") if more else _(", {number} to one")
    return ratio.format(number=number)
