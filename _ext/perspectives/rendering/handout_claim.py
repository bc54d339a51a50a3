"""An account on the pupils' side of a handout: who speaks, when, through whom, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import Inline
from perspectives.records.model import Claim
from perspectives.records.quoting import first_sentence
from perspectives.rendering.printer import Printer
from perspectives.rendering.words import Words

_ = get_translation("perspectives")


def fill_for_pupils(printer: Printer, node: nodes.Element, claim: Claim, words: Sequence[nodes.Node]) -> None:
    """Put a credit above the words of a claim, and nothing under them that would give an answer away.

    :param node: the node of the claim, which is empty; it is changed
    :param words: its quotations and reports
    """
    book = printer.book
    node += paragraph("voice", Inline(wording.voice_name(book, claim.voice)))
    line = credit_line(printer, claim)
    node += [paragraph("handout-credit", line)] if line else []
    work = book.work(claim)
    if work and work.annotation:
        node += paragraph("about-work", first_sentence(work.annotation))
    quotations = [one for one in words if isinstance(one, nodes.block_quote) and not one.get("kind")]
    printed = Words(printer, claim, quotations)
    for child in words:
        for mark in list(child.findall(nodes.footnote_reference)):
            # A note of the editors may say what the accounts leave open.
            mark.parent.remove(mark)
        if isinstance(child, nodes.block_quote):
            if not child.get("kind"):
                node += printed.printed(child, book.language(claim))
            continue
        if isinstance(child, nodes.Element):
            child["classes"].append("ps-report")
        node += child


def credit_line(printer: Printer, claim: Claim) -> str:
    """Return who the voice is, when it spoke, and who told the words and when, in whole sentences."""
    book = printer.book
    voice = book.voice(claim.voice)
    parts = [
        voice.about if voice else "",
        wording.saying_line(book, claim),
        wording.chain_sentence(book, claim),
    ]
    if book.seen(claim) == "contents":
        parts.append(_("Only the contents of the work were seen: these words are a heading."))
    return " ".join(part if part[-1] in ".!?" else f"{part}." for part in parts if part)
