"""The text of a document at hand is a witness: compared by its words, with its pages and its notes."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from perspectives.collation.verdict import compare
from perspectives.records.primary_texts import DocumentParagraph, TextFile, TextSource
from perspectives.texts.text_lock import LockedText, TextLock
from perspectives.texts.text_witness import text_copies, text_witnesses
from perspectives.texts.texts_at_hand import digest_of, read_text
from tests.support import DOCUMENTS

CHARTER = DOCUMENTS / "texts" / "bell-charter.xml"
SOURCE = TextSource("bell-charter", "chest", "d7", first_page="12")
FILE = TextFile("chest", "https://example.org/chest.xml", "The chest of the abbey")


def locked(digest: str) -> TextLock:
    """Return a lock that records the charter with a hash of its words."""
    paragraphs = (DocumentParagraph("1", "12", "a" * 64),)
    return TextLock({"bell-charter": LockedText(digest, paragraphs, {})})


WORDS = {
    "a paragraph": ("The bell was whole at matins and broken at vespers.", "exact", "p. 12"),
    "over the end of a page": ("a clapper that was bent;", "exact", "pp. 12–13"),
    "after the last page break": ("So it is written", "exact", "p. 14"),
    "an attachment": ("The price of a bell is forty crowns.", "exact", "p. 14"),
    "a note of the edition": ("See Document 8.", "exact", "p. 12, n. 1"),
    "over the end of a paragraph": (
        "Nobody had rung it in the night. Three things were found:",
        "exact",
        "p. 12",
    ),
    "with an omission that is marked": (
        "The bell was whole […] Nobody had rung it in the night.",
        "elided",
        "p. 12",
    ),
    "other words": ("The bell was broken at matins and whole at vespers.", "differs", None),
    "none of its words": ("Elephants are seldom musical.", "not-found", None),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_are_found_with_their_page(name: str) -> None:
    quotation, verdict, page = WORDS[name]
    (witness,) = text_witnesses({"bell-charter": SOURCE}, {"chest": FILE}, CHARTER.parent, TextLock())
    result = compare(quotation, witness.passages["bell-charter"])
    assert result.verdict == verdict
    if verdict in ("exact", "elided"):
        assert result.places[0].locator == page


def test_a_copy_says_what_the_registry_says_of_its_file() -> None:
    (copy,) = text_copies({"bell-charter": SOURCE}, {"chest": FILE})
    assert (copy.id, copy.name, copy.carrier, copy.work, copy.url) == (
        "text-bell-charter",
        "The chest of the abbey",
        "edition",
        "bell-charter",
        "https://example.org/chest.xml",
    )


def test_the_hash_is_that_of_the_words_so_that_either_file_gives_the_same(tmp_path: Path) -> None:
    whole = b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>%s</body></text></TEI>"
    division = CHARTER.read_bytes().split(b"?>", 1)[1]
    (tmp_path / "chest.xml").write_bytes(whole % division)
    texts, files = {"bell-charter": SOURCE}, {"chest": FILE}
    (alone,) = text_witnesses(texts, files, CHARTER.parent, TextLock())
    (in_volume,) = text_witnesses(texts, files, tmp_path, TextLock())
    assert alone.files == in_volume.files == {"chest": digest_of(read_text(CHARTER, SOURCE))}


def test_a_text_with_other_words_than_those_recorded_is_no_witness(tmp_path: Path) -> None:
    shutil.copy(CHARTER, tmp_path / "bell-charter.xml")
    texts = {"bell-charter": SOURCE}
    (witness,) = text_witnesses(texts, {"chest": FILE}, tmp_path, locked("b" * 64))
    assert (witness.files, witness.passages) == ({}, {})
    assert "has other words than texts.lock records" in witness.notes[0]
    # The publisher's own file is what it is, whatever was recorded.
    sha256 = hashlib.sha256(CHARTER.read_bytes()).hexdigest()
    file = TextFile("chest", FILE.url, FILE.edition, sha256)
    (witness,) = text_witnesses(texts, {"chest": file}, tmp_path, locked("b" * 64))
    assert witness.files


def test_a_text_that_cannot_be_read_is_named_and_one_that_is_not_there_is_not(tmp_path: Path) -> None:
    texts = {"bell-charter": SOURCE, "bell-letter": TextSource("bell-letter", "chest", "d9")}
    assert list(text_witnesses(texts, {"chest": FILE}, tmp_path, TextLock())) == []
    (tmp_path / "bell-charter.xml").write_bytes(b"\xff<")
    (witness,) = text_witnesses(texts, {"chest": FILE}, tmp_path, TextLock())
    assert witness.files == {}
    assert "the text of bell-charter cannot be read" in next(iter(witness.unread.values()))
