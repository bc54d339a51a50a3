"""``make check-claims``: a spreadsheet becomes Markdown, and every fault is told with its row and column."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from perspectives.__main__ import main
from perspectives.build.check_claims_command import KNOWN_COLUMNS, checked_claims
from perspectives.build.settled_book import SettledBook, read_settled_book
from perspectives.build.sheet_file import UnreadableSheet, sheet_of
from tests.support import READER

HEAD = "id,voice,source,quotations,date,perspective,answers\n"
GOOD = "rope-x,ringer,odo-book,The rope was old.,1701-05-02,village,ringer-wind\n"
MARKDOWN = """:::{claim} ringer
:id: rope-x
:source: odo-book
:date: 1701-05-02
:answers: ringer-wind

> The rope was old.
:::
"""
FULL = """id;via;voice;source;locator;also_in;told;language;quotations;originals;original_languages;\
original_works;original_locators;original_quotations;variants;variant_works;text
rope-x;abbot;ringer;odo-book;pp. 3–4;odo-book p. 9;1723;en;"One.

*Two.*
---
Three,
four.";"Unus
---
Tres";"la; la";"–; pedlar-letter";"–; p. 2";"1; 2";One!;pedlar-letter;"She said so, 1720.

- Twice."
"""
SAME = (
    ("a byte order mark", "\ufeff" + HEAD + GOOD, "utf-8"),
    ("semicolons", HEAD.replace(",", ";") + GOOD.replace(",", ";"), "utf-8"),
    ("a line for Excel", "sep=;\r\n" + HEAD.replace(",", ";") + GOOD.replace(",", ";"), "utf-8"),
    ("Unicode text", HEAD.replace(",", "\t") + GOOD.replace(",", "\t"), "utf-16"),
    ("CR LF", (HEAD + GOOD).replace("\n", "\r\n"), "utf-8"),
    ("CR", (HEAD + GOOD).replace("\n", "\r"), "utf-8"),
    ("empty rows", HEAD + ",,,\n" + GOOD + "\n,,\n", "utf-8"),
    ("an empty row first", "\n" + HEAD + GOOD, "utf-8"),
    ("names of columns as people write them", HEAD.replace("voice", " Voice ") + GOOD, "utf-8"),
)
FAULTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "an unknown voice": ("rope-x,rinegr,odo-book,Old.\n", ("row 2: column voice:", "mean “ringer”?")),
    "the name of a voice": ("rope-x,Anna  ringer,odo-book,Old.\n", ("column voice:", "mean “ringer”?")),
    "the label of a work": ("rope-x,ringer,Odo 1720,Old.\n", ("column source:", "mean “odo-book”?")),
    "the name of a perspective": ("rope-x,nobody,odo-book,Old.,,The Village\n", ("mean “village”?",)),
    "an unknown source": ("rope-x,ringer,odo-bok,Old.\n", ("row 2: column source:", "“odo-book”")),
    "an unknown claim": ("rope-x,ringer,odo-book,Old.,,,ringer-wnd\n", ("column answers:", "“ringer-wind”")),
    "an unknown perspective": ("rope-x,nobody,odo-book,Old.,,vilage\n", ("perspective:", "“village”")),
    "a missing perspective": ("rope-x,nobody,odo-book,Old.\n", ("column perspective:",)),
    "another perspective": ("rope-x,ringer,odo-book,Old.,,abbey\n", ("column perspective:", "is “village”")),
    "a date with dots": (
        "rope-x,ringer,odo-book,Old.,12.11.1960\n",
        ("column date:", "“1960-11-12” or “1960-12-11”"),
    ),
    "a date in words": ("rope-x,ringer,odo-book,Old.,12 November 1960\n", ("column date:", "“1960-11-12”")),
    "a mangled date": ("rope-x,ringer,odo-book,Old.,Jun-60\n", ("column date:", "“1960-06”")),
    "no date": ("rope-x,ringer,odo-book,Old.,soon\n", ("column date:", "Found: “soon”")),
    "an id twice": (GOOD + GOOD.replace("old", "torn"), ("row 3: column id:", "row 2 of this file")),
    "an id of the book": ("ringer-wind,ringer,odo-book,Old.\n", ("column id:", "bell.md:13")),
    "an id of a voice": ("abbot,ringer,odo-book,Old.\n", ("column id:", "voices.toml")),
    "a malformed id": ("Rope X,ringer,odo-book,Old.\n", ("column id:", "“rope-x”")),
    "no id": (",ringer,odo-book,Old.\n", ("row 2: column id: The cell is empty",)),
    "no voice": ("rope-x,,odo-book,Old.\n", ("row 2: column voice: The cell is empty",)),
    "no source": ("rope-x,ringer,,Old.\n", ("column source:",)),
    "no words": ("rope-x,ringer,odo-book\n", ("column quotations:",)),
    "a formula": ("rope-x,ringer,odo-book,=A1&B1\n", ("column quotations: Found: “=A1&B1”",)),
    "an error": ("rope-x,ringer,odo-book,#NAME?\n", ("column quotations: Found: “#NAME?”",)),
    "no room": ("rope-x,ringer,odo-book,Old.,#######\n", ("column date: Found: “#######”",)),
    "many words": (f"rope-x,ringer,odo-book,{'a ' * 121}\n", ("Found: 121 words. At most 120",)),
    "a cell too many": (GOOD.strip() + ",spilt\n", ("row 2: Column H has no name", "“spilt”")),
    "the words of another": (
        GOOD + GOOD.replace("rope-x", "rope-y"),
        ("row 3: column quotations:", "rope-x"),
    ),
}
COLUMN_FAULTS = {
    "an unknown column": ("id,voice,source,foo\n", "There is no column “foo”."),
    "a column almost right": ("id,voice,sorce,source\n", "Did you mean “source”?"),
    "a column twice": ("id,voice,source,Source\n", "Two columns are named “source”"),
    "no column of ids": ("voice,source\n", "The column “id” is missing"),
    "no column of sources": ("id,voice\n", "Neither “source” nor “quoted_in”"),
    "no rows": (HEAD, "There is no row"),
}
UNREADABLE = {
    "an empty file": (b"", "is empty"),
    "spaces": (b" \n\n", "is empty"),
    "a workbook": (b"PK\x03\x04\x14\x00", "is a workbook (.xlsx or .ods)"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1", "older Excel"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "is no text"),
    "JSON": (b'{"claims": []}', "is JSON"),
    "HTML": (b"<table><tr>", "is HTML or XML"),
    "an open quotation mark": (f'{HEAD}rope-x,ringer,odo-book,"Old.\n'.encode(), "none closes it"),
    "a stray quotation mark": (f'{HEAD}rope-x,ringer,odo-book,"O"ld"\n'.encode(), "after row 1 (line 2)"),
    "rows without names": (GOOD.encode(), "names no column that claims have"),
}


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> SettledBook:
    """Return the tiny reader, read once for all sheets."""
    root = tmp_path_factory.mktemp("sheets")
    for name in ("docs", "sources"):
        shutil.copytree(READER / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return read_settled_book(root / "docs", [])


def checked(settled: SettledBook, content: bytes) -> tuple[str, list[str]]:
    return checked_claims(settled, sheet_of(content, "claims.csv", KNOWN_COLUMNS))


@pytest.mark.parametrize(("text", "encoding"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_a_sheet_is_read_however_it_was_saved(settled: SettledBook, text: str, encoding: str) -> None:
    assert checked(settled, text.encode(encoding)) == (MARKDOWN, [])


def test_every_column_has_its_place_in_the_directive(settled: SettledBook) -> None:
    text, faults = checked(settled, FULL.encode())
    assert faults == []
    assert (
        text
        == """:::{claim} ringer
:id: rope-x
:via: abbot
:source: odo-book
:locator: pp. 3–4
:also-in: odo-book{p. 9}
:told: 1723

> One.
>
> \\*Two.\\*

{lang=la}
> Unus

{as-in=pedlar-letter}
> One!

> Three,\\
> four.

{lang=la source=pedlar-letter locator="p. 2"}
> Tres

She said so, 1720.

\\- Twice.
:::
"""
    )


def test_an_older_encoding_is_read_and_told(settled: SettledBook) -> None:
    content = (HEAD + GOOD.replace("The rope", "Këllezi “of Tirana”")).encode("cp1252")
    text, (fault,) = checked(settled, content)
    assert "> Këllezi “of Tirana” was old." in text
    assert "not in UTF-8: the byte EB stands in line 2. It was read as windows-1252." in fault


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_with_its_row_its_column_and_the_mend(settled: SettledBook, case: str) -> None:
    rows, words = FAULTS[case]
    text, faults = checked(settled, (HEAD + rows).encode())
    assert [fault for fault in faults if all(word in fault for word in words)] != [], faults
    has_whole_row = rows.startswith(GOOD.strip())
    assert text == (MARKDOWN if has_whole_row else "")


def test_of_a_row_whose_cells_have_moved_only_that_is_told(settled: SettledBook) -> None:
    moved = "rope-x,ringer,odo-book,“The rope, was old.”,1701-05-02,village,ringer-wind\n"
    text, (fault,) = checked(settled, (HEAD + moved).encode())
    assert (text, "row 2: Column H has no name, and “ringer-wind” stands in it" in fault) == ("", True)


@pytest.mark.parametrize("case", COLUMN_FAULTS)
def test_a_fault_of_the_columns_is_told(settled: SettledBook, case: str) -> None:
    heads, words = COLUMN_FAULTS[case]
    rows = "rope-x,ringer,odo-book\n" if heads != HEAD else ""
    assert [fault for fault in checked(settled, (heads + rows).encode())[1] if words in fault] != []


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_no_sheet_is_refused_in_a_sentence(case: str) -> None:
    content, words = UNREADABLE[case]
    with pytest.raises(UnreadableSheet) as refused:
        sheet_of(content, "claims.csv", KNOWN_COLUMNS)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_command_writes_what_is_right_and_tells_what_is_not(
    settled: SettledBook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = settled.registry.parent / "docs"
    path, out = tmp_path / "mine.csv", tmp_path / "out.md"
    path.write_text(HEAD + GOOD + GOOD.replace("rope-x", "Rope"), encoding="utf-8")
    assert main(["check-claims", str(docs), str(path), "--out", str(out)]) == 1
    assert out.read_text(encoding="utf-8") == MARKDOWN
    assert main(["check-claims", str(docs), str(path), "--out", str(tmp_path)]) == 1
    written, told = capsys.readouterr()
    assert written == ""
    assert told.splitlines()[-2:] == [
        f"“{tmp_path}” is a folder: name a file in it, OUT={tmp_path / 'name.md'}.",
        "Nothing was written.",
    ]
    told = told.rpartition(f"“{tmp_path}”")[0]
    assert told.splitlines()[0].startswith("mine.csv: row 3: column id: An id cannot be written in this way.")
    assert told.splitlines()[-1].endswith(
        "Claims written to " + str(out) + ": 1; rows that are not, for what is told above: 1."
    )


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("", "Name the file"),
        ("nowhere.csv", "There is no file"),
        (".", "Name the file"),
        ("..", "is a folder"),
    ],
)
def test_a_file_that_is_not_there_is_named(file: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-claims", str(READER / "docs"), file]) == 1
    told = capsys.readouterr().err
    assert words in told
    assert told.endswith("Nothing was written.\n")
