"""The sentences of the extension can be translated, and every catalogue has all of them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from sphinx.locale import init

from perspectives.records.dates import say_date
from tests.support import Book
from tools.messages import EXTENSION, LOCALE, extract_sentences, faults_of, merge_sentences

CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/perspectives.po"))


def test_every_sentence_in_the_code_is_one_that_catalogues_can_hold() -> None:
    """No extractor of Python 3.11 sees a sentence in an f-string, or one that is put together."""
    sentences = {message.id for message in extract_sentences()}
    calls = [
        (path.name, call)
        for path in EXTENSION.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "N_")
    ]
    assert len(calls) > 400
    missing = [
        f"{name}:{call.lineno} {ast.unparse(call)}"
        for name, call in calls
        # The sentences of a table are marked where the table stands.
        if not isinstance(call.args[0], ast.Name | ast.Subscript)
        and (not isinstance(call.args[0], ast.Constant) or call.args[0].value not in sentences)
    ]
    assert missing == []


def test_there_is_a_catalogue_in_german() -> None:
    assert "de" in [path.parents[1].name for path in CATALOGUES]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_catalogue_holds_every_sentence_with_its_placeholders(path: Path) -> None:
    catalog = merge_sentences(path, extract_sentences())
    assert faults_of(catalog) == []
    with path.open("rb") as file:
        assert {message.id for message in read_po(file)} == {message.id for message in catalog}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_what_sphinx_reads_is_what_translators_edit(path: Path) -> None:
    with path.open("rb") as text, path.with_suffix(".mo").open("rb") as compiled:
        po = {message.id: message.string for message in read_po(text) if message.id}
        mo = {message.id: message.string for message in read_mo(compiled) if message.id}
    assert mo == po


def test_a_missing_translation_and_a_lost_placeholder_are_told(tmp_path: Path) -> None:
    po = tmp_path / "de" / "LC_MESSAGES" / "perspectives.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgid "claim {id}"\nmsgstr "Aussage"\n\nmsgid "Voice"\nmsgstr "Stimme"\n', encoding="utf-8"
    )
    faults = faults_of(merge_sentences(po, extract_sentences()))
    assert "other placeholders in 'Aussage' than in 'claim {id}'" in faults
    assert "no translation of 'Voices'" in faults
    assert "no translation of 'Voice'" not in faults


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("1701-05-01", "1. Mai 1701"),
        ("1701-05-01/1701-05-03", "1.–3. Mai 1701"),
        ("1701-05/1701-06", "Mai–Juni 1701"),
        ("1701~", "um 1701"),
        ("1701?", "1701 (unsicher)"),
        ("170X", "1700er Jahre"),
        ("1701-21", "Frühjahr 1701"),
        ("1701/..", "ab 1701"),
    ],
)
def test_dates_are_said_in_the_language_of_the_book(date: str, text: str) -> None:
    init([LOCALE], "de", "perspectives")
    assert say_date(date) == text


def test_quotation_marks_are_those_of_the_language(book: Book) -> None:
    text = book.build("text", language="de").read("bell.txt")
    assert "„The rope was old." in text
    assert "It was very old.“" in text
    assert "S. 12" in text
    assert "Überlieferung: Abbot Odo, aufgezeichnet 1720, 19 Jahre später." in text
