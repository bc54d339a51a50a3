"""Names in a text: every spelling, whole words, the longest first, and nothing that only looks like one."""

from __future__ import annotations

import pytest

from perspectives.book.name_finder import NameFinder
from perspectives.records.indexed_name import PERSON, PLACE, THING, IndexedName

NAMES = [
    IndexedName("xoxe", "Koçi Xoxe", PERSON, "Xoxe, Koçi", ("Koçi Xoxe", "Koci Xoxe"), last="Xoxe"),
    IndexedName("teme", "Teme Sejko", PERSON, "Sejko, Teme", ("Teme Sejko",), last="Sejko"),
    IndexedName("taho", "Taho Sejko", PERSON, "Sejko, Taho", ("Taho Sejko",), last="Sejko"),
    IndexedName("hoxha", "Enver Hoxha", PERSON, "Hoxha, Enver", ("Enver Hoxha",), "Hoxha", "Hoxha"),
    IndexedName("nexhmije", "Nexhmije Hoxha", PERSON, "Hoxha, Nexhmije", ("Nexhmije Hoxha",), last="Hoxha"),
    IndexedName("li", "Li Xiannian", PERSON, "Li Xiannian", ("Li Xiannian",), "Li"),
    IndexedName("odonnell", "James O’Donnell", PERSON, "O’Donnell, James", ("James O’Donnell",), "O’Donnell"),
    IndexedName("tito", "Tito", PERSON, "Tito", ("Tito", "Тито"), exceptions=("Tito and His Comrades",)),
    IndexedName("gheorghiu", "Gheorghiu-Dej", PERSON, "Gheorghiu-Dej", ("Gheorghiu-Dej",)),
    IndexedName("valona", "Valona", PLACE, "Valona", ("Valona",), see="vlora"),
    IndexedName("vlora", "Vlora", PLACE, "Vlora", ("Vlora", "Vlorë")),
    IndexedName("base", "Vlora base", PLACE, "Vlora base", ("Vlora base", "base at Vlora")),
    IndexedName("bloc", "Soviet Union", PLACE, "Soviet Union", ("Soviet Union",), is_indexed=False),
    IndexedName("boat", "submarines", THING, "submarines", ("submarine", "boat")),
    IndexedName("embassy", "embassies", THING, "embassies", ("embassy", "embassies")),
    IndexedName("grass", "grass", THING, "grass", ("grass",)),
    IndexedName("chinese", "Mao", PERSON, "Mao", ("Mao", "毛泽东")),
]
FINDER = NameFinder(NAMES)

CASES = {
    "Koçi Xoxe was shot.": ["xoxe:Koçi Xoxe"],
    "Xoxe’s trial, Xoxe's trial": ["xoxe:Xoxe", "xoxe:Xoxe"],
    "Xoxes, Xoxean, preXoxe, Xoxe2": [],
    "anti-Xoxe and Xoxe-like": ["xoxe:Xoxe", "xoxe:Xoxe"],
    "xoxe XOXE": [],
    "Koçi\u00a0Xoxe": ["xoxe:Koçi\u00a0Xoxe"],
    "Sejko": [],
    "Teme Sejko and Taho Sejko": ["teme:Teme Sejko", "taho:Taho Sejko"],
    "Hoxha and Nexhmije Hoxha": ["hoxha:Hoxha", "nexhmije:Nexhmije Hoxha"],
    "Li, Liu, Lisbon": ["li:Li"],
    "O’Donnell O'Donnell Donnell": ["odonnell:O’Donnell", "odonnell:O'Donnell"],
    "Tito wrote; Tito and His Comrades; (Tito)": ["tito:Tito", "tito:Tito"],
    "Тито": ["tito:Тито"],
    "Gheorghiu-Dej’s Gheorghiu": ["gheorghiu:Gheorghiu-Dej"],
    "the Vlora base at Vlora": ["base:Vlora base", "vlora:Vlora"],
    "a base at Vlora, a base at Vlorë": ["base:base at Vlora", "vlora:Vlorë"],
    "Valona": ["vlora:Valona"],
    "the Soviet Union": [],
    "Submarines, a submarine, submariners": ["boat:Submarines", "boat:submarine"],
    "The Embassies; an embassy’s": ["embassy:Embassies", "embassy:embassy"],
    "grasses, Grass, grasshopper, GRASS": ["grass:grasses", "grass:Grass"],
    "毛泽东": ["chinese:毛泽东"],
    "": [],
}


@pytest.mark.parametrize("text", CASES)
def test_names_are_found(text: str) -> None:
    assert [f"{found.id}:{text[found.start : found.end]}" for found in FINDER.find(text)] == CASES[text]


def test_a_text_is_found_the_same_in_whatever_order_the_names_stand() -> None:
    text = " ".join(CASES)
    assert [*FINDER.find(text)] == [*NameFinder(reversed(NAMES)).find(text)]


def test_without_names_nothing_is_found() -> None:
    assert [*NameFinder([]).find("Koçi Xoxe")] == []
