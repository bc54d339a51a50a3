"""An account on the pupils' side of a handout: who speaks, when, through whom, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import chain_wording, record_titles, wording
from perspectives.doctree.claim_leaves import side_label
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Inline, Part
from perspectives.records.claim_records import Claim
from perspectives.records.declarations import Perspective
from perspectives.records.quoting import first_sentence
from perspectives.rendering.printer import Printer
from perspectives.rendering.words import Words

_ = get_translation("perspectives")


def fill_for_pupils(
    printer: Printer,
    node: nodes.Element,
    claim: Claim,
    words: Sequence[nodes.Node],
    within: Perspective | None = None,
) -> None:
    """Put a credit above the words of a claim, and nothing under them that would give an answer away.

    :param node: the node of the claim, which is empty; it is changed
    :param words: its quotations and reports
    :param within: the perspective that a head names above several claims
    """
    book = printer.book
    perspective = book.registry.perspectives.get(book.perspective(claim) or "")
    if perspective is None or perspective != within:
        # On a sheet nothing explains the letter.
        node += side_label("", perspective.name if perspective else _("Perspective not known"))
    node += paragraph("voice", Inline(record_titles.voice_name(book, claim.voice)))
    voice = book.voice(claim.voice)
    about = _sentence(voice.about) if voice else ""
    line = credit_line(printer, claim)
    credit: list[Part | nodes.Node] = [
        *([inline("handout-about", about)] if about else []),
        *([f" {line}"] if line else []),
    ]
    node += [paragraph("handout-credit", *credit)] if credit else []
    # What only quotes the words is no work of the voice.
    work = book.works.get(claim.source or "")
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
    """Return when the words were said, and who told them and when, in whole sentences."""
    book = printer.book
    parts = [wording.saying_line(book, claim), chain_wording.chain_sentence(book, claim)]
    if book.seen(claim) == "contents":
        parts.append(_("Only the contents of the work were seen: these words are a heading."))
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(words: str) -> str:
    """Return the words with a full stop, where no sign ends them."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def say_once(node: nodes.Element) -> None:
    """Take away what a credit says of a voice or a work where an earlier credit has said it."""
    said: set[str] = set()
    for part in list(node.findall(nodes.TextElement)):
        if {"ps-handout-about", "ps-about-work"} & set(part["classes"]):
            if part.astext() in said:
                part.parent.remove(part)
            said.add(part.astext())
