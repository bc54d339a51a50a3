"""Leaf nodes: what a page shows of a record, as plain values in one node of docutils.

Each of Sphinx's transforms walks over every node of a page, and most of what a page shows is made of records alone: who
speaks, the source, the links to other claims. A leaf node holds that in its attribute ``fields``, as frozen dataclasses.

HTML and EPUB print a leaf node by a template (:mod:`perspectives.rendering.html_templates`). For every other builder
:class:`perspectives.pages.leaf_expansion.ExpandLeaves` puts ordinary nodes in its place, which its method ``expanded`` makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from docutils import nodes

from perspectives.citations.rich_text import Rich
from perspectives.doctree import nodes as own
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Inline, Link, Part, Phrase, inline_nodes, separated, words_of
from perspectives.records.model import Claim


class leaf(nodes.raw):
    """A node that holds plain values, its ``fields``, in place of other nodes.

    Sphinx's full-text search takes the text of raw HTML: here it is ``sought``, what the search is to find of the fields.
    """

    template: ClassVar[str]
    """The name of its template, and of the variable by which the template knows the fields."""

    @classmethod
    def of(cls, fields: Any, sought: str = "") -> leaf:
        """Return a node of these fields, which full-text search finds by the words *sought*."""
        return cls("", format="html", fields=fields, sought=sought)

    def astext(self) -> str:
        """Return what full-text search finds."""
        return str(self["sought"])

    def portions(self) -> Iterator[Any]:
        """Yield what the template prints, one time after the other."""
        yield self["fields"]

    def expanded(self) -> list[nodes.Node]:
        """Return ordinary nodes that say the same."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ClaimHead:
    """What stands above the words of a claim; every text is empty where there is nothing to say.

    :ivar claim: the record
    :ivar voice: who speaks
    :ivar hand: whose words they are and by whose pen, where these are two
    :ivar inferred: that the perspective is inferred
    :ivar incomplete: that something is missing that a claim must have
    :ivar said: when and in what form the words were said
    :ivar chain: by whom they were told, in which language and by which translator they reached us
    """

    claim: Claim
    voice: Link | Inline
    hand: str = ""
    inferred: str = ""
    incomplete: str = ""
    said: str = ""
    chain: str = ""

    def lines(self) -> list[tuple[str, Part]]:
        """Return the lines in order, each with its class."""
        lines: list[tuple[str, Part]] = [
            ("hand", self.hand),
            ("voice", self.voice),
            ("inferred", self.inferred),
            ("incomplete", self.incomplete),
            ("said", self.said),
            ("chain", self.chain),
        ]
        return [(class_, part) for class_, part in lines if part]


class claim_head(leaf):
    """What stands above the words of a claim, a :class:`ClaimHead`."""

    template = "claim_head"

    def expanded(self) -> list[nodes.Node]:
        """Return a paragraph for each line."""
        return [paragraph(class_, part) for class_, part in self["fields"].lines()]


Forms = tuple[tuple[str, Rich | str], ...]
"""Pairs of a form's name and the citation in it, rich text or data as they are imported."""


@dataclass(frozen=True, slots=True)
class Citations:
    """Citations of a claim or of a section, to be unfolded.

    :ivar summary: the words that open them
    :ivar class_: the CSS class that says of what they are
    :ivar forms: see :data:`Forms`
    :ivar report: a link to the address where a problem is reported, None where the book names none
    :ivar sentences: what the script that copies says, by the name it knows each sentence by; one of a page carries them
    """

    summary: str
    class_: str
    forms: Forms
    report: Link | None
    sentences: Mapping[str, str]


class citations(leaf):
    """:class:`Citations` that stand by themselves, on pages that run scripts alone; they repeat what stands there."""

    template = "citations"

    def expanded(self) -> list[nodes.Node]:
        """Return nothing: who cannot copy has no use for them."""
        return []


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of a record that is said in a line of its own: what it is called, and its value in words."""

    name: str
    words: str

    def node(self) -> nodes.paragraph:
        """Return it as a paragraph."""
        return paragraph("fact", inline("relation-name", f"{self.name}: "), self.words)


@dataclass(frozen=True, slots=True)
class Relation:
    """The links of a kind from a claim to other records: what the kind is called, and where they lead."""

    name: str
    links: tuple[Link | Inline, ...]

    def node(self) -> nodes.paragraph:
        """Return them as a paragraph."""
        return paragraph("relation", inline("relation-name", f"{self.name}: "), *separated(self.links))


@dataclass(frozen=True, slots=True)
class ClaimFoot:
    """What stands below the words of a claim.

    :ivar claim: the record
    :ivar source: where the words stand
    :ivar evidence: how far they were checked
    :ivar facts: the fields of the claim that are said in a line each
    :ivar steps_name: the words that open the steps
    :ivar steps: the steps by which the words reached us; none where there is but one hand and one work
    :ivar relations: what the claim has to do with other claims
    :ivar relations_name: the words that open the relations, where they are too many to be shown at once; else empty
    :ivar notes: the editorial notes on the claim, always shown
    :ivar home_name: the words before the link *home*
    :ivar home: where the claim is told, if it is shown elsewhere
    :ivar citations: its citations, if the page offers any
    :ivar address: its permanent address, None for a claim without an id
    """

    claim: Claim
    source: Phrase
    evidence: str
    facts: tuple[Fact, ...] = ()
    steps_name: str = ""
    steps: tuple[Phrase, ...] = ()
    relations: tuple[Relation, ...] = ()
    relations_name: str = ""
    notes: tuple[Relation, ...] = ()
    home_name: str = ""
    home: Link | Inline | None = None
    citations: Citations | None = None
    address: Link | Inline | None = None


class claim_foot(leaf):
    """What stands below the words of a claim, a :class:`ClaimFoot`."""

    template = "claim_foot"

    def expanded(self) -> list[nodes.Node]:
        """Return a block of paragraphs; without steps and citations, which are for pages where something can be unfolded."""
        fields: ClaimFoot = self["fields"]
        block = own.foot_block("", classes=["ps-foot"])
        block += paragraph("source", *fields.source)
        block += [fact.node() for fact in fields.facts]
        block += [relation.node() for relation in (*fields.relations, *fields.notes)]
        if fields.home:
            block += paragraph("elsewhere", fields.home_name, fields.home)
        address = [" ", fields.address] if fields.address else []
        block += paragraph("address", Inline(fields.evidence, "ps-evidence"), *address)
        return [block]


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The head of a column of a comparison.

    :ivar level: the level of its heading
    :ivar name: the name of the perspective
    :ivar letter: its letter
    :ivar subtitle: the second part of its name
    :ivar through_others: that it speaks here only through others; empty where it does not
    """

    level: int
    name: str
    letter: str = ""
    subtitle: str = ""
    through_others: str = ""


class column_head(leaf):
    """The head of a column, a :class:`ColumnHead`."""

    template = "column_head"

    def expanded(self) -> list[nodes.Node]:
        """Return a block with a rubric."""
        fields: ColumnHead = self["fields"]
        title = nodes.rubric("", "", classes=["ps-perspective"])
        title["heading-level"] = fields.level
        title += [inline("letter", fields.letter), nodes.Text(" ")] if fields.letter else []
        title += inline("name", fields.name)
        title += [nodes.Text(": "), inline("subtitle", fields.subtitle)] if fields.subtitle else []
        block = own.head_block("", title, classes=["ps-column-head"])
        if fields.through_others:
            block += paragraph("through-others", fields.through_others)
        return [block]


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links that stand together in a long line, under a *label*, which may be empty."""

    label: str
    links: tuple[Link | Inline, ...]


class link_list(leaf):
    """A long line of links: ``fields`` is a tuple of :class:`LinkGroup`."""

    template = "link_list"

    def expanded(self) -> list[nodes.Node]:
        """Return the labels and the links."""
        found: list[Part] = []
        for group in self["fields"]:
            found += [" "] if found else []
            found += [Inline(group.label, "ps-year"), " "] if group.label else []
            found += separated(group.links)
        return list(inline_nodes(found))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in a cell of a register, with its CSS classes."""

    classes: str
    words: Phrase

    def node(self) -> nodes.paragraph:
        """Return it as a node."""
        node = nodes.paragraph("", "", classes=self.classes.split())
        node += list(inline_nodes(self.words))
        return node


RegisterCell = Phrase | tuple[Block, ...]
"""What a cell of a register holds: a line of words, or paragraphs."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of a register: its cells, and its values by the name of the facet, as a script narrows the register by them."""

    cells: tuple[RegisterCell, ...]
    facets: Mapping[str, Sequence[str]]


PORTION = 100
"""So many rows are printed at once."""


class register_rows(leaf):
    """The rows of a register: ``fields`` is a tuple of :class:`RegisterRow`."""

    template = "register_rows"

    def portions(self) -> Iterator[tuple[RegisterRow, ...]]:
        """Yield some rows after the other: the HTML of all of them at once would fill the memory."""
        for start in range(0, len(self["fields"]), PORTION):
            yield self["fields"][start : start + PORTION]

    def expanded(self) -> list[nodes.Node]:
        """Return rows."""
        return [
            nodes.row("", *(nodes.entry("", *_blocks(cell)) for cell in row.cells)) for row in self["fields"]
        ]


def _blocks(cell: RegisterCell) -> list[nodes.Node]:
    blocks = [part.node() for part in cell if isinstance(part, Block)]
    if blocks:
        return list(blocks)
    line = nodes.paragraph("", "")
    line += list(inline_nodes(part for part in cell if not isinstance(part, Block)))
    return [line]


def sought_in_head(head: ClaimHead) -> str:
    """Return the words by which full-text search finds the head of a claim: all of them."""
    return " ".join(words_of([part]) for _class, part in head.lines())


LEAVES: tuple[type[leaf], ...] = (
    claim_head,
    claim_foot,
    column_head,
    citations,
    link_list,
    register_rows,
)
"""Every kind of leaf node."""
