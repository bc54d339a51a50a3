"""A quotation on a page: the words, their quotation marks, and gaps for what the editor puts in.

A gap is the mark of a footnote or a citation.
What stands there is the editor's, and differs between builders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx import addnodes

from perspectives.doctree.page_nodes import line_break
from perspectives.doctree.plain_text import single_spaced
from perspectives.records.claim_records import Claim, Wording

EDITORS = (
    nodes.footnote_reference,
    nodes.citation_reference,
    addnodes.pending_xref,
    nodes.reference,
    nodes.system_message,
)
"""The nodes in a quotation that are no words of it."""


class quotation(nodes.block_quote):
    """The words of a claim as a page shows them; for every builder a block quotation of docutils.

    :ivar runs: the text that a builder has to print, as :func:`runs_of` gives it
    :ivar number: the number of the quotation in its document
    :ivar place: the document and the line that it is typed in
    :ivar claim: the claim whose words they are
    :ivar wording: what the words are, where they are an original or a variant
    :ivar start: the length of a translator's output before it printed the quotation
    :ivar is_printed: whether a translator has printed it to the end
    """

    tagname = "block_quote"
    runs: tuple[str, ...] = ()
    number = 0
    place = ("", 0)
    claim: Claim | None = None
    wording: Wording | None = None
    start = 0
    is_printed = False

    def copy(self) -> quotation:
        """Return a copy without the children."""
        copied: quotation = super().copy()
        copied.runs, copied.number, copied.place = self.runs, self.number, self.place
        copied.claim, copied.wording = self.claim, self.wording
        return copied


class quotations_end(nodes.comment):
    """The end of a document, where all its quotations are printed. It is itself no text.

    :ivar quotations: the quotations of the document
    """

    tagname = "comment"
    quotations: tuple[quotation, ...] = ()


def runs_of(node: nodes.Element) -> tuple[str, ...]:
    """Return the text of a quotation before, between and after its gaps, in single spaces."""
    runs = [""]
    for piece in _pieces(node):
        if piece is None:
            runs.append("")
        else:
            runs[-1] += piece
    return tuple(map(single_spaced, runs))


def shown_text(node: nodes.Element) -> str:
    """Return all text of a quotation in a document that is ready to be printed, in single spaces."""
    return single_spaced("".join(_all_text(node)))


def has_runs(text: str, runs: Sequence[str], ignored: str = "") -> bool:
    """Return whether a text, in single spaces, has the runs of a quotation and nothing else but the gaps.

    *ignored* is a regular expression for what is not compared.
    """
    if ignored:
        text, runs = re.sub(ignored, "", text), [re.sub(ignored, "", run) for run in runs]
    if len(runs) == 1:
        return text == runs[0]
    return re.fullmatch(r"\s*.*?\s*".join(map(re.escape, runs)), text, re.DOTALL) is not None


def _pieces(node: nodes.Node) -> Iterator[str | None]:
    """Yield the text of a node in pieces, and None for each gap."""
    if isinstance(node, nodes.Text | line_break):
        yield node.astext()
    elif isinstance(node, EDITORS):
        yield None
    else:
        for child in node.children:
            yield from _pieces(child)
        if not isinstance(node, nodes.Inline):
            yield " "


def _all_text(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text | line_break):
        yield node.astext()
        return
    for child in node.children:
        yield from _all_text(child)
    if not isinstance(node, nodes.Inline):
        yield " "
