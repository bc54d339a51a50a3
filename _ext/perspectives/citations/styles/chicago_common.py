"""What notes and bibliography of *The Chicago Manual of Style*, 17th edition, have in common (chapter 14).

The strings are those of the official CSL style ``chicago-notes-bibliography-17th-edition``. No Sphinx here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from perspectives.citations.csl_dates import in_words
from perspectives.citations.item import Item, Locator, is_number, labelled, pages
from perspectives.citations.names import Manner, names
from perspectives.citations.rich_text import Rich, capitalised, joined, linked, rich

ABBREVIATED = {"editor": "ed.", "translator": "trans.", "editortranslator": "ed. and trans."}
UNPUBLISHED = ("manuscript", "document")


@dataclass(frozen=True, slots=True)
class Form:
    """A note or an entry of the bibliography: how names are set, what parts are joined by."""

    note: bool
    leading: Manner
    others: Manner

    @property
    def between(self) -> str:
        """What stands between the parts of a citation."""
        return ", " if self.note else ". "

    def begun(self, text: Rich) -> Rich:
        """Return a part as it begins here: in the bibliography each is a sentence."""
        return text if self.note else capitalised(text)


NOTE = Form(True, Manner(most=3, shown=1), Manner(most=3, shown=1))
BIBLIOGRAPHY = Form(
    False,
    Manner(inverted="first", demoted=True, two="{first}, and {last}", most=10, shown=7),
    Manner(most=10, shown=7),
)


ROLES = ("author", "editor", "translator")
"""Who may lead a citation, in this order."""


def leader(item: Item) -> str:
    """Return which variable leads the citation: the author, or else editors or translators; empty where nobody is named."""
    return next((role for role in ROLES if item.has(role)), "")


def lead(item: Item, form: Form) -> Rich:
    """Return who leads the citation."""
    role = leader(item)
    named = names(item.names(role), form.leading) if role else ""
    if role in item.terms.roles:
        named = f"{named}, {item.terms.roles[role][len(item.names(role)) > 1]}"
    return rich(named)


def contributors(
    item: Item,
    form: Form,
    roles: Iterable[str] = ("editor", "translator"),
    sentence: bool = True,
    leads: str | None = None,
) -> Rich:
    """Return who else had a hand in it; in the bibliography each role is a *sentence*, or a part of one.

    *leads* is the variable that leads the citation, where that is not its :func:`leader`.
    """
    first = leader(item) if leads is None else leads
    left = [role for role in roles if item.has(role) and role != first]
    if left == ["editor", "translator"] and item.names("editor") == item.names("translator"):
        left = ["editortranslator"]
    said = []
    for role in left:
        people = names(item.names("editor" if role == "editortranslator" else role), form.others)
        text = rich(f"{(ABBREVIATED if form.note else item.terms.by)[role]} {people}")
        said.append(form.begun(text) if sentence else text)
    return joined(said, form.between if sentence else ", ")


def dates(item: Item, form: Form, house: bool = True) -> Rich:
    """Return when something that is no book was written, and when it appeared.

    With *house*, it is said too where and by whom it was published.
    """
    written, issued = day(item, "original-date"), day(item, "issued")
    undated = "" if written or item.type not in UNPUBLISHED else item.terms.no_date
    appeared = publisher(item, form) if house else ()
    return joined([joined([written, appeared], "; "), issued or undated], ", ")


def published(item: Item, form: Form) -> Rich:
    """Return where, by whom and when a book or report was published, with the year and edition before."""
    house = publisher(item, form)
    before = rich(item.year("original-date") if item.has("issued") else "")
    if item.has("edition") and item.type != "report":
        house = joined([item.edition(not form.note) if is_reissue(item) else (), house], form.between)
        house = joined([before, house], "; " if form.note else ". ")
    else:
        house = joined([before, house], "; ")
    return joined([house, item.year("issued") or item.known_year() or item.terms.no_date], ", ")


def publisher(item: Item, form: Form) -> Rich:
    """Return where and by whom a book or report was published."""
    return joined([form.begun(item.plain(name)) for name in ("publisher-place", "publisher")], ": ")


def is_reissue(item: Item) -> bool:
    """Return whether the item has a date of its own and an original one: its edition then stands between the two."""
    return item.has("issued") and item.has("original-date")


def volume(item: Item, form: Form, page: bool) -> Rich:
    """Return the volume; one that is not named goes in front of the *page*, “19:45”, unless persons stand between."""
    numbered = item.numbered("volume", "volume")
    if item.has("volume-title"):
        return joined([numbered, item.headed("volume-title")], ", ")
    return () if page and volume_before_page(item) else numbered


def volume_before_page(item: Item) -> str:
    """Return the volume as it stands in front of a page."""
    apart = item.has("volume-title", "container-author", "editor", "translator")
    return "" if apart or not is_number(item.text("volume")) else item.text("volume")


def series(item: Item) -> Rich:
    """Return the series and the number in it."""
    between = " " if is_number(item.text("collection-number")) else ", "
    number = item.plain("collection-number") if item.has("collection-title") else ()
    return joined([item.title("collection-title"), number], between)


def container(item: Item, form: Form, page: bool) -> Rich:
    """Return the book that holds a chapter, from “in” to its editors."""
    return joined(
        [
            joined([beginning(item, form), item.headed("container-title")], " "),
            form.begun(item.numbered("number", "number")),
            () if is_reissue(item) else item.edition(),
            volume(item, form, page),
            contributors(item, form, ("editor", "translator"), sentence=False),
        ],
        ", ",
    )


def beginning(item: Item, form: Form) -> Rich:
    """Return what stands before the book that holds a chapter: “in”, or “chap. 7 in” if it has no pages."""
    chapter = () if item.has("page") else item.numbered("chapter-number", "chapter")
    return form.begun(joined([chapter, item.terms.within], " "))


def periodical(item: Item, place: str) -> Rich:
    """Return the periodical that holds an article: volume, number, date and the *place* in it, pages or what a note points to."""
    title = item.headed("container-title")
    numbers = joined(
        [item.text("volume"), labelled(item.text("issue"), "issue") if item.has("issue") else ""], ", "
    )
    if not numbers:
        early = item.has("DOI") and item.has("issued") and not item.has("page")
        date = _appeared(item)
        return joined([title, "ahead of print" if early else "", date, place], ", ")
    issue = joined([numbers, f"({_appeared(item, exact=False)})"], " ")
    return joined([title, joined([issue, place], ": ")], " " if item.has("volume") else ", ")


def _appeared(item: Item, exact: bool = True) -> str:
    """Return when an article appeared, or else in brackets when it was written."""
    written = day(item, "original-date", exact)
    known = written if written.startswith("[") or not written else f"[{written}]"
    return day(item, "issued", exact) or known or item.terms.no_date


def located(locator: Locator | None) -> str:
    """Return what a note points to: pages without a label, other places with theirs."""
    if locator is None:
        return ""
    value = pages(locator.value, chicago=True)
    number = is_number(value)
    if locator.label in {"", "page"} or (not number and locator.label in {"chapter", "line", "verse"}):
        return value
    return labelled(value, locator.label)


def address(item: Item) -> Rich:
    """Return the address, a link."""
    return linked(item.address())


def day(item: Item, variable: str, exact: bool = True) -> str:
    """Return a date in words, as *exact* as it is or to the month, a doubtful one in brackets.

    Where no date is given, nothing is returned.
    """
    date = item.date(variable)
    if date is None:
        return ""
    said = in_words(date, item.terms.dates, exact)
    return f"[{said}?]" if date.circa else said
