"""The archive of an edition, as ``make release`` makes it: read, and compared with its list of checksums.

Nothing in an archive is believed before it is looked at: the names of its files, then the checksum of each.
"""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from perspectives.records.edition_record import (
    NUMBER,
    EditionRecord,
    PublishedEdition,
    record_of,
)
from perspectives.records.problems import PROBLEM_KINDS
from perspectives.registry.editions_file import EDITIONS_FILE, load_editions

SUMS, PAGES, CLAIMS = "SHA256SUMS", "html/", "html/data/claims.json"
SUM_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
UNPLAIN_NAME = re.compile(r"[\x00-\x1f\x7f\\:]")
"""Signs that no name of a file in an archive of ours has, and by which some systems leave the folder."""


class ArchiveError(Exception):
    """Why a file cannot be used as the archive of an edition, as one sentence for the user."""


@dataclass(frozen=True, slots=True)
class EditionArchive:
    """The archive of an edition, all of whose files are as listed.

    :ivar path: the file
    :ivar sha256: the hash of the file
    :ivar files: the content of each file, by its name in the folder of the archive
    :ivar number: the number of the edition
    :ivar language: the language of the book
    """

    path: Path
    sha256: str
    files: Mapping[str, bytes]
    number: str
    language: str

    def pages(self) -> dict[str, bytes]:
        """Return the files for the screen, by their paths relative to the root of the pages."""
        return {
            name.removeprefix(PAGES): content
            for name, content in self.files.items()
            if name.startswith(PAGES)
        }

    def record(self) -> EditionRecord:
        """Return the record of what the edition said."""
        content = json.loads(self.files[CLAIMS])
        base = content.get("base") or content["book"].get("base") or ""
        claims = [
            {**claim, "url": claim["url"].removeprefix(base)} for claim in content["claims"] if claim["url"]
        ]
        is_folder = any(claim["url"].partition("#")[0].endswith("/") for claim in claims)
        pages = (name for name in self.pages() if is_page(name))
        return record_of(claims, (address_of(name) if is_folder else name for name in pages))


def is_page(name: str) -> bool:
    """Return whether a file is a page that people read; *name* is its path from the root of the pages."""
    return name.endswith(".html") and not name.startswith("_static/")


def address_of(name: str) -> str:
    """Return the address of a file where each page is a folder of its own."""
    return name[: -len("index.html")] if name == "index.html" or name.endswith("/index.html") else name


def read_archive(path: Path) -> EditionArchive:
    """Read the archive of an edition, and compare it with its list of checksums.

    :raises ArchiveError: if it is no archive of an edition, is damaged, or would write outside its folder
    """
    try:
        content = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            files = _files_of(path, archive)
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ArchiveError(
            f"{path} is no zip archive, or a damaged one ({error}): get the archive of the edition again."
        ) from error
    _check_sums(path, files)
    number, language = _edition_of(path, files)
    return EditionArchive(path, hashlib.sha256(content).hexdigest(), files, number, language)


def _files_of(path: Path, archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the files of the one folder in a zip archive, after a look at all names."""
    files: dict[str, bytes] = {}
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    for entry in archive.infolist():
        name = entry.orig_filename
        parts = PurePosixPath(name).parts
        is_link = stat.S_ISLNK(entry.external_attr >> 16)
        if is_link or name.startswith("/") or ".." in parts or UNPLAIN_NAME.search(name):
            raise ArchiveError(
                f"{path} holds {name!r}, which would be written outside the folder of the edition: "
                "it is no archive that “make release” has made, and nothing is taken from it."
            )
    folders = {entry.filename.partition("/")[0] for entry in entries}
    if len(folders) != 1 or f"{next(iter(folders))}/{SUMS}" not in archive.namelist():
        raise ArchiveError(
            f"{path} is no archive of an edition: it has no folder with {SUMS}, as “make release” makes it."
        )
    for entry in entries:
        name = entry.filename.partition("/")[2]
        if name in files:
            raise ArchiveError(f"{path} holds {name!r} twice: get the archive of the edition again.")
        files[name] = archive.read(entry)
    return files


def _check_sums(path: Path, files: Mapping[str, bytes]) -> None:
    lines = files[SUMS].decode("utf-8", "replace").splitlines()
    matches = [SUM_LINE.fullmatch(line) for line in lines]
    sums = {match[2]: match[1] for match in matches if match}
    found = {name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != SUMS}
    wrong = sorted(name for name in sums.keys() | found.keys() if sums.get(name) != found.get(name))
    if wrong or len(sums) != len(lines):
        what = f"{len(wrong)} of its files are not as {SUMS} lists them" if wrong else f"its {SUMS} is broken"
        first = f", such as {wrong[0]}" if wrong else ""
        raise ArchiveError(
            f"{path} is damaged or changed: {what}{first}; get the archive of the edition again."
        )


def _edition_of(path: Path, files: Mapping[str, bytes]) -> tuple[str, str]:
    """Return the number of the edition and the language of the book, as its data say them."""
    try:
        book: Any = json.loads(files[CLAIMS])["book"]
        number, language = book["edition"], book["language"]
    except (KeyError, ValueError, TypeError) as error:
        raise ArchiveError(
            f"{path} is no archive of an edition: {CLAIMS} in it does not say which one."
        ) from error
    if f"{PAGES}index.html" not in files:
        raise ArchiveError(f"{path} is no archive of an edition: it has no {PAGES}index.html.")
    if not isinstance(number, str) or not NUMBER.fullmatch(number):
        raise ArchiveError(
            f"{path} is the archive of {number!r}, which is work between editions and no edition: "
            "give archives of editions alone."
        )
    return number, str(language)


def archive_paths(given: str) -> list[Path]:
    """Return the archives that a user names: files, and all ``.zip`` files of the folders.

    :param given: one path, or several with blanks between them, quoted as in a shell
    :raises ArchiveError: if there is no such file or folder
    """
    try:
        names = [given] if Path(given).exists() else shlex.split(given)
    except ValueError as error:
        raise ArchiveError(f"EDITIONS={given} cannot be read: {error}.") from error
    return list(_paths(names)) if given.strip() else []


def _paths(names: list[str]) -> Iterator[Path]:
    for path in map(Path, names):
        if path.is_dir():
            yield from sorted(path.glob("*.zip"))
        elif path.exists():
            yield path
        else:
            raise ArchiveError(
                f"There is no file or folder {path}: name archives of editions, or a folder that holds them, "
                "such as EDITIONS=archives."
            )


def read_editions(sources: Path) -> tuple[PublishedEdition, ...]:
    """Return the editions that a folder records.

    :raises ArchiveError: if the record has a fault; the message has a line for each
    """
    editions, problems = load_editions(sources, hashlib.sha256())
    if problems:
        raise ArchiveError(
            "\n".join(
                f"{one.path}:{one.line}: {PROBLEM_KINDS[one.code].sentence} Found: {one.value}."
                + (f" Expected: {one.expected}." if one.expected else "")
                for one in problems
            )
        )
    return editions


def recorded_edition(
    archive: EditionArchive, editions: tuple[PublishedEdition, ...], sources: Path
) -> PublishedEdition:
    """Return the edition on record that an archive is.

    :raises ArchiveError: if none has its number, or another archive is on record, or it says other words
    """
    edition = next((one for one in editions if one.number == archive.number), None)
    path = sources / EDITIONS_FILE
    if edition is None:
        numbers = ", ".join(one.number for one in editions) or "none"
        raise ArchiveError(
            f"{archive.path} is the archive of edition {archive.number}, which {path} does not record "
            f"(it has: {numbers}): add it there first."
        )
    if not edition.kept:
        raise ArchiveError(
            f"{archive.path} is the archive of edition {archive.number}, and {path} says that none is kept: "
            "take out “kept = false” there."
        )
    if edition.sha256 not in ("", archive.sha256):
        raise ArchiveError(
            f"{archive.path} is not the archive of edition {archive.number} that {path} records: its hash is "
            f"{archive.sha256}, expected is {edition.sha256}. "
            "Get that archive; if it is lost, and this one was made from the same commit, record this hash."
        )
    if edition.record not in (None, archive.record()):
        raise ArchiveError(
            f"{archive.path} does not say what edition {archive.number} said by {sources}/editions/"
            f"{archive.number}.json: its claims or pages are others. Get the archive of that edition."
        )
    return edition
