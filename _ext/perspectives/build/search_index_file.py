"""The full-text index of Sphinx, ``searchindex.js``, after an incremental build as after a clean one.

Sphinx takes the pages that a build does not write from the index of the last build.
Three things differ then from a clean build:

* The index entries are lost. So they are read from the file of the last build, too.
* Words that no page has any more are kept, as empty lists. So they are removed.
* Where the file is missing or broken, the index has only the pages of this build. So every page is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from perspectives._compat import entries_of, indexed_documents, words_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.search import IndexBuilder

FrozenIndex = dict[str, Any]
"""The index as ``IndexBuilder.freeze`` makes it."""
KEYS = {"docnames", "envversion", "indexentries"}
"""The keys of the frozen index that are read here."""


class SearchIndexFile:
    """Restores what Sphinx does not restore of the index.

    :ivar frozen: the index of the last build; None where there is none that can be read
    """

    def __init__(self) -> None:
        self.frozen: FrozenIndex | None = None

    def find_outdated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Read the index of the last build (event ``env-get-updated``).

        :return: every document, where there is no index to add to; else none
        """
        builder = app.builder
        if not isinstance(builder, StandaloneHTMLBuilder) or not builder.search:
            return []
        self.frozen = read_index(builder, env.version)
        return [] if self.frozen else sorted(env.all_docs)

    def complete(self, app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
        """Complete the index before Sphinx writes it (event ``html-collect-pages``)."""
        indexer = getattr(app.builder, "indexer", None)
        if indexer is not None:
            restore_entries(indexer, self.frozen, indexed_documents(indexer) & set(app.env.all_docs))
            drop_empty_words(indexer)
        return ()


def read_index(builder: StandaloneHTMLBuilder, version: object) -> FrozenIndex | None:
    """Return the index of the last build; None where it is missing, broken, or of another Sphinx."""
    try:
        text = Path(builder.outdir, builder.searchindex_filename).read_text(encoding="utf-8")
        frozen = builder.indexer_format.loads(text)
    except (OSError, ValueError):
        return None
    is_current = isinstance(frozen, dict) and frozen.keys() >= KEYS and frozen["envversion"] == version
    return frozen if is_current else None


def restore_entries(indexer: IndexBuilder, frozen: FrozenIndex | None, docnames: Set[str]) -> None:
    """Give the index the entries of the documents that this build does not write, in the order of all.

    :param frozen: the index of the last build
    :param docnames: the documents of the index; the entries of others are removed
    """
    entries = entries_of(indexer)
    old: dict[str, list[tuple[str, str, str]]] = {}
    if frozen:
        for words, places in frozen["indexentries"].items():
            for number, anchor, is_main in places:
                place = (words, anchor, "main" if is_main else "")
                old.setdefault(frozen["docnames"][number], []).append(place)
    complete = {name: found for name, found in sorted((old | entries).items()) if name in docnames}
    entries.clear()
    entries.update(complete)


def drop_empty_words(indexer: IndexBuilder) -> None:
    """Remove the words that no page has any more."""
    for mapping in words_of(indexer):
        for word in [word for word, docnames in mapping.items() if not docnames]:
            del mapping[word]


def setup_search_index(app: Sphinx) -> None:
    """Connect the corrections to events of Sphinx."""
    index = SearchIndexFile()
    app.connect("env-get-updated", index.find_outdated)
    app.connect("html-collect-pages", index.complete)
