"""Corrections to incremental builds of Sphinx, so that their output is the same as that of a clean build.

* Sphinx keeps an old title or order of chapters in the navigation of other pages.
  So the digest of titles, numbers and order is part of the digest of every page.
* Sphinx keeps a document that is there no more in the lists of pages that name it, and tells less of it.
  So the documents with these lists are read again.
* Sphinx keeps the number of a chapter that is not numbered any more.
  So all numbers are removed before Sphinx gives new ones.
* Sphinx reads changed documents one after the other, and forgets each only then. A section that has moved
  from one to the other would stand in both, and be reported. So all of them are forgotten before the first
  is read, as Sphinx does where several processes read them.
* Sphinx numbers pictures of one name in the order in which it meets them, over several builds.
  So they are numbered anew.
* Sphinx takes every page for written when all documents are read, though a build may be interrupted then.
  So every page is written after a build that has not ended.

:mod:`perspectives.build.search_index_file` corrects the full-text index,
:mod:`perspectives.build.source_contents` finds the documents to be read again,
:mod:`perspectives.build.faulty_pages` those that a message has named,
and :mod:`perspectives.build.page_files` the files beside the pages.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from perspectives.build.contents_marks import marked_sections
from perspectives.build.faulty_pages import setup_faulty_pages
from perspectives.build.left_pages import PAGES_LEFT
from perspectives.build.page_files import setup_page_files
from perspectives.build.search_index_file import setup_search_index
from perspectives.build.source_contents import setup_source_contents
from perspectives.build.text_changes import find_moved_texts

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def navigation_digest(env: BuildEnvironment) -> str:
    """Return a digest of everything that the navigation of other pages shows of any document."""
    navigation = [
        (
            docname,
            env.titles[docname].astext() if docname in env.titles else "",
            env.toctree_includes.get(docname),
            env.toc_secnumbers.get(docname, {}).get(""),
            [sorted(toctree.attributes.items()) for toctree in toctrees_of(env, docname)],
        )
        for docname in sorted(env.all_docs)
    ]
    return hashlib.sha256(repr((navigation, marked_sections(env))).encode()).hexdigest()


def toctrees_of(env: BuildEnvironment, docname: str) -> list[addnodes.toctree]:
    """Return the lists of pages in a document, whose captions and titles stand on other pages too."""
    return list(env.tocs[docname].findall(addnodes.toctree)) if docname in env.tocs else []


def find_lists_of_removed(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], removed: set[str]
) -> list[str]:
    """Return the documents with a list that names a removed one (event ``env-get-outdated``)."""
    return [name for name in env.found_docs if not removed.isdisjoint(env.toctree_includes.get(name, ()))]


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


def number_pictures(_app: Sphinx, env: BuildEnvironment) -> None:
    """Give pictures of one name their numbers in the order of documents and paths (event ``env-updated``)."""
    pictures = [(min(docnames), path, sorted(docnames)) for path, (docnames, _name) in env.images.items()]
    for docname in {docname for _first, _path, docnames in pictures for docname in docnames}:
        env.images.purge_doc(docname)
    for _first, path, docnames in sorted(pictures):
        for docname in docnames:
            env.images.add_file(docname, path)


def find_unfinished(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Mark this build as not ended (event ``env-get-updated``).

    :return: every document, where the last build of this builder has not ended; else none
    """
    mark = mark_of(app)
    is_unfinished = mark.exists()
    mark.touch()
    return sorted(env.all_docs) if is_unfinished else []


def end_build(app: Sphinx, exception: Exception | None = None) -> None:
    """Remove the mark of a build that has not ended (events ``build-finished`` and :data:`PAGES_LEFT`)."""
    if exception is None:
        mark_of(app).unlink(missing_ok=True)


def mark_of(app: Sphinx) -> Path:
    """Return the file, beside the doctrees, that is there while pages are written."""
    return Path(app.doctreedir, f"unfinished-{app.builder.name}")


def setup_incremental(app: Sphinx) -> None:
    """Connect the corrections to events of Sphinx."""
    app.add_event(PAGES_LEFT)
    app.connect("env-get-outdated", find_moved_texts)
    app.connect("env-get-outdated", find_lists_of_removed)
    app.connect("env-before-read-docs", forget_changed_documents)
    # Before Sphinx numbers the sections (500).
    app.connect("env-get-updated", forget_numbers, priority=400)
    app.connect("env-updated", number_pictures)
    app.connect("env-get-updated", find_unfinished)
    # After all pages have been written, and before the data files, which every build makes.
    app.connect("build-finished", end_build, priority=900)
    app.connect(PAGES_LEFT, end_build)
    setup_faulty_pages(app)
    setup_search_index(app)
    setup_source_contents(app)
    setup_page_files(app)
