"""Put a newer wheel of the extension in the place of the one in ``wheels``: ``make update WHEEL=file``.

The wheel and its name in requirements.in are changed; ``make update`` then writes the lock anew.
This script needs only the standard library.
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

NAME = re.compile(r"sphinx_perspectives-[^-]+-py3-none-any\.whl")
WHEELS, REQUIREMENTS = Path("wheels"), Path("requirements.in")


def main(arguments: list[str]) -> int:
    """Take the wheel that is named. Return 0; 1 after a message, and then nothing is changed."""
    name = arguments[0].strip() if arguments else ""
    wheel = Path(name).expanduser()
    if not name:
        return fail("No wheel is named. Name the newer one: make update WHEEL=path/sphinx_perspectives-….whl")
    if not wheel.is_file():
        return fail(f"{wheel} is not there. Name a file: make update WHEEL=path/sphinx_perspectives-….whl")
    if not (NAME.fullmatch(wheel.name) and zipfile.is_zipfile(wheel)):
        return fail(f"{wheel} is no wheel of the extension: its name is like sphinx_perspectives-….whl.")
    text = REQUIREMENTS.read_text(encoding="utf-8")
    if not NAME.search(text):
        return fail(f"{REQUIREMENTS} names no wheel of the extension: add ./wheels/{wheel.name}")
    content = wheel.read_bytes()
    for old in WHEELS.glob("sphinx_perspectives-*.whl"):
        old.unlink()
    WHEELS.mkdir(exist_ok=True)
    (WHEELS / wheel.name).write_bytes(content)
    REQUIREMENTS.write_text(NAME.sub(wheel.name, text), encoding="utf-8")
    return 0


def fail(message: str) -> int:
    """Print a message, and return the status of a command that failed."""
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
