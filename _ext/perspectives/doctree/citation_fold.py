"""Citations to be unfolded, as one node: each claim has them, and a node for every word of theirs would be walked by everyone."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from perspectives.citations.rich_text import Rich, html
from perspectives.doctree import nodes as own

if TYPE_CHECKING:
    from sphinx.application import Sphinx


Forms = tuple[tuple[str, Rich | str], ...]


class citations(nodes.General, nodes.Element):
    """Citations under a ``summary``, on the pages of the HTML builders alone.

    ``forms`` holds pairs of a form's name and its citation, rich text or data as it is imported; ``report`` is the address where
    a problem is reported and ``report_name`` the words of the link to it, both empty where the book names no such address.
    One of a page carries what the script that copies says, its ``sentences`` by name.
    Sphinx's full-text search leaves them out: they repeat what stands on the page.
    """

    def __init__(
        self,
        summary: str,
        forms: Forms,
        class_: str,
        report: tuple[str, str],
        sentences: Mapping[str, str],
    ) -> None:
        super().__init__("", classes=["ps-fold", "ps-cite", class_, "no-search"])
        self["summary"], self["forms"], self["sentences"] = summary, forms, sentences
        self["report"], self["report_name"] = report


def written_citations(node: nodes.Element) -> str:
    """Return the whole of it as HTML: names and texts as paragraphs, data as they are."""
    said = "".join(
        f' data-{name}="{escape(sentence)}"' for name, sentence in sorted(node["sentences"].items())
    )
    parts = [
        f'<details class="{" ".join(node["classes"])}"{said}><summary>{escape(node["summary"])}</summary>'
    ]
    for name, form in node["forms"]:
        parts.append(f'<p class="ps-cite-name">{escape(name)}</p>\n')
        if isinstance(form, str):
            parts.append(f'<pre class="ps-cite-form">{escape(form.strip())}</pre>\n')
        else:
            parts.append(f'<p class="ps-cite-form">{html(form)}</p>\n')
    if node["report"]:
        link = (
            f'<a class="reference external" href="{escape(node["report"])}">{escape(node["report_name"])}</a>'
        )
        parts.append(f'<p class="ps-report-link">{link}</p>\n')
    return f"{''.join(parts)}</details>\n"


def visit_citations_html(self: Any, node: citations) -> None:
    """Write it."""
    self.body.append(written_citations(node))
    raise nodes.SkipNode


def setup_fold(app: Sphinx) -> None:
    """Register the node; only the HTML builders are given any."""
    unseen = (own.skip, None)
    app.add_node(
        citations, html=(visit_citations_html, None), latex=unseen, text=unseen, man=unseen, texinfo=unseen
    )
