"""What compilers say stands under the rows; a question that one pen alone answers has no rows."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.support import Book, Build

HEARSAY = """
[perspectives.hearsay]
name = "What compilers say"
short = "Compilers"
possessive = "a compiler’s"
letter = "H"
rule = "groove"
colour = "ochre"
column = false
"""
VOICES = """
[voices.almanac]
name = "The almanac"
about = "Prints what others say."
role = "compiler"
perspective = "hearsay"

[voices.handbill]
name = "A handbill"
about = "Quotes, and names nobody."
role = "compiler"
anonymous = true
perspective = "hearsay"
"""
PAGE = """(strips)=
# Strips

::::{accounts} Who paid?
:id: who-paid
:finding: differ
:with: odo-ringer-did

:::{claim} almanac
:id: almanac-the-abbey-paid
:quoted-in: pedlar-letter

The abbey paid for the bell.
:::

:::{claim} ringer
:id: ringer-we-paid
:quoted-in: pedlar-letter

> We paid.
:::

:::{claim} handbill
:id: handbill-dear-bell
:perspective: village
:quoted-in: pedlar-letter

> A dear bell.
:::
::::

::::{accounts} Who sang?
:id: who-sang
:finding: one-sided
:with: ringer-wind

:::{claim} handbill
:id: handbill-all-sang
:quoted-in: pedlar-letter

> All sang.
:::
::::
"""
WRONG = """(faults)=
# Faults

::::{accounts} Who knows?
:id: who-knows
:finding: unverifiable

:::{claim} almanac
:id: almanac-nobody-knows
:quoted-in: pedlar-letter

Nobody knows.
:::
::::

:::{claim} handbill
:id: handbill-they-did-it
:perspective: village
:quoted-in: pedlar-letter

They did it.
:::
"""


def write(book: Book, name: str, page: str) -> None:
    """Add the compilers and a page to a book."""
    book.write("sources/perspectives.toml", book.read("sources/perspectives.toml") + HEARSAY)
    book.write("sources/voices.toml", book.read("sources/voices.toml") + VOICES)
    book.write(f"docs/{name}.md", page)
    book.replace("docs/index.md", "registers\n", f"registers\n{name}\n")


@pytest.fixture
def build(book: Book) -> Build:
    """Return the pages of a book with compilers."""
    write(book, "strips", PAGE)
    return book.build()


def test_compilers_stand_in_a_strip_and_one_pen_has_no_rows(build: Build) -> None:
    assert build.warnings == []
    page = BeautifulSoup(build.read("strips.html"), "html.parser")
    paid = page.select_one("#accounts-who-paid")
    sang = page.select_one("#accounts-who-sang")
    assert paid is not None
    assert sang is not None
    # The words with a side stand in a row, and their pen is not known: two pens wrote three accounts.
    assert "3 accounts, 2 perspectives, 2 pens" in paid.get_text()
    assert [claim["id"] for claim in paid.select(".ps-rows .ps-claim[id]")] == [
        "claim-ringer-we-paid",
        "claim-handbill-dear-bell",
    ]
    assert [claim["id"] for claim in paid.select(".ps-strip .ps-claim[id]")] == [
        "claim-almanac-the-abbey-paid"
    ]
    assert [title.get_text() for title in paid.select(".ps-strip-title")] == ["What compilers say"]
    assert "Whose side this is, the work says that quotes it." in paid.get_text()
    assert "One pen" in sang.get_text()
    assert sang.select(".ps-rows, .ps-row") == []
    # Each claim says its perspective itself; in the strip the title has said it.
    assert [label.get_text() for label in sang.select(".ps-one-pen .ps-label")] == ["V The village"]
    assert [name.get_text() for name in paid.select(".ps-row .ps-name")] == [
        *("The village", "The abbey"),
        # What the village says besides stands below.
        "The village",
    ]
    assert page.select(".ps-strip .ps-label") == []
    assert [claim["id"] for claim in sang.select(".ps-strip .ps-claim[id]")] == ["claim-handbill-all-sang"]


def test_the_data_count_pens_and_keep_every_claim(build: Build) -> None:
    comparisons = {one["id"]: one for one in build.data["comparisons"]}
    assert comparisons["who-paid"]["witnesses"] == 2
    assert comparisons["who-paid"]["claims"][-1] == "almanac-the-abbey-paid"
    assert comparisons["who-sang"]["witnesses"] == 1
    assert {one["id"]: one["column"] for one in build.data["perspectives"]}["hearsay"] is False


def test_a_compiler_in_a_column_and_a_question_without_a_pen_are_told(book: Book) -> None:
    write(book, "faults", WRONG)
    build = book.build("dummy")
    assert sorted(build.codes) == ["compiler-in-column", "no-pen"]
    text = "\n".join(build.warnings)
    assert "“who-knows”" in text
    assert "“handbill: village”" in text
    assert "one of hearsay" in text
    for code in build.codes:
        assert build.mend(code) in text


def test_a_claim_without_an_id_is_printed_beside_one_pen_too(book: Book) -> None:
    nameless = ":::{claim} ringer\n:quoted-in: pedlar-letter\n\n> I sang alone.\n:::\n"
    write(book, "strips", PAGE.replace(":with: ringer-wind\n", f":with: ringer-wind\n\n{nameless}"))
    build = book.build()
    assert build.codes == ["missing-id"]
    sang = BeautifulSoup(build.read("strips.html"), "html.parser").select_one("#accounts-who-sang")
    assert sang is not None
    assert "I sang alone." in sang.get_text()


def test_plain_text_has_every_word_of_the_strip(book: Book) -> None:
    write(book, "strips", PAGE)
    text = book.build("text", tag="-text").read("strips.txt")
    assert "The abbey paid for the bell." in text
    assert "What compilers say" in text
