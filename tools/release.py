"""Put an edition into one archive, the same bytes for the same files: ``make release``.

What goes in: the pages as ``make all`` left them, the PDF, the EPUB, the data, the bibliography, the licences, how to
cite, a list of checksums in the form of ``sha256sum``, and the script that compares the files with it. What comes out:
one zip archive with one folder, in a fixed order, every file with one time, that of SOURCE_DATE_EPOCH, else of the last
commit, else of the day of the edition.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from time import struct_time

from tools.citation_files import Edition, edition

NAME = "accounts-of-a-split"
PAPERS = ("CITATION.cff", "CHANGELOG.md", "LICENSE", "LICENSE-CONTENT.md", "LICENSES/CC-BY-SA-4.0.txt")
READ_ME = """\
{title}, edition {version}, {day}

html/index.html   the book for the screen: open it in a browser, no server is needed
{name}.pdf    the book on paper
{name}.epub   the book for e-readers
data/             its data, each file explained in html/reference/data.html
references.bib    its bibliography
CITATION.cff      how to cite it
LICENSE-CONTENT.md  which licence goes for which layer
SHA256SUMS        the checksum of every file

To see that nothing was changed or lost on the way: python3 verify.py
"""


def main(arguments: list[str]) -> int:
    """Write the archive of what stands in a repository's folder, by default the one that this script is in."""
    root = Path(arguments[0]) if arguments else Path(__file__).parents[1]
    facts = edition(root)
    content = gathered(root, facts)
    place = root / "build" / "release" / f"{NAME}-{facts.version}.zip"
    place.parent.mkdir(parents=True, exist_ok=True)
    pack(place, content, moment(root, facts))
    print(place.relative_to(root))
    return 0


def gathered(root: Path, facts: Edition) -> dict[str, bytes]:
    """Return every file of the archive by its name; what is not built yet is an error with its mend."""
    build = root / "build"
    places = {
        **{f"html/{name}": path for name, path in below(build / "html")},
        **{f"data/{name}": path for name, path in below(build / "html" / "data")},
        f"{NAME}.pdf": build / "pdf" / f"{NAME}.pdf",
        f"{NAME}.epub": build / "epub" / f"{NAME}.epub",
        "references.bib": root / "sources" / "references.bib",
        "verify.py": root / "tools" / "verify.py",
        **{name: root / name for name in PAPERS},
    }
    missing = [name for name, path in places.items() if not path.is_file()]
    if missing or not any(name.startswith("data/") for name in places):
        raise SystemExit(f"Not built yet: {', '.join(missing) or 'the pages'}. Build first: make all")
    content = {name: path.read_bytes() for name, path in places.items()}
    content["README.txt"] = READ_ME.format(
        title=facts.title, version=facts.version, day=facts.day.isoformat(), name=NAME
    ).encode()
    content["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(content[name]).hexdigest()}  {name}\n" for name in sorted(content)
    ).encode()
    return content


def below(folder: Path) -> list[tuple[str, Path]]:
    """Return the files under a folder with their names in it, but for what Sphinx hides there for its own use."""
    found = [(path.relative_to(folder), path) for path in folder.rglob("*") if path.is_file()]
    return [
        (name.as_posix(), path)
        for name, path in found
        if not any(part.startswith(".") for part in name.parts)
    ]


def moment(root: Path, facts: Edition) -> int:
    """Return the time of the archive's files, in seconds of Unix time."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given and (root / ".git").exists():
        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        given = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    if given:
        return int(given)
    return int(datetime(facts.day.year, facts.day.month, facts.day.day, tzinfo=UTC).timestamp())


def pack(place: Path, content: dict[str, bytes], seconds: int) -> None:
    """Write a zip archive with one folder, named as the archive; nothing in it depends on this machine or this day."""
    at = stamp(time.gmtime(seconds))
    with zipfile.ZipFile(place, "w") as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(f"{place.stem}/{name}", at)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content[name], zipfile.ZIP_DEFLATED, 9)


def stamp(at: struct_time) -> tuple[int, int, int, int, int, int]:
    """Return a time as zip archives hold it: even seconds, and none before 1980."""
    if at.tm_year < 1980:
        return (1980, 1, 1, 0, 0, 0)
    return (at.tm_year, at.tm_mon, at.tm_mday, at.tm_hour, at.tm_min, at.tm_sec // 2 * 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
