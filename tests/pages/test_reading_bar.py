"""The aids to reading on a page: choices, chains to unfold, marks in the contents, previews."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import Book, SharedBook, run

PREVIEW_CALL = "perspectivesPreviews("
MARK_WORDS = " (accounts conflict: Abbot Odo against Anna Ringer)"
CONFLICT_OPTION = ":finding: conflict"


def page(text: str) -> BeautifulSoup:
    """Return a page as a tree."""
    return BeautifulSoup(text, "html5lib")


def previews(text: str) -> Any:
    """Return the object that the script of the previews passes to its function."""
    assert text.startswith(PREVIEW_CALL)
    assert text.endswith(");\n")
    return json.loads(text[len(PREVIEW_CALL) : -3])


def steps_of(claim: Tag) -> list[str]:
    """Return the steps of a claim's chain."""
    return [step.get_text() for step in claim.select(".ps-steps li")]


def test_the_bar_offers_the_perspectives_in_use_and_waits_hidden_for_the_script(reader: SharedBook) -> None:
    build = reader.build()
    assert build.warnings == []
    (bar,) = page(build.read("bell.html")).select(".ps-bar")
    assert bar.has_attr("hidden")
    assert [button["value"] for button in bar.select("button[value]")] == ["village", "abbey", "travellers"]
    assert [button["aria-pressed"] for button in bar.select("button[aria-pressed]")] == ["true"] * 3 + [
        "false"
    ]
    before = bar.find_previous_sibling()
    assert before is not None
    assert before.name == "h1"


def test_a_page_without_accounts_has_no_bar(reader: SharedBook) -> None:
    build = reader.build()
    for name in ("index.html", "registers.html"):
        assert page(build.read(name)).select(".ps-bar") == []


def test_a_perspective_that_begins_to_speak_is_offered_on_the_pages_where_it_speaks(book: Book) -> None:
    options = ":id: scholar-says\n:quoted-in: pedlar-letter\n:perspective: scholars\n"
    claim = f":::{{claim}} nobody\n{options}\nIt was cold.\n:::\n"
    assert 'value="scholars"' not in book.build().read("registers.html")
    # This changes no title, number or order of documents: such a change would write every page again.
    book.write("docs/registers.md", f"{book.read('docs/registers.md')}\n{claim}")
    build = book.build()
    assert build.warnings == []
    assert 'value="scholars"' in build.read("registers.html")
    assert 'value="scholars"' not in build.read("bell.html")


def test_claims_and_lines_of_silence_name_their_perspective(reader: SharedBook) -> None:
    soup = page(reader.build().read("bell.html"))
    marked = [(part.name, part["data-perspective"]) for part in soup.select("[data-perspective]")]
    in_the_row = [("article", "village"), ("article", "abbey"), ("article", "village")]
    assert marked == [*in_the_row, ("div", "travellers"), ("article", "village")]


def test_what_is_hidden_names_its_perspective_once(book: Book) -> None:
    """A claim under a head that names its side is hidden with the head, and is not counted apart."""
    extra = "".join(
        f":::{{claim}} ringer\n:id: extra-{number}\n:source: odo-book\n\n> Words {number}.\n:::\n\n"
        for number in "12"
    )
    book.replace("docs/bell.md", ":::{commentary}", f"{extra}:::{{commentary}}")
    soup = page(book.build().read("bell.html"))
    (further,) = soup.select(".ps-further")
    assert further["data-perspective"] == "village"
    assert (further["role"], further["aria-label"]) == ("group", "The village, continued")
    assert len(further.select(".ps-claim")) == 2
    assert further.select(".ps-claim[data-perspective], .ps-label") == []
    for claim in soup.select(".ps-claim"):
        named = [*claim.select(".ps-label > .ps-name"), *claim.find_parents(class_="ps-further")]
        assert len(named) == 1, claim["id"]


def test_paper_and_e_readers_get_no_bar_and_no_mark(reader: SharedBook) -> None:
    files = reader.build("epub").files()
    output = b"".join(content for name, content in files.items() if name.endswith(".xhtml"))
    assert b"How it reached us" in output
    for words in ("ps-bar", MARK_WORDS, "perspectives-choices.js", "data-perspective"):
        assert words.encode() not in output
    assert MARK_WORDS not in reader.build("text").read("index.txt")


def test_a_claim_unfolds_the_steps_by_which_it_reached_us(reader: SharedBook) -> None:
    soup = page(reader.build().read("bell.html"))
    steps = {str(claim["id"]): steps_of(claim) for claim in soup.select(".ps-claim")}
    assert steps == {
        "claim-ringer-wind": [
            "Said by Anna Ringer: in conversation, 1 May 1701",
            "Original not identified",
            "Quoted in Pedlar 1702, in English",
            "Printed here: ○ not yet collated",
        ],
        "claim-ringer-rope": [
            "Said by Anna Ringer: date not given",
            "Told by Abbot Odo, set down in 1720",
            "Printed in Odo 1720, p. 12, in English",
            "Printed here: ○ not yet collated",
        ],
        "claim-odo-ringer-did": [],
        "claim-nobody-laughed": [
            "Said by a hand that is not named: date not given",
            "Original not identified",
            "Quoted in Pedlar 1702, in English",
            "Told here in our words",
        ],
    }
    (teller,) = soup.select("#claim-ringer-rope .ps-steps a")
    assert teller["href"] == "registers.html#voice-abbot"


def test_a_chain_says_who_translated_and_what_of_it_is_not_known(book: Book) -> None:
    book.replace("docs/bell.md", ":source: odo-book\n:disputes", ":source: odo-book\n:via: pedlar\n:disputes")
    book.replace("docs/bell.md", ":via: abbot", ":via: pedlar, abbot\n:original-language: fr\n:cert: medium")
    book.replace("sources/voices.toml", 'name = "A pedlar"', 'name = "A pedlar"\nanonymous = true')
    soup = page(book.build().read("bell.html"))
    steps = {name: steps_of(soup.select(f"#claim-{name}")[0]) for name in ("ringer-rope", "odo-ringer-did")}
    assert steps["ringer-rope"][1:4] == [
        "Told by a pedlar, when is not known",
        "Told by Abbot Odo, set down in 1720",
        "Probably in Odo 1720, p. 12, in English, translated from French, translator not known",
    ]
    assert "Printed in Odo 1720, page not located, in English" in steps["odo-ringer-did"][2]


def relations_of(soup: BeautifulSoup, id_: str) -> list[str]:
    """Return the lines of a claim that link to other records."""
    return [line.get_text() for line in soup.select(f"#claim-{id_} .ps-more > .ps-relation")]


def test_one_fold_has_all_but_the_source_and_says_what_is_in_it_and_of_which_claim(book: Book) -> None:
    book.replace(
        "docs/bell.md",
        ":id: nobody-laughed",
        ":id: nobody-laughed\n:disputes: ringer-wind, odo-ringer-did\n:supports: ringer-rope",
    )
    soup = page(book.build().read("bell.html"))
    assert [str(claim["id"]) for claim in soup.select(".ps-claim") if len(claim.select("details")) != 1] == []
    folds = {str(claim["id"])[6:]: claim.select("summary")[0] for claim in soup.select(".ps-claim")}
    assert {id_: fold.get_text() for id_, fold in folds.items()} == {
        "ringer-wind": "Chain · 1 link · 1 note · cite",
        "odo-ringer-did": "1 link · language · cite",
        "ringer-rope": "Chain · 1 link · cite",
        "nobody-laughed": "Chain · 3 links · cite",
    }
    for id_, fold in folds.items():
        label = str(fold["aria-label"])
        assert label.startswith(f"{fold.get_text()}: "), id_
        assert len(label) > len(fold.get_text()) + 8, id_
    # Who answers whom in the row is said by its caption, and by no claim in it.
    assert relations_of(soup, "ringer-wind") == [
        "Disputed by: Unattributed, in paraphrase",
        "See: Editorial note: attribution",
    ]
    assert len(relations_of(soup, "nobody-laughed")) == 2
    before = [one.get_text() for one in soup.select("#claim-ringer-wind .ps-foot > :not(details)")]
    assert before == ["As quoted in Pedlar 1702; original not identified · ○ not yet collated"]


def test_a_dispute_that_both_claims_name_is_said_once(book: Book) -> None:
    """Where the two do not stand in one row, each names the other as what it disputes."""
    book.replace("docs/bell.md", ":id: nobody-laughed", ":id: nobody-laughed\n:disputes: ringer-rope")
    book.replace(
        "docs/bell.md", ":answers: odo-ringer-did", ":answers: odo-ringer-did\n:disputes: nobody-laughed"
    )
    soup = page(book.build().read("bell.html"))
    for id_ in ("ringer-rope", "nobody-laughed"):
        (line,) = relations_of(soup, id_)
        assert line.startswith("Disputes: ")


def test_a_comparison_links_each_voice_and_each_work_once(reader: SharedBook) -> None:
    soup = page(reader.build().read("bell.html"))
    links = [
        str(link["href"]) for link in soup.select(".ps-accounts :is(.ps-voice, .ps-foot > .ps-source) a")
    ]
    assert links == [
        f"registers.html#{anchor}"
        for anchor in ("voice-ringer", "cite-pedlar-letter", "voice-abbot", "cite-odo-book")
    ]
    # Every name is there, linked or not, and a claim that stands alone has its links.
    assert [voice.get_text() for voice in soup.select(".ps-voice")] == [
        "Anna Ringer",
        "Abbot Odo",
        "Anna Ringer",
        "Unattributed",
    ]
    assert len(soup.select("#claim-nobody-laughed .ps-source a")) == 1


def test_the_work_that_was_read_is_linked_and_the_original_is_not(book: Book) -> None:
    book.replace("docs/bell.md", ":quoted-in: pedlar-letter", ":source: odo-book\n:quoted-in: pedlar-letter")
    (source,) = page(book.build().read("bell.html")).select("#claim-ringer-wind .ps-source")
    assert source.get_text().startswith("Odo 1720, page not located; as quoted in Pedlar 1702")
    assert [link.get_text() for link in source.select("a")] == ["Pedlar 1702"]


def test_contents_mark_the_section_whose_accounts_conflict_and_no_other(book: Book) -> None:
    build = book.build()
    entries = [
        link.get_text()
        for link in page(build.read("index.html")).select(".toctree-wrapper a")
        if "bell" in str(link["href"])
    ]
    assert entries == [f"1. The bell{MARK_WORDS}", "1.1. An aside"]
    book.replace("docs/bell.md", "::::{accounts}", "(the-matter)=\n## The matter\n\n::::{accounts}")
    build = book.build()
    entries = [
        link.get_text()
        for link in page(build.read("index.html")).select(".toctree-wrapper a")
        if "bell" in str(link["href"])
    ]
    assert entries == ["1. The bell", f"1.1. The matter{MARK_WORDS}", "1.2. An aside"]
    assert build.read("bell.html").count(MARK_WORDS) == build.read("bell.html").count(
        'href="#the-matter">1.1'
    )


@pytest.mark.slow("three builds, one after the other")
def test_marks_come_once_and_go_with_the_conflict(book: Book) -> None:
    once = book.build().read("index.html")
    book.write("docs/registers.md", book.read("docs/registers.md") + "\nMore.\n")
    assert book.build().read("index.html") == once
    book.replace("docs/bell.md", CONFLICT_OPTION, ":finding: differ")
    build = book.build()
    assert build.warnings == []
    assert MARK_WORDS not in build.read("index.html")


def test_a_builder_without_pages_takes_the_marks_of_another_away(book: Book) -> None:
    doctrees = book.root / "doctrees"
    marked = run(book.root / "docs", book.root / "html", doctrees)
    plain = run(book.root / "docs", book.root / "text", doctrees, "text")
    assert (marked.warnings, plain.warnings) == ([], [])
    assert MARK_WORDS in marked.read("index.html")
    assert MARK_WORDS not in plain.read("index.txt")


def test_previews_hold_what_a_card_shows(reader: SharedBook) -> None:
    build = reader.build()
    data = previews(build.read("data/previews.js"))
    assert data["perspectives"]["abbey"] == ["A", "The abbey", "blue"]
    assert data["claim"]["ringer-rope"] == [
        "village",
        "Anna Ringer",
        "Date not given. As told by Abbot Odo, set down in 1720, 19 years later.",
        "“The rope was old. It was very old.”",
        "Odo 1720, p. 12",
    ]
    assert data["claim"]["nobody-laughed"][3] == "The village laughed."
    assert data["voice"]["abbot"] == ["abbey", "Abbot Odo", "Kept the abbey's book."]
    assert data["event"]["breaking"] == ["The breaking of the bell", "1 May 1701", "Bellham"]
    listed_works = {
        str(work["id"]): entry.get_text().strip()
        for work in page(build.read("registers.html")).select(".ps-work")
        if (entry := work.select_one("p"))
    }
    assert {f"cite-{key}": work[0] for key, work in data["cite"].items()} == listed_works


def test_previews_shorten_long_words_and_name_another_language(book: Book) -> None:
    book.replace("docs/bell.md", "> The rope was old.", f"> {'word ' * 60}")
    book.replace("docs/bell.md", ":via: abbot", ":via: abbot\n:language: la")
    words, _source, language = previews(book.build().read("data/previews.js"))["claim"]["ringer-rope"][3:]
    assert len(words.split()) == 41
    assert words.endswith(" …”")
    assert language == "la"


def test_previews_are_sorted_and_lead_only_to_what_the_book_prints(book: Book) -> None:
    book.replace("docs/registers.md", ":::{view} voices\n:::", "Nobody.")
    data = previews(book.build("dirhtml").read("data/previews.js"))
    assert data["voice"] == {}
    for kind in data:
        assert list(data[kind]) == sorted(data[kind])


@pytest.mark.slow("three builds, one after the other")
def test_a_section_that_stops_to_conflict_leaves_pages_as_a_clean_build_makes_them(book: Book) -> None:
    book.build()
    book.replace("docs/bell.md", CONFLICT_OPTION, ":finding: differ")
    incremental, clean = book.build().files(), book.build(tag="-clean").files()
    for files in (incremental, clean):
        files.pop(".buildinfo", None)
    assert incremental == clean
