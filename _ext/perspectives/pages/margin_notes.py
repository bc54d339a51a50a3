"""Notes beside what they are about: on a screen with a margin they stand in it, else they follow it in place.

An editorial note on a comparison stands beside the commentary, which leaves room at its right.
Every other editorial note stands in the margin of the paragraphs before it.
A footnote is moved from the end of the page to the block that refers to it.
E-readers and paper have footnotes of their own, and no margin: there, only notes on a comparison join it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from perspectives._compat import builder_of
from perspectives.doctree import comparison_nodes
from perspectives.records.builders import HTML_BUILDERS, TEMPLATE_BUILDERS

NARROWER = 2
"""A line of a note has about half as many letters as a line of the text beside it."""


class PlaceNotes(SphinxPostTransform):
    """Puts editorial notes and footnotes beside what they are about."""

    builders = TEMPLATE_BUILDERS
    # After the records are filled (5), before references are resolved (10).
    default_priority = 7

    def run(self, **_options: Any) -> None:
        """Move the notes of the document."""
        for comparison in list(self.document.findall(comparison_nodes.accounts)):
            _discuss(comparison)
        if builder_of(self.env).name not in HTML_BUILDERS:
            return
        for note in list(self.document.findall(comparison_nodes.editorial_note)):
            if isinstance(note.parent, nodes.section):
                _set_beside(_paragraphs_before(note), [note])
        for block, footnotes in self._footnotes():
            for footnote in footnotes:
                footnote.parent.remove(footnote)
            if isinstance(block.parent, nodes.section):
                _set_beside([block], footnotes)
            else:
                place = block.parent.index(block) + 1
                block.parent.children[place:place] = footnotes
                for footnote in footnotes:
                    footnote.parent = block.parent

    def _footnotes(self) -> list[tuple[nodes.Element, list[nodes.footnote]]]:
        """Return each block that refers to footnotes first, and these footnotes.

        In a claim this is its words; a list, a table or a quotation stays whole.
        """
        footnotes = {id_: one for one in self.document.findall(nodes.footnote) for id_ in one["ids"]}
        found: dict[nodes.Element, list[nodes.footnote]] = {}
        for reference in list(self.document.findall(nodes.footnote_reference)) if footnotes else ():
            footnote = footnotes.pop(reference.get("refid", ""), None)
            block: nodes.Element | None = reference
            while block is not None and not isinstance(block.parent, HOLDERS):
                block = block.parent
            if footnote is not None and block is not None:
                found.setdefault(block, []).append(footnote)
        return list(found.items())


HOLDERS = (
    nodes.section,
    comparison_nodes.claim,
    comparison_nodes.commentary,
    comparison_nodes.editorial_note,
)
"""The nodes whose children are the blocks that have footnotes."""


def _discuss(comparison: comparison_nodes.accounts) -> None:
    """Put the notes that follow a comparison, and tell something of it, beside its commentary."""
    after = comparison.parent.children[comparison.parent.index(comparison) + 1 :]
    notes: list[nodes.Node] = []
    for node in after:
        if isinstance(node, nodes.Invisible):
            continue
        if not isinstance(node, comparison_nodes.editorial_note) or comparison["record"] not in node.get(
            "questions", ()
        ):
            break
        notes.append(node)
    commentary = next(
        (one for one in comparison.children if isinstance(one, comparison_nodes.commentary)), None
    )
    if not notes or commentary is None:
        return
    for note in notes:
        note.parent.remove(note)
    both = nodes.container("", classes=["ps-discussion"])
    comparison.replace(commentary, both)
    both += commentary
    both += nodes.container("", *notes, classes=["ps-discussion-notes"])


def _paragraphs_before(note: comparison_nodes.editorial_note) -> list[nodes.Element]:
    """Return the paragraphs before a note, as many as it is long; none where something else stands there."""
    found: list[nodes.Element] = []
    for node in reversed(note.parent.children[: note.parent.index(note)]):
        is_enough = sum(len(one.astext()) for one in found) >= NARROWER * len(note.astext())
        if is_enough or not isinstance(node, nodes.paragraph):
            break
        found.insert(0, node)
    return found


def _set_beside(blocks: list[nodes.Element], notes: Sequence[nodes.Element]) -> None:
    """Put blocks of text and the notes on them into a box, in which a style sheet sets them side by side."""
    if not blocks:
        return
    parent = blocks[0].parent
    # By the class full-width, the theme makes room in the margin.
    box = nodes.container("", classes=["ps-noted", "full-width"])
    parent.insert(parent.index(blocks[0]), box)
    for node in (*blocks, *notes):
        if node.parent is parent:
            parent.remove(node)
    box += nodes.container("", *blocks, classes=["ps-noted-text"])
    box += nodes.container("", *notes, classes=["ps-noted-notes"])
