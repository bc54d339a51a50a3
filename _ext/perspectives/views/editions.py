"""The view ``editions``: the editions of the book, and what each changed for every claim.

Option ``form``: ``all``, which is meant without it, or ``this`` for the name of this edition alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book.edition_changes import Changes, Step, live_record, page_name, steps_of
from perspectives.book.own_citations import dated_edition_name
from perspectives.book.wording import quantity
from perspectives.doctree import page_nodes
from perspectives.doctree.paragraphs import paragraph
from perspectives.doctree.phrases import Link, Part, inline_nodes, separated
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.dates import say_date
from perspectives.records.edition_record import NUMBER, EditionRecord, PublishedEdition, version_key
from perspectives.records.quoting import with_capital
from perspectives.rendering.page_facts import public_base
from perspectives.views.chapters import documents_in_order
from perspectives.views.retired import RETIRED_VIEW, retirement_notice

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")

COMMIT_LENGTH = 12
Line = list[Part | nodes.Node]


def build(printer: Printer, filters: Mapping[str, str]) -> list[nodes.Node]:
    """Return an entry for each edition, newest first; or the name of this one."""
    config, editions = printer.builder.config, printer.book.registry.editions
    if filters.get("form") == "this":
        name = dated_edition_name(config.release, editions, config.perspectives_issued)
        return [paragraph("edition", f"{with_capital(name)}.")] if name else []
    return [_entry(printer, step) for step in steps_of(editions, config.release, _live(printer))]


def _live(printer: Printer) -> EditionRecord:
    builder = printer.builder

    def address_of(docname: str) -> str:
        return builder.get_target_uri(docname) if builder.name in HTML_BUILDERS else f"{docname}.html"

    return live_record(printer.book, address_of, builder.env.all_docs)


def anchor_of(number: str) -> str:
    """Return the anchor of the entry of an edition."""
    return f"edition-{number.replace('.', '-')}"


def _entry(printer: Printer, step: Step) -> nodes.container:
    edition, before = step.edition, step.before
    node = nodes.container("", classes=["ps-entry", "ps-edition-entry"])
    if edition:
        name = _("Edition {number}").format(number=edition.number)
        node["ids"] = [anchor_of(edition.number)]
    else:
        number = before.number if before else ""
        name = _("Work after edition {number}").format(number=number)
    title = nodes.rubric("", name, classes=["ps-entry-title"])
    title["heading-level"] = 2
    node += title
    facts = [say_date(edition.issued.isoformat())] if edition else []
    if step.record:
        facts.append(quantity(len(step.record.claims()), "claim", "claims"))
    if facts:
        node += paragraph("entry-about", " · ".join(facts))
    if edition:
        node += paragraph("entry-about", *_where(printer, edition))
    if before:
        node += paragraph("entry-about", _sentence(before, step.changes))
    if before and step.changes:
        node += _folds(printer, before, step.changes)
    if before and (line := _retired_besides(printer, step, before)):
        node += paragraph("entry-about", *line)
    return node


def _where(printer: Printer, edition: PublishedEdition) -> Line:
    """Return where an edition is read, and the commit that it was made from."""
    if not edition.kept:
        return [_("Its pages are not kept.")]
    line: Line
    if base := public_base(printer.builder.config):
        address = f"{base}{edition.number}/"
        line = [_("It stays readable at "), Link(address, address, is_external=True)]
    else:
        folder = nodes.literal("", f"{edition.number}/")
        line = [
            _("It stays readable in the folder "),
            folder,
            _(" beside the newest pages, where they are published"),
        ]
    if edition.commit:
        short = nodes.literal("", edition.commit[:COMMIT_LENGTH])
        line += [_("; made from the commit "), short]
    return [*line, "."]


def _sentence(before: PublishedEdition, changes: Changes | None) -> str:
    """Return how many claims changed since an edition, and how."""
    if changes is None:
        return _("What it changed for each claim is not on record.")
    if changes == Changes():
        return _("No claim has changed since edition {number}.").format(number=before.number)
    counts = (
        (len(changes.new), _("new")),
        (len(changes.reworded), _("reworded")),
        (len(changes.moved), _("moved")),
        (len(changes.retired), _("retired")),
    )
    none = _("none")
    return _("Claims changed since edition {number}: {counts}.").format(
        number=before.number, counts=", ".join(f"{count or none} {name}" for count, name in counts)
    )


def _folds(printer: Printer, before: PublishedEdition, changes: Changes) -> list[nodes.Node]:
    """Return a list for each kind of change, which opens on a click."""
    old = before.record.claims() if before.record else {}
    places = {id_: address for id_, (_words, address) in old.items()}
    items: dict[str, list[list[nodes.Node]]] = {
        _("New"): _by_page(printer, changes.new),
        _("Reworded"): [
            [_paragraph([_claim(printer, id_), *_as_before(printer, before, places[id_], id_)])]
            for id_ in changes.reworded
        ],
        _("Moved"): [[_paragraph(_moved(printer, before, *move))] for move in changes.moved],
        _("Retired"): [[_paragraph(_retired(printer, before, places[id_], id_))] for id_ in changes.retired],
    }
    counts = (changes.new, changes.reworded, changes.moved, changes.retired)
    blocks: list[nodes.Node] = []
    for (name, found), ids in zip(items.items(), counts, strict=True):
        if ids:
            title = f"{name}: {quantity(len(ids), 'claim', 'claims')}"
            entries = (nodes.list_item("", *item) for item in found)
            blocks.append(_fold(printer, title, nodes.bullet_list("", *entries, bullet="-")))
    return blocks


def _fold(printer: Printer, title: str, content: nodes.Node) -> nodes.Node:
    if printer.builder.name in HTML_BUILDERS:
        return page_nodes.fold(
            "", page_nodes.fold_title("", title), content, classes=["ps-fold", "ps-changes"]
        )
    return nodes.container("", paragraph("changes-title", title), content, classes=["ps-changes"])


def _paragraph(line: Iterable[Part | nodes.Node]) -> nodes.paragraph:
    node = nodes.paragraph()
    node += list(inline_nodes(line))
    return node


def _claim(printer: Printer, id_: str) -> Part | nodes.Node:
    """Return a link to a claim; its id where the book has it no more."""
    return printer.reference("claim", id_) if id_ in printer.book.claims else nodes.literal("", id_)


def _by_page(printer: Printer, ids: Iterable[str]) -> list[list[nodes.Node]]:
    """Return for each page, in the order of the book, its title, and links to its claims."""
    book, env = printer.book, printer.builder.env
    order = {name: place for place, name in enumerate(documents_in_order(env, str(env.config.root_doc)))}
    groups: dict[str, list[str]] = {}
    for id_ in ids:
        groups.setdefault(book.claims[id_].docname if id_ in book.claims else "", []).append(id_)
    items: list[list[nodes.Node]] = []
    for docname in sorted(groups, key=lambda name: (order.get(name, len(order)), name)):
        found = sorted(groups[docname], key=lambda id_: book.claims[id_].line if docname else 0)
        links = _paragraph(separated((_claim(printer, id_) for id_ in found), " · "))
        item: list[nodes.Node] = [links]
        if docname:
            number = quantity(len(found), "claim", "claims")
            title = printer.link(docname, "", env.titles[docname].astext())
            item.insert(0, paragraph("changes-page", title, f", {number}"))
        items.append(item)
    return items


def _as_before(printer: Printer, before: PublishedEdition, address: str, id_: str) -> Line:
    """Return a link to a claim as an edition has it, where the edition has an address."""
    base = public_base(printer.builder.config)
    if not base or not before.kept:
        return []
    name = _("as edition {number} has it").format(number=before.number)
    return [
        ", ",
        Link(name, f"{base}{before.number}/{address}", f"claim-{id_}", is_external=True),
    ]


def _moved(printer: Printer, before: PublishedEdition, id_: str, old: str, new: str) -> Line:
    env = printer.builder.env

    def title(address: str) -> str:
        name = page_name(address)
        docname = next((one for one in (name, f"{name}/index") if one in env.all_docs), "")
        return f"“{env.titles[docname].astext()}”" if docname else address

    words = _(", from {old} to {new}").format(old=title(old), new=title(new))
    return [_claim(printer, id_), words, *_as_before(printer, before, old, id_)]


def _retired(printer: Printer, before: PublishedEdition, address: str, id_: str) -> Line:
    entry = next(
        (one for one in printer.book.permalinks.retired_ids if (one.kind, one.id) == ("claims", id_)), None
    )
    notice: Line = retirement_notice(printer, entry) if entry else [nodes.literal("", id_)]
    return [*notice, *_as_before(printer, before, address, id_)]


def _retired_besides(printer: Printer, step: Step, before: PublishedEdition) -> Line:
    """Return how many ids of other kinds were retired since an edition, with a link to their reasons."""
    least = version_key(before.number)
    most = version_key(step.edition.number) if step.edition else (float("inf"),)
    count = sum(
        entry.kind != "claims"
        and NUMBER.fullmatch(entry.edition) is not None
        and least < version_key(entry.edition) <= most
        for entry in printer.book.permalinks.retired_ids
    )
    page = printer.domain.view_page(RETIRED_VIEW)
    if not count or page is None:
        return []
    words = _("Besides, {addresses} of other kinds went: ").format(
        addresses=quantity(count, "address", "addresses")
    )
    return [words, printer.link(page, "", _("all retired addresses")), "."]
