"""The styles that carry our author-date citations through pybtex and sphinxcontrib-bibtex.

Two plugins are named ``chicago-author-date``: a style of the list for pybtex, with its labels and its order,
and a style of references for sphinxcontrib-bibtex (:mod:`perspectives.rendering.text_citations`).
What they print is made from CSL items by :mod:`perspectives.citations`; here it becomes rich text of pybtex.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pybtex.plugin
from pybtex.database import Entry
from pybtex.richtext import Text
from pybtex.style.formatting import BaseStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from sphinx.locale import get_translation
from sphinxcontrib.bibtex.plugin import register_plugin

from perspectives.citations.author_date_labels import Label, labels, sort_key
from perspectives.citations.author_date_labels import label as label_of
from perspectives.citations.entry_fields import plain
from perspectives.citations.item import Item
from perspectives.citations.styles import chicago_author_date
from perspectives.citations.works import item_of, items_of
from perspectives.records.dates import say_date
from perspectives.rendering.text_citations import ChicagoReferences, CitedEntry, richtext

_ = get_translation("perspectives")

STYLE_NAME = "chicago-author-date"


class Labels(BaseLabelStyle):  # type: ignore[misc]  # pybtex carries no types
    """Labels of the list: author and date, unique."""

    def __init__(self) -> None:
        self.known: dict[str, Label] = {}

    def format_labels(self, sorted_entries: list[Entry]) -> Iterator[str]:
        """Yield a label for each entry, and keep them by key."""
        self.known = labels(items_of({entry.key: entry for entry in sorted_entries}))
        yield from (self.known[entry.key].text for entry in sorted_entries)


class Sorting(BaseSortingStyle):  # type: ignore[misc]
    """Order of the list: by name or title, then by date, then by title."""

    def sort(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries in order."""
        return sorted(entries, key=lambda entry: sort_key(item_of(entry)))


class ListOfWorks(BaseStyle):  # type: ignore[misc]
    """The list of works."""

    default_name_style = "plain"
    default_label_style = Labels
    default_sorting_style = Sorting

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> CitedEntry:
        """Return the entry as rich text, with what we note of the work behind it.

        :param label: the label of the work, perhaps with a prefix that the list has
        """
        item = item_of(entry)
        called = self.label_style.known.get(entry.key) or label_of(item)
        parts = [richtext(chicago_author_date.entry(item, called.letter)), *_notes(entry, item)]
        return CitedEntry(entry.key, Text(" ").join(parts), label, called)


def _notes(entry: Entry, item: Item) -> Iterator[str]:
    """Yield what stands behind the entry of a work: when it was written, and our note.

    When it was written is said where the entry says no more than a year.
    """
    written = entry.fields.get("origyear", "")
    if "-" in written and not chicago_author_date.says_day(item):
        form = _("Dated {date}.") if len(written) == len("1961-10-25") else _("Written {date}.")
        yield form.format(date=say_date(written))
    if entry.fields.get("note"):
        yield plain(entry.fields["note"]).rstrip(".") + "."


def register() -> None:
    """Make the styles known to pybtex and sphinxcontrib-bibtex."""
    pybtex.plugin.register_plugin("pybtex.style.formatting", STYLE_NAME, ListOfWorks, force=True)
    register_plugin("sphinxcontrib.bibtex.style.referencing", STYLE_NAME, ChicagoReferences, force=True)
