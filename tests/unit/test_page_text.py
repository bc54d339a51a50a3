"""The text of a page, and where the words of a claim stand in it: the second of two places too."""

from __future__ import annotations

from perspectives.export.page_text import TextQuote, find_text_quotes, text_of
from perspectives.records.claim_records import Claim


def test_the_text_of_a_page_has_no_tag_script_or_comment_and_keeps_its_spaces() -> None:
    html = (
        '<p title="a > b">One &lt;b&gt;\n two</p><!-- <p>no</p> --><script>if (a < b) {}</script><br/>3 < 4'
    )
    assert text_of(html) == "One <b>\n two3 < 4"


def article(id_: str, *quotations: str, said: str = "Odo") -> str:
    """Return a claim as a page shows it."""
    words = "".join(f'<blockquote lang="en" class="ps-words">{one}</blockquote>' for one in quotations)
    return f'<article class="ps-claim" id="claim-{id_}"><p>{said}</p>{words}<p>id {id_}</p></article>'


def claim(id_: str, *quotations: str) -> Claim:
    """Return a claim of a page."""
    return Claim(id_, "page", 1, "abbot", quotations=quotations)


def test_words_that_stand_in_two_claims_are_told_apart_by_more_of_what_is_around_them() -> None:
    long = "and so on, " * 4
    page = f"<body>{article('one', f'{long}Yes. {long}')}{article('two', f'{long}Yes. {long}')}</body>"
    found = find_text_quotes(page, [claim("one", "Yes."), claim("two", "Yes.")])
    assert found["one"] == [TextQuote("Yes.", f"Odo{long}", f" {long}id one")]
    assert found["two"] == [TextQuote("Yes.", f"Odo{long}", f" {long}id two")]


def test_the_words_of_a_quotation_may_stand_amid_markup_and_hold_a_quotation() -> None:
    words = "<p>“The <em>bell</em>,</p><blockquote><p>he said,</p></blockquote><p>fell.”</p>"
    page = f"<body>{article('one', words, '<p>Twice.</p>')}</body>"
    found = find_text_quotes(page, [claim("one", "The bell,\n\nhe said,\n\nfell.", "Twice.")])
    assert [place.exact if place else None for place in found["one"]] == ["The bell,he said,fell.", "Twice."]


def test_words_that_the_page_does_not_hold_have_no_place() -> None:
    page = f"<body>{article('one', 'Other words.')}</body>"
    assert find_text_quotes(page, [claim("one", "Words,", "More."), claim("gone", "Yes.")]) == {
        "one": [None, None],
        "gone": [None],
    }


def test_the_same_words_twice_in_one_claim_are_two_places() -> None:
    page = f"<body>{article('one', '<p>Yes.</p>', '<p>Yes.</p>')}</body>"
    found = find_text_quotes(page, [claim("one", "Yes.", "Yes.")])
    first, second = found["one"]
    assert first is not None
    assert second is not None
    assert first != second
    assert (first.exact, second.exact) == ("Yes.", "Yes.")
