"""``python -m perspectives changed``: what a reviewer must see of a change, from two states in git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from sphinx.locale import translators

from perspectives.__main__ import main
from perspectives.book.book_state import BookState, ClaimState, Review, review_of
from perspectives.build import changed_command
from perspectives.build.changed_command import read_older
from perspectives.build.older_state import NoOlderState, OlderState, Repository
from perspectives.build.review_markdown import review_markdown
from perspectives.records.edition_record import EditionRecord
from tests.support import Book

NEW_CLAIM = """
:::{claim} abbot
:id: odo-on-moonlight
:source: odo-book
:locator: p. 9

> The moon was bright, says @odo.
:::

::::{accounts} Who mended the bell?
:id: who-mended-it
:event: breaking
:finding: unverifiable
::::
"""
RETIRED = """
[retired.claims.nobody-laughed]
edition = "2.0.0"
why = "It stood twice."
page = "bell"
"""


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody, and return what it prints."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the tiny reader in a repository: with the tag ``v1.0.0`` and, on a branch, changes since."""
    book = Book(tmp_path_factory.mktemp("changed") / "book")
    git(book.root, "init", "--quiet", "--initial-branch=main")
    git(book.root, "add", ".")
    git(book.root, "commit", "--quiet", "--message", "One")
    git(book.root, "tag", "v1.0.0")
    git(book.root, "checkout", "--quiet", "-b", "proposal")
    book.replace("docs/bell.md", "> She rang too hard.", "> She rang far too hard.")
    book.replace("docs/bell.md", ":locator: p. 12", ":locator: p. 13")
    book.replace("docs/bell.md", ":finding: conflict", ":finding: differ")
    book.replace("docs/bell.md", ":settle: the bell itself", ":settle: the frame")
    book.replace("docs/bell.md", "does not say who heard it.", f"says who heard it. {'It does. ' * 12}")
    book.replace("sources/voices.toml", 'perspective = "travellers"', 'perspective = "village"')
    book.replace("sources/references.bib", "publisher = {The Abbey}", "publisher = {The Village}")
    whole = book.read("docs/bell.md")
    start = whole.index(":::{claim}", whole.index("(an-aside)="))
    book.write("docs/bell.md", whole[:start] + whole[whole.index(":::\n", start) + 4 :])
    book.write("docs/other.md", f"(other)=\n# Other\n{NEW_CLAIM}")
    book.replace("docs/index.md", "registers", "other\nregisters")
    book.write("sources/permalinks.toml", RETIRED)
    git(book.root, "add", ".")
    git(book.root, "commit", "--quiet", "--message", "Two")
    return book


@pytest.fixture(autouse=True)
def _no_base(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_BASE_REF", raising=False)
    translators.clear()


def test_a_reviewer_sees_what_was_added_reworded_retired_and_found(
    written: Book, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written.root)
    assert changed_command.main(["docs"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    commit = git(written.root, "rev-parse", "main")[:12]
    assert out.startswith(f"## Changed since `main` ({commit}, ")
    for part in (
        "- **Claims:** 1 new, 1 reworded, 1 gone, 1 with other facts\n",
        "- **Findings:** 1 changed\n",
        "- **Other records:** 4 with other facts\n",
        "- comparison `who-broke-it`: settle `the bell itself` → `the frame`\n",
        "- editorial note `note-wind`: text, below\n\n  ```diff\n  - The letter does not say who",
        "- voice `pedlar`: perspective `travellers` → `village`\n",
        "- work `odo-book`: publisher `The Abbey` → `The Village`\n",
        "- **New besides:** 1 comparison, 1 page\n",
        "### Claims that are gone: 1\n\n- `nobody-laughed`, once in `docs/bell.md`: It stood twice.\n",
        "  ```diff\n  - She rang too hard.\n  + She rang far too hard.\n  ```\n",
        "- `who-broke-it`, “Who broke the bell?”: conflict → differ\n",
        "`): locator `p. 12` → `p. 13`\n",
        "- `odo-on-moonlight`, `abbot` (odo-book, p. 9, unchecked): The moon was bright, says \\@odo.\n",
        "- `who-mended-it`, Who mended the bell?\n",
        "- `other`, docs/other.md\n",
    ):
        assert part in out, out


def test_a_review_that_no_pull_request_can_hold_is_told(
    written: Book, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written.root)
    monkeypatch.setattr(changed_command, "MOST_CHARACTERS", 1000)
    assert changed_command.main(["docs"]) == 0
    assert "characters, and GitHub takes 1,000 in a pull request" in capsys.readouterr().err


def test_the_same_state_says_so_and_can_be_written_to_a_file(
    written: Book, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written.root)
    assert changed_command.main(["docs", "--since=proposal", "--out=review.md"]) == 0
    text = written.read("review.md")
    assert text.endswith(
        "\n\nNo claim, comparison, work, document, voice, event, perspective, note or section has changed, "
        "and no address. What is written between them, and other registers, may have.\n"
    )
    assert capsys.readouterr() == ("", "review.md is written.\n")
    # A review is written anew; a file that is no review is not lost.
    for name, status in (("review.md", 0), ("docs/bell.md", 1)):
        before = written.read(name)
        assert changed_command.main(["docs", "--since=proposal", f"--out={name}"]) == status
        assert written.read(name) == before
    assert "docs/bell.md is there already, and this command has not written it" in capsys.readouterr().err


def test_without_a_name_the_change_is_what_the_branch_has_alone(written: Book) -> None:
    repository = Repository(written.root / "docs")
    assert repository.state("", {}).name == "main"
    assert repository.state("", {"GITHUB_BASE_REF": " "}).name == "main"
    main = git(written.root, "rev-parse", "main")
    assert {repository.state(name, {}).commit for name in ("", "main", "v1.0.0", main, main[:9])} == {main}
    with pytest.raises(NoOlderState, match="“origin/next” is known"):
        repository.state("", {"GITHUB_BASE_REF": "next"})


@pytest.mark.parametrize(
    ("since", "says"),
    [
        ("v1.0", "No tag, branch or commit “v1.0” is known. Did you mean “v1.0.0”?"),
        ("^main", "“^main” is known. Did you mean “main”?"),
        ("main..proposal", "“main..proposal” is known. Did you mean “main”?"),
        ("HEAD~99", "“HEAD~99” is known. “git tag”, “git branch --all” and “git log” list them."),
        ("2001-01-01", "“2001-01-01” is a day, and SINCE a tag, a branch or a commit: there is no commit"),
        ("2098-12-31", "the last commit until its end is "),
        ("--upload-pack=x", "“--upload-pack=x” is known"),
        ("v1.0.0:docs", "“v1.0.0:docs” is known"),
        ("$(id)", "“$(id)” is known"),
    ],
)
def test_a_name_that_is_none_is_told_with_the_nearest(written: Book, since: str, says: str) -> None:
    with pytest.raises(NoOlderState) as raised:
        Repository(written.root / "docs").state(since, {})
    assert says in str(raised.value)


def test_two_dashes_are_a_name_that_is_none(written: Book, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changed", str(written.root / "docs"), "--since=--"]) == 1
    assert capsys.readouterr().err.startswith("No tag, branch or commit “--” is known.")


def test_a_shallow_clone_says_how_it_gets_the_rest(written: Book, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", written.root.as_uri(), "clone")
    repository = Repository(tmp_path / "clone" / "docs")
    for name in ("v1.0.0", "main"):
        with pytest.raises(
            NoOlderState, match=r"shallow clone.*git fetch --unshallow --tags.*fetch-depth: 0"
        ):
            repository.state(name, {})


def test_where_there_is_no_older_book_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    docs = tmp_path / "docs"

    def told(*arguments: str) -> str:
        assert changed_command.main([str(docs), *arguments]) == 1
        out, err = capsys.readouterr()
        assert (out, err.splitlines()[-1], "Traceback" in err) == ("", "Nothing was compared.", False)
        return err

    assert "There is no folder" in told()
    docs.mkdir()
    assert f"“{docs}” is a folder: name a file in it" in told(f"--out={docs}")
    assert f"There is no folder “{tmp_path / 'no'}”" in told(f"--out={tmp_path / 'no' / 'review.md'}")
    assert "lies in no repository of git" in told()
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    assert "has no commit yet" in told("--since=v1")
    (tmp_path / "a.txt").write_text("a\n", encoding="utf-8")
    git(tmp_path, "add", "a.txt")
    git(tmp_path, "commit", "--quiet", "--message", "One")
    assert "Name a tag, a branch or a commit" in told()
    assert "“main” has no docs/conf.py: the book was not there yet." in told("--since=main")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in told()


def test_an_older_book_that_cannot_be_read_is_told_in_a_sentence(
    written: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written.root)
    old, new = Book(tmp_path / "old"), tmp_path / "new"
    own = old.read("docs/conf.py")
    new.mkdir()
    (new / "conf.py").write_text("1 / 0\n", encoding="utf-8")
    # Settings that do not fit are those of today: then its own are taken.
    read = read_older(old.root / "docs", new, old.root)
    assert isinstance(read, BookState)
    assert (old.read("docs/conf.py"), len(read.claims)) == (own, 4)
    old.write("docs/conf.py", "import nothing_of_this_name\n")
    assert "ZeroDivisionError: division by zero" in str(read_older(old.root / "docs", new, old.root))


def state(**claims: ClaimState) -> BookState:
    """Return a state of a book with some claims alone."""
    record = EditionRecord({"a.html": {id_: str(claim.words) for id_, claim in claims.items()}})
    return BookState(record, claims, {}, {}, {("pages", "a"): "a"}, {})


def test_evidence_is_lost_or_gained_by_its_order_and_words_cannot_break_the_markdown() -> None:
    def claim(evidence: str, *words: str) -> ClaimState:
        return ClaimState(words or ("Same.",), {"voice": "anna"}, (), evidence, "a.md:1")

    old = state(
        a=claim("checked"), b=claim("unchecked"), c=claim("paraphrase"), d=claim("checked", "x ``` y")
    )
    new = state(a=claim("web-copy"), b=claim("second-hand"), c=claim("unchecked"), d=claim("checked", "<b>"))
    review = review_of(old, new)
    assert review.evidence_lost == (("a", "checked", "web-copy"),)
    assert [one[0] for one in review.evidence_gained] == ["b", "c"]
    text = review_markdown(old, new, review, OlderState("v`1", "0" * 40, "2001-12-31"))
    assert text.startswith("## Changed since ``v`1`` (000000000000, 2001-12-31)")
    assert "  ````diff\n  - x ``` y\n  + <b>\n  ````\n" in text
    assert review_of(new, new) == Review()


def test_a_book_with_problems_says_so_first(
    written: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", written.root.as_uri(), "clone")
    monkeypatch.chdir(tmp_path / "clone")
    voices, bell = (Path(name) for name in ("sources/voices.toml", "docs/bell.md"))
    voices.write_text(f"[voices.anna\n{voices.read_text(encoding='utf-8')}", encoding="utf-8")
    bell.write_text(bell.read_text(encoding="utf-8").replace("01-05-01", "1.5.1701"), encoding="utf-8")
    assert changed_command.main(["docs", "--since=HEAD"]) == 0
    head = capsys.readouterr().out.split("\n\n", 1)[1]
    assert head.startswith(
        "> **The book has 3 problems: what they concern may be told wrongly below, or not at all.**\n>\n"
        "> - sources/voices.toml:1: This line is not TOML, and nothing of the file is used.\n"
        "> - docs/bell.md:16: The date is not written in the form EDTF.\n"
        "> - docs/other.md:12: The comparison holds no claim.\n\n- **Claims:** "
    ), head


def test_a_claim_that_is_gone_is_followed_to_a_new_one_with_its_words() -> None:
    claim = ClaimState(("Same.",), {"voice": "anna"}, (), "unchecked", "a.md:1")
    old, new = state(a=claim, b=claim), state(c=claim, b=claim)
    text = review_markdown(old, new, review_of(old, new), OlderState("v1", "0" * 40, "2001-12-31"))
    assert "- `a`, once in `a.md`: **no reason is on record**; its words stand in `c`, which is new\n" in text


def test_a_field_that_a_project_has_added_is_a_fact_too() -> None:
    def claim(**facts: str) -> ClaimState:
        return ClaimState(("Same.",), {"voice": "anna", **facts}, (), "unchecked", "a.md:1")

    review = review_of(state(a=claim(mood="calm")), state(a=claim(locator="p. 2")))
    assert review.facts == (("a", "locator", "", "p. 2"), ("a", "mood", "calm", ""))
