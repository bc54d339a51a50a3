"""The data files that are written beside the HTML, and what one may do with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.doctree import nodes as own
from perspectives.doctree.paragraphs import paragraph
from perspectives.export.csv_metadata import spdx_address
from perspectives.export.formats import DATA_FILES, Format, Standard
from perspectives.export.record_counts import ids_by_kind
from perspectives.records.dates import say_date
from perspectives.rendering.data_links import data_file

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

RIGHTS = ("public-domain", "quotation")
Holdings = Mapping[str, Sequence[str]]


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return what the option ``part`` asks for: the files of a kind, the licences, the rights, a citation; else all files.

    A file has a link where the builder writes it; a folder the form of its addresses, with one of them.
    """
    part = filters.get("part")
    if part == "licences":
        return licences(printer)
    if part == "rights":
        return rights(printer)
    if part == "citation":
        return [citation(printer)]
    held = ids_by_kind(printer.book, printer.builder.env.all_docs)
    block = nodes.container("", classes=["ps-data"])
    block += [file_entry(printer, one, held) for one in DATA_FILES if part in (None, one.part)]
    return [block]


def file_entry(printer: Printer, one: Format, held: Holdings) -> nodes.container:
    """Return the entry of a file or of a folder: its address, what it is for, its standard, what it holds, its size."""
    entry = nodes.container("", classes=["ps-entry", "ps-data-file"])
    shown = nodes.literal("", one.name)
    is_folder = "<" in one.name
    entry += paragraph("entry-title", shown if is_folder else data_file(printer, one.name, shown))
    entry += paragraph("entry-about", str(one.purpose))
    if is_folder and held[one.contents[0]]:
        example = _filled(one.name, held[one.contents[0]][0])
        entry += paragraph(
            "data-example", _("For example: "), data_file(printer, example, nodes.inline("", example))
        )
    facts = paragraph("data-facts", _standard(one.standard))
    for kind in one.contents:
        facts += nodes.Text(f" · {_kind(kind)}: {len(held[kind])}")
    facts += own.file_size("", file=one.name)
    entry += facts
    return entry


def _filled(name: str, id_: str) -> str:
    folder, _sign, rest = name.partition("<")
    return f"{folder}{id_}{rest.partition('>')[2]}"


def _standard(standard: Standard) -> nodes.Node:
    if not standard.address:
        return nodes.inline("", standard.name)
    return nodes.reference("", standard.name, refuri=standard.address)


def _kind(kind: str) -> str:
    names = {
        "claims": _("claims"),
        "comparisons": _("comparisons"),
        "editorial_notes": _("editorial notes"),
        "voices": _("voices"),
        "events": _("events"),
        "sources": _("works"),
        "perspectives": _("perspectives"),
        "quotations": _("quotations"),
        "retired": _("retired ids"),
        "sections": _("sections"),
        "pages": _("pages"),
        "bibliographies": _("bibliographies"),
    }
    return names[kind]


def licences(printer: Printer) -> list[nodes.Node]:
    """Return the licence of each layer, as the settings name it; nothing where they name none."""
    named = printer.builder.config.perspectives_licenses
    layers = {
        "text": _("Narrative, commentary and editorial notes"),
        "data": _("Data: the records of this book, without the quoted words in them"),
        "quotations": _("Quoted words"),
        "code": _("Program code"),
    }
    listed = nodes.definition_list("", classes=["ps-data-licences"])
    for layer, name in layers.items():
        if named.get(layer):
            term = nodes.term("", name, nodes.Text(", "), nodes.literal("", layer))
            licence = nodes.definition("", nodes.paragraph("", "", _licence(named[layer])))
            listed += nodes.definition_list_item("", term, licence)
    return [listed] if listed.children else []


def _licence(licence: str) -> nodes.Node:
    address = spdx_address(licence)
    return nodes.reference("", licence, refuri=f"{address}.html") if address else nodes.Text(licence)


def rights(printer: Printer) -> list[nodes.Node]:
    """Return how many claims have which rights, and how many of them hold quoted words."""
    book = printer.book
    every = Counter(book.rights(claim) for claim in book.claims.values())
    quoted = Counter(book.rights(claim) for claim in book.claims.values() if claim.quotations)
    listed = nodes.bullet_list("", bullet="*", classes=["ps-data-rights"])
    for kind in RIGHTS:
        counts = _(": claims {number}, of them with quoted words {quoted}")
        text = counts.format(number=every[kind], quoted=quoted[kind])
        listed += nodes.list_item("", nodes.paragraph("", "", nodes.literal("", kind), nodes.Text(text)))
    return [listed]


def citation(printer: Printer) -> nodes.paragraph:
    """Return how the data as a whole are cited: whose they are, of which book, edition and date, and where they are."""
    config = printer.builder.config
    author = "" if config.author == "Author name not set" else f"{config.author}, "
    parts: list[nodes.Node | str] = [author, _("data of "), nodes.emphasis("", config.project)]
    if config.release:
        parts.append(_(", edition {number}").format(number=config.release))
    if config.perspectives_issued:
        parts.append(f", {say_date(config.perspectives_issued)}")
    if config.html_baseurl:
        address = f"{config.html_baseurl.rstrip('/')}/data/claims.json"
        parts += [", ", nodes.reference("", address, refuri=address)]
    return paragraph("data-citation", *parts, ".")
