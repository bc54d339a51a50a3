"""From records to nodes: what a page shows of a claim, a comparison and a note, for every builder alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives import nodes as own
from perspectives import phrases
from perspectives.citing.offering import Offers
from perspectives.dates import parse_date
from perspectives.finished import finish, finish_later, finish_link, finished
from perspectives.locators import say_locator
from perspectives.model import Citation, Claim, Perspective
from perspectives.phrases import N_
from perspectives.plain import PARAGRAPH
from perspectives.settle import LINKS, Book
from perspectives.steps import steps
from perspectives.words import marks

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from perspectives.domain import PerspectivesDomain

_ = get_translation("perspectives")


FORWARD = {"answers": N_("Answers"), "disputes": N_("Disputes"), "supports": N_("Supports")}
BACK = {"answers": N_("Answered by"), "disputes": N_("Disputed by"), "supports": N_("Supported by")}
"""What a link of a claim is called, at its origin and at what it leads to."""

UNFOLDING = ("html", "dirhtml", "epub")
"""The builders on whose pages something can be unfolded."""

FINISHING = own.PAGES
"""The builders for which what is finished becomes one node: see :mod:`perspectives.finished`."""

FEW = 3
"""So many connections are listed openly; of more, all but the editorial notes are folded away."""

LINE = 8
"""So many claims can stand in one line of text; more want something to hold on to."""


def year_said(book: Book, claim: Claim) -> str:
    """Return the year in which what a claim says was said or happened, empty where no date is known."""
    date = book.dated(claim)
    first = parse_date(date).earliest if date else None
    return str(first.year) if first else ""


def paragraph(class_: str, *content: nodes.Node | str) -> nodes.paragraph:
    """Return a paragraph of class ``ps-<class_>`` that no smart quotes and no catalogue touches."""
    node = nodes.paragraph("", "", classes=[f"ps-{class_}"])
    node += [nodes.Text(part) if isinstance(part, str) else part for part in content]
    return node


def inline(class_: str, text: str) -> nodes.inline:
    """Return inline text of class ``ps-<class_>``."""
    return nodes.inline("", text, classes=[f"ps-{class_}"])


def separated(parts: Iterable[nodes.Node], separator: str = "; ") -> Iterator[nodes.Node]:
    """Yield *parts* with *separator* between them."""
    first = True
    for part in parts:
        if not first:
            yield nodes.Text(separator)
        yield part
        first = False


def joined(parts: Iterable[nodes.Node], separator: str = "; ") -> list[nodes.Node]:
    """Return *parts* with *separator* between them."""
    return list(separated(parts, separator))


def identity(perspective: Perspective | None) -> list[str]:
    """Return the classes by which a stylesheet knows a perspective."""
    if perspective is None:
        return ["ps-unknown"]
    return [f"ps-rule-{perspective.rule}", f"ps-colour-{perspective.colour}"]


class Printer:
    """Prints records into one document for one builder."""

    def __init__(self, domain: PerspectivesDomain, builder: Builder, docname: str) -> None:
        self.domain, self.builder, self.docname = domain, builder, docname
        self.book: Book = domain.book
        self.unfolds = builder.name in UNFOLDING
        self.finishes = builder.name in FINISHING
        self.offers = Offers(domain, builder, docname) if builder.name in own.PAGES else None
        self._uris: dict[str, str] = {}
        self._marks: dict[str, finished] = {}

    def reference(self, kind: str, id_: str, text: str | None = None) -> nodes.Node:
        """Return a link to a record by its title, or *text*; plain text where the record is nowhere printed."""
        location = self.domain.location(kind, id_)
        if location is None:
            return nodes.inline("", text or id_)
        title = phrases.title_of(self.book, kind, id_)
        return self.link(*location, text or title, title if text else None)

    def permalink(self, kind: str, id_: str, title: str | None = None) -> nodes.Node:
        """Return a record's id as the link to it that a reader copies, with its own title or another."""
        location = self.domain.location(kind, id_)
        if location is None:
            return nodes.inline("", id_)
        return self.link(*location, id_, title or phrases.title_of(self.book, kind, id_), "ps-permalink")

    def link(
        self, docname: str, anchor: str, text: str, title: str | None = None, class_: str = ""
    ) -> nodes.Node:
        """Return a link to a place in the book, as ``make_refnode`` of Sphinx would; each document's address is asked once."""
        if docname == self.docname and anchor:
            address = f"#{anchor}"
        else:
            if docname not in self._uris:
                self._uris[docname] = self.builder.get_relative_uri(self.docname, docname)
            address = f"{self._uris[docname]}#{anchor}" if anchor else self._uris[docname]
        if self.finishes:
            return finish_link(address, text, title, class_)
        node = nodes.reference("", "", nodes.inline("", text), internal=True)
        if docname == self.docname and anchor:
            node["refid"] = anchor
        else:
            node["refuri"] = address
        node["classes"] = [class_] if class_ else []
        if title:
            node["reftitle"] = title
        return node

    def voice(self, id_: str) -> nodes.Node:
        """Return a link to a voice by its name as printed."""
        return self.reference("voice", id_, phrases.voice_name(self.book, id_))

    def work(self, key: str) -> nodes.Node:
        """Return a link to a work in the bibliography by its author-date label."""
        work = self.book.works.get(key)
        label = work.label if work else key
        if key in self.domain.citations:
            return self.link(*self.domain.citations[key], label)
        return nodes.inline("", label)

    def claims(self, claims: Sequence[Claim]) -> list[nodes.Node]:
        """Return links to *claims* in the order of what they speak of; a long list has the years before them."""
        ordered = self.book.in_order(list(claims))
        if len(ordered) <= LINE:
            return self.links("claim", [claim.id for claim in ordered])
        return self._line(self._by_year(ordered))

    def _by_year(self, ordered: Sequence[Claim]) -> Iterator[nodes.Node]:
        """Yield the years, each with links to its claims behind it."""
        first = True
        for year, group in groupby(ordered, key=lambda claim: year_said(self.book, claim)):
            if not first:
                yield nodes.Text(" ")
            yield inline("year", year or _("no date"))
            yield nodes.Text(" ")
            yield from separated(self.reference("claim", claim.id) for claim in group)
            first = False

    def links(self, kind: str, ids: Sequence[str]) -> list[nodes.Node]:
        """Return links to records, one behind the other."""
        links = separated(self.reference(kind, id_) for id_ in ids)
        return list(links) if len(ids) <= LINE else self._line(links)

    def _line(self, links: Iterator[nodes.Node]) -> list[nodes.Node]:
        """Return a long line of links, as one node where that is all the builder needs."""
        return [finish_later(links)] if self.finishes else list(links)

    def work_place(self, key: str) -> nodes.Node:
        """Return a link to the work's entry in the list of all works, by words that say so."""
        label = _("in the list of works")
        if key not in self.domain.citations:
            return nodes.inline("", label)
        return self.link(*self.domain.citations[key], label)

    def citation(self, key: str, locator: str | None) -> list[nodes.Node]:
        """Return a work with its locator, or with the plain word that the page was not located."""
        work = self.book.works.get(key)
        if locator:
            return [self.work(key), nodes.Text(f", {say_locator(locator)}")]
        if work and work.paged:
            return [self.work(key), nodes.Text(", "), inline("missing", _("page not located"))]
        return [self.work(key)]

    def source(self, claim: Claim) -> nodes.paragraph:
        """Return where the words stand, as far as it is known."""
        parts: list[nodes.Node] = []
        if claim.source:
            likely = {"medium": _("Likely source: "), "low": _("Possible source: ")}.get(claim.cert or "")
            parts += [nodes.Text(likely)] if likely else []
            parts += self.citation(claim.source, claim.locator)
        if claim.quoted_in:
            quoted = _("as quoted in ")
            parts.append(nodes.Text(f"; {quoted}" if parts else f"{quoted[0].upper()}{quoted[1:]}"))
            parts.append(self.work(claim.quoted_in))
            place = claim.quoted_in_locator
            parts += [nodes.Text(f", {say_locator(place)}")] if place else []
        if not claim.source:
            parts += [nodes.Text("; "), inline("missing", _("original not identified"))]
        parts += self._also_in(claim.also_in)
        return paragraph("source", *parts)

    def _also_in(self, citations: Sequence[Citation]) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        for citation in citations:
            found.append(nodes.Text("; " if found else _(". Also in ")))
            found += self.citation(citation.source, citation.locator)
        return found

    def language(self, claim: Claim) -> str:
        """Return in whose English, and out of which language, the words reached us; as far as known."""
        original, translator = self.book.original_language(claim), self.book.translator(claim)
        parts = []
        if original and original != self.book.language(claim):
            name = phrases.language_name(original, self.builder.config.language)
            parts.append(_("original language: {name}").format(name=name))
        if translator:
            parts.append(_("translated by {name}").format(name=translator))
        text = "; ".join(parts)
        return f"{text[0].upper()}{text[1:]}." if text else ""

    def relations(self, claim: Claim, shown_in: str | None = None) -> list[nodes.Node]:
        """Return what the claim answers, disputes and supports, and what answers, disputes and supports it.

        The comparison *shown_in*, where the reader is already, is left out.
        """
        lines: list[tuple[str, str, Sequence[str]]] = []
        lines += [(FORWARD[kind], "claim", getattr(claim, kind)) for kind in LINKS]
        lines += [(BACK[kind], "claim", self.book.named_by(claim.id, kind)) for kind in LINKS]
        lines.append((N_("Words within"), "claim", (claim.within,) if claim.within else ()))
        lines.append((N_("Holds the words of"), "claim", self.book.named_by(claim.id, "within")))
        elsewhere = tuple(id_ for id_ in self.book.named_by(claim.id, "borrowed") if id_ != shown_in)
        lines.append((N_("Shown too in"), "accounts", elsewhere))
        notes = [(N_("See"), "note", self.book.named_by(claim.id, "about"))]
        number = sum(len(ids) for _name, _kind, ids in lines)
        connected = self._lines(lines)
        if self.unfolds and number > 1 and number + len(notes[0][2]) > FEW:
            summary = _("Connections: {number}").format(number=number)
            connected = [own.fold("", *connected, classes=["ps-fold"], summary=summary)]
        return [*connected, *self._lines(notes)]

    def _lines(self, lines: Iterable[tuple[str, str, Sequence[str]]]) -> list[nodes.Node]:
        """Return a paragraph for each kind of relation that there is."""
        found: list[nodes.Node] = []
        for name, kind, ids in lines:
            if ids:
                links = joined(self.reference(kind, id_) for id_ in ids)
                found.append(paragraph("relation", inline("relation-name", f"{_(name)}: "), *links))
        return found

    def chain(self, claim: Claim) -> list[nodes.Node]:
        """Return the steps by which the words reached us, to be unfolded; none where there is but one hand and one work."""
        if not self.unfolds or not (claim.via or claim.quoted_in):
            return []
        listed = nodes.enumerated_list("", enumtype="arabic")
        listed += [nodes.list_item("", nodes.paragraph("", "", *step)) for step in steps(self, claim)]
        return [own.fold("", listed, classes=["ps-fold", "ps-steps"], summary=_("How it reached us"))]

    def fill_claim(
        self, node: own.claim, claim: Claim, shown_in: str | None = None, alone: bool = False
    ) -> None:
        """Put around a claim's words everything a reader is told about them.

        *shown_in* is the comparison that borrows the claim, *alone* whether it stands outside any.
        """
        book = self.book
        perspective = book.registry.perspectives.get(book.perspective(claim) or "")
        name = phrases.voice_name(book, claim.voice)
        node["classes"] += ["ps-claim", *identity(perspective)]
        node["label"] = f"{name}, {perspective.name}" if perspective else name
        words = [child for child in node.children if not isinstance(child, nodes.Invisible)]
        node.children.clear()
        if alone and perspective:
            node["standpoint"] = perspective.id
            node += paragraph("label", inline("letter", perspective.letter), f" {perspective.name}")
        head, source = self._head(claim, bool(node.get("incomplete"))), self.source(claim)
        node += self.finished(head, head)
        language = book.language(claim)
        for child in words:
            if isinstance(child, nodes.block_quote):
                self._mark(child, language)
            elif isinstance(child, nodes.Element):
                child["classes"].append("ps-report")
            node += child
        node += self.finished([self._foot(claim, source, shown_in)], [source])

    def _mark(self, quotation: nodes.block_quote, language: str | None) -> None:
        """Put quotation marks around the words, before any footnote mark, and say their language."""
        if language:
            quotation["classes"].append(f"language-{language}")
        paragraphs = [child for child in quotation.children if isinstance(child, nodes.paragraph)]
        opening, closing = marks(quotation.astext())
        for child in paragraphs:
            child.insert(0, self._quotation_mark(opening))
        if paragraphs:
            last = paragraphs[-1]
            end = len(last.children)
            while end > 1 and isinstance(
                last.children[end - 1], nodes.footnote_reference | nodes.system_message
            ):
                end -= 1
            last.insert(end, self._quotation_mark(closing))

    def _quotation_mark(self, sign: str) -> nodes.Node:
        if not self.finishes:
            return inline("mark", sign)
        if sign not in self._marks:
            self._marks[sign] = finish([inline("mark", sign)])
        return self._marks[sign].copy()

    def finished(self, content: list[nodes.Node], sought: Iterable[nodes.Node] = ()) -> list[nodes.Node]:
        """Return the content as it is, or as one node where that is all the builder needs.

        :param sought: what Sphinx's full-text index is to find of it; what each claim says alike, or another place says, it is not
        """
        if not self.finishes:
            return content
        return [finish(content, " ".join(node.astext() for node in sought))]

    def _head(self, claim: Claim, incomplete: bool) -> list[nodes.Node]:
        """Return what stands above the words: by whose pen, who speaks, when, by what chain."""
        book, node = self.book, nodes.Element()
        hand = phrases.hand_line(book, claim)
        if hand:
            node += paragraph("hand", hand)
        node += paragraph("voice", self.voice(claim.voice))
        if book.is_inferred(claim):
            node += paragraph("inferred", _("Perspective inferred from the wording."))
        if incomplete:
            node += paragraph("incomplete", _("This claim is incomplete."))
        said = phrases.said(book, claim)
        if said:
            node += paragraph("said", said)
        told = " ".join(part for part in (phrases.chain(book, claim), self.language(claim)) if part)
        if told:
            node += paragraph("chain", told)
        return node.children

    def _foot(self, claim: Claim, source: nodes.paragraph, shown_in: str | None) -> own.claim_foot:
        """Return what stands below the words: the source, the chain, what it has to do with, its citations, its address."""
        foot = own.claim_foot("", classes=["ps-foot"])
        foot += [source, *self.chain(claim), *self.relations(claim, shown_in)]
        if shown_in:
            foot += paragraph(
                "elsewhere", _("Told in "), self.reference("claim", claim.id, self._home(claim))
            )
        cited = self.offers.of_claim(claim) if self.offers and not shown_in else None
        foot += [cited, self._address(claim)] if cited else [self._address(claim)]
        return foot

    def _home(self, claim: Claim) -> str:
        """Return where a claim stands: the chapter, or the comparison where that is in the chapter being read."""
        comparison = self.book.comparisons.get(claim.accounts or "")
        if claim.docname == self.docname and comparison:
            return comparison.title
        return self.book.records[claim.docname].title

    def _address(self, claim: Claim) -> nodes.paragraph:
        evidence = inline("evidence", phrases.evidence_name(self.book.evidence(claim)))
        if not claim.id:
            return paragraph("address", evidence)
        link = self.permalink("claim", claim.id, _("Permanent address of this claim"))
        return paragraph("address", evidence, " ", link)

    def borrowed_claim(self, claim: Claim, shown_in: str) -> own.claim:
        """Return a claim that stands elsewhere, from its record, as the comparison *shown_in* prints it."""
        node = own.claim("", classes=["ps-borrowed"])
        for quotation in claim.quotations:
            words = [nodes.paragraph("", part) for part in quotation.split(PARAGRAPH)]
            node += nodes.block_quote("", *words, classes=["ps-words"])
        report = phrases.spelt_out(self.book, claim.text)
        if report:
            node += [nodes.paragraph("", part) for part in report.split(PARAGRAPH)]
        self.fill_claim(node, claim, shown_in)
        return node
