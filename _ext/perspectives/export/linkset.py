"""``linkset.json``: the typed links of all pages and data files in one file (RFC 9264, in JSON).

Programs that follow links (Signposting) find it from each page by ``rel="linkset"``.
Each page has in it what its head says, and what would make heads long: the title page has all pages as items,
and a page that lists the data files has these files. Each of them names its collection in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perspectives.export.book_data import BookData, Record, as_json_by_item
from perspectives.records.licences import spdx_address
from perspectives.rendering.page_facts import root_from
from perspectives.rendering.page_metadata import PageFacts
from perspectives.rendering.signposts import Signpost, signposts

LINKSET_FILE = "linkset.json"
HTML = "text/html"


def linkset(data: BookData) -> str:
    """Return the file: an object for each page, each file of a page and each data file that a page lists."""
    root = root_from(f"data/{LINKSET_FILE}")
    pages = [replace(facts, root=root) for facts in data.page_facts.values()]
    return as_json_by_item({"linkset": []}, [one for facts in pages for one in _contexts(facts, pages)])


def _contexts(facts: PageFacts, pages: list[PageFacts]) -> Iterator[Record]:
    """Yield the links of a page, and then those of its files."""
    paths, page = facts.paths, facts.address(facts.paths.page)
    chapters = [other for other in pages if facts.is_book and not other.is_book]
    yield _context(
        page,
        *signposts(facts),
        *(Signpost("item", other.address(other.paths.page), HTML) for other in chapters),
        *(Signpost("item", facts.address(file.path), file.media_type) for file in facts.files),
    )
    yield _context(facts.address(paths.metadata), Signpost("describes", page, HTML))
    for path in (paths.pdf, paths.epub) if facts.is_book else (paths.offprint,):
        if path:
            yield _context(facts.address(path), Signpost("collection", page, HTML))
    licence = spdx_address(facts.data_licence) or ""
    for file in facts.files:
        yield _context(
            facts.address(file.path), Signpost("license", licence), Signpost("collection", page, HTML)
        )


def _context(anchor: str, *found: Signpost) -> Record:
    """Return the links of one anchor, by their relations in the order in which they are given."""
    targets: dict[str, list[Record]] = {}
    for signpost in found:
        if signpost.href:
            media_type = {"type": signpost.media_type} if signpost.media_type else {}
            targets.setdefault(signpost.rel, []).append({"href": signpost.href, **media_type})
    return {"anchor": anchor, **targets}
