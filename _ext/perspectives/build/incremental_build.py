"""Where stock Sphinx lets an incremental build differ from a clean one, and what is done about it.

* A changed title or order of chapters stays old in other pages' navigation: the digest of titles, numbers
  and order is part of every page's facts.
* A chapter that has no number any more keeps the one it had: all numbers are forgotten before they are given.
* A deleted document leaves its page behind: it is removed.
* The search index keeps removed words as empty lists: they are dropped before it is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from perspectives._compat import words_of
from perspectives.build.contents_marks import marked_sections

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment


def navigation_digest(env: BuildEnvironment) -> str:
    """Return a digest of everything that navigation on other pages shows of a document."""
    shown = [
        (
            docname,
            env.titles[docname].astext() if docname in env.titles else "",
            env.toctree_includes.get(docname),
            env.toc_secnumbers.get(docname, {}).get(""),
        )
        for docname in sorted(env.all_docs)
    ]
    return hashlib.sha256(repr((shown, marked_sections(env))).encode()).hexdigest()


def forget_numbers(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Take the numbers of sections out of titles and lists of contents, where Sphinx gives new ones but takes none away.

    Return no document: which pages have another number is found by :func:`navigation_digest`.
    """
    for title in env.titles.values():
        title.attributes.pop("secnumber", None)
    for contents in env.tocs.values():
        for entry in contents.findall(nodes.reference):
            entry.attributes.pop("secnumber", None)
    return []


def remove_outputs(builder: StandaloneHTMLBuilder, docnames: Iterable[str]) -> None:
    """Remove the pages of documents that are gone, and the copies of their sources."""
    for docname in docnames:
        builder.get_output_path(docname).unlink(missing_ok=True)
        for source in Path(builder.outdir, "_sources").glob(f"{docname}.*"):
            source.unlink(missing_ok=True)


def drop_empty_words(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Take words out of the search index that no page holds any more."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        for mapping in words_of(indexer):
            for word in [word for word, docnames in mapping.items() if not docnames]:
                del mapping[word]
    return ()


def setup_incremental(app: Sphinx) -> None:
    """Connect to Sphinx's events."""
    # Before Sphinx numbers the sections (500).
    app.connect("env-get-updated", forget_numbers, priority=400)
    app.connect("html-collect-pages", drop_empty_words)
