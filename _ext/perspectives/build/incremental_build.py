"""Corrections to incremental builds of Sphinx, so that their output is the same as that of a clean build.

* Sphinx keeps an old title or order of chapters in the navigation of other pages.
  So the digest of titles, numbers and order is part of the digest of every page.
* Sphinx keeps the number of a chapter that is not numbered any more.
  So all numbers are removed before Sphinx gives new ones.
* Sphinx keeps the page of a deleted document. So this page is removed.
* Sphinx reads changed documents one after the other, and forgets each only then. A section that has moved
  from one to the other would stand in both, and be reported. So all of them are forgotten before the first
  is read, as Sphinx does where several processes read them.
* Sphinx keeps removed words in the search index, as empty lists.
  So they are removed before the index is written.
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
    """Return a digest of everything that the navigation of other pages shows of any document."""
    navigation = [
        (
            docname,
            env.titles[docname].astext() if docname in env.titles else "",
            env.toctree_includes.get(docname),
            env.toc_secnumbers.get(docname, {}).get(""),
        )
        for docname in sorted(env.all_docs)
    ]
    return hashlib.sha256(repr((navigation, marked_sections(env))).encode()).hexdigest()


def forget_changed_documents(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Forget all documents that will be read again (event ``env-before-read-docs``)."""
    for docname in docnames:
        app.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)


def forget_numbers(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Remove the numbers of sections from titles and tables of contents (event ``env-get-updated``).

    Sphinx then gives new numbers; by itself, it removes none.

    :return: no document; :func:`navigation_digest` finds the pages to be written again
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
    """Remove words that no page has any more from the search index (event ``html-collect-pages``)."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        for mapping in words_of(indexer):
            for word in [word for word, docnames in mapping.items() if not docnames]:
                del mapping[word]
    return ()


def setup_incremental(app: Sphinx) -> None:
    """Connect the corrections to events of Sphinx."""
    app.connect("env-before-read-docs", forget_changed_documents)
    # Before Sphinx numbers the sections (500).
    app.connect("env-get-updated", forget_numbers, priority=400)
    app.connect("html-collect-pages", drop_empty_words)
