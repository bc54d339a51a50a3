"""The facts of a page for its metadata, taken from the settings and from Sphinx's environment."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, cast

from perspectives.book.own_citations import version_name
from perspectives.rendering.page_metadata import Addresses, PageFacts

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain

LINKED_DATA_FOLDER = "pages"
"""The folder of the files in JSON-LD, within the folder of the data."""


def facts_of(builder: StandaloneHTMLBuilder, docname: str, file: str = "") -> PageFacts:
    """Return the facts of the page of a document.

    Whole addresses are given only where ``html_baseurl`` is set.

    :param file: the name of the JSON-LD file, where it is not that of the document
    """
    config, env = builder.config, builder.env
    number = env.toc_secnumbers.get(docname, {}).get("", ())
    is_book = docname == config.root_doc
    contributors = [] if config.author == "Author name not set" else [{"literal": config.author}]
    domain = cast("PerspectivesDomain", env.domains["perspectives"])
    records = domain.documents.get(docname)
    # From the JSON-LD file of the page to the root of the book.
    root = "../" * (2 + (file or docname).count("/"))
    return PageFacts(
        title=config.project if is_book else env.titles[docname].astext(),
        book=config.project,
        is_book=is_book,
        authors=contributors,
        editors=contributors,
        edition=version_name(config.release, domain.book.registry.editions) if config.release else "",
        date=config.perspectives_issued,
        language=config.language,
        licence=config.perspectives_licenses.get("text", ""),
        description=config.perspectives_description,
        number=".".join(map(str, number)),
        label=records.sections[0].label if records and records.sections else "",
        published=_addresses(builder, docname, config.html_baseurl) if config.html_baseurl else Addresses(),
        nearby=_addresses(builder, docname, root),
    )


def _addresses(builder: StandaloneHTMLBuilder, docname: str, base: str) -> Addresses:
    pdf = builder.config.perspectives_pdf
    return Addresses(
        page=posixpath.join(base, builder.get_target_uri(docname)),
        book=posixpath.join(base, builder.get_target_uri(builder.config.root_doc)),
        pdf=posixpath.join(base, pdf) if pdf else "",
    )
