"""The entry in the list of references of the *Publication Manual* of the American Psychological Association, 7th edition.

The strings are those of the official CSL style ``apa``. As there, titles keep the capitals that they have: which words of a title are
names, and keep theirs in a sentence, no program knows. No Sphinx here.
"""

from __future__ import annotations

from perspectives.citations.csl_dates import apa, year
from perspectives.citations.item import Item, is_number, labelled, pages
from perspectives.citations.names import Manner, names
from perspectives.citations.rich_text import Rich, after, capitalised, italics, joined, linked, rich, wrapped

AMPERSAND = "{first}, & {last}"
LEADING = Manner(
    inverted="all", initials=True, two=AMPERSAND, more=AMPERSAND, most=20, shown=19, closing=True
)
OTHERS = Manner(initials=True, two="{first} & {last}", more=AMPERSAND, most=20, shown=19, closing=True)
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
    # Where nobody is named, the title takes the author's place; what kind of text it is stays behind the date.
    order = (
        [lead, date, described] if lead else [joined([_title(item), _details(item)], " "), date, _genre(item)]
    )
    source = after(joined([*order, _source(item)], ". "), ".")
    return joined([source, _address(item), _original(item)], " ")


def _lead(item: Item) -> Rich:
    if item.has("author"):
        return rich(names(item.names("author"), LEADING))
    if not item.has("editor"):
        # A page that nobody signs stands under the name of who published it.
        return item.plain("publisher") if item.type == "webpage" else ()
    return rich(
        f"{names(item.names('editor'), LEADING)} ({CONTRIBUTOR_ROLES['editor'][len(item.names('editor')) > 1]})"
    )


def _issued(item: Item) -> str:
    date = item.date("issued")
    if date is None:
        return item.known_year() or item.terms.no_date
    said = apa(date, day=item.type == "webpage")
    return f"ca. {said}" if date.circa else said


def _contained(item: Item) -> bool:
    return item.has("container-title") and item.type in {"chapter", "article-journal"}


def _title(item: Item) -> Rich:
    if _contained(item):
        return item.plain("title")
    return italics(joined([item.plain("title"), _volume_title(item)], ": "))


def _volume_title(item: Item) -> Rich:
    volume = item.numbered("volume", "volume", capital=True)
    if item.has("volume-title"):
        return joined([volume, item.plain("volume-title")], ". ")
    return () if is_number(item.text("volume")) or item.type == "article-journal" else volume


def _details(item: Item) -> Rich:
    """Return who else had a hand in it, and for a whole its numbers, in brackets."""
    roles = (
        ("translator",) if _contained(item) or item.type == "article-journal" else ("editor", "translator")
    )
    leading = "" if item.has("author") else "editor"
    left = [role for role in roles if item.has(role) and role != leading]
    if len(left) == 2 and item.names("editor") == item.names("translator"):
        left = ["editortranslator"]
    hands: list[Rich | str] = []
    for role in left:
        people = item.names("editor" if role == "editortranslator" else role)
        hands.append(f"{names(people, OTHERS)}, {CONTRIBUTOR_ROLES[role][len(people) > 1]}")
    if item.type in {"book", "report"} or (item.type == "chapter" and not _contained(item)):
        hands += _numbers(item)
    return wrapped("(", joined(hands, "; "), ")")


def _numbers(item: Item) -> list[Rich | str]:
    number = item.numbered("number", "number", capital=True)
    if item.type == "report":
        return [number]
    counted = is_number(item.text("volume")) and not item.has("volume-title")
    volume = item.numbered("volume", "volume", capital=True) if counted else ()
    page = pages(item.text("page"))
    place: Rich | str = labelled(page, "page") if page else ()
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
    if item.type == "chapter" and _contained(item):
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
    """Return the book that holds a chapter: “In J. Doe (Ed.), *Title* (2nd ed., pp. 1–9)”."""
    editors = item.names("editor") if item.has("author") else ()
    edited = f"{names(editors, OTHERS)} ({CONTRIBUTOR_ROLES['editor'][len(editors) > 1]})" if editors else ""
    title = italics(joined([item.plain("container-title"), _volume_title(item)], ": "))
    numbers = wrapped("(", joined(_numbers(item), "; "), ")")
    return joined(["In", joined([edited, title], ", "), numbers], " ")


def _periodical(item: Item) -> Rich:
    issue = f"({item.text('issue')})" if item.has("issue") else ""
    volume = (*italics(item.plain("volume")), *rich(issue))
    return joined([italics(item.title("container-title")), volume, pages(item.text("page"))], ", ")


def _archive(item: Item) -> Rich:
    where = wrapped("(", item.plain("archive_location"), ")")
    if item.has("archive_collection"):
        return joined([joined([item.plain("archive_collection"), where], " "), item.plain("archive")], ", ")
    return joined([item.plain("archive"), where], " ")


def _address(item: Item) -> Rich:
    address = linked(item.address())
    asked = item.has("URL") and not item.has("DOI") and not item.has("issued")
    return joined(["Retrieved" if asked else "", address], " ")


def _original(item: Item) -> Rich:
    date = item.date("original-date")
    if date is None or not item.has("issued"):
        return ()
    said = f"ca. {year(date)}" if date.circa else year(date)
    return wrapped("(", capitalised(rich(f"Original work published {said}")), ")")
