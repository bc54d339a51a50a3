"""The nodes of primary texts: documents, the blocks of their words, and parallel texts."""

from __future__ import annotations

from docutils import nodes


class parallel(nodes.General, nodes.Element):
    """A parallel text: ``left`` and ``right`` are its sides, ``rows`` its rows as typed."""


class parallel_heads(nodes.General, nodes.Element):
    """The heads of both sides of a parallel text."""


class parallel_row(nodes.General, nodes.Element):
    """A row of a parallel text: two cells, of which one may say that nothing stands there."""


class parallel_cell(nodes.General, nodes.Element):
    """One side of a row, or of the heads, of a parallel text. ``label`` is the name of the side."""


class source_document(nodes.General, nodes.Element):
    """A primary text: facts, headnote, text. The attributes of the node are the options as typed."""


class headnote(nodes.General, nodes.Element):
    """The editors' introduction to a document."""


class document_head(nodes.General, nodes.Element):
    """What is ours above the text of a document: its maker, its facts, its headnote."""


class document_text(nodes.General, nodes.Element):
    """The text of a document, or the passages of it that claims quote."""


class document_row(nodes.General, nodes.Element):
    """A block of a text, with its number, its notes and the claims that read it.

    ``number`` is the number of a paragraph; empty for a block that is not counted.
    """


class document_words(nodes.General, nodes.Element):
    """The words of a block of a text."""


class beside(nodes.General, nodes.Element):
    """What stands beside a block of a text: the notes of its edition, and the claims that read it."""


class page_break(nodes.Inline, nodes.Element):
    """The place where the printed source turns to the page ``page``. It is not among the words."""

    def astext(self) -> str:
        """Return nothing: the number of a page is no word of the text."""
        return ""


class taken_words(nodes.Inline, nodes.Element):
    """Words that the claim ``claim`` quotes; the classes name its rule and colour."""
