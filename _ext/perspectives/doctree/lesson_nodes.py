"""The nodes of lessons: the pupils' side, its sources with numbered lines, and the teacher's side."""

from __future__ import annotations

from docutils import nodes


class lesson(nodes.General, nodes.Element):
    """A lesson: the pupils' side and the teacher's side. The attributes are the options as typed."""


class pupils(nodes.General, nodes.Element):
    """What pupils are given: the context, the sources, the organiser and the task."""


class lesson_source(nodes.General, nodes.Element):
    """A source of a lesson, which the pupils read. ``target`` is the claim or the passage that it prints."""


class organiser(nodes.General, nodes.Element):
    """A table with empty cells, which pupils fill."""


class task(nodes.General, nodes.Element):
    """What pupils are asked to do."""


class teacher(nodes.General, nodes.Element):
    """What is for the teacher of a lesson alone."""


class source_lines(nodes.General, nodes.Element):
    """The words of a document in numbered lines: each paragraph holds a :class:`source_line` for each."""


class source_line(nodes.Inline, nodes.TextElement):
    """A line of a document in a lesson. ``number`` is its number, and a space or nothing ends its words."""


class side_by_side(nodes.General, nodes.Element):
    """Words in translation and in their original language, one beside the other."""


class report_form(nodes.General, nodes.Element):
    """A list of questions that a teacher answers after the lesson; on paper there is room under each."""
