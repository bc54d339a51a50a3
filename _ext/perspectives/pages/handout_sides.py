"""The two sides of a handout: what pupils read, and what the teacher reads."""

from __future__ import annotations

from docutils import nodes

from perspectives.book import wording
from perspectives.doctree import comparison_nodes, lesson_nodes
from perspectives.doctree.paragraphs import paragraph
from perspectives.records.claim_records import Comparison
from perspectives.rendering.handout_back import back_credits, back_head
from perspectives.rendering.handout_claim import say_once
from perspectives.rendering.printer import Printer


def divide_sides(printer: Printer, node: comparison_nodes.accounts, comparison: Comparison) -> None:
    """Leave the question and the accounts of a filled comparison; put all else into a node for the teacher.

    Pupils get no numbers, finding or relations, no sign of evidence, no note and no key of a work.
    Who is silent, and who answers whom, goes to the teacher too: it is often the question.
    """
    back = lesson_nodes.teacher("", classes=["ps-teacher"])
    back += list(back_head(printer, comparison))
    for head in node.findall(comparison_nodes.accounts_head):
        event = wording.event_line(printer.book, comparison)
        head.children = [child for child in head.children if isinstance(child, nodes.rubric)]
        head.extend([paragraph("facts", event)] if event else [])
    for child in list(node.children):
        if not isinstance(child, comparison_nodes.accounts_head | comparison_nodes.account_rows):
            node.remove(child)
            back += child
    say_once(node)
    for block in node.findall(comparison_nodes.account_rows):
        block.children = [
            child for child in block.children if not isinstance(child, comparison_nodes.silences)
        ]
        for row in block.findall(comparison_nodes.account_row):
            row.children = [child for child in row.children if not isinstance(child, nodes.rubric)]
    back += list(back_credits(printer, comparison))
    node += back
