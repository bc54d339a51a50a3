"""Pages that hold nothing of ours stay as their project has them; records on other pages are whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.guest.support import build, write_mixed, write_project
from tests.support import Build

ADDED = re.compile(r"perspectives|ps-|application/ld\+json|citation_title|og:title|\.html\.md")
"""What a page of ours has and no other."""
RULES = ("labels", "citations", "html", "markdown", "file-names")
FAULTS = {
    "labels": {"unlabelled-section", "malformed-id"},
    "citations": {"repeated-key"},
    "html": {"unfit-html"},
    "markdown": {
        "second-title",
        "broken-link",
        "malformed-directive",
        "malformed-label",
        "heading-in-directive",
        "indented-code",
    },
    "file-names": {"unfit-file-name"},
}
"""The problems that each rule finds in the pages of the project."""


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a project with a chapter of ours, and no house rules."""
    return build(write_mixed(tmp_path_factory.mktemp("mixed"), 'extensions = ["perspectives"]\n'))


def test_a_project_without_house_rules_has_no_problem(mixed: Build) -> None:
    assert mixed.warnings == []


def test_pages_without_records_have_nothing_of_ours(mixed: Build) -> None:
    for page in ("Read Me.html", "search.html", "genindex.html"):
        assert ADDED.findall(mixed.read(page)) == [], page
        assert not (mixed.out / f"{page}.md").exists()
    assert 'id="a-heading"' in mixed.read("Read Me.html")
    for name in ("llms.txt", "sitemap.xml", "robots.txt"):
        assert not (mixed.out / name).exists()


def test_records_are_read_and_their_page_has_all(mixed: Build) -> None:
    assert {claim["id"] for claim in mixed.data["claims"]} >= {"ringer-wind", "odo-ringer-did"}
    page = mixed.read("bell.html")
    assert all(words in page for words in ("perspectives.css", "ps-accounts", "ps-citing", ".html.md"))
    assert (mixed.out / "_cite" / "bell.html").exists()


def test_each_house_rule_finds_what_it_is_for(tmp_path: Path) -> None:
    settings = f'perspectives_require = {[*RULES, "lables"]}\nperspectives_every_page = "sitmap"\n'
    built = build(write_mixed(tmp_path, f'extensions = ["perspectives"]\n{settings}'), "dummy")
    first, second = (warning for warning in built.warnings if "unknown-value" in warning)
    assert all(words in first for words in ("conf.py:2:", "“labels”"))
    assert all(words in second for words in ("conf.py:3:", "“sitemap”"))
    found = set(built.codes) - {"unknown-value"}
    assert {rule for rule, codes in FAULTS.items() if codes & found} == set(RULES)
    assert found <= set.union(*FAULTS.values()), found


def test_what_every_page_gets_is_what_the_setting_names(tmp_path: Path) -> None:
    conf = 'extensions = ["perspectives"]\nperspectives_every_page = ["head", "sitemap", "text"]\n'
    docs = write_mixed(tmp_path, f'{conf}html_baseurl = "https://example.org/handbook/"\n')
    built = build(docs)
    page = built.read("Read Me.html")
    assert "application/ld+json" in page
    assert "perspectives.css" not in page
    assert "ps-citing" not in page
    for name in ("Read Me.html.md", "llms.txt", "sitemap.xml"):
        assert (built.out / name).exists(), name


def test_our_names_are_typed_with_the_domain_where_another_is_the_primary_one(tmp_path: Path) -> None:
    docs = write_mixed(tmp_path, 'extensions = ["perspectives"]\n')
    conf = (docs / "conf.py").read_text(encoding="utf-8").replace('primary_domain = "perspectives"\n', "")
    (docs / "conf.py").write_text(conf, encoding="utf-8")
    bell = (docs / "bell.md").read_text(encoding="utf-8")
    full = re.sub(
        r"\{(claim|accounts|commentary|editorial-note|voice|event|quote)\}", r"{perspectives:\1}", bell
    )
    (docs / "bell.md").write_text(full, encoding="utf-8")
    (docs / "short.md").write_text(
        "---\norphan: true\n---\n\n# Short\n\n"
        ":::{claim} ringer\n:id: short-one\n:quoted-in: pedlar-letter\n\n> She rang.\n:::\n\n"
        "{voice}`ringer`\n",
        encoding="utf-8",
    )
    built = build(docs)
    assert built.codes == ["unknown-directive", "unknown-role"]
    assert all("primary_domain" in warning and "{perspectives:" in warning for warning in built.warnings)
    assert {claim["id"] for claim in built.data["claims"]} >= {"ringer-wind", "short-one"}


RST = """\
The bell
========

.. perspectives:accounts:: Who broke it?
   :id: who-broke-it
   :event: breaking
   :finding: differ

   .. perspectives:claim:: abbot
      :id: odo-wind
      :source: odo-book
      :locator: p. 24

         It was the wind.

         | It was
         | the wind.

   .. perspectives:claim:: ringer
      :id: ringer-rope
      :quoted-in: pedlar-letter

         The rope was old.

   .. perspectives:commentary::

      Nobody knows.

.. perspectives:view:: claims

See :perspectives:claim:`odo-wind` and :cite:t:`odo-book`.

.. bibliography::
"""


def test_records_may_be_written_in_restructuredtext(tmp_path: Path) -> None:
    docs = write_mixed(tmp_path, 'extensions = ["perspectives"]\n')
    for page in docs.glob("*.md"):
        page.unlink()
    conf = (docs / "conf.py").read_text(encoding="utf-8").replace("myst_enable", "# myst_enable")
    write_project(tmp_path, conf, {"index.rst": RST})
    built = build(docs)
    assert built.warnings == []
    words = {claim["id"]: claim["quotations"] for claim in built.data["claims"]}
    assert words == {
        "odo-wind": ["It was the wind.\n\nIt was\n\nthe wind."],
        "ringer-rope": ["The rope was old."],
    }
    assert 'class="ps-accounts' in built.read("index.html").replace("full-width ", "")
