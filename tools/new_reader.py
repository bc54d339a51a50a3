"""Copy the skeleton of a reader into a folder: ``make new-reader DIR=path``.

The skeleton is the tiny reader of ``tests/reader``, with the extension and the lock of the book.
With it come the script that sets up the environment, and the one that builds.
Files that only a new reader needs are in ``tools/skeleton``.
No file exists twice here: this project builds and tests the files that are copied.

This script needs only the standard library.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPIES = {
    "tests/reader/docs": "docs",
    "tests/reader/sources": "sources",
    "_ext": "_ext",
    "LICENSE": "_ext/LICENSE",
    "requirements.lock": "requirements.lock",
    "tools/environment.py": "tools/environment.py",
    "tools/__init__.py": "tools/__init__.py",
    "tools/build_book.py": "tools/build_book.py",
    "tools/build_lock.py": "tools/build_lock.py",
    "tools/skeleton": ".",
}
"""The files and folders of this project that are copied, with their places in the new reader."""
TEST_PACKAGES = ("jsonschema", "pytest")
"""The packages that the tests of a reader import."""
IGNORED_FILES = {".git"}
"""What an empty folder may hold. So a reader can be made in a new working copy of git."""

LOCK_ENTRY = re.compile(r"^(?=[a-z])", re.MULTILINE)
PACKAGE_NAME = re.compile(r"[a-z0-9.-]+")

CONF_START = '''\
"""The settings of the reader; the page "A reader of your own" of Accounts of a Split explains them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "_ext"))

from perspectives.build.source_date import check_source_date

# Here, before Sphinx loads its builders: one of them reads the date.
check_source_date()

'''

CONF_END = """
# The commands of the Makefile, as problems name them.
perspectives_commands = {"collate": "make collate WITNESSES=folder", "permalinks": "make permalinks"}

# What a PDF and an EPUB say of the book.
author = copyright = "The editors"
version = release
typst_basename = epub_basename = epub_identifier = epub_uid = "reader"
epub_scheme = "ID"
epub_show_urls = "no"
"""


class NewReaderError(Exception):
    """Why no reader was made, and what to do, as a message for the user."""


def main(arguments: list[str]) -> int:
    """Make a reader in the folder that is named. Return 0, or 1 after a message on what failed."""
    try:
        folder = checked_folder(arguments[0] if arguments else "")
        write_reader(folder)
    except NewReaderError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"The reader could not be written: {error}. Name a folder that you may write in.", file=sys.stderr
        )
        return 1
    print(
        f"The reader stands in {folder}. Next:\n\n"
        f"  cd {shlex.quote(str(folder))}\n"
        "  make html    # builds it; then open build/html/index.html\n"
        "  make test    # tries it\n\n"
        "README.md there says what to change first."
    )
    return 0


def checked_folder(name: str) -> Path:
    """Return the folder to write to.

    :raises NewReaderError: where no folder is named, or it is a file, or not empty, or in a copied folder
    """
    if not name.strip():
        raise NewReaderError(
            "No folder is named. Name a new or an empty one: make new-reader DIR=../my-reader"
        )
    folder = Path(name).expanduser()
    if folder.exists() and not folder.is_dir():
        raise NewReaderError(
            f"{folder} is a file. Name a new or an empty folder: make new-reader DIR=../my-reader"
        )
    inside = next((source for source in COPIES if folder.resolve().is_relative_to(ROOT / source)), None)
    if inside:
        raise NewReaderError(
            f"{folder} lies in {inside}, which is copied. "
            "Name a folder elsewhere: make new-reader DIR=../my-reader"
        )
    names = sorted({path.name for path in folder.iterdir()} - IGNORED_FILES) if folder.exists() else []
    if names:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        raise NewReaderError(
            f"{folder} is not empty: it holds {', '.join(names[:3])}{more}. Nothing was written.\n"
            "Name a new or an empty folder, or move what is there: make new-reader DIR=../my-reader"
        )
    return folder


def write_reader(folder: Path) -> None:
    """Write the reader into *folder*, which is made where it is missing."""
    for source, target in COPIES.items():
        origin, copy = ROOT / source, folder / target
        if origin.is_dir():
            shutil.copytree(
                origin,
                copy,
                ignore=shutil.ignore_patterns("__pycache__", ".mypy_cache"),
                dirs_exist_ok=True,
            )
        else:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(origin, copy)
    conf = folder / "docs" / "conf.py"
    conf.write_text(standalone_settings(conf.read_text(encoding="utf-8")), encoding="utf-8")
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    (folder / "requirements-test.lock").write_text(entries_for(lock, TEST_PACKAGES), encoding="utf-8")


def standalone_settings(conf: str) -> str:
    """Return conf.py of the tiny reader, changed for a new reader: with the book's theme, PDF and EPUB.

    :raises NewReaderError: where a line that must be changed is missing
    """
    body = conf[conf.index("project =") :]
    for old, new in (
        ('html_theme = "basic"', 'html_theme = "sphinx_book_theme"'),
        ('"perspectives"]', '"perspectives", "typst_book", "epub_book"]'),
    ):
        if old not in body:
            raise NewReaderError(
                f"The settings of tests/reader have changed: {old} is missing. Mend tools/new_reader.py."
            )
        body = body.replace(old, new)
    return CONF_START + body + CONF_END


def entries_for(lock: str, packages: tuple[str, ...]) -> str:
    """Return the entries of a lock for *packages* and all that they depend on.

    The comment "via" of an entry names the packages that depend on it (uv, pip-tools).
    """
    entries = {match[0]: entry for entry in LOCK_ENTRY.split(lock) if (match := PACKAGE_NAME.match(entry))}
    users_of = {
        name: set(PACKAGE_NAME.findall(entry.partition("# via")[2])) for name, entry in entries.items()
    }
    names, before = set(packages), set[str]()
    while names != before:
        before = set(names)
        names |= {name for name, users in users_of.items() if users & names}
    head = "# What the tests of the reader need, from the lock that it was made with.\n"
    return head + "".join(entries[name] for name in sorted(names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
