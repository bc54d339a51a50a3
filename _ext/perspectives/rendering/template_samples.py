"""Sample leaf nodes: a book's templates are tested with them before they print any record."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.citations.rich_text import rich
from perspectives.doctree.citation_leaves import Citations, citations, open_citations
from perspectives.doctree.claim_leaves import ClaimFoot, ClaimHead, Fact, Relation, claim_foot, claim_head
from perspectives.doctree.leaf_nodes import LinkGroup, leaf, link_list
from perspectives.doctree.matrix_nodes import MatrixRow, MatrixSign, QuestionMatrix, question_matrix
from perspectives.doctree.phrases import Inline, Link
from perspectives.doctree.question_form import FormField, QuestionForm, question_form
from perspectives.doctree.register_leaves import (
    Block,
    IndexEntry,
    IndexLine,
    RegisterRow,
    index_entry,
    register_rows,
)
from perspectives.records.claim_records import Claim

FORM_LABELS = ("form", "all", "more", "sort", "words", "again", "undated", "address")
"""The names of the words that the form of a register has."""


def samples() -> Iterator[leaf]:
    """Yield two nodes of each kind: one with every field filled, and one with as few as possible."""
    claim = Claim("sample", "sample", 1, "sample", quotations=("Words.",))
    link, bare = Link("text", "page.html", "anchor", "title", "class"), Inline("text")
    phrase = ("text", link, Inline("text", "class"), bare)
    relation = Relation("text", (link, bare))
    all_citations = Citations(
        summary="text",
        class_="class",
        forms=(("text", rich("text")), ("text", "text")),
        report=Link("text", "https://example.org/", is_external=True),
        sentences={"copy": "text"},
        label="text",
    )
    yield claim_head.of(ClaimHead(claim, link, *["text"] * 7))
    yield claim_head.of(ClaimHead(claim, bare))
    yield claim_foot.of(
        ClaimFoot(
            claim=claim,
            source=phrase,
            evidence="text",
            seen="text",
            more_name="text",
            more_label="text",
            read_in=phrase,
            also_in=phrase,
            facts=(Fact("text", "text"),),
            steps_name="text",
            steps=(phrase,),
            relations=(relation,),
            notes=(relation,),
            home_name="text",
            home=link,
            cite=link,
            address_name="text",
            address=link,
        )
    )
    yield claim_foot.of(ClaimFoot(claim, (), "text"))
    yield citations.of(all_citations)
    yield citations.of(Citations("text", "class", (), None, {}))
    yield open_citations.of(all_citations)
    yield open_citations.of(Citations("text", "class", (), None, {}))
    yield link_list.of((LinkGroup("text", (link, bare)), LinkGroup("", (link,))))
    yield index_entry.of(IndexEntry("text", (IndexLine("text", phrase), IndexLine("text", ("text",)))))
    yield index_entry.of(IndexEntry("", (IndexLine("text", phrase),)))
    cells = (phrase, (Block("class", phrase), Block("class", ())), ())
    fields = (
        FormField("key", "text", (("value", "text"),), only_asked=True, column="1"),
        FormField("key", "text", hint="text", column="-"),
    )
    labels = dict.fromkeys(FORM_LABELS, "text")
    yield question_form.of(
        QuestionForm("table", (("text", fields), ("text", fields)), (("key", "text"),), labels, labels)
    )
    yield question_form.of(QuestionForm("table", (("text", ()),), (), labels, {}))
    yield register_rows.of((RegisterRow(cells, {"facet": ["value", "value"]}), RegisterRow((), {})))
    signs = (
        MatrixSign("own", "text", "text", link),
        MatrixSign("other", "text", "", bare),
        MatrixSign("absent", ""),
    )
    rows = (MatrixRow(link, "text", True, signs, {"facet": ["value"]}), MatrixRow(bare, "", False, (), {}))
    yield question_matrix.of(QuestionMatrix("text", ("text", "text"), (("text", "text", "class"),), rows))
    yield question_matrix.of(QuestionMatrix("text", ("text", "text"), (), ()))


SAMPLES = tuple(samples())
