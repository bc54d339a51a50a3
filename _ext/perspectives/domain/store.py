"""The store of the records: directives and roles add to it, transforms and exports read it.

Nothing else changes its data.
Records are kept by document, ``{docname: DocumentRecords}``. Kept by id, one of two records with the same id
would be lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import get_translation
from sphinx.util.nodes import make_refnode

from perspectives.book.book import Book
from perspectives.book.own_citations import NoteOf, notes_from
from perspectives.book.permalink_check import Places
from perspectives.book.record_titles import title_of
from perspectives.reading.bibliography_texts import BibliographyFiles
from perspectives.reading.node_records import records_of
from perspectives.records.document_records import DocumentRecords
from perspectives.records.house_settings import names_in
from perspectives.records.kept_results import KeptResults
from perspectives.records.problem_record import Problem
from perspectives.records.quoting import quoted
from perspectives.records.store_version import CORE_VERSION

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from perspectives.domain.places import Move

_ = get_translation("perspectives")

OBJECT_KINDS = ("claim", "accounts", "voice", "event", "document")
"""The kinds of records in the inventory."""


class PerspectivesDomain(Domain):
    """Claims, comparisons, notes, voices and events of one book.

    What each build derives anew is never stored:

    :ivar book: the settled book
    :ivar bibliography: the files of the bibliography, read once
    :ivar view_pages: the document of each view that is printed whole
    :ivar citations: document and anchor of each work in the bibliography
    :ivar places: the place of everything that has a permanent address
    :ivar moves: what an edition has published at another place
    :ivar page_at: gives the document whose page stands at the address of a document, which may be gone
    :ivar note_of: gives the note for a work and a locator, as citations hold it
    :ivar kept: results that are kept from one build to the next
    :ivar declarations_digest: a digest of the files of the registry, the locks and the published ids
    :ivar works_digest: a digest of the entries of the bibliography
    :ivar facts_digest: a digest of all that the data files are made from, but the words of pages
    """

    name = "perspectives"
    label = "Perspectives"
    data_version = CORE_VERSION
    object_types: ClassVar = {
        "claim": ObjType(_("claim"), "claim"),
        "accounts": ObjType(_("accounts"), "accounts"),
        "voice": ObjType(_("voice"), "voice"),
        "event": ObjType(_("event"), "event"),
        "document": ObjType(_("document"), "document"),
    }
    initial_data: ClassVar = {"documents": {}, "page_digests": {}, "fields": ""}

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.book = Book()
        self.bibliography = BibliographyFiles()
        self.view_pages: dict[str, str] = {}
        self.citations: dict[str, tuple[str, str]] = {}
        self.places: Places = {}
        self.moves: list[Move] = []
        self.page_at: Callable[[str], str] = str
        self.note_of: NoteOf = notes_from(lambda _key: None)
        self.misprints: list[Problem] = []
        self.kept = KeptResults()
        self.declarations_digest = self.works_digest = self.facts_digest = ""

    @property
    def documents(self) -> dict[str, DocumentRecords]:
        """The records of each document, as they were read."""
        documents: dict[str, DocumentRecords] = self.data["documents"]
        return documents

    @property
    def page_digests(self) -> dict[str, str]:
        """For each document, a digest of what its page takes from other files, when it was last written."""
        # An environment of an older version has no digests.
        page_digests: dict[str, str] = self.data.setdefault("page_digests", {})
        return page_digests

    def note_problem(self, problem: Problem) -> None:
        """Add a problem to the records of the document in which it was found."""
        self.documents.setdefault(problem.docname or "", DocumentRecords()).problems.append(problem)

    def clear_doc(self, docname: str) -> None:
        """Remove the records of a document."""
        self.documents.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Add the records of *docnames*, which another process has read."""
        for docname in docnames:
            if docname in otherdata["documents"]:
                self.documents[docname] = otherdata["documents"][docname]

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Store the records of a document, when it is read and its transforms have been applied."""
        problems = self.documents.pop(docname, DocumentRecords()).problems
        records = records_of(document, docname, "labels" in names_in(env.config.perspectives_require))
        records.problems[:0] = problems
        self.documents[docname] = records

    def is_served(self, docname: str, part: str) -> bool:
        """Return whether a page gets a part, such as ``cite``.

        It does if it holds a record or a view, or if ``perspectives_every_page`` names the part.
        """
        if part in names_in(self.env.config.perspectives_every_page):
            return True
        records = self.documents.get(docname)
        return records is not None and records.has_any

    def location(self, kind: str, id_: str) -> tuple[str, str] | None:
        """Return the document and the anchor of a record; None where no page prints it."""
        book = self.book
        records_by_kind: dict[str, Any] = {
            "claim": book.claims,
            "quote": book.claims,
            "accounts": book.comparisons,
            "note": book.notes,
        }
        if kind in records_by_kind:
            record = records_by_kind[kind].get(id_)
            return (record.docname, record.anchor) if record else None
        if kind == "document":
            return self._document_location(id_)
        if kind == "name":
            page = self.view_page("index")
            return (page, f"name-{id_}") if page and id_ in book.printed_names else None
        ids = book.registry.voices if kind == "voice" else book.registry.events
        page = self.view_page({"voice": "voices", "event": "events"}[kind])
        return (page, f"{kind}-{id_}") if id_ in ids and page else None

    def work_address(self, key: str) -> str:
        """Return the address of a work on the web, as the bibliography gives it; empty if it gives none."""
        entries = self.env.domaindata["cite"]["bibdata"].data.entries
        return str(entries[key].fields.get("url", "")) if key in entries else ""

    def _document_location(self, id_: str) -> tuple[str, str] | None:
        """Return the place of a document, or of a paragraph as in ``planning-paper:p7``."""
        id_, _colon, place = id_.partition(":")
        document = self.book.documents.get(id_)
        if document is None or not place:
            return (document.docname, document.anchor) if document else None
        anchors = {document.paragraph_anchor(one.number) for one in document.paragraphs}
        anchor = f"{document.anchor}-{place}"
        return (document.docname, anchor) if anchor in anchors else None

    def _paragraph_ids(self) -> Iterator[str]:
        """Yield the ids of all paragraphs of documents."""
        for document in self.book.documents.values():
            for one in document.paragraphs:
                place = document.paragraph_anchor(one.number).removeprefix(f"{document.anchor}-")
                yield f"{document.id}:{place}"

    def section_numbers(self, docname: str) -> dict[str, str]:
        """Return the numbers of a document's sections by their labels, as the pages print them."""
        numbers_by_anchor, numbers = self.env.toc_secnumbers.get(docname, {}), {}
        sections = self.documents[docname].sections
        for section in sections:
            # Sphinx stores the number of a document's first section with an empty anchor.
            is_first = section.anchor == sections[0].anchor
            number = numbers_by_anchor.get("" if is_first else f"#{section.anchor}")
            if number:
                numbers[section.label] = ".".join(map(str, number))
        return numbers

    def settle(self, book: Book) -> None:
        """Set the settled book, and find the page of each view that is printed without filters."""
        self.book = book
        uses = [use for records in self.documents.values() for use in records.views if not use.filters]
        self.view_pages = {
            use.name: use.docname for use in sorted(uses, key=lambda use: use.docname, reverse=True)
        }

    def view_page(self, name: str) -> str | None:
        """Return the first document, by name, that prints the view *name* without filters; else None."""
        return self.view_pages.get(name)

    def resolve_xref(  # type: ignore[override]  # Sphinx takes any element
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.Element:
        """Return a reference to a record. Its text is the record's title where the editor typed none.

        A reference to no record is printed as it was typed. It is one of our own problems, so Sphinx need not
        report it again.
        """
        reference = self._reference(fromdocname, builder, typ, target, node, contnode)
        if reference is not None:
            return reference
        words = contnode.astext()
        return nodes.inline("", quoted(words) if typ == "quote" else words, support_smartquotes=False)

    def _reference(
        self,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        location = self.location(typ, target)
        if location is None:
            return None
        title = title_of(self.book, "claim" if typ == "quote" else typ, target)
        text = contnode.astext() if node.get("refexplicit") else title
        words = quoted(text) if typ == "quote" else text
        inner = nodes.inline("", words, classes=["xref", f"ps-ref-{typ}"], support_smartquotes=False)
        language = self.book.language_of_words(self.book.claims[target], text) if typ == "quote" else None
        if language and language != str(builder.config.language):
            inner["classes"].append(f"language-{language}")
        # A title that says the same again is said twice by a screen reader.
        return make_refnode(builder, fromdocname, *location, inner, title if title != text else None)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return a reference for each kind of record with the id *target*, or with the anchor *target*.

        The anchor of a claim is also a label, which the standard domain of Sphinx resolves.
        """
        references = []
        for kind in OBJECT_KINDS:
            for id_ in (target,) if kind == "claim" else (target, target.removeprefix(f"{kind}-")):
                reference = self._reference(fromdocname, builder, kind, id_, node, contnode)
                if reference is not None:
                    references.append((f"perspectives:{kind}", reference))
                    break
        return references

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield the objects of the inventory: claims, comparisons, voices, events, documents and paragraphs.

        Claims and paragraphs have the priority -1, so that the full-text index of Sphinx does not name them:
        it finds the words in them, and the search of this extension names the claims.
        """
        registry = self.book.registry
        ids_by_kind: dict[str, Iterable[str]] = {
            "claim": self.book.claims,
            "accounts": self.book.comparisons,
            "voice": registry.voices,
            "event": registry.events,
            "document": [*self.book.documents, *self._paragraph_ids()],
        }
        for kind, ids in ids_by_kind.items():
            for id_ in sorted(ids):
                location = self.location(kind, id_)
                if location:
                    is_paragraph = kind == "document" and id_ not in self.book.documents
                    title = title_of(self.book, kind, id_)
                    yield (id_, title, kind, *location, -1 if kind == "claim" or is_paragraph else 1)


def domain_of(env: BuildEnvironment) -> PerspectivesDomain:
    """Return the domain, which stores the records."""
    return cast(PerspectivesDomain, env.domains["perspectives"])
