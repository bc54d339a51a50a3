"""The parts that notes and bibliographies share in *The Chicago Manual of Style*, 17th edition (chapter 14).

The strings are those of the official CSL style ``chicago-notes-bibliography-17th-edition``.
This module imports no Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from perspectives.citations.csl_dates import date_in_words
from perspectives.citations.item import Item, Locator, is_number, pages, with_label
from perspectives.citations.names import NameForm, names
from perspectives.citations.rich_text import Rich, capitalised, joined, linked, rich

ROLE_ABBREVIATIONS = {"editor": "ed.", "translator": "trans.", "editortranslator": "ed. and trans."}
UNPUBLISHED_TYPES = ("manuscript", "document")


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a note, or of an entry of a bibliography.

    :ivar note: whether it is a note
    :ivar lead_names: the form of the names at its beginning
    :ivar other_names: the form of all other names
    """

    note: bool
    lead_names: NameForm
    other_names: NameForm

    @property
    def separator(self) -> str:
        """The text between the parts of a citation."""
        return ", " if self.note else ". "

    def start_part(self, text: Rich) -> Rich:
        """Return a part: with a capital in a bibliography, where it is a sentence; unchanged in a note."""
        return text if self.note else capitalised(text)


NOTE_FORM = Form(True, NameForm(max_names=3, before_et_al=1), NameForm(max_names=3, before_et_al=1))
BIBLIOGRAPHY_FORM = Form(
    False,
    NameForm(
        inverted="first", demote_particle=True, two_names="{first}, and {last}", max_names=10, before_et_al=7
    ),
    NameForm(max_names=10, before_et_al=7),
)


LEAD_ROLES = ("author", "editor", "translator")
"""The roles whose names may lead a citation; the first that the work has does."""


def lead_role(item: Item) -> str:
    """Return which of :data:`LEAD_ROLES` leads the citation; empty if nobody is named.

    The editors of a volume do not lead the citation of a paper that has a short title: it is known by that.
    """
    return next((role for role in LEAD_ROLES if item.has(role) and not is_of_whole(item, role)), "")


def is_of_whole(item: Item, role: str) -> bool:
    """Return whether a role belongs to the volume that a paper with a short title is part of."""
    is_paper = item.type == "chapter" and item.has("container-title") and item.has("title-short")
    return role == "editor" and is_paper


def lead_text(item: Item, form: Form) -> Rich:
    """Return the names that lead the citation, with the role of editors and translators."""
    role = lead_role(item)
    text = names(item.names(role), form.lead_names) if role else ""
    if role in item.terms.roles:
        text = f"{text}, {item.terms.roles[role][len(item.names(role)) > 1]}"
    return rich(text)


def contributors(
    item: Item,
    form: Form,
    roles: Iterable[str] = ("editor", "translator"),
    sentence: bool = True,
    lead: str | None = None,
) -> Rich:
    """Return the contributors in *roles* who do not lead the citation, each with the role.

    :param sentence: whether each role is a sentence of its own in a bibliography
    :param lead: the variable that leads the citation, if it is not its :func:`lead_role`
    """
    first = lead_role(item) if lead is None else lead
    others = [role for role in roles if item.has(role) and role != first]
    if others == ["editor", "translator"] and item.names("editor") == item.names("translator"):
        others = ["editortranslator"]
    parts = []
    for role in others:
        people = names(item.names("editor" if role == "editortranslator" else role), form.other_names)
        text = rich(f"{(ROLE_ABBREVIATIONS if form.note else item.terms.by)[role]} {people}")
        parts.append(form.start_part(text) if sentence else text)
    return joined(parts, form.separator if sentence else ", ")


def publication_dates(item: Item, form: Form, house: bool = True) -> Rich:
    """Return the dates of writing and of publication of a work that is not a book.

    With *house*, also the place and the publisher.
    """
    written, issued = date_text(item, "original-date"), date_text(item, "issued")
    undated = "" if written or item.type not in UNPUBLISHED_TYPES else item.terms.no_date
    appeared = publisher(item, form) if house else ()
    return joined([joined([written, appeared], "; "), issued or undated], ", ")


def imprint(item: Item, form: Form) -> Rich:
    """Return the imprint of a book or a report: original year, edition, place, publisher, year."""
    house = publisher(item, form)
    before = rich(item.year("original-date") if item.has("issued") else "")
    if item.has("edition") and item.type != "report":
        house = joined([item.edition(not form.note) if is_reissue(item) else (), house], form.separator)
        house = joined([before, house], "; " if form.note else ". ")
    else:
        house = joined([before, house], "; ")
    return joined([house, item.year("issued") or item.writing_year() or item.terms.no_date], ", ")


def publisher(item: Item, form: Form) -> Rich:
    """Return the place of publication and the publisher."""
    return joined([form.start_part(item.plain(name)) for name in ("publisher-place", "publisher")], ": ")


def is_reissue(item: Item) -> bool:
    """Return whether the item has a date and an original date; the edition then stands between the two."""
    return item.has("issued") and item.has("original-date")


def volume(item: Item, form: Form, page: bool) -> Rich:
    """Return the volume with its label and its title.

    Empty if there is a *page* and the number of the volume is printed before it: “19:45”.
    """
    number = item.number_with_label("volume", "volume")
    if item.has("volume-title"):
        return joined([number, item.italic_title("volume-title")], ", ")
    return () if page and volume_before_page(item) else number


def volume_before_page(item: Item) -> str:
    """Return the number of a volume for the place before a page.

    Empty if the volume has a title, or if names stand between volume and page.
    """
    is_apart = item.has("volume-title", "container-author", "editor", "translator")
    return "" if is_apart or not is_number(item.text("volume")) else item.text("volume")


def series(item: Item) -> Rich:
    """Return the series and the number of the work in it."""
    separator = " " if is_number(item.text("collection-number")) else ", "
    number = item.plain("collection-number") if item.has("collection-title") else ()
    return joined([item.title("collection-title"), number], separator)


def container(item: Item, form: Form, page: bool) -> Rich:
    """Return the book that contains a chapter, from “in” to its editors."""
    return joined(
        [
            joined([container_prefix(item, form), item.italic_title("container-title")], " "),
            form.start_part(item.number_with_label("number", "number")),
            () if is_reissue(item) else item.edition(),
            volume(item, form, page),
            contributors(item, form, ("editor", "translator"), sentence=False),
        ],
        ", ",
    )


def container_prefix(item: Item, form: Form) -> Rich:
    """Return the text before the book that contains a chapter: “in”, or “chap. 7 in” if it has no pages."""
    chapter = () if item.has("page") else item.number_with_label("chapter-number", "chapter")
    return form.start_part(joined([chapter, item.terms.within], " "))


def periodical(item: Item, place: str) -> Rich:
    """Return the periodical that contains an article: title, volume, number, date, and the *place*.

    *place* is the pages of the article, or the place that a note cites.
    """
    title = item.italic_title("container-title")
    numbers = joined(
        [item.text("volume"), with_label(item.text("issue"), "issue") if item.has("issue") else ""], ", "
    )
    if not numbers:
        early = item.has("DOI") and item.has("issued") and not item.has("page")
        date = _article_date(item)
        return joined([title, "ahead of print" if early else "", date, place], ", ")
    issue = joined([numbers, f"({_article_date(item, exact=False)})"], " ")
    return joined([title, joined([issue, place], ": ")], " " if item.has("volume") else ", ")


def _article_date(item: Item, exact: bool = True) -> str:
    """Return the date of publication of an article, or else the date of writing in brackets, or “n.d.”."""
    written = date_text(item, "original-date", exact)
    in_brackets = written if written.startswith("[") or not written else f"[{written}]"
    return date_text(item, "issued", exact) or in_brackets or item.terms.no_date


def locator_text(locator: Locator | None) -> str:
    """Return the place that a note cites: pages without a label, other places with their label."""
    if locator is None:
        return ""
    value = pages(locator.value, chicago=True)
    number = is_number(value)
    if locator.label in {"", "page"} or (not number and locator.label in {"chapter", "line", "verse"}):
        return value
    return with_label(value, locator.label)


def address(item: Item) -> Rich:
    """Return the address of the work as a link."""
    return linked(item.address())


def date_text(item: Item, variable: str, exact: bool = True) -> str:
    """Return a date in words; an approximate date in brackets, with a question mark; empty if there is none.

    Without *exact*, the date has no day.
    """
    date = item.date(variable)
    if date is None:
        return ""
    text = date_in_words(date, item.terms.dates, exact)
    return f"[{text}?]" if date.circa else text
