"""Bring the message catalogues of the extension up to date: ``make messages``.

Each sentence that the extension prints stands in the code in English, in a call of ``_``; a catalogue holds what it is
in another language. This takes the sentences from the code, adds the new ones to every ``.po`` file, takes out those
that are gone, and writes the ``.mo`` file beside it, which Sphinx reads. A new language begins with a folder::

    mkdir -p _ext/perspectives/locale/fr/LC_MESSAGES
    touch _ext/perspectives/locale/fr/LC_MESSAGES/perspectives.po
"""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

EXTENSION = Path(__file__).parent.parent / "_ext" / "perspectives"
LOCALE = EXTENSION / "locale"
PLACEHOLDER = re.compile(r"\{\w+\}")
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
"""The date of every catalogue: the history of the repository knows when one was changed."""


def main() -> int:
    """Update every catalogue; return 1 where one lacks a sentence or holds other placeholders than the code."""
    template, faults = extracted(), []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/perspectives.po")):
        catalog = updated(path, template)
        path.write_bytes(as_po(catalog))
        path.with_suffix(".mo").write_bytes(as_mo(catalog))
        faults += [f"{path}: {fault}" for fault in faults_of(catalog)]
    print("\n".join(faults) or "Every catalogue is complete.")
    return 1 if faults else 0


def extracted() -> Catalog:
    """Return a catalogue of the sentences in the code, none of them translated."""
    catalog = Catalog(project="perspectives", creation_date=UNDATED, revision_date=UNDATED)
    for file, line, message, comments, context in extract_from_dir(
        EXTENSION, [("**.py", "python")], keywords={"_": None, "N_": None}
    ):
        catalog.add(message, None, [(file, line)], auto_comments=comments, context=context)
    return catalog


def updated(path: Path, template: Catalog) -> Catalog:
    """Return the catalogue in a file with the sentences of *template*, those still there with their translations."""
    language = path.parents[1].name
    with path.open("rb") as file:
        known = {message.id: message.string for message in read_po(file, locale=language) if message.id}
    catalog = Catalog(
        locale=language,
        project="perspectives",
        header_comment=f"# What the extension prints, in the language “{language}”. Written by “make messages”.",
        copyright_holder=None,
        creation_date=UNDATED,
        revision_date=UNDATED,
        version="1",
        msgid_bugs_address="-",
        last_translator="The contributors",
        language_team="The contributors",
        fuzzy=False,
    )
    for message in template:
        if message.id:
            catalog.add(message.id, known.get(message.id, ""), message.locations)
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """Return a catalogue as a translator edits it."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, sort_output=True, include_lineno=False)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """Return a catalogue as Sphinx reads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def faults_of(catalog: Catalog) -> list[str]:
    """Return what is missing in a catalogue, or has other placeholders, or other white space at its ends, than the code."""
    faults = []
    for message in catalog:
        ours, theirs = str(message.id), str(message.string)
        if not ours:
            continue
        if not theirs:
            faults.append(f"no translation of {ours!r}")
        elif sorted(PLACEHOLDER.findall(ours)) != sorted(PLACEHOLDER.findall(theirs)):
            faults.append(f"other placeholders in {theirs!r} than in {ours!r}")
        elif ours[-1:].isspace() != theirs[-1:].isspace():
            faults.append(f"{theirs!r} ends with a space, or {ours!r} does, but not both")
    return faults


if __name__ == "__main__":
    sys.exit(main())
