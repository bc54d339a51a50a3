"""What notes and bibliography of *The Chicago Manual of Style*, 17th edition, have in common (chapter 14).

The strings are those of the official CSL style ``chicago-notes-bibliography-17th-edition``. No Sphinx here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from perspectives.citations.csl_dates import american, year
from perspectives.citations.item import Item, Locator, is_number, labelled, pages
from perspectives.citations.names import Manner, names
from perspectives.citations.rich_text import Rich, capitalised, joined, linked, rich

UNDATED = "n.d."
ABBREVIATED = {"editor": "ed.", "translator": "trans.", "editortranslator": "ed. and trans."}
IN_FULL = {
    "editor": "edited by",
    "translator": "translated by",
    "editortranslator": "edited and translated by",
}
LEADING = {"editor": ("ed.", "eds."), "translator": ("trans.", "trans.")}
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
    Manner(inverted="first", demoted=True, always_comma=True, most=10, shown=7),
    Manner(most=10, shown=7),
)


def leader(item: Item) -> str:
    """Return which variable leads the citation: the author, or else editors or translators; empty where nobody is named."""
    return next((role for role in ("author", "editor", "translator") if item.has(role)), "")


def lead(item: Item, form: Form) -> Rich:
    """Return who leads the citation."""
    role = leader(item)
    named = names(item.names(role), form.leading) if role else ""
    if role in LEADING:
        named = f"{named}, {LEADING[role][len(item.names(role)) > 1]}"
    return rich(named)


def contributors(
    item: Item, form: Form, roles: Iterable[str] = ("editor", "translator"), sentence: bool = True
) -> Rich:
    """Return who else had a hand in it; in the bibliography each role is a *sentence*, or none, within one of others."""
    left = [role for role in roles if item.has(role) and role != leader(item)]
    if left == ["editor", "translator"] and item.names("editor") == item.names("translator"):
        left = ["editortranslator"]
    said = []
    for role in left:
        people = names(item.names("editor" if role == "editortranslator" else role), form.others)
        text = rich(f"{(ABBREVIATED if form.note else IN_FULL)[role]} {people}")
        said.append(form.begun(text) if sentence else text)
    return joined(said, form.between if sentence else ", ")


def dates(item: Item, form: Form) -> Rich:
    """Return when something that was not published as a book was written, and when it appeared."""
    written = _day(item, "original-date")
    if item.type not in UNPUBLISHED:
        return joined([written, _day(item, "issued")], ", ")
    place = form.begun(item.plain("publisher-place"))
    return joined([joined([written, place], "; "), _day(item, "issued") or UNDATED], ", ")


def published(item: Item, form: Form) -> Rich:
    """Return where, by whom and when a book or report was published, with the year and edition before."""
    house = joined([form.begun(item.plain(name)) for name in ("publisher-place", "publisher")], ": ")
    before = rich(_year(item, "original-date"))
    if item.has("edition") and item.type != "report":
        house = joined([item.edition(not form.note) if is_reissue(item) else (), house], form.between)
        house = joined([before, house], "; " if form.note else ". ")
    else:
        house = joined([before, house], "; ")
    return joined([house, _year(item, "issued") or UNDATED], ", ")


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
    chapter = item.numbered("chapter-number", "chapter")
    begins = "in" if item.has("page") else joined([chapter, "in"], " ")
    begins = form.begun(rich(begins) if isinstance(begins, str) else begins)
    return joined(
        [
            joined([begins, item.headed("container-title")], " "),
            form.begun(item.numbered("number", "number")),
            () if is_reissue(item) else item.edition(),
            volume(item, form, page),
            contributors(item, form, ("editor", "translator"), sentence=False),
        ],
        ", ",
    )


def periodical(item: Item, place: str) -> Rich:
    """Return the periodical that holds an article: volume, number, date and the *place* in it, pages or what a note points to."""
    title = item.headed("container-title")
    numbers = joined(
        [item.text("volume"), labelled(item.text("issue"), "issue") if item.has("issue") else ""], ", "
    )
    if not numbers:
        early = item.has("DOI") and item.has("issued") and not item.has("page")
        date = _day(item, "issued") or UNDATED
        return joined([title, "ahead of print" if early else "", date, place], ", ")
    issue = joined([numbers, f"({_month(item) or UNDATED})"], " ")
    return joined([title, joined([issue, place], ": ")], " " if item.has("volume") else ", ")


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


def _day(item: Item, variable: str) -> str:
    date = item.date(variable)
    return "" if date is None else f"[{american(date)}?]" if date.circa else american(date)


def _month(item: Item) -> str:
    date = item.date("issued")
    return (
        "" if date is None else f"[{american(date, day=False)}?]" if date.circa else american(date, day=False)
    )


def _year(item: Item, variable: str) -> str:
    date = item.date(variable)
    return "" if date is None else f"[{year(date)}?]" if date.circa else year(date)
