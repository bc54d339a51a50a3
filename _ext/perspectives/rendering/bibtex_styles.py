"""The author-date styles, registered with pybtex and sphinxcontrib-bibtex.

Two plugins have the name ``chicago-author-date``.
For pybtex, it is the style of the list of works, with its labels and its order.
For sphinxcontrib-bibtex, it is the style of citations in text (:mod:`perspectives.rendering.text_citations`).
:mod:`perspectives.citations` makes the citations from CSL items. Here they become rich text of pybtex.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import pybtex.plugin
from pybtex.database import Entry
from pybtex.richtext import Text
from pybtex.style.formatting import BaseStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from sphinx.locale import get_translation
from sphinxcontrib.bibtex.plugin import register_plugin

from perspectives.citations.author_date_labels import Label, label_of, labels_of, sort_key
from perspectives.citations.entry_fields import plain
from perspectives.citations.further_styles import StyleFile
from perspectives.citations.item import Item
from perspectives.citations.rich_text import Rich
from perspectives.citations.styles import chicago_author_date
from perspectives.citations.terms import Terms, terms_of_book
from perspectives.citations.titles import title_of
from perspectives.citations.works import item_of
from perspectives.records.dates import say_date
from perspectives.records.quoting import with_single_stops
from perspectives.rendering.text_citations import ChicagoReferences, CitedEntry, richtext

_ = get_translation("perspectives")

STYLE_NAME = "chicago-author-date"


class Items:
    """The CSL items of the entries of one list, each made once for its order, its label and its words."""

    def __init__(self) -> None:
        self.items_by_key: dict[str, Item] = {}

    @cached_property
    def terms(self) -> Terms:
        """The terms of the book's language; a style is made anew for each build."""
        return terms_of_book()

    def of(self, entry: Entry) -> Item:
        """Return the item of an entry."""
        item = self.items_by_key.get(entry.key)
        if item is None:
            item = self.items_by_key[entry.key] = item_of(entry, self.terms)
        return item


class Labels(BaseLabelStyle):  # type: ignore[misc]  # pybtex carries no types
    """The labels of the list: author and date. Each label is unique."""

    def __init__(self) -> None:
        self.items = Items()
        self.labels_by_key: dict[str, Label] = {}

    def format_labels(self, sorted_entries: list[Entry]) -> Iterator[str]:
        """Yield the text of a label for each entry, and keep the labels by key."""
        self.labels_by_key = labels_of([self.items.of(entry) for entry in sorted_entries])
        yield from (self.labels_by_key[entry.key].text for entry in sorted_entries)


class Sorting(BaseSortingStyle):  # type: ignore[misc]
    """The order of the list: by name or title, then by date, then by title."""

    def __init__(self) -> None:
        self.items = Items()

    def sort(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries in order."""
        return sorted(entries, key=lambda entry: sort_key(self.items.of(entry)))


class ListOfWorks(BaseStyle):  # type: ignore[misc]
    """The list of works."""

    default_name_style = "plain"
    default_label_style = Labels
    default_sorting_style = Sorting

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.items = self.label_style.items = self.sorting_style.items = Items()

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> CitedEntry:
        """Return the entry as rich text, followed by our notes on the work.

        :param label: the label of the work, behind the prefix of the list, if it has one
        """
        item = self.items.of(entry)
        work_label = self.label_style.labels_by_key.get(entry.key) or label_of(item)
        parts = [richtext(self.cited(item, work_label)), *_notes(entry, item)]
        return CitedEntry(entry.key, Text(" ").join(parts), label, work_label)

    def cited(self, item: Item, label: Label) -> Rich:
        """Return the entry of a work without our notes; its date has the letter of the work's label."""
        return chicago_author_date.entry(item, label.letter)


def _notes(entry: Entry, item: Item) -> Iterator[Text]:
    """Yield the sentences behind the entry of a work: when it was written, and the field ``note``.

    The first is for works whose entry prints only a year, and whose field ``origyear`` has a month or a day.
    """
    origyear = entry.fields.get("origyear", "")
    if "-" in origyear and not chicago_author_date.has_exact_date(item):
        form = _("Dated {date}.") if len(origyear) == len("1961-10-25") else _("Written {date}.")
        yield Text(with_single_stops(form.format(date=say_date(origyear))))
    if entry.fields.get("note"):
        yield richtext(title_of(plain(entry.fields["note"]).rstrip(".") + "."))


def register_list(style: StyleFile) -> str:
    """Register a style of CSL for the list of works, and return its name for pybtex.

    Labels and order stay those of author and date, so that the citations in text lead to the entries.
    """

    class FurtherList(ListOfWorks):
        """The list of works in a style of CSL."""

        def cited(self, item: Item, label: Label) -> Rich:
            """Return the entry of a work as the style has it, with the letter of the work's label nowhere."""
            return style.entry(item.data)

    name = f"{style.name}-{style.digest}"
    pybtex.plugin.register_plugin("pybtex.style.formatting", name, FurtherList, force=True)
    return name


def register() -> None:
    """Register the styles with pybtex and sphinxcontrib-bibtex."""
    pybtex.plugin.register_plugin("pybtex.style.formatting", STYLE_NAME, ListOfWorks, force=True)
    register_plugin("sphinxcontrib.bibtex.style.referencing", STYLE_NAME, ChicagoReferences, force=True)
