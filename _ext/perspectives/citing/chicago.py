"""The bibliography and the citations in text in Chicago's author-date manner (*The Chicago Manual of Style*, 17th edition, chapter 15).

Three plugins of pybtex and sphinxcontrib-bibtex, all named ``chicago-author-date``: a style of the list, its labels and its order;
and a style of references that prints “(Griffith 1963, p. 24)” and “Griffith (1963, p. 24)”.
Only what an entry has is printed: a missing field leaves no gap and no guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pybtex.plugin
from pybtex.database import Entry, Person
from pybtex.richtext import HRef, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from pybtex.style.template import Node, node
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.referencing import BaseReferenceStyle, BracketStyle, GroupReferenceStyle
from sphinxcontrib.bibtex.style.referencing.extra_empty import ExtraEmptyReferenceStyle
from sphinxcontrib.bibtex.style.template import join, join2, post_text, pre_text, reference

from perspectives.citing.keys import creators, family, given, labels, plain, sort_key, when
from perspectives.dates import say_date

NAME = "chicago-author-date"
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
    default_label_style = NAME
    default_sorting_style = NAME

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return the entry as rich text; every type of entry has a form."""
        date = label.rpartition(" ")[2] or when(entry)
        text = Text(" ").join(sentence for sentence in _sentences(entry, date) if sentence)
        return FormattedEntry(entry.key, text, label)


def _sentences(entry: Entry, date: str) -> Iterator[Text]:
    """Yield the sentences of an entry in Chicago's order."""
    role, persons = creators(entry)
    kind, fields = entry.type.lower(), entry.fields
    title = _title(entry)
    if role == "title":
        yield title
        yield Text(date).add_period()
    else:
        lead = Text(_names(persons, inverted=True))
        if role == "editor":
            lead = Text(lead, ", eds" if len(persons) > 1 else ", ed")
        yield lead.add_period()
        yield Text(date).add_period()
        yield title
    yield from _container(entry, kind, role)
    if fields.get("edition"):
        yield Text(plain(fields["edition"])).add_period()
    if kind not in (*CONTAINED, "article") and fields.get("volume"):
        yield Text(f"Vol. {plain(fields['volume'])}.")
    for part, phrase in (("translator", "Translated by"), ("editor", "Edited by")):
        # An edited volume that holds the work has named its editor already.
        if entry.persons.get(part) and part != role and not (part == "editor" and kind in CONTAINED):
            yield Text(f"{phrase} {_names(entry.persons[part])}").add_period()
    yield from _publication(entry, kind)
    yield from _written(entry, kind)
    yield from _address(entry)
    if fields.get("note"):
        yield Text(plain(fields["note"]).rstrip(".") + ".")


def _title(entry: Entry) -> Text:
    title = plain(entry.fields.get("title") or entry.key)
    if entry.type.lower() in WHOLE:
        return Text(Tag("em", title)).add_period()
    return Text("“", title if title.endswith(WITHIN_TITLE) else f"{title}.", "”")


def _container(entry: Entry, kind: str, role: str) -> Iterator[Text]:
    fields = entry.fields
    if kind == "article" and fields.get("journal"):
        parts: list[Any] = [Tag("em", plain(fields["journal"]))]
        if fields.get("volume"):
            parts.append(f" {plain(fields['volume'])}")
        if fields.get("number"):
            parts.append(
                f" ({plain(fields['number'])})"
                if fields.get("volume")
                else f", no. {plain(fields['number'])}"
            )
        if fields.get("date") or fields.get("month"):
            parts.append(f", {_date(entry)}")
        if fields.get("pages"):
            parts.append(f"{':' if fields.get('volume') else ','} {plain(fields['pages'])}")
        yield Text(*parts).add_period()
    elif kind in CONTAINED and fields.get("booktitle"):
        parts = ["In ", Tag("em", plain(fields["booktitle"]))]
        if fields.get("volume"):
            parts.append(f", vol. {plain(fields['volume'])}")
        if entry.persons.get("editor") and role != "editor":
            parts.append(f", edited by {_names(entry.persons['editor'])}")
        for name, form in (("chapter", "{}"), ("pages", "{}")):
            if fields.get(name):
                parts.append(", " + form.format(plain(fields[name])))
        yield Text(*parts).add_period()
    elif kind not in WHOLE and (fields.get("journal") or fields.get("date")):
        shown = [plain(fields["journal"])] if fields.get("journal") else []
        yield Text(", ".join([*shown, *([_date(entry)] if fields.get("date") else [])])).add_period()


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
    written = entry.fields.get("origyear")
    if written and not (when(entry).startswith("[") and len(written.rstrip("~?%")) == len("1961")):
        yield Text(
            f"Dated {say_date(written)}."
            if len(written.rstrip("~?%")) > len("1961-10")
            else f"Written {say_date(written)}."
        )


def _address(entry: Entry) -> Iterator[Text]:
    fields = entry.fields
    doi, url = fields.get("doi"), fields.get("url")
    address = f"https://doi.org/{doi}" if doi else url
    if address:
        yield Text(HRef(address, address), ".")


def _date(entry: Entry) -> str:
    date = entry.fields.get("date")
    return say_date(date) if date else plain(entry.fields.get("month", ""))


def _names(persons: list[Person], inverted: bool = False) -> str:
    """Return the names: the first with its family name in front where *inverted*; more than ten are cut to seven."""
    shown = []
    for number, person in enumerate(persons if len(persons) <= 10 else persons[:7]):
        name = [family(person), given(person)]
        if not name[1]:
            shown.append(name[0])
        else:
            shown.append(", ".join(name) if inverted and number == 0 else f"{name[1]} {name[0]}")
    if len(persons) > 10 or shown[-1] == "others":
        return ", ".join([name for name in shown if name != "others"]) + ", et al."
    if len(shown) == 1:
        return shown[0]
    comma = "," if len(shown) > 2 or inverted else ""
    return f"{', '.join(shown[:-1])}{comma} and {shown[-1]}"


@node  # type: ignore[untyped-decorator]
def label(children: list[Any], data: Any, part: int | None = None) -> Text:
    """Return the label of the work cited: its name (part 0), its date (part 1) or both."""
    name, _, date = data["formatted_entry"].label.rpartition(" ")
    return Text((name, date)[part] if part is not None else f"{name} {date}")


@dataclass
class Parenthetical(BaseReferenceStyle):
    """Citations in brackets: “(Griffith 1963, p. 24)”, ``alp`` without them."""

    bracket: BracketStyle = field(default_factory=lambda: BracketStyle(left="(", right=")", sep="; "))

    def role_names(self) -> Iterable[str]:
        """Return the names of the roles answered for."""
        return ["p", "ps", "alp", "alps"]

    def outer(self, role_name: str, children: list[Any]) -> Node:
        """Join the works cited."""
        return self.bracket.outer(children, brackets="al" not in role_name)

    def inner(self, role_name: str) -> Node:
        """Return one work, linked to the list."""
        return join2(sep1=" ", sep2=", ")[pre_text, reference[label], post_text]


@dataclass
class Textual(Parenthetical):
    """Citations whose author is a word of the sentence: “Griffith (1963, p. 24)”."""

    def role_names(self) -> Iterable[str]:
        """Return the names of the roles answered for."""
        return ["t", "ts", "ct", "cts"]

    def outer(self, role_name: str, children: list[Any]) -> Node:
        """Join the works cited; ``ct`` begins with a capital."""
        return self.bracket.outer(children, brackets=False, capfirst="c" in role_name)

    def inner(self, role_name: str) -> Node:
        """Return one work, its date linked to the list."""
        return join(sep=" ")[
            label(part=0),
            join["(", join2(sep1=" ", sep2=", ")[pre_text, reference[label(part=1)], post_text], ")"],
        ]


@dataclass
class Parts(Parenthetical):
    """Citations of one half of the label: the author, the date or, as ``label``, both."""

    def role_names(self) -> Iterable[str]:
        """Return the names of the roles answered for."""
        roles = ("author", "authors", "cauthor", "cauthors", "year", "label")
        return [*roles, "authorpar", "authorpars", "yearpar", "labelpar"]

    def outer(self, role_name: str, children: list[Any]) -> Node:
        """Join the works cited."""
        return self.bracket.outer(children, brackets="par" in role_name, capfirst=role_name.startswith("c"))

    def inner(self, role_name: str) -> Node:
        """Return the half that the role names, linked to the list."""
        return reference[label(part=0 if "author" in role_name else 1 if "year" in role_name else None)]


@dataclass
class ChicagoReferences(GroupReferenceStyle):
    """All citations in text."""

    def __post_init__(self) -> None:
        """Gather the styles."""
        self.styles.extend([Parenthetical(), Textual(), Parts(), ExtraEmptyReferenceStyle()])
        super().__post_init__()


def register() -> None:
    """Make the styles known to pybtex and sphinxcontrib-bibtex."""
    for group, plugin in (
        ("pybtex.style.formatting", ChicagoAuthorDate),
        ("pybtex.style.labels", Labels),
        ("pybtex.style.sorting", Sorting),
    ):
        pybtex.plugin.register_plugin(group, NAME, plugin, force=True)
    register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, ChicagoReferences, force=True)
