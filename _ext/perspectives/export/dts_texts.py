"""The texts of documents in TEI P5 for Distributed Text Services: each whole, and each unit by itself.

A text holds what the page of the document holds: the paragraphs whose words are at hand and may be printed;
of all others only the words that claims quote. Every file has the head with maker, source and rights.
Both citation trees are declared by ``citeStructure``. A unit stands in ``dts:wrapper``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, indent, tostring

from sphinx.locale import get_translation

from perspectives.book import record_titles
from perspectives.book.document_answers import words_from
from perspectives.citations.rich_text import plain_text
from perspectives.doctree.plain_text import LINE
from perspectives.doctree.plain_text import PARAGRAPH as PARAGRAPH_END
from perspectives.export.book_data import BookData, language_tag
from perspectives.export.dts_trees import PAGE, PARAGRAPH, pages_of, units_of
from perspectives.export.tei_elements import NOT_IN_XML, TEI_NAMESPACE, XML_LANG, add, add_date, xml_id
from perspectives.records.claim_records import Claim
from perspectives.records.closed_lists import PRINTABLE_RIGHTS
from perspectives.records.directions import direction_of
from perspectives.records.primary_texts import Document
from perspectives.rendering.document_facts import extent

_ = get_translation("perspectives")

WRAPPER_BEGINS, WRAPPER_ENDS = '<dts:wrapper xmlns:dts="https://w3id.org/api/dts#">', "</dts:wrapper>"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MATCHES = {PARAGRAPH: "/TEI/text/body/div/p", PAGE: "//pb"}
"""The places of the units of each tree, as XPath; ``@n`` is the name of a unit."""


def text_files(data: BookData) -> Iterator[tuple[str, str]]:
    """Yield the path of each answer of the endpoint ``document`` without its ending, and its text."""
    for record in data.content["documents"]:
        document = data.book.documents[record["id"]]
        division, paragraphs = _division(data, document)
        trees = units_of(document.paragraphs)
        # The head is the same in all files of a document: it is written once.
        before, _body, after = _serialised(_root(data, document, trees)).partition("<body />")
        whole = f"{HEAD}{before}<body>{_serialised(division)}</body>{after}\n"
        yield document.id, whole
        if PAGE in trees:
            # Without a unit, the name of a tree has no effect.
            yield f"{document.id};tree={PAGE}", whole
        texts = {number: _serialised(paragraph) for number, paragraph in paragraphs.items()}
        for tree, units in trees.items():
            prefix = document.id if tree == PARAGRAPH else f"{document.id};tree={tree}"
            for name, numbers in units.items():
                words = "".join(texts[number] for number in numbers)
                body = f"<body>{WRAPPER_BEGINS}{words}{WRAPPER_ENDS}</body>"
                yield f"{prefix};ref={name}", f"{HEAD}{before}{body}{after}\n"


def _serialised(element: Element) -> str:
    return NOT_IN_XML.sub("\ufffd", tostring(element, encoding="unicode"))


def _root(data: BookData, document: Document, trees: Iterable[str]) -> Element:
    """Return the text with its head and an empty body."""
    book = data.book
    root = Element("TEI", {"xmlns": TEI_NAMESPACE, XML_LANG: data.content["book"]["language"]})
    header = add(root, "teiHeader")
    file = add(header, "fileDesc")
    titles = add(file, "titleStmt")
    add(titles, "title", document.title)
    if document.by:
        add(titles, "author", record_titles.voice_name(book, document.by))
    if data.edition.version:
        add(add(file, "editionStmt"), "edition", f"{data.edition.title}, {data.edition.name}")
    publication = add(file, "publicationStmt")
    add(publication, "publisher", data.edition.author)
    add(publication, "idno", _address(data, document.anchor), type="URI")
    _add_rights(publication, book.document_rights(document))
    source = plain_text(data.note_of(document.work, document.locator))
    add(add(file, "sourceDesc"), "bibl", source)
    encoding = add(header, "encodingDesc")
    about = add(encoding, "projectDesc")
    add(about, "p", extent(book, document))
    add(
        about,
        "p",
        _(
            "Here are the paragraphs that the book counts. Heads, datelines, signatures and the notes of the "
            "edition are not here. A page break with an unknown certainty (cert) stands somewhere in its "
            "paragraph: the place is not known here."
        ),
    )
    for tree in trees:
        name = {"default": "true"} if tree == PARAGRAPH else {"n": tree}
        add(add(encoding, "refsDecl", **name), "citeStructure", unit=tree, match=MATCHES[tree], use="@n")
    if date := book.document_date(document):
        add_date(add(add(header, "profileDesc"), "creation"), "date", date)
    language = language_tag(book.document_language(document))
    style = "direction: rtl" if language and direction_of(language) == "rtl" else None
    add(add(root, "text", lang=language, style=style), "body")
    indent(header, " ", 1)
    return root


def _add_rights(publication: Element, rights: str) -> None:
    """Add who may do what with the words of the document."""
    about = {
        "public-domain": _("The words of this document are in the public domain."),
        "official-text": _("This is an official text: it was issued by an organ of a state in its office."),
        "quotation": _(
            "The words of this document belong to their holders, and no licence of this book covers them. "
            "Here stand only those that the book quotes: whoever passes them on quotes in turn."
        ),
    }
    status = "free" if rights in PRINTABLE_RIGHTS else "restricted"
    add(add(publication, "availability", status=status), "p", about[rights])


def _address(data: BookData, anchor: str) -> str | None:
    address = data.addresses.get(anchor)
    return f"{data.base}{address}" if address else None


def _division(data: BookData, document: Document) -> tuple[Element, dict[str, Element]]:
    """Return the text as a division, and its paragraphs by their numbers."""
    book = data.book
    printed = {one.number for one in book.printed_paragraphs(document)}
    known = {one.number for one in document.paragraphs}
    places: dict[str, list[Claim]] = {}
    loose: list[Claim] = []
    for id_ in book.document_claims(document):
        claim = book.claims[id_]
        numbers = [one for one in book.paragraphs_taken(document, claim) if one in known]
        for number in numbers:
            places.setdefault(number, []).append(claim)
        if not numbers:
            loose.append(claim)
    division, page = Element("div", type="document"), ""
    paragraphs: dict[str, Element] = {}
    said: set[str] = set()
    for one in document.paragraphs:
        first, *others = pages_of(one.pages) or [page]
        if first != page:
            add(division, "pb", n=first)
        element = add(division, "p", n=one.number, id=xml_id(document.paragraph_anchor(one.number)))
        if one.number in printed:
            _add_lines(element, one.words)
        else:
            _add_quotations(data, document, element, places.get(one.number, []), said)
        for inner in others:
            add(element, "pb", n=inner, cert="unknown")
        page = others[-1] if others else first
        paragraphs[one.number] = element
    for claim in loose:
        _add_quotation(data, document, division, claim)
    if len(division) == 0:
        add(add(division, "p"), "gap", reason=_reason(data, document))
    return division, paragraphs


def _add_lines(element: Element, words: str) -> None:
    """Add words to a paragraph, with a line break at the end of each line that the edition means."""
    element.text, *lines = words.split(LINE)
    for line in lines:
        add(element, "lb").tail = line


def _add_quotations(
    data: BookData, document: Document, element: Element, claims: list[Claim], said: set[str]
) -> None:
    """Add what claims quote of a paragraph that is not printed; the words of a claim only once."""
    add(element, "gap", reason=_reason(data, document))
    for claim in claims:
        if claim.id in said:
            add(element, "ptr", target=_address(data, claim.anchor))
        else:
            _add_quotation(data, document, element, claim)
        said.add(claim.id)


def _add_quotation(data: BookData, document: Document, parent: Element, claim: Claim) -> None:
    for words in words_from(claim, document.work):
        quote = add(parent, "quote", corresp=_address(data, claim.anchor))
        for paragraph in words.split(PARAGRAPH_END):
            _add_lines(add(quote, "p"), paragraph)


def _reason(data: BookData, document: Document) -> str:
    """Return why words are not here: they may not be printed, are not at hand, or were not chosen."""
    if data.book.document_rights(document) not in PRINTABLE_RIGHTS:
        return "rights"
    return "not-selected" if document.is_printed else "not-at-hand"
