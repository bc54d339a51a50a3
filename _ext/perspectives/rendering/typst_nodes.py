"""The nodes of a comparison as Typst markup, for the builder of :mod:`typst_book`, if the book loads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from perspectives.doctree import comparison_nodes, document_nodes, lesson_nodes, page_nodes
from perspectives.domain.store import PerspectivesDomain
from perspectives.records.builders import SHEET_BUILDERS
from perspectives.records.closed_lists import COLOURS
from perspectives.registry.colours import typst_dictionary
from perspectives.rendering.paper_index import lines_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

DOCUMENT_TEMPLATE = Path(__file__).with_name("document.typ")
LESSON_TEMPLATE = Path(__file__).with_name("lesson.typ")
OVERVIEWS_TEMPLATE = Path(__file__).with_name("overviews.typ")
COMPARISON_TEMPLATE = Path(__file__).with_name("comparison.typ")


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _look_arguments(node: nodes.Element) -> str:
    """Return the rule and the colour of the perspective of a node, as arguments of a Typst function."""
    rule, colour = node.get("rule", "solid"), node.get("colour", "ink")
    return f"rule: {_string(rule)}, colour: {_string(colour)}"


def visit_block(name: str) -> Any:
    """Return a visitor that opens a call of the Typst function *name*."""

    def visit(self: Any, node: nodes.Element) -> None:
        self.write("\n")
        self.anchor(node)
        self.call(name)

    return visit


def depart_block(self: Any, node: nodes.Element) -> None:
    """Close the call of the Typst function."""
    self.end()
    self.write("\n")


def visit_row(self: Any, node: comparison_nodes.account_row) -> None:
    """Print the accounts of a row beside each other, under its caption if it has one.

    Of three that are long, the last stands below the others: narrow columns would be longer than the page.
    """
    captions = [child for child in node.children if isinstance(child, nodes.rubric)]
    accounts = [child for child in node.children if not isinstance(child, nodes.rubric)]
    rows = [accounts] if len(accounts) < 3 or _lines(accounts) <= WHOLE_PAIR else [accounts[:2], accounts[2:]]
    cells = "".join("(" + "".join(f"[{self.capture([one])}]," for one in row) + ")," for row in rows)
    caption = f"[{self.capture(captions[0].children)}]" if captions else "none"
    whole = "true" if sum(map(_lines, rows)) <= (WHOLE_PAIR if captions else WHOLE) else "false"
    self.write(f"\n#ps-row(caption: {caption}, whole: {whole}, ({cells}));\n")
    raise nodes.SkipNode


def visit_further(self: Any, node: comparison_nodes.further) -> None:
    """Print what a side says besides, in two columns of the same length, under the name of the side."""
    head, *accounts = node.children
    name = self.capture(cast(nodes.Element, head).children)
    if isinstance(node.parent, comparison_nodes.account_row):
        self.write(f"#ps-further-head({_look_arguments(node)})[{name}];{self.capture(accounts)}")
        raise nodes.SkipNode
    lengths = [_length(account) for account in accounts]
    divided = min(
        range(1, len(accounts)), key=lambda end: abs(sum(lengths[:end]) - sum(lengths[end:])), default=1
    )
    left, right = self.capture(accounts[:divided]), self.capture(accounts[divided:])
    self.write(f"\n#ps-further({_look_arguments(node)}, [{name}], [{left}], [{right}]);\n")
    raise nodes.SkipNode


HEAD_AND_FOOT = 200
"""As much room as so many letters is taken by the space around a claim, its head and its foot."""

LINE = {1: 95, 2: 46, 3: 29}
"""So many letters stand on a line where so many accounts stand beside each other."""

WHOLE, WHOLE_PAIR = 14, 30
"""A row of at most so many lines, or a pair, is not divided by the end of a page."""


def _length(node: nodes.Node) -> int:
    """Return the room that an account takes, in letters."""
    return len(node.astext()) + HEAD_AND_FOOT


def _lines(accounts: list[nodes.Node]) -> int:
    """Return the lines of the longest of accounts that stand beside each other."""
    return max(_length(account) for account in accounts) // LINE[min(len(accounts), 3)]


def visit_claim(self: Any, node: comparison_nodes.claim) -> None:
    """Open the call for a claim; the id of one that has the page's width stands in the margin."""
    self.write("\n")
    if not node.get("is_borrowed"):
        self.anchor(node)
    head = node.children[0] if node.children else None
    is_named = isinstance(head, nodes.paragraph) and "ps-label" in head["classes"]
    self.call(
        "ps-claim",
        _string(node.get("record", "")),
        _place_argument(node),
        f"named: {'true' if is_named else 'false'}",
        _look_arguments(node),
    )


def _place_argument(node: nodes.Node) -> str:
    """Return where an account stands, as an argument: in a row, below others, or across the page."""
    if isinstance(node.parent, comparison_nodes.account_row):
        return 'place: "row"'
    return (
        'place: "flow"'
        if isinstance(node.parent, comparison_nodes.further | comparison_nodes.strip)
        else 'place: "alone"'
    )


def visit_parallel(self: Any, node: document_nodes.parallel) -> None:
    """Print two documents side by side: their heads, then their rows."""
    heads, rows = "", ""
    for child in node.children:
        cells = [cell for cell in child.children if isinstance(cell, document_nodes.parallel_cell)]
        printed = [self.capture(cell.children) for cell in cells]
        if isinstance(child, document_nodes.parallel_heads):
            pairs = zip(cells, printed, strict=True)
            heads = "".join(f"({_look_arguments(cell)}, body: [{body}])," for cell, body in pairs)
        else:
            rows += "(" + "".join(f"[{body}]," for body in printed) + "),"
    self.write(f"\n#ps-parallel(({heads}), ({rows}));\n")
    raise nodes.SkipNode


def visit_picture(self: Any, node: page_nodes.picture) -> None:
    """Print a picture across the page, with its title and description as alternative text."""
    alt = f"{node['title']}. {node['description']}"
    self.write(f"\n#ps-picture({_string(node['svg'])}, {_string(alt)});\n")
    raise nodes.SkipNode


def visit_line_break(self: Any, node: page_nodes.line_break) -> None:
    """Break the line."""
    self.write("#linebreak();")
    raise nodes.SkipNode


def visit_looked(name: str) -> Any:
    """Return a visitor that opens a call of the Typst function *name* with the look of a perspective."""

    def visit(self: Any, node: nodes.Element) -> None:
        self.write("\n")
        self.anchor(node)
        self.call(name, _look_arguments(node))

    return visit


def visit_passage(self: Any, node: comparison_nodes.passage) -> None:
    """Open the call for a passage of a document."""
    self.write("\n")
    self.call("ps-passage", _place_argument(node), _look_arguments(node))


def visit_document_text(self: Any, node: document_nodes.document_text) -> None:
    """Open the text of a document, between the rules of the perspective of the document."""
    self.write("\n")
    self.anchor(node)
    self.call("ps-document-text", _look_arguments(cast(nodes.Element, node.parent)))


def visit_document_row(self: Any, node: document_nodes.document_row) -> None:
    """Open a block of a text; its number stands at its left, and the slips of claims begin at its top."""
    kinds = [class_.removeprefix("ps-block-") for class_ in node["classes"] if class_.startswith("ps-block-")]
    self.write("\n")
    self.anchor(node)
    self.call("ps-document-row", _string(node.get("number", "")), _string(kinds[0] if kinds else ""))
    for block in node.children:
        if isinstance(block, document_nodes.beside):
            for item in block.findall(nodes.list_item):
                # What stands in the margin is no part of the text for a screen reader: it may hold no link.
                words = " · ".join(line.astext() for line in item.findall(nodes.paragraph))
                self.write(f"#margin-note({_string(words)}, gap: ps-number-room);")


def visit_beside(self: Any, node: document_nodes.beside) -> None:
    """Print the notes of the edition below the paragraph; the slips were written with its row."""
    for child in node.children:
        if not isinstance(child, nodes.bullet_list):
            self.write(self.capture([child]))
    raise nodes.SkipNode


def visit_page_break(self: Any, node: document_nodes.page_break) -> None:
    """Print the number of the page of the source."""
    self.anchor(node)
    self.write(f"#ps-page-break({_string(node['page'])});")
    raise nodes.SkipNode


def visit_taken_words(self: Any, node: document_nodes.taken_words) -> None:
    """Open the words that a claim takes."""
    depth = next((class_[-1] for class_ in node["classes"] if class_.startswith("ps-depth-")), "1")
    self.anchor(node)
    rule, colour = node.get("rule", "solid"), node.get("colour", "ink")
    self.call("ps-taken-words", _string(rule), _string(colour), depth)


def depart_taken_words(self: Any, node: document_nodes.taken_words) -> None:
    """Close the words that a claim takes."""
    self.end()


def visit_lesson_source(self: Any, node: lesson_nodes.lesson_source) -> None:
    """Open a source of a lesson; the text of a document may go on to the next page."""
    self.write("\n")
    has_lines = next(node.findall(lesson_nodes.source_lines), None) is not None
    self.call("ps-lesson-source", f"whole: {'false' if has_lines else 'true'}")


def visit_organiser(self: Any, node: lesson_nodes.organiser) -> None:
    """Print the table with lines around its cells, and with room to write in each empty one."""
    for child in node.children:
        if not isinstance(child, nodes.table):
            self.write(self.capture([child]))
            continue
        group = next(child.findall(nodes.tgroup))
        widths = "".join(f"{column['colwidth']}fr," for column in group.findall(nodes.colspec))
        self.write(f"\n#ps-organiser-table(({widths}),")
        for part in group.children:
            if isinstance(part, nodes.thead):
                self.write(f"table.header({''.join(self.row(row) for row in part.children)}),")
            elif isinstance(part, nodes.tbody):
                self.write(
                    "".join(self.row(row) for row in part.children).replace("[],", "[#ps-writing-room],")
                )
        self.write(");\n")
    raise nodes.SkipNode


def visit_source_line(self: Any, node: lesson_nodes.source_line) -> None:
    """Print the number of a line at its left."""
    self.write(f"#ps-source-line({node['number']});")


def depart_source_line(self: Any, node: lesson_nodes.source_line) -> None:
    """Break the line, but for the last of a paragraph."""
    if node is not node.parent.children[-1]:
        self.write("#linebreak();")


def visit_side_by_side(self: Any, node: lesson_nodes.side_by_side) -> None:
    """Print the words in each language beside each other."""
    sides = "".join(f"[{self.capture([child])}]," for child in node.children)
    self.write(f"\n#ps-side-by-side({sides});\n")
    raise nodes.SkipNode


def visit_report_form(self: Any, node: lesson_nodes.report_form) -> None:
    """Print each question with a line to write on."""
    for item in node.findall(nodes.list_item):
        self.write(f"\n#ps-report-line[{self.capture(item.children)}];\n")
    raise nodes.SkipNode


def skip(self: Any, node: nodes.Node) -> None:
    """Print nothing: on paper, there are no filters and no files."""
    raise nodes.SkipNode


def define_colours(app: Sphinx) -> None:
    """Define the colours that the book declares, for the Typst template."""
    from typst_book import TypstBuilder  # noqa: PLC0415  # not every book loads it

    if isinstance(app.builder, TypstBuilder):
        book = cast("PerspectivesDomain", app.env.domains["perspectives"]).book
        colours = book.registry.colours
        if app.builder.name in SHEET_BUILDERS:
            # What is copied for a class is black.
            names = "".join(f"{name}: black, " for name in (*COLOURS, *colours))
            app.builder.define("ps-own-colours", f"({names})")
        else:
            app.builder.define("ps-own-colours", typst_dictionary(colours))


def setup_paper(app: Sphinx, _config: Config) -> None:
    """Register the visitors and their template, if the book loads :mod:`typst_book`."""
    if "typst_book" not in app.extensions:
        return
    from typst_book import add_index, add_template  # noqa: PLC0415  # not every book loads it

    add_template(
        app,
        COMPARISON_TEMPLATE,
        pageless_prefixes=("voice-", "cite-", "ps-ref-quote", "ps-ref-voice", "ps-permalink"),
    )
    add_template(app, DOCUMENT_TEMPLATE)
    add_template(app, OVERVIEWS_TEMPLATE)
    add_template(app, LESSON_TEMPLATE)
    add_index(app, lines_of)
    # After the registry has been loaded (500).
    app.connect("builder-inited", define_colours, priority=600)
    for node, name in (
        (comparison_nodes.accounts, "ps-accounts"),
        (comparison_nodes.accounts_head, "ps-head"),
        (comparison_nodes.account_rows, "ps-rows"),
        (comparison_nodes.strip, "ps-strip"),
        (comparison_nodes.foot_block, "ps-foot"),
        (comparison_nodes.wordings, "ps-wordings"),
        (comparison_nodes.wording, "plain"),
        (comparison_nodes.silences, "ps-silences"),
        (comparison_nodes.commentary, "ps-commentary"),
        (comparison_nodes.editorial_note, "ps-note"),
        (page_nodes.view, "plain"),
        (page_nodes.verse_line, "ps-verse-line"),
        (lesson_nodes.lesson, "ps-lesson"),
        (lesson_nodes.pupils, "ps-pupils"),
        (lesson_nodes.teacher, "ps-teacher"),
        (lesson_nodes.source_lines, "ps-source-lines"),
        (lesson_nodes.task, "ps-task"),
    ):
        app.add_node(node, override=True, typst=(visit_block(name), depart_block))
    drawn: tuple[tuple[type[nodes.Element], Any], ...] = (
        (document_nodes.parallel, (visit_parallel, None)),
        (comparison_nodes.excerpt, (visit_looked("ps-excerpt"), depart_block)),
        (comparison_nodes.passage, (visit_passage, depart_block)),
        (comparison_nodes.silence, (visit_looked("ps-silence"), depart_block)),
        (document_nodes.source_document, (visit_looked("ps-document"), depart_block)),
        (document_nodes.headnote, (visit_block("ps-headnote"), depart_block)),
        (document_nodes.document_head, (visit_block("plain"), depart_block)),
        (document_nodes.document_text, (visit_document_text, depart_block)),
        (document_nodes.document_row, (visit_document_row, depart_block)),
        (document_nodes.document_words, (visit_block("plain"), depart_block)),
        (document_nodes.beside, (visit_beside, None)),
        (document_nodes.page_break, (visit_page_break, None)),
        (lesson_nodes.lesson_source, (visit_lesson_source, depart_block)),
        (lesson_nodes.organiser, (visit_organiser, None)),
        (lesson_nodes.source_line, (visit_source_line, depart_source_line)),
        (lesson_nodes.side_by_side, (visit_side_by_side, None)),
        (lesson_nodes.report_form, (visit_report_form, None)),
        (document_nodes.taken_words, (visit_taken_words, depart_taken_words)),
    )
    for kind, visitors in drawn:
        app.add_node(kind, override=True, typst=visitors)
    app.add_node(page_nodes.picture, override=True, typst=(visit_picture, None))
    app.add_node(page_nodes.line_break, override=True, typst=(visit_line_break, None))
    app.add_node(page_nodes.filters, override=True, typst=(skip, None))
    app.add_node(page_nodes.file_size, override=True, typst=(skip, None))
    app.add_node(comparison_nodes.account_row, override=True, typst=(visit_row, None))
    app.add_node(comparison_nodes.further, override=True, typst=(visit_further, None))
    app.add_node(comparison_nodes.claim, override=True, typst=(visit_claim, depart_block))
