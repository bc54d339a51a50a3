"""``permalinks.toml``: every published id, with its edition and the pages it stood on, and every retired id.

Every build reads the file. ``python -m perspectives permalinks`` adds new ids and new pages; an editor
retires ids by hand. No Sphinx here.

* :mod:`perspectives.permalinks.record_reader` reads the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from perspectives.records.problem_record import Problem
from perspectives.registry.toml_text import toml_string

PERMALINKS_FILE = "permalinks.toml"
PAGES = "pages"
"""The kind of the pages themselves; the id of a page is the name of its document."""
ANCHOR_PREFIXES = {
    "sections": "",
    "claims": "claim-",
    "comparisons": "accounts-",
    "notes": "note-",
    "voices": "voice-",
    "events": "event-",
    "works": "cite-",
    "terms": "term-",
    "perspectives": "perspective-",
}
"""The kinds of ids in pages. In a page, the anchor of an id is this prefix and the id."""
KINDS = (PAGES, *ANCHOR_PREFIXES)
"""All kinds of ids, in the order of the file."""
REGISTER_VIEWS = {"voices": "voices", "events": "events", "works": "", "perspectives": "perspectives"}
"""The kinds whose ids stand on the page of a register, each with the view that prints it; works have no view.

A retired id of these kinds need not name its page.
"""

_FILE_HEADER = (
    "# Every address that an edition of the book has published: each id with the edition that introduced it, "
    "and with the pages it\n"
    "# stood on, oldest first; each page with the section that is its title. "
    "An address that stands here is never lost:\n"
    "# “{command}” adds new ids, and new pages of ids that have moved. "
    "What goes is retired below by hand:\n"
    "# a table [retired.<kind>.<id>] with “edition”, the one that goes without it, “why”, "
    "and “replaced-by” where something took its place.\n"
    "# The command writes the file anew, sorted, and keeps no other comment.\n"
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class PublishedId:
    """An id that an edition has published.

    :ivar edition: the edition that introduced it
    :ivar pages: the documents that it stood on, oldest first; one to which it returned stands there again.
        Empty for a page, and where the file does not name them
    :ivar section: of a page, the label of the section that is its title; empty where it is not recorded
    :ivar line: its line in the file
    """

    edition: str
    pages: tuple[str, ...] = ()
    section: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class RetiredId:
    """An id that the book no longer has.

    :ivar kind: one of :data:`KINDS`
    :ivar edition: the first edition without it
    :ivar why: the reason, as a sentence of the editor
    :ivar replaced_by: the ids that take its place
    :ivar page: the document that it stood in; None where its table does not name it
    :ivar line: its line in the file
    """

    kind: str
    id: str
    edition: str
    why: str
    replaced_by: tuple[str, ...] = ()
    page: str | None = None
    line: int = 0

    @property
    def anchor(self) -> str:
        """The anchor that it had in its page; empty for a page."""
        return "" if self.kind == PAGES else ANCHOR_PREFIXES[self.kind] + self.id


@dataclass(slots=True)
class Permalinks:
    """The content of the file, and the problems found in it.

    :ivar published: the published ids, by kind and id
    :ivar retired_ids: the retired ids, in the order of the file
    """

    published: dict[str, dict[str, PublishedId]] = field(default_factory=dict)
    retired_ids: list[RetiredId] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    path: str = PERMALINKS_FILE

    @property
    def retired_keys(self) -> set[tuple[str, str]]:
        """The kind and the id of each retired id."""
        return {(entry.kind, entry.id) for entry in self.retired_ids}


def dump_permalinks(links: Permalinks, command: str) -> str:
    """Return the text of the file, sorted by kind and id. The order in *links* makes no difference to it.

    *command* is the command that writes the file in this book; the header names it.
    """
    return "\n".join(_file_lines(links, command)) + "\n"


def _file_lines(links: Permalinks, command: str) -> Iterator[str]:
    yield _FILE_HEADER.rstrip("\n").format(command=command)
    for kind in KINDS:
        ids = links.published.get(kind)
        if ids:
            yield f"\n[{kind}]"
            yield from (f"{_toml_key(id_)} = {_published_value(entry)}" for id_, entry in sorted(ids.items()))
    for retired in sorted(links.retired_ids, key=lambda retired: (KINDS.index(retired.kind), retired.id)):
        yield f"\n[retired.{retired.kind}.{_toml_key(retired.id)}]"
        yield f"edition = {toml_string(retired.edition)}"
        yield f"why = {toml_string(retired.why)}"
        if retired.replaced_by:
            targets = [toml_string(target) for target in retired.replaced_by]
            yield "replaced-by = " + (targets[0] if len(targets) == 1 else f"[{', '.join(targets)}]")
        if retired.page:
            yield f"page = {toml_string(retired.page)}"


def _published_value(entry: PublishedId) -> str:
    """Return the value of a published id: its edition alone where nothing else is recorded."""
    edition = toml_string(entry.edition)
    if entry.pages:
        pages = ", ".join(map(toml_string, entry.pages))
        return f"{{ edition = {edition}, pages = [{pages}] }}"
    if entry.section:
        return f"{{ edition = {edition}, section = {toml_string(entry.section)} }}"
    return edition


def _toml_key(id_: str) -> str:
    return id_ if _BARE_KEY.fullmatch(id_) else toml_string(id_)
