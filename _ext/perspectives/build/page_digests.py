"""What a page prints that other files decide: kept as a digest a page, so that a change anywhere rewrites the pages that show it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from perspectives.book.book import CLAIM_LINKS
from perspectives.book.wording import title_of
from perspectives.build.incremental_build import navigation_digest
from perspectives.domain.store import PerspectivesDomain
from perspectives.export.record_counts import ids_by_kind
from perspectives.pages.gone_pages import retired_facts
from perspectives.records.model import Claim, Comparison, DocumentRecords, EditorialNote
from perspectives.rendering.html_printing import folder_of
from perspectives.rendering.html_templates import templates_digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def changed_documents(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the documents that print something which another file has changed since they were written."""
    domain = cast(PerspectivesDomain, env.domains["perspectives"])
    registry = domain.book.registry
    entries = env.domaindata["cite"]["bibdata"].data.entries
    shared = [
        registry.digest,
        navigation_digest(env),
        [one.id for one in domain.book.used_perspectives()],
        sorted((key, repr(entry)) for key, entry in entries.items()),
        retired_facts(domain),
        templates_digest(folder_of(app.confdir, app.config)),
    ]
    shared_digest = _digest(shared)
    book = domain.book
    described = _described(domain)
    everything = _digest(chain([book.lock.digest], described.values()))
    facts = {
        docname: _digest(
            chain(
                [shared_digest],
                _seen_from(domain, docname, described, everything),
                _lengths_seen_from(domain, docname),
                _files_seen_from(domain, docname, env.all_docs),
                _labels_seen_from(domain, docname, env),
            )
        )
        for docname in sorted(env.all_docs)
    }
    changed = [docname for docname, digest in facts.items() if domain.page_digests.get(docname) != digest]
    domain.data["page_digests"] = facts
    return changed


def _digest(values: Iterable[Any]) -> str:
    found = hashlib.sha256()
    for value in values:
        found.update(f"{value!r}\n".encode())
    return found.hexdigest()


def _seen_from(
    domain: PerspectivesDomain, docname: str, described: Mapping[str, str], everything: str
) -> Iterator[str]:
    """Yield what a document prints of the records it holds, names, or is named by; *everything* is the digest of all."""
    book, records = domain.book, domain.documents.get(docname)
    if records is None:
        return
    ids = _named(records)
    for id_ in list(ids):
        ids |= {origin for origins in book.back_links.get(id_, {}).values() for origin in origins}
    lists_works = docname in {page for page, _anchor in domain.citations.values()}
    if records.views or lists_works:
        # A page that asks the whole book shows whatever any record says.
        ids = set()
        yield everything
    if lists_works:
        yield from _citing(domain)
    yield from (described[id_] for id_ in sorted(ids) if id_ in described)


def _named(records: DocumentRecords) -> set[str]:
    """Return the ids of the records that a document holds or names."""
    ids: set[str] = {reference.target for reference in records.references}
    for claim in records.claims:
        ids |= {
            claim.id,
            claim.within or "",
            *(target for kind in CLAIM_LINKS for target in getattr(claim, kind)),
        }
    for comparison in records.comparisons:
        ids |= {comparison.id, *comparison.borrowed}
    for note in records.notes:
        ids |= {note.id, *note.about}
    return ids


def _described(domain: PerspectivesDomain) -> dict[str, str]:
    """Return for each id a digest of what is printed of its records: titles, evidence, and all but their line."""
    book = domain.book
    found: dict[str, str] = {}
    kinds: dict[str, Mapping[str, Any]]
    kinds = {"claim": book.claims, "accounts": book.comparisons, "note": book.notes}
    for kind, records in kinds.items():
        for id_, record in sorted(records.items()):
            title = domain.documents[record.docname].title
            evidence = book.evidence(record) if isinstance(record, Claim) else None
            told = (title, title_of(book, kind, id_), DIGESTED_FIELDS[type(record)](record), evidence)
            found[id_] = found.get(id_, "") + _digest(told)
    return found


DIGESTED_FIELDS: dict[type, attrgetter[Any]] = {
    kind: attrgetter(*(one.name for one in fields(kind) if one.name != "line"))
    for kind in (Claim, Comparison, EditorialNote)
}
"""Gives everything that a record holds but its line, which is of no account."""


def _citing(domain: PerspectivesDomain) -> Iterator[str]:
    """Yield which document cites which works, as the list of the works prints it."""
    for name, records in sorted(domain.documents.items()):
        cited = {reference.target for reference in records.references if reference.kind == "work"}
        yield repr((name, records.title, records.labels[:1], sorted(cited)))


def _lengths_seen_from(domain: PerspectivesDomain, docname: str) -> list[tuple[str, int, int]]:
    """Return the length of every document for one that lists the chapters, and nothing for any other."""
    records = domain.documents.get(docname)
    if records is None or all(use.name != "chapters" for use in records.views):
        return []
    return [(name, other.words, other.claimed) for name, other in sorted(domain.documents.items())]


def _labels_seen_from(
    domain: PerspectivesDomain, docname: str, env: BuildEnvironment
) -> Iterator[tuple[object, ...]]:
    """Yield what a document prints of a section, a picture or a table to which it links: place, title and number.

    Sphinx writes such a page again only where it is read again.
    """
    standard, records = env.domains.standard_domain, domain.documents.get(docname)
    for target in records.links if records else ():
        place = standard.labels.get(target.lower()) or standard.anonlabels.get(target.lower())
        if place:
            section_numbers, other_numbers = (
                numbers.get(place[0], {}) for numbers in (env.toc_secnumbers, env.toc_fignumbers)
            )
            yield (target, place, section_numbers.get(f"#{place[1]}"), other_numbers)


def _files_seen_from(
    domain: PerspectivesDomain, docname: str, docnames: Collection[str]
) -> list[tuple[str, list[str]]]:
    """Return what the data hold for a document that lists their files, and nothing for any other."""
    records = domain.documents.get(docname)
    if records is None or all(use.name != "data" for use in records.views):
        return []
    return list(ids_by_kind(domain.book, docnames).items())
