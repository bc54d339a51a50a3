"""Leaf nodes: what a page shows of a record, as plain values in one node of docutils.

Each transform of Sphinx visits every node of a page.
Most of what a page shows is made from records alone: who speaks, the source, the links to other claims.
A leaf node holds these values as frozen dataclasses in its attribute ``fields``: so a page has fewer nodes.

HTML and EPUB print a leaf node by a template (:mod:`perspectives.rendering.html_templates`).
For all other builders, :class:`perspectives.pages.leaf_expansion.ExpandLeaves` replaces it by ordinary nodes,
which the method ``ordinary_nodes`` makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from docutils import nodes

from perspectives.citations.rich_text import Rich
from perspectives.doctree import comparison_nodes
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Inline, Link, Part, Phrase, inline_nodes, separated, words_of
from perspectives.records.claim_records import Claim


class leaf(nodes.raw):
    """A node that holds plain values, its ``fields``, in place of other nodes.

    The full-text search of Sphinx indexes the text of a node of raw HTML.
    For a leaf node this text is ``search_text``: the words by which the search finds it.
    """

    template: ClassVar[str]
    """The name of its template, and of the variable that holds the fields in the template."""

    @classmethod
    def of(cls, fields: Any, search_text: str = "") -> leaf:
        """Return a node of these fields, which the full-text search finds by the words of *search_text*."""
        return cls("", format="html", fields=fields, search_text=search_text)

    def astext(self) -> str:
        """Return the text that the full-text search indexes."""
        return str(self["search_text"])

    def portions(self) -> Iterator[Any]:
        """Yield what the template prints, one time after the other."""
        yield self["fields"]

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return ordinary nodes of docutils with the same content."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ClaimHead:
    """The head of a claim: the lines above its words. A text is empty where there is nothing to say.

    :ivar claim: the record
    :ivar voice: who speaks
    :ivar letter: the letter of its perspective
    :ivar side: the name of its perspective; empty where a head above several claims names it
    :ivar hand: whose words and whose pen, where these are two perspectives
    :ivar inferred: a remark that the perspective is inferred
    :ivar incomplete: a remark that the claim lacks something that it must have
    :ivar said: when and in what form the words were said
    :ivar chain: who reported the words, their original language, and their translator
    """

    claim: Claim
    voice: Part
    letter: str = ""
    side: str = ""
    hand: str = ""
    inferred: str = ""
    incomplete: str = ""
    said: str = ""
    chain: str = ""

    def lines(self) -> list[tuple[str, Part]]:
        """Return the lines under the side that are not empty, each after its CSS class without ``ps-``."""
        lines: list[tuple[str, Part]] = [
            ("hand", self.hand),
            ("voice", self.voice),
            ("said", self.said),
            ("chain", self.chain),
            ("inferred", self.inferred),
            ("incomplete", self.incomplete),
        ]
        return [(class_, part) for class_, part in lines if part]


class claim_head(leaf):
    """The head of a claim: ``fields`` is a :class:`ClaimHead`."""

    template = "claim_head"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return a paragraph for each line."""
        fields: ClaimHead = self["fields"]
        side = [side_label(fields.letter, fields.side)] if fields.side else []
        return [*side, *(paragraph(class_, part) for class_, part in fields.lines())]


def side_label(letter: str, name: str) -> nodes.paragraph:
    """Return the line that names the side of a claim: its letter and its name."""
    label = paragraph("label")
    label += [inline("letter", letter), nodes.Text(" ")] if letter else []
    label += inline("name", name)
    return label


CitationForms = tuple[tuple[str, Rich | str], ...]
"""Pairs: the name of a form, and the citation in this form, as rich text or as data to be imported."""


@dataclass(frozen=True, slots=True)
class Citations:
    """The citations of a claim or of a section.

    :ivar summary: the words above them; on a page, those of the element ``summary``, which opens them
    :ivar label: their name for the ear, with what is cited; empty where *summary* says it
    :ivar class_: the CSS class: citations of a claim or of a section
    :ivar forms: the citations; see :data:`CitationForms`
    :ivar report: a link to the address where a problem is reported; None where the book gives no address
    :ivar sentences: the sentences of the script that copies, by their names in the script;
        only the first citations of a page have them
    """

    summary: str
    class_: str
    forms: CitationForms
    report: Link | None
    sentences: Mapping[str, str]
    label: str = ""


class citations(leaf):
    """The citations of a page: ``fields`` is a :class:`Citations`. Only pages with scripts have them."""

    template = "citations"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return nothing: only a reader who can copy them needs them."""
        return []


class open_citations(citations):
    """Citations that lie open, on the page that has them all: ``fields`` is a :class:`Citations`."""

    template = "open_citations"


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of a record that has a line of its own: the name of the field, and its value in words."""

    name: str
    words: str

    def node(self) -> nodes.paragraph:
        """Return the line as a paragraph."""
        return paragraph("fact", inline("relation-name", f"{self.name}: "), self.words)


@dataclass(frozen=True, slots=True)
class Relation:
    """The links of one kind from a claim to other records: the name of the kind, and the links."""

    name: str
    links: tuple[Link | Inline, ...]

    def node(self) -> nodes.paragraph:
        """Return name and links as a paragraph."""
        return paragraph("relation", inline("relation-name", f"{self.name}: "), *separated(self.links))


@dataclass(frozen=True, slots=True)
class ClaimFoot:
    """The foot of a claim: one line below its words, and a fold with all else.

    :ivar claim: the record
    :ivar source: the works that hold the words
    :ivar evidence: how far the words were checked
    :ivar seen: how much was seen of the source; empty where nobody says it, or where the source line does
    :ivar more_name: the words that open the fold: what is in it; empty where there is nothing
    :ivar more_label: the same words with the title of the claim, for those who hear them
    :ivar read_in: the documents that have the words, with a link to the paragraph; empty for none
    :ivar also_in: other works that have the words; empty for none
    :ivar facts: the fields of the claim that have a line each
    :ivar steps_name: the name of the steps
    :ivar steps: the steps by which the words reached us; empty where one voice speaks in one work
    :ivar relations: the links to other claims
    :ivar notes: the links to editorial notes on the claim
    :ivar home_name: the words before the link *home*
    :ivar home: a link to the place of the claim, where another comparison shows it
    :ivar cite: a link to its citations, where the page offers them
    :ivar address_name: the words before the link *address*
    :ivar address: its permanent address; None for a claim without an id
    """

    claim: Claim
    source: Phrase
    evidence: str
    seen: str = ""
    more_name: str = ""
    more_label: str = ""
    read_in: Phrase = ()
    also_in: Phrase = ()
    facts: tuple[Fact, ...] = ()
    steps_name: str = ""
    steps: tuple[Phrase, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[Relation, ...] = ()
    home_name: str = ""
    home: Link | Inline | None = None
    cite: Link | None = None
    address_name: str = ""
    address: Link | Inline | None = None


class claim_foot(leaf):
    """The foot of a claim: ``fields`` is a :class:`ClaimFoot`."""

    template = "claim_foot"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return a block of paragraphs, without steps and citations: only HTML pages can unfold these."""
        fields: ClaimFoot = self["fields"]
        block = comparison_nodes.foot_block("", classes=["ps-foot"])
        line: list[Part] = [*fields.source]
        line += [" · ", Inline(fields.seen, "ps-seen")] if fields.seen else []
        line += [" · ", Inline(fields.evidence, "ps-evidence")] if fields.evidence else []
        line += [" ", Inline(fields.claim.id, "ps-permalink")] if fields.address else []
        block += paragraph("source", *line)
        block += [paragraph("read-in", *fields.read_in)] if fields.read_in else []
        block += [paragraph("also-in", *fields.also_in)] if fields.also_in else []
        block += [fact.node() for fact in fields.facts]
        block += [relation.node() for relation in (*fields.relations, *fields.notes)]
        if fields.home:
            block += paragraph("elsewhere", fields.home_name, fields.home)
        return [block]


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links that stand together in a long line, behind a *label*, which may be empty."""

    label: str
    links: tuple[Link | Inline, ...]


class link_list(leaf):
    """A long line of links: ``fields`` is a tuple of :class:`LinkGroup`."""

    template = "link_list"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return the labels and the links."""
        line: list[Part] = []
        for group in self["fields"]:
            line += [" "] if line else []
            line += [Inline(group.label, "ps-year"), " "] if group.label else []
            line += separated(group.links)
        return list(inline_nodes(line))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in a cell of a register, with its CSS classes."""

    classes: str
    words: Phrase

    def node(self) -> nodes.paragraph:
        """Return the paragraph as a node."""
        node = nodes.paragraph("", "", classes=self.classes.split())
        node += list(inline_nodes(self.words))
        return node


RegisterCell = Phrase | tuple[Block, ...]
"""The content of a cell of a register: one line of words, or paragraphs."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of a register.

    :ivar cells: the content of its cells
    :ivar facets: the values by which a script filters the register, by the name of the facet
    """

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

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return the rows as nodes of a table."""
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


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of an entry of the index: its CSS class without ``ps-``, or none, and its words with links."""

    class_: str
    words: Phrase


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry of the index.

    :ivar anchor: its id in the page; empty for none
    :ivar lines: the name with its places, then a line for each sub-entry
    """

    anchor: str
    lines: tuple[IndexLine, ...]


class index_entry(leaf):
    """An entry of the index: ``fields`` is an :class:`IndexEntry`. Its links have no classes: it has many."""

    template = "index_entry"

    def ordinary_nodes(self) -> list[nodes.Node]:
        """Return a block with a paragraph for each line."""
        fields: IndexEntry = self["fields"]
        block = nodes.container("", classes=["ps-index-entry"])
        block["ids"] = [fields.anchor] if fields.anchor else []
        block += [paragraph(line.class_ or "index-line", *line.words) for line in fields.lines]
        return [block]


def sought_in_head(head: ClaimHead) -> str:
    """Return the words by which the full-text search finds the head of a claim: all but its side."""
    return " ".join(words_of([part]) for _class, part in head.lines())


LEAVES: tuple[type[leaf], ...] = (
    claim_head,
    claim_foot,
    citations,
    open_citations,
    link_list,
    register_rows,
    index_entry,
)
"""Every kind of leaf node."""
