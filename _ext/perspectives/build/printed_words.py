"""The second net: what each builder prints of a quotation is compared with the words on record.

Twice, because an extension of another book can change words in two places.
When a document is ready to be printed, after all transforms, its quotations are compared, for every builder.
While it is printed, what the translator writes for each quotation is read back and compared, for the builders
of HTML, EPUB, plain text, LaTeX and Typst. The others, such as those of manual pages and Texinfo, print the
document that was compared, and what their translators write is not read back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes

from perspectives.build.editor_paths import display_path
from perspectives.build.printed_text import text_of_html, text_of_tex, text_of_typst
from perspectives.build.problem_log import log_problems
from perspectives.doctree import quotation_text
from perspectives.doctree.plain_text import single_spaced
from perspectives.doctree.quotation_text import has_runs, shown_text
from perspectives.domain.mend_names import mend_names
from perspectives.domain.store import domain_of
from perspectives.records.problem_record import Problem
from perspectives.records.quoting import first_difference

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

Reader = Callable[[Any, int], str]
"""Returns the text that a translator has printed since its output had a length."""


def length_of_body(translator: Any) -> int:
    """Return the length of the output of a translator that writes markup."""
    return len(translator.body)


def length_of_lines(translator: Any) -> int:
    """Return the length of the output of Sphinx's translator for plain text."""
    return len(translator.states[-1])


def body_reader(text_of: Callable[[str], str]) -> Reader:
    """Return a reader for a translator that writes markup."""
    return lambda translator, start: text_of("".join(translator.body[start:]))


def read_lines(translator: Any, start: int) -> str:
    """Return the text that Sphinx's translator for plain text has printed."""
    parts = (part for _indent, part in translator.states[-1][start:])
    return single_spaced(" ".join(part if isinstance(part, str) else " ".join(part) for part in parts))


FORMATS: dict[str, tuple[Callable[[Any], int], Reader]] = {
    "html": (length_of_body, body_reader(text_of_html)),
    "latex": (length_of_body, body_reader(text_of_tex)),
    "text": (length_of_lines, read_lines),
    "typst": (length_of_body, body_reader(text_of_typst)),
}
"""How the output of a builder is read back, by the builder's format."""
PLAIN_MARKS = r"[\s*_^]"
"""What is not compared in plain text, whose lines end within words, and which has signs for emphasis."""


def visit(length: Callable[[Any], int], translator: Any, node: quotation_text.quotation) -> None:
    """Print the beginning of a quotation, as the translator prints a block quotation."""
    node.start = length(translator)
    translator.visit_block_quote(node)


def depart(read: Reader, translator: Any, node: quotation_text.quotation) -> None:
    """Print the end of a quotation, and compare what was printed.

    In docutils' own markup a quotation may hold lists and other blocks, which print signs of their own.
    """
    translator.depart_block_quote(node)
    node.is_printed = True
    if all(isinstance(child, nodes.paragraph) for child in node.children):
        compare(node, read(translator, node.start), translator.builder)


def visit_end(translator: Any, node: quotation_text.quotations_end) -> None:
    """Report the quotations of a document that were not printed at all."""
    for quotation in node.quotations:
        if not quotation.is_printed:
            compare(quotation, "", translator.builder)
    raise nodes.SkipNode


def compare(quotation: quotation_text.quotation, text: str, builder: Builder) -> Problem | None:
    """Report a quotation whose text is not the one that has to be printed; each is reported once."""
    ignored = PLAIN_MARKS if builder.format == "text" else ""
    if not quotation.runs or has_runs(text, quotation.runs, ignored):
        return None
    if quotation.claim and _is_typed_twice(builder, quotation.claim.id):
        # One of the two is printed with the words of the other, and the id is told.
        return None
    expected, found = first_difference(" … ".join(quotation.runs), text)
    quotation.runs = ()
    docname, line = quotation.place
    told = f"“{expected}”, as it is on record; the builder is “{builder.name}”"
    problem = Problem("misprinted-words", line, docname, value=found, expected=told)
    log_problems([problem], mend_names(builder, display_path))
    return problem


def _is_typed_twice(builder: Builder, id_: str) -> bool:
    """Return whether two claims have one id."""
    domain = domain_of(builder.env)
    claims = (claim for records in domain.book.records.values() for claim in records.claims)
    return sum(claim.id == id_ for claim in claims) > 1


def compare_resolved(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Compare the quotations of a document that is ready to be printed (event ``doctree-resolved``)."""
    end = next((node for node in doctree.children if isinstance(node, quotation_text.quotations_end)), None)
    if end is None:
        return
    domain = domain_of(app.env)
    standing = [_stands_in(doctree, quotation) for quotation in end.quotations]
    if not all(standing):
        # An extension has put copies in the place of some, or taken them out.
        found = {node.number: node for node in doctree.findall(quotation_text.quotation)}
        end.quotations = tuple(found.get(quotation.number, quotation) for quotation in end.quotations)
        standing = [quotation.number in found for quotation in end.quotations]
    for quotation, stands in zip(end.quotations, standing, strict=True):
        problem = compare(quotation, shown_text(quotation) if stands else "", app.builder)
        if problem:
            domain.misprints.append(problem)


def _stands_in(doctree: nodes.document, node: nodes.Node) -> bool:
    """Return whether a node is still a part of a document."""
    while node is not doctree:
        parent = node.parent
        if parent is None or not any(child is node for child in parent.children):
            return False
        node = parent
    return True


def setup_printed_words(app: Sphinx) -> None:
    """Register how quotations are printed and compared, for each format that can be read back."""
    visitors: Any = {
        name: (partial(visit, length), partial(depart, read)) for name, (length, read) in FORMATS.items()
    }
    end: Any = dict.fromkeys(FORMATS, (visit_end, None))
    app.add_node(quotation_text.quotation, **visitors)
    app.add_node(quotation_text.quotations_end, **end)
    # After the transforms of other extensions, which may use this event too.
    app.connect("doctree-resolved", compare_resolved, priority=990)
