"""Files of texts: words found, the lock, texts fetched from their publishers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from perspectives.build.texts_command import said_of_all
from perspectives.records.primary_texts import DocumentParagraph, TextFile, TextSource
from perspectives.registry.registry import Registry
from perspectives.registry.texts_table import load_texts
from perspectives.texts.fetch import Fetched, fetch, fetch_texts
from perspectives.texts.tei_text import read_tei
from perspectives.texts.text_lock import LockedText, dump_text_lock, load_text_lock
from perspectives.texts.texts_at_hand import UnreadableText, digest_of, file_of, read_text
from perspectives.texts.words_taken import ParagraphSearch, TakenWords
from tests.support import DOCUMENTS

CHARTER = (DOCUMENTS / "texts" / "bell-charter.xml").read_bytes()


PARAGRAPHS = [
    ("1", "The bell broke at noon."),
    ("2", "It broke, they say – “by itself”."),
    ("3", "Nobody rang."),
]


@pytest.mark.parametrize(
    ("quotation", "taken"),
    [
        ("bell broke", [("1", 4, 14)]),
        ("The  bell\nbroke", [("1", 0, 14)]),
        ('they say - "by itself"', [("2", 10, 32)]),
        ("by itself”. Nobody rang", [("2", 22, 33), ("3", 0, 11)]),
        ("The bell rang", []),
        ("ell broke", []),
        ("…", []),
        ("The bell broke … they say – “by itself”", [("1", 0, 14), ("2", 10, 32)]),
        ("say – “by itself”. […] Nobody rang.", [("2", 15, 33), ("3", 0, 12)]),
        ("The bell broke […] they say – “by", [("1", 0, 14), ("2", 10, 24)]),
    ],
)
def test_words_are_found_in_their_paragraphs(quotation: str, taken: list[tuple[str, int, int]]) -> None:
    assert ParagraphSearch(PARAGRAPHS).find(quotation) == tuple(TakenWords(*one) for one in taken)


def test_the_lock_says_what_it_was_told(tmp_path: Path) -> None:
    texts = {
        "b": LockedText(
            "f" * 64,
            (DocumentParagraph("1", "12–13", "a" * 64), DocumentParagraph("a1-p1", "", "b" * 64)),
            {},
        ),
        "a": LockedText(
            "0" * 64, (DocumentParagraph("1", "12 a–13", "c" * 64),), {"claim-one": ("1", "a1-p1")}
        ),
    }
    path = tmp_path / "texts.lock"
    path.write_text(dump_text_lock(texts, "make texts"), encoding="utf-8")
    lock = load_text_lock(path)
    assert (lock.texts, lock.problems) == (dict(sorted(texts.items())), [])
    assert "make texts" in path.read_text(encoding="utf-8")


ENTRY = f"[texts.a]\nwords = '{'0' * 64}'\nparagraphs = ['1 - {'0' * 64}']\n"
OTHER = ENTRY.replace("texts.a", "texts.b").replace("1 -", "2 -")


@pytest.mark.parametrize(
    ("content", "problems", "keys"),
    [
        (ENTRY.encode(), [], ["a"]),
        (b"\xef\xbb\xbf" + ENTRY.encode(), [], ["a"]),
        (ENTRY.replace("\n", "\r\n").encode(), [], ["a"]),
        (ENTRY.encode("utf-16"), [("not-utf-8", 1)], ["a"]),
        (ENTRY.encode() + b"# \xe9\n", [("not-utf-8", 4)], ["a"]),
        (f"<<<<<<< a\n{ENTRY}=======\n{OTHER}>>>>>>> b\n".encode(), [("merge-conflict", 1)], ["a"]),
        (b"<<<<<<< HEAD", [("merge-conflict", 1)], []),
        (b"words = [", [("broken-text-lock", 1)], []),
        (f"{ENTRY}[texts.b]\nwords = 3".encode(), [("broken-text-lock", 4)], ["a"]),
        (f"{ENTRY}[texts.b]\nwords = 'x'".encode(), [("broken-text-lock", 4)], ["a"]),
        (b"[texts.a]\nparagraphs = []", [("broken-text-lock", 1)], []),
        (b"[texts]\na = 3", [("broken-text-lock", 1)], []),
        (b"texts = 3", [("broken-text-lock", 1)], []),
        (b"[[texts]]\na = 3", [("broken-text-lock", 1)], []),
        (ENTRY.encode() + b"[others.a]\nb = 1", [("broken-text-lock", 4)], ["a"]),
        (ENTRY.replace("'1 -", "'1").encode(), [("broken-text-lock", 1)], []),
        (ENTRY.replace("'1 -", "'one -").encode(), [("broken-text-lock", 1)], []),
        (ENTRY.replace("['1 -", "['1 - x', '2 -").encode(), [("broken-text-lock", 1)], []),
        (ENTRY.replace("[", "[3, ", 2).replace("[3, t", "[t").encode(), [("broken-text-lock", 1)], []),
        (
            ENTRY.replace("['1", f"['1 - {'1' * 64}', '1").encode(),
            [("broken-text-lock", 1)],
            [],
        ),
        (ENTRY.encode() + b"claims = 3", [("broken-text-lock", 1)], []),
        (ENTRY.encode() + b"claims = { a = 3 }", [("broken-text-lock", 1)], []),
        (ENTRY.encode() + b"claims = { a = '' }", [("broken-text-lock", 1)], []),
        (ENTRY.encode() + b"claims = { a = '1 a1-p2 n4' }", [], ["a"]),
    ],
)
def test_of_a_faulty_lock_as_much_is_read_as_can_be(
    tmp_path: Path, content: bytes, problems: list[tuple[str, int]], keys: list[str]
) -> None:
    path = tmp_path / "texts.lock"
    path.write_bytes(content)
    lock = load_text_lock(path)
    assert sorted((problem.code, problem.line) for problem in lock.problems) == problems
    assert list(lock.texts) == keys


def test_a_lock_that_is_not_there_is_empty(tmp_path: Path) -> None:
    lock = load_text_lock(tmp_path / "texts.lock")
    assert (lock.texts, lock.problems) == ({}, [])


def test_texts_are_fetched_and_one_that_fails_stops_no_other(tmp_path: Path) -> None:
    chest = tmp_path / "chest.xml"
    chest.write_bytes(CHARTER)
    folder = tmp_path / "texts"
    right, wrong = hashlib.sha256(CHARTER).hexdigest(), "0" * 64
    files = {
        "chest": TextFile("chest", chest.as_uri(), "The chest", right),
        "other": TextFile("other", chest.as_uri(), "The chest", wrong),
        "gone": TextFile("gone", (tmp_path / "gone.xml").as_uri(), "Nothing"),
    }
    wanted = [
        (TextSource("gone-text", "gone"), "public-domain"),
        (TextSource("changed-text", "other", "d7"), "public-domain"),
        (TextSource("no-division", "chest", "d9"), "public-domain"),
        (TextSource("protected-text", "chest", "d7"), "quotation"),
        (TextSource("bell-charter", "chest", "d7", "12"), "official-text"),
    ]
    states = {one.work: (one.state, one.why) for one in fetch_texts(wanted, files, folder, fetch)}
    assert [state for state, _why in states.values()] == [
        "unreachable",
        "missing",
        "missing",
        "protected",
        "fetched",
    ]
    assert "No such file" in states["gone-text"][1]
    assert "SHA-256" in states["changed-text"][1]
    assert "d9" in states["no-division"][1]
    assert [path.name for path in folder.iterdir()] == ["bell-charter.xml"]
    source = wanted[-1][0]
    path = file_of(folder, source)
    assert path is not None
    assert digest_of(read_text(path, source)) == digest_of(read_tei(CHARTER, "d7"))
    again = {one.work: one.state for one in fetch_texts(wanted[-1:], files, folder, fetch)}
    assert again == {"bell-charter": "there"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", b"no xml"),
        ("a.txt", b"\xff\xfe"),
        ("a.xml", b"<div/>"),
        ("a.html", b""),
        ("a.txt", b"  \n\n "),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    source = TextSource("a", "a")
    assert file_of(tmp_path, source) == path
    with pytest.raises(UnreadableText, match=name):
        read_text(path, source)


class _Publisher(BaseHTTPRequestHandler):
    """A publisher on this machine."""

    def do_GET(self) -> None:
        """Answer as the path says."""
        if self.path == "/moved.xml":
            self.send_response(302)
            self.send_header("Location", "/chest.xml")
            self.end_headers()
        elif self.path == "/gone.xml":
            self.send_error(404)
        else:
            content = b"<p>" + b"a " * 5_000_000 + b"</p>" if self.path == "/large" else CHARTER
            content = b"<!DOCTYPE html><html><p>a" if self.path == "/page.php?a=1" else content
            self.send_response(200)
            self.send_header("Content-Length", str(len(content) + (self.path == "/broken.xml")))
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def publisher() -> Iterator[str]:
    """Yield the address of a publisher."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Publisher)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_answer_of_a_publisher_is_told(tmp_path: Path, publisher: str) -> None:
    folder = tmp_path / "texts"
    paths = ("chest.xml", "moved.xml", "gone.xml", "broken.xml", "large", "page.php?a=1", "noend")
    files = {path: TextFile(path, f"{publisher}/{path}", "The chest") for path in paths}
    files["odd"] = TextFile("odd", "http://[::1", "The chest")
    wanted = [(TextSource(f"text-{place}", id_), "public-domain") for place, id_ in enumerate(files)]
    states = {one.work: (one.state, one.why) for one in fetch_texts(wanted, files, folder, fetch)}
    assert [state for state, _why in states.values()] == [
        *("fetched", "fetched", "missing", "missing", "fetched", "fetched", "fetched", "missing")
    ]
    assert "404" in states["text-2"][1]
    assert sorted(path.name for path in folder.iterdir()) == [
        *("text-0.xml", "text-1.xml", "text-4.xml", "text-5.html", "text-6.xml")
    ]
    assert {one.state for one in fetch_texts(wanted[4:6], files, folder, fetch)} == {"there"}


def test_a_folder_that_cannot_be_written_is_told_of_each_text(tmp_path: Path) -> None:
    place = tmp_path / "texts"
    place.write_text("a file")
    files = {"chest": TextFile("chest", "https://example.org/chest.xml", "The chest")}
    wanted = [(TextSource(key, "chest"), "public-domain") for key in ("a", "b")]
    found = list(fetch_texts(wanted, files, place, lambda _url: CHARTER))
    assert [one.state for one in found] == ["missing", "missing"]
    assert all("cannot be written" in one.why for one in found)


FILE = '[files.chest]\nurl = "https://example.org/a.xml"\nedition = "The chest"\n'
TEXT = '[texts.charter]\nfile = "chest"\n'


@pytest.mark.parametrize(
    ("content", "problems", "texts"),
    [
        (FILE + TEXT, [], ["charter"]),
        (FILE.replace("https", "http") + TEXT, [], ["charter"]),
        (FILE.replace("https", "file") + TEXT, [("malformed-field", 2)], []),
        (FILE.replace("https", "ftp") + TEXT, [("malformed-field", 2)], []),
        (FILE.replace("https://example.org", "") + TEXT, [("malformed-field", 2)], []),
        (FILE.replace("/a.xml", "/a b.xml") + TEXT, [("malformed-field", 2)], []),
        (FILE.replace("chest]", '"../chest"]') + TEXT, [("malformed-id", 1), ("unknown-value", 5)], []),
        (FILE + TEXT.replace("charter", '"../charter"'), [("malformed-id", 4)], []),
        (FILE + TEXT.replace("chest", "chst"), [("unknown-value", 5)], []),
        (FILE + TEXT + 'rights = "public domain"', [("unknown-value", 6)], []),
        (FILE + TEXT + "first-page = 12", [("malformed-field", 6)], ["charter"]),
        (FILE + TEXT + 'divison = "d1"', [("unknown-field", 6)], ["charter"]),
        (FILE + 'sha256 = "x"\n' + TEXT, [("malformed-field", 4)], ["charter"]),
        (FILE + "[texts.charter]\n", [("missing-field", 4)], []),
        ('[files.chest]\nedition = "The chest"\n' + TEXT, [("missing-field", 1)], []),
        (FILE.replace('"https://example.org/a.xml"', "3") + TEXT, [("malformed-field", 2)], []),
        ("texts = 3\n" + FILE, [("malformed-field", 1)], []),
        ("files = 3\n" + TEXT, [("malformed-field", 1), ("unknown-value", 3)], []),
        (FILE + "[texts]\ncharter = 3\n", [("malformed-field", 5)], []),
        (FILE + TEXT + "[text.a]\nb = 1", [("unknown-field", 6)], ["charter"]),
        ("[files", [("toml-syntax", 1)], []),
        ("", [], []),
    ],
)
def test_faults_of_the_registry_of_texts_are_told_at_their_lines(
    tmp_path: Path, content: str, problems: list[tuple[str, int]], texts: list[str]
) -> None:
    path = tmp_path / "texts.toml"
    path.write_text(content, encoding="utf-8")
    registry = Registry()
    load_texts(registry, hashlib.sha256(), path)
    assert sorted((problem.code, problem.line) for problem in registry.problems) == problems
    assert list(registry.texts) == texts


def test_texts_that_could_not_be_asked_for_are_named_with_what_an_editor_can_do() -> None:
    fetched = [
        Fetched("there", "there"),
        *(Fetched(f"letter-{n}", "unreachable", "[Errno -2]") for n in range(7)),
    ]
    (line,) = said_of_all(fetched, "texts")
    assert line.startswith(
        "No text in texts, and none at its address, as without a network: letter-0, letter-1,"
    )
    assert "letter-4, …. Lay a text there yourself, as letter-0.txt, or try again." in line
    assert "Errno" not in line
