"""``python -m perspectives nanopubs HTML``: each claim of a built book as a nanopublication.

They are made from the linked data of the pages in the folder *HTML*, and belong into its folder ``np``.
There is a file in TriG for each, named after its hash, and ``index.json``, which names them by their claims.
Nothing is sent anywhere, and without a key nothing is signed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

FILE = Path("data", "accounts.jsonld")


class NanopubsError(Exception):
    """No nanopublications were made. The message says why, and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 if nothing was made."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives nanopubs",
        description="Make a nanopublication of each claim of a book that was built with its public address.",
    )
    parser.add_argument("html", type=Path, help="the folder of the pages, with the folder data in it")
    parser.add_argument(
        "--key", default="", help="a private key (RSA, PEM) that signs them; none if left out"
    )
    parser.add_argument("--to", default="", help="the folder to write them to; HTML/np if left out")
    options = parser.parse_args(arguments)
    try:
        said = _run(options.html, options.key, options.to)
    except (NanopubsError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


def _run(html: Path, key: str, to: str) -> str:
    try:
        # No other command needs these packages.
        from perspectives.export import nanopubs  # noqa: PLC0415
    except ImportError as error:
        message = f"A package is missing: {error.name}. Nanopublications need nanopub and rdflib."
        raise NanopubsError(message) from error
    path = html / FILE
    if not path.is_file():
        raise NanopubsError(f"{path} is not there. Build the pages first: make html")
    try:
        linked = nanopubs.LinkedClaims(path.read_text(encoding="utf-8"))
        signer = nanopubs.read_key(Path(key).read_text(encoding="utf-8")) if key else None
    except nanopubs.NoLinkedDataError as error:
        raise NanopubsError(f"{path}: {error}") from error
    except (nanopubs.NoKeyError, UnicodeDecodeError) as error:
        raise NanopubsError(f"{key}: {error}") from error
    if not linked.base:
        return "The book has no public address (BASEURL), and so it has no nanopublications."
    publication = linked.publication()
    folder = Path(to) if to else html / nanopubs.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("RA*.trig"):
        old.unlink()
    addresses = {}
    for id_, nodes in linked.claims():
        whole = nanopubs.nanopublication(publication, id_, nodes, signer)
        address = nanopubs.address_of(whole)
        file = folder / f"{address.rpartition('/')[2]}.trig"
        file.write_text(nanopubs.trig(whole), encoding="utf-8", newline="\n")
        # Proved on the file, as another program reads it.
        fault = nanopubs.fault_of(file.read_text(encoding="utf-8"))
        if fault:
            raise NanopubsError(f"{file}: {fault}. It was left where it is, to be looked at.")
        addresses[id_] = address
    index = {"edition": publication.edition, "nanopublications": dict(sorted(addresses.items()))}
    text = json.dumps(index, ensure_ascii=False, indent=1)
    (folder / "index.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return f"{len(addresses)} nanopublications, {'signed' if signer else 'not signed'}: {folder}"
