"""The roles: claim, voice, event, accounts name a record; quote repeats words of a claim."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

from perspectives.reading.problem_notes import note_problem
from perspectives.records.model import Problem


class RecordRole(XRefRole):
    """A reference to a record by its id; ``text <id>`` prints the text instead of the record's title."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=False)


class QuoteRole(SphinxRole):
    """``words <claim>``: words of a claim, in quotation marks, as a link to it; that the claim holds them is checked."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a reference that is filled when the claim is known; its words are kept as typed."""
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
    "quote": QuoteRole(),
}
