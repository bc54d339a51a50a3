"""What follows from all records together. It is computed again in every build.

:class:`Book` takes the records, the registry and the works, and answers questions about them.
It needs no Sphinx.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perspectives.book.claim_answers import ClaimAnswers
from perspectives.book.comparison_answers import ComparisonAnswers
from perspectives.book.document_answers import DocumentAnswers, named_works
from perspectives.book.wording_answers import WordingAnswers
from perspectives.collation.lock import Lock
from perspectives.permalinks.record import Permalinks
from perspectives.records.claim_records import Claim, Comparison, EditorialNote
from perspectives.records.dates import sort_key
from perspectives.records.declarations import Perspective, Voice, Work
from perspectives.records.document_records import DocumentRecords
from perspectives.records.kept_results import KeptResults
from perspectives.records.primary_texts import Document
from perspectives.records.view_options import VIEW_OPTIONS, Filter
from perspectives.registry.registry import Registry
from perspectives.texts.text_lock import TextLock
from perspectives.texts.words_taken import TakenWords

if TYPE_CHECKING:
    from perspectives.book.name_entries import NameEntry
    from perspectives.book.name_places import Mention

CLAIM_LINKS = ("answers", "disputes", "supports")
"""The options by which a claim names other claims."""


@dataclass(slots=True)
class Book(ClaimAnswers, DocumentAnswers, ComparisonAnswers, WordingAnswers):
    """The settled book.

    :ivar records: the records of each document, by its name
    :ivar works: the works of the bibliography, by key
    :ivar faulty_works: the keys of entries that cannot be read
    :ivar has_unread_works: whether a file of the bibliography cannot be read at all
    :ivar claims: the claims, by id; of two with the same id, the first in the order of documents and lines
    :ivar documents: the documents, by id
    :ivar taken: by the id of a document and the id of a claim, where the words of the claim stand in it;
        without a text at hand only the paragraphs are known, and the words are from 0 to before 0
    :ivar back_links: for the id of a record, the ids of the records that name it, by kind of link
    :ivar claims_by_perspective: the claims of each perspective, by its id; None where it is not known
    :ivar claims_by_work: the claims that name a work as a source, by its key
    :ivar mentions: where the book speaks of each name of the index, by its id; set when the book is settled
    :ivar name_entries: the entries of the index; set when the book is settled
    :ivar section_titles: the title of each section, by its label
    :ivar view_options: the options of every view, those included that a project adds
    :ivar kept: results that are kept from one build to the next
    :ivar titles: the titles of claims, by id, kept by :func:`perspectives.book.record_titles.title_of`
    """

    records: Mapping[str, DocumentRecords] = field(default_factory=dict)
    registry: Registry = field(default_factory=Registry)
    works: Mapping[str, Work] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    permalinks: Permalinks = field(default_factory=Permalinks)
    claims: dict[str, Claim] = field(default_factory=dict)
    comparisons: dict[str, Comparison] = field(default_factory=dict)
    notes: dict[str, EditorialNote] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    text_lock: TextLock = field(default_factory=TextLock)
    taken: dict[str, dict[str, tuple[TakenWords, ...]]] = field(default_factory=dict)
    documents_by_work: dict[str, list[Document]] = field(default_factory=dict)
    back_links: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    section_titles: dict[str, str] = field(default_factory=dict)
    claims_by_perspective: dict[str | None, list[Claim]] = field(default_factory=dict)
    faulty_works: frozenset[str] = frozenset()
    has_unread_works: bool = False
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    name_entries: list[NameEntry] = field(default_factory=list)
    view_options: Mapping[str, Mapping[str, Filter]] = field(default_factory=lambda: VIEW_OPTIONS)
    claims_by_work: dict[str, list[Claim]] = field(default_factory=dict)
    kept: KeptResults = field(default_factory=KeptResults)
    _printed_names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for docname in sorted(self.records):
            document = self.records[docname]
            for claim in document.claims:
                self.claims.setdefault(claim.id, claim)
            for comparison in document.comparisons:
                self.comparisons.setdefault(comparison.id, comparison)
            for note in document.notes:
                self.notes.setdefault(note.id, note)
            for text in document.texts:
                self.documents.setdefault(text.id, text)
        for claim in self.claims.values():
            self.claims_by_perspective.setdefault(self.perspective(claim), []).append(claim)
            for work in named_works(claim):
                self.claims_by_work.setdefault(work, []).append(claim)
        for document in self.records.values():
            self.section_titles.update((section.label, section.title) for section in document.sections)
        self._collect_back_links()
        self.find_taken_words()

    def _collect_back_links(self) -> None:
        origins_of: dict[str, dict[str, set[str]]] = {}

        def add_link(target: str, kind: str, origin: str) -> None:
            origins_of.setdefault(target, {}).setdefault(kind, set()).add(origin)

        for claim in self.claims.values():
            for kind in CLAIM_LINKS:
                for target in getattr(claim, kind):
                    add_link(target, kind, claim.id)
            if claim.within:
                add_link(claim.within, "within", claim.id)
        for comparison in self.comparisons.values():
            for target in comparison.borrowed:
                add_link(target, "borrowed", comparison.id)
        for note in self.notes.values():
            for target in note.about:
                add_link(target, "about", note.id)
        self.back_links = {
            target: {kind: tuple(sorted(origins)) for kind, origins in kinds.items()}
            for target, kinds in origins_of.items()
        }

    @property
    def printed_names(self) -> Set[str]:
        """The ids of the names that have an entry in the index."""
        if len(self._printed_names) != len(self.name_entries):
            self._printed_names = frozenset(entry.name.id for entry in self.name_entries)
        return self._printed_names

    def ids_linking_to(self, target: str, kind: str) -> tuple[str, ...]:
        """Return the ids of the records that name the id *target* by a link of *kind*, sorted.

        A kind is one of :data:`CLAIM_LINKS`, ``within``, ``borrowed`` or ``about``.
        """
        return self.back_links.get(target, {}).get(kind, ())

    def voice(self, id_: str) -> Voice | None:
        """Return the voice with an id; None where it is not declared."""
        return self.registry.voices.get(id_)

    def used_perspectives(self) -> list[Perspective]:
        """Return the core perspectives, and those with a column and a claim, in the order of the registry."""
        return [
            perspective
            for id_, perspective in self.registry.perspectives.items()
            if perspective.core or (perspective.column and id_ in self.claims_by_perspective)
        ]

    def register_page(self) -> str | None:
        """Return the document with the register of all claims, where counts lead; None without one."""
        pages = (
            docname
            for docname in sorted(self.records)
            for view in self.records[docname].views
            if view.name == "claims" and not view.filters
        )
        return next(pages, None)

    def comparisons_of(self, claim: Claim) -> list[Comparison]:
        """Return the comparisons that show the claim: the one it stands in, then those that borrow it."""
        ids = dict.fromkeys((claim.accounts or "", *self.ids_linking_to(claim.id, "borrowed")))
        return [self.comparisons[id_] for id_ in ids if id_ in self.comparisons]

    def sort_claims(self, claims: list[Claim]) -> list[Claim]:
        """Return *claims* as a new list, by :meth:`date`, then by id; claims without a date come last."""
        return sorted(claims, key=lambda claim: (sort_key(self.date(claim)), claim.id))
