"""Names in a bibliography: what BibTeX writes, what tools write, and what can only mean one thing."""

from __future__ import annotations

import pytest

from perspectives.citations.csl_json import csl_item
from perspectives.citations.entry_names import read_names
from perspectives.citations.entry_reader import read_text
from tests.oracle.items import BIBLIOGRAPHY


def names_in(text: str) -> list[str]:
    """Return the names as “particle family | given | suffix”, bodies in brackets."""
    works, _faults = read_text(f"@book{{a, title = {{A}}, author = {{{text}}}}}")
    result = []
    for person in csl_item("a", works["a"]).get("author", []):
        if "literal" in person:
            result.append(f"[{person['literal']}]")
            continue
        family = " ".join(person[part] for part in ("non-dropping-particle", "family") if part in person)
        result.append(" | ".join(filter(None, (family, person.get("given"), person.get("suffix")))))
    return result


RIGHT = {
    "Hoxha, Enver and Alia, Ramiz": ["Hoxha | Enver", "Alia | Ramiz"],
    "Enver Hoxha and Ramiz Alia": ["Hoxha | Enver", "Alia | Ramiz"],
    "{Ministry of Trade and Industry}": ["[Ministry of Trade and Industry]"],
    "{{Foreign Languages Press and Bureau}}": ["[Foreign Languages Press and Bureau]"],
    "{Smith, Sons and Co} and Doe, Jane": ["[Smith, Sons and Co]", "Doe | Jane"],
    r"{Barnes {\&} Noble}": ["[Barnes & Noble]"],
    "King, Jr., Martin Luther": ["King | Martin Luther | Jr."],
    "King Jr., Martin Luther": ["King | Martin Luther | Jr."],
    "Bell, III, Alexander": ["Bell | Alexander | III"],
    "de Vries, Jan and Ludwig van Beethoven": ["de Vries | Jan", "van Beethoven | Ludwig"],
    "{van Gogh}, Vincent": ["van Gogh | Vincent"],
    "von der Leyen, U.": ["von der Leyen | U."],
    "family=Vries, given=Jan, prefix=de, useprefix=true": ["de Vries | Jan"],
    'family=King, given="Martin Luther", suffix=Jr.': ["King | Martin Luther | Jr."],
    "Keefe, Eugene K. and others": ["Keefe | Eugene K.", "[others]"],
    "毛泽东 and Mao, Zedong": ["[毛泽东]", "Mao | Zedong"],
    r"M{\"u}ller, J{\'o}zef and {\O}stby, K{\aa}re": ["Müller | Józef", "Østby | Kåre"],
    r"{\'E}lie C{\^o}t{\'e}": ["Côté | Élie"],
    "Frank Church and Edward M. House": ["Church | Frank", "House | Edward M."],
    "O'Neill, Tip": ["O'Neill | Tip"],
    "Th., Vasil": ["Th. | Vasil"],
    "Odo": ["[Odo]"],
}
MENDED = {
    "Doe, A.; Roe, B.": (["Doe | A.", "Roe | B."], "Doe, A. and Roe, B."),
    "Doe, A.; Roe, B. and Poe, C.": (["Doe | A.", "Roe | B.", "Poe | C."], "Doe, A. and Roe, B. and Poe, C."),
    "Doe, A.; and Roe, B.": (["Doe | A.", "Roe | B."], "Doe, A. and Roe, B."),
    "{A; B}; Roe, B.": (["[A; B]", "Roe | B."], "{A; B} and Roe, B."),
    "Ministry of Trade and Industry": (
        ["[Ministry of Trade and Industry]"],
        "{Ministry of Trade and Industry}",
    ),
    "Foreign Languages Press and Bureau": (
        ["[Foreign Languages Press and Bureau]"],
        "{Foreign Languages Press and Bureau}",
    ),
    "Smith, John and Ministry of Trade and Industry": (
        ["Smith | John", "[Ministry of Trade and Industry]"],
        "Smith, John and {Ministry of Trade and Industry}",
    ),
    "World Bank and International Monetary Fund": (
        ["[World Bank]", "[International Monetary Fund]"],
        "{World Bank} and {International Monetary Fund}",
    ),
    "Central Intelligence Agency": (["[Central Intelligence Agency]"], "{Central Intelligence Agency}"),
    "Party of Labour of Albania": (["[Party of Labour of Albania]"], "{Party of Labour of Albania}"),
    r"Barnes \& Noble": (["[Barnes & Noble]"], r"{Barnes \& Noble}"),
    "The Times": (["[The Times]"], "{The Times}"),
    "Martin Luther King, Jr.": (["King | Martin Luther | Jr."], "King, Jr., Martin Luther"),
    "King, Martin Luther, Jr.": (["King | Martin Luther | Jr."], "King, Jr., Martin Luther"),
    "Doe, A., Roe, B.": (["Doe | A.", "Roe | B."], "Doe, A. and Roe, B."),
    "Doe, A. B., Roe, C-D and Poe, E.": (
        ["Doe | A. B.", "Roe | C-D", "Poe | E."],
        "Doe, A. B. and Roe, C-D and Poe, E.",
    ),
    "Jane Doe, John Roe, Max Poe": (
        ["Doe | Jane", "Roe | John", "Poe | Max"],
        "Jane Doe and John Roe and Max Poe",
    ),
    "M&#252;ller, A.; Roe, B.": (["Müller | A.", "Roe | B."], "Müller, A. and Roe, B."),
    "Doe, A. et al.": (["Doe | A.", "[others]"], "Doe, A. and others"),
    "Doe, A. and et al": (["Doe | A.", "[others]"], "Doe, A. and others"),
}
UNDIVIDED = ("Bee, Cee, Dee, Eee", ", ,", "Doe, Jane, Prof.")


@pytest.mark.parametrize("typed", RIGHT)
def test_names_are_read_as_bibtex_has_them(typed: str) -> None:
    assert names_in(typed) == RIGHT[typed]
    assert (read_names(typed).mended, read_names(typed).undivided) == ("", ())


@pytest.mark.parametrize("typed", MENDED)
def test_names_are_read_as_they_are_meant_and_the_mend_reads_the_same(typed: str) -> None:
    names, mended = MENDED[typed]
    assert names_in(typed) == names_in(mended) == names
    assert read_names(typed).mended == mended
    assert read_names(mended).mended == ""


@pytest.mark.parametrize("typed", UNDIVIDED)
def test_a_name_with_too_many_commas_is_kept_whole(typed: str) -> None:
    assert names_in(typed) == [f"[{typed}]"]
    assert read_names(typed).undivided == (typed,)


def test_no_name_of_the_book_is_taken_for_another() -> None:
    _works, faults = read_text(BIBLIOGRAPHY.read_text(encoding="utf-8"))
    assert [fault for fault in faults if fault.field in ("author", "editor", "translator")] == []
