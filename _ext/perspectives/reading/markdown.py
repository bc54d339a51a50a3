"""A Markdown parser that goes on after errors: an error becomes a problem with its line.

For most faults of a text, Sphinx, MyST, docutils and other extensions log a message.
For some they raise an error, which would end the build with a traceback.
This module catches such an error where it is raised, in a directive, a role or a page,
and shows the text of the directive, the role or the page as typed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.misc import Include
from myst_parser.config.main import MdParserConfig, TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import MystWarnings, create_warning
from sphinx.transforms import SphinxTransform

from perspectives._compat import lines_unknown
from perspectives.doctree.page_nodes import line_break
from perspectives.reading.character_notes import mark_forbidden_numbers, number_problem
from perspectives.reading.fences import read_fences
from perspectives.reading.misread_text import TellingRenderer
from perspectives.reading.open_html import read_unclosed, unclosed
from perspectives.reading.page_conflicts import LINES, first_version, restore_lines
from perspectives.reading.page_records import holds_records
from perspectives.reading.problem_notes import note_problem
from perspectives.records.characters import NUMBERED
from perspectives.records.house_settings import names_in
from perspectives.records.merge_conflicts import without_conflicts
from perspectives.records.problem_record import Problem
from perspectives.records.text_files import is_endless

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

MARKDOWN_SUFFIX = ".md"
OPEN = "perspectives:open"
"""The key of the parser's environment for the files that are being read."""


def _told(error: BaseException) -> str:
    """Return the class and the message of an error, in one line."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said[:200]}" if said else type(error).__name__


class CarefulRenderer(TellingRenderer):
    """The renderer of MyST; a directive or role that raises is shown as typed."""

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *rest: Any, **named: Any
    ) -> list[nodes.Element]:
        """Return the nodes of a directive; if it raises, its text as typed."""
        typed = f"{{{name}}} {first_line}\n{content}"
        opened = self._included(name, first_line)
        if opened and opened in self._open:
            self.note("circular-include", position, first_line)
            return [nodes.literal_block(typed, typed, language="none")]
        if opened and is_endless(Path(opened)):
            found = f"{{{name}}} {first_line}: a pipe, a socket or a device, and no file"
            self.note("broken-off", position, found)
            return [nodes.literal_block(typed, typed, language="none")]
        self._open.append(opened)
        try:
            return super().run_directive(name, first_line, content, position, *rest, **named)
        except Exception as error:  # noqa: BLE001  # whatever it is, the editor is told
            self.note("broken-off", position, f"{{{name}}}: {_told(error)}")
            return [nodes.literal_block(typed, typed, language="none")]
        finally:
            self._open.pop()

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """Add the nodes of a role; if it raises, its text as typed."""
        try:
            super().render_myst_role(token)
        except Exception as error:  # noqa: BLE001  # whatever it is, the editor is told
            line = token_line(token) if token.map else 0
            self.note("broken-off", line, f"{{{token.meta['name']}}}`{token.content}`: {_told(error)}")
            self.current_node += nodes.literal(token.content, token.content)

    def nested_render_text(
        self, text: str, lineno: int, inline: bool = False, *rest: Any, **named: Any
    ) -> None:
        """Add the nodes of *text*; for text in a line, such as a question, MyST counts one line too many."""
        super().nested_render_text(text, max(lineno - inline, 0), inline, *rest, **named)

    def render_hardbreak(self, token: SyntaxTreeNode) -> None:
        """Add the end of a line; MyST's own are two raw nodes, whose code would be read as words."""
        self.current_node += line_break()

    def render_html_inline(self, token: SyntaxTreeNode) -> None:
        """Add an HTML tag; if it has no end, its text as typed."""
        if self.is_required("html") and unclosed(token):
            self.note("unclosed-html", token_line(token, default=0), token.content)
            self.current_node += nodes.literal(token.content, token.content)
        else:
            super().render_html_inline(token)

    def render_forbidden_number(self, token: SyntaxTreeNode) -> None:
        """Add nothing, or a space, for a character that is written by its number and no text may hold."""
        reference = NUMBERED.fullmatch(token.markup)
        if reference:
            env = self.sphinx_env
            problem = number_problem(reference, token_line(token, default=0))
            note_problem(env, replace(problem, docname=env.docname))
        self.current_node += nodes.Text(token.content)

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        """Add the nodes of reStructuredText; its own parser gives the line numbers of its messages."""
        with lines_unknown(self.reporter):
            super().render_restructuredtext(token)

    def render_unclosed_html(self, token: SyntaxTreeNode) -> None:
        """Add a block of HTML that has no end as text."""
        self.note("unclosed-html", token_line(token), token.content.partition("\n")[0])
        self.current_node += nodes.literal_block(token.content, token.content, language="none")

    def _included(self, name: str, first_line: str) -> str:
        """Return the path of the file that a directive includes; empty if it includes none."""
        kind, _messages = directives.directive(name, self.language_module_rst, self.document)
        if kind is None or not issubclass(kind, Include):
            return ""
        return self.sphinx_env.relfn2path(first_line.strip())[1]

    def _is_included(self) -> bool:
        return any(self._open[1:])

    @property
    def _open(self) -> list[str]:
        """The files that are being read: the page first, then the included files, the innermost last."""
        env = self.sphinx_env
        if OPEN not in self.md_env:
            self.md_env[OPEN] = [str(env.doc2path(env.docname))]
        opened: list[str] = self.md_env[OPEN]
        return opened


class CarefulParser(MystParser):
    """The parser of MyST with the renderer above; if the page still raises, it is shown as typed.

    A page without a record is read by MyST alone, unless the house rule ``markdown`` is in force.
    """

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Read the text of a page into *document*, as :class:`MystParser` does."""
        if not is_guarded(document.settings.env, inputstring):
            super().parse(inputstring, document)
            return
        try:
            self._parse(inputstring, document)
        except Exception as error:  # noqa: BLE001  # whatever it is, the editor is told
            env = document.settings.env
            line = document.current_line or 1
            note_problem(env, Problem("broken-off", line, env.docname, value=_told(error)))
            document += nodes.literal_block(inputstring, inputstring, language="none")

    def _parse(self, inputstring: str, document: nodes.document) -> None:
        env = document.settings.env
        config = env.myst_config
        try:
            topmatter = read_topmatter(inputstring)
        except TopmatterReadError:
            # MyST reports this when the page is rendered.
            topmatter = None
        if topmatter:

            def warn(kind: MystWarnings, said: str) -> None:
                create_warning(document, said, kind, line=1, append_to=document)

            config = merge_file_level(config, topmatter, warn)
        refuse_html = "html" in names_in(env.config.perspectives_require)
        parser = parser_of(config, refuse_html)
        parser.options["document"] = document
        page = first_version(inputstring, parser_of(config, refuse_html))
        if page is None:
            _render(parser, inputstring)
            return
        for line, value in page.conflicts:
            note_problem(env, Problem("merge-conflict", line, env.docname, value=value))
        env.temp_data[LINES] = page.lines
        try:
            _render(parser, page.text)
        finally:
            del env.temp_data[LINES]
            restore_lines(document, page.lines)


def _render(parser: MarkdownIt, text: str) -> None:
    """Read a text into the document of the parser."""
    parser.render(text)
    cast("CarefulRenderer", parser.renderer).tell_lost_footnotes()


def parser_of(config: MdParserConfig, refuse_html: bool = True) -> MarkdownIt:
    """Return a parser of Markdown as pages are read with, for the tokens alone.

    :param refuse_html: whether a block of HTML that has no end is a token of its own
    """
    parser = create_md_parser(config, CarefulRenderer)
    if refuse_html:
        read_unclosed(parser)
    mark_forbidden_numbers(parser)
    read_fences(parser)
    return parser


def is_guarded(env: BuildEnvironment, text: str) -> bool:
    """Return whether a page is read with the guards of this module.

    It is if it holds a record, itself or in a file that it includes, or if the house rule says so of all.
    """
    return "markdown" in names_in(env.config.perspectives_require) or holds_records(
        text, lambda name: Path(env.relfn2path(name)[1])
    )


def take_out_empty_quotations(node: nodes.Element) -> list[nodes.block_quote]:
    """Remove block quotations without content, the inner ones first, and return them.

    Sphinx raises an error for an empty quotation that has a class.
    """
    found = []
    for quotation in reversed(list(node.findall(nodes.block_quote))):
        if not quotation.children:
            quotation.parent.remove(quotation)
            found.append(quotation)
    return found


class DropEmptyQuotations(SphinxTransform):
    """Removes block quotations without content; in a claim, the directive has already reported them."""

    # Before Sphinx reads the children of quotations (HandleCodeBlocks, 210).
    default_priority = 205

    def apply(self, **kwargs: Any) -> None:
        """Remove them from the document."""
        take_out_empty_quotations(self.document)


def read_first_version(app: Sphinx, included: Path, _parent: str, source: list[str]) -> None:
    """Read the first version of each conflict of git in an included file, and note a problem for it."""
    source[0], conflicts = without_conflicts(source[0])
    for line, value in conflicts:
        found = f"{value}, in line {line} of {included.as_posix()}"
        note_problem(app.env, Problem("merge-conflict", 1, app.env.docname, value=found))


def choose_parser(app: Sphinx, _config: Config) -> None:
    """Let MyST read Markdown where nobody else does, and guard its parser (event ``config-inited``).

    A project whose title page is in reStructuredText, and which names no parser for Markdown, stays as it is.
    A parser of another extension, such as MyST-NB, reads its pages without the guards of this module.
    """
    if MARKDOWN_SUFFIX not in app.registry.source_suffix:
        if Path(app.srcdir, f"{app.config.root_doc}.rst").is_file():
            return
        app.setup_extension("myst_parser")
    if app.registry.source_parsers.get("markdown") is MystParser:
        app.add_source_parser(CarefulParser, override=True)
    app.connect("include-read", read_first_version)


def setup_careful(app: Sphinx) -> None:
    """Connect the choice of the parser, and add the transform of this module."""
    # After all extensions are loaded, and before Sphinx collects the suffixes (800).
    app.connect("config-inited", choose_parser, priority=100)
    app.add_transform(DropEmptyQuotations)
