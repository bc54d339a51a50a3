"""The private names of libraries that the extension touches; no other module may touch one.

What stands here names the library, the version that the name was seen in, and what it is for.
``tests/unit/test_compat.py`` has a test for each, which fails where the name is gone or means something else.
Every room but those that know no Sphinx may import this module.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinx.locale import translators

if TYPE_CHECKING:
    from docutils.utils import Reporter
    from myst_parser.mocking import MockState
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.search import IndexBuilder


def builder_of(env: BuildEnvironment) -> Builder:
    """Return the builder of a build.

    Sphinx 9.0.4, ``BuildEnvironment._app``: a transform is given the environment alone, and the public ``app`` is deprecated.
    """
    return env._app.builder


def words_of(indexer: IndexBuilder) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the words of the full-text index with the documents of each: those of texts, and those of titles.

    Sphinx 9.0.4, ``IndexBuilder._mapping`` and ``_title_mapping``: what is taken out of them is not written.
    """
    return indexer._mapping, indexer._title_mapping


def forget_catalog(name: str) -> None:
    """Let the next book of this process have a catalogue of messages in its own language alone.

    Sphinx 9.0.4, ``sphinx.locale.translators``: ``Sphinx.add_message_catalog`` adds a catalogue to that of an earlier book,
    and the earlier language comes first.
    """
    for namespace in ("general", "console"):
        translators.pop((namespace, name), None)


def add_no_lines(state: MockState) -> None:
    """Let MyST take the lines of a directive's content for lines of the page.

    MyST-Parser 5.2.0, ``MockState._lineno``: the line of the directive, which is added to each, and one more.
    """
    state._lineno = -1


@contextmanager
def lines_unknown(reporter: Reporter) -> Iterator[None]:
    """Let the parser of docutils say of what line a message is, and not what reads the page around it.

    docutils 0.22.4, ``Reporter.get_source_and_line``: a parser sets it on the instance, where none is set, and leaves it there.
    """
    held: dict[str, Any] = vars(reporter)
    known = held.pop("get_source_and_line", None)
    try:
        yield
    finally:
        held.pop("get_source_and_line", None)
        if known is not None:
            held["get_source_and_line"] = known


MYST_METHODS = {
    "run_directive": "name first_line content position additional_options block_text",
    "render_myst_role": "token",
    "nested_render_text": "text lineno inline temp_root_node heading_offset",
    "render_html_inline": "token",
    "render_restructuredtext": "token",
}
"""The methods of ``SphinxRenderer`` that :mod:`perspectives.reading.markdown` overrides, each with its parameters.

MyST-Parser 5.2.0, whose manual does not say that they may be overridden.
"""

MYST_PARSE = "0d71d5731b4a6f7c643ac3d578f5c690f02710b43d18b270160ccdab3b28a0aa"
"""The SHA-256 of the source of ``MystParser.parse``, which ``CarefulParser`` repeats with another renderer.

MyST-Parser 5.2.0 gives no way to name the renderer.
"""
