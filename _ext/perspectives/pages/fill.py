"""The transforms that fill the records of a document: claims, comparisons, notes and views."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from perspectives._compat import builder_of
from perspectives.book import wording
from perspectives.book.comparison_rows import Account
from perspectives.book.pair_captions import pairs_in_words
from perspectives.book.pairs import disputes
from perspectives.doctree import comparison_nodes, document_nodes, lesson_nodes, page_nodes, quotation_text
from perspectives.doctree.paragraphs import inline, paragraph
from perspectives.doctree.phrases import Inline, Link, separated
from perspectives.domain.store import domain_of
from perspectives.pages.document_fill import fill_document
from perspectives.pages.handout_sides import divide_sides
from perspectives.pages.lesson_fill import fill_lesson
from perspectives.reading.added_views import added_views
from perspectives.reading.node_records import claim_of
from perspectives.records import vocabulary
from perspectives.records.builders import HTML_BUILDERS
from perspectives.records.claim_records import Comparison
from perspectives.records.comparison_fields import COMPARISON_FIELDS, NOTE_FIELDS
from perspectives.records.house_settings import names_in
from perspectives.records.quoting import with_capital
from perspectives.rendering.accounts import Accounts, accounts_in_rows
from perspectives.rendering.claim import fill_claim
from perspectives.rendering.field_lines import field_lines
from perspectives.rendering.parallel import fill_parallel
from perspectives.rendering.printer import Printer
from perspectives.views import VIEWS

_ = get_translation("perspectives")


class KeepLabels(SphinxTransform):
    """Makes the label of a section its only id.

    The other id is made from the words of the heading, and would change with these words.
    """

    # After docutils has moved the labels to the sections behind them (PropagateTargets, 260).
    default_priority = 265

    def apply(self, **kwargs: Any) -> None:
        """Remove the id that is made from the heading, from each section that has a label.

        A project without the house rule ``labels`` keeps both.
        """
        if "labels" not in names_in(self.config.perspectives_require):
            return
        document = self.document
        explicit = {id_ for name, id_ in document.nameids.items() if id_ and document.nametypes.get(name)}
        for section in document.findall(nodes.section):
            labels = [id_ for id_ in section["ids"] if id_ in explicit]
            if labels:
                for id_ in section["ids"]:
                    if id_ not in explicit:
                        document.ids.pop(id_, None)
                section["ids"] = labels


class PreferLabels(SphinxPostTransform):
    """Takes ``[](#bell)`` for the label of that name, where the page of the label is named ``bell`` too.

    MyST leads to the label as well, but warns that it could be meant for the page.
    """

    # Before the resolver of MyST (9).
    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Resolve each such link of the page."""
        standard = self.env.domains.standard_domain
        for link in list(self.document.findall(addnodes.pending_xref)):
            target = link.get("reftarget", "")
            docname, id_ = standard.anonlabels.get(target, ("", ""))
            # A link with the name of a file, “registers.md#all-claims”, is none to a label.
            if link.get("reftype") != "myst" or docname != target or link.get("refdomain") == "doc":
                continue
            title = standard.labels.get(target, ("", "", target))[2]
            words = nodes.inline("", title, classes=["std", "std-ref"])
            if link.get("refexplicit"):
                words[:] = [child.deepcopy() for child in link[0].children]
            link.replace_self(make_refnode(builder_of(self.env), self.env.docname, docname, id_, words))


class FillRecords(SphinxPostTransform):
    """Adds to claims, comparisons, notes and views what is known only after all pages are read."""

    # Before ReferencesResolver (10), so that citations in our texts are resolved too.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill every node of a record in the document."""
        domain = domain_of(self.env)
        self.printer = Printer(domain, builder_of(self.env), self.env.docname)
        for comparison in list(self.document.findall(comparison_nodes.accounts)):
            self.fill_accounts(comparison)
        for document in list(self.document.findall(document_nodes.source_document)):
            fill_document(self.printer, document)
        for parallel in list(self.document.findall(document_nodes.parallel)):
            fill_parallel(self.printer, parallel)
        for lesson in list(self.document.findall(lesson_nodes.lesson)):
            fill_lesson(self.printer, lesson)
        for claim in list(self.document.findall(comparison_nodes.claim)):
            if not claim.get("is_filled"):
                fill_claim(self.printer, claim, claim_of(claim))
        for note in list(self.document.findall(comparison_nodes.editorial_note)):
            self.fill_note(note)
        for view in list(self.document.findall(page_nodes.view)):
            build = VIEWS.get(view["view"]) or added_views(self.env.events)[view["view"]].build
            content = build(self.printer, dict(view["filters"]))
            view.replace_self(content or [paragraph("empty", _("Nothing in the book answers this query."))])
        if self.printer.quotations:
            end = quotation_text.quotations_end()
            end.quotations = tuple(self.printer.quotations)
            self.document += end

    def fill_accounts(self, node: comparison_nodes.accounts) -> None:
        """Fill a comparison: its head, its rows, silences and commentary."""
        book = self.printer.book
        level = min(self._depth(node) + 1, 5)
        comparison = book.comparisons.get(node.get("record", ""))
        question, *rest = node.children
        claims = [child for child in rest if isinstance(child, comparison_nodes.claim)]
        settle_lines = [
            child for child in rest if isinstance(child, nodes.paragraph) and child.get("is_settle")
        ]
        others = [child for child in rest if child not in claims and child not in settle_lines]
        node["classes"] += ["ps-accounts", "full-width"]
        node.children.clear()
        if isinstance(question, nodes.rubric):
            question["heading-level"] = level
            node["label"] = question.astext()
        head = comparison_nodes.accounts_head("", question, classes=["ps-head"])
        node += head
        if comparison is None or comparison.docname != node["docname"]:
            # A comparison without an id of its own has no record: its claims are printed without rows.
            head += paragraph("incomplete", _("This comparison is incomplete."))
            node += [*rest]
            return
        head += paragraph(
            "facts", inline("numbers", wording.facts_line(book, comparison)), " ", self._finding(comparison)
        )
        accounts = Accounts(self.printer, comparison, claims)
        if comparison.finding == "conflict":
            head += self._opponents(accounts)
        head += field_lines(book, COMPARISON_FIELDS, comparison)
        if book.is_one_pen(comparison):
            node += self._one_pen(accounts)
        else:
            node += accounts_in_rows(accounts, min(level + 1, 6))
        node += self._strip(accounts)
        for child in others:
            if isinstance(child, comparison_nodes.commentary):
                self._fill_commentary(child, settle_lines, level + 1)
                settle_lines = []
            node += child
        node += settle_lines
        node += self._handout(comparison)
        if self.printer.builder.name == "handouts":
            divide_sides(self.printer, node, comparison)

    def _finding(self, comparison: Comparison) -> nodes.inline:
        """Return the finding in words; of a question that one pen alone answers, that this is so."""
        book = self.printer.book
        finding = inline("finding", wording.labelled_finding(book, comparison))
        if book.is_one_pen(comparison):
            return finding
        finding["classes"].append(f"ps-finding-{comparison.finding}")
        finding["finding"] = comparison.finding
        return finding

    def _opponents(self, accounts: Accounts) -> list[nodes.paragraph]:
        """Return a line that says who is in conflict with whom; nothing where no relation says it.

        Nor is it said where the caption of the first row, directly below, says the same.
        """
        book = self.printer.book
        found = disputes(accounts.comparison, book)
        first = next(iter(accounts.layout.rows), None)
        words = pairs_in_words(book, found) if not first or set(found) != set(first.pairs) else ""
        return [paragraph("opponents", f"{with_capital(words)}.")] if words else []

    def _one_pen(self, accounts: Accounts) -> nodes.container:
        """Return the accounts one below the other: what one pen says is no comparison and has no rows."""
        block, comparison = nodes.container("", classes=["ps-one-pen"]), accounts.comparison
        shown: list[Account] = [
            *self.printer.book.accounts_of(comparison),
            *self.printer.book.passages_of(comparison),
        ]
        block += [accounts.block(account) for account in shown]
        block += accounts.nameless()
        return block

    def _strip(self, accounts: Accounts) -> list[nodes.Node]:
        """Return the strip under the rows: what compilers say, and words that have no side."""
        found = self.printer.book.strip(accounts.comparison)
        if not found:
            return []
        perspectives = self.printer.book.registry.perspectives
        sides = dict.fromkeys(self.printer.book.perspective(claim) or "" for claim in found)
        strip = comparison_nodes.strip("", classes=["ps-strip"])
        strip["label"] = ", ".join(perspectives[id_].name for id_ in sides)
        strip += paragraph("strip-title", strip["label"])
        for claim in found:
            strip += accounts.block(claim, within=perspectives[self.printer.book.perspective(claim) or ""])
        return [strip]

    def _handout(self, comparison: Comparison) -> list[nodes.Node]:
        """Return a link to the handout of the comparison, or nothing if the book offers no handouts."""
        folder, builder = self.env.config.perspectives_handouts, builder_of(self.env)
        if not folder or builder.name not in HTML_BUILDERS:
            return []
        root = builder.get_relative_uri(self.env.docname, self.env.config.root_doc).rpartition("/")[0]
        address = "/".join(part for part in (root, folder, comparison.id) if part)
        names = {".pdf": _("Handout for a class (PDF, A4)"), "-letter.pdf": _("the same on Letter")}
        links = (
            nodes.reference("", name, refuri=f"{address}{ending}", internal=True)
            for ending, name in names.items()
        )
        return [paragraph("handout", *separated(links, " · "))]

    def _fill_commentary(
        self, node: comparison_nodes.commentary, settle_lines: list[nodes.paragraph], level: int
    ) -> None:
        node["classes"].append("ps-commentary")
        title = nodes.rubric("", _("What to make of it"), classes=["ps-commentary-title"])
        title["heading-level"] = min(level, 6)
        node.insert(0, title)
        for line in settle_lines:
            line.insert(0, inline("settle-name", _("What would settle it: ")))
            node += line

    def fill_note(self, node: comparison_nodes.editorial_note) -> None:
        """Fill an editorial note: its heading, links to what it is about, and its address."""
        node["classes"].append("ps-note")
        title = vocabulary.note_title(node.get("kind", ""))
        node["label"] = title
        node.insert(0, paragraph("note-title", title))
        note = self.printer.book.notes.get(node.get("record", ""))
        node += field_lines(self.printer.book, NOTE_FIELDS, note) if note else []
        ids: tuple[str, ...] = tuple(node.get("about", ()))
        node["questions"] = self._questions(ids)
        if ids:
            links = separated(self._link(id_) for id_ in ids)
            node += paragraph("relation", inline("relation-name", _("About: ")), *links)
        if node.get("record") in self.printer.book.notes:
            node += paragraph("address", self.printer.permalink("note", node["record"]))

    def _questions(self, ids: Iterable[str]) -> list[str]:
        """Return the ids of the comparisons among *ids*, and of those that show a claim among them."""
        book = self.printer.book
        shown = (book.comparisons_of(book.claims[id_]) for id_ in ids if id_ in book.claims)
        named = (id_ for id_ in ids if id_ in book.comparisons)
        return sorted({*named, *(comparison.id for several in shown for comparison in several)})

    def _link(self, id_: str) -> Link | Inline:
        book = self.printer.book
        if id_ in book.claims:
            return self.printer.reference("claim", id_)
        if id_ in book.comparisons:
            return self.printer.reference("accounts", id_)
        if id_ in book.registry.voices:
            return self.printer.voice(id_)
        if id_ in book.registry.events:
            return self.printer.reference("event", id_)
        return self.printer.work(id_)

    def _depth(self, node: nodes.Node) -> int:
        depth, parent = 0, node.parent
        while parent is not None:
            depth += isinstance(parent, nodes.section)
            parent = parent.parent
        return max(depth, 1)
