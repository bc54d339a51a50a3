"""Data formats written beside the HTML, all from the settled records: sorted, and without timestamps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from perspectives.citing.downloads import FOLDER, KINDS, WHOLE
from perspectives.citing.page_facts import LINKED
from perspectives.export.annotations import annotation_collection
from perspectives.export.bibliographies import bibliographies_of, linked_pages, whole_bibliography
from perspectives.export.linked import linked_data
from perspectives.export.material import Material, as_json, material_of
from perspectives.export.pieces import claim_files, section_files
from perspectives.export.previews import previews_script
from perspectives.export.schema import SCHEMA
from perspectives.export.search import search_script
from perspectives.export.tables import TABLES
from perspectives.export.tei import tei

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain import PerspectivesDomain

_ = get_translation("perspectives")


@dataclass(frozen=True, slots=True)
class Format:
    """A file of the folder ``data``, or a folder of files in it: the name, what it is for, and what makes it.

    ``make`` returns the text; for a folder, whose name ends in ``/<id>`` and the ending of its files, the texts by id.
    """

    name: str
    purpose: str
    make: Callable[[Material], str] | Callable[[Material], Mapping[str, str]]


WORKS = {
    "bib": _("the whole bibliography in BibTeX, for LaTeX and for reference managers"),
    "ris": _("the whole bibliography in RIS, which every reference manager reads"),
    "json": _("the whole bibliography in CSL-JSON, for Zotero and for programs that format citations"),
}
WORKS_ON = {
    "bib": _("the works cited on a page, in BibTeX; as perspective-<id> those in which a perspective speaks"),
    "ris": _("the same in RIS"),
    "json": _("the same in CSL-JSON"),
}
FILES = (
    Format(
        "claims.json",
        _("every claim with its voice, chain, source and words, and all that it is connected with"),
        lambda material: as_json(material.data),
    ),
    Format(
        "claims.schema.json",
        _("the JSON Schema that the file above conforms to"),
        lambda _material: as_json(SCHEMA),
    ),
    Format(
        "claims/<id>.json",
        _("a claim by itself, with its voice, event and sources written out, at an address made of its id"),
        claim_files,
    ),
    Format(
        "sections/<label>.json",
        _("a section by itself: its title, number and page, and the ids of what stands in it"),
        section_files,
    ),
    Format(
        "claims.csv",
        _(
            "the claims as a table, for a spreadsheet or for statistics; "
            "in this and the next four, text that would be taken for a formula has an apostrophe before it"
        ),
        TABLES["claims.csv"],
    ),
    Format("voices.csv", _("the voices as a table, with a line on who they were"), TABLES["voices.csv"]),
    Format("events.csv", _("the events as a table, with dates and coordinates"), TABLES["events.csv"]),
    Format("sources.csv", _("the bibliography as a table"), TABLES["sources.csv"]),
    Format(
        "comparisons.csv",
        _("the comparisons as a table, with finding, witnesses and silences"),
        TABLES["comparisons.csv"],
    ),
    Format(
        "annotations.jsonld",
        _("the quotations as W3C Web Annotations, each found at its one place in the pages"),
        annotation_collection,
    ),
    Format(
        "accounts.tei.xml",
        _("claims, voices, events and works as TEI P5, for digital editions and their tools"),
        tei,
    ),
    Format(
        "accounts.jsonld",
        _("the same as linked data: schema.org, PROV for how words reached us, CiTO for who disputes whom"),
        linked_data,
    ),
    Format(
        f"{LINKED}/<page>.jsonld",
        _("what a page is and which book it belongs to, as linked data (schema.org)"),
        linked_pages,
    ),
    *(Format(f"{WHOLE}.{kind.suffix}", WORKS[kind.suffix], whole_bibliography(kind)) for kind in KINDS),
    *(
        Format(f"{FOLDER}/<page>.{kind.suffix}", WORKS_ON[kind.suffix], bibliographies_of(kind))
        for kind in KINDS
    ),
)
"""What is written into the folder ``data``, in the order a reader is told of it."""


def write_exports(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> None:
    """Write every format under the builder's output, and remove the files of records that are gone."""
    root = Path(builder.outdir, "data")
    material = material_of(builder, domain)
    root.mkdir(exist_ok=True)
    for one in FILES:
        made = one.make(material)
        if isinstance(made, str):
            _write(root / one.name, made)
        else:
            _write_folder((root / one.name).parent, Path(one.name).suffix, made)
    # What the pages load, which nobody takes away.
    _write(root / "previews.js", previews_script(builder, domain))
    _write(root / "search.js", search_script(builder, domain))


def _write_folder(folder: Path, suffix: str, texts: Mapping[str, str]) -> None:
    kept = {folder / f"{id_}{suffix}": text for id_, text in texts.items()}
    for path, text in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, text)
    for path in [path for path in folder.rglob(f"*{suffix}") if path not in kept]:
        path.unlink()


def _write(path: Path, text: str) -> None:
    """Write a file that is not there as it should be; in bytes, so that the tables keep the line ends of their standard."""
    content = text.encode()
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
