"""The accounts of a comparison as a page shows them: rows, what a side says besides, and who is silent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from docutils import nodes
from sphinx.locale import get_translation

from perspectives.book import wording
from perspectives.book.comparison_rows import Account, Further, Layout, Row, layout
from perspectives.book.pair_captions import pair_caption
from perspectives.doctree import comparison_nodes
from perspectives.doctree.paragraphs import identify, inline, paragraph
from perspectives.doctree.phrases import Inline
from perspectives.reading.node_records import claim_of
from perspectives.records.builders import SHEET_BUILDERS
from perspectives.records.claim_records import Claim, Comparison
from perspectives.records.declarations import Perspective
from perspectives.rendering.claim import borrowed_claim, fill_claim
from perspectives.rendering.claim_head import perspective_name
from perspectives.rendering.claim_place import Place
from perspectives.rendering.passage import passage_block
from perspectives.rendering.printer import Printer

_ = get_translation("perspectives")


class Accounts:
    """The blocks of the accounts of one comparison.

    :param claims: the nodes of the claims that are typed in it
    """

    def __init__(
        self, printer: Printer, comparison: Comparison, claims: Sequence[comparison_nodes.claim]
    ) -> None:
        self.printer, self.comparison, self.claims = printer, comparison, claims
        self.linked: set[str] = set()
        self.nodes = {claim["record"]: claim for claim in claims if claim.get("record")}

    @cached_property
    def layout(self) -> Layout:
        """How the accounts are set."""
        return layout(self.printer.book, self.comparison)

    def block(
        self, account: Account, within: Perspective | None = None, beside: Collection[str] = ()
    ) -> nodes.Element:
        """Return the filled node of an account, a borrowed claim as a copy.

        :param within: the perspective that a head names above it
        :param beside: the ids of the claims that stand in its row
        """
        if not isinstance(account, Claim):
            return passage_block(self.printer, account, self.comparison, within)
        place = Place(None, within, beside, self.linked)
        node = self.nodes.get(account.id)
        if node is None or account.id in self.comparison.borrowed:
            return borrowed_claim(self.printer, account, replace(place, shown_in=self.comparison.id))
        fill_claim(self.printer, node, account, place)
        return node

    def nameless(self) -> list[comparison_nodes.claim]:
        """Return the filled nodes of the claims without an id, and so without a record: they are printed."""
        found = [claim for claim in self.claims if not claim.get("record")]
        for claim in found:
            fill_claim(self.printer, claim, claim_of(claim))
        return found


def accounts_in_rows(accounts: Accounts, level: int) -> comparison_nodes.account_rows:
    """Return the accounts of a comparison in rows, in the order in which they are read.

    :param level: the level of the captions and heads, 1 to 6
    """
    printer, found = accounts.printer, accounts.layout
    block = comparison_nodes.account_rows("", classes=["ps-rows"])
    for row in found.rows:
        block += _row(accounts, row, level)
    for sides in found.further_rows():
        filled = [_further(accounts, one, level) for one in sides]
        # What has several accounts is a row by itself.
        is_row = len(sides[0].accounts) > 1
        block += filled if is_row else comparison_nodes.account_row("", *filled, classes=["ps-row"])
    nameless = accounts.nameless()
    if nameless:
        block += comparison_nodes.account_row("", *nameless, classes=["ps-row"])
    lines = list(_silences(printer, found))
    if lines:
        block += comparison_nodes.silences("", *lines, classes=["ps-silences"])
    return block


def _row(accounts: Accounts, row: Row, level: int) -> comparison_nodes.account_row:
    node = comparison_nodes.account_row("", classes=["ps-row"])
    if row.pairs:
        node["classes"].append("ps-pair")
        node["label"] = pair_caption(accounts.printer.book, row.pairs)
        caption = nodes.rubric("", "", classes=["ps-row-caption"])
        caption["heading-level"] = level
        caption += nodes.Text(node["label"])
        node += caption
    paired = {id_ for pair in row.pairs for id_ in (pair.first, pair.second)}
    for account in row.accounts:
        node += accounts.block(account, beside=paired)
    return node


def _further(accounts: Accounts, further: Further, level: int) -> comparison_nodes.further:
    perspective = further.perspective
    node = comparison_nodes.further("", classes=["ps-further"])
    identify(node, perspective)
    name = perspective_name(perspective)
    is_sheet = accounts.printer.builder.name in SHEET_BUILDERS
    node["standpoint"] = perspective.id if perspective else ""
    node["label"] = _("{name}, continued").format(name=name) if further.continued else name
    head = nodes.rubric("", "", classes=["ps-further-head"])
    head["heading-level"] = level
    if perspective and not is_sheet:
        head += [inline("letter", perspective.letter), nodes.Text(" ")]
    head += inline("name", name)
    if further.continued:
        head += nodes.Text(_(", continued"))
    node += head
    for account in further.accounts:
        node += accounts.block(account, within=perspective)
    return node


def _silences(printer: Printer, found: Layout) -> Iterator[comparison_nodes.silence]:
    """Yield a line for each core perspective without an account, then for each that only others write for."""
    is_sheet = printer.builder.name in SHEET_BUILDERS
    for column in found.silent:
        silence, perspective = column.silence, column.perspective
        if not silence or not perspective:
            continue
        words = _("Not silent in history, only in this book.")
        yield _silence(perspective, f"{words} {wording.silence_words(silence)}".rstrip())
    for perspective in () if is_sheet else found.reported:
        yield _silence(perspective, _("Speaks here only through others."))


def _silence(perspective: Perspective, words: str) -> comparison_nodes.silence:
    node = comparison_nodes.silence("", classes=["ps-silence"])
    identify(node, perspective)
    node["standpoint"] = perspective.id
    name = perspective_name(perspective)
    node += paragraph(
        "silence-line", Inline(perspective.letter, "ps-letter"), " ", Inline(name, "ps-name"), f" {words}"
    )
    return node
