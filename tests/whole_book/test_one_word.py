"""One changed word in every quotation of the book is changed in every output, and nothing else is.

The book is built twice without the lock of its quotations: as it stands, and with one word of each quotation
replaced by a word of the same length that stands nowhere else.
So each change can be followed into every file, and be taken back there.
"""

from __future__ import annotations

import json
import re
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.data_readers import words_of
from tests.support import MOMENT, ROOT, Build, run, shared_folder

pytestmark = [pytest.mark.book, pytest.mark.second_build]

BEGINNING = "zq"
"""The letters with which each new word begins; the book has no word with them."""
NEW_WORD = re.compile(rf"{BEGINNING}[a-z]{{2}}x*")
OLD_WORD = re.compile(r"(?<![\w\\'’])[^\W\d_]{4,}(?![\w'’])")
"""A word of four letters or more, of any alphabet."""
CLAIM = re.compile(r"^(:{3,})\{claim\}.*?^\1$", re.MULTILINE | re.DOTALL)
QUOTATION = re.compile(r"^>.*(?:\n>.*)*", re.MULTILINE)
ID = re.compile(r"^:id: (\S+)$", re.MULTILINE)
QUOTE_ROLE = re.compile(r"\{quote\}`([^`<]+?)\s*<([^>]+)>`")

HOLDS_EVERY_QUOTATION = (
    "claims.json",
    "claims.csv",
    "accounts.jsonld",
    "accounts.tei.xml",
    "annotations.jsonld",
)
"""The data files that have all words of all claims."""
INDEX = "searchindex.js"
"""Sphinx's index of words is not compared: it has them in alphabetical order and without their endings."""


@dataclass(frozen=True, slots=True)
class Change:
    """One changed word: the claim, the old and the new word, and the words around it, before and after."""

    claim: str
    old: str
    new: str
    around: str


@dataclass(frozen=True, slots=True)
class Books:
    """The book as it stands, and with one word of each quotation changed, both without the lock.

    All test processes share the two, and each builder builds each of them once.
    """

    basetemp: Path
    root: Path
    changes: tuple[Change, ...]

    def build(self, name: str, builder: str) -> Build:
        """Return the build of one of the two, ``old`` or ``new``."""
        place = self.root / name
        out, record = place / builder, place / f"{builder}.json"
        with (
            shared_folder(self.basetemp, f"one-word-{name}-{builder}"),
            pytest.MonkeyPatch.context() as environment,
        ):
            environment.setenv("SOURCE_DATE_EPOCH", MOMENT)
            if not record.exists():
                build = run(place / "docs", out, place / f"doctrees-{builder}", builder)
                record.write_text(json.dumps([build.warnings, build.status]), encoding="utf-8")
        return Build(out, *json.loads(record.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    basetemp = tmp_path_factory.getbasetemp()
    with shared_folder(basetemp, "one-word") as root:
        record = root / "changes.json"
        if not record.exists():
            for name in ("old", "new"):
                copy_book(root / name)
            changes = [asdict(change) for change in change_words(root / "new" / "docs")]
            record.write_text(json.dumps(changes), encoding="utf-8")
        changes = json.loads(record.read_text(encoding="utf-8"))
    return Books(basetemp, root, tuple(Change(**change) for change in changes))


def copy_book(place: Path) -> None:
    """Copy the book to a folder, without the lock of its quotations."""
    for part in ("docs", "sources"):
        shutil.copytree(ROOT / part, place / part)
    (place / "sources" / "quotations.lock").unlink()
    # The documentation shows parts of other files.
    for path in ROOT.iterdir():
        if not path.name.startswith(".") and path.name not in {"docs", "sources", "build"}:
            (place / path.name).symlink_to(path)


def change_words(docs: Path) -> Iterator[Change]:
    """Change one word in each quotation of each claim below a folder, and yield what was changed.

    Where a sentence of ours quotes the word, by the role ``quote``, it is changed there too.
    """
    paths = [path for path in sorted(docs.glob("*/*.md")) if path.parent.name != "editing"]
    changed: dict[str, list[tuple[str, str, str]]] = {}
    for path in paths:
        text, pieces, end = path.read_text(encoding="utf-8"), [], 0
        for claim in CLAIM.finditer(text):
            id_ = ID.search(claim[0])
            assert id_
            for quotation in QUOTATION.finditer(claim[0]):
                old, place = word_to_change(quotation[0])
                first, second = divmod(sum(map(len, changed.values())), 26)
                new = f"{BEGINNING}{chr(97 + first)}{chr(97 + second)}".ljust(len(old), "x")
                start = claim.start() + quotation.start() + place
                pieces += [text[end:start], new]
                end = start + len(old)
                words = " ".join(re.sub(r"^> ?", "", quotation[0], flags=re.MULTILINE).split())
                changed.setdefault(id_[1], []).append((words, old, new))
                yield Change(id_[1], old, new, words_around(quotation[0], place, old))
        path.write_text("".join([*pieces, text[end:]]), encoding="utf-8")

    def quote(match: re.Match[str]) -> str:
        for words, old, new in changed.get(match[2], []):
            if " ".join(match[1].split()) in words:
                phrase = re.sub(rf"\b{old}\b", new, match[1], count=1)
                return f"{{quote}}`{phrase} <{match[2]}>`"
        return match[0]

    for path in docs.rglob("*.md"):
        path.write_text(QUOTE_ROLE.sub(quote, path.read_text(encoding="utf-8")), encoding="utf-8")


def word_to_change(quotation: str) -> tuple[str, int]:
    """Return a word in the middle of a quotation that stands in it once, and its place.

    Where there is one of plain Latin letters it is taken: each is one byte, as in the new words.
    """
    words = re.findall(r"\w+", quotation)
    found = [match for match in OLD_WORD.finditer(quotation) if words.count(match[0]) == 1]
    found = [match for match in found if match[0].isascii()] or found
    assert found, quotation
    match = found[len(found) // 2]
    return match[0], match.start()


def words_around(quotation: str, place: int, old: str) -> str:
    """Return the old word with up to four words on each side, as they are printed."""
    before = re.sub(r"\n>", " ", quotation[1:place]).split(" ")[-5:]
    after = re.sub(r"\n>", " ", quotation[place + len(old) :]).split(" ")[:5]
    return " ".join(f"{' '.join(before)}{old}{' '.join(after)}".split())


def text_of(content: str) -> str:
    """Return the text of a page or a data file in single spaces, without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", content)).split())


def new_words_in(content: str) -> set[str]:
    return set(NEW_WORD.findall(content))


def files_with_text(folder: Path) -> dict[str, bytes]:
    """Return the content of the files of an output, by name, without the archive that holds them again."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in {".epub", ".pdf"}
    }


def taken_back(content: bytes, books: Books) -> bytes:
    """Return the content of a file with the old words in the place of the new ones."""
    old = {change.new.encode(): change.old.encode() for change in books.changes}
    return re.sub(NEW_WORD.pattern.encode(), lambda match: old.get(match[0], match[0]), content)


def comparable(name: str, content: bytes) -> bytes:
    """Return the content of a file in a form in which words can be taken back.

    The inventory of Sphinx is compressed after four lines.
    In the annotations, what stands before and after the words may begin or end within a word.
    The page of the data tells sizes in bytes, and a word of Cyrillic letters has more than the new one.
    """
    if name == "objects.inv":
        return zlib.decompress(content.split(b"\n", 4)[4])
    if name == "data/annotations.jsonld":
        return re.sub(rb'"(prefix|suffix)": "(?:[^"\\]|\\.)*"', b"", content)
    if name == "reference/data.html":
        return re.sub(rb"[\d.]+(?=.{1,2}[kM]B)", b"", content)
    return content


def test_one_word_is_changed_in_every_quotation(books: Books) -> None:
    data = books.build("old", "html").data
    assert len(books.changes) == sum(len(words_of(claim)) for claim in data["claims"]) > 400
    assert len({change.new for change in books.changes}) == len(books.changes)
    assert not any(BEGINNING in path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
    for name in ("old", "new"):
        # A page of the documentation shows the beginning of the lock.
        assert [
            one for one in books.build(name, "html").warnings if "quotations.lock' not found" not in one
        ] == []


def test_each_change_is_on_its_page_and_in_all_data(books: Books) -> None:
    build = books.build("new", "html")
    wanted = {change.new for change in books.changes}
    for name in HOLDS_EVERY_QUOTATION:
        assert new_words_in(build.read(f"data/{name}")) >= wanted, name
    claims = {claim["id"]: claim for claim in build.data["claims"]}
    for change in books.changes:
        assert change.new in " ".join(words_of(claims[change.claim]))
        assert change.new in build.read(f"data/claims/{change.claim}.json")
        page = build.read(claims[change.claim]["url"].partition("#")[0])
        quotations = re.findall(r"<blockquote\b[^>]*ps-words.*?</blockquote>", page, re.DOTALL)
        assert change.new in text_of(" ".join(quotations)), change


def test_each_change_is_in_the_epub(books: Books) -> None:
    pages = files_with_text(books.build("new", "epub").out)
    text = "".join(content.decode() for name, content in pages.items() if name.endswith(".xhtml"))
    assert new_words_in(text) >= {change.new for change in books.changes}


def test_each_change_is_in_the_text_of_the_pdf(books: Books) -> None:
    (path,) = books.build("new", "typst").out.glob("*.pdf")
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    letters = re.sub(r"[\s\u00ad-]", "", text)
    assert [change for change in books.changes if change.new not in letters] == []


@pytest.mark.parametrize("builder", ["html", "epub", "typst"])
def test_nothing_else_differs(books: Books, builder: str) -> None:
    old, new = (files_with_text(books.build(name, builder).out) for name in ("old", "new"))
    assert old.keys() == new.keys()
    same = {name: taken_back(comparable(name, content), books) for name, content in new.items()}
    differ = [name for name, content in same.items() if content != comparable(name, old[name])]
    assert [name for name in differ if name != INDEX] == []


@pytest.mark.parametrize("builder", ["html", "epub", "typst"])
def test_the_old_words_stand_nowhere(books: Books, builder: str) -> None:
    """Except where our own text has the same words."""
    typed = text_of(
        " ".join(
            re.sub(r"^> ?", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            for part in ("docs", "sources")
            for path in (books.root / "new" / part).rglob("*.*")
            if path.suffix in {".md", ".toml", ".bib"}
        )
    )
    around = [change.around for change in books.changes]
    # One word alone may stand beside anything.
    gone = [words for words in around if words not in typed and " " in words]
    assert len(gone) > 0.9 * len(books.changes)
    found = []
    for name, content in files_with_text(books.build("new", builder).out).items():
        if name.endswith((".xhtml", ".html", ".json", ".jsonld", ".csv", ".xml", ".js", ".typ")):
            text = text_of(content.decode())
            found += [(name, around) for around in gone if around in text]
    assert found == []
