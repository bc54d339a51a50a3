"""The sentences of the extension can be translated, and every catalogue has all of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from sphinx.locale import init

from perspectives.book import wording
from perspectives.records.dates import say_date
from perspectives.records.month_names import month_name, month_name_in_genitive
from perspectives.records.quoting import quoted
from perspectives.records.translation import script_forms
from tests.support import ROOT, Book
from tools import messages
from tools.messages import (
    EXTENSION,
    LOCALE,
    TRANSLATED,
    UNREVISED,
    UnreadableCatalog,
    extract_sentences,
    faults_of,
    merge_sentences,
    message_key,
    po_content,
)

RUSSIAN = {
    "1960-11-12": "12 ноября 1960 г.",
    "1960-11": "ноябрь 1960 г.",
    "1960": "1960",
    "1960-11-12/1960-11-14": "12–14 ноября 1960 г.",
    "1960-11-12/1960-12-03": "12 ноября – 3 декабря 1960 г.",
    "1960-11-12/1961-02-03": "12 ноября 1960 – 3 февраля 1961 г.",
    "1960-05/1960-06": "май–июнь 1960 г.",
    "1960-11/1961-05": "ноябрь 1960 – май 1961 г.",
    "1958/1962": "1958–1962",
    "1960-11-12~": "около 12 ноября 1960 г.",
    "1960-11~": "около ноября 1960 г.",
    "1960~": "около 1960 г.",
    "1960?": "1960 (недостоверно)",
    "1960-11?": "ноябрь 1960 г. (недостоверно)",
    "1960-11%": "около ноября 1960 г. (недостоверно)",
    "196X": "1960-е годы",
    "196X~": "около 1960-х годов",
    "1960-21": "весна 1960 г.",
    "1960-24/..": "с зимы 1960 г.",
    "1960-11/..": "с ноября 1960 г.",
    "../1960-11-12": "до 12 ноября 1960 г.",
    "../1960": "до 1960 г.",
}
ALBANIAN = {
    "1960-11-12": "12 nëntor 1960",
    "1960-11": "nëntor 1960",
    "1960-11-12/1960-11-14": "12–14 nëntor 1960",
    "1960-11-12/1960-12-03": "12 nëntor – 3 dhjetor 1960",
    "1960-05/1960-06": "maj–qershor 1960",
    "1960~": "afërsisht 1960",
    "1960-11~": "afërsisht nëntor 1960",
    "1960?": "1960 (e pasigurt)",
    "196X": "vitet 1960",
    "1960-21": "pranverë 1960",
    "1960-11/..": "nga nëntor 1960",
    "../1960": "deri në 1960",
}
FORMS = {
    "en": ["claim", "claims", "claims", "claims", "claims", "claims", "claims"],
    "de": ["Aussage", *["Aussagen"] * 6],
    "sq": ["pohim", *["pohime"] * 6],
    "ru": [
        "высказывание",
        "высказывания",
        "высказываний",
        "высказываний",
        "высказывание",
        "высказывания",
        "высказываний",
    ],
}
"""A noun with each of these numbers."""
NUMBERS = (1, 2, 5, 11, 21, 22, 111)
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/perspectives.po"))


def test_every_sentence_in_the_code_is_one_that_catalogues_can_hold() -> None:
    """No extractor of Python 3.11 sees a sentence in an f-string, or one that is put together."""
    found = [message for message in extract_sentences() if message.id]
    sentences = {message_key(message) for message in found}
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


def test_every_sentence_with_plural_forms_is_one_that_catalogues_can_hold() -> None:
    """Both English forms stand in the call; the functions themselves pass on what they are given."""
    pairs = {tuple(message.id) for message in extract_sentences() if not isinstance(message.id, str)}
    places = {"ngettext": (0, 1), "script_forms": (0, 1), "quantity": (1, 2)}
    calls = [
        (path.name, call.lineno, [call.args[place] for place in places[name]])
        for path in EXTENSION.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and (name := ast.unparse(call.func).rpartition(".")[2]) in places
        and path.stem not in ("translation", "wording")
    ]
    assert len(calls) > 40
    assert [
        (name, line, ast.unparse(singular))
        for name, line, (singular, plural) in calls
        if not isinstance(singular, ast.Constant)
        or not isinstance(plural, ast.Constant)
        or (singular.value, plural.value) not in pairs
    ] == []


def test_no_noun_is_chosen_by_a_comparison_with_one() -> None:
    """A language may have three forms, and 21 may have that of 1."""
    choices = [
        f"{path.name}:{node.lineno}"
        for path in EXTENSION.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.IfExp)
        and ast.unparse(node.test).endswith(" == 1")
        and ast.unparse(node.body).startswith("_(")
        and ast.unparse(node.orelse).startswith("_(")
    ]
    assert choices == []


def test_there_are_catalogues_in_three_languages() -> None:
    assert {"de", "ru", "sq"} <= {path.parents[1].name for path in CATALOGUES}


@pytest.mark.parametrize("language", ["ru", "sq"])
def test_a_catalogue_says_that_no_native_reader_has_revised_it(language: str) -> None:
    text = (LOCALE / language / "LC_MESSAGES" / "perspectives.po").read_text(encoding="utf-8")
    assert f"# {UNREVISED}" in text.partition("msgid")[0]
    page = (ROOT / "docs" / "editing" / "own-reader.md").read_text(encoding="utf-8")
    assert "translated by a language model, not revised by a native reader" in page


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_no_translation_is_left_in_english(path: Path) -> None:
    """Names of formats, and words that the language writes alike, are no English sentences."""
    with path.open("rb") as file:
        alike = [message.id for message in read_po(file) if message.id and message.id == message.string]
    words = [re.findall(r"[a-z]{3,}", re.sub(r"\{\w+\}", "", str(sentence))) for sentence in alike]
    assert [found for found in words if len(found) > 1] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_catalogue_holds_every_sentence_with_its_placeholders(path: Path) -> None:
    catalog = merge_sentences(path, extract_sentences())
    assert faults_of(catalog) == []
    with path.open("rb") as file:
        assert {keyed(message) for message in read_po(file)} == {keyed(message) for message in catalog}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_what_sphinx_reads_is_what_translators_edit(path: Path) -> None:
    with path.open("rb") as text, path.with_suffix(".mo").open("rb") as compiled:
        po = {keyed(message): forms_of(message) for message in read_po(text) if message.id}
        mo = {keyed(message): forms_of(message) for message in read_mo(compiled) if message.id}
    assert mo == po


@pytest.mark.parametrize(
    ("language", "content", "expected"),
    [
        ("fr", b'msgid "Claims"\nmsgstr "\xc9nonc\xe9s"\n', ":2: this is not UTF-8."),
        ("fr", 'msgid "Claims"\nmsgstr "Énoncés\n'.encode(), ":2: this line cannot be read: msgstr "),
        ("fr", 'msgid "Claims"\nmsgstr "des "énoncés""\n'.encode(), ":2: this line cannot be read: msgstr "),
        ("fr", b"Claims are here\n", ":1: this line cannot be read: Claims are here."),
        ("french-words", b"", ": “french-words” is no code of a language."),
    ],
)
def test_a_catalogue_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, language: str, content: bytes, expected: str
) -> None:
    po = tmp_path / language / "LC_MESSAGES" / "perspectives.po"
    po.parent.mkdir(parents=True)
    po.write_bytes(content)
    with pytest.raises(UnreadableCatalog) as told:
        merge_sentences(po, extract_sentences())
    assert str(told.value).startswith(expected)


def test_the_command_goes_on_behind_a_catalogue_that_cannot_be_read_and_counts_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = b'msgid "Claims"\nmsgstr "x\n'
    for language, content in (("eo", broken), ("fr", b"")):
        po = tmp_path / language / "LC_MESSAGES" / "perspectives.po"
        po.parent.mkdir(parents=True)
        po.write_bytes(content)
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert messages.main() == 1
    first, *others, last = capsys.readouterr().out.splitlines()
    assert first.startswith("eo/LC_MESSAGES/perspectives.po:2: this line cannot be read")
    assert first.endswith("The file was left as it was.")
    assert (tmp_path / "eo/LC_MESSAGES/perspectives.po").read_bytes() == broken
    total = len(others)
    assert last == f"fr/LC_MESSAGES/perspectives.po: {total} of {total} are not translated."


def test_a_remark_of_a_translator_stays_and_no_model_is_named_where_none_was(tmp_path: Path) -> None:
    po = tmp_path / "fr" / "LC_MESSAGES" / "perspectives.po"
    po.parent.mkdir(parents=True)
    po.write_text('# Ask Anna.\nmsgid "Voice"\nmsgstr "Voix"\n', encoding="utf-8")
    text = po_content(merge_sentences(po, extract_sentences())).decode()
    assert "# Ask Anna.\n#: " in text
    assert f"# {TRANSLATED}\n" in text
    assert "language model" not in text


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


@pytest.mark.parametrize(
    ("language", "date", "text"),
    [
        *(("ru", date, text) for date, text in RUSSIAN.items()),
        *(("sq", date, text) for date, text in ALBANIAN.items()),
    ],
)
def test_dates_have_the_case_and_the_order_of_the_language(language: str, date: str, text: str) -> None:
    init([LOCALE], language, "perspectives")
    assert say_date(date) == text


@pytest.mark.parametrize("language", ["de", "ru", "sq"])
def test_the_names_of_months_are_those_of_cldr(language: str) -> None:
    init([LOCALE], language, "perspectives")
    names = Locale(language).months
    assert [month_name(number) for number in range(1, 13)] == list(names["stand-alone"]["wide"].values())
    assert [month_name_in_genitive(number) for number in range(1, 13)] == list(
        names["format"]["wide"].values()
    )


@pytest.mark.parametrize("language", FORMS)
def test_a_noun_has_the_form_that_its_number_asks_for(language: str) -> None:
    init([LOCALE], language, "perspectives")
    said = [wording.quantity(number, "claim", "claims") for number in NUMBERS]
    assert said == [f"{number} {form}" for number, form in zip(NUMBERS, FORMS[language], strict=True)]


@pytest.mark.parametrize("language", FORMS)
def test_a_script_has_each_form_under_the_name_that_a_browser_gives_it(language: str) -> None:
    init([LOCALE], language, "perspectives")
    forms = script_forms("claim", "claims", language)
    category = Locale(language).plural_form
    assert [forms.get(category(number), "") for number in NUMBERS] == FORMS[language]
    assert forms["other"]
    assert set(forms) == {"one", "other"} | ({"few", "many"} if language == "ru" else set())


def test_a_script_has_english_forms_in_a_language_that_nobody_knows() -> None:
    init([LOCALE], "en", "perspectives")
    assert script_forms("claim", "claims", "xx") == {"one": "claim", "other": "claims"}
    assert script_forms("claim", "claims", "") == {"one": "claim", "other": "claims"}


@pytest.mark.parametrize(
    ("language", "plain", "nested"),
    [
        ("en", "“a bell”", "‘a “bell”’"),
        ("de", "„a bell“", "‚a “bell”‘"),
        ("ru", "«a bell»", "«a “bell”»"),
        ("sq", "“a bell”", "‘a “bell”’"),
    ],
)
def test_marks_within_marks_are_those_of_the_language(language: str, plain: str, nested: str) -> None:
    init([LOCALE], language, "perspectives")
    assert quoted("a bell") == plain
    assert quoted("a “bell”") == nested
    if language == "ru":
        assert quoted("a «bell»") == "„a «bell»“"


def test_a_plural_form_without_its_number_is_told(tmp_path: Path) -> None:
    """The first form of Russian is for 21 as well: it has to have the number."""
    english = 'msgid "1 result"\nmsgid_plural "{count} results"\n'
    faults = {}
    for language, forms in (
        ("ru", ("1 результат", "{count} результата", "")),
        ("de", ("1 Treffer", "Treffer")),
    ):
        po = tmp_path / language / "LC_MESSAGES" / "perspectives.po"
        po.parent.mkdir(parents=True)
        strings = "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
        po.write_text(f"{english}{strings}", encoding="utf-8")
        found = faults_of(merge_sentences(po, extract_sentences()))
        faults[language] = [fault for fault in found if fault.endswith("'{count} results'")]
        assert not any(fault.endswith("'1 result'") for fault in found)
    assert faults == {
        "ru": [
            "other placeholders in '1 результат' than in '{count} results'",
            "no translation of '{count} results'",
        ],
        "de": ["other placeholders in 'Treffer' than in '{count} results'"],
    }


def forms_of(message: Message) -> list[str]:
    """Return the forms of a translation, which is one for a sentence without a plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def keyed(message: Message) -> tuple[str, object, bool]:
    """Return what a catalogue knows a message by, and whether it has plural forms."""
    # The format MO gives a context in bytes.
    context: object = message.context
    is_plain = isinstance(message.id, str)
    return message_key(message), context.decode() if isinstance(context, bytes) else context, is_plain


def test_quotation_marks_are_those_of_the_language(book: Book) -> None:
    text = book.build("text", language="de").read("bell.txt")
    assert "„The rope was old." in text
    assert "It was very old.“" in text
    assert "S. 12" in text
    assert "Überlieferung: Abbot Odo, aufgezeichnet 1720, 19 Jahre später." in text
