"""The leaf node of the form by which a reader asks a register; see :mod:`perspectives.doctree.leaf_nodes`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docutils import nodes

from perspectives.doctree.leaf_nodes import leaf


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form by which a reader asks a register.

    :ivar name: its key in the address; a field of dates stands for ``<name>-from`` and ``<name>-to``
    :ivar choices: the values of a list, each with what a reader sees; empty for a field of dates
    :ivar only_asked: whether it is shown only where the address asks for it
    :ivar column: what each row has, in the order of the table, with spaces between the rows: the places
        of its values in the list, from 1, with commas between them, 0 for none; or its dates, ``-`` for none
    """

    name: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    only_asked: bool = False
    column: str = ""


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """The form by which a reader asks a register; it is hidden until the script shows it.

    :ivar table: the id of the table
    :ivar groups: the legend of each group of fields, and its fields; the first group is always in sight
    :ivar labels: the words of its buttons and folds, by name
    :ivar sentences: the sentences of the script, by name
    :ivar order: the place of each row in the book, in base 36, with spaces between them
    """

    table: str
    groups: tuple[tuple[str, tuple[FormField, ...]], ...]
    sorts: tuple[tuple[str, str], ...]
    labels: Mapping[str, str]
    sentences: Mapping[str, str]
    order: str = ""


class question_form(leaf):
    """The form of a register: ``fields`` is a :class:`QuestionForm`. Builders without scripts have none."""

    template = "question_form"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return nothing: without a script nobody can ask."""
        return []
