"""The documents by Distributed Text Services 1.0 (https://dtsapi.org/specifications/), as files.

A client reads the entry, then the collection, the citation trees of a document (navigation), and its text or
a unit of it (:mod:`perspectives.export.dts_texts`). The specification lets a static host answer by templates
of addresses (RFC 6570) that lead to files. Each template names every parameter of its endpoint. So what no
file answers is answered by the host, with 404, as the specification asks, and never by something else.

No file answers ranges (``start``, ``end``), pages of an answer (``page``), media types (``mediaType``), and
``down`` together with ``ref``. So this is no server of a level of conformance of the specification.

An id of a resource is no URL, since a URL in the template would break the path: the specification says so of
static hosts. Files are made only for a book with a public address: ``@id`` of an answer is absolute.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sphinx.locale import get_translation

from perspectives.book import record_titles
from perspectives.export.book_data import BookData, Record, as_json, as_json_by_key, language_tag
from perspectives.export.dts_trees import PAGE, PARAGRAPH, units_of
from perspectives.records.primary_texts import Document
from perspectives.rendering.document_facts import extent

_ = get_translation("perspectives")

CONTEXT = "https://dtsapi.org/context/v1.0.json"
FOLDER = "dts"
ROOT = "book.documents"
"""The id of the collection of all documents. No id of a record has a point, so no document has this one."""
WHOLE_TREE = ("1", "-1")
"""The values of ``down`` that give a whole tree, which has one level."""


def templates(data: BookData, id_: str = "") -> dict[str, str]:
    """Return the templates of the three endpoints; with the id of a resource in them, where one is given."""
    folder = f"{data.base}data/{FOLDER}"
    collection = f"/{id_}{{/nav}}" if id_ else "{/id,nav}"
    return {
        "collection": f"{folder}/collection{collection}{{;page}}.jsonld",
        "navigation": f"{folder}/navigation/{id_ or '{resource}'}{{;tree,ref,start,end,down,page}}.jsonld",
        "document": f"{folder}/document/{id_ or '{resource}'}{{;tree,ref,start,end,mediaType}}.tei",
    }


def entry(data: BookData) -> str:
    """Return the entry: the templates of the endpoints, and what the files cannot answer."""
    return as_json(
        {
            "@context": CONTEXT,
            "@id": f"{data.base}data/{FOLDER}/entry.jsonld",
            "@type": "EntryPoint",
            "dtsVersion": "1.0",
            "description": _(
                "These are files on a host without queries. Whole documents, both citation trees, and each "
                "paragraph and page by itself can be had. Not answered, but by 404, are ranges (start, end), "
                "page, mediaType, and down together with ref."
            ),
            **templates(data),
        }
    )


def root_collection(data: BookData) -> str:
    """Return the collection of all documents, as the endpoint answers without an id."""
    return as_json_by_key(_answer(_root(data, [_member(data, one) for one in _documents(data)])))


def collection_files(data: BookData) -> Iterator[tuple[str, str]]:
    """Yield the path of each answer of the endpoint ``collection`` without its ending, and its text.

    The answer without an id and without ``nav`` is :func:`root_collection`.
    """
    members = {one.id: _member(data, one) for one in _documents(data)}
    root = _root(data, [])
    answers = {
        # With a document of that id, the address is the document's.
        "parents": {**root, "member": []},
        "children": (children := {**root, "member": list(members.values())}),
        ROOT: children,
        f"{ROOT}/children": children,
        f"{ROOT}/parents": {**root, "member": []},
    }
    parent = {key: value for key, value in root.items() if key != "member"}
    for id_, member in members.items():
        answers[id_] = member
        answers[f"{id_}/children"] = {**member, "member": []}
        answers[f"{id_}/parents"] = {**member, "member": [parent]}
    for path, record in answers.items():
        yield path, as_json_by_key(_answer(record))


def navigation_files(data: BookData) -> Iterator[tuple[str, str]]:
    """Yield the path of each answer of the endpoint ``navigation`` without its ending, and its text."""
    for document in _documents(data):
        resource = {
            key: value
            for key, value in _member(data, document).items()
            if key in ("@id", "@type", "title", "collection", "navigation", "document", "citationTrees")
        }
        trees = units_of(document.paragraphs) or {PARAGRAPH: {}}
        for tree, numbers in trees.items():
            prefix = document.id if tree == PARAGRAPH else f"{document.id};tree={tree}"
            units = {name: _unit(data, document, tree, name) for name in numbers}
            for down in WHOLE_TREE:
                path = f"{prefix};down={down}"
                yield path, _navigation(data, path, resource, {"member": list(units.values())})
            for name, unit in units.items():
                path = f"{prefix};ref={name}"
                yield path, _navigation(data, path, resource, {"ref": unit})


def _documents(data: BookData) -> list[Document]:
    return [data.book.documents[record["id"]] for record in data.content["documents"]]


def _answer(record: Record) -> Record:
    return {"@context": CONTEXT, "dtsVersion": "1.0", **record}


def _navigation(data: BookData, path: str, resource: Record, found: Record) -> str:
    address = f"{data.base}data/{FOLDER}/navigation/{path}.jsonld"
    facts = {"@id": address, "@type": "Navigation", "resource": resource, **found}
    return as_json_by_key(_answer(facts))


def _root(data: BookData, members: list[Record]) -> Record:
    language = data.content["book"]["language"]
    title = _("Documents")
    return {
        "@id": ROOT,
        "@type": "Collection",
        "title": title,
        "totalParents": 0,
        "totalChildren": len(data.content["documents"]),
        "dublinCore": {
            "title": [{"lang": language, "value": title}],
            "isPartOf": [{"lang": language, "value": data.edition.title}],
            "publisher": [{"lang": language, "value": data.edition.author}],
        },
        "collection": templates(data)["collection"],
        "member": members,
    }


def _member(data: BookData, document: Document) -> Record:
    """Return a document as a resource."""
    book, language = data.book, data.content["book"]["language"]
    page = f"{data.base}{data.page_addresses[document.docname]}"
    spoken = language_tag(book.document_language(document))
    facts: dict[str, Any] = {
        "title": [{"lang": language, "value": document.title}],
        "identifier": [f"{page}#{document.anchor}"],
        "creator": [{"lang": language, "value": record_titles.voice_name(book, document.by)}]
        if document.by
        else [],
        "date": book.document_date(document),
        "language": [spoken] if spoken else [],
        "rights": [{"lang": "en", "value": book.document_rights(document)}],
    }
    own = templates(data, document.id)
    return {
        "@id": document.id,
        "@type": "Resource",
        "title": document.title,
        "description": extent(book, document),
        "totalParents": 1,
        "totalChildren": 0,
        "dublinCore": {key: value for key, value in facts.items() if value},
        **own,
        "download": f"{data.base}data/{FOLDER}/document/{document.id}.tei",
        "citationTrees": [_tree(name) for name in units_of(document.paragraphs)],
    }


def _tree(name: str) -> Record:
    """Return a citation tree; that of the paragraphs is the default, and so has no identifier."""
    about = {
        PARAGRAPH: _("The paragraphs, as this book counts and cites them."),
        PAGE: _("The printed pages: of each, the paragraphs of which any part stands on it."),
    }
    identifier = {} if name == PARAGRAPH else {"identifier": name}
    levels = [{"@type": "CiteStructure", "citeType": name}]
    return {**identifier, "@type": "CitationTree", "citeStructure": levels, "description": about[name]}


def _unit(data: BookData, document: Document, tree: str, name: str) -> Record:
    unit: Record = {"identifier": name, "@type": "CitableUnit", "level": 1, "parent": None, "citeType": tree}
    if tree == PARAGRAPH:
        page = data.page_addresses[document.docname]
        unit["@id"] = f"{data.base}{page}#{document.paragraph_anchor(name)}"
    return unit
