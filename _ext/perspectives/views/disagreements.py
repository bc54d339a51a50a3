"""The view ``disagreements``: a matrix of all questions by all sides, and the questions by finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import record_titles, wording
from perspectives.book.matrix import (
    OTHER_PEN,
    OWN_PEN,
    MatrixCell,
    cell_words,
    comparisons_by_date,
    first_year,
    matrix_cells,
    matrix_sides,
)
from perspectives.book.pair_captions import pairs_in_words
from perspectives.book.pairs import pairs
from perspectives.doctree.matrix_nodes import MatrixRow, MatrixSign, QuestionMatrix, question_matrix
from perspectives.doctree.paragraphs import identity, inline, paragraph
from perspectives.doctree.phrases import Inline, Link, inline_nodes
from perspectives.records import vocabulary
from perspectives.records.claim_records import Comparison
from perspectives.records.closed_lists import FINDINGS
from perspectives.records.declarations import Perspective
from perspectives.views.record_table import Cell, filters, table

if TYPE_CHECKING:
    from perspectives.book.book import Book
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

LISTED_FINDINGS = ("conflict", "differ", "agree", "unverifiable", "one-sided", None)
"""The findings in the order of the lists: who contradicts whom comes first."""


def build(printer: Printer, options: Mapping[str, str]) -> list[nodes.Node]:
    """Return the matrix of the comparisons, or of those with the finding of *options*, and the lists.

    Pages have a form to filter the matrix.
    """
    book = printer.book
    comparisons = [
        comparison
        for comparison in comparisons_by_date(book)
        if options.get("finding", comparison.finding) == comparison.finding
    ]
    if not comparisons:
        return []
    sides = matrix_sides(book)
    cells = {comparison.id: matrix_cells(book, comparison, sides) for comparison in comparisons}
    lists = list(_lists(printer, comparisons))
    # On paper, a list of questions without a word on them would say no more than the matrix.
    conflicts = lists[:1] if any(one.finding == "conflict" for one in comparisons) else []
    if printer.builder.format == "typst":
        return [
            summary(book, comparisons),
            _printed_legend(sides),
            _printed_matrix(printer, comparisons, cells, sides),
            *conflicts,
        ]
    years = [first_year(book, comparison) for comparison in comparisons]
    rows = tuple(
        MatrixRow(
            printer.reference("accounts", comparison.id),
            year,
            year != before,
            tuple(_sign(printer, comparison, cell) for cell in cells[comparison.id]),
            _facets(comparison, cells[comparison.id]),
        )
        for comparison, year, before in zip(comparisons, years, ["", *years], strict=False)
    )
    matrix = question_matrix.of(
        QuestionMatrix(
            _("Every question by every side, in the order of time"),
            (_("Question"), _("Year")),
            tuple((one.letter, one.short, " ".join(identity(one))) for one in sides),
            rows,
        )
    )
    form = filters("disagreements", _choices(rows, sides))
    return [summary(book, comparisons), form, _legend(), matrix, *lists]


def summary(book: Book, comparisons: Sequence[Comparison]) -> nodes.paragraph:
    """Return the number of comparisons, of each finding, and of the questions that one pen alone answers."""
    several = [comparison for comparison in comparisons if not book.is_one_pen(comparison)]
    counts = {finding: sum(comparison.finding == finding for comparison in several) for finding in FINDINGS}
    parts = [f"{vocabulary.finding_name(finding)} {number}" for finding, number in counts.items() if number]
    questions = wording.quantity(len(several), "comparison", "comparisons")
    text = f"{questions}: {', '.join(parts)}." if parts else f"{questions}."
    alone = len(comparisons) - len(several)
    if alone:
        sentence = _("Questions that one pen alone answers: {number}.").format(number=alone)
        text = f"{text} {sentence}"
    return paragraph("summary", text)


def _sign(printer: Printer, comparison: Comparison, cell: MatrixCell) -> MatrixSign:
    """Return a cell of the matrix. It leads to the side’s first claim in the comparison, where it has one."""
    link: Link | Inline | None = None
    if cell.claim:
        link = printer.reference("claim", cell.claim)
    elif cell.accounts:
        link = printer.reference("accounts", comparison.id)
    dispute = _(", in dispute") if cell.is_in_dispute else ""
    return MatrixSign(cell.kind, cell_words(printer.book, cell), dispute, link)


def _facets(comparison: Comparison, cells: Sequence[MatrixCell]) -> dict[str, list[str]]:
    silent = [cell.perspective.id for cell in cells if cell.silence]
    return {"finding": [comparison.finding or ""], "silent": silent}


def _choices(
    rows: Sequence[MatrixRow], sides: Sequence[Perspective]
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return the facets of the form, each with its name, label and the values that a row has."""

    def has(name: str, value: str) -> bool:
        return any(value in row.facets[name] for row in rows)

    findings = [(id_, vocabulary.finding_name(id_)) for id_ in FINDINGS if has("finding", id_)]
    silent = [(one.id, one.short) for one in sides if has("silent", one.id)]
    return [("finding", _("Finding"), findings), ("silent", _("Silent here"), silent)]


def _meanings() -> list[tuple[str, bool, str]]:
    """Return the signs of the legend: kind, whether in dispute, and the meaning in words."""
    return [
        (OWN_PEN, False, _("by its own pen")),
        (OTHER_PEN, False, _("only by another’s pen")),
        (OWN_PEN, True, _("in dispute with another account")),
        ("silent", False, _("no account")),
    ]


def _legend() -> nodes.paragraph:
    """Return the four signs of the matrix with their meanings."""
    legend = paragraph("matrix-legend")
    for kind, is_in_dispute, meaning in _meanings():
        classes = ["ps-sign", f"ps-sign-{kind}", *(["ps-sign-dispute"] if is_in_dispute else [])]
        line = nodes.inline("", "", classes=["ps-meaning", *(["ps-found"] if is_in_dispute else [])])
        line += [nodes.inline("", "", classes=classes), nodes.Text(meaning)]
        legend += [line, nodes.Text(" ")]
    return legend


def _lists(printer: Printer, comparisons: Sequence[Comparison]) -> Iterator[nodes.Node]:
    """Yield the questions by finding, each list under its name; those of one pen come last.

    A question in which claims dispute or answer each other says whose they are.
    """
    book = printer.book
    several = [one for one in comparisons if not book.is_one_pen(one)]
    groups: list[tuple[str, list[Comparison]]] = [
        (vocabulary.labelled_finding(finding), [one for one in several if one.finding == finding])
        for finding in LISTED_FINDINGS
    ]
    groups.append((_("One pen"), [one for one in comparisons if book.is_one_pen(one)]))
    for name, group in groups:
        if not group:
            continue
        block = nodes.container(classes=["ps-by-finding", "ps-found"])
        block += nodes.rubric("", f"{name} ({len(group)})", classes=["ps-kind"])
        entries = nodes.bullet_list("", bullet="*", classes=["ps-questions"])
        entries += [_entry(printer, comparison) for comparison in group]
        block += entries
        yield block


def _entry(printer: Printer, comparison: Comparison) -> nodes.list_item:
    """Return a question with who disputes or answers whom; where they conflict, with what would settle it."""
    book = printer.book
    words = pairs_in_words(book, pairs(comparison, book))
    line = paragraph("question-line", *inline_nodes([printer.reference("accounts", comparison.id)]))
    if words:
        line += [nodes.Text(" "), inline("pairs", f"{words}.")]
    if comparison.settle and comparison.finding == "conflict":
        settle = record_titles.fill_titles(book, comparison.settle) or ""
        line += inline("settle-line", f" {_('What would settle it: ')}{settle}.")
    return nodes.list_item("", line)


def _printed_sign(kind: str, is_in_dispute: bool) -> nodes.raw:
    """Return a sign for paper."""
    return nodes.raw("", f'#ps-sign("{kind}", {"true" if is_in_dispute else "false"});', format="typst")


def _printed_legend(sides: Sequence[Perspective]) -> nodes.paragraph:
    """Return the signs with their meanings, and the letters with the names of the sides."""
    legend = paragraph("matrix-legend")
    for kind, is_in_dispute, meaning in _meanings():
        legend += [_printed_sign(kind, is_in_dispute), nodes.Text(f"\u00a0{meaning}; ")]
    names = ", ".join(f"{one.letter}\u00a0{one.short}" for one in sides)
    legend += nodes.Text(f"{names}.")
    return legend


def _printed_matrix(
    printer: Printer,
    comparisons: Sequence[Comparison],
    cells: Mapping[str, Sequence[MatrixCell]],
    sides: Sequence[Perspective],
) -> nodes.table:
    """Return the matrix for paper: a row for each question, its year where a new one begins."""
    rows: list[list[Cell]] = []
    before = ""
    for comparison in comparisons:
        year = first_year(printer.book, comparison)
        signs: list[Cell] = [[_printed_sign(cell.kind, cell.is_in_dispute)] for cell in cells[comparison.id]]
        shown = year if year != before else ""
        rows.append([[nodes.Text(shown)], [printer.reference("accounts", comparison.id)], *signs])
        before = year
    heads = [_("Year"), _("Question"), *(one.letter for one in sides)]
    return table("matrix", heads, rows, [8, 58, *([4] * len(sides))])
