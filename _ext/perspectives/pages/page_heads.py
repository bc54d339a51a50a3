"""The head of every page: metadata for programs, and links to linked data and bibliographies.

The object of schema.org stands in the page as a script of the type of JSON-LD.
Such a script is data: no browser runs it, and the content security policy does not concern it.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from perspectives.book.bibliographies import BIBLIOGRAPHY_FOLDER, BIBLIOGRAPHY_FORMATS, works_cited_in
from perspectives.doctree import document_nodes, lesson_nodes
from perspectives.doctree.matrix_nodes import question_matrix
from perspectives.doctree.question_form import question_form
from perspectives.domain.store import domain_of
from perspectives.export.book_data import escape_tags
from perspectives.export.formats import file_parts
from perspectives.export.linkset import LINKSET_FILE
from perspectives.export.listed_files import listed_files, media_type_of
from perspectives.export.page_text import text_of
from perspectives.pages.page_markdown import markdown_links
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.dates import say_date
from perspectives.rendering.page_abstract import abstract_of, typed_description
from perspectives.rendering.page_facts import facts_of, public_base
from perspectives.rendering.page_metadata import Tag, link, meta, metadata, social_tags
from perspectives.rendering.page_objects import brief_object
from perspectives.rendering.signposts import JSON_LD, signposts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from perspectives.rendering.page_metadata import DataFile, PageFacts

REGISTER = "ps-table-claims"
"""The class of the table of the register of claims."""
VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>\s*')


def describe_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add tags to the head of a page (event ``html-page-context``).

    A page that is no document, as the index or the search, gets only a title and a card.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in HTML_BUILDERS:
        return
    config = app.config
    domain = domain_of(app.env)
    if not domain.is_served(pagename, "head"):
        return
    # For templates that print the description of the book, its day, and where an error is reported.
    context["description"] = config.perspectives_description
    context["issued"] = say_date(config.perspectives_issued) if config.perspectives_issued else ""
    page = quote(builder.get_target_uri(pagename))
    context["report"] = config.perspectives_report.replace("{id}", "").replace("{page}", page)
    title = text_of(context.get("title") or config.project)
    tags: list[Tag] = []
    links: list[Tag] = []
    linked = ""
    abstract = config.perspectives_description
    if pagename in app.env.all_docs:
        own = abstract_of(doctree) if doctree and pagename != config.root_doc else ""
        abstract = own or abstract
        facts = replace(facts_of(builder, pagename), abstract=abstract, files=_files(app, pagename))
        title, tags = facts.title, metadata(facts)
        links = [*_signposts(facts), *_alternates(app, pagename, context)]
        linked = f"\n{_data_script(facts)}"
        if abstract and not (doctree and typed_description(doctree)):
            tags.insert(0, meta("description", abstract))
    card = social_tags(title, config.project, abstract, _card(app, context))
    text = "\n".join(map(str, [*tags, *card, *links]))
    # Docutils adds a viewport to every document; the template of Sphinx has one already.
    given = VIEWPORT.sub("", context.get("metatags", ""))
    context["metatags"] = f"{given}\n{text}{linked}\n"


def add_document_style(
    app: Sphinx, _pagename: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let a page load the stylesheets and scripts that only it needs (event ``html-page-context``).

    They are those of documents, of lessons, of the matrix, and of a register that can be asked.
    The builder forgets them after the page; the application would add them to every page of its next build.
    """
    if not isinstance(builder := app.builder, StandaloneHTMLBuilder):
        return
    found = list(doctree.findall()) if doctree else []
    styles = {
        "documents": any(
            isinstance(node, document_nodes.source_document | document_nodes.parallel) for node in found
        ),
        "lessons": any(isinstance(node, lesson_nodes.lesson) for node in found),
        "register": any(isinstance(node, nodes.table) and REGISTER in node["classes"] for node in found),
        "matrix": any(isinstance(node, question_matrix) for node in found),
    }
    for name, is_used in styles.items():
        if is_used:
            builder.add_css_file(f"perspectives-{name}.css")
    if any(isinstance(node, question_form) for node in found):
        builder.add_js_file("perspectives-register.js", defer="defer")


def _card(app: Sphinx, context: dict[str, Any]) -> str:
    """Return the address of the picture for the card, empty for none.

    It is relative to the page where ``html_baseurl`` is not set.
    """
    image = app.config.perspectives_card
    if not image:
        return ""
    base = public_base(app.config)
    return f"{base}{image}" if base else str(context["pathto"](image, 1))


def _files(app: Sphinx, docname: str) -> tuple[DataFile, ...]:
    """Return the data files that a page lists."""
    domain = domain_of(app.env)
    return listed_files(domain.documents.get(docname), file_parts(bool(app.config.html_baseurl)))


def _signposts(facts: PageFacts) -> list[Tag]:
    """Return the typed links of a page, and that to the file with those of all pages.

    Files of the book have addresses that count from the page: a copy of the book names its own files.
    What describes the page is the page in another form, too.
    """
    here = replace(facts, base="")
    both = {"describedby": "alternate describedby"}
    return [
        *(link(both.get(one.rel, one.rel), one.href, one.media_type) for one in signposts(here)),
        link("linkset", here.address(f"data/{LINKSET_FILE}"), media_type_of(LINKSET_FILE)),
    ]


def _data_script(facts: PageFacts) -> str:
    """Return the element with the object of schema.org. No sign in it can end the element."""
    text = json.dumps(brief_object(facts), ensure_ascii=False, separators=(",", ":"))
    return f'<script type="{JSON_LD}">{escape_tags(text)}</script>'


def _alternates(app: Sphinx, docname: str, context: dict[str, Any]) -> list[Tag]:
    """Return links to the bibliography of the page if it cites any work."""
    domain = domain_of(app.env)
    links = []
    if works_cited_in(domain.book, docname):
        for kind in BIBLIOGRAPHY_FORMATS:
            href = context["pathto"](f"data/{BIBLIOGRAPHY_FOLDER}/{docname}.{kind.suffix}", 1)
            links.append(link("alternate", href, kind.media_type, kind.name))
    return [*links, *(markdown_links(app.builder, docname) if domain.is_served(docname, "text") else [])]
