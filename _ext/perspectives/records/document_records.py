"""All records of one document of Sphinx, with its sections and passages and what it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from perspectives.records.claim_records import Claim, Comparison, EditorialNote
from perspectives.records.lessons import Lesson
from perspectives.records.primary_texts import Document, Parallel
from perspectives.records.problem_record import Problem


@dataclass(frozen=True, slots=True)
class Reference:
    """A role in the text that names a record: ``kind`` is claim, accounts, voice, event, quote or work."""

    kind: str
    target: str
    docname: str
    line: int
    words: str | None = None


@dataclass(frozen=True, slots=True)
class ViewUse:
    """A query over the records, printed in a document.

    ``filters`` are the options with their values, ``option_lines`` the options with their lines in the page.
    """

    name: str
    docname: str
    line: int
    filters: tuple[tuple[str, str], ...] = ()
    option_lines: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Our own words under one heading, or in the commentary on one comparison, for the search."""

    anchor: str
    title: str
    text: str
    comparison: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section under one of its labels, with the ids of the records in it and in its subsections."""

    label: str
    docname: str
    title: str
    anchor: str
    """The first id of the section in the built page; the same as its label if it has only one."""
    parent: str | None = None
    """The first label of the section around it."""
    claims: tuple[str, ...] = ()
    comparisons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class DocumentRecords:
    """All records of one document, in the order of its text."""

    title: str = ""
    words: int = 0
    """The number of words in the document, with those of the claims."""
    claimed: int = 0
    """The number of words in claims."""
    claims: list[Claim] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    notes: list[EditorialNote] = field(default_factory=list)
    texts: list[Document] = field(default_factory=list)
    """The documents that the page prints."""
    parallels: list[Parallel] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    views: list[ViewUse] = field(default_factory=list)
    labels: list[tuple[str, int]] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """The targets of its links: labels of sections, pictures and tables, glossary terms, documents."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def has_any(self) -> bool:
        """Whether the document holds a record or a view: others belong to the project alone."""
        records = (self.claims, self.comparisons, self.notes, self.texts, self.parallels, self.lessons)
        return any((*records, self.views))
