"""The bar under the title of a page, by which a reader chooses what the page shows.

A reader can hide perspectives, and can close findings and commentary until they have decided for themselves.
The bar is hidden until the script shows it. Without scripts, the page shows everything.
"""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives.doctree import nodes as own
from perspectives.domain.store import PerspectivesDomain
from perspectives.records.builders import HTML_BUILDERS

_ = get_translation("perspectives")


def sentences() -> dict[str, str]:
    """Return the sentences of the script, by their names in the script."""
    return {
        "one": _("{name}: one account hidden by your choice."),
        "many": _("{name}: {count} accounts hidden by your choice."),
        "silent": _("{name}: its silence is hidden by your choice."),
        "show": _("Show"),
        "hidden": _("Hidden by your choice: {names}."),
        "again": _("{name} is shown again, because the link leads to its words."),
        "decide": _("Decide first: findings and commentary are closed until you open them."),
        "open": _("Decide first, then open: finding and commentary"),
        "found": _("Finding: {finding}"),
    }


class AddReadingBar(SphinxPostTransform):
    """Puts the bar under the title of every page with a comparison or a claim."""

    builders = HTML_BUILDERS
    # After the records are filled (5), since views add claims then.
    default_priority = 8

    def run(self, **_options: Any) -> None:
        """Insert the bar, if there is something to choose."""
        document = self.document
        has_comparison = next(document.findall(own.accounts), None) is not None
        title = next(document.findall(nodes.title), None)
        if title is None or not (has_comparison or next(document.findall(own.claim), None)):
            return
        domain = cast(PerspectivesDomain, self.env.domains["perspectives"])
        bar = own.reading_bar(
            "",
            perspectives=[
                (one.id, one.letter, one.short, one.colour) for one in domain.book.used_perspectives()
            ],
            sentences=sentences(),
            decide=has_comparison,
        )
        title.parent.insert(title.parent.index(title) + 1, bar)
