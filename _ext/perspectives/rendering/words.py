"""The words of a claim as a page shows them, with their quotation marks, originals and variants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording as sentences
from perspectives.doctree import comparison_nodes, quotation_text
from perspectives.doctree.paragraphs import inline, paragraph, set_lines, verse
from perspectives.doctree.phrases import Part
from perspectives.doctree.plain_text import PARAGRAPH, plain_words, single_spaced
from perspectives.doctree.quotation_text import runs_of
from perspectives.records.claim_records import Claim, Wording
from perspectives.records.quoting import marks

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

KINDS = ("original", "variant")
"""What the attribute ``kind`` of a block quotation can be; without it, the words are a quotation."""


def words_of_record(claim: Claim) -> list[nodes.Node]:
    """Return block quotations of the words that are on record for a claim, as the directive makes them."""
    made: list[nodes.Node] = []
    for number, quotation in enumerate(claim.quotations, 1):
        made.append(_block(quotation))
        for kind, wordings in zip(KINDS, (claim.originals, claim.variants), strict=True):
            made += [
                _block(one.words, kind=kind, wording=replace(one, words=""))
                for one in wordings
                if one.quotation == number
            ]
    return made


def _block(words: str, **attributes: object) -> nodes.block_quote:
    paragraphs = [verse(part) for part in words.split(PARAGRAPH)]
    return nodes.block_quote("", *paragraphs, classes=["ps-words"], **attributes)


class Words:
    """Prints the quotations of one claim in their order.

    :param blocks: the block quotations of the claim, as typed or from its record
    """

    def __init__(self, printer: Printer, claim: Claim, blocks: Sequence[nodes.block_quote]) -> None:
        self.printer, self.claim = printer, claim
        self.wordings = [block for block in blocks if "wording" in block]
        recorded = printer.book.claims.get(claim.id, claim)
        if (recorded.docname, recorded.line) != (claim.docname, claim.line):
            recorded = claim
        self.recorded = {
            "": list(recorded.quotations),
            "original": [wording.words for wording in recorded.originals],
            "variant": [wording.words for wording in recorded.variants],
        }
        self.number = 0

    def quotation(self, block: nodes.block_quote) -> list[nodes.Node]:
        """Return what is printed for a block quotation: the words, with their originals and variants.

        For an original or a variant itself it is nothing: it stands at its quotation.
        """
        if "wording" in block:
            return []
        self.number += 1
        language = self.printer.book.language(self.claim)
        words = self.printed(block, language)
        group = [one for one in self.wordings if one["wording"].quotation == self.number]
        if not group:
            return [words]
        node = comparison_nodes.wordings("", classes=["ps-wordings"])
        originals = [one for one in group if one["kind"] == "original"]
        if originals:
            name = self._in_language(language) or _("In translation")
            if self.printer.book.translator(self.claim):
                by = _("{in_language}, translated by {name}")
                name = by.format(in_language=name, name=self.printer.book.translator(self.claim))
            first = comparison_nodes.wording(
                "", paragraph("wording-label", name), words, classes=["ps-wording"]
            )
            node += first
        else:
            node += comparison_nodes.wording("", words, classes=["ps-wording"])
        for one in sorted(group, key=lambda one: KINDS.index(one["kind"])):
            node += self._wording(one)
        return [node]

    def _wording(self, block: nodes.block_quote) -> comparison_nodes.wording:
        """Return an original or a variant under its label."""
        said: Wording = block["wording"]
        language = self.printer.book.wording_language(said)
        label = paragraph("wording-label", *self._label(said, block["kind"], language))
        classes = ["ps-wording", f"ps-{block['kind']}"]
        return comparison_nodes.wording("", label, self.printed(block, language), classes=classes)

    def _label(self, said: Wording, kind: str, language: str | None) -> Iterator[Part]:
        """Yield the label: “In Russian”, “In Russian: Balayan 1999, p. 3”, “In the wording of Odo 1720”."""
        if kind == "original":
            yield self._in_language(language) or _("In the original")
            if said.work:
                yield ": "
                yield from self.printer.citation(said.work, said.locator)
            return
        if not said.work:
            yield _("In another wording")
            return
        before, _work, after = _("In the wording of {work}").partition("{work}")
        yield before
        if said.locator:
            yield from self.printer.citation(said.work, said.locator)
        else:
            yield self.printer.work(said.work)
        if language and language != self.printer.book.language(self.claim):
            yield _(", in {language}").format(language=self._language_name(language))
        if after:
            yield after

    def _in_language(self, language: str | None) -> str:
        """Return “In Russian”; empty where the language is not known."""
        return _("In {language}").format(language=self._language_name(language)) if language else ""

    def _language_name(self, language: str) -> str:
        return sentences.language_name(language, self.printer.builder.config.language)

    def tell_lost(self) -> None:
        """Note the words on record that stand nowhere, so that this is reported."""
        for words in self.recorded.values():
            while words:
                self.printed(nodes.block_quote(), None, words.pop(0))

    def printed(
        self, block: nodes.block_quote, language: str | None, lost: str | None = None
    ) -> quotation_text.quotation:
        """Return words with quotation marks, and with what every builder has to print of them."""
        attributes = {
            name: value for name, value in block.attributes.items() if name not in {"kind", "wording"}
        }
        node = quotation_text.quotation("", *block.children, **attributes)
        node.source, node.line = block.source, block.line
        node.number = len(self.printer.quotations)
        node.place = (self.claim.docname, block.line or self.claim.line)
        node.claim, node.wording = self.claim, block.get("wording")
        self.printer.quotations.append(node)
        recorded = lost
        if recorded is None:
            waiting = self.recorded[block.get("kind", "")]
            recorded = waiting.pop(0) if waiting else ""
        is_recorded = plain_words(node) == recorded
        _mark(node, language)
        for child in node.children:
            if isinstance(child, nodes.Element) and "ps-verse" in child["classes"]:
                set_lines(child)
        opening, closing = marks(recorded)
        node.runs = runs_of(node) if is_recorded else (single_spaced(f"{opening}{recorded}{closing}"),)
        return node


def _mark(quotation: quotation_text.quotation, language: str | None) -> None:
    """Put quotation marks around the words, with footnote marks outside, and give them their language."""
    if language:
        quotation["classes"].append(f"language-{language}")
    paragraphs = [child for child in quotation.children if isinstance(child, nodes.paragraph)]
    opening, closing = marks(quotation.astext())
    for child in paragraphs:
        child.insert(0, inline("mark", opening))
    if paragraphs:
        last = paragraphs[-1]
        end = len(last.children)
        while end > 1 and isinstance(last.children[end - 1], nodes.footnote_reference | nodes.system_message):
            end -= 1
        last.insert(end, inline("mark", closing))
