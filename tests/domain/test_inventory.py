"""The inventory: another project, without this extension, links to claims, comparisons, voices and events."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from sphinx.util.inventory import InventoryFile

from tests.support import Book, Build, SharedBook, run

CONF = """
project = "Elsewhere"
extensions = ["myst_parser", "sphinx.ext.intersphinx"]
intersphinx_mapping = {{"bell": ("https://example.org/bell", {inventory!r})}}
html_theme = "basic"
"""


def project(folder: Path, reader: SharedBook, text: str) -> Build:
    """Build a project that has the tiny reader's inventory and nothing else of ours."""
    inventory = str(reader.build().out / "objects.inv")
    docs = folder / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text(CONF.format(inventory=inventory), encoding="utf-8")
    (docs / "index.md").write_text(f"# Elsewhere\n\n{text}", encoding="utf-8")
    return run(docs, folder / "out", folder / "doctrees")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, reader: SharedBook) -> Build:
    """Return a project that cites a record of each kind."""
    return project(
        tmp_path_factory.mktemp("elsewhere"),
        reader,
        "[](inv:bell:perspectives:claim#ringer-wind)\n"
        "[](inv:bell:perspectives:accounts#who-broke-it)\n"
        "[](inv:bell:perspectives:voice#abbot)\n"
        "[](inv:bell:perspectives:event#breaking)\n"
        "[](inv:bell:std:label#claim-ringer-rope)\n",
    )


def test_another_project_cites_our_records_with_plain_myst(elsewhere: Build) -> None:
    assert elsewhere.warnings == []
    links = re.findall(
        r'href="https://example\.org/bell/([^"]+)"[^>]*>(.*?)</a>', elsewhere.read("index.html")
    )
    titles = {address: re.sub(r"<[^>]+>", "", text) for address, text in links}
    assert titles == {
        "bell.html#claim-ringer-wind": "Ringer: ‘It was the wind – “a …’",
        "bell.html#accounts-who-broke-it": "Who broke the bell?",
        "registers.html#voice-abbot": "Abbot Odo",
        "registers.html#event-breaking": "The breaking of the bell, 1 May 1701",
        "bell.html#claim-ringer-rope": "Ringer: “The rope was old. It was …”",
    }


def test_it_does_so_without_our_extension(elsewhere: Build) -> None:
    assert [name for name in elsewhere.app.extensions if "perspectives" in name] == []
    assert "perspectives" not in elsewhere.app.env.domains


def test_a_claim_can_be_cited_in_words_of_ones_own_and_from_another_folder(
    reader: SharedBook, tmp_path: Path
) -> None:
    text = "[the *rope*](inv:bell:perspectives:claim#ringer-rope) and [](inv:#claim-ringer-wind)\n"
    build = project(tmp_path, reader, text)
    assert build.warnings == []
    page = build.read("index.html")
    assert re.search(
        r'href="https://example\.org/bell/bell\.html#claim-ringer-rope"[^>]*>.*the <em>rope</em>', page
    )
    assert 'href="https://example.org/bell/bell.html#claim-ringer-wind"' in page


def test_a_claim_that_is_not_in_the_book_is_reported(reader: SharedBook, tmp_path: Path) -> None:
    (warning,) = project(tmp_path, reader, "[](inv:bell:perspectives:claim#nobody)\n").warnings
    assert "nobody" in warning


def test_the_inventory_lists_every_record(reader: SharedBook) -> None:
    content = (reader.build().out / "objects.inv").read_bytes()
    inventory = InventoryFile.load(BytesIO(content), "", lambda _base, uri: uri)
    counts = {
        kind: len(inventory[f"perspectives:{kind}"]) for kind in ("claim", "accounts", "voice", "event")
    }
    assert counts == {"claim": 4, "accounts": 1, "voice": 4, "event": 2}


def test_the_full_text_index_names_every_record_but_claims(reader: SharedBook) -> None:
    """The search of the extension names the claims; their words are in the full-text index all the same."""
    text = reader.build().read("searchindex.js")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    kinds = {name[1] for name in index["objnames"].values()}
    assert kinds == {"accounts", "voice", "event"}
    assert "rope" in index["terms"]


def test_plain_links_find_records_of_the_same_book(book: Book) -> None:
    book.write(
        "docs/registers.md",
        book.read("docs/registers.md") + "\n[](#ringer-wind), [](#claim-ringer-rope), [her](#abbot)\n",
    )
    build = book.build()
    assert build.warnings == []
    page = build.read("registers.html")
    assert page.count('href="bell.html#claim-ringer-wind"') >= 1
    assert "Ringer: “The rope was old." in page
