"""The bibliography and the citations in text in Chicago's author-date manner (*The Chicago Manual of Style*, 17th edition, chapter 15).

Two plugins, both named ``chicago-author-date``: a style of the list for pybtex, with its labels and its order,
and a style of references for sphinxcontrib-bibtex (:mod:`perspectives.rendering.text_citations`).
Only what an entry has is printed: a missing field leaves no gap and no guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pybtex.plugin
from pybtex.database import Entry, Person
from pybtex.richtext import HRef, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from sphinx.locale import get_translation
from sphinxcontrib.bibtex.plugin import register_plugin

from perspectives.citations.author_date_labels import (
    creators,
    family,
    given,
    labels,
    persons,
    plain,
    short_title,
    sort_key,
    when,
)
from perspectives.citations.rich_text import WEB
from perspectives.records.dates import say_date
from perspectives.rendering.text_citations import ChicagoReferences

_ = get_translation("perspectives")

STYLE_NAME = "chicago-author-date"
WHOLE = (
    "book",
    "collection",
    "proceedings",
    "booklet",
    "report",
    "techreport",
    "thesis",
    "phdthesis",
    "periodical",
)
"""Entry types whose titles are italic; the titles of all others stand in quotation marks."""
CONTAINED = ("incollection", "inbook", "inproceedings")
WITHIN_TITLE = (".", "?", "!")


class Labels(BaseLabelStyle):  # type: ignore[misc]  # pybtex carries no types
    """Labels of the list: author and date, unique."""

    def format_labels(self, sorted_entries: list[Entry]) -> Iterator[str]:
        """Yield a label for each entry."""
        named = labels(sorted_entries)
        yield from (named[entry.key] for entry in sorted_entries)


class Sorting(BaseSortingStyle):  # type: ignore[misc]
    """Order of the list: by name or title, then by date, then by title."""

    def sort(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries in order."""
        return sorted(entries, key=sort_key)


class ChicagoAuthorDate(BaseStyle):  # type: ignore[misc]
    """The list of works."""

    default_name_style = "plain"
    default_label_style = Labels
    default_sorting_style = Sorting

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return the entry as rich text; every type of entry has a form."""
        date = label.rpartition(" ")[2] or when(entry)
        text = Text(" ").join(sentence for sentence in _sentences(entry, date) if sentence)
        return FormattedEntry(entry.key, text, label)


def _sentences(entry: Entry, date: str) -> Iterator[Text]:
    """Yield the sentences of an entry in Chicago's order."""
    role, leading = creators(entry)
    kind, fields = entry.type.lower(), entry.fields
    title = _title(entry)
    if role == "title":
        short = short_title(entry)
        cited_apart = bool(short) and not plain(fields.get("title", "")).startswith(short)
        yield Text(short).add_period() if cited_apart else title
        yield Text(date).add_period()
        yield title if cited_apart else Text("")
    else:
        lead = Text(_names(leading, inverted=True))
        if role == "editor":
            lead = Text(lead, _(", eds") if len(leading) > 1 else _(", ed"))
        yield lead.add_period()
        yield Text(date).add_period()
        yield title
    yield from _container(entry, kind, role)
    if fields.get("edition"):
        yield Text(plain(fields["edition"])).add_period()
    if kind not in (*CONTAINED, "article") and fields.get("volume"):
        yield Text(_("Vol. {number}.").format(number=plain(fields["volume"])))
    for part, phrase in (("translator", _("Translated by {names}")), ("editor", _("Edited by {names}"))):
        # An edited volume that holds the work has named its editor already.
        named = persons(entry, part)
        if named and part != role and not (part == "editor" and kind in CONTAINED):
            yield Text(phrase.format(names=_names(named))).add_period()
    yield from _publication(entry, kind)
    yield from _written(entry, kind)
    yield from _address(entry)
    if fields.get("note"):
        yield Text(plain(fields["note"]).rstrip(".") + ".")


def _title(entry: Entry) -> Text:
    title = plain(entry.fields.get("title") or entry.key)
    if entry.type.lower() in WHOLE:
        return Text(Tag("em", title)).add_period()
    return Text(_("“"), title if title.endswith(WITHIN_TITLE) else f"{title}.", _("”"))


def _container(entry: Entry, kind: str, role: str) -> Iterator[Text]:
    """Yield the sentence of the periodical or the volume that holds the work."""
    fields = entry.fields
    if kind == "article" and fields.get("journal"):
        yield _periodical(entry)
    elif kind in CONTAINED and fields.get("booktitle"):
        parts: list[Any] = [_("In "), Tag("em", plain(fields["booktitle"]))]
        if fields.get("volume"):
            parts.append(_(", vol. {number}").format(number=plain(fields["volume"])))
        if entry.persons.get("editor") and role != "editor":
            parts.append(_(", edited by {names}").format(names=_names(entry.persons["editor"])))
        parts += [f", {plain(fields[name])}" for name in ("chapter", "pages") if fields.get(name)]
        yield Text(*parts).add_period()
    elif kind not in WHOLE:
        shown = [plain(fields["journal"])] if fields.get("journal") else []
        shown += [_date(entry)] if fields.get("date") else []
        yield Text(", ".join(shown)).add_period() if shown else Text("")


def _periodical(entry: Entry) -> Text:
    fields = entry.fields
    parts: list[Any] = [Tag("em", plain(fields["journal"]))]
    volume, number = plain(fields.get("volume", "")), plain(fields.get("number", ""))
    if volume:
        parts.append(f" {volume}")
    if number:
        parts.append(f" ({number})" if volume else _(", no. {number}").format(number=number))
    if _date(entry):
        parts.append(f", {_date(entry)}")
    if fields.get("pages"):
        parts.append(f"{':' if volume else ','} {plain(fields['pages'])}")
    return Text(*parts).add_period()


def _publication(entry: Entry, kind: str) -> Iterator[Text]:
    fields = entry.fields
    if fields.get("series"):
        number = plain(fields["number"]) if fields.get("number") and kind != "article" else ""
        yield Text(plain(fields["series"]) + (f" {number}" if number else "")).add_period()
    publisher = plain(
        fields.get("publisher") or fields.get("institution") or fields.get("organization") or ""
    )
    place = plain(fields.get("address") or "")
    if publisher or place:
        yield Text(": ".join(part for part in (place, publisher) if part)).add_period()
    for name in ("howpublished", "archive"):
        if fields.get(name):
            yield Text(plain(fields[name])).add_period()


def _written(entry: Entry, kind: str) -> Iterator[Text]:
    """Yield when the work was written, where the label does not say so already."""
    written = entry.fields.get("origyear", "")
    if len(written) == len("1961-10-25"):
        yield Text(_("Dated {date}.").format(date=say_date(written)))
    elif written and not when(entry).startswith("[") and written != when(entry):
        yield Text(_("Written {date}.").format(date=say_date(written)))


def _address(entry: Entry) -> Iterator[Text]:
    fields = entry.fields
    doi, url = fields.get("doi"), fields.get("url")
    address = f"https://doi.org/{doi}" if doi else url
    if address:
        yield Text(HRef(address, address) if WEB.match(address) else address, ".")


def _date(entry: Entry) -> str:
    date = entry.fields.get("date")
    return say_date(date) if date else plain(entry.fields.get("month", ""))


def _names(named: list[Person], inverted: bool = False) -> str:
    """Return the names: the first with its family name in front where *inverted*; more than ten are cut to seven."""
    shown = []
    for number, person in enumerate(named if len(named) <= 10 else named[:7]):
        name = [family(person), given(person)]
        if not name[1]:
            shown.append(name[0])
        else:
            shown.append(", ".join(name) if inverted and number == 0 else f"{name[1]} {name[0]}")
    if len(named) > 10 or shown[-1] == "others":
        return ", ".join([name for name in shown if name != "others"]) + _(", et al.")
    if len(shown) == 1:
        return shown[0]
    form = _("{first}, and {last}") if len(shown) > 2 or inverted else _("{first} and {last}")
    return form.format(first=", ".join(shown[:-1]), last=shown[-1])


def register() -> None:
    """Make the styles known to pybtex and sphinxcontrib-bibtex."""
    pybtex.plugin.register_plugin("pybtex.style.formatting", STYLE_NAME, ChicagoAuthorDate, force=True)
    register_plugin("sphinxcontrib.bibtex.style.referencing", STYLE_NAME, ChicagoReferences, force=True)
