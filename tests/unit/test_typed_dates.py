"""Dates and locators in the forms that people type: what is proposed, and that each proposal is valid."""

from __future__ import annotations

import contextlib

import pytest
from sphinx.locale import init, translators

from perspectives.records.dates import parse_date, say_date
from perspectives.records.option_values import Malformed, parse_edtf, parse_locator
from perspectives.records.problem_record import OFFER
from perspectives.records.typed_dates import meant_dates
from perspectives.records.typed_locators import is_locator, meant_locators
from perspectives.records.typed_months import month_number
from tests.support import ROOT

NOVEMBER_12 = (
    "12.11.1960|12. 11. 1960|12 Nov 1960|12 Nov. 1960|12 November 1960|12. November 1960|Nov 12, 1960"
    "|12th November 1960|12th of November, 1960|Nov 12 1960|1960 Nov 12|1960-Nov-12|12-Nov-1960|12/XI/1960"
    "|12.XI.1960|12 XI 1960|1960.11.12|1960/11/12|1960-11-12.|[1960-11-12]|１９６０-１１-１２"
    "|１２．１１．１９６０"
    "|19601112|1960-11-12T10:00|Sat, 12 Nov 1960|Saturday 12 November 1960|12 novembre 1960|12 nov. 1960"
    "|12 nëntor 1960|12 Nëntori 1960|më 12 nëntor të vitit 1960|12 ноября 1960|12 ноября 1960 г."
    "|12 нояб. 1960"
    "|Sa., 12.11.1960|e shtunë, 12 nëntor 1960|12.11.1960 год|dated 12.11.1960|12 November 1960, 10:30"
    "|12. November 1960, 20 Uhr|12 Xl 1960|I2.11.1960|196O-11-12|l960-11-12|60-11-12|1960_11_12"
    "|1960 - 11 - 12"
    "|den 12. November 1960|12 Novembr 1960|12-Nov-60|12 Nov 60|1960年11月12日|“12 November 1960”"
)
DATES: dict[str, tuple[str, ...]] = {
    "11/12/1960": ("1960-12-11", "1960-11-12"),
    "12-11-1960": ("1960-11-12", "1960-12-11"),
    "12/11/60": ("1960-11-12", "1960-12-11"),
    "13/11/1960": ("1960-11-13",),
    "11/13/1960": ("1960-11-13",),
    "11/11/1960": ("1960-11-11",),
    "1960-1-5": ("1960-01-05",),
    "1960-13-11": ("1960-11-13",),
    "1960-11-31": ("1960-11",),
    "31 November 1960": ("1960-11",),
    "29 Feb 1961": ("1961-02",),
    "Nov. 1960": ("1960-11",),
    "Nov-60": ("1960-11",),
    "11/1960": ("1960-11",),
    "11.1960": ("1960-11",),
    "1960/11": ("1960-11",),
    "Sept 1960": ("1960-09",),
    "décembre 1960": ("1960-12",),
    "Dezember 1960": ("1960-12",),
    "März 1961": ("1961-03",),
    "1er août 1960": ("1960-08-01",),
    "qershor 1961": ("1961-06",),
    "июнь 1961": ("1961-06",),
    "spring 1960": ("1960-21",),
    "winter 1960/61": ("1960-24",),
    "ca. 1960": ("1960~",),
    "ca 1960": ("1960~",),
    "c1960": ("1960~",),
    "c. 1960": ("1960~",),
    "circa 1960": ("1960~",),
    "about 1960": ("1960~",),
    "um 1960": ("1960~",),
    "rreth 1960": ("1960~",),
    "около 1960": ("1960~",),
    "1960 ca.": ("1960~",),
    "ca. Nov. 1960": ("1960-11~",),
    "ca. 1960-11-12": ("1960-11-12~",),
    "прибл. 1960": ("1960~",),
    "appr. 1960": ("1960~",),
    "end of November 1960": ("1960-11~",),
    "fillimi i vitit 1960": ("1960~",),
    "начало 1960 г.": ("1960~",),
    "1960~?": ("1960%",),
    "1960 (uncertain)": ("1960?",),
    "um 1960 (unsicher)": ("1960%",),
    "ca. 1960–61": ("1960~/1961~", "1960~/1961"),
    "1960s–1970s": ("196X/197X",),
    "Mar 1960": ("1960-03",),
    "mars 1960": ("1960-03",),
    "Winter 1960-1961": ("1960-24",),
    "I960": ("1960",),
    "viti 1960": ("1960",),
    "1960 г.": ("1960",),
    "1960年11月": ("1960-11",),
    "1960-11-?": ("1960-11",),
    "1960-?": ("1960", "1960/.."),
    "11/60": ("1960-11",),
    "1.1.01": ("1901-01-01", "2001-01-01"),
    "mid-1960": ("1960~",),
    "[1960?]": ("1960?",),
    "1960 (?)": ("1960?",),
    "probably 1960": ("1960?",),
    "ca. 1960?": ("1960%",),
    "1960s": ("196X",),
    "the 1960s": ("196X",),
    "1960's": ("196X",),
    "1960er Jahre": ("196X",),
    "vitet 1960": ("196X",),
    "années 1960": ("196X",),
    "1960-е годы": ("196X",),
    "mid-1960s": ("196X",),
    "197x": ("197X",),
    "19th century": ("18XX",),
    "1960–1961": ("1960/1961",),
    "1960-1961": ("1960/1961",),
    "1960 — 1961": ("1960/1961",),
    "1960/61": ("1960/1961",),
    "1960–61": ("1960/1961",),
    "1960 to 1961": ("1960/1961",),
    "1960 bis 1961": ("1960/1961",),
    "between 1960 and 1961": ("1960/1961",),
    "1960, 1961": ("1960/1961",),
    "1901/02": ("1901-02", "1901/1902"),
    "1960 or 1961": ("[1960,1961]",),
    "1-3 May 1960": ("1960-05-01/1960-05-03",),
    "May–June 1960": ("1960-05/1960-06",),
    "1 May 1960 – 3 June 1960": ("1960-05-01/1960-06-03",),
    "31 December 1960/1 January 1961": ("1960-12-31/1961-01-01",),
    "since 1960": ("1960/..",),
    "after 12 Nov 1960": ("1960-11-12/..",),
    "1960–": ("1960/..",),
    "1960-present": ("1960/..",),
    "1960..": ("1960/..",),
    "<1960": ("../1960",),
    "..1960": ("../1960",),
    "prima del 1960": ("../1960",),
    "до 1960 г.": ("../1960",),
    "pas vitit 1960": ("1960/..",),
    "1960-11/12": ("1960-11-12", "1960-11/1960-12"),
    "1960-11-12/15": ("1960-11-12/1960-11-15",),
    "11.-12.1960": ("1960-11/1960-12",),
    "12.-15.11.1960": ("1960-11-12/1960-11-15",),
    "10.11.-1.12.60": ("1960-11-10/1960-12-01",),
    "vom 10. bis 12. November 1960": ("1960-11-10/1960-11-12",),
    "vom 10. November bis zum 1. Dezember 1960": ("1960-11-10/1960-12-01",),
    "dal 10 al 12 novembre 1960": ("1960-11-10/1960-11-12",),
    "nga nëntori 1960 deri në janar 1961": ("1960-11/1961-01",),
    "1960–61 гг.": ("1960/1961",),
    "November 12-13, 1960": ("1960-11-12/1960-11-13",),
    "30 December – 2 January 1961": ("1960-12-30/1961-01-02",),
    "5/11/1960 - 6/12/1960": ("1960-11-05/1960-12-06", "1960-05-11/1960-06-12"),
    "12 oder 13. November 1960": ("[1960-11-12,1960-11-13]",),
    "before 1960": ("../1960",),
    "bis 1960": ("../1960",),
    "до 1960": ("../1960",),
    "1960, 1962": (),
    "Jan & Mar 1960": (),
    "10 November/28 October 1917": (),
    "1960-11-12-13": (),
    "12 November": (),
    "Nov 12": (),
    "2 May to 5 June": (),
    "32 May 1960": ("1960-05",),
    "45/11/12": (),
    "-0044": (),
    "1960: 3": (),
    "1960 on": (),
    "31/11/1960": ("1960-11",),
    "30/1960": (),
    "n.d.": (),
    "o. J.": (),
    "undated": (),
    "today": (),
    "?": (),
    "": (),
    "60": (),
    "99/99/9999": (),
    "99.99.99": (),
    "abc 1960": (),
    "1960-11-12 1960-11-12 1960-11-12": (),
    "1960-13": (),
    "9" * 5000: (),
    "1960" + "/" * 70: (),
    **dict.fromkeys(NOVEMBER_12.split("|"), ("1960-11-12",)),
}
FORMS = {
    "p. 3": "page 3|p.3|p 3|P. 3|p3|pg. 3|S. 3|S.3|Seite 3|стр. 3|с. 3|fq. 3|faqe 3|3|p. ３|3 p.|p. ٣|Page: 3"
    "|page=3|pp. 3|pp. 3–3|p. 3.",
    "pp. 3–5": "pp 3-5|pp. 3-5|pp. 3—5|p. 3–5|pages 3-5|3-5|3 – 5|S. 3-5|pgs 3 to 5|p. 3 to 5|p. 3 - p. 5"
    "|p. 3–p. 5|pp. 5–3|pp. 5-3|S. 3 bis 5|pagg. 3-5|сс. 3-5",
    "pp. ix–xi": "p. ix-xi|p. ix–xi|pp. ix-xi|ix-xi|pp. xi–ix",
    "pp. 12–5": "p. 12-5|12–5",
    "p. 3 f.": "3f.|3 f.|S. 3 f.|S. 3f",
    "p. 3 ff.": "3 ff|S. 3ff.",
    "chap. 2": "ch. 2|ch 2|Ch. 2|chapter 2|chap 2|Kap. 2|chapitre 2|гл. 2|kreu 2|capitolo 2",
    "doc. 12": "Doc. 12|doc 12|document 12|Dok. 12|док. 12|doc. no. 12|Doc. No. 12|Dok. Nr. 12|док. № 12",
    "fol. 3v": "folio 3v|f. 3v|fol 3v|3v|Bl. 3v|л. 3 об.|fol 3 verso|c. 3v",
    "fol. 12r–13v": "12r-13v|f. 12r-13v",
    "sec. 3": "§ 3|§3|section 3|sec 3|Abschnitt 3",
    "n. 3": "note 3|fn. 3|footnote 3|Anm. 3|прим. 3",
    "no. 5": "Nr. 5|№ 5|No. 5|number 5|N° 5|n.º 5",
    "vol. 2, p. 3": "vol 2 p 3|vol. 2 p. 3|Vol. 2, p. 3|Bd. 2, S. 3|t. 2, s. 3|vëll. 2, fq. 3|т. 2, с. 3|2:3",
}
"""What people type, with bars between, by the locator that it means."""
LOCATORS: dict[str, str | None] = {
    **{typed: locator for locator, forms in FORMS.items() for typed in forms.split("|")},
    "II, 3": "vol. II, p. 3",
    "Bd. 2, S. 3-5": "vol. 2, pp. 3–5",
    "3, 5": "p. 3, p. 5",
    "pp. 3, 5": "p. 3, p. 5",
    "p. 3; p. 5": "p. 3, p. 5",
    "p. 3, 5-7": "p. 3, pp. 5–7",
    "iv": "p. iv",
    "xii-xv": "pp. xii–xv",
    "cols. 2-3": "col. 2–3",
    "Sp. 3": "col. 3",
    "doc 13, Headnote": "doc. 13, headnote",
    "1960, p. 3": "p. 3",
    "f. 3": f"fol. 3{OFFER}p. 3",
    "f. 3-5": f"fol. 3–5{OFFER}pp. 3–5",
    "c. 3": f"chap. 3{OFFER}col. 3",
    "N 5": f"n. 5{OFFER}no. 5",
    "p. 3 n. 2": "p. 3, n. 2",
    "p. 1,234": f"p. 1, p. 234{OFFER}p. 1234",
    "p. 3 and 5": "p. 3, p. 5",
    "12, no. 3, p. 4": "vol. 12, no. 3, p. 4",
    "doc. 13 headnote": "doc. 13, headnote",
    "12:30": None,
    "n/a": None,
    "n.pag.": None,
    "p. ?": None,
    "par. 4": None,
    "chapter two": None,
    "line 4": None,
    "title page": None,
    "n.p.": None,
    "00:12:30": None,
    "p.": None,
    "": None,
    ",": None,
    "headnote 3": None,
    "p" * 5000: None,
}
VALID_LOCATORS = (
    "p. 24",
    "pp. 24–27",
    "doc. 13, headnote",
    "p. 52, n. 2",
    "chap. VIII",
    "fol. 3v",
    "p. 3 f.",
    "p. [3]",
    "p. 3a",
    "pp. 124–5",
    "pp. xii–3",
    "doc. 12–13",
)


@pytest.mark.parametrize("typed", DATES)
def test_a_date_is_proposed_as_edtf(typed: str) -> None:
    assert meant_dates(typed) == DATES[typed]
    for date in DATES[typed]:
        assert parse_date(date).text == date
    with pytest.raises(Malformed) as refused:
        parse_edtf(typed)
    assert (refused.value.nearest or "").split(OFFER) == list(DATES[typed] or [""])


@pytest.mark.parametrize(
    "date", "1960-11 1960-11-12~ 1960? 1960% 197X 1961-05/1961-06 1960/.. ../1960-11-12 1960-22".split()
)
@pytest.mark.parametrize("language", ["en", "de", "ru", "sq"])
def test_a_date_as_the_pages_print_it_is_known(
    date: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogues = str(ROOT / "_ext" / "perspectives" / "locale")
    monkeypatch.delitem(translators, ("general", "perspectives"), raising=False)
    init([catalogues], language, "perspectives")
    said = say_date(date)
    monkeypatch.undo()
    assert meant_dates(said) == (date,)


@pytest.mark.parametrize("typed", LOCATORS)
def test_a_locator_is_proposed_as_csl_has_it(typed: str) -> None:
    with pytest.raises(Malformed) as refused:
        parse_locator(typed)
    assert refused.value.nearest == LOCATORS[typed]
    for locator in meant_locators(typed):
        assert parse_locator(locator) == locator


@pytest.mark.parametrize("typed", VALID_LOCATORS)
def test_a_locator_in_the_right_form_is_taken(typed: str) -> None:
    assert is_locator(typed)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("nëntorit", 11),
        ("Sept.", 9),
        ("Novmber", 11),
        ("xii", 12),
        ("осенью", 23),
        ("мае", 5),
        ("ma", None),
        ("minister", None),
    ],
)
def test_a_month_is_known_by_its_name_in_several_languages(name: str, number: int | None) -> None:
    assert month_number(name) == number


@pytest.mark.parametrize(
    "typed", ["/..~", "1960/../", "../..", "(1960)?-11?", "before .. 1960", "1960 - ..?"]
)
def test_nothing_is_printed_of_what_the_library_tries(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    meant_dates(typed)
    with contextlib.suppress(Malformed):
        parse_edtf(typed)
    assert capsys.readouterr().out == ""
