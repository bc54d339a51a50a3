"""The lessons of a document, made from its nodes, and what is wrong with them on their own page."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from perspectives.doctree import comparison_nodes, document_nodes, lesson_nodes, page_nodes
from perspectives.records.lessons import Lesson, LessonSource, lesson_id
from perspectives.records.problem_record import Problem

NOT_FOR_PUPILS = (
    nodes.reference,
    nodes.footnote_reference,
    nodes.citation_reference,
    addnodes.pending_xref,
    addnodes.download_reference,
    comparison_nodes.claim,
    comparison_nodes.accounts,
    comparison_nodes.editorial_note,
    document_nodes.source_document,
    document_nodes.parallel,
    page_nodes.view,
)
"""The nodes that do not belong on the pupils' side. The role ``quote`` does: it prints words alone."""


def lessons_of(document: nodes.document, docname: str) -> Iterator[Lesson | Problem]:
    """Yield the lessons of a page, each with its id, and the problems of their places and of their links."""
    seen: set[int] = set()
    for node in document.findall(lesson_nodes.lesson):
        yield from _foreign_nodes(node, docname)
        section, line = node.parent, node.line or 0
        labels = _labels(document, section)
        if node.get("within") or not labels or id(section) in seen:
            within = node.get("within")
            title = section.astext().split("\n")[0] if section else ""
            value = f"{{lesson}} in {{{within}}}" if within else f"{{lesson}} under “{title}”"
            yield Problem("misplaced-lesson", line, docname, value=value)
            continue
        seen.add(id(section))
        node["record"] = lesson_id(labels[0])
        yield _lesson(node, docname)


def _labels(document: nodes.document, section: nodes.Node | None) -> list[str]:
    """Return the labels of a section that an editor typed; none for another node."""
    if not isinstance(section, nodes.section):
        return []
    typed = {id_: name for name, id_ in document.nameids.items() if id_ and document.nametypes.get(name)}
    return [typed[id_] for id_ in section["ids"] if id_ in typed]


def _lesson(node: lesson_nodes.lesson, docname: str) -> Lesson:
    title = next((one for one in node.parent.children if isinstance(one, nodes.title)), None)
    sources = [
        LessonSource(
            target=one["target"],
            line=one.line or 0,
            gloss=one.get("gloss", ()),
            is_with_original=one.get("show") == "original",
        )
        for one in node.findall(lesson_nodes.lesson_source)
        if one["target"]
    ]
    return Lesson(
        id=node["record"],
        docname=docname,
        line=node.line or 0,
        title=title.astext() if title else "",
        skill=node.get("skill", ""),
        uses=node.get("uses"),
        minutes=node["minutes"],
        tried=node.get("tried"),
        sources=tuple(sources),
    )


def _foreign_nodes(lesson: lesson_nodes.lesson, docname: str) -> Iterator[Problem]:
    """Yield a problem for each node on the pupils' side that does not belong there."""
    for side in lesson.findall(lesson_nodes.pupils):
        for node in side.findall(lambda one: isinstance(one, NOT_FOR_PUPILS)):
            if isinstance(node, nodes.Element) and node.get("reftype") != "quote":
                value = node.get("reftarget") or node.astext() or node.tagname
                yield Problem("not-for-pupils", _line(node), docname, value=value)


def _line(node: nodes.Node | None) -> int:
    """Return the line of a node, or of the nearest node around it that has one."""
    while node is not None and node.line is None:
        node = node.parent
    return (node.line or 0) if node is not None else 0
