"""Copy the skeleton of a reader into a folder: ``make new-reader DIR=path``.

The skeleton is the tiny reader of ``tests/reader`` with the extension, the lock of the book and the two tools that
set up and build, and with the files of ``tools/skeleton``, which only a reader of its own needs.
Nothing of these is kept twice: what is copied is what this project itself builds and tests.

Nothing but the standard library is used here.
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
    "tools/sphinx.sh": "tools/sphinx.sh",
    "tools/skeleton": ".",
}
"""What is copied, from this project, and where it stands in the new reader."""
TESTS_NEED = ("jsonschema", "pytest")
LEFT_ALONE = {".git"}
"""What a folder may hold and still be empty: a reader may well be begun in a fresh working copy."""

ENTRY = re.compile(r"^(?=[a-z])", re.MULTILINE)
NAME = re.compile(r"[a-z0-9.-]+")

CONF_HEAD = '''"""The settings of the reader; the page "A reader of your own" of Accounts of a Split explains them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "_ext"))

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


class NoReader(Exception):
    """Why no reader was made, and the mend, in words for the person at the keyboard."""


def main(arguments: list[str]) -> int:
    """Make a reader in the folder named; return 0 when it stands, 1 after saying why it does not."""
    try:
        folder = vacant(arguments[0] if arguments else "")
        make(folder)
    except NoReader as reason:
        print(reason, file=sys.stderr)
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


def vacant(name: str) -> Path:
    """Return the folder to write to.

    :raises NoReader: where none is named, or what is named is a file, holds something, or lies in what is copied
    """
    if not name.strip():
        raise NoReader("No folder is named. Name a new or an empty one: make new-reader DIR=../my-reader")
    folder = Path(name).expanduser()
    if folder.exists() and not folder.is_dir():
        raise NoReader(f"{folder} is a file. Name a new or an empty folder: make new-reader DIR=../my-reader")
    inside = next((source for source in COPIES if folder.resolve().is_relative_to(ROOT / source)), None)
    if inside:
        raise NoReader(
            f"{folder} lies in {inside}, which is copied. Name a folder elsewhere: make new-reader DIR=../my-reader"
        )
    held = sorted({path.name for path in folder.iterdir()} - LEFT_ALONE) if folder.exists() else []
    if held:
        more = f" and {len(held) - 3} more" if len(held) > 3 else ""
        raise NoReader(
            f"{folder} is not empty: it holds {', '.join(held[:3])}{more}. Nothing was written.\n"
            "Name a new or an empty folder, or move what is there: make new-reader DIR=../my-reader"
        )
    return folder


def make(folder: Path) -> None:
    """Write the reader into *folder*, which is made where it is missing."""
    for source, target in COPIES.items():
        origin, place = ROOT / source, folder / target
        if origin.is_dir():
            shutil.copytree(
                origin,
                place,
                ignore=shutil.ignore_patterns("__pycache__", ".mypy_cache"),
                dirs_exist_ok=True,
            )
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(origin, place)
    conf = folder / "docs" / "conf.py"
    conf.write_text(settings(conf.read_text(encoding="utf-8")), encoding="utf-8")
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    (folder / "requirements-test.lock").write_text(part_of(lock, TESTS_NEED), encoding="utf-8")


def settings(conf: str) -> str:
    """Return the settings of the tiny reader as those of one that stands alone, has the theme of the book and is printed."""
    body = conf[conf.index("project =") :]
    for old, new in (
        ('html_theme = "basic"', 'html_theme = "sphinx_book_theme"'),
        ('"perspectives"]', '"perspectives", "typst_book", "epub_book"]'),
    ):
        if old not in body:
            raise NoReader(
                f"The settings of tests/reader have changed: {old} is missing. Mend tools/new_reader.py."
            )
        body = body.replace(old, new)
    return CONF_HEAD + body + CONF_END


def part_of(lock: str, wanted: tuple[str, ...]) -> str:
    """Return the entries of a lock that *wanted* packages stand in, with all that they need.

    Each entry of the lock tells in its comment "via" which packages it is there for (uv, pip-tools).
    """
    entries = {match[0]: entry for entry in ENTRY.split(lock) if (match := NAME.match(entry))}
    needed_by = {name: set(NAME.findall(entry.partition("# via")[2])) for name, entry in entries.items()}
    kept, before = set(wanted), set[str]()
    while kept != before:
        before = set(kept)
        kept |= {name for name, users in needed_by.items() if users & kept}
    head = "# What the tests of the reader need, from the lock that it was made with.\n"
    return head + "".join(entries[name] for name in sorted(kept))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
