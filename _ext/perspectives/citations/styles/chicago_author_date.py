"""The entry of the list of works, and name and date for citations in running text: Chicago, author-date.

This follows *The Chicago Manual of Style*, 17th edition, chapter 15.
The strings are those of the official CSL style ``chicago-author-date-17th-edition``.
Three things differ on purpose: the date that cites a work (:func:`cited_date`), the short title
(:func:`lead_variable`), and the place of the original date.
The list is a part of the book, so its item has the terms of the book's language
(:class:`perspectives.citations.terms.Terms`).
"""

from __future__ import annotations

from collections.abc import Iterable

from perspectives.citations.csl_dates import Date, date_in_words
from perspectives.citations.item import Item, is_number, pages
from perspectives.citations.names import NameForm, names
from perspectives.citations.rich_text import Rich, append_mark, italics, joined, quoted, rich
from perspectives.citations.styles import chicago_bibliography, chicago_common
from perspectives.citations.styles.chicago_common import Form

QUOTED_TITLE_TYPES = ("webpage", "manuscript", "document")
"""Types whose titles are in quotation marks, even if the work is not part of another."""


def entry(item: Item, letter: str = "") -> Rich:
    """Return the entry of a work; its date has the *letter* of the work's label."""
    shapes = {
        "book": _book,
        "chapter": _chapter,
        "article-journal": _article,
        "report": _report,
    }
    form = _form(item)
    parts = [
        entry_head(item),
        rich(cited_date(item, letter)),
        () if lead_variable(item) == "title" else _title(item),
        *shapes.get(item.type, _standalone)(item, form),
        chicago_common.address(item),
    ]
    return append_mark(joined(parts, ". "), ".")


def entry_head(item: Item) -> Rich:
    """Return the beginning of an entry: the names in full, the first one inverted, or a title."""
    lead = lead_variable(item)
    if lead in chicago_common.LEAD_ROLES:
        return chicago_common.lead_text(item, _form(item))
    return _title(item) if lead == "title" else _substitute(item, lead)


def cited_name(item: Item) -> Rich:
    """Return the text before the date in running text: the family names that lead the entry, or a title."""
    if lead_variable(item) != "title":
        return unmarked_name(item)
    return quoted(unmarked_name(item), item.terms.quotes) if _is_part(item) else italics(unmarked_name(item))


def unmarked_name(item: Item) -> Rich:
    """Return the same as :func:`cited_name`, but a title without quotation marks and italics."""
    lead, terms = lead_variable(item), item.terms
    if lead == "title":
        return item.title("title-short" if item.has("title-short") else "title")
    if lead not in chicago_common.LEAD_ROLES:
        return _substitute(item, lead)
    form = NameForm(
        family_only=True, two_names=terms.two_names, many_names=terms.many_names, et_al=terms.et_al
    )
    return rich(names(item.names(lead), form))


def cited_date(item: Item, letter: str = "") -> str:
    """Return the date that cites a work, with the *letter* of its label.

    “1963”; “[1960] 1976” if the work was written earlier; “[1959]” if only the date of writing is known;
    “ca. 1900”, “[1796]” or “in press” if the bibliography says it so; “n.d.” if the work has no date.
    """
    year = item.year("issued") or item.writing_year()
    if not year:
        return f"{item.terms.no_date}-{letter}" if letter else item.terms.no_date
    if letter and not year[-1].isdecimal():
        # A letter in brackets, or behind words, “in press-a”.
        year = f"{year[:-1]}{letter}]" if year.endswith("]") else f"{year}-{letter}"
    else:
        year += letter
    original = item.year("original-date").strip("[]") if item.has("issued") else ""
    return f"[{original}] {year}" if original else year


def lead_variable(item: Item) -> str:
    """Return the variable that leads the entry of a work.

    It is the first of these that the work has: ``author``; ``editor``; ``title-short``; ``translator``;
    for a web page ``publisher`` and ``container-title``; ``title``.
    If a short title leads and the title begins with it, the variable is ``title``.
    """
    for role in ("author", "editor"):
        if item.has(role) and not chicago_common.is_of_whole(item, role):
            return role
    if item.has("title-short"):
        return "title" if item.text("title").startswith(item.text("title-short")) else "title-short"
    if item.has("translator"):
        return "translator"
    sites = ("publisher", "container-title") if item.type == "webpage" else ()
    return next((variable for variable in sites if item.has(variable)), "title")


def _form(item: Item) -> Form:
    terms = item.terms
    return Form(
        note=False,
        lead_names=NameForm(
            inverted="first",
            demote_particle=True,
            two_names=terms.many_names,
            many_names=terms.many_names,
            et_al=terms.et_al,
            max_names=10,
            before_et_al=7,
        ),
        other_names=NameForm(
            two_names=terms.two_names,
            many_names=terms.many_names,
            et_al=terms.et_al,
            max_names=10,
            before_et_al=7,
        ),
    )


def _substitute(item: Item, lead: str) -> Rich:
    """Return the text instead of names: a short title or a publisher as it is, or the name of a website."""
    return item.title(lead) if lead == "container-title" else item.plain(lead)


def _contributors(
    item: Item, form: Form, roles: Iterable[str] = ("editor", "translator"), sentence: bool = True
) -> Rich:
    return chicago_common.contributors(item, form, roles, sentence, lead_variable(item))


def _is_part(item: Item) -> bool:
    return item.type in QUOTED_TITLE_TYPES or (item.type != "book" and item.has("container-title"))


def _title(item: Item) -> Rich:
    if _is_part(item):
        return item.quoted_title()
    return item.italic_title("volume-title" if item.has("volume-title") else "title")


def _book(item: Item, form: Form) -> list[Rich]:
    return [
        item.number_with_label("number", "number", capital=True),
        () if chicago_common.is_reissue(item) else item.edition(capital=True),
        _contributors(item, form),
        form.start_part(_volume(item, "title")),
        chicago_common.series(item),
        *_imprint(item, form),
    ]


def _imprint(item: Item, form: Form) -> list[Rich]:
    """Return place and publisher of a book; the edition of a reissue stands before them."""
    edition = item.edition(capital=True) if chicago_common.is_reissue(item) else ()
    return [edition, chicago_common.publisher(item, form)]


def _volume(item: Item, whole: str) -> Rich:
    """Return the number of a volume; if the volume has a title, the title of the whole work follows.

    *whole* is the variable with the title of the whole work.
    """
    number = item.number_with_label("volume", "volume")
    if not item.has("volume-title"):
        return number
    return joined([number, item.terms.part_of if number else "", item.italic_title(whole)], " ")


def _chapter(item: Item, form: Form) -> list[Rich]:
    if not item.has("container-title"):
        return _book(item, form)
    page = pages(item.text("page"), chicago=True)
    number = item.text("volume")
    before_page = page and is_number(number) and not item.has("volume-title")
    holder = item.italic_title("volume-title" if item.has("volume-title") else "container-title")
    place = joined([number if before_page else "", page], ":")
    container = [
        joined([chicago_common.container_prefix(item, form), holder], " "),
        form.start_part(item.number_with_label("number", "number")),
        () if chicago_common.is_reissue(item) else item.edition(),
        _contributors(item, form, sentence=False),
        () if before_page else _volume(item, "container-title"),
        place,
    ]
    return [joined(container, ", "), chicago_common.series(item), *_imprint(item, form)]


def _article(item: Item, form: Form) -> list[Rich]:
    page = pages(item.text("page"), chicago=True)
    return [_contributors(item, form, ("translator",)), _periodical(item, page)]


def _periodical(item: Item, page: str) -> Rich:
    """Return the periodical of an article: title, volume and number (if one is missing, the date), pages."""
    title = item.italic_title("container-title")
    if not title:
        return rich(page)
    volume, issue = item.text("volume"), item.text("issue")
    if not volume and not issue:
        early = item.has("DOI") and item.has("issued") and not item.has("page")
        return joined(
            [title, item.terms.ahead if early else "", chicago_common.date_text(item, "issued"), page], ", "
        )
    month = chicago_common.date_text(item, "issued", exact=False)
    if volume:
        numbers = joined([volume, f"({issue or month})" if issue or month else ""], " ")
        return joined([joined([title, numbers], " "), page], ": ")
    signed = lead_variable(item) != "title"
    numbers = joined(
        [item.number_with_label("issue", "issue"), f"({month})" if signed and month else ""], " "
    )
    return joined([joined([title, numbers], ", "), page], ": ")


def _report(item: Item, form: Form) -> list[Rich]:
    return [
        item.number_with_label("number", "number", capital=True),
        _contributors(item, form),
        chicago_common.publisher(item, form),
        *chicago_bibliography.archive_parts(item),
    ]


def _standalone(item: Item, form: Form) -> list[Rich]:
    """Return the parts for a web page, a letter, or a document in an archive."""
    website = item.type == "webpage"
    site = item.title("container-title") if website and lead_variable(item) != "container-title" else ()
    house = () if lead_variable(item) == "publisher" else chicago_common.publisher(item, form)
    written = joined([_writing_date(item), house], "; ")
    return [
        () if website else chicago_bibliography.genre(item),
        _contributors(item, form),
        joined([site, written, _month_and_day(item)], ", "),
        *chicago_bibliography.archive_parts(item),
    ]


def _writing_date(item: Item) -> str:
    """Return the date of writing if it is more exact than a year; else empty."""
    return chicago_common.date_text(item, "original-date") if _is_exact(item.date("original-date")) else ""


def has_exact_date(item: Item) -> bool:
    """Return whether the entry has the day or the month of writing, and not only the year."""
    if item.type == "article-journal":
        return not item.has("original-date", "volume", "issue") and _is_exact(item.date("issued"))
    written = item.date("original-date" if item.has("original-date") else "issued")
    return item.type in QUOTED_TITLE_TYPES and _is_exact(written)


def _month_and_day(item: Item) -> str:
    """Return the date without its year, which is at the beginning of the entry."""
    date = item.date("issued")
    return "" if date is None or date.literal else date_in_words(date, item.terms.dates, year=False)


def _is_exact(date: Date | None) -> bool:
    """Return whether a date has a month."""
    return date is not None and (len(date.start) > 1 or len(date.end) > 1)
