"""The book's lock is whole and true: what it says of a quotation is what a collation finds."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import cast

import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perspectives.book.book import Book
from perspectives.book.collation_rows import CollationRow, collation_rows
from perspectives.collation.evidence_level import current_entries, same_words, works_of
from perspectives.collation.lock_update import collate, read_witnesses
from perspectives.collation.lock_writer import dump_lock
from perspectives.collation.manifest import load_manifest
from perspectives.collation.normal_form import collapse_spaces
from perspectives.collation.readers import Witness
from perspectives.collation.verdict import MATCHING_VERDICTS, compare
from perspectives.collation.witness_text import Passage
from perspectives.domain.store import PerspectivesDomain
from perspectives.records.closed_lists import CARRIERS
from perspectives.registry.load import load
from perspectives.texts.text_lock import TEXT_LOCK_FILE, load_text_lock
from perspectives.texts.text_witness import text_copies, text_witnesses
from tests.collation.mutations import mutants
from tests.support import ROOT, Build

pytestmark = pytest.mark.book

BASE, BASE_COPY = "wikipedia-split", "base-article"
MANIFEST = ROOT / "sources" / "witnesses.toml"


@pytest.fixture(scope="session")
def settled(built: Build) -> Book:
    """Return the book as its build settled it."""
    return cast(PerspectivesDomain, built.app.env.domains["perspectives"]).book


@pytest.fixture(scope="session")
def rows(settled: Book) -> list[CollationRow]:
    """Return what the lock says of the book's quotations."""
    return collation_rows(settled)


@pytest.fixture(scope="session")
def witnesses() -> list[Witness]:
    """Return the witnesses, or skip where they are not at hand; ``ACCOUNTS_WITNESSES`` names their folder."""
    folder = os.environ.get("ACCOUNTS_WITNESSES")
    if not folder:
        pytest.skip("no witness is at hand: ACCOUNTS_WITNESSES names no folder")
    witnesses = read_witnesses(load_manifest(MANIFEST), Path(folder))
    assert witnesses[0].copy.id == BASE_COPY
    texts = os.environ.get("ACCOUNTS_TEXTS")
    if texts:
        registry = load(MANIFEST.parent)
        lock = load_text_lock(MANIFEST.parent / TEXT_LOCK_FILE)
        witnesses += text_witnesses(registry.texts, registry.text_files, Path(texts), lock)
    return witnesses


def test_the_lock_knows_every_quotation_with_each_of_its_works(settled: Book) -> None:
    """What is missing here was never looked up: run ``make collate``. An original counts for its own."""
    missing = [
        (claim.id, number, work)
        for claim in settled.claims.values()
        for number in range(1, len(claim.quotations) + 1)
        for work in works_of(claim)
        if not any(
            entry.work == work
            for one in same_words(claim, number)
            for entry in current_entries(settled.lock, claim, one)
        )
    ]
    assert missing == []


def test_no_quotation_differs_from_its_witness(rows: list[CollationRow]) -> None:
    assert [row for row in rows if row.verdict in ("differs", "not-found")] == []


def test_every_quotation_of_the_base_article_is_second_hand(rows: list[CollationRow]) -> None:
    of_base = [row for row in rows if row.work == BASE]
    assert len(of_base) > 150
    assert {row.role for row in of_base} == {"quoted-in", "variant"}
    assert [row for row in of_base if row.verdict not in MATCHING_VERDICTS] == []


def test_every_document_of_the_united_states_is_checked_on_its_page(rows: list[CollationRow]) -> None:
    documents = [row for row in rows if row.work.startswith("frus")]
    assert len(documents) > 60
    assert [row for row in documents if row.verdict not in MATCHING_VERDICTS or not row.page_agrees] == []


def test_the_evidence_in_the_data_is_counted_from_the_lock(built: Build, rows: list[CollationRow]) -> None:
    # A variant, and an original in another work than the claim's, say nothing of the quotation.
    of_quotation = ("source", "quoted-in")
    checked = {row.claim for row in rows if row.verdict in MATCHING_VERDICTS and row.role in of_quotation}
    carriers: dict[str, set[str | None]] = {}
    for row in rows:
        if row.verdict in MATCHING_VERDICTS and row.role == "source":
            carriers.setdefault(row.claim, set()).add(row.carrier)
    of_edition = {id_ for id_, found in carriers.items() if "edition" in found}
    ids_by_evidence: dict[str | None, set[str]] = {}
    for claim in built.data["claims"]:
        ids_by_evidence.setdefault(claim["evidence"], set()).add(claim["id"])
        assert claim["carrier"] in {None, *carriers.get(claim["id"], ())}
        assert (claim["carrier"] == "edition") is (claim["evidence"] == "checked")
    assert ids_by_evidence["checked"] <= of_edition
    assert ids_by_evidence["second-hand"] <= checked - of_edition
    assert ids_by_evidence["unchecked"] & checked == set()
    assert len(ids_by_evidence["checked"]) > 60
    assert len(ids_by_evidence["second-hand"]) > 150


def test_the_lock_holds_no_text(settled: Book) -> None:
    """Nothing stands in it but ids, keys, hashes, verdicts, pages, dates and the names of copies."""
    lock = (ROOT / "sources" / "quotations.lock").read_text(encoding="utf-8")
    assert dump_lock(settled.lock.copies, settled.lock.entries, "make collate WITNESSES=folder") == lock


def test_a_collation_finds_what_the_lock_holds(settled: Book, witnesses: list[Witness]) -> None:
    today = max(entry.date for entry in settled.lock.entries)
    registry = settled.registry
    copies = [
        *(witness.copy for witness in witnesses),
        *text_copies(registry.texts, registry.text_files),
    ]
    update = collate(settled.claims.values(), copies, witnesses, settled.lock, today)
    lock = settled.lock
    assert dump_lock(update.copies, update.entries, "") == dump_lock(lock.copies, lock.entries, "")


@pytest.fixture(scope="session")
def quotations(settled: Book, witnesses: list[Witness]) -> list[tuple[str, list[Passage]]]:
    """Return each quotation that has a witness, and the passages of the work."""
    return [
        (quotation, witness.passages[work])
        for _, claim in sorted(settled.claims.items())
        for quotation in claim.quotations
        for work in works_of(claim)
        for witness in witnesses
        if work in witness.passages
    ]


def test_no_quotation_of_the_book_passes_with_one_word_changed(
    quotations: list[tuple[str, list[Passage]]],
) -> None:
    changed = []

    @given(st.sampled_from(quotations), st.data())
    @settings(max_examples=400, deadline=None, database=None, derandomize=True)
    def try_mutant(pair: tuple[str, list[Passage]], data: st.DataObject) -> None:
        quotation, passages = pair
        mutant = data.draw(mutants(quotation))
        # A mutant that stands in the witness letter by letter is another true quotation.
        assume(not any(collapse_spaces(mutant) in collapse_spaces(passage.text) for passage in passages))
        changed.append(mutant)
        assert compare(mutant, passages).verdict not in MATCHING_VERDICTS

    try_mutant()
    assert len(changed) > 350


def test_no_quotation_of_the_book_passes_with_a_negation_put_in(
    quotations: list[tuple[str, list[Passage]]],
) -> None:
    accepted = []
    for quotation, passages in quotations:
        words = quotation.split()
        for place in sorted({1, len(words) // 2, len(words) - 1} & set(range(1, len(words)))):
            negated = " ".join([*words[:place], "not", *words[place:]])
            if compare(negated, passages).verdict in MATCHING_VERDICTS:
                accepted.append(negated)
    assert accepted == []


def test_the_pages_say_what_the_lock_says(built: Build, rows: list[CollationRow]) -> None:
    claims = built.data["claims"]
    counts = Counter(
        claim["carrier"] if claim["carrier"] in CARRIERS[1:] else claim["evidence"] or "paraphrase"
        for claim in claims
    )
    carriers = [carrier for carrier in CARRIERS[1:] if counts[carrier]]
    page = BeautifulSoup(built.read("reference/evidence.html"), "lxml")
    cells = [cell.get_text(strip=True) for cell in page.select(".ps-table-evidence tbody tr:last-child td")]
    expected = [
        len(claims),
        *(counts[kind] for kind in ("checked", *carriers, "second-hand", "unchecked", "paraphrase")),
    ]
    assert cells[1:] == [str(number) for number in expected]
    report = BeautifulSoup(built.read("reference/collation.html"), "lxml")
    assert len(report.select("#table-collation tbody tr")) == sum(row.copy is not None for row in rows)


def test_every_comparison_was_read_a_second_time(built: Build, settled: Book) -> None:
    readings = settled.registry.readings
    several = {id_ for id_, one in settled.comparisons.items() if not settled.is_one_pen(one)}
    assert readings.keys() == several
    # Where the two differ, what was made of it is said; and what was said is done.
    for reading in readings.values():
        finding = settled.comparisons[reading.id].finding
        if reading.first == reading.finding:
            assert (reading.answer, finding) == (None, reading.first), reading.id
        else:
            assert reading.answer is not None
            changed = reading.answer.startswith("Changed")
            assert finding == (reading.finding if changed else reading.first), reading.id
    page = BeautifulSoup(built.read("reading.html"), "lxml")
    differences = sum(reading.first != reading.finding for reading in readings.values())
    assert len(page.select(".ps-table-second-reading tbody tr")) == differences
