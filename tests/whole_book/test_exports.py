"""The exports of the book itself: what they promise of a small reader holds for all of it."""

from __future__ import annotations

import pytest
from lxml import etree, html

from tests import data_readers
from tests.support import Build

pytestmark = pytest.mark.book


def test_all_formats_tell_the_same_book(built: Build) -> None:
    told = data_readers.read_claims_json(built.data)
    data = built.out / "data"
    assert data_readers.read_tables(data) == told
    document = etree.parse(data / "accounts.tei.xml")
    assert data_readers.read_tei(document) == told
    assert data_readers.tei_errors(document) == []
    linked = data_readers.read_linked_data(data_readers.read_graph(data))
    assert (linked.claims, linked.voices, linked.events) == (told.claims, told.voices, told.events)
    assert (linked.sources, linked.relations) == (told.sources, told.relations)


def test_every_quotation_is_found_once_in_its_page(built: Build) -> None:
    told = data_readers.read_claims_json(built.data)
    found = data_readers.read_annotations(built.out / "data")
    assert [(one.claim, one.voice, one.exact.split()) for one in found] == [
        (id_, told.voices[said.voice], words.split())
        for id_, said in sorted(told.claims.items())
        for words in said.quotations
    ]
    pages = {page: html.document_fromstring(built.read(page)) for page in {one.page for one in found}}
    texts = {page: str(document.xpath("string(//body)")) for page, document in pages.items()}
    lost = [
        one.claim
        for one in found
        for whole in [one.prefix + one.exact + one.suffix]
        if texts[one.page].count(whole) != 1
        or pages[one.page].get_element_by_id(one.fragment).text_content().count(whole) != 1
    ]
    assert lost == []
