"""What a reader can choose on a page: which perspectives it shows, and whether to decide before reading what we found.

The bar under the title is static, and hidden until the script answers it. Without scripts everything is shown.
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
    """Return what the script says, by the name it knows each sentence by."""
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
    """Puts the bar under the title of every page that sets accounts before the reader."""

    builders = HTML_BUILDERS
    # After the records are filled (5), which brings in the claims of views.
    default_priority = 8

    def run(self, **_options: Any) -> None:
        """Insert the bar, where there is something to choose."""
        document = self.document
        compared = next(document.findall(own.accounts), None) is not None
        title = next(document.findall(nodes.title), None)
        if title is None or not (compared or next(document.findall(own.claim), None)):
            return
        domain = cast(PerspectivesDomain, self.env.domains["perspectives"])
        bar = own.reading_bar(
            "",
            perspectives=[
                (one.id, one.letter, one.short, one.colour) for one in domain.book.used_perspectives()
            ],
            sentences=sentences(),
            decide=compared,
        )
        title.parent.insert(title.parent.index(title) + 1, bar)
