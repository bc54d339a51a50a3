"""The settlement of the book: when all pages are read, what follows from the records of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.book.book import Book
from perspectives.book.name_entries import entries_of
from perspectives.book.name_places import find_mentions
from perspectives.book.own_citations import notes_from
from perspectives.book.pair_captions import conflicts_by_section
from perspectives.book.record_titles import title_of
from perspectives.build.book_problems import find_problems
from perspectives.build.contents_marks import mark_conflicts
from perspectives.build.editor_paths import display_path
from perspectives.build.index_entries import index_claims
from perspectives.build.move_log import log_moves
from perspectives.build.option_places import at_their_options
from perspectives.build.problem_log import log_problems
from perspectives.citations import works
from perspectives.citations.csl_json import csl_item
from perspectives.citations.entry_faults import hides_entries
from perspectives.domain import places as addresses
from perspectives.domain.mend_names import mend_names
from perspectives.domain.reading_order import indexed_pages
from perspectives.domain.store import PerspectivesDomain, domain_of
from perspectives.reading.added_views import view_options
from perspectives.records.builders import HTML_BUILDERS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def settle(app: Sphinx, env: BuildEnvironment) -> None:
    """Settle the book and log every problem (event ``env-updated``)."""
    domain = domain_of(env)
    unsettled = domain.book
    entries = env.domaindata["cite"]["bibdata"].data.entries
    files = domain.bibliography
    added = unsettled.registry.added_fields.get("work", ())
    hashes = domain.kept.topic("hashes")
    unsettled.lock.hashes |= hashes.get("words") or {}
    book = Book(
        domain.documents,
        unsettled.registry,
        domain.kept.topic("works").of(domain.works_digest, lambda: works.works_of(entries, added)),
        unsettled.lock,
        unsettled.permalinks,
        text_lock=unsettled.text_lock,
        faulty_works=frozenset(files.keys() - set(entries.keys())),
        has_unread_works=files.has_unread or any(map(hides_entries, files.texts.values())),
        view_options=view_options(app.events),
        kept=domain.kept,
    )
    domain.settle(book)
    book.mentions = find_mentions(book, indexed_pages(env))
    book.name_entries = entries_of(book, book.mentions)
    domain.note_of = notes_from(lambda key: csl_item(key, entries[key]) if key in entries else None)
    domain.citations = {
        citation.key: (citation.bibliography_key.docname, citation.citation_id)
        for citation in env.domaindata["cite"]["citations"]
    }
    domain.places = addresses.places_of(domain)
    domain.page_at = addresses.pages_by_address(app.builder, env.all_docs)
    domain.moves = addresses.moves_of(domain, domain.places)
    names = mend_names(app.builder, display_path)
    log_problems(at_their_options(find_problems(app, env, book), env), names)
    log_moves(domain, names)
    quotations = {words for claim in book.claims.values() for words in claim.all_words}
    hashes.put("words", {words: found for words, found in book.lock.hashes.items() if words in quotations})
    _note_labels(env, domain)
    index_claims(env, book)
    on_pages = app.builder.name in HTML_BUILDERS
    mark_conflicts(env, conflicts_by_section(book) if on_pages else {})


def _note_labels(env: BuildEnvironment, domain: PerspectivesDomain) -> None:
    """Register each claim as a label of Sphinx too, for references from projects without this extension."""
    standard = env.domains.standard_domain
    for name in [name for name in standard.labels if name.startswith("claim-")]:
        del standard.labels[name]
        standard.anonlabels.pop(name, None)
    for claim in domain.book.claims.values():
        anchor = claim.anchor
        standard.labels[anchor] = (claim.docname, anchor, title_of(domain.book, "claim", claim.id))
        standard.anonlabels[anchor] = (claim.docname, anchor)
