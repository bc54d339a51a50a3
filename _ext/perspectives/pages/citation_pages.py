"""Pages with the citations of documents: one for each, with every section and every claim of it.

On the page itself they would be a quarter of what a reader loads, and she opens one of them, if any.
A claim's fold leads to its place on this page, and a script shows the citations in the fold.
The pages are plain HTML without the theme, and search engines are asked to leave them out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import get_translation

from perspectives.doctree.citation_leaves import open_citations
from perspectives.domain.store import domain_of
from perspectives.pages.plain_pages import plain_template, static_addresses, write_plain_page
from perspectives.records.builders import HTML_BUILDERS
from perspectives.rendering.citation_offers import Offers, citations_page, cited_records
from perspectives.rendering.html_printing import HtmlPrinting

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from perspectives.domain.store import PerspectivesDomain

_ = get_translation("perspectives")

TEMPLATE = Path(__file__).with_name("citations.html.jinja")
STYLESHEETS = ("perspectives-tokens.css", "perspectives.css", "perspectives-controls.css")
SCRIPT = "perspectives-copy.js"


class CitationPages:
    """Writes the page with the citations of each document as its own page is written."""

    def __init__(self, printing: HtmlPrinting) -> None:
        self.printing = printing
        self.template = plain_template(TEMPLATE)

    def setup(self, app: Sphinx) -> None:
        """Connect the writing to the event at which a page is written."""
        app.connect("html-page-context", self.write)

    def write(
        self,
        app: Sphinx,
        pagename: str,
        _template: str,
        _context: dict[str, Any],
        _tree: object,
    ) -> None:
        """Write the citations of a document, if it has any (event ``html-page-context``)."""
        builder = app.builder
        if (
            not isinstance(builder, StandaloneHTMLBuilder)
            or builder.name not in HTML_BUILDERS
            or pagename not in app.env.all_docs
        ):
            return
        domain = domain_of(app.env)
        page, content = citations_page(pagename), self._content(builder, domain, pagename)
        if content["entries"] and domain.is_served(pagename, "cite"):
            write_plain_page(builder, page, self.template, content)
        else:
            Path(builder.get_output_path(page)).unlink(missing_ok=True)

    def _content(
        self, builder: StandaloneHTMLBuilder, domain: PerspectivesDomain, docname: str
    ) -> dict[str, Any]:
        """Return the values for the template; links are relative to the page with the citations."""
        offers = Offers(domain, builder, docname)
        sections, claims = cited_records(domain.documents[docname])
        numbers = domain.section_numbers(docname)
        cited = [(one.label, offers.of_section(one, numbers.get(one.label))) for one in sections]
        cited += [(one.anchor, offers.of_claim(one)) for one in claims]
        here = citations_page(docname)
        page = builder.get_relative_uri(here, docname)
        # The faces of the book are in its own stylesheets, after the colours that this page sets.
        own = [name for name, _attributes in builder.config.html_css_files if "://" not in name]
        return {
            "language": builder.config.language,
            "book": builder.config.project,
            "title": domain.documents[docname].title,
            "page": page,
            "home": builder.get_relative_uri(here, builder.config.root_doc),
            "stylesheets": static_addresses(builder, here, (*STYLESHEETS, *own)),
            "script": static_addresses(builder, here, [SCRIPT])[0],
            "how": _("How to cite what stands on this page"),
            "back": _("Back to the page"),
            "entries": [
                {
                    "anchor": anchor,
                    "name": one.summary,
                    "address": f"{page}#{anchor}",
                    "html": Markup("".join(self.printing.html(open_citations.of(one), builder))),  # noqa: S704
                }
                for anchor, one in cited
            ],
        }
