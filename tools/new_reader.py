"""Make a reader on another subject in an empty folder: ``make new-reader DIR=path``.

The reader is the tiny one of ``tests/reader``. It requires the extension by a wheel in its folder ``wheels``.
Its lock names that wheel and all else that it needs, by hashes; the versions are those of this book.
With it come the scripts that set up the environment and that build.
Files that only a new reader needs are in ``tools/skeleton``.
No file exists twice here: this project builds and tests the files that are copied.

Usage, from the root of the project::

    python3 -m tools.new_reader DIR [WHEEL]

The wheel is that of ``build/wheel`` if none is named. This script needs only the standard library.
"""

from __future__ import annotations

import hashlib
import re
import shlex
import shutil
import sys
import tomllib
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPIES = {
    "tests/reader/docs": "docs",
    "tests/reader/sources": "sources",
    "tools/environment.py": "tools/environment.py",
    "tools/__init__.py": "tools/__init__.py",
    "tools/build_book.py": "tools/build_book.py",
    "tools/build_lock.py": "tools/build_lock.py",
    "tools/edition_time.py": "tools/edition_time.py",
    "tools/progress.py": "tools/progress.py",
    "tools/working_files.py": "tools/working_files.py",
    "tools/skeleton": ".",
}
"""The files and folders of this project that are copied, with their places in the new reader."""
OF_THIS_BOOK = (*COPIES, "docs", "sources", "_ext")
"""Where no reader can be made: what is copied, and what this book is built from."""
EXTRAS = ("pdf", "epub", "handouts")
"""The extras of the extension that a new reader has."""
THEME = "sphinx-book-theme"
TEST_PACKAGES = ("jsonschema", "pytest")
"""The packages that the tests of a reader import."""
IGNORED_FILES = {".git"}
"""What an empty folder may hold. So a reader can be made in a new working copy of git."""

WHEELS = "build/wheel"
WHEEL_PATTERN = "sphinx_perspectives-*.whl"
LOCK_ENTRY = re.compile(r"^(?=[a-z])", re.MULTILINE)
PACKAGE_NAME = re.compile(r"[a-z0-9.-]+")

CONF_START = '''\
"""The settings of the reader; the page "A reader of your own" of the manual explains them (make manual)."""

from perspectives.build.source_date import check_source_date

# Here, before Sphinx loads its builders: one of them reads the date.
check_source_date()

'''

CONF_END = """
# The commands of the Makefile, as problems name them.
perspectives_commands = {{
    "collate": "make collate WITNESSES=folder",
    "permalinks": "make permalinks",
    "texts": "make texts",
}}

# What a PDF and an EPUB say of the book.
author = copyright = "The editors"
version = release
# The day of this edition. PDF and EPUB have it where no git tells another.
perspectives_issued = "{day}"
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
        write_reader(folder, wheel_named(arguments[1] if len(arguments) > 1 else ""))
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
    if name.startswith("-"):
        raise NewReaderError(
            f"“{name}” looks like an option, and this command has none. "
            f"Name a new or an empty folder: make new-reader DIR=../my-reader; one of this name is ./{name}"
        )
    folder = Path(name).expanduser()
    if folder.exists() and not folder.is_dir():
        raise NewReaderError(
            f"{folder} is a file. Name a new or an empty folder: make new-reader DIR=../my-reader"
        )
    inside = next((one for one in OF_THIS_BOOK if folder.resolve().is_relative_to(ROOT / one)), None)
    if inside:
        raise NewReaderError(
            f"{folder} lies in {inside}, which is read here. Nothing was written.\n"
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


def wheel_named(name: str) -> Path:
    """Return the wheel of the extension that is named, or else the one of ``build/wheel``.

    :raises NewReaderError: where it is not there
    """
    wheels = [Path(name).expanduser()] if name.strip() else sorted((ROOT / WHEELS).glob(WHEEL_PATTERN))
    if not (wheels and wheels[-1].is_file() and fnmatch(wheels[-1].name, WHEEL_PATTERN)):
        raise NewReaderError(
            f"{name or WHEELS} is no wheel of the extension, {WHEEL_PATTERN}. Make one: make wheel"
        )
    return wheels[-1]


def write_reader(folder: Path, wheel: Path) -> None:
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
    (folder / "wheels").mkdir()
    shutil.copyfile(wheel, folder / "wheels" / wheel.name)
    required = f"./wheels/{wheel.name}"
    (folder / "requirements.in").write_text(
        f"# What the reader needs; make lock writes requirements.lock from it.\n"
        f"{required}[{','.join(EXTRAS)}]\n{THEME}\n",
        encoding="utf-8",
    )
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (folder / "requirements.lock").write_text(
        f"# Made by make new-reader; make lock writes it anew.\n{required} \\\n    --hash=sha256:{digest}\n"
        + entries_for(lock, needed_packages()),
        encoding="utf-8",
    )
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    (folder / "requirements-test.lock").write_text(
        "# What the tests of the reader need, from the lock that it was made with.\n"
        + entries_for(lock, TEST_PACKAGES),
        encoding="utf-8",
    )


def needed_packages() -> tuple[str, ...]:
    """Return the packages that the extension with its extras, and the theme, ask for."""
    project = tomllib.loads((ROOT / "_ext" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *(line for extra in EXTRAS for line in extras[extra]), THEME]
    return tuple(match[0] for line in asked if (match := PACKAGE_NAME.match(line)))


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
    return CONF_START + body + CONF_END.format(day=datetime.now(tz=UTC).date())


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
    return "".join(entries[name] for name in sorted(names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
