"""What our nodes are in HTML and EPUB: an element with classes for each block."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree.comparison_nodes import (
    account_row,
    account_rows,
    accounts,
    accounts_head,
    claim,
    commentary,
    editorial_note,
    excerpt,
    foot_block,
    further,
    passage,
    silence,
    silences,
    strip,
    wording,
    wordings,
)
from perspectives.doctree.document_nodes import (
    beside,
    document_head,
    document_row,
    document_text,
    document_words,
    headnote,
    page_break,
    parallel,
    parallel_cell,
    parallel_heads,
    parallel_row,
    source_document,
    taken_words,
)
from perspectives.doctree.lesson_nodes import (
    lesson,
    lesson_source,
    organiser,
    pupils,
    report_form,
    side_by_side,
    source_line,
    source_lines,
    task,
    teacher,
)
from perspectives.doctree.page_nodes import (
    file_size,
    filters,
    fold,
    fold_title,
    line_break,
    picture,
    reading_bar,
    verse_line,
    view,
)
from perspectives.records.builders import HTML_BUILDERS

_ = get_translation("perspectives")

ELEMENTS: dict[type[nodes.Element], str] = {
    accounts: "section",
    accounts_head: "header",
    account_rows: "div",
    account_row: "div",
    further: "div",
    silences: "div",
    silence: "div",
    strip: "div",
    claim: "article",
    wordings: "div",
    wording: "div",
    excerpt: "article",
    passage: "article",
    parallel: "div",
    parallel_heads: "div",
    parallel_row: "div",
    parallel_cell: "div",
    foot_block: "footer",
    commentary: "section",
    editorial_note: "aside",
    source_document: "section",
    headnote: "section",
    document_head: "header",
    document_text: "section",
    document_row: "div",
    document_words: "div",
    beside: "div",
    lesson: "div",
    pupils: "section",
    lesson_source: "div",
    organiser: "div",
    task: "div",
    teacher: "section",
    source_lines: "div",
    side_by_side: "div",
    report_form: "div",
    view: "div",
    fold: "details",
    fold_title: "summary",
    verse_line: "span",
}
"""The element of HTML for each block."""


def visit_html(self: Any, node: nodes.Element) -> None:
    """Open the element of the block, with its ids, classes, language and accessible name."""
    attributes = {"aria-label": node["label"]} if node.get("label") else {}
    if node.get("standpoint") and self.builder.name in HTML_BUILDERS:
        attributes["data-perspective"] = node["standpoint"]
    if node.get("language"):
        attributes["lang"] = node["language"]
    if node.get("questions") and self.builder.name in HTML_BUILDERS:
        attributes["data-questions"] = " ".join(node["questions"])
    if isinstance(node, editorial_note):
        # Without this role, each note would be a landmark, and a screen reader would list them all.
        attributes["role"] = "note"
    if isinstance(node, parallel_row | parallel_cell | strip | account_row | further) and node.get("label"):
        # A division has no name for the ear unless it has a role.
        attributes["role"] = "group"
    self.body.append(self.starttag(node, ELEMENTS[type(node)], "", **attributes))


def depart_html(self: Any, node: nodes.Element) -> None:
    """Close the element of the block."""
    self.body.append(f"</{ELEMENTS[type(node)]}>\n")


def visit_picture_html(self: Any, node: picture) -> None:
    """Print the SVG inline, so that it has the colours of the page and needs no file."""
    self.body.append(f'<div class="ps-picture">{node["svg"]}</div>\n')


def visit_filters_html(self: Any, node: filters) -> None:
    """Print a form that is hidden until the script shows it; nothing in an EPUB, which has no script."""
    if self.builder.name not in HTML_BUILDERS:
        raise nodes.SkipNode
    every, show_all, all_shown = _("all"), _("Show all"), _("All {all} rows are shown.")
    address = _("Address of this list:")
    some_shown, none_shown = _("{shown} of {all} rows are shown: {chosen}."), _("No row is {chosen}.")
    shown = [f'<form class="ps-filters" data-for="{node["table"]}" role="search" hidden>']
    for name, label, choices in node["facets"]:
        options = "".join(
            f'<option value="{self.attval(value)}">{self.encode(text)}</option>' for value, text in choices
        )
        shown.append(
            f'<label><span>{self.encode(label)}</span> <select name="{name}">'
            f'<option value="">{every}</option>{options}</select></label>'
        )
    shown.append(
        f'<p><button type="reset">{show_all}</button> <output data-all="{all_shown}" '
        f'data-some="{some_shown}" data-none="{none_shown}"></output></p>'
        f'<p class="ps-filters-address" hidden>{address} <span></span></p></form>\n'
    )
    self.body.append("".join(shown))


def visit_reading_bar_html(self: Any, node: reading_bar) -> None:
    """Print the buttons, and the sentences of the script as ``data-…`` attributes."""
    said = "".join(
        f' data-{name}="{self.attval(sentence)}"' for name, sentence in sorted(node["sentences"].items())
    )
    buttons = "".join(
        f'<button type="button" class="ps-colour-{colour}" value="{id_}" aria-pressed="true">'
        f'<span class="ps-letter">{self.encode(letter)}</span> <span>{self.encode(name)}</span></button> '
        for id_, letter, name, colour in node["perspectives"]
    )
    show, show_all, what = _("Show:"), _("Show all"), _("What this page shows")
    if buttons:
        buttons = f"<span>{show}</span> {buttons}"
    first = _("Decide first")
    decide = f'<button type="button" class="ps-bar-decide" aria-pressed="false">{first}</button>'
    self.body.append(
        f'<div class="ps-bar" role="group" aria-label="{what}" hidden{said}>'
        f'<p class="ps-bar-choices">{buttons}{decide}</p>'
        f'<p class="ps-bar-said"><span role="status"></span> '
        f'<button type="button" hidden>{show_all}</button></p>'
        "</div>\n"
    )
    raise nodes.SkipNode


def visit_file_size_html(self: Any, node: file_size) -> None:
    """Print an empty element for the size, where the builder writes data files; nothing in an EPUB."""
    if self.builder.name in HTML_BUILDERS:
        self.body.append(f'<span class="ps-size" data-file="{self.attval(node["file"])}"></span>')
    raise nodes.SkipNode


def visit_page_break_html(self: Any, node: page_break) -> None:
    """Print the number as an attribute, which the style sheet draws: as text it would divide the words."""
    page = self.attval(node["page"])
    ids = f' id="{node["ids"][0]}"' if node["ids"] else ""
    if self.builder.name in HTML_BUILDERS:
        self.body.append(f'<span class="ps-page-break"{ids} data-page="{page}"></span>')
    else:
        label = self.attval(_("page {number}").format(number=node["page"]))
        self.body.append(
            f'<span class="ps-page-break"{ids} epub:type="pagebreak" role="doc-pagebreak" '
            f'aria-label="{label}">{page}</span>'
        )


def visit_taken_words_html(self: Any, node: taken_words) -> None:
    """Mark the words."""
    self.body.append(self.starttag(node, "mark", ""))


def depart_taken_words_html(self: Any, node: taken_words) -> None:
    """End the marked words."""
    self.body.append("</mark>")


def visit_source_line_html(self: Any, node: source_line) -> None:
    """Open a line; every fifth number is an attribute, which the style sheet draws: it is no word of it."""
    shown = {"data-line": str(node["number"])} if node["number"] % 5 == 0 else {}
    self.body.append(self.starttag(node, "span", "", CLASS="ps-source-line", **shown))


def depart_source_line_html(self: Any, node: source_line) -> None:
    """Close a line."""
    self.body.append("</span>\n")


def visit_line_break_html(self: Any, node: line_break) -> None:
    """Break the line."""
    self.body.append("<br />\n")
