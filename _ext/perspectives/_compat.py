"""The private names of libraries that the extension uses; no other module may use one.

Each docstring names the library, the version in which the name exists, and the reason.
``tests/unit/test_compat.py`` has a test for each, which fails if the name is gone or has another meaning.
All rooms may import this module, except those that import no Sphinx.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from sphinx._cli.util import errors
from sphinx.locale import translators

if TYPE_CHECKING:
    from docutils.utils import Reporter
    from myst_parser.mocking import MockState
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.search import IndexBuilder


def builder_of(env: BuildEnvironment) -> Builder:
    """Return the builder of a build.

    Sphinx 9.0.4, ``BuildEnvironment._app``: a transform gets only the environment, and its public ``app`` is
    deprecated. Sphinx 8.2 has only ``app``.
    """
    app = env._app if hasattr(env, "_app") else env.app
    return app.builder


def words_of(indexer: IndexBuilder) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the words of texts and the words of titles in the full-text index, each with its documents.

    Sphinx 9.0.4, ``IndexBuilder._mapping`` and ``_title_mapping``: Sphinx does not write a word removed here.
    """
    return indexer._mapping, indexer._title_mapping


def indexed_documents(indexer: IndexBuilder) -> set[str]:
    """Return the documents of the full-text index.

    Sphinx 9.0.4, ``IndexBuilder._titles``: a document without a title is not in the index.
    """
    return set(indexer._titles)


def entries_of(indexer: IndexBuilder) -> dict[str, list[tuple[str, str, str]]]:
    """Return the index entries in the full-text index, by document: words, anchor, and “main” or nothing.

    Sphinx 9.0.4, ``IndexBuilder._index_entries``: ``IndexBuilder.load`` does not read these entries from the
    index of the last build, and ``IndexBuilder.prune`` does not remove those of a document that is gone.
    A document that is written in this build has its entries here, even if it has none.
    """
    return indexer._index_entries


def forget_catalog(name: str) -> None:
    """Remove a catalogue of messages, so that the next book in this process has only its own language.

    Sphinx 9.0.4, ``sphinx.locale.translators``: ``Sphinx.add_message_catalog`` adds a catalogue to the one of
    an earlier book, and the earlier language comes first.
    """
    for namespace in ("general", "console"):
        translators.pop((namespace, name), None)


def stop_line_shift(state: MockState) -> None:
    """Make MyST use the line numbers of a directive's content as line numbers of the page.

    MyST-Parser 5.2.0, ``MockState._lineno``: the line of the directive. MyST adds it, and 1, to every line.
    """
    state._lineno = -1


@contextmanager
def lines_unknown(reporter: Reporter) -> Iterator[None]:
    """Let a nested parser of docutils set the line numbers of messages, and undo this at the end.

    docutils 0.22.4, ``Reporter.get_source_and_line``: a parser sets it on the instance if it is not set,
    and does not remove it.
    """
    attributes: dict[str, Any] = vars(reporter)
    line_finder = attributes.pop("get_source_and_line", None)
    try:
        yield
    finally:
        attributes.pop("get_source_and_line", None)
        if line_finder is not None:
            attributes["get_source_and_line"] = line_finder


@contextmanager
def errors_told_by(tell: Callable[[BaseException, IO[str], dict[str, Any]], None]) -> Iterator[None]:
    """Let a function tell the error that ends ``sphinx-build``, and not Sphinx, which prints a traceback.

    Sphinx 9.0.4, ``sphinx._cli.util.errors.handle_exception``: the function gets the error, the stream for
    it, and what a report of the error needs besides.
    """
    before = errors.handle_exception

    def handle(error: BaseException, /, *, stderr: IO[str] = sys.stderr, **facts: Any) -> None:
        names = ("message_log", "extensions")
        tell(error, stderr, {name: facts[name] for name in names if name in facts})

    errors.handle_exception = handle  # type: ignore[assignment]
    try:
        yield
    finally:
        errors.handle_exception = before


def saved_report(error: BaseException, facts: dict[str, Any]) -> str:
    """Write the whole report of an error into a file of the system's folder for such, and return its path.

    Sphinx 9.0.4, ``sphinx._cli.util.errors.save_traceback``, which ``sphinx-build`` calls, too.
    """
    return errors.save_traceback(error, **facts)


MYST_METHODS = {
    "run_directive": "name first_line content position additional_options block_text",
    "render_myst_role": "token",
    "nested_render_text": "text lineno inline temp_root_node heading_offset",
    "render_html_inline": "token",
    "render_hardbreak": "token",
    "render_restructuredtext": "token",
    "render_colon_fence": "token",
    "render_fence": "token",
    "render_code_block": "token",
    "render_heading": "token",
    "render_inline": "token",
    "create_warning": "message subtype wtype line append_to",
}
"""The methods of ``SphinxRenderer`` that we override, with their parameters.

Those are in :mod:`perspectives.reading.markdown` and :mod:`perspectives.reading.misread_text`.

MyST-Parser 5.2.0: its manual does not say that they may be overridden.
"""

MYST_PARSE = "0d71d5731b4a6f7c643ac3d578f5c690f02710b43d18b270160ccdab3b28a0aa"
"""The SHA-256 of the source of ``MystParser.parse``; ``CarefulParser`` does the same with another renderer.

MyST-Parser 5.2.0 has no setting for the renderer.
"""
