"""The book in Markdown: the words on record come back from it, and none stands without who said it."""

from __future__ import annotations

import re

import pytest

from perspectives.domain.store import PerspectivesDomain
from tests.markdown_reader import Quotation, quotations_in
from tests.support import Build

pytestmark = pytest.mark.book


@pytest.fixture(scope="module")
def quotations(built: Build) -> dict[str, list[Quotation]]:
    """Return the quotations of every page that has any, by document."""
    texts = {name: built.read(f"{name}.html.md") for name in sorted(built.app.env.all_docs)}
    return {name: list(quotations_in(text)) for name, text in texts.items() if "\n> " in text}


def test_the_words_of_every_claim_are_read_back(built: Build, quotations: dict[str, list[Quotation]]) -> None:
    domain = built.app.env.domains["perspectives"]
    assert isinstance(domain, PerspectivesDomain)
    for claim in domain.book.claims.values():
        ending = f"#{claim.anchor}"
        found = [one.words for one in quotations.get(claim.docname, ()) if one.addresses[-1].endswith(ending)]
        expected = [claim.all_words[number - 1] for number in claim.printed_order]
        # A document shows the words in its passages, a lesson once more.
        assert found[: len(expected)] == expected, claim.id


def test_every_quotation_has_its_line_with_an_address(quotations: dict[str, list[Quotation]]) -> None:
    bare = [
        (name, one.words)
        for name, several in quotations.items()
        for one in several
        if not one.line.startswith("— ") or not one.addresses or "#" not in one.addresses[-1]
    ]
    assert bare == []


def test_every_report_has_its_line_with_an_address(built: Build) -> None:
    domain = built.app.env.domains["perspectives"]
    assert isinstance(domain, PerspectivesDomain)
    reported = [claim for claim in domain.book.claims.values() if claim.is_paraphrase]
    lines = {
        name: [line for line in built.read(f"{name}.html.md").split("\n") if line.startswith("— **")]
        for name in {claim.docname for claim in reported}
    }
    bare = [
        claim.id
        for claim in reported
        if not any(line.endswith(f"#{claim.anchor})") for line in lines[claim.docname])
    ]
    assert reported
    assert bare == []


def test_llms_txt_names_every_page_in_the_groups_of_the_title_page(built: Build) -> None:
    text = built.read("llms.txt")
    listed = re.findall(r"^- \[.*?\]\(([^)]*)\.html\.md\)", text, re.MULTILINE)
    assert sorted(listed) == sorted(built.app.env.all_docs)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        *("Read", "Find", "Judge", "Teach", "Cite and take", "Make your own"),
        "Data files",
    ]
