"""Ids for the paragraphs that the index of the printed book leads to."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives._compat import builder_of
from perspectives.doctree.prose import prose_paragraphs
from perspectives.domain.store import domain_of


class MarkPaperPlaces(SphinxPostTransform):
    """Gives a place to each paragraph of prose that names somebody: a section can go over several pages.

    Only paper needs it. On the screen the index leads to sections and claims.
    """

    # Before records are filled (5): the paragraphs are still those of the text as it was read.
    default_priority = 4

    def run(self, **_options: Any) -> None:
        """Mark the paragraphs of the document."""
        if builder_of(self.env).name != "typst":
            return
        domain = domain_of(self.env)
        wanted: dict[str, set[int]] = {}
        for entry in domain.book.name_entries:
            for mention in entry.mentions:
                if mention.docname == self.env.docname and mention.text.is_prose:
                    wanted.setdefault(mention.text.anchor, set()).add(mention.text.paragraph)
        if wanted:
            self.mark(wanted)

    def mark(self, wanted: dict[str, set[int]]) -> None:
        """Put a place before each paragraph with a number in *wanted*, by the anchor of its passage.

        What a footnote says stands with the paragraph that calls it.
        """
        paragraphs = list(prose_paragraphs(self.document))
        ends = [*paragraphs[1:], ("", 0, nodes.paragraph())]
        for (anchor, number, node), (next_anchor, next_number, _next) in zip(paragraphs, ends, strict=True):
            numbers = wanted.get(anchor, set())
            for one in sorted(numbers):
                if one >= number and (next_anchor != anchor or one < next_number):
                    place = ("single", "", f"prose-{anchor}-{one}", "", None)
                    node.insert(0, addnodes.index(entries=[place]))
