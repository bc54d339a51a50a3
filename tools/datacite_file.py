"""What DataCite needs to register an edition: the file datacite.json of its archive.

It follows version 4.5 of the DataCite Metadata Schema (https://schema.datacite.org/meta/kernel-4.5/), in the
JSON that DataCite's REST API takes. A test holds it to the JSON Schema in ``tests/schemas``.

The schema does not ask for a DOI, because DataCite may give one when the record is sent. So without
a DOI in pyproject.toml none is written. ``url``, the page that a DOI leads to, is written where the pages
have an address.
"""

from __future__ import annotations

import json
from typing import Any

from tools.citation_files import CONTENT_LICENCE, LICENCE_NOTE, Edition
from tools.editors import Editor

SCHEMA_VERSION = "http://datacite.org/schema/kernel-4"
FORMATS = ("text/html", "application/pdf", "application/epub+zip", "application/json", "text/csv")
LICENCE_ADDRESSES = {
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "MIT": "https://spdx.org/licenses/MIT",
}
LICENCE_NAMES = {
    "CC-BY-SA-4.0": "Creative Commons Attribution-ShareAlike 4.0 International",
    "MIT": "MIT License",
}
"""The addresses and the names of the licences, by their identifiers in the list of SPDX."""


def datacite_text(facts: Edition, address: str = "") -> str:
    """Return the text of datacite.json.

    :param address: the address of the edition's pages; empty where there is none
    """
    record: dict[str, Any] = {
        "schemaVersion": SCHEMA_VERSION,
        "doi": facts.doi,
        "url": address,
        "types": {"resourceTypeGeneral": "Book", "resourceType": "Annotated source reader"},
        "titles": [
            {"title": facts.title, "lang": facts.language},
            {"title": facts.subtitle, "titleType": "Subtitle", "lang": facts.language},
        ],
        "creators": [{"name": name, "nameType": "Organizational"} for name in facts.authors],
        "contributors": [_editor(editor) for editor in facts.editors],
        "publisher": {"name": ", ".join(facts.authors)},
        "publicationYear": str(facts.day.year),
        "dates": [{"date": facts.day.isoformat(), "dateType": "Issued"}],
        "version": facts.version,
        "language": facts.language,
        "subjects": [{"subject": word, "lang": facts.language} for word in facts.keywords],
        "formats": list(FORMATS),
        "rightsList": [_licence(CONTENT_LICENCE), _licence("MIT")],
        "descriptions": [
            {"description": facts.about, "descriptionType": "Abstract", "lang": facts.language},
            {"description": LICENCE_NOTE, "descriptionType": "Other", "lang": facts.language},
        ],
    }
    return json.dumps(without_empty(record), indent=2, ensure_ascii=False) + "\n"


def without_empty(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without the keys whose value is an empty text, list or tuple."""
    return {key: value for key, value in record.items() if value not in ("", [], ())}


def _editor(editor: Editor) -> dict[str, Any]:
    identifier = {
        "nameIdentifier": editor.orcid_address,
        "nameIdentifierScheme": "ORCID",
        "schemeUri": "https://orcid.org",
    }
    return without_empty(
        {
            "contributorType": "Editor",
            "name": editor.sorted_name,
            "nameType": "Personal",
            "givenName": editor.given,
            "familyName": editor.family,
            "nameIdentifiers": [identifier] if editor.orcid else [],
        }
    )


def _licence(identifier: str) -> dict[str, str]:
    return {
        "rights": LICENCE_NAMES[identifier],
        "rightsUri": LICENCE_ADDRESSES[identifier],
        "rightsIdentifier": identifier,
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": "https://spdx.org/licenses/",
    }
