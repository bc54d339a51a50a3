"""A digest for each page, of what it prints from other files, so that a change there rewrites the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from perspectives._compat import builder_of
from perspectives.book.book import CLAIM_LINKS, Book
from perspectives.book.name_entries import NameEntry
from perspectives.book.name_places import Mention
from perspectives.book.own_citations import edition_of
from perspectives.book.spoken_texts import SpokenText
from perspectives.build.incremental_build import navigation_digest
from perspectives.build.page_files import page_files_digest
from perspectives.build.record_digests import digest_of_values, digests_of_records
from perspectives.citations.further_styles import StyleFile
from perspectives.domain.store import PerspectivesDomain, domain_of
from perspectives.export.record_counts import ids_by_kind
from perspectives.pages.old_places import move_facts, retired_facts
from perspectives.records.document_records import DocumentRecords
from perspectives.records.kept_results import digest_of
from perspectives.rendering.html_printing import folder_of
from perspectives.rendering.html_templates import templates_digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def changed_documents(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the documents that print something from another file that has changed since the last build."""
    domain = domain_of(env)
    registry = domain.book.registry
    shared = [
        registry.digest,
        navigation_digest(env),
        [perspective.id for perspective in domain.book.used_perspectives()],
        domain.works_digest,
        retired_facts(domain),
        templates_digest(folder_of(app.confdir, app.config)),
        page_files_digest(app),
    ]
    shared_digest = digest_of_values(shared)
    book, moved = domain.book, move_facts(domain)
    record_digests = digests_of_records(domain)
    pictures = _pictures_of_documents(env)
    names = digest_of_values([*map(_entry_facts, book.name_entries), sorted(env.toc_secnumbers.items())])
    book_digest = digest_of_values(chain([book.lock.digest], record_digests.values()))
    page_digests = {
        docname: digest_of_values(
            chain(
                [shared_digest],
                _record_facts(domain, docname, record_digests, book_digest),
                _length_facts(domain, docname),
                _file_facts(domain, docname, env.all_docs),
                _label_facts(domain, docname, env),
                _name_facts(domain, docname, names),
                moved.get(docname, ()),
                pictures.get(docname, ()),
            )
        )
        for docname in sorted(env.all_docs)
    }
    domain.facts_digest = digest_of([shared, book_digest, sorted(moved.items()), *_export_facts(domain, env)])
    old_digests = domain.page_digests
    changed = [docname for docname, digest in page_digests.items() if old_digests.get(docname) != digest]
    domain.data["page_digests"] = page_digests
    return changed


def _export_facts(domain: PerspectivesDomain, env: BuildEnvironment) -> Iterator[object]:
    """Yield what the data files are made from besides what is digested for the pages.

    Our own words in pages are not among it: :mod:`perspectives.export` digests them where it needs them.
    """
    config = env.config
    yield domain.declarations_digest
    yield sorted(domain.bibliography.texts.items())
    yield builder_of(env).name
    yield [(option.name, _plain_value(option.value)) for option in sorted(config, key=attrgetter("name"))]
    yield sorted(env.toc_secnumbers.items())
    yield sorted(domain.citations.items())
    yield edition_of(config, domain.book.registry.editions)
    for docname, records in sorted(domain.documents.items()):
        yield docname, records.title, records.sections, records.links
        yield [claim.id for claim in records.claims], [label for label, _line in records.labels]
        yield [_without_lines(one) for one in (*records.parallels, *records.lessons, *records.views)]
        yield sorted({(one.kind, one.target) for one in records.references})


def _plain_value(value: object) -> object:
    """Return a setting as something that ``repr`` shows in the same way in each build."""
    if isinstance(value, Mapping):
        return [(key, _plain_value(value[key])) for key in sorted(value, key=repr)]
    if isinstance(value, list | tuple):
        return [_plain_value(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted(map(repr, value))
    if isinstance(value, str | int | float | StyleFile | None):
        return value
    return type(value).__qualname__


def _without_lines(value: object) -> object:
    """Return a record as the values of its fields, but for the lines of the page it stands in."""
    if isinstance(value, list | tuple):
        return [_without_lines(one) for one in value]
    if not is_dataclass(value):
        return value
    names = (field.name for field in fields(value) if field.name not in ("line", "option_lines"))
    return [_without_lines(getattr(value, name)) for name in names]


def _record_facts(
    domain: PerspectivesDomain, docname: str, record_digests: Mapping[str, str], book_digest: str
) -> Iterator[str]:
    """Yield the digests of the records that a document prints.

    These are its own records, those that it names, and those that name its records.

    :param record_digests: the digest of each record, by id
    :param book_digest: the digest of all records together
    """
    book, records = domain.book, domain.documents.get(docname)
    if records is None:
        return
    ids = _ids_in(book, records)
    for id_ in list(ids):
        ids |= {origin for origins in book.back_links.get(id_, {}).values() for origin in origins}
    lists_works = docname in {page for page, _anchor in domain.citations.values()}
    if records.views or lists_works:
        # A page with a view may show any record.
        ids = set()
        yield book_digest
        # Its counts lead to the register.
        yield book.register_page() or ""
    if lists_works:
        yield from _citing_documents(domain)
    yield from (record_digests[id_] for id_ in sorted(ids) if id_ in record_digests)


def _ids_in(book: Book, records: DocumentRecords) -> set[str]:
    """Return the ids of the records that a document holds or names."""
    ids: set[str] = {reference.target for reference in records.references}
    for claim in records.claims:
        ids |= {
            claim.id,
            claim.within or "",
            *(target for kind in CLAIM_LINKS for target in getattr(claim, kind)),
        }
    for comparison in records.comparisons:
        passages = {name.partition(":")[0] for name in comparison.passages}
        ids |= {comparison.id, *comparison.borrowed, *passages}
        ids |= {
            id_
            for name in passages
            if name in book.documents
            for id_ in book.document_claims(book.documents[name])
        }
    for note in records.notes:
        ids |= {note.id, *note.about}
    for parallel in records.parallels:
        ids |= {parallel.left, parallel.right}
        ids |= {id_ for row in parallel.rows for id_ in (*row.left, *row.right)}
    for lesson in records.lessons:
        sources = [source.document for source in lesson.sources]
        ids |= {lesson.uses or "", *sources}
    for document in records.texts:
        ids |= {document.id, *book.document_claims(document), *filter(None, (document.translates,))}
        ids |= {comparison.id for comparison, _passage in book.comparisons_with(document)}
        ids |= {id_ for one in book.parallels_with(document) for id_ in (one.left, one.right)}
    return ids


def _citing_documents(domain: PerspectivesDomain) -> Iterator[str]:
    """Yield for each document what the list of works prints of it: title, label, and works cited."""
    for name, records in sorted(domain.documents.items()):
        cited = {reference.target for reference in records.references if reference.kind == "work"}
        yield repr((name, records.title, records.labels[:1], sorted(cited)))


def _length_facts(domain: PerspectivesDomain, docname: str) -> list[tuple[str, int, int]]:
    """Return the length of every document if *docname* has a view of chapters, else nothing."""
    records = domain.documents.get(docname)
    if records is None or all(use.name != "chapters" for use in records.views):
        return []
    return [(name, other.words, other.claimed) for name, other in sorted(domain.documents.items())]


def _label_facts(
    domain: PerspectivesDomain, docname: str, env: BuildEnvironment
) -> Iterator[tuple[object, ...]]:
    """Yield place, title and number of each section, picture or table that a document links to.

    Without this, Sphinx writes the page again only if it reads the page again.
    """
    standard, records = env.domains.standard_domain, domain.documents.get(docname)
    for target in records.links if records else ():
        place = standard.labels.get(target.lower()) or standard.anonlabels.get(target.lower())
        if place:
            section_numbers, figure_numbers = (
                numbers.get(place[0], {}) for numbers in (env.toc_secnumbers, env.toc_fignumbers)
            )
            yield (target, place, section_numbers.get(f"#{place[1]}"), figure_numbers)


def _entry_facts(entry: NameEntry) -> tuple[object, ...]:
    """Return what the index prints of a name; of its claims the ids, since their digests are known."""
    return (
        entry.name,
        [claim.id for claim in entry.said],
        [claim.id for claim in entry.reported],
        [(one.words, len(one.mentions)) for one in entry.subentries],
        [_mention_facts(one) for one in (*chain(*(one.mentions for one in entry.subentries)), *entry.rest)],
        len(entry.mentions),
        entry.passed_over,
    )


def _mention_facts(mention: Mention) -> tuple[object, ...]:
    """Return what is printed of a mention: its sentence, and not the paragraph around it."""
    return mention.docname, mention.sentence, mention.words, mention.count, *PLACE_FIELDS(mention.text)


PLACE_FIELDS: attrgetter[Any] = attrgetter(
    *(field.name for field in fields(SpokenText) if field.name != "text")
)
"""A getter of all fields of a text that names somebody, but the text itself."""


def _name_facts(domain: PerspectivesDomain, docname: str, names: str) -> list[str]:
    """Return the digest of the index of names, if *docname* has a view that prints it, else nothing."""
    records = domain.documents.get(docname)
    if records is None or all(use.name not in ("index", "voices") for use in records.views):
        return []
    return [names]


def _file_facts(
    domain: PerspectivesDomain, docname: str, docnames: Collection[str]
) -> list[tuple[str, list[str]]]:
    """Return the ids in the data files, by kind, if *docname* has a view of these files, else nothing."""
    records = domain.documents.get(docname)
    if records is None or all(use.name != "data" for use in records.views):
        return []
    return list(ids_by_kind(domain.book, docnames).items())


def _pictures_of_documents(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """Return the path and the name in the output of the pictures of each document that has any."""
    pictures: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, (docnames, name) in sorted(env.images.items()):
        for docname in docnames:
            pictures[docname].append((path, name))
    return pictures
