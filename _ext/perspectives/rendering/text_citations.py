"""Citations in running text in Chicago's author-date manner: “(Odo 1720, p. 24)” and “Odo (1720, p. 24)”."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pybtex.richtext import HRef, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.template import Node, node
from sphinxcontrib.bibtex.style.referencing import BaseReferenceStyle, BracketStyle, GroupReferenceStyle
from sphinxcontrib.bibtex.style.referencing.extra_empty import ExtraEmptyReferenceStyle
from sphinxcontrib.bibtex.style.template import join, join2, pre_text, reference

from perspectives.citations.author_date_labels import Label
from perspectives.citations.rich_text import Rich, rich
from perspectives.records.locators import say_locator


class CitedEntry(FormattedEntry):  # type: ignore[misc]  # pybtex carries no types
    """An entry of the list of works, with what the work is called in running text.

    *label* may begin with a prefix that the list gives to its labels.
    """

    def __init__(self, key: str, text: Text, label: str, cited: Label) -> None:
        super().__init__(key, text, label)
        self.cited, self.prefix = cited, label.removesuffix(cited.text)


def richtext(text: Rich) -> Text:
    """Return rich text of ours as that of pybtex."""
    runs = []
    for run in text:
        words = Tag("em", run.text) if run.italic else run.text
        runs.append(HRef(run.url, words) if run.url else words)
    return Text(*runs)


@node  # type: ignore[untyped-decorator]
def place(children: list[Any], data: Any) -> Text:
    """Return the locator that was typed after the key, in the language of the book."""
    return Text(say_locator(data["reference_info"].post_text))


@node  # type: ignore[untyped-decorator]
def label(children: list[Any], data: Any, part: str = "whole") -> Text:
    """Return the label of the work cited, or one *part* of it: its ``name`` or its ``date``."""
    entry = data["formatted_entry"]
    if not isinstance(entry, CitedEntry):
        return Text(entry.label)
    text = {"whole": entry.cited.whole, "name": entry.cited.name, "date": rich(entry.cited.date)}[part]
    return Text(entry.prefix if part != "date" else "", richtext(text))


@dataclass
class Parenthetical(BaseReferenceStyle):
    """Citations in brackets: “(Odo 1720, p. 24)”, ``alp`` without them."""

    bracket: BracketStyle = field(default_factory=lambda: BracketStyle(left="(", right=")", sep="; "))

    def role_names(self) -> Iterable[str]:
        """Return the names of the roles answered for."""
        return ["p", "ps", "alp", "alps"]

    def outer(self, role_name: str, children: list[Any]) -> Node:
        """Join the works cited."""
        return self.bracket.outer(children, brackets="al" not in role_name)

    def inner(self, role_name: str) -> Node:
        """Return one work, linked to the list."""
        return join2(sep1=" ", sep2=", ")[pre_text, reference[label], place]


@dataclass
class Textual(Parenthetical):
    """Citations whose author is a word of the sentence: “Odo (1720, p. 24)”."""

    def role_names(self) -> Iterable[str]:
        """Return the names of the roles answered for."""
        return ["t", "ts", "ct", "cts"]

    def outer(self, role_name: str, children: list[Any]) -> Node:
        """Join the works cited; ``ct`` begins with a capital."""
        return self.bracket.outer(children, brackets=False, capfirst="c" in role_name)

    def inner(self, role_name: str) -> Node:
        """Return one work, its date linked to the list."""
        return join(sep=" ")[
            label(part="name"),
            join["(", join2(sep1=" ", sep2=", ")[pre_text, reference[label(part="date")], place], ")"],
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
        return reference[
            label(part="name" if "author" in role_name else "date" if "year" in role_name else "whole")
        ]


@dataclass
class ChicagoReferences(GroupReferenceStyle):
    """All citations in text."""

    def __post_init__(self) -> None:
        """Gather the styles."""
        self.styles.extend([Parenthetical(), Textual(), Parts(), ExtraEmptyReferenceStyle()])
        super().__post_init__()  # type: ignore[no-untyped-call]
