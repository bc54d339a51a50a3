"""The text of each page in Markdown, beside the page, for programs that read for people.

Its address is that of the page with ``.md`` behind it, as llmstxt.org has it: ``chapters/talks.html.md``.
It is made of the document tree of which the page is made, when the page is written.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import get_translation

from perspectives.book.own_citations import dated_edition_name, edition_of
from perspectives.domain.store import domain_of
from perspectives.records.builders import HTML_BUILDERS
from perspectives.rendering import markdown_signs as signs
from perspectives.rendering.attribution import TitlePrinter
from perspectives.rendering.markdown_documents import PageWriter
from perspectives.rendering.markdown_signs import escaped, link
from perspectives.rendering.page_abstract import typed_description
from perspectives.rendering.page_metadata import Tag
from perspectives.rendering.page_metadata import link as link_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from perspectives.records.edition_record import PublishedEdition

_ = get_translation("perspectives")

SUFFIX = ".md"
"""The end of the name of the text of a page, behind the whole name of the page."""
MEDIA_TYPE = "text/markdown"


LLMS_TXT = "llms.txt"
"""The list of all texts, at the root of the pages."""


def markdown_links(builder: Builder, docname: str) -> list[Tag]:
    """Return the links of a page to its text, and to the list of all texts, as llmstxt.org has them."""
    if not isinstance(builder, StandaloneHTMLBuilder):
        return []
    root = builder.get_relative_uri(docname, builder.config.root_doc).rpartition("/")[0]
    return [
        link_tag("alternate", quote(path_of(builder, docname).name), MEDIA_TYPE),
        link_tag("describedby", f"{root}/{LLMS_TXT}" if root else LLMS_TXT, "text/plain"),
    ]


def path_of(builder: StandaloneHTMLBuilder, docname: str) -> Path:
    """Return the file of the text of a page."""
    return Path(f"{builder.get_output_path(docname)}{SUFFIX}")


def write_markdown(
    app: Sphinx, pagename: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Write the text of the page of a document (event ``html-page-context``)."""
    builder = app.builder
    if (
        doctree is None
        or pagename not in app.env.all_docs
        or not isinstance(builder, StandaloneHTMLBuilder)
        or builder.name not in HTML_BUILDERS
    ):
        return
    domain = domain_of(app.env)
    if not domain.is_served(pagename, "text"):
        return
    path = path_of(builder, pagename)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page_markdown(builder, pagename, doctree), encoding="utf-8", newline="\n")


def find_missing(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the documents whose text is not there, though the page may be (event ``env-get-updated``)."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in HTML_BUILDERS:
        return []
    domain = domain_of(env)
    return sorted(
        docname
        for docname in env.all_docs
        if domain.is_served(docname, "text") and not path_of(builder, docname).exists()
    )


def page_markdown(builder: StandaloneHTMLBuilder, docname: str, doctree: nodes.document) -> str:
    """Return the text of a page, with its head."""
    env = builder.env
    domain = domain_of(env)
    resolver = Resolver(builder, docname)
    writer = PageWriter(
        TitlePrinter(domain, builder, docname),
        resolver,
        {anchor: number for anchor, number in env.toc_secnumbers.get(docname, {}).items() if number},
        {uri: posixpath.join(builder.imgpath, name) for uri, name in builder.images.items()},
    )
    blocks = writer.blocks(doctree.children)
    title = blocks.pop(0) if blocks and blocks[0].startswith("# ") else f"# {_title(env, docname)}"
    return signs.joined([title, *head(builder, docname, doctree, resolver), "* * *", *blocks]) + "\n"


class Resolver:
    """Gives the address of a link on one page: whole where the book has one, else relative to the text.

    :ivar page: the address by which the page is cited; empty where the book has no address
    """

    def __init__(self, builder: StandaloneHTMLBuilder, docname: str) -> None:
        self.page = edition_of(builder.config, _editions(builder)).cited_page(builder.get_target_uri(docname))
        self.name = Path(builder.get_output_path(docname)).name
        self.known: dict[str, str] = {}

    def __call__(self, address: str) -> str:
        """Return an address; what begins with ``#``, or is empty, is on the page."""
        found = self.known.get(address)
        if found is None:
            is_here = not address or address[0] in "#?"
            if self.page:
                found = urljoin(self.page, address)
            else:
                found = f"{self.name}{address}" if is_here else address
            self.known[address] = found
        return found


def _editions(builder: StandaloneHTMLBuilder) -> Sequence[PublishedEdition]:
    """Return the editions on record."""
    return domain_of(builder.env).book.registry.editions


def head(
    builder: StandaloneHTMLBuilder, docname: str, doctree: nodes.document, resolver: Resolver
) -> list[str]:
    """Return what stands under the title of a text: what it is, its licence, and how to quote it."""
    config = builder.config
    abstract = typed_description(doctree) if docname != config.root_doc else config.perspectives_description
    root = resolver(builder.get_relative_uri(docname, config.root_doc))
    edition = dated_edition_name(config.release, _editions(builder), config.perspectives_issued)
    book = ", ".join(part for part in (link(escaped(config.project), root), edition) if part)
    address = resolver("")
    items = [
        [_("Book:") + f" {book}"],
        [_("This page:") + f" {link(escaped(address), address)}"],
        *([[_("Licence:") + f" {licence}"]] if (licence := licence_words(config)) else []),
        [_("How to quote:") + f" {how_to_quote()}"],
        *([] if resolver.page else [[relative_words()]]),
    ]
    return [*([escaped(abstract)] if abstract else []), signs.item_list(items)]


def licence_words(config: Any) -> str:
    """Return the licence of each layer that stands in a text, in a line; empty where none is set."""
    layers = {
        "text": _("narrative, commentary and editorial notes"),
        "quotations": _("quoted words"),
    }
    licences = config.perspectives_licenses
    return "; ".join(
        f"{name}: {escaped(licences[layer])}" for layer, name in layers.items() if licences.get(layer)
    )


def how_to_quote() -> str:
    """Return the rule for whoever passes words on."""
    return _(
        "Never pass on quoted words without their voice and their pen. "
        "In a block quotation, the last paragraph, after the dash, is not quoted: "
        "it says whose words they are, by whose pen they came to us, where they were read, "
        "how far they were checked, and their address. "
        "A mark such as `[^1]` leads to a note, and is no word of a quotation. "
        "All other words are those of this book, and are cited by the address of their heading."
    )


def relative_words() -> str:
    """Return the sentence for a copy of the book that has no public address."""
    return _("Addresses are relative to this file: this copy of the book has no public address.")


def _title(env: BuildEnvironment, docname: str) -> str:
    return escaped(env.titles[docname].astext() if docname in env.titles else docname)
