"""The views ``handouts``, every comparison with its sheets, and ``downloads``, the book in other forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.wording import finding_name
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import Part, separated
from perspectives.rendering.offered_files import file_link, offered
from perspectives.views.chapters import documents_in_order
from perspectives.views.record_table import Cell, table

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

SHEETS = {".pdf": "A4", "-letter.pdf": "Letter"}
"""The sizes of paper of a handout, by the end of the name of its file."""


def build_handouts(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a table of all comparisons, chapter by chapter, with links to the sheets that there are."""
    env, domain = printer.builder.env, printer.domain
    folder = offered(printer, "handouts")
    rows: list[list[Cell]] = []
    for docname in dict.fromkeys(documents_in_order(env, str(env.config.root_doc))):
        records = domain.documents.get(docname)
        comparisons = [one for one in printer.book.comparisons.values() if one.docname == docname and one.id]
        if records is None or not comparisons:
            continue
        label = records.labels[0][0] if records.labels else ""
        number = domain.section_numbers(docname).get(label)
        title = f"{number}. {records.title}" if number else records.title
        head: Cell = [paragraph("group-title", printer.link(docname, label, title))]
        rows.append([head, [], []] if folder else [head, []])
        for comparison in comparisons:
            row: list[Cell] = [
                [printer.reference("accounts", comparison.id)],
                [finding_name(printer.book, comparison)],
            ]
            if folder:
                path = f"{folder}/{comparison.id}"
                links = (
                    file_link(printer.builder, printer.docname, f"{path}{ending}", name)
                    for ending, name in SHEETS.items()
                )
                row.append([*separated(links, " · ")])
            rows.append(row)
    if not rows:
        return []
    if folder:
        heads, widths = [_("Question"), _("Finding"), _("Sheets (PDF)")], (60, 22, 18)
        return [table("handouts", heads, rows, widths)]
    missing = paragraph("summary", _("This copy of the book comes without the files of its handouts."))
    return [missing, table("handouts", [_("Question"), _("Finding")], rows, (72, 28))]


def build_downloads(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return a list of the book's files; a sentence where this copy offers none."""
    forms = {
        "pdf": (_("The book on paper (PDF)"), _("the whole book, with notes, lists and index")),
        "epub": (_("The book for e-readers (EPUB)"), _("the text reflows; notes open on the page")),
        "class_reader": (
            _("A reader for a class (PDF)"),
            _("documents, questions, pupils’ sides of lessons and who was who, from the book"),
        ),
    }
    files = nodes.bullet_list(bullet="-")
    for name, (title, what) in forms.items():
        if path := offered(printer, name):
            content: list[Part | nodes.Node] = [
                file_link(printer.builder, printer.docname, path, title),
                f": {what}.",
            ]
            files += nodes.list_item("", paragraph("download", *content))
    if not files.children:
        return [paragraph("summary", _("This copy of the book comes without these files."))]
    return [files]
