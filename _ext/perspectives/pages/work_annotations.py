"""What each work of the list of works is, and how much of it was seen: an annotated bibliography."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.domain.store import domain_of
from perspectives.records import vocabulary
from perspectives.records.declarations import Work

_ = get_translation("perspectives")


class AnnotateWorks(SphinxPostTransform):
    """Adds the annotation of each work under its entry, for every builder that prints a list of works."""

    default_priority = 7
    """After the labels of the list are removed (6), before the links are added (8)."""

    def run(self, **_options: Any) -> None:
        """Add the lines to every work in the document; the keys of a second list are no works."""
        domain = domain_of(self.env)
        works = domain.book.works
        keys = {
            anchor: key
            for key, (docname, anchor) in domain.citations.items()
            if docname == self.env.docname and key in works
        }
        for node in list(self.document.findall(nodes.container)) if keys else ():
            for anchor in node["ids"]:
                if anchor in keys:
                    node += list(annotation_lines(works[keys[anchor]]))


def annotation_lines(work: Work) -> Iterator[nodes.paragraph]:
    """Yield the annotation of a work, and a line that says how much was seen, as far as there are any."""
    if work.annotation:
        yield paragraph("annotation", work.annotation)
    if work.seen:
        line = paragraph("relation", inline("relation-name", _("Seen: ")), vocabulary.seen_part(work.seen))
        line["classes"] = ["ps-work-seen", *line["classes"], "ps-seen"]
        yield line
