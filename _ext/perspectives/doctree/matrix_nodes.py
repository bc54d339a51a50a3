"""The leaf node of the matrix of all questions by all sides; see :mod:`perspectives.doctree.leaf_nodes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docutils import nodes

from perspectives.doctree.leaf_nodes import leaf
from perspectives.doctree.phrases import Inline, Link, Part, inline_nodes


@dataclass(frozen=True, slots=True)
class MatrixSign:
    """A cell of the matrix of questions.

    :ivar kind: the CSS class of its sign: ``own``, ``other``, ``silent`` or ``absent``
    :ivar words: the cell in words; empty where there is nothing to say
    :ivar dispute: the words that it is in dispute, which follow; empty where it is not
    :ivar link: where it leads; None for nowhere
    """

    kind: str
    words: str
    dispute: str = ""
    link: Link | Inline | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A question with a sign for each side.

    :ivar year: the year of its event; empty where it is not known
    :ivar starts: whether a period starts with it
    :ivar facets: the values by which a script filters the rows, by the name of the facet
    """

    question: Link | Inline
    year: str
    starts: bool
    signs: tuple[MatrixSign, ...]
    facets: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class QuestionMatrix:
    """All questions by all sides.

    :ivar caption: what the table is
    :ivar heads: the heads of the columns of question and year
    :ivar sides: for each side its letter, its short name and its CSS classes
    """

    caption: str
    heads: tuple[str, str]
    sides: tuple[tuple[str, str, str], ...]
    rows: tuple[MatrixRow, ...]


class question_matrix(leaf):
    """All questions by all sides: ``fields`` is a :class:`QuestionMatrix`."""

    template = "question_matrix"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return a table with the words of each cell."""
        fields: QuestionMatrix = self["fields"]
        heads = [*fields.heads, *(letter for letter, _name, _classes in fields.sides)]
        group = nodes.tgroup("", *(nodes.colspec("", colwidth=1) for _head in heads), cols=len(heads))
        group += nodes.thead("", nodes.row("", *(_plain_entry(head) for head in heads)))
        body = nodes.tbody("")
        for row in fields.rows:
            signs = (_plain_entry(f"{sign.words}{sign.dispute}") for sign in row.signs)
            body += nodes.row("", _plain_entry(row.question), _plain_entry(row.year), *signs)
        group += body
        return [nodes.table("", group, classes=["ps-matrix"])]


def _plain_entry(part: Part) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *inline_nodes([part])))
