"""The facts of a page for its metadata, taken from the settings and from Sphinx's environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from sphinx.locale import get_translation

from perspectives.book.own_citations import edition_of, version_name
from perspectives.domain.reading_order import reading_order
from perspectives.records.setting_values import editor_name
from perspectives.rendering.citation_offers import offprint
from perspectives.rendering.page_metadata import Chapter, ClaimPaths, PageFacts, Paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")

LINKED_DATA_FOLDER = "pages"
"""The folder of the files in JSON-LD, within the folder of the data."""


def public_base(config: Config) -> str:
    """Return the public address of the root of the pages, ending in a slash; empty where none is set."""
    return f"{config.html_baseurl.rstrip('/')}/" if config.html_baseurl else ""


def root_from(path: str) -> str:
    """Return the way from a file to the root of the pages, as “../../”; *path* counts from this root."""
    return "../" * path.count("/")


def metadata_path(docname: str) -> str:
    """Return the path of the JSON-LD file of a document, from the root of the pages."""
    return f"data/{LINKED_DATA_FOLDER}/{quote(docname)}.jsonld"


def facts_of(builder: StandaloneHTMLBuilder, docname: str) -> PageFacts:
    """Return the facts of the page of a document; addresses that are not whole count from this page.

    Whole addresses are given only where ``html_baseurl`` is set.
    """
    config, env = builder.config, builder.env
    is_book = docname == config.root_doc
    contributors = [] if config.author == "Author name not set" else [{"literal": config.author}]
    editors = [name for table in config.perspectives_editors if (name := editor_name(table))]
    domain = cast("PerspectivesDomain", env.domains["perspectives"])
    records, editions = domain.documents.get(docname), domain.book.registry.editions
    number = _number(env, docname)
    place = number or (records.sections[0].label if records and records.sections else "")
    page = builder.get_target_uri(docname)
    licences = config.perspectives_licenses
    return PageFacts(
        title=config.project if is_book else env.titles[docname].astext(),
        book=config.project,
        is_book=is_book,
        authors=contributors,
        editors=editors or contributors,
        edition=version_name(config.release, editions) if config.release else "",
        version=config.release,
        date=config.perspectives_issued,
        language=config.language,
        licence=licences.get("text", ""),
        data_licence=licences.get("data", ""),
        description=config.perspectives_description,
        number=number,
        section=_("section {number}").format(number=place) if place else "",
        chapters=list(_chapters(builder)) if is_book else (),
        claims=list(_claims(builder, domain, docname)),
        paths=Paths(
            page=page,
            book=builder.get_target_uri(config.root_doc),
            pdf=quote(config.perspectives_pdf),
            epub=quote(config.perspectives_epub),
            offprint=quote(offprint(config, docname)),
            metadata=metadata_path(docname),
        ),
        base=public_base(config),
        root=root_from(page),
        cited=edition_of(config, editions).cited_page(page),
    )


def _chapters(builder: StandaloneHTMLBuilder) -> Iterator[Chapter]:
    """Yield the numbered documents in the order of reading; without any, those of the first level."""
    env, root = builder.env, str(builder.config.root_doc)
    numbered = [docname for docname in reading_order(env) if _number(env, docname)]
    first_level = [docname for docname in env.toctree_includes.get(root, ()) if docname in env.all_docs]
    for docname in numbered or first_level:
        yield Chapter(env.titles[docname].astext(), _number(env, docname), builder.get_target_uri(docname))


def _number(env: BuildEnvironment, docname: str) -> str:
    """Return the number of a document as it is printed, “2.3”; empty where it has none."""
    return ".".join(map(str, env.toc_secnumbers.get(docname, {}).get("", ())))


def _claims(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain, docname: str) -> Iterator[ClaimPaths]:
    """Yield the addresses of the claims of a document that have an id, in their order."""
    records = domain.documents.get(docname)

    def path_of(place: tuple[str, str] | None) -> str:
        return f"{builder.get_target_uri(place[0])}#{place[1]}" if place else ""

    for claim in records.claims if records else ():
        if claim.id:
            yield ClaimPaths(
                path_of((docname, claim.anchor)),
                path_of(domain.location("voice", claim.voice)),
                path_of(domain.citations.get(claim.source or claim.quoted_in or "")),
            )
