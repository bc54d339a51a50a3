"""The entry of a list of references in APA style.

This follows the *Publication Manual of the American Psychological Association*, 7th edition.
The strings are those of the official CSL style ``apa``.
As in that style, titles keep their capitals: a program cannot know which words of a title are names.
This module imports no Sphinx.
"""

from __future__ import annotations

from perspectives.citations.csl_dates import apa_date, year
from perspectives.citations.item import Item, is_number, pages, with_label
from perspectives.citations.names import NameForm, names
from perspectives.citations.rich_text import (
    Rich,
    append_mark,
    capitalised,
    italics,
    joined,
    linked,
    rich,
    wrapped,
)

AMPERSAND = "{first}, & {last}"
LEAD_NAMES = NameForm(
    inverted="all",
    initials=True,
    two_names=AMPERSAND,
    many_names=AMPERSAND,
    max_names=20,
    before_et_al=19,
    last_after_ellipsis=True,
)
OTHER_NAMES = NameForm(
    initials=True,
    two_names="{first} & {last}",
    many_names=AMPERSAND,
    max_names=20,
    before_et_al=19,
    last_after_ellipsis=True,
)
CONTRIBUTOR_ROLES = {
    "editor": ("Ed.", "Eds."),
    "translator": ("Trans.", "Trans."),
    "editortranslator": ("Ed. & Trans.", "Eds. & Trans."),
}


def entry(item: Item) -> Rich:
    """Return the entry of a work."""
    lead = _lead(item)
    described = joined([_title(item), _details(item), _genre(item)], " ")
    date = rich(f"({_issued(item)})")
    # If nobody is named, the title comes first; the genre stays after the date.
    order = (
        [lead, date, described] if lead else [joined([_title(item), _details(item)], " "), date, _genre(item)]
    )
    source = append_mark(joined([*order, _source(item)], ". "), ".")
    return joined([source, _address(item), _original(item)], " ")


def _lead(item: Item) -> Rich:
    if item.has("author"):
        return rich(names(item.names("author"), LEAD_NAMES))
    if not item.has("editor"):
        # A web page without an author begins with its publisher.
        return item.plain("publisher") if item.type == "webpage" else ()
    editors = item.names("editor")
    return rich(f"{names(editors, LEAD_NAMES)} ({CONTRIBUTOR_ROLES['editor'][len(editors) > 1]})")


def _issued(item: Item) -> str:
    date = item.date("issued")
    if date is None:
        return item.writing_year() or item.terms.no_date
    text = apa_date(date, day=item.type == "webpage")
    return f"ca. {text}" if date.circa else text


def _has_container(item: Item) -> bool:
    return item.has("container-title") and item.type in {"chapter", "article-journal"}


def _title(item: Item) -> Rich:
    if _has_container(item):
        return item.plain("title")
    return italics(joined([item.plain("title"), _volume_title(item)], ": "))


def _volume_title(item: Item) -> Rich:
    volume = item.number_with_label("volume", "volume", capital=True)
    if item.has("volume-title"):
        return joined([volume, item.plain("volume-title")], ". ")
    return () if is_number(item.text("volume")) or item.type == "article-journal" else volume


def _details(item: Item) -> Rich:
    """Return the other contributors, and the numbers of a whole work, in brackets."""
    roles = (
        ("translator",)
        if _has_container(item) or item.type == "article-journal"
        else ("editor", "translator")
    )
    leading = "" if item.has("author") else "editor"
    others = [role for role in roles if item.has(role) and role != leading]
    if len(others) == 2 and item.names("editor") == item.names("translator"):
        others = ["editortranslator"]
    details: list[Rich | str] = []
    for role in others:
        people = item.names("editor" if role == "editortranslator" else role)
        details.append(f"{names(people, OTHER_NAMES)}, {CONTRIBUTOR_ROLES[role][len(people) > 1]}")
    if item.type in {"book", "report"} or (item.type == "chapter" and not _has_container(item)):
        details += _numbers(item)
    return wrapped("(", joined(details, "; "), ")")


def _numbers(item: Item) -> list[Rich | str]:
    number = item.number_with_label("number", "number", capital=True)
    if item.type == "report":
        return [number]
    counted = is_number(item.text("volume")) and not item.has("volume-title")
    volume = item.number_with_label("volume", "volume", capital=True) if counted else ()
    page = pages(item.text("page"))
    place: Rich | str = with_label(page, "page") if page else ()
    if not page and item.has("chapter-number"):
        chapter = item.text("chapter-number")
        place = f"Chapter {chapter}" if is_number(chapter) else chapter
    return [number, joined([item.edition(), volume, place], ", ")]


def _genre(item: Item) -> Rich:
    if item.type not in {"manuscript", "document"}:
        return ()
    bare = item.type == "manuscript" and not item.has("archive", "DOI", "URL")
    genre = item.plain("genre", capital=True) or rich("Unpublished manuscript" if bare else "")
    return wrapped("[", genre, "]")


def _source(item: Item) -> Rich:
    if item.type == "chapter" and _has_container(item):
        return joined([_book(item), item.plain("publisher")], ". ")
    if item.type == "article-journal":
        return _periodical(item)
    if item.type in {"book", "chapter"}:
        return item.plain("publisher")
    signed = item.type == "webpage" and item.has("author", "editor")
    front = item.plain("publisher") if signed or item.type == "report" else ()
    site = item.title("container-title") if item.type == "webpage" else ()
    return joined([front, _archive(item), site], ". ")


def _book(item: Item) -> Rich:
    """Return the book that contains a chapter: “In J. Doe (Ed.), *Title* (2nd ed., pp. 1–9)”."""
    editors = item.names("editor") if item.has("author") else ()
    role = CONTRIBUTOR_ROLES["editor"][len(editors) > 1]
    lead = f"{names(editors, OTHER_NAMES)} ({role})" if editors else ""
    title = italics(joined([item.plain("container-title"), _volume_title(item)], ": "))
    numbers = wrapped("(", joined(_numbers(item), "; "), ")")
    return joined(["In", joined([lead, title], ", "), numbers], " ")


def _periodical(item: Item) -> Rich:
    issue = f"({item.text('issue')})" if item.has("issue") else ""
    volume = (*italics(item.plain("volume")), *rich(issue))
    return joined([italics(item.title("container-title")), volume, pages(item.text("page"))], ", ")


def _archive(item: Item) -> Rich:
    location = wrapped("(", item.plain("archive_location"), ")")
    if item.has("archive_collection"):
        collection = joined([item.plain("archive_collection"), location], " ")
        return joined([collection, item.plain("archive")], ", ")
    return joined([item.plain("archive"), location], " ")


def _address(item: Item) -> Rich:
    address = linked(item.address())
    is_undated_page = item.has("URL") and not item.has("DOI") and not item.has("issued")
    return joined(["Retrieved" if is_undated_page else "", address], " ")


def _original(item: Item) -> Rich:
    date = item.date("original-date")
    if date is None or not item.has("issued"):
        return ()
    text = f"ca. {year(date)}" if date.circa else year(date)
    return wrapped("(", capitalised(rich(f"Original work published {text}")), ")")
