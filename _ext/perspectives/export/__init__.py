"""The data formats that are written with the HTML, all from the settled records: sorted, and without times.

May import ``rendering``, ``domain`` and the rooms below.
First to open: :mod:`perspectives.export.formats`, the list of the files.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.export.annotations import ANNOTATIONS_FILE, quotes_in_pages
from perspectives.export.book_data import BookData, gather_book_data
from perspectives.export.file_format import Format
from perspectives.export.file_sizes import write_sizes
from perspectives.export.formats import DATA_FILES, file_parts
from perspectives.export.mentions_json import MENTIONS_FILE, mention_facts
from perspectives.export.previews import previews_script
from perspectives.export.search_index import search_script
from perspectives.export.unchanged_files import DataFolder, Texts
from perspectives.export.words_script import words_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain


def write_exports(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> None:
    """Write every format into the folder ``data`` of the builder's output.

    A file is not made again where nothing that it is made from has changed since the last build.
    Files of records that are gone are removed, and the sizes of the files are written into the pages.
    """
    root = Path(builder.outdir, "data")
    root.mkdir(exist_ok=True)
    folder = DataFolder(root, domain.kept.topic(f"exports-{builder.name}"))
    facts, quotes = domain.facts_digest, quotes_in_pages(builder, domain)
    further = {ANNOTATIONS_FILE: quotes, MENTIONS_FILE: mention_facts(domain.book)}

    @cache
    def data() -> BookData:
        return gather_book_data(builder, domain, file_parts(bool(builder.config.html_baseurl)), quotes)

    sizes = {}
    for format_ in DATA_FILES:
        if format_.needs_address and not builder.config.html_baseurl:
            folder.remove(format_.name)
        else:
            ingredients = (facts, further.get(format_.name))
            sizes[format_.name] = folder.write(format_.name, ingredients, partial(_make, format_, data))
    # Scripts that the pages load; they are not offered to readers.
    folder.write("previews.js", facts, lambda: previews_script(builder, domain))
    folder.write("words.js", facts, lambda: words_script(builder, domain))
    passages = [records.passages for _docname, records in sorted(domain.documents.items())]
    folder.write("search.js", (facts, passages), lambda: search_script(builder, domain))
    write_sizes(builder, domain, sizes)


def _make(format_: Format, data: Callable[[], BookData]) -> Texts:
    return format_.make(data())
