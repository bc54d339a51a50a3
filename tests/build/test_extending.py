"""What a project adds by the public functions: the code of the page “Extend it”, built and printed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

from perspectives import Filter
from perspectives.reading.added_views import AddedView, check_view
from perspectives.records.view_options import VIEW_OPTIONS
from tests.support import ROOT, Book, Build

STYLES = ROOT / "tests" / "citations" / "styles"
USES = """
(added)=
## Added

:::{view} oldest
:::

:::{view} oldest
:perspective: abbey
:::

:::{view} oldest
:perspective: travellers
:::

:::{view} filters
:::
"""
FAULTS = """
(added)=
## Added

:::{view} oldset
:::

:::{view} oldest
:perspective: abey
:::

:::{view} oldest
:voice: abbot
:::
"""


@pytest.fixture
def extended(book: Book, monkeypatch: pytest.MonkeyPatch) -> Book:
    """Return the tiny reader with the code of the page, in its settings and in an extension of its own."""
    page = (ROOT / "docs" / "editing" / "extending.md").read_text(encoding="utf-8")
    settings, extension = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    book.write("docs/conf.py", f"{book.read('docs/conf.py')}\n\n{settings}")
    book.replace("docs/conf.py", '"perspectives"]', '"perspectives", "archive_fields"]')
    book.write("docs/archive_fields.py", extension)
    monkeypatch.syspath_prepend(book.root / "docs")
    shutil.copytree(STYLES, book.root / "docs" / "styles")
    return book


def build_with(book: Book, text: str) -> Build:
    """Build a reader with more text on a page."""
    book.write("docs/registers.md", book.read("docs/registers.md") + text)
    return book.build()


def test_the_example_of_the_page_prints_its_view_and_field_and_offers_its_style(extended: Book) -> None:
    mark = ":shelf-mark: State Archive, fund 10, file 3\n"
    extended.replace("docs/bell.md", ":id: ringer-wind\n", f":id: ringer-wind\n{mark}")
    extended.replace("sources/voices.toml", 'short = "Odo"\n', 'inventory = "No. 4"\nshort = "Odo"\n')
    build = build_with(extended, USES)
    assert build.warnings == []
    page = BeautifulSoup(build.read("registers.html"), "html.parser")
    section = page.select_one("#added")
    assert section is not None
    whole, abbey = section.find_all("ul", recursive=False)
    shown = [
        [str(link["href"]).rpartition("#claim-")[2] for link in one.find_all("a")] for one in (whole, abbey)
    ]
    assert shown == [["odo-ringer-did", "ringer-rope", "ringer-wind"], ["odo-ringer-did"]]
    assert "Nothing in the book answers this query." in section.get_text()
    row = next(row for row in section.find_all("tr") if row.get_text(" ").split()[:1] == ["oldest"])
    assert "the id of a perspective" in row.get_text()
    cited = json.loads(build.read("data/claims/ringer-rope.json"))["citations"]["book"]
    assert "claim ringer-rope" in cited["packet-notes"]
    marks = {claim["id"]: claim["shelf_mark"] for claim in build.data["claims"]}
    assert marks["ringer-wind"] == "State Archive, fund 10, file 3"
    assert {voice["id"]: voice["inventory"] for voice in build.data["voices"]}["abbot"] == "4"


def test_a_fault_in_an_added_view_is_told_as_in_any_other(extended: Book) -> None:
    build = build_with(extended, FAULTS)
    assert sorted(set(build.codes)) == ["unknown-option", "unknown-perspective", "unknown-view"]
    said = "\n".join(build.warnings)
    assert "Found: “oldset”." in said
    assert "Did you mean “oldest”?" in said
    assert "Did you mean “abbey”?" in said


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("claims", {}, "there is a view “claims” already"),
        ("", {}, "“” is no name of a view"),
        ("Oldest", {}, "“Oldest” is no name of a view"),
        ("the oldest", {}, "“the oldest” is no name of a view"),
        ("oldest-", {}, "“oldest-” is no name of a view"),
        ("älteste", {}, "“älteste” is no name of a view"),
        ("oldest", {"per_spective": Filter()}, "“per_spective” is no name of an option"),
        ("oldest", {"": Filter()}, "“” is no name of an option"),
    ],
)
def test_a_name_that_cannot_be_is_refused(name: str, options: dict[str, Filter], message: str) -> None:
    with pytest.raises(ExtensionError, match=message):
        check_view(AddedView(name, lambda _printer, _options: [], options), VIEW_OPTIONS)


@pytest.mark.parametrize("name", ["oldest", "oldest-3", "x"])
def test_a_name_of_words_and_hyphens_is_taken(name: str) -> None:
    check_view(AddedView(name, lambda _printer, _options: [], {"from": Filter(is_year=True)}), VIEW_OPTIONS)


def test_two_views_of_one_name_are_refused(book: Book, tmp_path: Path) -> None:
    book.write(
        "docs/conf.py",
        book.read("docs/conf.py")
        + "from perspectives import add_view\n"
        + "def setup(app):\n    for _ in range(2):\n        add_view(app, 'mine', lambda *_: [])\n",
    )
    with pytest.raises(ExtensionError, match="there is a view “mine” already"):
        book.build()
