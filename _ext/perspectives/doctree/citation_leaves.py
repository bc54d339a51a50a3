"""The leaf nodes with the citations of a claim or of a section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docutils import nodes

from perspectives.citations.rich_text import Rich
from perspectives.doctree.leaf_nodes import leaf
from perspectives.doctree.phrases import Link

CitationForms = tuple[tuple[str, Rich | str], ...]
"""Pairs: the name of a form, and the citation in this form, as rich text or as data to be imported."""


@dataclass(frozen=True, slots=True)
class Citations:
    """The citations of a claim or of a section.

    :ivar summary: the words above them; on a page, those of the element ``summary``, which opens them
    :ivar label: their name for the ear, with what is cited; empty where *summary* says it
    :ivar class_: the CSS class: citations of a claim or of a section
    :ivar forms: the citations; see :data:`CitationForms`
    :ivar report: a link to the address where a problem is reported; None where the book gives no address
    :ivar sentences: the sentences of the script that copies, by their names in the script;
        only the first citations of a page have them
    """

    summary: str
    class_: str
    forms: CitationForms
    report: Link | None
    sentences: Mapping[str, str]
    label: str = ""


class citations(leaf):
    """The citations of a page: ``fields`` is a :class:`Citations`. Only pages with scripts have them."""

    template = "citations"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return nothing: only a reader who can copy them needs them."""
        return []


class open_citations(citations):
    """Citations that lie open, on the page that has them all: ``fields`` is a :class:`Citations`."""

    template = "open_citations"
