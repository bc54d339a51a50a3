"""The inventory: another project, without this extension, links to claims, comparisons, voices and events."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from sphinx.util.inventory import InventoryFile

from tests.support import Book, Build, run

CONF = """
project = "Elsewhere"
extensions = ["myst_parser", "sphinx.ext.intersphinx"]
intersphinx_mapping = {{"bell": ("https://example.org/bell", {inventory!r})}}
html_theme = "basic"
"""


@pytest.fixture
def elsewhere(tmp_path: object, book: Book) -> Build:
    """Return the build of a project that uses the inventory of the tiny reader, but not this extension."""
    inventory = str(book.build().out / "objects.inv")
    book.write("docs/conf.py", CONF.format(inventory=inventory))
    for page in (book.root / "docs").glob("*.md"):
        page.unlink()
    book.write(
        "docs/index.md",
        "# Elsewhere\n\n"
        "[](inv:bell:perspectives:claim#ringer-wind)\n"
        "[](inv:bell:perspectives:accounts#who-broke-it)\n"
        "[](inv:bell:perspectives:voice#abbot)\n"
        "[](inv:bell:perspectives:event#breaking)\n"
        "[](inv:bell:std:label#claim-ringer-rope)\n",
    )
    return book.build(tag="-elsewhere")


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
    book: Book, tmp_path: Path
) -> None:
    inventory = str(book.build().out / "objects.inv")
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "conf.py").write_text(CONF.format(inventory=inventory), encoding="utf-8")
    (folder / "index.md").write_text(
        "# Elsewhere\n\n"
        "[the *rope*](inv:bell:perspectives:claim#ringer-rope) and [](inv:#claim-ringer-wind)\n",
        encoding="utf-8",
    )
    build = run(folder, tmp_path / "out", tmp_path / "doctrees")
    assert build.warnings == []
    page = build.read("index.html")
    assert re.search(
        r'href="https://example\.org/bell/bell\.html#claim-ringer-rope"[^>]*>.*the <em>rope</em>', page
    )
    assert 'href="https://example.org/bell/bell.html#claim-ringer-wind"' in page


def test_a_claim_that_is_not_in_the_book_is_reported(book: Book, tmp_path: Path) -> None:
    inventory = str(book.build().out / "objects.inv")
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "conf.py").write_text(CONF.format(inventory=inventory), encoding="utf-8")
    (folder / "index.md").write_text(
        "# Elsewhere\n\n[](inv:bell:perspectives:claim#nobody)\n", encoding="utf-8"
    )
    (warning,) = run(folder, tmp_path / "out", tmp_path / "doctrees").warnings
    assert "nobody" in warning


def test_the_inventory_lists_every_record(book: Book) -> None:
    content = (book.build().out / "objects.inv").read_bytes()
    inventory = InventoryFile.load(BytesIO(content), "", lambda _base, uri: uri)
    counts = {
        kind: len(inventory[f"perspectives:{kind}"]) for kind in ("claim", "accounts", "voice", "event")
    }
    assert counts == {"claim": 4, "accounts": 1, "voice": 4, "event": 2}


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
