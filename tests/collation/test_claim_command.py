"""``python -m perspectives claim``: from a few words of a witness to a claim, or a clear answer why not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from sphinx.locale import translators

from perspectives.build import claim_command
from perspectives.build.claim_command import TOLD_BY_THE_BUILD, claim_from
from perspectives.build.claim_places import page_locator
from perspectives.build.claim_shelf import Asked, NoClaim
from perspectives.build.settled_book import SettledBook, read_settled_book
from tests.support import ROOT, Book

ABBEY = """[p. 12] She swears that the rope was old. It was very old.

The coun-
cil met twice. A Soviet-
Bellham treaty was read, and the coun-
[p. 13] tries signed it. I say that she rang too hard. Mr. Tom Ringer asked: “Who rang? I did not.” The end.
The bell is broken. [p. 14] The bell is broken. In Këlcyrë ʻtheyʼ wept ***. Nobody *laughed*.
"""
TEXTS = """[files.chest]
url = "https://example.org/chest.xml"
edition = "The chest"

[texts.printed]
file = "chest"
"""
LONG = f"It begins here: {'very ' * 121}long. Then it ends there."
LETTER = "The rope was old. The pedlar goes home. No page is known here… It cost $5 in all."
NOTES = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p><pb n="7"/>The wind blew.<note n="3">'
    "An eleventh witness slept. The wind blew twice.</note></p></body></text></TEI>"
)
MANIFEST = r"""
[copies.abbey]
name = "First edition"
carrier = "edition"
work = "odo-book"
files = ["odo/*.txt"]
page-break = '\[p\. ([0-9]+)\]'

[copies.scan]
name = "Scan"
carrier = "machine-reading"
work = "odo-book"
files = ["scan.txt"]

[copies.packet]
name = "The Packet"
carrier = "web-copy"
work = "pedlar-letter"
files = ["letter.txt", "empty.txt"]

[copies.notes]
name = "With notes"
carrier = "retyped"
typed-by = "A"
read-by = "B"
work = "noted"
files = ["notes.xml"]

[copies.many]
name = "Many works"
carrier = "edition"
work = "{stem}"
files = ["lost/*.txt"]

[copies.absent]
name = "Elsewhere"
carrier = "edition"
work = "absent"
files = ["nowhere.txt"]
"""
WORKS = "".join(
    f"@book{{{key}, author = {{{author}}}, title = {{{key}}}, year = {{1700}}}}\n"
    for key, author in (
        ("noted", "Ringer, Anna and Odo, Abbot"),
        ("absent", "X, Y"),
        ("unseen", "X, Y"),
        ("printed", "X, Y"),
    )
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the tiny reader with a folder of witnesses beside it."""
    book = Book(tmp_path_factory.mktemp("shelf") / "book")
    book.write("sources/witnesses.toml", MANIFEST)
    book.write("sources/references.bib", book.read("sources/references.bib") + WORKS)
    book.write("witnesses/odo/book.txt", ABBEY)
    book.write("witnesses/scan.txt", f"The frame bad rotted. It was very old.\n\n{LONG}")
    book.write("witnesses/letter.txt", LETTER)
    book.write("witnesses/empty.txt", " ")
    book.write("witnesses/notes.xml", NOTES)
    book.write("witnesses/unnamed.txt", "Words.")
    book.write("witnesses/absent.txt", "Words.")
    book.write("witnesses/printed.txt", "Words.")
    book.write("sources/texts.toml", TEXTS)
    book.write("witnesses/lost/unlisted.txt", "Words.")
    book.write("witnesses/lost/noted.txt", "Other words.")
    return book


@pytest.fixture(scope="module")
def settled(shelf: Book) -> SettledBook:
    """Return the settled book, read once."""
    translators.clear()
    return read_settled_book(shelf.root / "docs", TOLD_BY_THE_BUILD)


def asked(shelf: Book, source: str, words: str, page: str = "") -> Asked:
    """Return what an editor asks for."""
    return Asked(source, words, page_locator(page), shelf.root / "witnesses")


@pytest.mark.parametrize(
    ("source", "words", "page", "claim", "says"),
    [
        # The sentence, its page, and the author of the work.
        (
            "odo-book",
            "she rang too",
            "",
            ["abbot", ":locator: p. 13", "> I say that she rang too hard."],
            ["exact: odo-book (copies.abbey, p. 13)", "not-found: odo-book (copies.scan)", "odo-ringer-did"],
        ),
        # Nobody’s work is told by its file alone.
        (
            "letter.txt",
            "pedlar goes",
            "",
            ["TODO", ":locator: TODO p.", "> The pedlar goes home."],
            ["pages"],
        ),
        ("pedlar-letter", "pedlar goes", "4", [":locator: p. 4"], ["no pages here. p. 4 is what you gave"]),
        (
            "odo-book",
            "the bell is broken",
            "14",
            [":locator: p. 14"],
            ["without accents, capitals or the signs"],
        ),
        (
            "odo-book",
            "“She rang too hard!”",
            "",
            ["> I say that she rang too hard."],
            ["signs at their ends"],
        ),
        (
            "noted",
            "The wind blew",
            "p. 7, n. 3",
            ["TODO", ":locator: p. 7, n. 3", "> The wind blew twice."],
            [],
        ),
        ("odo-book", "in kelcyre", "", ["> In Këlcyrë ʻtheyʼ wept \\*\\*\\*."], ["without accents"]),
        # Words that the end of a line or of a page divides.
        ("odo-book", "council met twice", "", ["> The council met twice."], ["“coun-/cil”", "a hyphen"]),
        (
            "odo-book",
            "treaty was read",
            "",
            [":locator: pp. 12–13", "> A Soviet-Bellham treaty was read, and the countries signed it."],
            ["over the end of a page: 12–13. A running head,", "“Soviet-/Bellham”", "“coun-/tries”"],
        ),
        ("odo-book", "and the countries signed", "13", [":locator: pp. 12–13"], ["over the end of a page"]),
        ("odo-book", "I did not", "", ["> I did not."], []),
        ("odo-book", "Tom Ringer asked", "", ["> Mr. Tom Ringer asked: “Who rang?"], []),
        # All that stands between the first words and the last.
        (
            "odo-book",
            "that the rope was old … council met twice",
            "",
            ["> She swears that the rope was old. It was very old.", ">", "> The council met twice."],
            ["normalised: odo-book (copies.abbey, p. 12)"],
        ),
        ("noted", "eleventh witness", "", ["TODO", ":locator: p. 7, n. 3"], ["note 3", "ringer and abbot"]),
        # Of a pattern that names several works, a file has its own.
        ("lost/noted.txt", "other words", "", ["TODO", "> Other words."], ["exact: noted (copies.many)"]),
        ("odo-book", "frame bad rotted", "", ["> The frame bad rotted."], ["read by a machine"]),
        ("odo-book", "then it ends", "", ["> Then it ends there."], []),
        ("odo-book", "begins here", "", ["> begins here", ":medium: TODO"], ["has more than 120 words"]),
        ("odo-book", f"begins here: {'very ' * 121}long", "", [], ["The words are 124, and at most 120"]),
        ("pedlar-letter", "$5 in", "", ["> It cost $5 in all."], ["empty.txt: the file is empty"]),
    ],
)
def test_the_claim_has_the_words_as_they_stand_and_says_what_is_known(
    shelf: Book,
    settled: SettledBook,
    source: str,
    words: str,
    page: str,
    claim: list[str],
    says: list[str],
) -> None:
    text, notes = claim_from(settled, asked(shelf, source, words, page))
    lines = text.replace(":::{claim} ", "").splitlines()
    assert [line for line in claim if line not in lines] == [], text
    assert [one for one in says if one not in "\n".join(notes)] == [], notes
    assert (lines[1], lines[-1]) == (":id: TODO", ":::")


@pytest.mark.parametrize(
    ("source", "words", "page", "says"),
    [
        ("", "the bell", "", ["SOURCE= and its key"]),
        ("odo-bok", "the bell", "", ["no work “odo-bok”", "Did you mean “odo-book”?"]),
        ("ringer-wind", "the bell", "", ["“ringer-wind” is a claim", "SOURCE=pedlar-letter"]),
        ("abbot", "the bell", "", ["“abbot” is a voice", "a key of the bibliography"]),
        ("copies.abbey", "the bell", "", ["“copies.abbey” is a copy", "SOURCE=odo-book, SOURCE=odo/*.txt"]),
        ("odo", "the bell", "", ["“odo” is a folder: name a file in it"]),
        ("deep/letter.txt", "the bell", "", ["Did you mean “letter.txt”?"]),
        ("lost/unlisted.txt", "words", "", ["of the work “unlisted”", "the bibliography has none: add it"]),
        ("printed.txt", "words", "", ["“printed.txt” is a text of “printed”: SOURCE=printed TEXTS=/"]),
        ("absent.txt", "words", "", ["does not name “absent.txt”", 'work = "absent"']),
        ("unnamed.txt", "words", "", ["does not name “unnamed.txt”", 'files = ["unnamed.txt"]']),
        ("unseen", "words", "", ["No witness of “unseen” is known", "[copies.unseen]", 'work = "unseen"']),
        ("absent", "words", "", ["no file fits “nowhere.txt”", "No copy of “absent” is at hand."]),
        ("odo-book", "", "", ["WORDS="]),
        ("odo-book", "…", "", ["WORDS="]),
        ("odo-book", "the bell", "here", ["PAGE is “here”"]),
        (
            "odo-book",
            "The bell is broken.",
            "",
            ["2 times in copies.abbey", "Name the page", "p. 13: …", "p. 14: …", "›The bell is broken.‹"],
        ),
        ("odo-book", "The bell is broken.", "12", ["do not stand on p. 12", "p. 13: …"]),
        (
            "odo-book",
            "very very",
            "",
            ["120 times in copies.scan", "Write more of the words", "and 112 more"],
        ),
        (
            "odo-book",
            "I say that she never rang too hard",
            "",
            ["most similar passage, p. 13 of copies.abbey", "she {+never+} rang too hard"],
        ),
        ("odo-book", "xyzzy plugh frotz", "", ["not found in copies.abbey, copies.scan", "fewer words"]),
    ],
)
def test_where_there_is_no_claim_it_is_said_why_and_what_to_do(
    shelf: Book, settled: SettledBook, source: str, words: str, page: str, says: list[str]
) -> None:
    with pytest.raises(NoClaim) as raised:
        claim_from(settled, asked(shelf, source, words, page))
    assert [one for one in says if one not in str(raised.value)] == [], str(raised.value)


def test_without_a_folder_it_is_asked_for(shelf: Book, settled: SettledBook, tmp_path: Path) -> None:
    with pytest.raises(NoClaim, match=r"WITNESSES=folder\. Of “odo-book” it has: odo/\*\.txt, scan\.txt\."):
        claim_from(settled, Asked("odo-book", "the bell"))
    with pytest.raises(NoClaim, match="no such folder of witnesses"):
        claim_from(settled, Asked("odo-book", "the bell", "", tmp_path / "none"))


@pytest.mark.parametrize(
    ("typed", "locator"),
    [
        ("", ""),
        ("12", "p. 12"),
        (" p. 12", "p. 12"),
        ("P12", "p. 12"),
        ("pp. 12-13", "pp. 12–13"),
        ("12–12", "p. 12"),
        ("XII", "p. xii"),
        ("page 12", "p. 12"),
        ("p. 12, n. 3", "p. 12, n. 3"),
        ("12v", "p. 12v"),
        ("12a", "p. 12a"),
    ],
)
def test_a_page_is_read_in_the_forms_that_people_type(typed: str, locator: str) -> None:
    assert page_locator(typed) == locator


def test_the_claim_goes_to_the_output_and_what_is_said_of_it_beside_it(
    shelf: Book, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shelf.root)
    translators.clear()
    arguments = ["docs", "--witnesses", "witnesses", "--source=odo-book"]
    assert claim_command.main([*arguments, "--words=she rang too hard", "--page=13"]) == 0
    out, err = capsys.readouterr()
    assert out == (
        ":::{claim} abbot\n:id: TODO\n:source: odo-book\n:locator: p. 13\n:medium: TODO\n\n"
        "> I say that she rang too hard.\n:::\n"
    )
    assert "docs/bell.md:" in err
    translators.clear()
    assert claim_command.main([*arguments, "--words=-x"]) == 1
    out, err = capsys.readouterr()
    assert (out, err.endswith("\nNo claim was written.\n"), "Traceback" in err) == ("", True, False)


@pytest.mark.parametrize("makefile", ["Makefile", "tools/skeleton/Makefile"])
@pytest.mark.parametrize("name", ["WORDS", "SINCE", "FILE", "OUT"])
def test_make_hands_on_a_value_as_it_is_typed(makefile: str, name: str) -> None:
    words = 'it\'s "5" $HOME $(shell id) `id`; #1 100% … ë'
    echo = '--eval=show: ; @printf "%s" "$$' + name + '"'
    command = ["make", "--no-print-directory", "-f", makefile, echo, "show", f"{name}={words}"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout == words
