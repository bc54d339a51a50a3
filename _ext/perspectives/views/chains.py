"""How the words reached us: the chains as counts, for one work and for the whole book, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import tallies
from perspectives.book.tallies import Group, detail_counts, kind_count
from perspectives.book.wording import language_name
from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.records.model import Claim
from perspectives.views import chains_bars, chains_words
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

Counts = Sequence[Mapping[str | None, Counter[Group]]]
"""The counts side by side, each by perspective: those of the base work where one is given, and those of the book."""


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return what the option ``form`` asks for: a picture and a table, a table, or a sentence; without it all but sentences.

    ``base`` is the work whose claims are counted beside those of the whole book, and ``called`` what our text calls it.
    """
    book, form, base = printer.book, filters.get("form"), filters.get("base")
    if (base and base not in book.works) or not book.claims:
        return []
    called = filters.get("called", _("base text")) if base else None
    selections = [tallies.claims_from_work(book, base)] if base else []
    selections.append(tallies.claims_from_work(book, None))
    if form == "sentence":
        return chains_words.sentence(printer, selections, called, filters.get("perspective", ""))
    if form == "words":
        return chains_words.words(printer, selections, called, filters.get("voices", ""))
    builds: dict[str, Callable[[], list[nodes.Node]]] = {
        "hands": lambda: _hands(printer, _count(printer, selections, tallies.hand_group), called),
        "years": lambda: [_years(printer, _count(printer, selections, tallies.distance_group), called)],
        "language": lambda: [_language(printer, selections, called)],
    }
    return [node for name, make in builds.items() if form in (None, name) for node in make()]


def _count(printer: Printer, selections: Sequence[Sequence[Claim]], sort: tallies.GroupOf) -> Counts:
    return [tallies.count_groups(printer.book, claims, sort) for claims in selections]


def _hands(printer: Printer, counts: Counts, called: str | None) -> list[nodes.Node]:
    names = {
        "direct": _("without a reporter"),
        "own": _("through a reporter of its own side"),
        "other": _("through another perspective’s pen"),
        "unnamed": _("through an unnamed pen"),
    }

    def detail(kind: str, value: str) -> list[nodes.Node]:
        perspective = printer.book.registry.perspectives.get(value)
        if kind == "other" and perspective:
            return [inline("letter", perspective.letter), nodes.Text(f" {perspective.short}")]
        return [nodes.Text(_("from a speaker whom nobody names"))]

    picture = chains_bars.picture(printer.book, counts, called, names)
    shown = _table(printer, "hands", _("Through whose hands the claims came"), counts, called, names, detail)
    return [picture, shown]


def _years(printer: Printer, counts: Counts, called: str | None) -> nodes.Node:
    names = {
        "same": _("in the same year"),
        "1-5": _("one to five years later"),
        "6-15": _("six to fifteen years later"),
        "16-30": _("sixteen to thirty years later"),
        "more": _("more than thirty years later"),
        "unknown": _("not known"),
    }
    title = _("How long after the words, or after the event, they were set down")
    return _table(printer, "years", title, counts, called, names)


def _language(printer: Printer, selections: Sequence[Sequence[Claim]], called: str | None) -> nodes.Node:
    tag = printer.builder.config.language
    language = language_name(tag, tag)
    counts = _count(printer, selections, partial(tallies.language_group, language=tag))
    names = {
        "original": _("said or written in {language}"),
        "translator": _("translated, and the translator is named"),
        "nobody": _("translated, and no translator is named"),
        "foreign": _("printed in another language"),
        "unidentified": _("known only as quoted, original not identified"),
        "unrecorded": _("printed in {language}, no original language on record"),
    }
    names = {kind: name.format(language=language) for kind, name in names.items()}

    def detail(kind: str, value: str) -> list[nodes.Node]:
        return [nodes.Text(value or _("no place or publisher on record"))]

    title = _("In whose {language} the claims are printed").format(language=language)
    return _table(printer, "language", title, counts, called, names, detail)


def _table(
    printer: Printer,
    name: str,
    title: str,
    counts: Counts,
    called: str | None,
    names: Mapping[str, str],
    detail: Callable[[str, str], list[nodes.Node]] | None = None,
) -> nodes.Node:
    """Return a table of *counts*: a block of rows for each perspective, its sum first, then what it is made of."""
    rows: list[list[Cell]] = []
    marks: list[list[str]] = []

    def add(class_: str, label: Sequence[nodes.Node], numbers: Sequence[int], *marked: str) -> None:
        cells = [paragraph("number", str(number)) for number in numbers]
        rows.append([[paragraph(f"tally-{class_}", *label)], *([cell] for cell in cells)])
        marks.append([f"ps-tally-{class_}-row", *marked])

    for whose in chains_bars.speaking(counts):
        perspective = printer.book.registry.perspectives.get(whose or "")
        own = [counted.get(whose, Counter[Group]()) for counted in counts]
        label = (
            [inline("letter", perspective.letter), nodes.Text(f" {perspective.short}")]
            if perspective
            else [nodes.Text(_("Perspective not known"))]
        )
        add("whose", label, [sum(part.values()) for part in own], *identity(perspective))
        for kind, words in names.items():
            if any(kind_count(part, kind) for part in own):
                add("kind", [nodes.Text(words)], [kind_count(part, kind) for part in own])
                for value, _number in detail_counts(own[-1], kind):
                    if detail:
                        add("detail", detail(kind, value), [part[Group(kind, value)] for part in own])
    heads = [_("Claims"), *([called] if called else []), _("whole book")]
    node = table(f"tally-{name}", heads, rows, [64, *[18] * len(counts)])
    node["classes"] = ["colwidths-given", "ps-tally", f"ps-tally-{name}"]
    # A table with a title is one that Sphinx can number, and wants an address.
    node["ids"] = [f"table-chains-{name}"]
    node.insert(0, nodes.title("", title))
    next(node.findall(nodes.colspec))["stub"] = 1
    for row, marked in zip(node[1].findall(nodes.row), [[], *marks], strict=True):
        row["classes"] += marked
    return node
