"""The view ``data``: the data files that are written beside the HTML, their licences, their citation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.own_citations import edition_name, edition_of
from perspectives.doctree import page_nodes
from perspectives.doctree.paragraphs import paragraph
from perspectives.export.file_format import Format, Standard
from perspectives.export.formats import DATA_FILES
from perspectives.export.record_counts import ids_by_kind
from perspectives.records.dates import say_date
from perspectives.records.licences import spdx_address
from perspectives.rendering.data_links import data_file

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

RIGHTS = ("public-domain", "quotation")

Holdings = Mapping[str, Sequence[str]]
"""The ids of the records that the files hold, by kind."""


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return what the option ``part`` names: the files of a part, the licences, the rights or a citation.

    Without it, all files. A file is a link where the builder writes the files.
    A folder is the pattern of its addresses, with an example.
    """
    part = filters.get("part")
    if part == "licences":
        return licences(printer)
    if part == "rights":
        return rights(printer)
    if part == "citation":
        return [citation(printer)]
    ids = ids_by_kind(printer.book, printer.builder.env.all_docs)
    block = nodes.container("", classes=["ps-data"])
    block += [
        file_entry(printer, file, ids)
        for file in DATA_FILES
        # Without a record, there is no folder.
        if part in (None, file.part)
        and ("<" not in file.name or ids[file.contents[0]])
        and (printer.builder.config.html_baseurl or not file.needs_address)
    ]
    return [block]


def file_entry(printer: Printer, file: Format, ids: Holdings) -> nodes.container:
    """Return the entry of a file or folder: address, purpose, standard, numbers of records, size."""
    entry = nodes.container("", classes=["ps-entry", "ps-data-file"])
    name = nodes.literal("", file.name)
    is_folder = "<" in file.name
    entry += paragraph("entry-title", name if is_folder else data_file(printer, file.name, name))
    entry += paragraph("entry-about", str(file.purpose))
    if is_folder:
        example = _fill_pattern(file.name, ids[file.contents[0]][0])
        entry += paragraph(
            "data-example", _("For example: "), data_file(printer, example, nodes.inline("", example))
        )
    facts = paragraph("data-facts", _standard_link(file.standard))
    for kind in file.contents:
        facts += nodes.Text(f" · {_kind_name(kind)}: {len(ids[kind])}")
    facts += page_nodes.file_size("", file=file.name)
    entry += facts
    return entry


def _fill_pattern(pattern: str, id_: str) -> str:
    """Return *pattern* with the id in place of the part between ``<`` and ``>``."""
    folder, _sign, rest = pattern.partition("<")
    return f"{folder}{id_}{rest.partition('>')[2]}"


def _standard_link(standard: Standard) -> nodes.Node:
    """Return the name of a standard, with a link; a name that no catalogue has stays as it is."""
    name = standard.name
    if not standard.address:
        return nodes.inline("", _(name))
    return nodes.reference("", _(name), refuri=standard.address)


def _kind_name(kind: str) -> str:
    names = {
        "claims": _("claims"),
        "comparisons": _("comparisons"),
        "editorial_notes": _("editorial notes"),
        "documents": _("documents"),
        "calendar": _("documents"),
        "voices": _("voices"),
        "events": _("events"),
        "sources": _("works"),
        "perspectives": _("perspectives"),
        "quotations": _("quotations"),
        "names": _("names"),
        "retired": _("retired ids"),
        "sections": _("sections"),
        "pages": _("pages"),
        "bibliographies": _("bibliographies"),
    }
    return names[kind]


def licences(printer: Printer) -> list[nodes.Node]:
    """Return a list of the layers with their licences in ``perspectives_licenses``; nothing without any."""
    licences_of = printer.builder.config.perspectives_licenses
    layers = {
        "text": _("Narrative, commentary and editorial notes"),
        "data": _("Data: the records of this book, without the quoted words in them"),
        "quotations": _("Quoted words"),
        "code": _("Program code"),
    }
    entries = nodes.definition_list("", classes=["ps-data-licences"])
    for layer, name in layers.items():
        if licences_of.get(layer):
            term = nodes.term("", name, nodes.Text(", "), nodes.literal("", layer))
            licence = nodes.definition("", nodes.paragraph("", "", _licence_link(licences_of[layer])))
            entries += nodes.definition_list_item("", term, licence)
    return [entries] if entries.children else []


def _licence_link(licence: str) -> nodes.Node:
    address = spdx_address(licence)
    return nodes.reference("", licence, refuri=f"{address}.html") if address else nodes.Text(licence)


def rights(printer: Printer) -> list[nodes.Node]:
    """Return a list: for each kind of rights the number of claims, and of those with quoted words."""
    book = printer.book
    all_claims = Counter(book.rights(claim) for claim in book.claims.values())
    quotations = Counter(book.rights(claim) for claim in book.claims.values() if claim.quotations)
    entries = nodes.bullet_list("", bullet="*", classes=["ps-data-rights"])
    for kind in RIGHTS:
        template = _(": claims {number}, of them with quoted words {quoted}")
        text = template.format(number=all_claims[kind], quoted=quotations[kind])
        entries += nodes.list_item("", nodes.paragraph("", "", nodes.literal("", kind), nodes.Text(text)))
    return [entries]


def citation(printer: Printer) -> nodes.paragraph:
    """Return the citation of the data as a whole: author, book, edition, date and address."""
    config = printer.builder.config
    author = "" if config.author == "Author name not set" else f"{config.author}, "
    parts: list[nodes.Node | str] = [author, _("data of "), nodes.emphasis("", config.project)]
    if config.release:
        parts.append(f", {edition_name(config.release, printer.book.registry.editions)}")
    if config.perspectives_issued:
        parts.append(f", {say_date(config.perspectives_issued)}")
    if address := edition_of(config, printer.book.registry.editions).cited_page("data/claims.json"):
        parts += [", ", nodes.reference("", address, refuri=address)]
    return paragraph("data-citation", *parts, ".")
