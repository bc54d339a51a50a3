"""The nodes of comparisons: claims with their words, silences, commentaries, editorial notes.

How a builder prints them says :mod:`perspectives.doctree.node_setup`.
"""

from __future__ import annotations

from docutils import nodes


class accounts(nodes.General, nodes.Element):
    """A comparison: its question, its claims, its commentary."""


class accounts_head(nodes.General, nodes.Element):
    """The question of a comparison, with its date, place, numbers and finding."""


class account_rows(nodes.General, nodes.Element):
    """The accounts of a comparison: its rows, and the sides that are silent."""


class account_row(nodes.General, nodes.Element):
    """Accounts that stand beside each other, under a caption where they answer or dispute each other."""


class further(nodes.General, nodes.Element):
    """What one side says besides, under a head that names the side."""


class silences(nodes.General, nodes.Element):
    """A line for each core perspective that is silent, or for which only others write."""


class silence(nodes.General, nodes.Element):
    """The line of one of these perspectives."""


class strip(nodes.General, nodes.Element):
    """The strip under the rows of a comparison: the claims that stand in none."""


class claim(nodes.General, nodes.Element):
    """The words of one voice. The attributes of the node are the options as typed."""


class wordings(nodes.General, nodes.Element):
    """A quotation with its originals and its variants."""


class wording(nodes.General, nodes.Element):
    """One of these: a label that says what the words are, and the words."""


class excerpt(nodes.General, nodes.Element):
    """The words of a claim, shown once more at another place; the claim keeps its own place and its id."""


class passage(nodes.General, nodes.Element):
    """A paragraph of a document that stands in a comparison."""


class foot_block(nodes.General, nodes.Element):
    """The foot of a claim for builders without templates: source, relations, evidence and address."""


class commentary(nodes.General, nodes.Element):
    """The editor's words on a comparison."""


class editorial_note(nodes.General, nodes.Element):
    """A flagged problem in a source or in the base article.

    ``questions`` are the ids of the comparisons that it tells something of.
    """
