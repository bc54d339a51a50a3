"""Writes claims, comparisons and notes as Markdown, each quotation with its line of attribution.

A quotation is a block quotation. Its last paragraph, which begins with a dash, is not quoted.
It says who said the words, by whose pen they came to us, where they were read, how far they were checked, and
their address. What is before it are the words as they are on record, without quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree import comparison_nodes, document_nodes, page_nodes
from perspectives.doctree.claim_leaves import ClaimFoot, ClaimHead, claim_foot, claim_head
from perspectives.doctree.phrases import Inline, Link, Phrase
from perspectives.doctree.quotation_text import quotation, quotations_end
from perspectives.records.claim_records import Claim, Wording
from perspectives.records.primary_texts import Document, DocumentParagraph
from perspectives.rendering import markdown_signs as signs
from perspectives.rendering.attribution import attribution, document_attribution, separated_parts
from perspectives.rendering.claim_foot import language_facts
from perspectives.rendering.markdown_signs import escaped, link, paragraph_of
from perspectives.rendering.markdown_writer import Blocks, MarkdownWriter
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

BLOCKS = (nodes.bullet_list, nodes.enumerated_list, nodes.paragraph)
"""The blocks that Sphinx sets into the paragraphs of a table of contents."""
UNPRINTED = {"ps-document-number", "ps-document-cite", "ps-wording-label", "ps-matrix-legend"}
"""The classes of paragraphs that say what the line of attribution says, or what signs on a page mean."""
STRONG = {"ps-note-title", "ps-strip-title", "ps-look-for-title", "ps-document-kicker", "ps-entry-title"}
"""The classes of paragraphs that are titles."""
DRAWN = {"ps-letter", "ps-mark"}
"""The classes of words that are signs of the page: the letter of a side, and quotation marks around words."""


class RecordWriter(MarkdownWriter):
    """Writes the records of a page.

    Documents too: :class:`perspectives.rendering.markdown_documents.PageWriter`.

    :param printer: makes the words and links of the page
    """

    def __init__(self, printer: Printer, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        self.printer = printer
        self.lines: dict[tuple[str, Wording | None, Phrase], str] = {}
        self.is_reported = False

    def phrase(self, parts: Iterable[str | Link | Inline]) -> str:
        """Return a phrase in a line."""
        return "".join(
            link(escaped(part.text), self.resolve(part.address))
            if isinstance(part, Link)
            else escaped(part if isinstance(part, str) else part.text)
            for part in parts
        )

    # Quotations

    def line(self, parts: list[Phrase]) -> str:
        """Return a line of attribution."""
        written = [
            f"**{self.phrase(part)}**"
            if isinstance(part[0], Inline) and part[0].class_ == "ps-voice"
            else self.phrase(part)
            for part in separated_parts(parts)
        ]
        return f"— {''.join(written)}"

    def claim_line(self, claim: Claim, said: Wording | None = None, label: Phrase = ()) -> str:
        """Return the line of attribution of words of a claim."""
        key = (claim.id, said, label)
        if key not in self.lines or not claim.id:
            self.lines[key] = self.line(attribution(self.printer, claim, said, label))
        return self.lines[key]

    def quoted(self, words: Blocks, line: str) -> Blocks:
        """Return a block quotation of words with their line."""
        return [signs.block_quotation([*words, line])] if words else []

    def block_block_quote(self, node: nodes.block_quote) -> Blocks:
        """Return what an editor has set off in prose: a block quotation would need a line."""
        return self.blocks(node.children)

    def block_quotation(self, node: quotation) -> Blocks:
        """Return words of a claim."""
        return self.quotation(node, ())

    def quotation(self, node: quotation, label: Phrase) -> Blocks:
        """Return words of a claim; *label* says what they are, where an original or a variant stands too."""
        words = self.blocks(node.children)
        if node.claim is None:
            return [signs.block_quotation(words)] if words else []
        return self.quoted(words, self.claim_line(node.claim, node.wording, label))

    def block_wording(self, node: comparison_nodes.wording) -> Blocks:
        """Return a quotation, its original or its variant: its label becomes a part of the line."""
        written: Blocks = []
        label = _label_of(node)
        for child in node.children:
            if isinstance(child, quotation):
                written += self.quotation(child, label)
            else:
                written += self.blocks([child])
        return written

    def block_quotations_end(self, _node: quotations_end) -> Blocks:
        """Return nothing: it is no text."""
        return []

    # Claims

    def block_claim(self, node: comparison_nodes.claim) -> Blocks:
        """Return a claim: its words or its report, and a list of what it is connected with."""
        self.is_reported = not any(
            isinstance(one, quotation | comparison_nodes.wordings) for one in node.children
        )
        return self.blocks(node.children)

    def block_excerpt(self, node: comparison_nodes.excerpt) -> Blocks:
        """Return the words or the report of a claim once more; its line says what the page says around it."""
        written = self.blocks(one for one in node.children if "ps-voice" not in classes_of(one))
        is_quoted = any(isinstance(one, quotation | comparison_nodes.wordings) for one in node.children)
        claim = self.printer.book.claims.get(node.get("claim", ""))
        if claim and not is_quoted:
            # Before the links to the document and to the claim.
            written.insert(-1, self.claim_line(claim))
        return written

    def block_claim_head(self, node: claim_head) -> Blocks:
        """Return what the head of a claim says and the line of attribution does not."""
        head: ClaimHead = node["fields"]
        return [paragraph_of(escaped(head.incomplete))] if head.incomplete else []

    def block_claim_foot(self, node: claim_foot) -> Blocks:
        """Return the line of a report, and a list of the links of a claim."""
        foot: ClaimFoot = node["fields"]
        line = [self.claim_line(foot.claim)] if self.is_reported else []
        items: list[list[str]] = []
        if foot.read_in:
            items.append([self.phrase(foot.read_in)])
        if foot.also_in:
            items.append([self.phrase(foot.also_in)])
        said = language_facts(self.printer, foot.claim)
        facts = [fact for fact in foot.facts if fact not in said]
        items += [[f"{escaped(fact.name)}: {escaped(fact.words)}"] for fact in facts]
        if foot.steps:
            steps = "; ".join(self.phrase(step) for step in foot.steps)
            items.append([f"{escaped(foot.steps_name)}: {steps}"])
        for relation in (*foot.relations, *foot.notes):
            links = "; ".join(self.phrase([one]) for one in relation.links)
            items.append([f"{escaped(relation.name)}: {links}"])
        if foot.home:
            items.append([self.phrase((foot.home_name, foot.home))])
        return [*line, *([signs.item_list(items)] if items else [])]

    def block_paragraph(self, node: nodes.paragraph) -> Blocks:
        """Return a paragraph; a report of what a voice said is marked as words of this book."""
        classes = node["classes"]
        if classes and not UNPRINTED.isdisjoint(classes):
            return []
        if any(isinstance(child, BLOCKS) for child in node.children):
            return self.blocks(node.children)
        words = paragraph_of(self.inline(node.children))
        if words and "ps-report" in classes:
            return [escaped(_("Reported in the words of this book, not quoted:")) + f" {words}"]
        if words and not STRONG.isdisjoint(classes) and "](" not in words:
            return [f"**{words}**"]
        return [words]

    # Comparisons

    def address_of_rubric(self, node: nodes.rubric) -> str:
        """Return the address of the question of a comparison."""
        head = node.parent
        if not isinstance(head, comparison_nodes.accounts_head) or not head.parent["ids"]:
            return ""
        return self.resolve(f"#{head.parent['ids'][0]}")

    def block_passage(self, node: comparison_nodes.passage) -> Blocks:
        """Return a paragraph of a document that stands in a comparison."""
        words = [one for one in node.children if isinstance(one, nodes.block_quote)]
        document, paragraph = self.place_in_document(node["passage"])
        if not words or document is None:
            return self.blocks(node.children)
        line = self.line(document_attribution(self.printer, document, paragraph))
        return [block for one in words for block in self.quoted(self.blocks(one.children), line)]

    def place_in_document(self, name: str) -> tuple[Document | None, DocumentParagraph | None]:
        """Return the document and the paragraph that a name has, as in ``planning-paper:p7``."""
        id_, _colon, place = name.partition(":")
        document = self.printer.book.documents.get(id_)
        if document is None:
            return None, None
        anchor = f"{document.anchor}-{place}"
        found = (one for one in document.paragraphs if document.paragraph_anchor(one.number) == anchor)
        return document, next(found, None)

    # Lines and words

    def inline_inline(self, node: nodes.inline, _before: list[str]) -> str:
        """Return words of a class, without the signs that only a page draws."""
        classes = node["classes"]
        if not classes:
            return self.inline(node.children)
        if not DRAWN.isdisjoint(classes):
            return ""
        words = self.inline(node.children)
        if "ps-finding" in classes:
            return f"· {words}"
        if "ps-name" in classes and "ps-silence-line" in node.parent["classes"]:
            return f"**{words}:**"
        return words

    def inline_line_break(self, _node: page_nodes.line_break, _before: list[str]) -> str:
        """Return the end of a line that is meant."""
        return signs.HARD_BREAK

    def inline_page_break(self, _node: document_nodes.page_break, _before: list[str]) -> str:
        """Return nothing: the line of attribution has the pages."""
        return ""

    def inline_file_size(self, _node: page_nodes.file_size, _before: list[str]) -> str:
        """Return nothing: the size is known only when the files are written."""
        return ""


def classes_of(node: nodes.Node) -> list[str]:
    """Return the classes of a node; text has none."""
    return node["classes"] if isinstance(node, nodes.Element) else []


def _label_of(node: comparison_nodes.wording) -> Phrase:
    """Return the label of an original or a variant as a phrase; its links keep their addresses."""
    label = next((one for one in node.children if "ps-wording-label" in classes_of(one)), None)
    if label is None:
        return ()
    return tuple(_part(child) for child in label.children)


def _part(node: nodes.Node) -> str | Link:
    if isinstance(node, nodes.reference):
        return Link(node.astext(), node.get("refuri", ""), node.get("refid", ""))
    return node.astext()
