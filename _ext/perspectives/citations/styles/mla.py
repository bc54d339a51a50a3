"""The entry of a list of works cited in the *MLA Handbook*, 9th edition (chapter 5).

The strings are those of the official CSL style ``modern-language-association``, except for some capitals:
an element begins with a capital and has none inside it.
This module imports no Sphinx.
"""

from __future__ import annotations

from perspectives.citations.csl_dates import mla_date, year
from perspectives.citations.item import Item, is_number, pages, with_label
from perspectives.citations.names import NameForm, names
from perspectives.citations.rich_text import Rich, append_mark, capitalised, joined, linked, rich
from perspectives.citations.styles.chicago_common import lead_role, series

LEAD_NAMES = NameForm(inverted="first", two_names="{first}, and {last}", max_names=2, before_et_al=1)
OTHER_NAMES = NameForm(max_names=2, before_et_al=1)
CONTRIBUTOR_ROLES = {"editor": ("editor", "editors"), "translator": ("translator", "translators")}
UNPUBLISHED_TYPES = ("manuscript", "document")


def entry(item: Item) -> Rich:
    """Return the entry of a work."""
    elements = [
        _lead(item),
        _title(item),
        joined(
            [
                _writing_date(item),
                item.plain("genre", not item.has("original-date")) if _is_unpublished(item) else (),
            ],
            ", ",
        ),
        _container(item),
        _final_part(item),
    ]
    return append_mark(joined(elements, ". "), ".")


def _lead(item: Item) -> Rich:
    role = lead_role(item)
    text = names(item.names(role), LEAD_NAMES) if role else ""
    if role in CONTRIBUTOR_ROLES:
        text = f"{text}, {CONTRIBUTOR_ROLES[role][len(item.names(role)) > 1]}"
    return rich(text)


def _is_unpublished(item: Item) -> bool:
    return item.type in UNPUBLISHED_TYPES


def _title(item: Item) -> Rich:
    if item.has("container-title") or _is_unpublished(item):
        return item.quoted_title()
    return item.italic_title("volume-title" if _volume_leads(item) else "title")


def _volume_leads(item: Item) -> bool:
    """Return whether a volume with a title is cited as the book; the whole work then stands at the end."""
    return item.has("volume-title") and item.type in {"book", "chapter"}


def _writing_date(item: Item) -> Rich:
    date = item.date("original-date")
    return rich("" if date is None else f"[{mla_date(date)}?]" if date.circa else mla_date(date))


def _container(item: Item) -> Rich:
    """Return the container: title, contributors, edition, numbers, publisher, date and location."""
    contained = item.has("container-title")
    title = () if _is_unpublished(item) else item.italic_title("container-title")
    if contained and _volume_leads(item):
        title = item.italic_title("volume-title")
    page = pages(item.text("page"), least=2)
    elements = [
        title,
        _contributors(item),
        () if item.type == "report" else item.edition(),
        *_numbers(item),
        _publisher(item),
        rich(_issued(item)),
        *(item.plain(name) for name in ("archive", "archive_collection", "archive_location")),
        rich(with_label(page, "page") if page else ""),
        linked(item.address()),
    ]
    text = joined(elements, ", ")
    # An address keeps its lower-case letter.
    return text if title or (text and text[0].url) else capitalised(text)


def _contributors(item: Item) -> Rich:
    others = [role for role in ("editor", "translator") if item.has(role) and role != lead_role(item)]
    if len(others) == 2 and item.names("editor") == item.names("translator"):
        return rich(f"{item.terms.by['editortranslator']} {names(item.names('editor'), OTHER_NAMES)}")
    return joined([f"{item.terms.by[role]} {names(item.names(role), OTHER_NAMES)}" for role in others], ", ")


def _numbers(item: Item) -> list[Rich]:
    """Return volume, issue and number.

    The volume of a book that has only an author is not printed, unless the volume has a title.
    """
    has_only_author = (
        item.type == "book"
        and item.has("author")
        and not item.has("editor", "translator", "edition", "volume-title")
    )
    issue = with_label(item.text("issue"), "issue") if item.has("issue") else ""
    return [
        () if has_only_author else item.number_with_label("volume", "volume"),
        rich(issue),
        item.number_with_label("number", "number"),
    ]


def _publisher(item: Item) -> Rich:
    if item.type == "article-journal":
        return ()
    if _is_unpublished(item):
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
        return f"[{mla_date(date, day=False)}?]" if date.circa else mla_date(date, day=False)
    return f"circa {mla_date(date)}" if date.circa else mla_date(date)


def _final_part(item: Item) -> Rich:
    """Return the last part: the series, and the whole work that a volume belongs to."""
    if not _volume_leads(item):
        return series(item)
    whole = item.italic_title("container-title" if item.has("container-title") else "title")
    number = item.text("volume")
    volume = (
        item.number_with_label("volume", "volume", capital=True)
        if is_number(number)
        else item.plain("volume", capital=True)
    )
    return joined([series(item), joined([volume, "of" if volume else "", whole], " ")], ", ")
