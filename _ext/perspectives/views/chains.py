"""The view ``chains``: counts of who reported the words, when, and in which language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import tallies
from perspectives.book.tallies import Group, detail_counts, kind_count
from perspectives.book.wording import language_name
from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.records.claim_records import Claim
from perspectives.records.questions import UNKNOWN
from perspectives.views import chains_bars, chains_words
from perspectives.views.claim_facts import detail_value
from perspectives.views.claim_words import later_words, translation_words
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

Counts = Sequence[Mapping[str | None, Counter[Group]]]
"""The columns of numbers, each by perspective: of the base work, where one is given, and of the book."""


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return what the option ``form`` names: a picture and a table, a table, or a sentence.

    Without ``form``, the picture and all tables.
    The claims of the work ``base`` are counted in a column of their own; ``called`` is its name in our text.
    Nothing where this work is not in the bibliography.
    """
    book, form, base = printer.book, filters.get("form"), filters.get("base")
    if (base and base not in book.works) or not book.claims:
        return []
    base_name = filters.get("called", _("base text")) if base else None
    selections = [tallies.claims_from_work(book, base)] if base else []
    selections.append(tallies.claims_from_work(book, None))
    if form == "sentence":
        id_ = filters.get("perspective", "")
        return chains_words.sentence(printer, selections, base_name, id_, base or "")
    if form == "words":
        return chains_words.words(printer, selections, base_name, filters.get("voices", ""))
    parts: dict[str, Callable[[], list[nodes.Node]]] = {
        "hands": lambda: _hands(printer, _count(printer, selections, tallies.hand_group), base_name, base),
        "years": lambda: [
            _years(printer, _count(printer, selections, tallies.distance_group), base_name, base)
        ],
        "language": lambda: [_language(printer, selections, base_name, base)],
    }
    return [node for name, build_part in parts.items() if form in (None, name) for node in build_part()]


def _count(printer: Printer, selections: Sequence[Sequence[Claim]], group_of: tallies.GroupOf) -> Counts:
    return [tallies.count_groups(printer.book, claims, group_of) for claims in selections]


def _hands(printer: Printer, counts: Counts, base_name: str | None, base: str | None) -> list[nodes.Node]:
    names = {
        "direct": _("without a reporter"),
        "own": _("through a reporter of its own side"),
        "other": _("through another perspective’s pen"),
        "unnamed": _("through an unnamed pen"),
    }

    def detail_label(kind: str, value: str) -> list[nodes.Node]:
        perspective = printer.book.registry.perspectives.get(value)
        if kind == "other" and perspective:
            return [inline("letter", perspective.letter), nodes.Text(f" {perspective.short}")]
        return [nodes.Text(_("from a speaker whom nobody names"))]

    def detail_question(kind: str, value: str) -> dict[str, str]:
        return {"pen": value} if kind == "other" else {"hand": value}

    title = _("Through whose hands the claims came")
    return [
        chains_bars.picture(printer.book, counts, base_name, names, printer.register_uri, base),
        _table(
            printer,
            _Table("hands", title, "hand", names, detail_label, detail_question),
            counts,
            base_name,
            base,
        ),
    ]


def _years(printer: Printer, counts: Counts, base_name: str | None, base: str | None) -> nodes.Node:
    title = _("How long after the words, or after the event, they were set down")
    table_of = _Table("years", title, "later", later_words())
    return _table(printer, table_of, counts, base_name, base)


def _language(
    printer: Printer, selections: Sequence[Sequence[Claim]], base_name: str | None, base: str | None
) -> nodes.Node:
    tag = printer.builder.config.language
    language = language_name(tag, tag)
    counts = _count(printer, selections, partial(tallies.language_group, language=tag))

    def detail_label(kind: str, value: str) -> list[nodes.Node]:
        return [nodes.Text(value or _("no place or publisher on record"))]

    title = _("In whose {language} the claims are printed").format(language=language)

    def detail_question(kind: str, value: str) -> dict[str, str]:
        return {"translator" if kind == "translator" else "published": detail_value(value)}

    table_of = _Table(
        "language", title, "translation", translation_words(language), detail_label, detail_question
    )
    return _table(printer, table_of, counts, base_name, base)


@dataclass(frozen=True, slots=True)
class _Table:
    """What a table counts.

    :ivar key: the key of the register that has the kinds as its values
    :ivar names: the label of each kind
    :ivar detail_label: gives the label of a detail
    :ivar detail_question: gives what asks the register for a detail
    """

    name: str
    title: str
    key: str
    names: Mapping[str, str]
    detail_label: Callable[[str, str], list[nodes.Node]] | None = None
    detail_question: Callable[[str, str], dict[str, str]] = lambda _kind, _value: {}


def _table(
    printer: Printer, of: _Table, counts: Counts, base_name: str | None, base: str | None
) -> nodes.Node:
    """Return a table of *counts*: a row for each perspective, each of its kinds, each detail of a kind.

    Each number leads to the claims that it counts.
    """
    selections: list[dict[str, str]] = [{"taken-from": base}] if base else []
    selections.append({})
    rows: list[list[Cell]] = []
    row_classes: list[list[str]] = []

    def add_row(
        class_: str,
        label: Sequence[nodes.Node],
        numbers: Sequence[int],
        question: Mapping[str, str],
        *classes: str,
    ) -> None:
        cells = [
            paragraph("number", printer.register_link(str(number), {**question, **selection}))
            if number
            else paragraph("number", str(number))
            for number, selection in zip(numbers, selections, strict=True)
        ]
        rows.append([[paragraph(f"tally-{class_}", *label)], *([cell] for cell in cells)])
        row_classes.append([f"ps-tally-{class_}-row", *classes])

    for id_ in chains_bars.perspectives_with_claims(counts):
        perspective = printer.book.registry.perspectives.get(id_ or "")
        columns = [column.get(id_, Counter[Group]()) for column in counts]
        label = (
            [inline("letter", perspective.letter), nodes.Text(f" {perspective.short}")]
            if perspective
            else [nodes.Text(_("Perspective not known"))]
        )
        whose = {"words": perspective.id if perspective else UNKNOWN}
        add_row("whose", label, [sum(column.values()) for column in columns], whose, *identity(perspective))
        for kind, label_text in of.names.items():
            if any(kind_count(column, kind) for column in columns):
                question = {**whose, of.key: kind}
                numbers = [kind_count(column, kind) for column in columns]
                add_row("kind", [nodes.Text(label_text)], numbers, question)
                for value, _number in detail_counts(columns[-1], kind):
                    if of.detail_label:
                        numbers = [column[Group(kind, value)] for column in columns]
                        divided = {**question, **of.detail_question(kind, value)}
                        add_row("detail", of.detail_label(kind, value), numbers, divided)
    heads = [_("Claims"), *([base_name] if base_name else []), _("whole book")]
    node = table(f"tally-{of.name}", heads, rows, [64, *[18] * len(counts)])
    node["classes"] = ["colwidths-given", "ps-tally", f"ps-tally-{of.name}"]
    # Sphinx can number a table that has a title, and asks for its id then.
    node["ids"] = [f"table-chains-{of.name}"]
    node.insert(0, nodes.title("", of.title))
    next(node.findall(nodes.colspec))["stub"] = 1
    for row, classes in zip(node[1].findall(nodes.row), [[], *row_classes], strict=True):
        row["classes"] += classes
    return node
