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
    """An entry of the list of works, with the label of the work for running text.

    :param label: the label in the list; a prefix of the list may stand before it
    :param work_label: the label of the work, without a prefix
    """

    def __init__(self, key: str, text: Text, label: str, work_label: Label) -> None:
        super().__init__(key, text, label)
        self.work_label, self.prefix = work_label, label.removesuffix(work_label.text)


def richtext(text: Rich) -> Text:
    """Return our rich text as rich text of pybtex."""
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
    """Return the label of a work, or one *part* of the label: ``whole``, ``name`` or ``date``."""
    entry = data["formatted_entry"]
    if not isinstance(entry, CitedEntry):
        return Text(entry.label)
    work_label = entry.work_label
    text = {"whole": work_label.rich_text, "name": work_label.name, "date": rich(work_label.date)}[part]
    return Text(entry.prefix if part != "date" else "", richtext(text))


@dataclass
class Parenthetical(BaseReferenceStyle):
    """Citations in brackets: “(Odo 1720, p. 24)”; with the role ``alp``, without brackets."""

    bracket: BracketStyle = field(default_factory=lambda: BracketStyle(left="(", right=")", sep="; "))

    def role_names(self) -> Iterable[str]:
        """Return the names of the roles of this style."""
        return ["p", "ps", "alp", "alps"]

    def outer(self, role_name: str, children: list[Any]) -> Node:
        """Return the template that joins the works."""
        return self.bracket.outer(children, brackets="al" not in role_name)

    def inner(self, role_name: str) -> Node:
        """Return the template of one work, linked to the list."""
        return join2(sep1=" ", sep2=", ")[pre_text, reference[label], place]


@dataclass
class Textual(Parenthetical):
    """Citations whose author is part of the sentence: “Odo (1720, p. 24)”."""

    def role_names(self) -> Iterable[str]:
        """Return the names of the roles of this style."""
        return ["t", "ts", "ct", "cts"]

    def outer(self, role_name: str, children: list[Any]) -> Node:
        """Return the template that joins the works; with the role ``ct``, it begins with a capital letter."""
        return self.bracket.outer(children, brackets=False, capfirst="c" in role_name)

    def inner(self, role_name: str) -> Node:
        """Return the template of one work, with its date linked to the list."""
        return join(sep=" ")[
            label(part="name"),
            join["(", join2(sep1=" ", sep2=", ")[pre_text, reference[label(part="date")], place], ")"],
        ]


@dataclass
class Parts(Parenthetical):
    """Citations of one part of the label: the author, the date or, for ``label``, both."""

    def role_names(self) -> Iterable[str]:
        """Return the names of the roles of this style."""
        roles = ("author", "authors", "cauthor", "cauthors", "year", "label")
        return [*roles, "authorpar", "authorpars", "yearpar", "labelpar"]

    def outer(self, role_name: str, children: list[Any]) -> Node:
        """Return the template that joins the works."""
        return self.bracket.outer(children, brackets="par" in role_name, capfirst=role_name.startswith("c"))

    def inner(self, role_name: str) -> Node:
        """Return the template of the part that the role names, linked to the list."""
        return reference[
            label(part="name" if "author" in role_name else "date" if "year" in role_name else "whole")
        ]


@dataclass
class ChicagoReferences(GroupReferenceStyle):
    """The style of all citations in text."""

    def __post_init__(self) -> None:
        """Set the styles of the groups of roles."""
        self.styles.extend([Parenthetical(), Textual(), Parts(), ExtraEmptyReferenceStyle()])
        super().__post_init__()  # type: ignore[no-untyped-call]
