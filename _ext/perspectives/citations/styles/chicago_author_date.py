"""The entry in the list of works, and who and when in running text: Chicago, author-date.

After *The Chicago Manual of Style*, 17th edition, chapter 15.
The strings are those of the official CSL style ``chicago-author-date-17th-edition``.
What this book means otherwise: which date a work is cited by (:func:`when`), which short title
(:func:`leading`), and where the original date stands.
The list is a part of the book, so the item brings the terms of the book's language
(:class:`perspectives.citations.terms.Terms`).
Of Sphinx, only its catalogues are used.
"""

from __future__ import annotations

from collections.abc import Iterable

from perspectives.citations.csl_dates import Date, in_words
from perspectives.citations.item import Item, is_number, pages
from perspectives.citations.names import Manner, names
from perspectives.citations.rich_text import Rich, after, italics, joined, quoted, rich
from perspectives.citations.styles import chicago_bibliography, chicago_common
from perspectives.citations.styles.chicago_common import Form

TITLED_PARTS = ("webpage", "manuscript", "document")
"""Types whose titles stand in quotation marks, whether something holds them or not."""


def entry(item: Item, letter: str = "") -> Rich:
    """Return the entry of a work, its date with the *letter* that tells it from others alike."""
    shapes = {
        "book": _book,
        "chapter": _chapter,
        "article-journal": _article,
        "report": _report,
    }
    form = _form(item)
    parts = [
        heading(item),
        rich(when(item, letter)),
        () if leading(item) == "title" else _title(item),
        *shapes.get(item.type, _single)(item, form),
        chicago_common.address(item),
    ]
    return after(joined(parts, ". "), ".")


def heading(item: Item) -> Rich:
    """Return what an entry begins with: who leads it, in full and inverted, or a title."""
    leads = leading(item)
    if leads in chicago_common.ROLES:
        return chicago_common.lead(item, _form(item))
    return _title(item) if leads == "title" else _standing_in(item, leads)


def who(item: Item) -> Rich:
    """Return what stands beside the date in running text: the names of who leads the entry, or a title."""
    if leading(item) != "title":
        return called(item)
    return quoted(called(item), item.terms.quotes) if _is_part(item) else italics(called(item))


def called(item: Item) -> Rich:
    """Return the words of :func:`who`, a title without quotation marks and italics."""
    leads, terms = leading(item), item.terms
    if leads == "title":
        return item.title("title-short" if item.has("title-short") else "title")
    if leads not in chicago_common.ROLES:
        return _standing_in(item, leads)
    manner = Manner(families=True, two=terms.two, more=terms.more, et_al=terms.et_al)
    return rich(names(item.names(leads), manner))


def when(item: Item, letter: str = "") -> str:
    """Return the date that a work is cited by, with its *letter*.

    “1963”; “[1960] 1976” of a work that was written before; “[1959]” of one whose writing alone is dated.
    Only a work without any date is “n.d.”.
    """
    year = item.year("issued") or item.known_year()
    if not year:
        return f"{item.terms.no_date}-{letter}" if letter else item.terms.no_date
    year = f"{year[:-1]}{letter}]" if year.endswith("]") else f"{year}{letter}"
    original = item.year("original-date").strip("[]") if item.has("issued") else ""
    return f"[{original}] {year}" if original else year


def leading(item: Item) -> str:
    """Return the variable that leads the entry of a work.

    That is who wrote or else edited it. Where nobody is named, it is the short title, if the work has one:
    ``title-short``, or ``title`` where the short title is only the beginning of the title.
    Else it is who translated it, whose website it stands on, or the title.
    """
    for role in ("author", "editor"):
        if item.has(role):
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
        leading=Manner(
            inverted="first",
            demoted=True,
            two=terms.more,
            more=terms.more,
            et_al=terms.et_al,
            most=10,
            shown=7,
        ),
        others=Manner(two=terms.two, more=terms.more, et_al=terms.et_al, most=10, shown=7),
    )


def _standing_in(item: Item, leads: str) -> Rich:
    """Return what stands in the place of names: a short title as it was given, or the name of a website."""
    return item.title(leads) if leads == "container-title" else item.plain(leads)


def _contributors(
    item: Item, form: Form, roles: Iterable[str] = ("editor", "translator"), sentence: bool = True
) -> Rich:
    return chicago_common.contributors(item, form, roles, sentence, leading(item))


def _is_part(item: Item) -> bool:
    return item.type in TITLED_PARTS or (item.type != "book" and item.has("container-title"))


def _title(item: Item) -> Rich:
    if _is_part(item):
        return item.called()
    return item.headed("volume-title" if item.has("volume-title") else "title")


def _book(item: Item, form: Form) -> list[Rich]:
    return [
        item.numbered("number", "number", capital=True),
        () if chicago_common.is_reissue(item) else item.edition(capital=True),
        _contributors(item, form),
        form.begun(_volume(item, "title")),
        chicago_common.series(item),
        *_published(item, form),
    ]


def _published(item: Item, form: Form) -> list[Rich]:
    """Return where and by whom a book was published, after the edition of one that was written before."""
    edition = item.edition(capital=True) if chicago_common.is_reissue(item) else ()
    return [edition, chicago_common.publisher(item, form)]


def _volume(item: Item, whole: str) -> Rich:
    """Return the number of a volume; of one that has a title of its own, with the title of the *whole*."""
    number = item.numbered("volume", "volume")
    if not item.has("volume-title"):
        return number
    return joined([number, item.terms.part_of if number else "", item.headed(whole)], " ")


def _chapter(item: Item, form: Form) -> list[Rich]:
    if not item.has("container-title"):
        return _book(item, form)
    page = pages(item.text("page"), chicago=True)
    number = item.text("volume")
    before_page = page and is_number(number) and not item.has("volume-title")
    holder = item.headed("volume-title" if item.has("volume-title") else "container-title")
    place = joined([number if before_page else "", page], ":")
    container = [
        joined([chicago_common.beginning(item, form), holder], " "),
        form.begun(item.numbered("number", "number")),
        () if chicago_common.is_reissue(item) else item.edition(),
        _contributors(item, form, sentence=False),
        () if before_page else _volume(item, "container-title"),
        place,
    ]
    return [joined(container, ", "), chicago_common.series(item), *_published(item, form)]


def _article(item: Item, form: Form) -> list[Rich]:
    page = pages(item.text("page"), chicago=True)
    return [_contributors(item, form, ("translator",)), _periodical(item, page)]


def _periodical(item: Item, page: str) -> Rich:
    """Return the periodical of an article: volume and number, the date where it has not both, pages."""
    title = item.headed("container-title")
    if not title:
        return rich(page)
    volume, issue = item.text("volume"), item.text("issue")
    if not volume and not issue:
        early = item.has("DOI") and item.has("issued") and not item.has("page")
        return joined(
            [title, item.terms.ahead if early else "", chicago_common.day(item, "issued"), page], ", "
        )
    month = chicago_common.day(item, "issued", exact=False)
    if volume:
        numbers = joined([volume, f"({issue or month})" if issue or month else ""], " ")
        return joined([joined([title, numbers], " "), page], ": ")
    signed = leading(item) != "title"
    numbers = joined([item.numbered("issue", "issue"), f"({month})" if signed and month else ""], " ")
    return joined([joined([title, numbers], ", "), page], ": ")


def _report(item: Item, form: Form) -> list[Rich]:
    return [
        item.numbered("number", "number", capital=True),
        _contributors(item, form),
        chicago_common.publisher(item, form),
        *chicago_bibliography.archived(item),
    ]


def _single(item: Item, form: Form) -> list[Rich]:
    """Return what stands alone: a page of a website, a letter, a document in an archive."""
    website = item.type == "webpage"
    site = item.title("container-title") if website and leading(item) != "container-title" else ()
    house = () if leading(item) == "publisher" else chicago_common.publisher(item, form)
    written = joined([_written(item), house], "; ")
    return [
        () if website else chicago_bibliography.genre(item),
        _contributors(item, form),
        joined([site, written, _month_and_day(item)], ", "),
        *chicago_bibliography.archived(item),
    ]


def _written(item: Item) -> str:
    """Return when a work was written, where that is more exact than the year at the head of the entry."""
    return chicago_common.day(item, "original-date") if _is_exact(item.date("original-date")) else ""


def says_day(item: Item) -> bool:
    """Return whether the entry says the day or the month of the writing, and not only its year."""
    if item.type == "article-journal":
        return not item.has("original-date", "volume", "issue") and _is_exact(item.date("issued"))
    written = item.date("original-date" if item.has("original-date") else "issued")
    return item.type in TITLED_PARTS and _is_exact(written)


def _month_and_day(item: Item) -> str:
    """Return the date without its year, which stands at the head of the entry."""
    date = item.date("issued")
    return "" if date is None or date.literal else in_words(date, item.terms.dates, year=False)


def _is_exact(date: Date | None) -> bool:
    """Return whether a date is more than a year."""
    return date is not None and (len(date.start) > 1 or len(date.end) > 1)
