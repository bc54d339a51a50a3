"""Put an edition into one archive: ``make release``. The same files give the same bytes.

The archive holds the pages as ``make all`` made them, the PDF, the EPUB, the data, the bibliography, the
licences and the citation file. It also holds a list of checksums, as ``sha256sum`` writes it, and a script
that checks them. For archives and repositories it is an RO-Crate (``ro-crate-metadata.json``), with the
metadata that DataCite and Zenodo take.
It is a zip archive with one folder, in a fixed order, and all files have one time.
This is the time of the PDF and the EPUB: see ``tools/build_book.py``.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
import zipfile
from pathlib import Path
from time import struct_time

from tools.citation_files import Edition, read_edition, read_settings
from tools.datacite_file import datacite_text
from tools.edition_time import NoTimeError, edition_time
from tools.progress import Progress
from tools.ro_crate import CRATE_FILE, crate_text

BOOK_NAME = "accounts-of-a-split"
SUMS_FILE = "SHA256SUMS"
ROOT_FILES = (
    ".zenodo.json",
    "CITATION.cff",
    "CHANGELOG.md",
    "LICENSE",
    "LICENSE-CONTENT.md",
    "LICENSES/CC-BY-SA-4.0.txt",
)
README_TEMPLATE = """\
{title}, {edition}, {day}

html/index.html   the book for the screen: open it in a browser, no server is needed
{name}.pdf    the book on paper
{name}.epub   the book for e-readers
data/             its data, each file explained in html/reference/data.html
references.bib    its bibliography
CITATION.cff      how to cite it
ro-crate-metadata.json  what each file is, for programs: this folder is an RO-Crate
datacite.json     what DataCite needs to register it{doi}
.zenodo.json      what Zenodo needs for a deposit
LICENSE-CONTENT.md  which licence goes for which layer
SHA256SUMS        the checksum of every file

To see that nothing was changed or lost on the way: python3 verify.py
"""


def main(arguments: list[str]) -> int:
    """Write the archive of the repository in the folder that is named, else of this one; return 0."""
    root = Path(arguments[0]) if arguments else Path(__file__).parents[1]
    facts = read_edition(root)
    address = os.environ.get("BASEURL", "").rstrip("/")
    content = collect_content(root, facts, f"{address}/" if address else "")
    archive = root / "build" / "release" / f"{BOOK_NAME}-{facts.version}.zip"
    archive.parent.mkdir(parents=True, exist_ok=True)
    try:
        seconds = edition_time(root, os.environ)
    except NoTimeError as error:
        raise SystemExit(str(error)) from error
    pack(archive, content, seconds)
    print(archive.relative_to(root))
    return 0


def collect_content(root: Path, facts: Edition, address: str = "") -> dict[str, bytes]:
    """Return the content of each file of the archive, by its name.

    :param address: the address of the edition's pages; empty where there is none
    :raises SystemExit: where something is not built yet; the message says what to build
    """
    build = root / "build"
    places = {
        **{f"html/{name}": path for name, path in files_below(build / "html")},
        **{f"data/{name}": path for name, path in files_below(build / "html" / "data")},
        # Claims as nanopublications, where the pages have a public address.
        **{f"html/np/{name}": path for name, path in files_below(build / "np")},
        f"{BOOK_NAME}.pdf": build / "pdf" / f"{BOOK_NAME}.pdf",
        f"{BOOK_NAME}.epub": build / "epub" / f"{BOOK_NAME}.epub",
        "references.bib": root / "sources" / "references.bib",
        "verify.py": root / "tools" / "verify.py",
        **{name: root / name for name in ROOT_FILES},
    }
    missing = [name for name, path in places.items() if not path.is_file()]
    if missing or not any(name.startswith("data/") for name in places):
        raise SystemExit(f"Not built yet: {', '.join(missing) or 'the pages'}. Build first: make all")
    content = {name: path.read_bytes() for name, path in places.items()}
    content["README.txt"] = README_TEMPLATE.format(
        title=facts.title,
        edition=read_settings(root)["edition"],
        day=facts.day.isoformat(),
        name=BOOK_NAME,
        doi="" if facts.doi else "; a DOI is not in it, for this edition had none when it was packed",
    ).encode()
    content["datacite.json"] = datacite_text(facts, address).encode()
    sizes = {name: len(text) for name, text in content.items()}
    content[CRATE_FILE] = crate_text(facts, BOOK_NAME, {**sizes, SUMS_FILE: None}, address).encode()
    content[SUMS_FILE] = "".join(
        f"{hashlib.sha256(content[name]).hexdigest()}  {name}\n" for name in sorted(content)
    ).encode()
    return content


def files_below(folder: Path) -> list[tuple[str, Path]]:
    """Return the files below a folder with their relative names; Sphinx's own hidden files are left out."""
    files = [(path.relative_to(folder), path) for path in folder.rglob("*") if path.is_file()]
    return [
        (name.as_posix(), path)
        for name, path in files
        if not any(part.startswith(".") for part in name.parts)
    ]


def pack(path: Path, content: dict[str, bytes], seconds: int) -> None:
    """Write a zip archive with one folder, which has its name. No byte depends on the machine or the day."""
    time_of_entry = zip_time(time.gmtime(seconds))
    with Progress("release") as progress, zipfile.ZipFile(path, "w") as archive:
        for number, name in enumerate(sorted(content)):
            progress.update("packing", number, len(content), name)
            entry = zipfile.ZipInfo(f"{path.stem}/{name}", time_of_entry)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content[name], zipfile.ZIP_DEFLATED, 9)


def zip_time(utc: struct_time) -> tuple[int, int, int, int, int, int]:
    """Return a time as zip archives hold it: even seconds, and no year before 1980."""
    if utc.tm_year < 1980:
        return (1980, 1, 1, 0, 0, 0)
    return (utc.tm_year, utc.tm_mon, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec // 2 * 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
