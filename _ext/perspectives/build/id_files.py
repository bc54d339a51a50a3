"""The ids of a book, as snippets and as a list of words, for programs that offer them while an editor types.

A build writes them into the folder that the setting ``perspectives_ids`` names; without it, it writes none.
Both are read by a program alone: nobody edits them, and no repository needs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.book.record_titles import title_of
from perspectives.build.json_files import json_text, write_if_changed
from perspectives.domain.store import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from perspectives.book.book import Book

SETTING = "perspectives_ids"
SNIPPETS, WORDS = "ids.code-snippets", "ids.txt"


def ids_of(book: Book) -> Iterator[tuple[str, str, str]]:
    """Yield kind, id and title of each record that a chapter can name."""
    registry = book.registry
    for perspective in registry.perspectives.values():
        yield "perspective", perspective.id, perspective.name
    kinds: dict[str, Iterable[str]] = {
        "voice": registry.voices,
        "event": registry.events,
        "work": book.works,
        "accounts": book.comparisons,
        "claim": book.claims,
        "document": book.documents,
        "note": book.notes,
    }
    for kind, records in kinds.items():
        for id_ in records:
            yield kind, id_, title_of(book, kind, id_)


def write_ids(app: Sphinx, exception: Exception | None) -> None:
    """Write the ids of a book that was built (event ``build-finished``)."""
    folder = str(getattr(app.config, SETTING)).strip()
    if exception or not folder:
        return
    place = Path(app.confdir, folder)
    found = sorted(ids_of(domain_of(app.env).book), key=lambda record: (record[1], record[0]))
    snippets = {
        f"{kind} {id_}": {
            "scope": "markdown,toml",
            "prefix": id_,
            "body": [id_],
            "description": f"{kind}: {title}",
        }
        for kind, id_, title in found
    }
    words = "".join(f"{id_}\n" for id_ in dict.fromkeys(id_ for _, id_, _ in found))
    try:
        write_if_changed(place / SNIPPETS, json_text(snippets))
        write_if_changed(place / WORDS, words)
    except OSError:
        # The help is missing then, and nothing else: no book fails for it.
        return


def setup_id_files(app: Sphinx) -> None:
    """Register the setting and the step of the build."""
    app.add_config_value(SETTING, "", "", types=(str,))
    app.connect("build-finished", write_ids)
