"""The sentences of the view ``chains``, for running text. Their numbers are counted in every build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from babel import UnknownLocaleError
from babel.numbers import format_decimal
from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import tallies, wording
from perspectives.book.tallies import HAND_KINDS, Group, detail_counts, kind_count
from perspectives.doctree.phrases import inline_nodes
from perspectives.records.claim_records import Claim
from perspectives.records.declarations import Perspective
from perspectives.records.translation import ngettext
from perspectives.rendering.counted import Counted

if TYPE_CHECKING:
    from perspectives.book.book import Book
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

Selections = Sequence[Sequence[Claim]]
"""The claims that are counted: those of the base work, where one is given, then those of the whole book."""


def sentence(
    printer: Printer, selections: Selections, base_name: str | None, id_: str, base: str = ""
) -> list[nodes.Node]:
    """Return a paragraph on who reported the claims of a perspective; nothing where it is not declared.

    Each number leads to the claims that it counts; *base* is the key of the base work.
    """
    book = printer.book
    perspective = book.registry.perspectives.get(id_)
    if perspective is None:
        return []
    counts = [tallies.count_groups(book, claims, tallies.hand_group)[id_] for claims in selections]
    sentences, counted = [], Counted(printer)
    if base_name:
        marks = _Marks(counted, {"words": id_, "taken-from": base})
        sentences.append(_base_sentence(book, perspective, counts[0], base_name, marks))
    marks = _Marks(counted, {"words": id_})
    sentences.append(_book_sentence(book, perspective, counts[-1], base_name is not None, marks))
    return [nodes.paragraph("", "", *inline_nodes(counted.parts(" ".join(sentences))))]


class _Marks:
    """Marks the numbers of a sentence, all within one question."""

    def __init__(self, counted: Counted, question: Mapping[str, str]) -> None:
        self.counted, self.question = counted, question

    def __call__(self, number: int, **further: str) -> str:
        """Return the mark of a number that counts what the question asks for, and *further* conditions."""
        return self.counted.mark(number, {**self.question, **further})


def _base_sentence(
    book: Book, perspective: Perspective, counts: Counter[Group], base_name: str, mark: _Marks
) -> str:
    whose, number = perspective.possessive, sum(counts.values())
    if not number:
        return _("No claim in {whose} voice comes from the {base}.").format(whose=whose, base=base_name)
    parts = list(_parts(book, counts, mark))
    parts[0] = parts[0].replace(" ", _(" reached us "), 1)
    if number == 1:
        way = parts[0].partition(" ")[2]
        return _("The one claim in {whose} voice that comes from the {base} {way}.").format(
            whose=whose, base=base_name, way=way
        )
    return _("Of the {number} claims in {whose} voice that come from the {base}, {parts}.").format(
        number=mark(number), whose=whose, base=base_name, parts=_list_in_sentence(parts)
    )


def _book_sentence(
    book: Book, perspective: Perspective, counts: Counter[Group], follows: bool, mark: _Marks
) -> str:
    """Return the sentence on the whole book; *follows* is whether it follows the sentence on a base work."""
    number = sum(counts.values())
    if not number:
        return _("The book has no claim in {whose} voice.").format(whose=perspective.possessive)
    parts = _list_in_sentence(list(_parts(book, counts, mark)))
    if follows:
        template = ngettext(
            "In the whole book there is {number}: {parts}.",
            "In the whole book there are {number}: {parts}.",
            number,
        )
        return template.format(number=mark(number), parts=parts)
    noun = ngettext("claim", "claims", number)
    return _("The book has {claims} in {whose} voice: {parts}.").format(
        claims=f"{mark(number)} {noun}", whose=perspective.possessive, parts=parts
    )


def _parts(book: Book, counts: Counter[Group], mark: _Marks) -> Iterator[str]:
    """Yield a phrase for each kind of hand that has claims: “17 through an unnamed pen”."""
    names = {
        "direct": _("{number} without a reporter"),
        "own": _("{number} through a reporter of its own side"),
        "other": _("{number} through another perspective’s pen"),
        "unnamed": _("{number} through an unnamed pen"),
    }
    for kind in HAND_KINDS:
        number = kind_count(counts, kind)
        if number:
            part, detail = names[kind].format(number=mark(number, hand=kind)), ""
            if kind == "other":
                detail = _most_frequent_pen(book, counts, number, mark)
            elif kind == "direct":
                detail = _nameless_phrase(counts[Group(kind, "nameless")], number, mark)
            yield f"{part} ({detail})" if detail else part


def _nameless_phrase(number: int, total: int, mark: _Marks) -> str:
    """Return how many of *total* claims without a reporter have a speaker without a name; empty for none."""
    if total == 1 or not number:
        return _("from a speaker whom nobody names") if number else ""
    if number == total:
        return _("all of them from a speaker whom nobody names")
    return _("{number} of them from a speaker whom nobody names").format(number=mark(number, hand="nameless"))


def _most_frequent_pen(book: Book, counts: Counter[Group], total: int, mark: _Marks) -> str:
    """Return the most frequent perspective among the *total* other reporters: “13 of them the abbey’s”."""
    id_, number = detail_counts(counts, "other")[0]
    whose = book.registry.perspectives[id_].possessive
    if total == 1:
        return whose
    if number == total:
        return _("all of them {whose}").format(whose=whose)
    return _("{number} of them {whose}").format(number=mark(number, hand="other", pen=id_), whose=whose)


def _list_in_sentence(parts: Sequence[str]) -> str:
    """Return *parts* joined with commas and an “and”."""
    if len(parts) == 1:
        return parts[0]
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def words(printer: Printer, selections: Selections, base_name: str | None, voices: str) -> list[nodes.Node]:
    """Return a paragraph on the number of quoted words of each voice.

    *voices* has their ids, separated by commas. Nothing where one of them is not declared.
    """
    book, ids = printer.book, [id_.strip() for id_ in voices.split(",")]
    if not all(id_ in book.registry.voices for id_ in ids):
        return []
    locale = printer.builder.config.language
    counts = [[tallies.word_count(book, claims, id_) for id_ in ids] for claims in selections]
    first, *rest = counts
    opening = _("In what comes from the {base}, ").format(base=base_name) if base_name else _("In this book ")
    node = nodes.paragraph("", opening)
    for number, (id_, length) in enumerate(zip(ids, first, strict=True)):
        if number:
            node += nodes.Text(_(" and ") if number == len(ids) - 1 else ", ")
        template = _(" has {length} quoted words") if number == 0 else " {length}"
        node += list(inline_nodes([printer.voice(id_), template.format(length=_number(length, locale))]))
    node += nodes.Text(_ratio_phrase(first))
    for lengths in rest:
        numbers = _list_in_sentence([_number(length, locale) for length in lengths])
        node += nodes.Text(
            _("; in the whole book it is {lengths}").format(lengths=numbers) + _ratio_phrase(lengths)
        )
    node += nodes.Text(".")
    return [node]


def _number(number: int, locale: str) -> str:
    try:
        return format_decimal(number, locale=locale)
    except (UnknownLocaleError, ValueError):
        return str(number)


def _ratio_phrase(lengths: Sequence[int]) -> str:
    """Return the ratio of two numbers of words, where the first is at least twice the second; else empty."""
    if len(lengths) != 2 or not lengths[1] or lengths[0] < 2 * lengths[1]:
        return ""
    times, remainder = divmod(lengths[0], lengths[1])
    number = wording.number_word(times)
    ratio = _(", more than {number} to one") if remainder else _(", {number} to one")
    return ratio.format(number=number)
