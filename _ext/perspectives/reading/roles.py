"""The roles: ``claim``, ``voice``, ``event`` and ``accounts`` refer to a record, ``quote`` quotes a claim."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from perspectives.reading.problem_notes import note_problem
from perspectives.records.problem_record import Problem


class RecordRole(XRefRole):
    """A reference to a record by its id; ``text <id>`` prints the text instead of the title of the record."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=False)


class QuoteRole(SphinxRole):
    """``words <claim>``: words of a claim in quotation marks, with a link to the claim.

    A later check compares the words with the claim.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a reference, which is resolved when all claims are known; its words stay as typed."""
        words, _, rest = self.text.rpartition("<")
        if not words.strip() or not rest.endswith(">"):
            expected = "words <claim-id>"
            note_problem(
                self.env,
                Problem("unknown-claim", self.lineno, self.env.docname, value=self.text, expected=expected),
            )
            return [nodes.inline(self.rawtext, self.text)], []
        words = " ".join(words.split())
        reference = addnodes.pending_xref(
            self.rawtext,
            nodes.inline("", words, support_smartquotes=False),
            refdomain="perspectives",
            reftype="quote",
            reftarget=rest[:-1].strip(),
            refdoc=self.env.docname,
            refexplicit=True,
            refwarn=False,
            words=words,
        )
        self.set_source_info(reference)
        return [reference], []


RECORD_ROLES = {
    "claim": RecordRole(),
    "voice": RecordRole(),
    "event": RecordRole(),
    "accounts": RecordRole(),
    "document": RecordRole(),
    "quote": QuoteRole(),
}
