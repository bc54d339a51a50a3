"""The entry in the list of works cited of the *MLA Handbook*, 9th edition (chapter 5).

The strings are those of the official CSL style ``modern-language-association``, but for capitals in the middle of an element.
No Sphinx here.
"""

from __future__ import annotations

from perspectives.citations.csl_dates import mla, year
from perspectives.citations.item import Item, is_number, labelled, pages
from perspectives.citations.names import Manner, names
from perspectives.citations.rich_text import Rich, after, capitalised, joined, linked, rich
from perspectives.citations.styles.chicago_common import leader, series

LEADING = Manner(inverted="first", two="{first}, and {last}", most=2, shown=1)
OTHERS = Manner(most=2, shown=1)
CONTRIBUTOR_ROLES = {"editor": ("editor", "editors"), "translator": ("translator", "translators")}
WHOLE = ("book", "report")
UNPUBLISHED = ("manuscript", "document")


def entry(item: Item) -> Rich:
    """Return the entry of a work."""
    elements = [
        _lead(item),
        _title(item),
        joined(
            [_written(item), item.plain("genre", not item.has("original-date")) if _single(item) else ()],
            ", ",
        ),
        _container(item),
        _after(item),
    ]
    return after(joined(elements, ". "), ".")


def _lead(item: Item) -> Rich:
    role = leader(item)
    named = names(item.names(role), LEADING) if role else ""
    if role in CONTRIBUTOR_ROLES:
        named = f"{named}, {CONTRIBUTOR_ROLES[role][len(item.names(role)) > 1]}"
    return rich(named)


def _single(item: Item) -> bool:
    return item.type in UNPUBLISHED


def _title(item: Item) -> Rich:
    if item.has("container-title") or _single(item):
        return item.called()
    return item.headed("volume-title" if _volume_leads(item) else "title")


def _volume_leads(item: Item) -> bool:
    """Return whether a volume with a title of its own is cited as the book, and the whole of which it is one at the end."""
    return item.has("volume-title") and item.type in {"book", "chapter"}


def _written(item: Item) -> Rich:
    date = item.date("original-date")
    return rich("" if date is None else f"[{mla(date)}?]" if date.circa else mla(date))


def _container(item: Item) -> Rich:
    """Return the container: its title, who had a hand in it, edition, numbers, publisher, date and place."""
    contained = item.has("container-title")
    title = () if _single(item) else item.headed("container-title")
    if contained and _volume_leads(item):
        title = item.headed("volume-title")
    page = pages(item.text("page"), least=2)
    elements = [
        title,
        _contributors(item),
        () if item.type == "report" else item.edition(),
        *_numbers(item),
        _publisher(item),
        rich(_issued(item)),
        *(item.plain(name) for name in ("archive", "archive_collection", "archive_location")),
        rich(labelled(page, "page") if page else ""),
        linked(item.address()),
    ]
    begun = joined(elements, ", ")
    # An address keeps its small letter, whatever it begins.
    return begun if title or (begun and begun[0].url) else capitalised(begun)


def _contributors(item: Item) -> Rich:
    left = [role for role in ("editor", "translator") if item.has(role) and role != leader(item)]
    if len(left) == 2 and item.names("editor") == item.names("translator"):
        return rich(f"{item.terms.by['editortranslator']} {names(item.names('editor'), OTHERS)}")
    return joined([f"{item.terms.by[role]} {names(item.names(role), OTHERS)}" for role in left], ", ")


def _numbers(item: Item) -> list[Rich]:
    """Return volume, issue and number; of a book by one author and nobody else, the volume stands only with its title."""
    alone = (
        item.type == "book"
        and item.has("author")
        and not item.has("editor", "translator", "edition", "volume-title")
    )
    issue = labelled(item.text("issue"), "issue") if item.has("issue") else ""
    return [
        () if alone else item.numbered("volume", "volume"),
        rich(issue),
        item.numbered("number", "number"),
    ]


def _publisher(item: Item) -> Rich:
    if item.type == "article-journal":
        return ()
    if _single(item):
        return item.plain("publisher-place")
    if item.type == "webpage":
        return item.plain("publisher")
    return item.plain("publisher") or item.plain("publisher-place")


def _issued(item: Item) -> str:
    date = item.date("issued")
    if date is None:
        return ""
    if item.type in {"book", "chapter"}:
        return f"[{year(date)}?]" if date.circa else year(date)
    if item.type == "article-journal":
        return f"[{mla(date, day=False)}?]" if date.circa else mla(date, day=False)
    return f"circa {mla(date)}" if date.circa else mla(date)


def _after(item: Item) -> Rich:
    """Return what stands at the end: the series, and the whole of which a volume is one."""
    if not _volume_leads(item):
        return series(item)
    whole = item.headed("container-title" if item.has("container-title") else "title")
    number = item.text("volume")
    volume = (
        item.numbered("volume", "volume", capital=True)
        if is_number(number)
        else item.plain("volume", capital=True)
    )
    return joined([series(item), joined([volume, "of" if volume else "", whole], " ")], ", ")
