"""The index of the printed book, from the same entries as the index on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from sphinx.locale import get_translation

from perspectives.book.name_entries import NameEntry
from perspectives.book.name_places import Mention
from perspectives.records.claim_records import Claim

if TYPE_CHECKING:
    from perspectives.domain.store import PerspectivesDomain
    from typst_book import IndexLine, TypstBuilder

_ = get_translation("perspectives")

Places = tuple[tuple[str, str], ...]


def lines_of(builder: TypstBuilder) -> Iterator[IndexLine]:
    """Yield the lines of the index: each entry that leads to a printed place, with its sub-entries."""
    from typst_book import IndexLine  # noqa: PLC0415  # not every book loads it

    book = cast("PerspectivesDomain", builder.env.domains["perspectives"]).book
    entries = {entry.name.id: entry for entry in book.name_entries}
    printed = {id_ for id_, entry in entries.items() if _is_printed(builder, entry)}
    for id_, entry in entries.items():
        name = entry.name
        if id_ not in printed:
            continue
        if name.see:
            yield IndexLine(entry.letter, 0, name.sort, see=(str(_("see")), entries[name.see].name.sort))
            continue
        also = [entries[other].name.sort for other in name.see_also if other in printed]
        see = (str(_("See also")), *also) if also else ()
        said = (*_claims(builder, entry.said), *_claims(builder, entry.reported))
        parts = [(sub.words, _mentions(builder, sub.mentions)) for sub in entry.subentries]
        rest = _mentions(builder, entry.rest)
        if parts and said:
            parts.insert(0, (str(_("speaks, or reports others")), said))
        elif said:
            rest = (*said, *rest)
        yield IndexLine(entry.letter, 0, name.sort, rest, see)
        for words, places in parts:
            if places:
                yield IndexLine(entry.letter, 1, words, places)


def _is_printed(builder: TypstBuilder, entry: NameEntry) -> bool:
    if entry.name.see:
        return True
    claims = (*entry.said, *entry.reported)
    return bool(_claims(builder, claims) or _mentions(builder, entry.mentions))


def _claims(builder: TypstBuilder, claims: Iterable[Claim]) -> Places:
    return tuple((one.docname, one.anchor) for one in claims if one.docname in builder.printed)


def _mentions(builder: TypstBuilder, mentions: Iterable[Mention]) -> Places:
    places = ((one.docname, one.text.place) for one in mentions if one.docname in builder.printed)
    return tuple(dict.fromkeys(places))
