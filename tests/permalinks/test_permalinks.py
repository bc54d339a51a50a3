"""Permanent addresses: no published id is lost, no id is used twice, and a retired id leads to a note."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from sphinx.locale import translators

from perspectives.build.permalinks_command import main
from tests.support import Book

Command = Callable[..., tuple[int, str, str]]
FILE = "sources/permalinks.toml"
ASIDE = re.compile(r"\(an-aside\)=.*", re.DOTALL)
REPORT = """---
orphan: true
---

(report)=
# Report

:::{view} retired
:::
"""
RETIRED = """
[retired.claims.nobody-laughed]
edition = "1.1"
why = "Nobody can say who laughed"
page = "bell"
replaced-by = ["ringer-wind", "the-bell", "odo-book"]

[retired.sections.an-aside]
edition = "1.1"
why = "It held nothing else."
page = "bell"
"""


@pytest.fixture
def permalinks_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs the command in a book's folder, as ``make`` does.

    It returns the exit status, the output and the errors.
    """

    def run(book: Book, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(book.root)
        translators.clear()
        status = main(["docs", *arguments])
        return (status, *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the record of the tiny reader as the command writes it."""
    book = Book(tmp_path_factory.mktemp("recorded"))
    with pytest.MonkeyPatch.context() as here:
        here.chdir(book.root)
        translators.clear()
        assert main(["docs"]) == 0
    return book.read(FILE)


@pytest.fixture
def published_book(book: Book, recorded: str) -> Book:
    """Return the tiny reader after its first edition: all its ids are in the file."""
    book.write(FILE, recorded)
    return book


def shorten(book: Book) -> None:
    """Remove a section, with the claim in it, from the chapter."""
    book.write("docs/bell.md", ASIDE.sub("", book.read("docs/bell.md")))


def retire(book: Book, text: str = RETIRED) -> None:
    """Add the tables of retired ids."""
    book.write(FILE, book.read(FILE) + text)


def test_every_kind_of_id_is_recorded_with_its_edition(book: Book, permalinks_command: Command) -> None:
    status, output, faults = permalinks_command(book)
    assert (status, faults) == (0, "")
    assert output == f"{FILE}: addresses added for edition 1.0: 31; moved: 0; in all: 31.\n"
    bell = {"edition": "1.0", "pages": ["bell"]}
    registers = {"edition": "1.0", "pages": ["registers"]}
    assert tomllib.loads(book.read(FILE)) == {
        "pages": {
            "bell": {"edition": "1.0", "section": "the-bell"},
            "index": {"edition": "1.0", "section": "the-broken-bell"},
            "registers": {"edition": "1.0", "section": "registers"},
        },
        "sections": {
            **dict.fromkeys(["an-aside", "the-bell"], bell),
            "the-broken-bell": {"edition": "1.0", "pages": ["index"]},
            **dict.fromkeys(
                [
                    *("all-chapters", "all-claims", "all-events", "all-notes", "all-voices", "all-works"),
                    "registers",
                ],
                registers,
            ),
        },
        "claims": dict.fromkeys(["nobody-laughed", "odo-ringer-did", "ringer-rope", "ringer-wind"], bell),
        "comparisons": {"who-broke-it": bell},
        "notes": {"note-wind": bell},
        "voices": dict.fromkeys(["abbot", "nobody", "pedlar", "ringer"], registers),
        "events": dict.fromkeys(["breaking", "inquiry"], registers),
        "works": dict.fromkeys(["odo-book", "pedlar-letter"], registers),
        # The small reader has no page with all perspectives.
        "perspectives": dict.fromkeys(["abbey", "scholars", "travellers", "village"], "1.0"),
    }
    assert book.build().warnings == []


def test_the_command_adds_what_is_new_and_keeps_the_rest(
    published_book: Book, permalinks_command: Command
) -> None:
    shorten(published_book)
    retire(published_book)
    published_book.write(
        "docs/bell.md", published_book.read("docs/bell.md") + "\n(new-words)=\n## New words\n"
    )
    status, output, faults = permalinks_command(published_book, "--edition", "1.1")
    assert (status, faults) == (0, "")
    assert output == f"{FILE}: addresses added for edition 1.1: 1; moved: 0; in all: 32.\n"
    text = published_book.read(FILE)
    tables = tomllib.loads(text)
    assert tables["sections"]["new-words"] == {"edition": "1.1", "pages": ["bell"]}
    assert tables["claims"]["nobody-laughed"]["edition"] == "1.0"
    assert tables["retired"] == tomllib.loads(RETIRED)["retired"]
    permalinks_command(published_book, "--edition", "1.2")
    assert published_book.read(FILE) == text


@pytest.mark.parametrize(("edition", "near"), [("abc", ""), ("v1.2", "Did you mean “1.2”?")])
def test_the_command_takes_no_edition_that_is_no_number(
    published_book: Book, permalinks_command: Command, edition: str, near: str
) -> None:
    before = published_book.read(FILE)
    status, output, faults = permalinks_command(published_book, "--edition", edition)
    assert (status, output) == (1, "")
    assert f"“{edition}” is no number of an edition" in faults
    assert near in faults
    assert published_book.read(FILE) == before


def test_the_command_leaves_a_record_alone_that_it_cannot_read(
    published_book: Book, permalinks_command: Command
) -> None:
    retire(published_book, "\n[retired.claims.x]\nedition = '1.1'\n")
    before = published_book.read(FILE)
    status, output, faults = permalinks_command(published_book)
    assert (status, output) == (1, "")
    assert faults.count("[perspectives.missing-field]") == 2
    assert published_book.read(FILE) == before


def test_an_id_that_is_new_is_no_fault(published_book: Book) -> None:
    published_book.write(
        "docs/bell.md", published_book.read("docs/bell.md") + "\n(new-words)=\n## New words\n"
    )
    assert published_book.build("dummy").warnings == []


def test_a_book_without_a_record_is_built_as_before(published_book: Book) -> None:
    with_record = published_book.build().files()
    (published_book.root / FILE).unlink()
    build = published_book.build(tag="-without")
    assert build.warnings == []
    without = build.files()
    # The TEI tells from the record which edition brought which addresses.
    revisions = re.compile(rb"\s*<revisionDesc>.*</revisionDesc>", re.DOTALL)
    tei = "data/accounts.tei.xml"
    assert revisions.search(with_record[tei])
    assert without | {tei: b""} == with_record | {tei: b""}
    assert revisions.sub(b"", without[tei]) == revisions.sub(b"", with_record[tei])


def test_a_lost_id_is_named_with_its_line_its_kind_and_what_may_have_become_of_it(
    published_book: Book,
) -> None:
    published_book.replace("docs/bell.md", ":id: nobody-laughed", ":id: nobody-had-laughed")
    build = published_book.build("dummy")
    assert build.codes == ["lost-id"]
    lines = published_book.read(FILE).splitlines()
    line = lines.index('nobody-laughed = { edition = "1.0", pages = ["bell"] }') + 1
    for words in (
        f"permalinks.toml:{line}: ",
        "“nobody-laughed”",
        "one of the claims, as since edition 1.0; or a table [retired.claims.nobody-laughed]",
        "Did you mean “nobody-had-laughed”?",
    ):
        assert words in build.warnings[0]
    assert published_book.build("dummy").warnings == build.warnings


def test_an_id_of_every_kind_can_be_lost(published_book: Book) -> None:
    for number, kind in enumerate(
        ("sections", "claims", "comparisons", "notes", "voices", "events", "works")
    ):
        published_book.replace(FILE, f"[{kind}]\n", f'[{kind}]\nlost-{number} = "1.0"\n')
    assert published_book.build("dummy").codes == ["lost-id"] * 7


def test_an_id_that_becomes_one_of_another_kind_is_lost(published_book: Book) -> None:
    published_book.replace("docs/bell.md", ":id: nobody-laughed", ":id: an-aside-told")
    published_book.replace("docs/bell.md", "(an-aside)=", "(nobody-laughed)=")
    assert published_book.build("dummy").codes == ["lost-id"] * 2


def test_the_old_address_of_a_retired_id_says_why_and_what_took_its_place(published_book: Book) -> None:
    shorten(published_book)
    retire(published_book)
    published_book.write("docs/report.md", REPORT)
    build = published_book.build()
    assert build.warnings == []
    note = BeautifulSoup(build.read("bell.html"), "html.parser").find(id="claim-nobody-laughed")
    assert note is not None
    assert " ".join(note.get_text().split()).startswith(
        "nobody-laughed, a claim, is retired since edition 1.1. Nobody can say who laughed. "
        "In its place: Ringer: ‘It was"
    )
    assert [link["href"] for link in note.find_all("a")] == [
        "#claim-ringer-wind",
        "#the-bell",
        "registers.html#cite-odo-book",
        "report.html#retired-nobody-laughed",
    ]
    assert BeautifulSoup(build.read("bell.html"), "html.parser").find(id="an-aside") is not None
    entry = BeautifulSoup(build.read("report.html"), "html.parser").find(id="retired-nobody-laughed")
    assert entry is not None
    assert "Nobody can say who laughed." in entry.get_text()
    assert entry.find("a", href="bell.html#claim-ringer-wind") is not None


def test_without_a_list_of_them_the_note_at_the_old_address_still_says_it_all(published_book: Book) -> None:
    shorten(published_book)
    retire(published_book)
    build = published_book.build("dirhtml")
    assert build.warnings == []
    note = BeautifulSoup(build.read("bell/index.html"), "html.parser").find(id="claim-nobody-laughed")
    assert note is not None
    assert "Nobody can say who laughed." in note.get_text()


@pytest.mark.parametrize(("builder", "page"), [("html", "aside.html"), ("dirhtml", "aside/index.html")])
def test_the_address_of_a_page_that_is_gone_is_a_page_that_says_so(
    published_book: Book, builder: str, page: str
) -> None:
    shorten(published_book)
    retire(published_book, RETIRED.replace('"bell"', '"aside"'))
    published_book.write("docs/report.md", REPORT)
    build = published_book.build(builder)
    assert build.warnings == []
    gone = BeautifulSoup(build.read(page), "html.parser")
    assert gone.h1 is not None
    assert gone.h1.get_text() == "This page is gone"
    assert gone.find(id="an-aside") is not None
    note = gone.find(id="claim-nobody-laughed")
    assert note is not None
    for link in note.find_all("a"):
        address, _, anchor = str(link["href"]).partition("#")
        target = (build.out / page).parent / address
        if target.is_dir():
            target /= "index.html"
        assert BeautifulSoup(target.read_text(encoding="utf-8"), "html.parser").find(id=anchor) is not None


def test_a_voice_leaves_its_address_on_the_page_of_the_voices(published_book: Book) -> None:
    voices = re.sub(
        r"\[voices\.pedlar\].*?\n\n", "", published_book.read("sources/voices.toml"), flags=re.DOTALL
    )
    published_book.write("sources/voices.toml", voices)
    retire(published_book, '\n[retired.voices.pedlar]\nedition = "1.1"\nwhy = "He never spoke."\n')
    build = published_book.build()
    assert build.warnings == []
    page = BeautifulSoup(build.read("registers.html"), "html.parser")
    assert "He never spoke." in page.find(id="voice-pedlar").get_text()  # type: ignore[union-attr]


def test_a_retired_id_is_not_used_again(published_book: Book) -> None:
    retire(published_book)
    build = published_book.build("dummy")
    assert build.codes == ["reused-id"] * 2
    assert "“nobody-laughed”" in build.warnings[0]
    assert "bell.md:" in build.warnings[0]


def test_what_takes_the_place_of_a_retired_id_exists(published_book: Book) -> None:
    shorten(published_book)
    retire(published_book, RETIRED.replace("ringer-wind", "ringer-wnd"))
    build = published_book.build("dummy")
    assert build.codes == ["unknown-replacement"]
    assert "Did you mean “ringer-wind”?" in build.warnings[0]


def test_an_id_that_two_things_have_is_not_recorded(book: Book, permalinks_command: Command) -> None:
    book.replace("docs/bell.md", "(an-aside)=", "(inquiry)=")
    status, output, errors = permalinks_command(book)
    assert (status, output) == (1, "")
    assert "[perspectives.duplicate-id]" in errors
    assert errors.endswith(
        "Two things have one id: “inquiry”. Rename one of the two first. The record was left as it was.\n"
    )
    assert not (book.root / FILE).exists()


@pytest.mark.parametrize("name", ["a-copy", "the-copy"])
def test_a_copied_page_has_moved_nothing(
    published_book: Book, permalinks_command: Command, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    published_book.write(f"docs/{name}.md", published_book.read("docs/bell.md"))
    published_book.replace("docs/index.md", "registers", f"{name}\nregisters")
    build = published_book.build("dummy")
    assert build.codes == ["copied-page"]
    assert f"{name}.md:1: " in build.warnings[0]
    assert "bell.md:1." in build.warnings[0]
    assert "moved:" not in capsys.readouterr().err
    record = published_book.read(FILE)
    status, output, errors = permalinks_command(published_book)
    assert (status, output) == (1, "")
    assert "Two things have one id: " in errors
    assert published_book.read(FILE) == record


@pytest.mark.parametrize("edition", ["second", "1.2 draft", "v1.2"])
def test_what_is_no_number_of_an_edition_records_nothing(
    book: Book, permalinks_command: Command, edition: str
) -> None:
    status, output, errors = permalinks_command(book, "--edition", edition)
    assert (status, output) == (1, "")
    assert errors.startswith(f"“{edition}” is no number of an edition: ")
    assert not (book.root / FILE).exists()


def test_a_fault_of_the_record_is_one_clear_warning(book: Book) -> None:
    """Each fault is tried in tests/unit/test_record.py."""
    book.write(FILE, "\n[retired.claims.x]\nedition = '2'\nwhy = 'So.'\n")
    build = book.build("dummy")
    assert build.codes == ["missing-field"]
    assert "permalinks.toml:2: " in build.warnings[0]
    assert "“page”" in build.warnings[0]


def retire_again(book: Book) -> None:
    """Change the reason of a retired id."""
    book.replace(FILE, "Nobody can say who laughed", "It was the wind that laughed")


def name_another_page(book: Book) -> None:
    """Name as the page of the retired ids a document that the book no longer has."""
    book.replace(FILE, 'page = "bell"\nreplaced-by', 'page = "aside"\nreplaced-by')


def forget_the_page(book: Book) -> None:
    """Name a document that is gone, build, and then name the old one again."""
    name_another_page(book)
    book.build()
    book.replace(FILE, 'page = "aside"', 'page = "bell"')


def rename_what_replaced(book: Book) -> None:
    """Change the title of the section that replaces a claim."""
    book.replace("docs/bell.md", "# The bell\n", "# The great bell\n")


@pytest.mark.slow("three builds, before and after and anew")
@pytest.mark.parametrize(
    "change",
    [retire_again, name_another_page, forget_the_page, rename_what_replaced],
    ids=lambda function: function.__name__,
)
def test_a_book_whose_record_changed_equals_one_built_anew(
    published_book: Book, change: Callable[[Book], None]
) -> None:
    shorten(published_book)
    retire(published_book)
    published_book.write("docs/report.md", REPORT)
    published_book.build()
    change(published_book)
    incremental, clean = published_book.build(), published_book.build(tag="-clean")
    assert (incremental.warnings, clean.warnings) == ([], [])
    files, anew = incremental.files(), clean.files()
    assert sorted(name for name in files | anew if files.get(name) != anew.get(name)) in ([], [".buildinfo"])
