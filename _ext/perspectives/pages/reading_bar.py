"""The bar under the title of a page, by which a reader chooses what the page shows.

A reader can hide perspectives, and can close all that tells a finding until they have decided for themselves.
The bar is hidden until the script shows it. Without scripts, the page shows everything.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives.doctree import comparison_nodes, page_nodes
from perspectives.doctree.matrix_nodes import question_matrix
from perspectives.domain.store import domain_of
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.translation import script_forms

_ = get_translation("perspectives")


def sentences(language: str) -> dict[str, str]:
    """Return the sentences of the script in the *language* of the book, by their names in the script."""
    hidden = script_forms(
        "{name}: one account hidden by your choice.",
        "{name}: {count} accounts hidden by your choice.",
        language,
    )
    return {
        **{f"many-{form}": sentence for form, sentence in hidden.items()},
        "silent": _("{name}: its silence is hidden by your choice."),
        "show": _("Show"),
        "hidden": _("Hidden by your choice: {names}."),
        "again": _("{name} is shown again, because the link leads to its words."),
        "decide": _("Decide first: all that tells a finding is closed until you open it."),
        "open": _("Decide first, then open: finding and commentary"),
    }


def tells_findings(node: nodes.Element) -> bool:
    """Return whether a node shows a claim, or tells a finding or something about it."""
    return isinstance(node, comparison_nodes.accounts | comparison_nodes.claim | question_matrix) or bool(
        node.get("questions")
    )


class AddReadingBar(SphinxPostTransform):
    """Puts the bar under the title of every page that shows claims or tells a finding."""

    builders = HTML_BUILDERS
    # After the records are filled (5), since views add claims then.
    default_priority = 8

    def run(self, **_options: Any) -> None:
        """Insert the bar, if there is something to choose."""
        document = self.document
        title = next(document.findall(nodes.title), None)
        if title is None or not any(map(tells_findings, document.findall(nodes.Element))):
            return
        elements = document.findall(nodes.Element)
        standpoints = {element["standpoint"] for element in elements if element.get("standpoint")}
        domain = domain_of(self.env)
        bar = page_nodes.reading_bar(
            "",
            perspectives=[
                (one.id, one.letter, one.short, one.colour)
                for one in domain.book.used_perspectives()
                # Without the only perspective of a page, nothing would be left of it.
                if one.id in standpoints and len(standpoints) > 1
            ],
            sentences=sentences(str(self.config.language)),
        )
        title.parent.insert(title.parent.index(title) + 1, bar)
