"""TEI as the edition prints it: one form of words, pages of one edition, divisions in divisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collation.witness_support import verdict_and_page, verdict_in, write_witness

WORDS = "The delegation of the party left the hall at once."
"""What every file below has as its words."""


def tei(body: str, root: str = '<TEI xmlns="http://www.tei-c.org/ns/1.0">') -> str:
    return f"{root}<teiHeader><title>No text</title></teiHeader><text><body>{body}</body></text></TEI>"


def words(old: str, new: str) -> str:
    """Return a paragraph of the words, with *new* in place of *old*."""
    assert old in WORDS
    return f"<p>{WORDS.replace(old, new)}</p>"


PARTY = {
    "app with a lemma": '<app><lem wit="#A">party</lem><rdg wit="#B">state</rdg></app>',
    "app with white space": "<app>\n <lem>party</lem>\n <rdg>state</rdg>\n</app>",
    "app, the lemma last": "<app><rdg>state</rdg><lem>party</lem></app>",
    "app without a lemma": '<app><rdg wit="#A">party</rdg><rdg wit="#B">state</rdg></app>',
    "app with groups": "<app><rdgGrp><rdg>party</rdg><rdg>Party</rdg></rdgGrp><rdg>state</rdg></app>",
    "app with a note": "<app><lem>party</lem><rdg>state</rdg><note>Thus A.</note></app>",
    "app within a word": "par<app>\n<lem>t</lem>\n<rdg>d</rdg>\n</app>y",
    "app in app": "<app><lem><app><lem>party</lem><rdg>p.</rdg></app></lem><rdg>state</rdg></app>",
    "app that points to its place": '<seg xml:id="a">party</seg><app from="#a"><lem>party</lem></app>',
    "app with nothing in one reading": "<app><lem/><rdg>state </rdg></app>party",
    "sic and corr": "<choice><sic>party</sic><corr>state</corr></choice>",
    "corr and sic": "<choice><corr>state</corr><sic>party</sic></choice>",
    "orig and reg": "<choice><orig>party</orig><reg>Party</reg></choice>",
    "abbr and expan": "<choice><abbr>party</abbr><expan>pa<ex>rt</ex>y</expan></choice>",
    "choice of unclear": "<choice><unclear>party</unclear><unclear>pasty</unclear></choice>",
    "choice in choice": (
        "<choice><orig><choice><sic>party</sic><corr>x</corr></choice></orig><reg>y</reg></choice>"
    ),
    "corr alone": "<corr>party</corr>",
    "reg alone": "<reg>party</reg>",
    "expan alone": "<expan>pa<ex>rt</ex>y</expan>",
    "subst": "<subst><del>state</del><add>party</add></subst>",
    "subst with white space": "<subst>\n<add>party</add>\n<del>state</del>\n</subst>",
    "del": "<del>state </del>party",
    "del restored": "<restore><del>party</del></restore>",
    "a span deleted": '<delSpan spanTo="#x"/>state <hi>and</hi> <anchor xml:id="x"/>party',
    "surplus": "<surplus>of the </surplus>party",
    "supplied": "<supplied>party</supplied>",
    "unclear": "pa<unclear>rt</unclear>y",
    "hi within a word": '<hi rend="bold">p</hi>arty',
    "persName": "<persName>party</persName>",
    "a glyph": 'par<g ref="#t">t</g>y',
    "index": "<index><term>Communists</term></index>party",
    "a figure": "<figure><figDesc>A bell.</figDesc></figure>party",
    "a mark of a note": '<ref target="#n1" type="noteAnchor">1</ref>party',
    "a raised mark": 'party<hi rend="superscript"><ref target="#n1">1</ref></hi>',
    "an editor's sign": "<metamark>X</metamark>party",
    "an interpretation": '<interp xml:id="i">irony</interp>party',
    "a comment": "par<!-- no text -->ty",
    "an instruction": "par<?pb 12?>ty",
    "CDATA": "<![CDATA[party]]>",
    "a character by its number": "p&#97;rty",
    "a running head": "<fw>THE HALL</fw>party",
}


@pytest.mark.parametrize("name", PARTY)
def test_one_form_is_read_of_what_has_several(tmp_path: Path, name: str) -> None:
    quotation = WORDS
    assert verdict_in(tmp_path, "a.xml", tei(words("party", PARTY[name])), quotation) == "exact"


DIVIDED = {
    "lb": "dele<lb break='no'/>gation",
    "lb after a hyphen": "dele-<lb break='no'/>gation",
    "lb after a hyphen of Unicode": "dele‐<lb break='no'/>gation",
    "lb after a sign for not": "dele¬<lb break='no'/>gation",
    "lb after a double hyphen": "dele⸗<lb break='no'/>gation",
    "lb after a sign of equality": "dele=<lb break='no'/>gation",
    "lb and the ends of lines in the file": "dele-\n   <lb break='no'/>\n  gation",
    "lb without a hyphen, likewise": "dele\n   <lb break='no'/>\n  gation",
    "lb after a hyphen, without break": "dele-<lb/>gation",
    "pb": "dele<pb n='2' break='no'/>gation",
    "pb after a hyphen": "dele-<pb n='2' break='no'/>gation",
    "pb after a hyphen, without break": "dele-<pb n='2'/>gation",
    "pb and lb": "dele-<pb n='2' break='no'/><lb break='no'/>gation",
    "pb and lb, one with break": "dele<pb n='2' break='no'/><lb/>gation",
    "pb and a running head": "dele-<pb n='2' break='no'/><fw>HEAD</fw>\n<lb/>gation",
    "cb": "dele-<cb break='no'/>gation",
    "lb in an element": "<hi>dele-</hi><lb break='no'/>gation",
    "a soft hyphen": "dele&#xAD;<lb/>gation",
    "a soft hyphen before a page": "dele&#xAD;<pb n='2'/>gation",
}


@pytest.mark.parametrize("name", DIVIDED)
def test_a_word_that_a_line_divides_is_one_word(tmp_path: Path, name: str) -> None:
    body = tei(words("delegation", DIVIDED[name]))
    assert verdict_in(tmp_path, "a.xml", body, WORDS) in ("exact", "normalised")


BLOCKS = (
    ("<address><addrLine>The hall</addrLine><addrLine>Tirana</addrLine></address>", "The hall Tirana"),
    ("<list><item>one</item><item>two</item></list>", "one two"),
    ("<list><label>1.</label><item>one</item><label>2.</label><item>two</item></list>", "1. one 2. two"),
    (
        "<table><row><cell>one</cell><cell>two</cell></row><row><cell>three</cell></row></table>",
        "one two three",
    ),
    ("<lg><l>one</l><l>two</l></lg>", "one two"),
    (
        "<sp><speaker>Odo</speaker><p>one</p></sp><sp><speaker>Anna</speaker><p>two</p></sp>",
        "Odo one Anna two",
    ),
    ("<opener><salute>Sir</salute><dateline>Tirana</dateline></opener><p>one</p>", "Sir Tirana one"),
    ("<closer><signed>Odo</signed><signed>Anna</signed></closer>", "Odo Anna"),
    ("<listBibl><bibl>one</bibl><bibl>two</bibl></listBibl>", "one two"),
    ("<p>one</p><trailer>two</trailer><epigraph>three</epigraph>", "one two three"),
    ("<docTitle><titlePart>one</titlePart><titlePart>two</titlePart></docTitle>", "one two"),
    ("<p>one<space dim='horizontal'/>two</p>", "one two"),
    ("<p>one<lb/>two</p>", "one two"),
    ("<p>one<cb/>two</p>", "one two"),
    ("<p>one<milestone unit='section'/>self</p>", "oneself"),
    ("<p><title>Zëri</title>'s one</p>", "Zëri's one"),
    ("<p>one <note place='inline'>two</note> three</p>", "one two three"),
    ("<p>one <note place='foot' n='1'>two</note>three</p>", "one three"),
    ("<p>He said <q>one two</q> then</p>", 'He said "one two" then'),
    ("<p>He said <said>one two</said> then</p>", 'He said "one two" then'),
    ("<p>He said “<q>one two</q>” then</p>", 'He said "one two" then'),
    ("<p>He said <q>“one two”</q> then</p>", 'He said "one two" then'),
    ("<p>He said <q rend='none'>one two</q> then</p>", "He said one two then"),
    ("<p>He said «\n<q>one two</q>\n» then</p>", 'He said "one two" then'),
    ("<p>The Pedlars' <q>one two</q> then</p>", 'The Pedlars\' "one two" then'),
    ("<p>He said <q>one two<note n='1'><p>three</p></note></q> then</p>", 'He said "one two" then'),
    ("<p>He said:</p><q><p>one two</p></q>", "He said: one two"),
    ("<p>one&nbsp;two &mdash; caf&eacute;</p>", "one two — café"),
    ("<p>Odo&rsquor;s one&hyphen;two&hellip;</p>", "Odo's one-two…"),
    ("<p xml:space='preserve'>one dele-\ngation two</p>", "one delegation two"),
    ("<floatingText><body><p>one</p><p>two</p></body></floatingText>", "one two"),
)


@pytest.mark.parametrize(("body", "quotation"), BLOCKS)
def test_blocks_part_words_and_phrases_do_not(tmp_path: Path, body: str, quotation: str) -> None:
    assert verdict_in(tmp_path, "a.xml", tei(body), quotation) in ("exact", "normalised")


@pytest.mark.parametrize(
    "root",
    [
        "<TEI>",
        "<?xml version='1.1'?><TEI>",
        "<TEI.2>",
        '<t:TEI xmlns:t="urn:x">',
        '<?xml version="1.0"?><!DOCTYPE TEI SYSTEM "x.dtd"><TEI>',
    ],
)
def test_a_name_space_is_not_needed(tmp_path: Path, root: str) -> None:
    end = {"<TEI.2>": "</TEI.2>", '<t:TEI xmlns:t="urn:x">': "</t:TEI>"}.get(root, "</TEI>")
    text = tei("<p>one&nbsp;two</p>", root).removesuffix("</TEI>") + end
    assert verdict_in(tmp_path, "a.xml", text, "one two") == "exact"


PAGES: tuple[tuple[str, str | None, str | None], ...] = (
    ('<p><pb ed="A" n="12"/>One two <pb ed="B" n="99"/>three four.</p>', None, "p. 12"),
    ('<p><pb ed="A" n="12"/>One two <pb ed="B" n="99"/>three four.</p>', "A", "p. 12"),
    ('<p><pb ed="B" n="99"/><pb ed="A" n="12"/>One two three four.</p>', "A", "p. 12"),
    ('<p><pb ed="B" n="99"/><pb ed="A" n="12"/>One two three four.</p>', None, "p. 99"),
    ('<p><pb ed="A" n="12"/>One <pb ed="B" n="9"/>two <pb ed="A" n="13"/>three four.</p>', None, "pp. 12–13"),
    ('<p><pb ed="#A #B" n="12"/>One two <pb ed="#B" n="99"/>three four.</p>', None, "p. 12"),
    ('<p><pb edRef="#A" n="12"/>One two <pb edRef="#B" n="99"/>three four.</p>', "B", None),
    ('<p><pb n="12"/>One two <pb ed="B" n="99"/>three four.</p>', None, "p. 12"),
    ('<p><pb n="12"/>One two <pb n="13"/>three four.</p>', None, "pp. 12–13"),
    ('<p><pb ed="A" n="12"/>One two thr<pb ed="B" n="99"/>ee four.</p>', None, "p. 12"),
    ('<p><pb ed="A" n="12"/>One two thr<lb ed="B"/>ee four.</p>', None, "p. 12"),
    ('<p><pb n="12"/>One two <del>x <pb n="13"/>y</del> three four.</p>', None, "pp. 12–13"),
    ('<p><pb facs="x.png"/>One two three four.</p>', None, None),
)


@pytest.mark.parametrize(("body", "edition", "page"), PAGES)
def test_pages_are_those_of_one_edition(
    tmp_path: Path, body: str, edition: str | None, page: str | None
) -> None:
    witness = write_witness(tmp_path, "a.xml", tei(body), page_edition=edition)
    assert verdict_and_page(witness, "bell-book", "One two three four.") == ("exact", page)


def test_an_edition_that_no_page_has_is_told(tmp_path: Path) -> None:
    body = tei('<p><pb ed="A" n="1"/>One <pb ed="B" n="9"/>two.</p>')
    witness = write_witness(tmp_path, "a.xml", body, page_edition="C")
    assert "no page break is of the edition “C”; those in the file are of A, B." in witness.unread["a.xml"]


NESTED = tei(
    '<pb n="1"/><div xml:id="d1"><head>One</head>'
    '<p>The memorandum covers<note n="1">The note.</note> what follows.</p>'
    '<div xml:id="d1a"><p>The delegation<note n="2">Another note.</note> left.</p>'
    '<div><p>It came back.</p></div><pb n="2"/></div><p>The end.</p></div>'
    '<div1 id="d2"><p>Nobody came.</p></div1><p>Outside of all.</p>'
)


def test_a_division_in_a_division_belongs_to_both(tmp_path: Path) -> None:
    witness = write_witness(tmp_path, "a.xml", NESTED, work="{div}")
    assert sorted(witness.passages) == ["d1", "d1a", "d2"]
    cases = {
        ("d1", "The delegation left. It came back."): ("exact", "p. 1"),
        ("d1", "what follows. The delegation left. It came back. The end."): ("exact", "pp. 1–2"),
        ("d1a", "The delegation left. It came back."): ("exact", "p. 1"),
        ("d1", "The note."): ("exact", "p. 1, n. 1"),
        ("d1", "Another note."): ("exact", "p. 1, n. 2"),
        ("d1a", "Another note."): ("exact", "p. 1, n. 2"),
        ("d1a", "The memorandum covers what follows."): ("not-found", None),
        ("d2", "Nobody came."): ("exact", "p. 2"),
        ("d2", "Outside of all."): ("not-found", None),
    }
    assert {case: verdict_and_page(witness, *case) for case in cases} == cases


def test_a_file_without_divisions_is_told_where_they_are_works(tmp_path: Path) -> None:
    witness = write_witness(tmp_path, "a.xml", tei("<div><p>One.</p></div>"), work="{div}")
    assert "no division with an xml:id" in witness.unread["a.xml"]
