"""The addresses of the book itself: all are recorded, and those of the first edition still lead somewhere."""

from __future__ import annotations

from typing import cast

import pytest
from lxml import html

from perspectives.build.permalinks_command import record_addresses
from perspectives.domain.places import documents_of
from perspectives.domain.store import PerspectivesDomain
from perspectives.permalinks.record import dump_permalinks
from perspectives.permalinks.record_reader import load_permalinks
from tests.support import ROOT, Build

pytestmark = pytest.mark.book

PATH = ROOT / "sources" / "permalinks.toml"


def test_every_address_of_the_book_is_recorded(built: Build) -> None:
    domain = cast(PerspectivesDomain, built.app.env.domains["perspectives"])
    links = load_permalinks(PATH)
    before = dump_permalinks(links, "make permalinks").splitlines()
    record_addresses(links, domain.book, domain.places, "this edition")
    missing = [line for line in dump_permalinks(links, "make permalinks").splitlines() if line not in before]
    assert missing == [], "make permalinks records them"


def test_the_record_is_as_the_command_writes_it() -> None:
    assert dump_permalinks(load_permalinks(PATH), "make permalinks") == PATH.read_text(encoding="utf-8")


def test_every_retired_id_has_its_old_address_and_its_entry(built: Build) -> None:
    domain = cast(PerspectivesDomain, built.app.env.domains["perspectives"])
    retired = load_permalinks(PATH).retired_ids
    entries = html.document_fromstring(built.read("reference/retired.html"))
    assert retired != []
    for entry in retired:
        (document, *_others) = documents_of(domain, entry)
        page = html.document_fromstring(built.read(f"{document}.html"))
        assert entry.why in page.get_element_by_id(entry.anchor).text_content()
        assert entry.why in entries.get_element_by_id(f"retired-{entry.id}").text_content()
