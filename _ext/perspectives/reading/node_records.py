"""The records of a document, made from its nodes: as typed, with translations of our own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from docutils import nodes
from sphinx import addnodes
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from perspectives.doctree import comparison_nodes, document_nodes, page_nodes
from perspectives.doctree.plain_text import PARAGRAPH, plain_words
from perspectives.doctree.prose import passages_of
from perspectives.reading.lesson_records import lessons_of
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.claim_records import Claim, Comparison, EditorialNote, Wording
from perspectives.records.comparison_fields import COMPARISON_FIELDS, NOTE_FIELDS
from perspectives.records.document_fields import DOCUMENT_FIELDS
from perspectives.records.document_records import DocumentRecords, Reference, Section, ViewUse
from perspectives.records.fields import FURTHER, attributes_of
from perspectives.records.id_form import ID_FORM, is_id, slug
from perspectives.records.primary_texts import Document, Parallel
from perspectives.records.problem_record import Problem
from perspectives.records.quoting import first_difference

CLAIM_ATTRIBUTES = [
    name for name in ("voice", *attributes_of(CLAIM_FIELDS), "accounts", FURTHER) if name != "id"
]
"""The attributes of a claim's node that its record takes, besides its id and its words."""
NOTE_ATTRIBUTES = [name for name in attributes_of(NOTE_FIELDS) if name != "id"]
DOCUMENT_ATTRIBUTES = [name for name in attributes_of(DOCUMENT_FIELDS) if name != "id"]
COMPARISON_ATTRIBUTES = [name for name in attributes_of(COMPARISON_FIELDS) if name not in {"id", "settle"}]
"""The same for a comparison; ``settle`` is taken from the text, which may be translated."""


def records_of(document: nodes.document, docname: str, requires_labels: bool = True) -> DocumentRecords:
    """Return the records of a document; a claim without an id is shown, but has no record.

    :param requires_labels: whether a heading without a label, and a label that is no id, is a problem
    """
    records = DocumentRecords()
    title = next(document.findall(nodes.title), None)
    records.title = title.astext() if title else docname
    records.words = len(document.astext().split())
    for node in document.findall():
        if isinstance(node, comparison_nodes.claim):
            records.claimed += len(node.astext().split())
            records.problems.extend(_lost_words(node))
            if node.get("record"):
                records.claims.append(claim_of(node))
        elif isinstance(node, comparison_nodes.accounts) and node.get("record"):
            records.comparisons.append(_comparison(node))
        elif isinstance(node, comparison_nodes.editorial_note) and node.get("record"):
            records.notes.append(_note(node))
        elif isinstance(node, document_nodes.source_document | document_nodes.parallel):
            _add_document(node, docname, records)
        elif isinstance(node, page_nodes.view):
            records.views.append(
                ViewUse(node["view"], docname, node.line or 0, node["filters"], tuple(node.get("lines", ())))
            )
        elif isinstance(node, addnodes.pending_xref):
            _link(node, docname, records)
        elif isinstance(node, nodes.footnote_reference) and node.get("works"):
            records.references.extend(
                Reference("work", key, docname, node.line or 0) for key in node["works"]
            )
    _add_lessons(document, docname, records)
    _labels(document, docname, records, requires_labels)
    records.passages = list(passages_of(document))
    return records


def _lost_words(node: comparison_nodes.claim) -> Iterator[Problem]:
    """Yield a problem for each quotation that does not have the words that were typed, and no others."""
    for quotation in node.children:
        if not isinstance(quotation, nodes.block_quote) or "typed" not in quotation:
            continue
        typed, kept = str(quotation.attributes.pop("typed")), plain_words(quotation, stars=True)
        if typed != kept:
            expected, found = first_difference(typed, kept)
            line = quotation.line or node.line or 0
            yield Problem(
                "lost-words", line, node["docname"], value=found, expected=f"“{expected}”, as typed"
            )


def claim_of(node: comparison_nodes.claim) -> Claim:
    """Return the claim of a node; its id is empty if none was typed."""
    options = {name: node[name] for name in CLAIM_ATTRIBUTES if node.get(name)}
    quotations, report = [], []
    wordings: dict[str, list[Wording]] = {"original": [], "variant": []}
    for child in node.children:
        if isinstance(child, nodes.block_quote) and "wording" in child:
            wordings[child["kind"]].append(replace(child["wording"], words=plain_words(child)))
        elif isinstance(child, nodes.block_quote):
            quotations.append(plain_words(child))
        elif isinstance(child, nodes.Element) and not isinstance(
            child, nodes.Invisible | nodes.system_message | comparison_nodes.claim
        ):
            report.append(plain_words(child))
    return Claim(
        id=node.get("record", ""),
        docname=node["docname"],
        line=node.line or 0,
        quotations=tuple(quotations),
        originals=tuple(wordings["original"]),
        variants=tuple(wordings["variant"]),
        text=PARAGRAPH.join(part for part in report if part) or None,
        **{"voice": "", **options},
    )


def _comparison(node: comparison_nodes.accounts) -> Comparison:
    question = next(node.findall(nodes.rubric), None)
    settle = next(
        (child for child in node.children if isinstance(child, nodes.Element) and child.get("is_settle")),
        None,
    )
    claims = [claim["record"] for claim in node.findall(comparison_nodes.claim) if claim.get("record")]
    return Comparison(
        id=node["record"],
        docname=node["docname"],
        line=node.line or 0,
        title=question.astext() if question else "",
        settle=settle.astext() if settle else None,
        claims=tuple(claims),
        passages=tuple(node.get("passages", ())),
        section=_section(node),
        **{name: node[name] for name in COMPARISON_ATTRIBUTES if node.get(name)},
    )


def _section(node: nodes.Node) -> str:
    """Return the id of the section around *node*; empty if this is the top section of the document."""
    inner: nodes.Node | None = node.parent
    while inner is not None and not isinstance(inner, nodes.section):
        inner = inner.parent
    if inner is None or not isinstance(inner.parent, nodes.section) or not inner["ids"]:
        return ""
    return str(inner["ids"][0])


def _note(node: comparison_nodes.editorial_note) -> EditorialNote:
    text = PARAGRAPH.join(plain_words(child) for child in node.children if isinstance(child, nodes.Element))
    return EditorialNote(
        id=node["record"],
        docname=node["docname"],
        line=node.line or 0,
        kind=node["kind"],
        text=text,
        **{name: node[name] for name in NOTE_ATTRIBUTES if node.get(name)},
    )


def _add_document(
    node: document_nodes.source_document | document_nodes.parallel, docname: str, records: DocumentRecords
) -> None:
    """Add a document that has an id, or a parallel text, to *records*."""
    if isinstance(node, document_nodes.parallel):
        sides = (node["left"], node["right"], node["rows"])
        records.parallels.append(Parallel(docname, node.line or 0, *sides))
    elif node.get("record"):
        records.texts.append(_document(node))


def _add_lessons(document: nodes.document, docname: str, records: DocumentRecords) -> None:
    """Add the lessons of a page, and what is wrong with them, to *records*."""
    for found in lessons_of(document, docname):
        if isinstance(found, Problem):
            records.problems.append(found)
        else:
            records.lessons.append(found)


def _document(node: document_nodes.source_document) -> Document:
    headnote = next(node.findall(document_nodes.headnote), None)
    words, questions = [], []
    for child in headnote.children if headnote else ():
        if isinstance(child, nodes.bullet_list | nodes.enumerated_list):
            questions += [plain_words(item) for item in child.children if isinstance(item, nodes.Element)]
        elif isinstance(child, nodes.TextElement):
            words.append(plain_words(child))
    return Document(
        id=node["record"],
        docname=node["docname"],
        line=node.line or 0,
        work=node["work"],
        title=node.get("heading", ""),
        headnote=PARAGRAPH.join(words),
        questions=tuple(questions),
        is_at_hand=node.get("is_at_hand", False),
        text_file=node.get("text_file", ""),
        is_printed=node.get("is_printed", False),
        paragraphs=node.get("paragraphs", ()),
        notes=node.get("notes", ()),
        **{name: node[name] for name in DOCUMENT_ATTRIBUTES if node.get(name)},
    )


def _link(node: addnodes.pending_xref, docname: str, records: DocumentRecords) -> None:
    """Add the target of a reference to *records*: a record, the works of a citation, or a label."""
    domain = node.get("refdomain")
    if domain == "perspectives":
        records.references.append(_reference(node, docname))
    elif domain == "cite":
        keys = [citation.key for citation in parse_citation_targets(node["reftarget"])]
        records.references.extend(replace(_reference(node, docname), kind="work", target=key) for key in keys)
    else:
        records.links.append(node["reftarget"])


def _reference(node: addnodes.pending_xref, docname: str) -> Reference:
    line, parent = node.line, node.parent
    while line is None and parent is not None:
        line, parent = parent.line, parent.parent
    return Reference(node["reftype"], node["reftarget"], docname, line or 0, node.get("words"))


def _labels(document: nodes.document, docname: str, records: DocumentRecords, requires_labels: bool) -> None:
    """Add the sections and their explicit labels to *records*, and the problems of both."""
    explicit = {id_: name for name, id_ in document.nameids.items() if id_ and document.nametypes.get(name)}
    repeated = {one.get("refid") for one in document.findall(nodes.target) if one["dupnames"]}
    for section in document.findall(nodes.section):
        names = _names(section, explicit)
        line = section.line or 0
        title = next((child.astext() for child in section.children if isinstance(child, nodes.title)), "")
        records.labels.extend((name, line) for name in names)
        records.problems.extend(
            Problem(
                "malformed-id",
                line,
                docname,
                value=name,
                expected=ID_FORM,
                nearest=slug(name),
                option=f"({name})=",
            )
            for name in names
            if requires_labels and not is_id(name)
        )
        if not names:
            # A label that stands twice in the page belongs to no heading, and is told by itself.
            if requires_labels and not repeated.intersection(section["ids"]):
                records.problems.append(Problem("unlabelled-section", line, docname, value=title or "#"))
            continue
        around = _names(section.parent, explicit)
        held = {
            kind: _held(section, kind)
            for kind in (comparison_nodes.claim, comparison_nodes.accounts, comparison_nodes.editorial_note)
        }
        records.sections.extend(
            Section(name, docname, title, section["ids"][0], around[0] if around else None, *held.values())
            for name in names
        )


def _names(node: nodes.Node | None, explicit: Mapping[str, str]) -> list[str]:
    """Return the explicit labels of a section; none for other nodes."""
    if not isinstance(node, nodes.section):
        return []
    return [explicit[id_] for id_ in node["ids"] if id_ in explicit]


def _held(section: nodes.section, kind: type[nodes.Element]) -> tuple[str, ...]:
    """Return the ids of the records of a kind in a section, as typed."""
    return tuple(node["record"] for node in section.findall(kind) if node.get("record"))
