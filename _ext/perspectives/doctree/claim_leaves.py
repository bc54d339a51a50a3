"""The leaf nodes of a claim: its head, above its words, and its foot, below them."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from perspectives.doctree import comparison_nodes
from perspectives.doctree.leaf_nodes import leaf
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Inline, Link, Part, Phrase, separated, words_of
from perspectives.records.claim_records import Claim


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


def sought_in_head(head: ClaimHead) -> str:
    """Return the words by which the full-text search finds the head of a claim: all but its side."""
    return " ".join(words_of([part]) for _class, part in head.lines())
