"""Two small editions of the tiny reader, with their archives, put together into one tree."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support import MOMENT, READER, Book, Build
from tools import edition_record, release, site
from tools.edition_archive import archive_paths

BASE = "https://example.org/bell/"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
FIRST = '[[editions]]\nnumber = "1.0"\nissued = 2026-01-02\n'
SECOND = '\n[[editions]]\nnumber = "1.1"\nissued = 2026-03-04\n'
TOWER = "(tower)=\n# The tower\n\nIt is high.\n"
COLD = """
:::{claim} nobody
:id: nobody-was-cold
:quoted-in: pedlar-letter
:perspective: village

It was cold.
:::
"""
LAUGHED = """:::{claim} nobody
:id: nobody-laughed
:quoted-in: pedlar-letter
:perspective: village

The village laughed.
:::
"""
WARM = COLD.replace("cold", "warm")
PERMALINKS = """[claims]
nobody-laughed = { edition = "1.0", pages = ["bell"] }
nobody-was-cold = { edition = "1.0", pages = ["tower"] }

[retired.claims.nobody-was-cold]
edition = "1.1"
why = "Nobody said it."
replaced-by = "nobody-was-warm"
"""


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of both editions, what it is made of, and what was said.

    :ivar first: the pages of the first edition as they were built
    """

    root: Path
    site: Path
    first: Mapping[str, bytes]
    second: Build
    said: str


def content_of(folder: Path) -> dict[str, bytes]:
    """Return the files of an archive with the pages of a build."""
    content = {f"html/{name}": path.read_bytes() for name, path in release.files_below(folder)}
    return {**content, "SHA256SUMS": sums_of(content)}


def sums_of(content: Mapping[str, bytes]) -> bytes:
    """Return the list of checksums of files."""
    return "".join(
        f"{hashlib.sha256(content[name]).hexdigest()}  {name}\n" for name in sorted(content)
    ).encode()


def write_archive(path: Path, content: dict[str, bytes]) -> Path:
    """Write an archive as “make release” does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    release.pack(path, content, int(MOMENT))
    return path


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the content of the files below a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def make_tree(root: Path) -> Tree:
    """Return two editions of the tiny reader in one tree; in the second, four claims have changed."""
    book = Book(root, READER)
    book.replace("docs/index.md", "registers", "registers\ntower\nyard")
    book.write("docs/tower.md", TOWER + COLD)
    book.write("docs/yard.md", "(yard)=\n# The yard\n\nIt is wide.\n\n:::{view} editions\n:form: this\n:::\n")
    book.write("sources/editions.toml", FIRST)
    settings: dict[str, Any] = {"html_baseurl": BASE, "perspectives_issued": "2026-01-02"}
    first = book.build(**settings)
    archives = root / "archives"
    book.write("build/html/np/RAfirst.trig", "The first.")
    archive = write_archive(archives / "bell-1.0.zip", content_of(first.out))
    pages = first.files()
    shutil.rmtree(first.out / "np")
    book.write("build/np/RAsecond.trig", "The second.")
    assert edition_record.main([str(archives)], root) == 0
    assert first.warnings == []

    sha256 = hashlib.sha256(archive.read_bytes()).hexdigest()
    book.write("sources/editions.toml", f'{FIRST}commit = "{COMMIT}"\nsha256 = "{sha256}"\n{SECOND}')
    book.write("sources/permalinks.toml", PERMALINKS)
    book.replace("docs/conf.py", '"1.0"', '"1.1"')
    book.replace("docs/index.md", "\nyard", "\neditions")
    (root / "docs/yard.md").unlink()
    book.write(
        "docs/editions.md", "(editions)=\n# Editions\n\n:::{view} editions\n:::\n\n:::{view} retired\n:::\n"
    )
    book.replace("docs/bell.md", "> It was very old.", "> It was very, very old.")
    book.replace("docs/bell.md", LAUGHED, "Nobody says so here.\n")
    book.write("docs/tower.md", f"{TOWER}\n{LAUGHED}{WARM}")
    second = book.build(**(settings | {"perspectives_issued": "2026-03-04"}))
    assert second.warnings == []
    shutil.rmtree(root / "build" / "doctrees-html")
    write_archive(root / "build/release/accounts-of-a-split-1.1.zip", content_of(second.out))
    said = "\n".join(site.build_site(root, archive_paths(str(archives))))
    return Tree(root, root / "build" / "site", pages, second, said)
