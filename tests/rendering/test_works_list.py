"""Labels, list of works and citations in text follow Chicago's author-date style (CMOS 17, chapter 15)."""

from __future__ import annotations

import re
from html import unescape

import pytest
from pybtex.backends.plaintext import Backend
from pybtex.database import parse_string

from perspectives.citations.author_date_labels import labels_of
from perspectives.citations.entry_fields import plain
from perspectives.citations.entry_places import places_of
from perspectives.citations.works import items_of, syntax_problems
from perspectives.rendering.bibtex_styles import ListOfWorks, Sorting
from tests.support import Book

BIBLIOGRAPHY = r"""
@book{griffith, author = {Griffith, William E.}, title = {Albania and the {Sino-Soviet} Rift}, year = {1963},
  publisher = {The M.I.T. Press}, address = {Cambridge, Mass.}}
@book{second, author = {Hoxha, Enver}, title = {Selected Works}, volume = {2}, year = {1980},
  publisher = {8 Nëntori}, address = {Tirana}, origyear = {1948/1960}}
@book{third, author = {Hoxha, Enver}, title = {The Works, Selected}, volume = {3}, year = {1980}}
@book{memoirs, author = {Khrushchev, Nikita}, title = {Khrushchev Remembers},
  translator = {Talbott, Strobe}, year = {1970}}
@book{three, editor = {Lalaj, Ana and Ostermann, Christian F. and Gage, Ryan}, title = {{\&} Other Papers}}
@book{many, author = {One, A. and Two, B. and Three, C. and Four, D.}, title = {Who?}, year = 2001}
@article{marku, author = {Marku, Ylber}, title = {Communist Relations in Crisis},
  journal = {The International History Review}, volume = 42, number = 4, pages = {813--832}, year = 2019,
  doi = {10.1080/07075332.2019.1620825}}
@incollection{record, title = {Memorandum of Conversation}, booktitle = {Foreign Relations, Volume {V}},
  pages = {doc. 165}, origyear = {1961-10-25}, url = {https://example.org/d165}}
@online{article, author = {{Wikipedia contributors}}, title = {The Split},
  url = {https://example.org/a_b%20c}, note = {Without its footnotes}}
@book{vries, author = {de Vries, Jan}, title = {The End}, year = {1999}, edition = {2nd ed.}}
@incollection{frus, title = {Weekly Review}, shorttitle = {FRUS 1961–1963 V, doc. 2},
  booktitle = {Foreign Relations}, chapter = {doc. 2}, origyear = {1962-03-02}}
@manuscript{letter, title = {The Letter}, origyear = {1961~}}
@book{again, author = {Odo, Abbot}, title = {Sermons}, year = {1991}, origyear = {1959-03-12},
  note = {Seen in part.}}
@article{packet, title = {The Bell}, shorttitle = {The Packet}, journal = {The Packet}, year = {1702},
  origyear = {1702-05~}}
@online{talks, title = {Report of the Talks in the Abbey}, shorttitle = {Report of the Talks},
  translator = {Lee, Li}, organization = {Some Site}, origyear = {1701-03-02}}
@misc{nameless, year = 1703}
@misc{season, author = {Odo, Abbot}, title = {In Spring}, origyear = {1703-21}}
"""
ENTRIES = parse_string(BIBLIOGRAPHY, "bibtex").entries

LABELS = {
    "griffith": "Griffith 1963",
    "second": "Hoxha [1948–1960] 1980",
    "third": "Hoxha 1980",
    "memoirs": "Khrushchev 1970",
    "three": "Lalaj, Ostermann, and Gage, n.d.",
    "many": "One et al. 2001",
    "marku": "Marku 2019",
    "record": "Memorandum of Conversation [1961]",
    "article": "Wikipedia contributors, n.d.",
    "vries": "de Vries 1999",
    "frus": "FRUS 1961–1963 V, doc. 2 [1962]",
    "letter": "The Letter [1961?]",
    "again": "Odo [1959] 1991",
    "packet": "The Packet 1702",
    "talks": "Report of the Talks 1701",
    "season": "Odo 1703",
    "nameless": "Nameless 1703",
}
PRINTED = {
    "griffith": "Griffith, William E. 1963. Albania and the Sino-Soviet Rift. "
    "Cambridge, Mass.: The M.I.T. Press.",
    "second": "Hoxha, Enver. [1948–1960] 1980. Selected Works. Vol. 2. Tirana: 8 Nëntori.",
    "third": "Hoxha, Enver. 1980. The Works, Selected. Vol. 3.",
    "memoirs": "Khrushchev, Nikita. 1970. Khrushchev Remembers. Translated by Strobe Talbott.",
    "three": "Lalaj, Ana, Christian F. Ostermann, and Ryan Gage, eds. n.d. & Other Papers.",
    "many": "One, A., B. Two, C. Three, and D. Four. 2001. Who?",
    "marku": "Marku, Ylber. 2019. “Communist Relations in Crisis.” The International History Review 42 (4): "
    "813–32. https://doi.org/10.1080/07075332.2019.1620825.",
    "record": "“Memorandum of Conversation.” [1961]. In Foreign Relations, Volume V, doc. 165. "
    "https://example.org/d165. Dated 25 October 1961.",
    "article": "Wikipedia contributors. n.d. “The Split.” https://example.org/a_b%20c. "
    "Without its footnotes.",
    "vries": "Vries, Jan de. 1999. The End. 2nd ed.",
    "frus": "FRUS 1961–1963 V, doc. 2. [1962]. “Weekly Review.” In Foreign Relations, Doc. 2. "
    "Dated 2 March 1962.",
    "letter": "“The Letter.” [1961?].",
    "again": "Odo, Abbot. [1959] 1991. Sermons. Dated 12 March 1959. Seen in part.",
    "packet": "The Packet. 1702. “The Bell.” The Packet, 1702. Written about May 1702.",
    "talks": "“Report of the Talks in the Abbey.” 1701. Translated by Li Lee. Some Site, March 2.",
    "season": "Odo, Abbot. 1703. “In Spring.” Written spring 1703.",
    "nameless": "“Nameless.” 1703.",
}


def test_labels_are_name_and_date_and_alike_ones_get_letters() -> None:
    assert {key: label.text for key, label in labels_of(items_of(ENTRIES)).items()} == LABELS


def test_every_work_alike_and_undated_still_has_its_own_label() -> None:
    works = "".join(
        f"@book{{work-{number}, author = {{Hoxha, Enver}}, title = {{{number:02}}}}}\n"
        for number in range(28)
    )
    texts = [label.text for label in labels_of(items_of(parse_string(works, "bibtex").entries)).values()]
    assert len(set(texts)) == 28
    assert (texts[0], texts[-1]) == ("Hoxha, n.d.-a", "Hoxha, n.d.-ab")


@pytest.mark.parametrize("key", PRINTED)
def test_a_work_is_printed_with_what_it_has_and_nothing_more(key: str) -> None:
    entry = ListOfWorks().format_entry(LABELS[key], ENTRIES[key])
    assert unescape(entry.text.render(Backend())) == PRINTED[key]


def test_the_list_is_sorted_by_name_or_title_then_date() -> None:
    order = [entry.key for entry in Sorting().sort(ENTRIES.values())]
    assert (
        order
        == (
            "frus griffith third second memoirs three letter marku record nameless season again many "
            "packet talks vries article"
        ).split()
    )


@pytest.mark.parametrize(
    ("field", "printed"),
    [("{The {SED}} in -- 1960", "The SED in – 1960"), (r"5\% of 3\&4", "5% of 3&4"), ("a\n  b", "a b")],
)
def test_a_field_is_plain_text_without_braces(field: str, printed: str) -> None:
    assert plain(field) == printed


CITATIONS = {
    "{cite:p}`odo-book{p. 3}`": "(Odo 1720, p. 3)",
    "{cite:p}`{see}odo-book{pp. 3–5},pedlar-letter`": "(see Odo 1720, pp. 3–5; Pedlar 1702)",
    "{cite:t}`odo-book{p. 3}`": "Odo (1720, p. 3)",
    "{cite:alp}`odo-book`": "Odo 1720",
    "{cite:author}`odo-book`": "Odo",
    "{cite:year}`odo-book`": "1720",
    "{cite:yearpar}`odo-book`": "(1720)",
    "{cite:label}`odo-book`": "Odo 1720",
    "{cite:empty}`odo-book`": "",
    "{cite}`odo-book`": "(Odo 1720)",
}


def test_citations_name_author_date_and_place_and_lead_to_the_list(book: Book) -> None:
    lines = "\n\n".join(f"[{number}]: {typed} END" for number, typed in enumerate(CITATIONS))
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n" + lines.replace("[", "\\["))
    build = book.build()
    assert build.warnings == []
    page = build.read("bell.html")
    plain_page = unescape(re.sub(r"<[^>]+>", "", page))
    shown = [re.search(rf"\[{number}\]: (.*?)\s*END", plain_page) for number in range(len(CITATIONS))]
    assert [match and match[1] for match in shown] == list(CITATIONS.values())
    assert page.count('href="registers.html#cite-odo-book"') >= 8


MORE_WORKS = r"""
@book{sermons, author = {Odo, Abbot}, title = {Sermons}, year = {1991}, origyear = {1709}, language = {en}}
@article{packet, title = {The bell of the coast}, journal = {The Packet}, language = {en}}
@book{rule, title = {The Rule}, year = {1700}, language = {en}}
@incollection{acts, title = {A letter}, shorttitle = {Acts 1701, no. 3}, booktitle = {Acts},
  origyear = {1701}, language = {en}}
"""


CITATIONS_OF_MORE = {
    "{cite:p}`sermons{p. 3}`": "(Odo [1709] 1991, p. 3)",
    "{cite:t}`sermons{p. 3}`": "Odo ([1709] 1991, p. 3)",
    "{cite:year}`sermons`": "[1709] 1991",
    "{cite:p}`packet{p. 3}`": "(“The Bell of the Coast,” n.d., p. 3)",
    "{cite:t}`packet`": "“The Bell of the Coast” (n.d.)",
    "{cite:p}`rule`": "(<em>The Rule</em> 1700)",
    "{cite:p}`acts{p. 4},rule`": "(Acts 1701, no. 3 [1701], p. 4; <em>The Rule</em> 1700)",
    "{cite:author}`acts`": "Acts 1701, no. 3",
}


def test_a_work_is_called_in_text_as_the_style_has_it(book: Book) -> None:
    book.write("sources/references.bib", book.read("sources/references.bib") + MORE_WORKS)
    lines = "".join(f"\n§ {typed} END\n" for typed in CITATIONS_OF_MORE)
    book.write("docs/bell.md", book.read("docs/bell.md") + lines)
    page = unescape(re.sub(r"<(?!/?em>)[^>]*>", "", book.build().read("bell.html")))
    assert re.findall(r"§ (.*?)\s*END", page) == list(CITATIONS_OF_MORE.values())


def test_the_list_has_a_stable_address_for_each_work_and_no_labels(book: Book) -> None:
    page = book.build().read("registers.html")
    assert re.search(
        r'<div class="[^"]*ps-work[^"]*" id="cite-odo-book">\s*'
        r"<p>Odo, Abbot\. 1720\. <em>The Book of the Abbey</em>",
        page,
    )
    assert 'class="label"' not in page


def test_an_unknown_key_is_shown_as_typed(book: Book) -> None:
    book.write(
        "docs/bell.md",
        book.read("docs/bell.md") + "\nA {cite:p}`odo-book,nothing-here{p. 4}` B {cite:p}`nor-here` C\n",
    )
    build = book.build()
    assert build.codes == ["unknown-work", "unknown-work"]
    plain_page = unescape(re.sub(r"<[^>]+>", "", build.read("bell.html")))
    assert "A (Odo 1720) [nothing-here{p. 4}] B  [nor-here] C" in plain_page


def test_a_broken_entry_is_named_and_the_others_are_read() -> None:
    text = (
        "@book{one,\n title = {One},\n}\n\n@book{two,\n title = {Two}\n year = 1999\n}\n\n"
        "@book{one,\n title = {Again},\n}\n"
    )
    found = [(problem.code, problem.line, problem.other) for problem in syntax_problems({"a.bib": text})]
    assert found == [("bibliography-syntax", 6, None), ("duplicate-id", 10, "a.bib:1")]
    assert places_of({"a.bib": text}) == {"one": ("a.bib", 1), "two": ("a.bib", 5)}
