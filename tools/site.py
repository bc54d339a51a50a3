"""Put the present build and the archives of editions together into one tree: ``make site EDITIONS=archives``.

``build/site/`` has the pages of ``build/html``, and in a folder with its number each edition, as its archive
has it. A page of an edition differs from the archive in one line, which
:mod:`perspectives.rendering.edition_line` makes. The same build and archives give the same bytes; no git is
asked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sphinx.locale import init

from perspectives.records.edition_record import PublishedEdition, own_edition, version_key
from perspectives.rendering.edition_line import edition_line
from tools.edition_archive import (
    ArchiveError,
    EditionArchive,
    archive_paths,
    is_page,
    read_archive,
    read_editions,
    recorded_edition,
)
from tools.release import BOOK_NAME

ROOT = Path(__file__).parents[1]
SCRIPT = "edition-line.js"
LOST, FIRST = "404.html", "index.html"
"""The page for lost addresses, which stands in for a page that is gone; else the first page."""
NANOPUBLICATIONS = "np"
"""The folder of the nanopublications."""
BODY = re.compile(rb"""<body(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?>""", re.IGNORECASE)
BASE = re.compile(rb"<base\s[^>]*href=", re.IGNORECASE)
POLICY = re.compile(rb"""http-equiv=["']?Content-Security-Policy["']?\s+content="([^"]*)\"""", re.IGNORECASE)
SCRIPTS_OF_OWN = re.compile(r"(?:^|;)\s*script-src[^;]*'self'")


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition with its archive."""

    edition: PublishedEdition
    archive: EditionArchive


def main(arguments: Sequence[str] = (), root: Path = ROOT) -> int:
    """Put the tree together in ``build/site``. Return 0, or 1 after a sentence on what is wrong.

    :param arguments: the archives, or folders of them; without any, those that the variable EDITIONS names
    """
    try:
        given = " ".join(arguments) or os.environ.get("EDITIONS", "")
        say(build_site(root, archive_paths(given)))
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def say(lines: Sequence[str]) -> None:
    """Print lines."""
    print("\n".join(lines))


def build_site(root: Path, paths: Sequence[Path]) -> list[str]:
    """Put the tree together, and return what is to be said of it.

    :raises ArchiveError: if something cannot be used; the tree of an earlier call is then left as it was
    """
    html, site, sources = root / "build" / "html", root / "build" / "site", root / "sources"
    editions = read_editions(sources)
    release = release_of(html)
    own = own_edition(release, editions)
    own_archive = root / "build" / "release" / f"{BOOK_NAME}-{release}.zip"
    if own and own_archive.is_file():
        paths = [*paths, own_archive]
    kept = kept_editions(paths, editions, sources)
    for number in kept:
        if (html / number).exists():
            raise ArchiveError(
                f"The book has a page or folder {number!r} of its own, where edition {number} stands."
            )
    shutil.rmtree(site, ignore_errors=True)
    # The notes of Sphinx on its own build are no part of what is published.
    shutil.copytree(html, site, ignore=shutil.ignore_patterns(".buildinfo*", ".doctrees"))
    shutil.copyfile(ROOT / "tools" / SCRIPT, site / SCRIPT)
    if (root / "build" / NANOPUBLICATIONS).is_dir():
        shutil.copytree(root / "build" / NANOPUBLICATIONS, site / NANOPUBLICATIONS)
    newest = editions[-1].number if editions else ""
    for number, one in kept.items():
        write_edition(one, newest, site, site / number)
        keep_nanopublications(one, site / NANOPUBLICATIONS)
    return summary(editions, kept, own, release)


def release_of(html: Path) -> str:
    """Return the number of the present build."""
    try:
        return str(json.loads((html / "data" / "claims.json").read_text(encoding="utf-8"))["book"]["edition"])
    except (OSError, ValueError, KeyError) as error:
        raise ArchiveError(
            f"There is no whole build of the book in {html}: build it first, with make html."
        ) from error


def kept_editions(
    paths: Sequence[Path], editions: tuple[PublishedEdition, ...], sources: Path
) -> dict[str, Kept]:
    """Return the editions whose archives are given, by number, oldest first."""
    kept: dict[str, Kept] = {}
    for path in paths:
        archive = read_archive(path)
        edition = recorded_edition(archive, editions, sources)
        other = kept.get(edition.number)
        if other and other.archive.sha256 != archive.sha256:
            raise ArchiveError(
                f"{other.archive.path} and {path} are both archives of edition {edition.number}, "
                "and differ: give the one that was published."
            )
        kept[edition.number] = Kept(edition, archive)
    return dict(sorted(kept.items(), key=lambda item: version_key(item[0])))


def write_edition(one: Kept, newest: str, present: Path, folder: Path) -> None:
    """Write the pages of an edition into a folder.

    :param present: the folder of the present pages
    """
    init([], one.archive.language, "perspectives")
    for name, content in one.archive.pages().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(with_line(name, content, one.edition, newest, present) if is_page(name) else content)


def keep_nanopublications(one: Kept, folder: Path) -> None:
    """Write the nanopublications of an edition into a folder: their addresses name no edition."""
    for name, content in one.archive.pages().items():
        if name.startswith(f"{NANOPUBLICATIONS}/") and name.endswith(".trig"):
            folder.mkdir(exist_ok=True)
            (folder / Path(name).name).write_bytes(content)


def with_line(name: str, content: bytes, edition: PublishedEdition, newest: str, present: Path) -> bytes:
    """Return a page with the line in it; the page itself where it has no body.

    :param name: its path in the folder of the edition
    """
    body = BODY.search(content)
    if body is None:
        return content
    # A page for lost addresses may start its links from the root, wherever a host shows it.
    root = "" if BASE.search(content[: body.start()]) else "../" * (name.count("/") + 1)
    is_gone = not (present / name).is_file()
    instead = LOST if (present / LOST).is_file() else FIRST
    href = root + (instead if is_gone else quote(name))
    script = root + SCRIPT if may_load_scripts(content[: body.start()]) else ""
    line = edition_line(edition, newest, href, is_gone, script).encode("ascii", "xmlcharrefreplace")
    return content[: body.end()] + b"\n" + line + content[body.end() :]


def may_load_scripts(head: bytes) -> bool:
    """Return whether the head of a page allows it to load a script of its own host."""
    policy = POLICY.search(head)
    return policy is None or bool(SCRIPTS_OF_OWN.search(policy[1].decode("ascii", "replace")))


def summary(
    editions: tuple[PublishedEdition, ...],
    kept: dict[str, Kept],
    own: PublishedEdition | None,
    release: str,
) -> list[str]:
    """Return the lines that say what the tree has, and which addresses lead nowhere."""
    numbers = ", ".join(kept) or "none"
    lines = [f"The tree is in build/site: at / the build of {release}; editions beside it: {numbers}."]
    for edition in editions:
        if edition.kept and edition.number not in kept:
            made = " Make it: make release." if edition is own else ""
            lines.append(
                f"No archive of edition {edition.number} was given: addresses under /{edition.number}/ "
                f"lead nowhere.{made}"
            )
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
