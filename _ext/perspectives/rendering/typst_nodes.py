"""Our nodes as Typst markup, for the builder of :mod:`typst_book`, if the book loads it."""

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
from perspectives.rendering.typst_calls import depart_block, typst_string, visit_block, visit_looked
from perspectives.rendering.typst_comparisons import (
    visit_claim,
    visit_further,
    visit_parallel,
    visit_passage,
    visit_row,
)
from perspectives.rendering.typst_documents import (
    depart_taken_words,
    visit_beside,
    visit_document_row,
    visit_document_text,
    visit_page_break,
    visit_taken_words,
)
from perspectives.rendering.typst_lessons import (
    depart_source_line,
    visit_lesson_source,
    visit_organiser,
    visit_report_form,
    visit_side_by_side,
    visit_source_line,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

DOCUMENT_TEMPLATE = Path(__file__).with_name("document.typ")
LESSON_TEMPLATE = Path(__file__).with_name("lesson.typ")
OVERVIEWS_TEMPLATE = Path(__file__).with_name("overviews.typ")
COMPARISON_TEMPLATE = Path(__file__).with_name("comparison.typ")


def visit_picture(self: Any, node: page_nodes.picture) -> None:
    """Print a picture across the page, with its title and description as alternative text."""
    alt = f"{node['title']}. {node['description']}"
    self.write(f"\n#ps-picture({typst_string(node['svg'])}, {typst_string(alt)});\n")
    raise nodes.SkipNode


def visit_line_break(self: Any, node: page_nodes.line_break) -> None:
    """Break the line."""
    self.write("#linebreak();")
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
