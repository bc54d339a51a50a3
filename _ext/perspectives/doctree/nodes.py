"""The nodes of a comparison, and how each builder prints them, in one table.

Every node is a block of ordinary nodes of docutils, so that a builder of another extension prints all words.
HTML and EPUB print an element with classes for each block. LaTeX and Texinfo print an anchor.
The other builders print only the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.records.builders import HTML_BUILDERS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


_ = get_translation("perspectives")


class accounts(nodes.General, nodes.Element):
    """A comparison: its question, its claims, its commentary."""


class accounts_head(nodes.General, nodes.Element):
    """The question of a comparison, with its date, place, numbers and finding."""


class account_rows(nodes.General, nodes.Element):
    """The accounts of a comparison: its rows, and the sides that are silent."""


class account_row(nodes.General, nodes.Element):
    """Accounts that stand beside each other, under a caption where they answer or dispute each other."""


class further(nodes.General, nodes.Element):
    """What one side says besides, under a head that names the side."""


class silences(nodes.General, nodes.Element):
    """A line for each core perspective that is silent, or for which only others write."""


class silence(nodes.General, nodes.Element):
    """The line of one of these perspectives."""


class strip(nodes.General, nodes.Element):
    """The strip under the rows of a comparison: the claims that stand in none."""


class claim(nodes.General, nodes.Element):
    """The words of one voice. The attributes of the node are the options as typed."""


class wordings(nodes.General, nodes.Element):
    """A quotation with its originals and its variants."""


class wording(nodes.General, nodes.Element):
    """One of these: a label that says what the words are, and the words."""


class excerpt(nodes.General, nodes.Element):
    """The words of a claim, shown once more at another place; the claim keeps its own place and its id."""


class passage(nodes.General, nodes.Element):
    """A paragraph of a document that stands in a comparison."""


class parallel(nodes.General, nodes.Element):
    """A parallel text: ``left`` and ``right`` are its sides, ``rows`` its rows as typed."""


class parallel_heads(nodes.General, nodes.Element):
    """The heads of both sides of a parallel text."""


class parallel_row(nodes.General, nodes.Element):
    """A row of a parallel text: two cells, of which one may say that nothing stands there."""


class parallel_cell(nodes.General, nodes.Element):
    """One side of a row, or of the heads, of a parallel text. ``label`` is the name of the side."""


class foot_block(nodes.General, nodes.Element):
    """The foot of a claim for builders without templates: source, relations, evidence and address."""


class commentary(nodes.General, nodes.Element):
    """The editor's words on a comparison."""


class editorial_note(nodes.General, nodes.Element):
    """A flagged problem in a source or in the base article.

    ``questions`` are the ids of the comparisons that it tells something of.
    """


class source_document(nodes.General, nodes.Element):
    """A primary text: facts, headnote, text. The attributes of the node are the options as typed."""


class headnote(nodes.General, nodes.Element):
    """The editors' introduction to a document."""


class document_head(nodes.General, nodes.Element):
    """What is ours above the text of a document: its maker, its facts, its headnote."""


class document_text(nodes.General, nodes.Element):
    """The text of a document, or the passages of it that claims quote."""


class document_row(nodes.General, nodes.Element):
    """A block of a text, with its number, its notes and the claims that read it.

    ``number`` is the number of a paragraph; empty for a block that is not counted.
    """


class document_words(nodes.General, nodes.Element):
    """The words of a block of a text."""


class beside(nodes.General, nodes.Element):
    """What stands beside a block of a text: the notes of its edition, and the claims that read it."""


class page_break(nodes.Inline, nodes.Element):
    """The place where the printed source turns to the page ``page``. It is not among the words."""

    def astext(self) -> str:
        """Return nothing: the number of a page is no word of the text."""
        return ""


class taken_words(nodes.Inline, nodes.Element):
    """Words that the claim ``claim`` quotes; the classes name its rule and colour."""


class lesson(nodes.General, nodes.Element):
    """A lesson: the pupils' side and the teacher's side. The attributes are the options as typed."""


class pupils(nodes.General, nodes.Element):
    """What pupils are given: the context, the sources, the organiser and the task."""


class lesson_source(nodes.General, nodes.Element):
    """A source of a lesson, which the pupils read. ``target`` is the claim or the passage that it prints."""


class organiser(nodes.General, nodes.Element):
    """A table with empty cells, which pupils fill."""


class task(nodes.General, nodes.Element):
    """What pupils are asked to do."""


class teacher(nodes.General, nodes.Element):
    """What is for the teacher of a lesson alone."""


class source_lines(nodes.General, nodes.Element):
    """The words of a document in numbered lines: each paragraph holds a :class:`source_line` for each."""


class source_line(nodes.Inline, nodes.TextElement):
    """A line of a document in a lesson. ``number`` is its number, and a space or nothing ends its words."""


class side_by_side(nodes.General, nodes.Element):
    """Words in translation and in their original language, one beside the other."""


class report_form(nodes.General, nodes.Element):
    """A list of questions that a teacher answers after the lesson; on paper there is room under each."""


class view(nodes.General, nodes.Element):
    """A query over the records. It is replaced by its result after all pages are read."""


class fold(nodes.General, nodes.Element):
    """A part of a page that opens on a click, for builders of pages alone. Its first child is its title."""


class fold_title(nodes.General, nodes.TextElement):
    """The title of a part that opens on a click."""


class picture(nodes.General, nodes.Element):
    """A picture made from the records: ``svg`` is its text, ``title`` and ``description`` say what it shows.

    A table beside it has the same facts, so that nothing is lost where a builder prints no picture.
    """


class filters(nodes.General, nodes.Element):
    """The form by which a reader filters the rows of the table whose id is ``table``.

    ``facets`` is a list of (name, label, [(value, label), …]).
    The form is printed only for builders with scripts, and hidden until the script shows it.
    """


class reading_bar(nodes.General, nodes.Element):
    """The bar under the title of a page, by which a reader chooses what the page shows.

    ``perspectives`` is a list of (id, letter, short name, colour), empty where nothing would be left to show.
    ``sentences`` are the sentences of the script, by name.
    The bar is hidden until the script shows it.
    """


class line_break(nodes.Inline, nodes.Element):
    """The end of a line that an editor means, as in verse."""

    def astext(self) -> str:
        """Return the end of the line."""
        return "\n"


class verse_line(nodes.Inline, nodes.TextElement):
    """A line of verse, with its end. Where it is longer than the page is wide, the rest is set further in."""


class file_size(nodes.Inline, nodes.Element):
    """The size of the data file ``file``. The number is put on the page when the file is written."""


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


def visit_latex(self: Any, node: nodes.Element) -> None:
    """Print an anchor for each id. The content of the block is printed after it."""
    for id_ in node["ids"]:
        self.body.append(self.hypertarget(id_, anchor=True))


def visit_texinfo(self: Any, node: nodes.Element) -> None:
    """Print an anchor for each id. The content of the block is printed after it."""
    for id_ in node["ids"]:
        self.add_anchor(id_, node)


def visit_plain(self: Any, node: nodes.Element) -> None:
    """Print nothing for the block itself: only its content is printed."""


def depart_plain(self: Any, node: nodes.Element) -> None:
    """Print nothing: there is no element to close."""


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


def visit_line_break_latex(self: Any, node: line_break) -> None:
    """Break the line."""
    self.body.append("\\\\\n")


def visit_line_break_text(self: Any, node: line_break) -> None:
    """Break the line: what stands before it is wrapped by itself."""
    self.end_state(end=None)
    self.new_state(0)


def visit_line_break_man(self: Any, node: line_break) -> None:
    """Break the line."""
    self.body.append("\n.br\n")


def visit_line_break_texinfo(self: Any, node: line_break) -> None:
    """Break the line."""
    self.body.append("@*\n")


def skip(self: Any, node: nodes.Node) -> None:
    """Print nothing: the text beside the node has the same facts, or the node is for HTML pages only."""
    raise nodes.SkipNode


def setup_nodes(app: Sphinx) -> None:
    """Register every node with its visitors for each builder."""
    plain = (visit_plain, depart_plain)
    unseen = (skip, None)
    drawn: tuple[tuple[type[nodes.Element], Any], ...] = (
        (picture, visit_picture_html),
        (filters, visit_filters_html),
        (reading_bar, visit_reading_bar_html),
        (file_size, visit_file_size_html),
    )
    for kind, visit in drawn:
        app.add_node(kind, html=(visit, depart_plain), latex=unseen, text=unseen, man=unseen, texinfo=unseen)
    app.add_node(
        line_break,
        html=(visit_line_break_html, depart_plain),
        latex=(visit_line_break_latex, depart_plain),
        text=(visit_line_break_text, depart_plain),
        man=(visit_line_break_man, depart_plain),
        texinfo=(visit_line_break_texinfo, depart_plain),
    )
    app.add_node(
        page_break,
        html=(visit_page_break_html, depart_plain),
        latex=unseen,
        text=unseen,
        man=unseen,
        texinfo=unseen,
    )
    app.add_node(
        taken_words,
        html=(visit_taken_words_html, depart_taken_words_html),
        latex=plain,
        text=plain,
        man=plain,
        texinfo=plain,
    )
    app.add_node(
        source_line,
        html=(visit_source_line_html, depart_source_line_html),
        latex=(visit_plain, visit_line_break_latex),
        text=(visit_plain, visit_line_break_text),
        man=(visit_plain, visit_line_break_man),
        texinfo=(visit_plain, visit_line_break_texinfo),
    )
    for node in ELEMENTS:
        app.add_node(
            node,
            html=(visit_html, depart_html),
            latex=(visit_latex, depart_plain),
            text=plain,
            man=plain,
            texinfo=(visit_texinfo, depart_plain),
        )
