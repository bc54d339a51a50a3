"""The exports of the book itself: what they promise of a small reader holds for all of it."""

from __future__ import annotations

import pytest
from lxml import etree, html

from tests import data_readers
from tests.support import Build

pytestmark = pytest.mark.book


def test_all_formats_tell_the_same_book(built: Build) -> None:
    book = data_readers.read_claims_json(built.data)
    data = built.out / "data"
    assert data_readers.read_tables(data) == book
    document = etree.parse(data / "accounts.tei.xml")
    assert data_readers.read_tei(document) == book
    assert data_readers.tei_errors(document) == []
    linked = data_readers.read_linked_data(data_readers.read_graph(data))
    assert (linked.claims, linked.voices, linked.events) == (book.claims, book.voices, book.events)
    assert (linked.sources, linked.relations) == (book.sources, book.relations)


def test_every_quotation_is_found_once_in_its_page(built: Build) -> None:
    book = data_readers.read_claims_json(built.data)
    annotations = data_readers.read_annotations(built.out / "data")
    records = {claim["id"]: claim for claim in built.data["claims"]}
    # A page has a mark before each further paragraph of a quotation, and single marks within it.
    marks = str.maketrans("", "", "“”‘’")
    assert [(note.claim, note.voice, note.exact.translate(marks).split()) for note in annotations] == [
        (id_, book.voices[claim.voice], words.translate(marks).split())
        for id_, claim in sorted(book.claims.items())
        for words in data_readers.words_of(records[id_])
    ]
    pages = {page: html.document_fromstring(built.read(page)) for page in {note.page for note in annotations}}
    texts = {page: str(document.xpath("string(//body)")) for page, document in pages.items()}
    lost = [
        note.claim
        for note in annotations
        for passage in [note.prefix + note.exact + note.suffix]
        if texts[note.page].count(passage) != 1
        or pages[note.page].get_element_by_id(note.fragment).text_content().count(passage) != 1
    ]
    assert lost == []
