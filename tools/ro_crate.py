"""The description of an edition's archive as an RO-Crate: the file ro-crate-metadata.json.

It follows RO-Crate Metadata Specification 1.1 (https://w3id.org/ro/crate/1.1), the version that all
validators and libraries read. The library ``rocrate`` makes the entities and puts them together.

The facts are those of the citation files. What is said of a file of the data stands in
:mod:`perspectives.export.formats`, as on the page of the data. No entity has a random id, and no time
but the day of the edition is written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from rocrate.model import ContextEntity, Entity
from rocrate.rocrate import ROCrate

from tools.citation_files import CONTENT_LICENCE, LICENCE_NOTE, Edition
from tools.datacite_file import LICENCE_ADDRESSES, LICENCE_NAMES, without_empty

# As docs/conf.py finds the extension.
sys.path.insert(0, str(Path(__file__).parents[1] / "_ext"))

from perspectives.book.bibliographies import BIBLIOGRAPHY_FORMATS
from perspectives.export.file_format import Format
from perspectives.export.formats import DATA_FILES
from perspectives.export.listed_files import media_type_of

Sizes = Mapping[str, int | None]
"""The number of bytes of each file of an archive, by its path; None where it is not known yet."""
CRATE_FILE = "ro-crate-metadata.json"
CRATE_VERSION = "1.1"
LICENCE_LAYERS = {
    "CC-BY-SA-4.0": LICENCE_NOTE,
    "MIT": "The licence of the program code: the style sheets and scripts of the pages, and verify.py.",
}
MEDIA_TYPES = {
    "": "text/plain",
    **{f".{kind.suffix}": kind.media_type for kind in BIBLIOGRAPHY_FORMATS if kind.suffix != "json"},
    ".cff": "application/yaml",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".pdf": "application/pdf",
}
"""The media types of files that are none of the data (IANA where it has one), by their endings."""
ROOT_FILES = {
    "{name}.pdf": ("The book on paper, as a tagged PDF.", CONTENT_LICENCE),
    "{name}.epub": ("The book for e-readers.", CONTENT_LICENCE),
    "references.bib": ("The bibliography as its editors keep it.", CONTENT_LICENCE),
    "README.txt": ("What is in this archive.", CONTENT_LICENCE),
    "CHANGELOG.md": ("What changed in each edition.", CONTENT_LICENCE),
    "CITATION.cff": ("How the book is cited (Citation File Format 1.2.0).", CONTENT_LICENCE),
    "datacite.json": ("The metadata for DataCite (DataCite Metadata Schema 4.5).", CONTENT_LICENCE),
    ".zenodo.json": ("The metadata for a deposit at Zenodo.", CONTENT_LICENCE),
    "LICENSE-CONTENT.md": (
        "Which licence goes for which layer, and for which there is none.",
        CONTENT_LICENCE,
    ),
    "LICENSE": ("The licence of the program code.", ""),
    "LICENSES/CC-BY-SA-4.0.txt": (
        "The licence of the narrative, the commentary, the notes and the data.",
        "",
    ),
    "SHA256SUMS": ("The SHA-256 checksum of every other file, as sha256sum writes it.", CONTENT_LICENCE),
    "verify.py": ("A script that compares all files with their checksums. It needs Python alone.", "MIT"),
}
"""The files beside the folders: what each is, and its licence; a licence's own text has none."""


def crate_text(facts: Edition, name: str, sizes: Sizes, address: str = "") -> str:
    """Return the text of ro-crate-metadata.json.

    :param name: the name of the book's files, without their endings
    :param sizes: the files of the archive
    :param address: the address of the edition's pages; empty where there is none
    """
    crate = ROCrate(version=CRATE_VERSION)
    makers = [
        _entity(crate, f"#author-{number}", {"@type": "Organization", "name": maker, "url": address})
        for number, maker in enumerate(facts.authors, 1)
    ]
    _set(
        crate.root_dataset,
        {
            "name": facts.full_title,
            "description": f"{facts.about} {LICENCE_NOTE}",
            "version": facts.version,
            "datePublished": facts.day.isoformat(),
            "inLanguage": facts.language,
            "keywords": list(facts.keywords),
            "identifier": f"https://doi.org/{facts.doi}" if facts.doi else "",
            "url": address,
            "license": [_licence(crate, CONTENT_LICENCE), _licence(crate, "MIT")],
            "author": makers,
            "publisher": makers,
            "editor": [_person(crate, editor.name, editor.orcid_address) for editor in facts.editors],
        },
    )
    _add_pages(crate, facts, sizes)
    for path, (about, licence) in ROOT_FILES.items():
        _add_file(crate, path.format(name=name), about, sizes, licence)
    for path, formats in formats_by_path(sizes).items():
        _add_data(crate, path, formats, sizes)
    if "LICENSE-CONTENT.md" in sizes:
        _set(crate.root_dataset, {"usageInfo": crate.get("LICENSE-CONTENT.md")})
    record = crate.metadata.generate()
    return json.dumps(record, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _set(entity: Entity, properties: Mapping[str, Any]) -> None:
    """Give an entity its properties; a list of one is that one, and what is empty is left out."""
    for key, value in without_empty(dict(properties)).items():
        entity[key] = value[0] if isinstance(value, list) and len(value) == 1 else value


def _entity(crate: ROCrate, id_: str, properties: Mapping[str, Any]) -> Entity:
    """Return the contextual entity with an id; a new one with these properties where there is none yet."""
    return crate.get(id_) or crate.add(ContextEntity(crate, id_, properties=without_empty(dict(properties))))


def _person(crate: ROCrate, name: str, orcid: str) -> Entity:
    return _entity(crate, orcid or f"#{name.replace(' ', '-')}", {"@type": "Person", "name": name})


def _licence(crate: ROCrate, identifier: str) -> Entity:
    address = LICENCE_ADDRESSES[identifier]
    facts = {
        "@type": "CreativeWork",
        "name": LICENCE_NAMES[identifier],
        "description": LICENCE_LAYERS[identifier],
        "identifier": identifier,
        "url": address,
    }
    return _entity(crate, address, facts)


def _standard(crate: ROCrate, name: str, address: str) -> Entity:
    """Return the entity of a standard. Where it has no address, its id is made of its name."""
    facts = {"@type": "CreativeWork", "name": name, "url": address}
    return _entity(crate, address or f"#{name.replace(' ', '-')}", facts)


def _add_pages(crate: ROCrate, facts: Edition, sizes: Sizes) -> None:
    """Add the folder of the pages, its first page, and the folder of the data."""
    folders = {
        "html": ("Pages", "The book for the screen. It begins at html/index.html, and needs no server."),
        "data": ("Data", "The records behind the pages. html/reference/data.html explains each file."),
    }
    for path, (title, about) in folders.items():
        folder = crate.add_dataset(None, path)
        _set(folder, {"name": title, "description": about, "license": _licence(crate, CONTENT_LICENCE)})
    start = _add_file(crate, "html/index.html", "The first page of the book.", sizes, CONTENT_LICENCE)
    if start:
        _set(start, {"inLanguage": facts.language})


def _add_file(crate: ROCrate, path: str, about: str, sizes: Sizes, licence: str = "") -> Entity | None:
    """Add a file that is in the archive, and return its entity; None where it is not there."""
    if path not in sizes:
        return None
    entity = crate.add_file(None, path)
    _set(
        entity,
        {
            "name": PurePosixPath(path).name,
            "description": about,
            "contentSize": "" if sizes[path] is None else str(sizes[path]),
            "encodingFormat": media_type(path),
            "license": _licence(crate, licence) if licence else "",
        },
    )
    return entity


def media_type(path: str, standard: str = "") -> str:
    """Return the media type of a file, by its ending.

    One that is not known is ``application/octet-stream``, as the registry of IANA has it.

    :param standard: the name of the standard that the file follows, where it is known; a bibliography in JSON
        has a type of its own
    """
    ending = PurePosixPath(path).suffix
    for kind in BIBLIOGRAPHY_FORMATS:
        if ending == f".{kind.suffix}" and standard.startswith(kind.name):
            return kind.media_type
    return media_type_of(path) or MEDIA_TYPES.get(ending, "application/octet-stream")


def _add_data(crate: ROCrate, path: str, formats: Sequence[Format], sizes: Sizes) -> None:
    """Add a file of the data, or a folder of its files, with what the list of the formats says of it."""
    about = " ".join(str(format_.purpose) for format_ in formats)
    if path.endswith("/"):
        entity = crate.add_dataset(None, path)
        facts = {"name": path.removeprefix("data/").rstrip("/"), "description": about}
        _set(entity, {**facts, "license": _licence(crate, CONTENT_LICENCE)})
    else:
        entity = _add_file(crate, path, about, sizes, CONTENT_LICENCE)
    types = sorted({media_type(format_.name, format_.standard.name) for format_ in formats})
    standards = [_standard(crate, format_.standard.name, format_.standard.address) for format_ in formats]
    references: list[Any] = list(dict.fromkeys(standards))
    schema = f"{path.removesuffix('.json')}.schema.json"
    if schema in sizes:
        references.append({"@id": schema})
    _set(entity, {"encodingFormat": types, "conformsTo": references})


def formats_by_path(names: Iterable[str]) -> dict[str, list[Format]]:
    """Return the formats of the data that are in an archive, by the path of their file or their folder.

    :param names: the paths of the files in the archive; the path of a folder ends in a slash
    """
    places = set(names)
    found: dict[str, list[Format]] = {}
    for format_ in DATA_FILES:
        path = f"data/{format_.name}"
        if "<" in path:
            path, ending = f"{PurePosixPath(path).parent}/", PurePosixPath(path).suffix
            is_there = any(name.startswith(path) and name.endswith(ending) for name in places)
        else:
            is_there = path in places
        if is_there:
            found.setdefault(path, []).append(format_)
    return found
