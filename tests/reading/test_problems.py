"""Every problem is reported with its code, file, line, value and mend, and never as a traceback."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from perspectives.records.document_problems import DOCUMENT_PROBLEMS
from perspectives.records.lesson_problems import LESSON_PROBLEMS
from perspectives.records.markup_problems import MARKUP_PROBLEMS
from perspectives.records.problems import PROBLEM_KINDS
from perspectives.records.wording_problems import WORDING_PROBLEMS
from tests.support import Book, with_settings

CLAIM = """
:::{{claim}} {voice}
:id: {id}
:quoted-in: pedlar-letter
{options}
{body}
:::
"""


def claim(
    id_: str = "new-claim", voice: str = "ringer", options: str = "", body: str = "> New words."
) -> str:
    """Return a claim for the tiny reader."""
    return CLAIM.format(id=id_, voice=voice, options=options + "\n" if options else "", body=body)


def accounts(content: str, options: str = ":finding: one-sided") -> str:
    """Return a comparison that contains *content*."""
    return f"\n::::{{accounts}} Who?\n:id: new-accounts\n{options}\n{content}\n::::\n"


def colour(name: str = "teal", light: str = "#0b6e69", dark: str = "#5cc9c0") -> str:
    """Return the declaration of a colour."""
    return f'\n[colours.{name}]\nlight = "{light}"\ndark = "{dark}"\n'


PERSPECTIVES = "sources/perspectives.toml"
PERSPECTIVE = """
[perspectives.lookers]
name = "Lookers"
short = "Lookers"
possessive = "Lookers’"
letter = "L"
rule = "dotted"
colour = "{}"
"""


@dataclass(frozen=True)
class Case:
    """A problem: its code, a text that has it, the words that its message contains, the file of the text."""

    code: str
    text: str
    says: tuple[str, ...] = ()
    file: str = "docs/bell.md"


CASES = (
    Case(
        "seen-through-another",
        claim(options=":source: odo-book\n:seen: opening"),
        ("seen: opening", "quoted-in"),
    ),
    Case("unknown-voice", claim(voice="ringr"), ("“ringr”", "“ringer”")),
    Case("unknown-voice", claim(options=":via: abot"), ("“abot”", "“abbot”")),
    Case("unknown-voice", "{voice}`abott`", ("“abbot”",)),
    Case(
        "quotation-is-markup",
        claim(body="> 1960. A year"),
        ("“> 1960. A year”", "words, not a numbered list"),
    ),
    Case("quotation-is-markup", claim(body="> He said <illegible> so"), ("<illegible>", "words, not HTML")),
    Case("quotation-is-markup", claim(body="> _Stress_"), ("“> _Stress_”", "words, not emphasis")),
    Case("misplaced-quotation", claim(body="Words.\n\n- > New words."), ("“New words.”",)),
    Case("unknown-perspective", claim(voice="nobody", options=":perspective: vilage"), ("“village”",)),
    Case("unknown-perspective", accounts(claim(), ":silences: abey: unread"), ("“abbey”",)),
    Case("unknown-event", claim(options=":event: braking"), ("“breaking”",)),
    Case("unknown-event", "{event}`inqiry`", ("“inquiry”",)),
    Case("unknown-work", claim(options=":source: odo-bok"), ("“odo-book”",)),
    Case("unknown-claim", claim(options=":answers: ringer-wnd"), ("“ringer-wind”",)),
    Case("unknown-claim", "{claim}`ringer-wnd`", ("“ringer-wind”",)),
    Case("unknown-claim", "{quote}`the wind <ringer-wnd>`", ("“ringer-wind”",)),
    Case("unknown-claim", "{quote}`the wind`", ("words <claim-id>",)),
    Case("unknown-claim", accounts(claim(), ":with: ringer-wnd"), ("“ringer-wind”",)),
    Case("unknown-accounts", "{accounts}`who-broke-him`", ("“who-broke-it”",)),
    Case(
        "unknown-record",
        ":::{editorial-note} date\n:id: n\n:about: ringer-wnd\n\nText.\n:::",
        ("“ringer-wind”",),
    ),
    Case("unknown-view", ":::{view} clams\n:::", ("“claims”",)),
    Case("unknown-work", "{cite:p}`odo-bok{p. 4}`", ("“odo-bok”", "“odo-book”")),
    Case("unknown-work", "{footcite}`odo-bok`", ("“odo-bok”", "“odo-book”")),
    Case("malformed-citation", "{cite:t}`{}{p. 4}odo-book`", ("key{locator}",)),
    Case("malformed-citation", "{footcite}`odo-book{p. 4}`", ("keys alone",)),
    Case("repeated-key", "{cite:p}`odo-book{p. 4},odo-book{p. 9}`", ("“odo-book” once",)),
    Case(
        "bibliography-syntax",
        "\n@book{broken-entry,\n  title = {No comma}\n  year = 1999\n}\n",
        ("line",),
        "sources/references.bib",
    ),
    Case(
        "duplicate-id",
        "\n@book{odo-book,\n  title = {Twice},\n}\n",
        ("“odo-book”",),
        "sources/references.bib",
    ),
    Case("unknown-option", claim(options=":sorce: odo-book"), ("“source”",)),
    Case("unknown-option", claim(options=":sorce: odo-book"), ("“sorce: odo-book”",)),
    Case(
        "unknown-option",
        ":::{view} voices\n:perspectiv: *words*\n:::",
        ("perspectiv: *words*", "“perspective”"),
    ),
    Case("unknown-option", ":::{view} claims\n:voise: ringer\n:::", ("“voice”",)),
    Case("unknown-value", claim(options=":medium: speach"), ("“speech”",)),
    Case("unknown-value", claim(options=":cert: sure"), ("high, medium, low",)),
    Case("unknown-value", accounts(claim(), ":finding: conflit"), ("“conflict”",)),
    Case("unknown-value", ":::{editorial-note} figures\n:id: n\n\nText.\n:::", ("“figure”",)),
    Case("unknown-value", accounts(claim(), ":silences: abbey: unred"), ("“unread”",)),
    Case("missing-argument", claim(voice=""), ("the voice",)),
    Case("missing-argument", ":::{view}\n:::", ("view",)),
    Case("missing-id", ":::{claim} ringer\n:quoted-in: pedlar-letter\n\n> New words.\n:::", ("id",)),
    Case("missing-id", ":::{editorial-note} date\n\nText.\n:::", ("id",)),
    Case("missing-source", ":::{claim} ringer\n:id: new-claim\n\n> New words.\n:::", ("quoted-in",)),
    Case("missing-perspective", claim(voice="nobody"), ("village",)),
    Case("empty-body", claim(body="")),
    Case("empty-body", accounts(claim() + "\n:::{commentary}\n:::\n")),
    Case("run-on-quotation", claim(body="> New words.\nand ours"), ("and ours",)),
    Case("attribution-in-quotation", claim(body="> New words.\n> -- Anna"), ("-- Anna",)),
    Case("empty-body", claim(body="> New words.\n\n>"), ("“>”",)),
    Case("quotation-is-markup", claim(body="> New words.\n\n> > >"), ("“> > >”", "a quotation within")),
    Case("circular-include", "```{include} bell.md\n```", ("bell.md",)),
    Case("words-not-in-claim", "{quote}`the storm <ringer-wind>`", ("the storm", "ringer-wind")),
    Case("words-not-in-claim", "{quote}`It Was the wind <ringer-wind>`", ("“It was the wind”",)),
    Case(
        "words-typed-twice",
        claim(voice="abbot", body="> She rang too hard."),
        ("with: odo-ringer-did", "bell.md:"),
    ),
    Case("malformed-id", claim(id_="New_Claim"), ("“new-claim”",)),
    Case("malformed-date", claim(options=":date: 1 May 1701"), ("1 May 1701",)),
    Case("malformed-date", claim(options=":told: 1701-02-30"), ("1701-02-30",)),
    Case("malformed-date", claim(options=":date: Y170000000002"), ("Y170000000002",)),
    Case("malformed-date", claim(options=":date: Y1E999999999"), ("Y1E999999999",)),
    Case("malformed-locator", claim(options=":quoted-in-locator: 24-5"), ("“pp. 24–5”",)),
    Case("malformed-list", claim(options=":via: [abbot, pedlar]"), ("“abbot, pedlar”",)),
    Case("malformed-language", claim(options=":language: English"), ("BCP 47",)),
    Case("reserved-label", "(claim-talk)=\n## A talk", ("claim-talk",)),
    Case("unlabelled-section", "## A talk", ("A talk",)),
    Case("duplicate-id", claim(id_="ringer-wind"), ("ringer-wind", "bell.md:")),
    Case("duplicate-id", claim(id_="abbot"), ("voices.toml:",)),
    Case("duplicate-id", claim(id_="odo-book"), ("bibliography",)),
    Case("nested-claim", ":" + claim(body=claim("inner-claim", body="> Inner.")).strip() + ":"),
    Case("misplaced-commentary", ":::{commentary}\nText.\n:::"),
    Case(
        "misplaced-accounts",
        "::"
        + accounts(":" + accounts(claim()).strip().replace("new-accounts", "inner") + ":\n").strip()
        + "::",
    ),
    Case("accounts-without-claims", ":::{accounts} Who?\n:id: new-accounts\n:::", ("“with”",)),
    Case("finding-contradicted", accounts(claim(), ":finding: conflict"), ("one-sided", "ringer")),
    Case(
        "finding-contradicted",
        accounts(claim() + claim("other-claim", "abbot", body="> Other."), ":finding: one-sided"),
        ("agree",),
    ),
    Case(
        "conflict-without-dispute",
        accounts(claim() + claim("other-claim", "abbot", body="> Other."), ":finding: conflict"),
        ("“disputes”",),
    ),
    Case(
        "settled-unverifiable",
        accounts(claim(), ":finding: unverifiable\n:settle: the bell"),
        ("the bell",),
    ),
    Case(
        "silence-that-speaks",
        accounts(claim(), ":finding: one-sided\n:silences: village: unread"),
        ("village",),
    ),
    Case(
        "silence-that-speaks",
        accounts(claim(), ":finding: one-sided\n:silences: scholars: unread"),
        ("scholars",),
    ),
    Case("perspective-on-named-voice", claim(options=":perspective: abbey"), ("ringer: abbey",)),
    Case("locator-without-work", claim(options=":locator: p. 3"), ("p. 3",)),
    Case("toml-syntax", "\n[voices.broken\n", (), "sources/voices.toml"),
    Case(
        "missing-field",
        '\n[voices.mute]\nname = "Mute"\nrole = "unnamed"\nanonymous = true\n',
        ("about",),
        "sources/voices.toml",
    ),
    Case(
        "unknown-field",
        '\n[voice.mute]\nname = "Mute"\n',
        ("voice.mute", "Did you mean “[voices.mute]”"),
        "sources/voices.toml",
    ),
    Case("toml-syntax", "\nx = " + "[" * 3000 + "]" * 3000 + "\n", (), "sources/voices.toml"),
    Case("toml-syntax", "\nx = " + "9" * 5000 + "\n", (), "sources/voices.toml"),
    Case("malformed-id", '\n[voices."a\\u001bb"]\nname = "Mute"\n', ("“a\\u{1b}b”",), "sources/voices.toml"),
    Case(
        "malformed-field",
        '\n[events.later]\ntitle = "Later"\ndate = "1702"\nplace = "X"\nlatitude = 91\nlongitude = 0\n',
        ("from -90 to 90",),
        "sources/events.toml",
    ),
    Case(
        "malformed-field",
        '\n[events.later]\ntitle = "Later"\ndate = "1702"\nplace = "X"\nlatitude = 1\nlongitude = nan\n',
        ("from -180 to 180",),
        "sources/events.toml",
    ),
    Case("taken-colour", colour("blue"), ("“blue”", "another name than vermilion, blue"), PERSPECTIVES),
    Case("taken-colour", colour("text-quiet"), ("“text-quiet”",), PERSPECTIVES),
    Case("taken-colour", colour("ink"), ("“ink”",), PERSPECTIVES),
    Case("malformed-id", colour('"Deep Teal"'), ("“Deep Teal”", "“deep-teal”"), PERSPECTIVES),
    Case(
        "faint-colour",
        colour(light="#ffcc00"),
        ("“light = #ffcc00”", "at least 4.5 with #f7f3ec"),
        PERSPECTIVES,
    ),
    Case("faint-colour", colour(dark="#0b6e69"), ("“dark = #0b6e69”", "with #262220"), PERSPECTIVES),
    Case("malformed-field", colour(light="teal"), ("“light = teal”", "#0b6e69"), PERSPECTIVES),
    Case("malformed-field", colour(dark="#5cc9c"), ("“dark = #5cc9c”", "six hexadecimal"), PERSPECTIVES),
    Case("malformed-field", "\n[colours.teal]\nlight = 3\ndark = '#5cc9c0'\n", ("light = 3",), PERSPECTIVES),
    Case("malformed-field", "\n[[colours]]\nlight = '#0b6e69'\n", ("[colours.some-id]",), PERSPECTIVES),
    Case("missing-field", "\n[colours.teal]\nlight = '#0b6e69'\n", ("“teal”", "“dark”"), PERSPECTIVES),
    Case("unknown-field", colour() + "drak = '#5cc9c0'\n", ("“drak”", "“dark”"), PERSPECTIVES),
    Case(
        "unknown-field",
        colour().replace("colours", "colour"),
        ("colour.teal", "Did you mean “[colours.teal]”"),
        PERSPECTIVES,
    ),
    Case(
        "unknown-value",
        colour() + PERSPECTIVE.format("teel"),
        ("“teel”", "ochre, teal", "“teal”"),
        PERSPECTIVES,
    ),
    Case("missing-field", '\n[events.later]\ntitle = "Later"\n', ("date",), "sources/events.toml"),
    Case(
        "missing-field",
        '\n[voices.mute]\nname = "Mute"\nabout = "Mute."\nrole = "unnamed"\n',
        ("perspective",),
        "sources/voices.toml",
    ),
    Case(
        "unknown-field",
        '\n[events.later]\ntitel = "x"\ntitle = "Later"\ndate = "1702"\n',
        ("“title”",),
        "sources/events.toml",
    ),
    Case(
        "malformed-field",
        "\n[events.later]\ntitle = 3\ndate = '1702'\n",
        ("text in quotation marks",),
        "sources/events.toml",
    ),
    Case(
        "malformed-date",
        '\n[events.later]\ntitle = "Later"\ndate = "17 May"\n',
        ("17 May",),
        "sources/events.toml",
    ),
    Case(
        "malformed-field",
        "\n@misc{other-page, title = {Other}, url = {javascript:alert(1)}}\n",
        ("javascript:alert(1)", "https://"),
        "sources/references.bib",
    ),
    Case("forbidden-character", claim(body="> New\x01 words."), ("U+0001 START OF HEADING", "column 6")),
    Case("forbidden-character", claim(body="> New&#x1; words."), ("&#x1;", "U+0001 START OF HEADING")),
    Case("forbidden-character", claim(options=':locator: "p. 1\\x022"'), ("U+0002 START OF TEXT",)),
    Case("forbidden-character", "\n<b>raw&#xB;</b>\n", ("&#xB;", "U+000B LINE TABULATION")),
    Case("forbidden-character", "\n| a&#7; | b |\n|---|---|\n| c | d |\n", ("&#7;",)),
    Case(
        "forbidden-character",
        '\n[voices.other]\nname = "A\\u0001"\nperspective = "abbey"\nrole = "witness"\n',
        ("\\u0001, that is U+0001",),
        "sources/voices.toml",
    ),
    Case("forbidden-character", "\n% \ufffe\n", ("U+FFFE NO CHARACTER",), "sources/references.bib"),
    Case(
        "unseen-character",
        claim(body="> New\u200b words."),
        ("U+200B ZERO WIDTH SPACE", "New\\u{200b} words"),
    ),
    Case("unseen-character", claim(body="> New.\n>\n> New\u00a0words."), ("U+00A0 NO-BREAK SPACE",)),
    Case("unfit-html", "\nA <b>word.\n", ("<b>",)),
    Case("unfit-html", "\n</section>\n", ("</section>",)),
    Case(
        "malformed-date",
        "\n@book{other-book,\n  author = {Odo, Abbot},\n  title = {Other},\n  year = {1721},\n"
        "  publisher = {Press},\n  address = {Town},\n  origyear = {once}\n}\n",
        ("once",),
        "sources/references.bib",
    ),
    Case(
        "unknown-type",
        "\n@buch{a-book, title = {A}}\n",
        ("“a-book: @buch”", "“@book”"),
        "sources/references.bib",
    ),
    Case(
        "unknown-field",
        "\n@book{a-book,\n  title = {A},\n  yaer = {1960}}\n",
        ("references.bib:23: ", "“a-book: yaer 1960”", "“year”"),
        "sources/references.bib",
    ),
    Case(
        "unknown-tex",
        "\n@book{a-book,\n  title = {A \\foo{b}}}\n",
        ("references.bib:22: ", "“a-book: title \\foo{b}”"),
        "sources/references.bib",
    ),
    Case(
        "malformed-names",
        "\n@book{a-book,\n  title = {A},\n  author = {Doe, A.; Roe, B.}}\n",
        ("references.bib:23: ", "“Doe, A. and Roe, B.”"),
        "sources/references.bib",
    ),
    Case(
        "contradicting-fields",
        "\n@article{a-letter, title = {A}, journal = {B}, journaltitle = {C}}\n",
        ("“a-letter: journaltitle C”", "the same as journal B"),
        "sources/references.bib",
    ),
    Case(
        "unused-field",
        "\n@book{a-book, title = {A}, publisher = {B}, organization = {C}}\n",
        ("“a-book: organization C”", "“note”"),
        "sources/references.bib",
    ),
    Case(
        "unknown-work",
        "\n@incollection{a-part, title = {A}, crossref = {odo-bok}}\n",
        ("“a-part: crossref odo-bok”", "“odo-book”"),
        "sources/references.bib",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}-{number}" for number, case in enumerate(CASES)])
def test_a_problem_is_one_clear_warning(book: Book, case: Case) -> None:
    line = book.read(case.file).count("\n") + 1
    book.write(case.file, book.read(case.file) + "\n" + case.text + "\n")
    build = book.build("dummy")
    found = [warning for warning in build.warnings if f"[perspectives.{case.code}]" in warning]
    assert len(found) == 1, build.warnings
    assert case.file.split("/")[-1] in found[0]
    assert build.mend(case.code) in found[0]
    assert [warning for warning in build.warnings if "reference target not found" in warning] == []
    for words in case.says:
        assert words in found[0]
    if case.file.endswith(".md"):
        place = int(found[0].split(".md:")[1].split(":")[0])
        assert place >= line


def test_each_problem_has_a_test() -> None:
    # Errors of a library, HTML without an end, and bytes that are not UTF-8: tests/reading/test_markdown.py.
    elsewhere = {"broken-off", "unclosed-html", "not-utf-8"}
    # Words that something other than the reading takes out: tests/reading/test_words_kept.py.
    elsewhere |= {"lost-words"}
    # Words that something other than the reading prints otherwise: tests/build/test_printed_words.py.
    elsewhere |= {"misprinted-words"}
    elsewhere |= {"missing-file", "unused-declaration", "malformed-outline"}
    # A copied page: tests/permalinks/test_permalinks.py.
    elsewhere |= {"copied-page"}
    # A file that declares nothing: tests/reading/test_any_bytes.py.
    elsewhere |= {"nothing-declared"}
    # A project without a registry: tests/guest/test_bare_project.py.
    elsewhere |= {"missing-registry"}
    # Lists of contents in a circle: tests/build/test_library_messages.py.
    elsewhere |= {"circular-contents"}
    # Those of a book's own templates: tests/rendering/test_html_templates.py.
    elsewhere |= {"missing-templates", "broken-template"}
    # Those of further styles: tests/citations/test_further_styles.py.
    elsewhere |= {"missing-style", "malformed-style", "dependent-style", "missing-locale"}
    # Those of the lock: tests/collation/test_lock.py.
    elsewhere |= {"changed-quotation", "stale-lock-entry", "broken-lock"}
    # That of the records of editions: tests/unit/test_editions_file.py.
    elsewhere |= {"broken-edition-record"}
    # Those of the published ids: tests/permalinks.
    elsewhere |= {"lost-id", "lost-place", "lost-page", "reused-id", "unknown-replacement"}
    # Those of the house rules: below.
    elsewhere |= {"missing-work-field"}
    # Those of the names of files: tests/build/test_page_names.py.
    elsewhere |= {"unfit-file-name", "same-file"}
    # A setting with two values: tests/build/test_setting_kinds.py.
    elsewhere |= {"repeated-setting"}
    # Those of documents: tests/pages/test_documents.py and test_strange_documents.py.
    elsewhere |= {code for code, _sentence, _mend in DOCUMENT_PROBLEMS}
    # Those of lessons: tests/pages/test_lessons.py.
    elsewhere |= {code for code, _sentence, _mend in LESSON_PROBLEMS}
    # Those of compilers: tests/pages/test_compilers.py.
    elsewhere |= {"no-pen", "compiler-in-column"}
    # Those of text that nobody means: tests/reading/test_misread_text.py.
    elsewhere |= {code for code, _sentence, _mend in MARKUP_PROBLEMS}
    # Those of original words and variants: tests/reading/test_wordings.py.
    elsewhere |= {code for code, _sentence, _mend in WORDING_PROBLEMS}
    # Those of authority files: tests/registry/test_authority_links.py.
    elsewhere |= {"shared-authority"}
    # Those of the index: tests/registry/test_name_tables.py and tests/unit/test_unregistered_names.py.
    elsewhere |= {"unknown-name", "shared-spelling", "unregistered-name"}
    # Those of marks and of names of files: tests/unit/test_load.py.
    elsewhere |= {"shared-mark", "misnamed-file"}
    assert {case.code for case in CASES} | elsewhere == set(PROBLEM_KINDS)


def test_a_faulty_book_says_the_same_on_a_second_run(book: Book) -> None:
    book.write("docs/bell.md", book.read("docs/bell.md") + claim(id_="Bad_Id") + "\n{claim}`nowhere`\n")
    first = book.build("dummy")
    second = book.build("dummy")
    assert sorted(first.codes) == ["malformed-id", "unknown-claim"]
    assert second.warnings == first.warnings


def test_a_faulty_claim_is_still_shown_with_its_words(book: Book) -> None:
    faulty = ":::{claim} nobody-known\n\n> Words that must not be lost.\n:::\n"
    book.write("docs/bell.md", book.read("docs/bell.md") + faulty)
    page = book.build().read("bell.html")
    assert "Words that must not be lost." in page
    assert "This claim is incomplete." in page


def test_a_missing_registry_file_is_named(book: Book) -> None:
    (book.root / "sources" / "events.toml").unlink()
    build = book.build("dummy")
    assert [
        warning
        for warning in build.warnings
        if "[perspectives.missing-file]" in warning and "events.toml" in warning
    ]


def test_what_is_declared_and_never_used_is_reported_when_asked(book: Book) -> None:
    assert book.build("dummy").codes == []
    build = book.build("dummy", tag="-asked", perspectives_report_unused=True)
    assert build.codes == ["unused-declaration"] * 3
    assert ["inquiry" in " ".join(build.warnings), "pedlar" in " ".join(build.warnings)] == [True, True]


def test_a_house_rule_names_each_work_that_lacks_its_field(book: Book) -> None:
    setting = 'perspectives_require = ["seen", "anotation", "annotation"]'
    book.write("docs/conf.py", f"{book.read('docs/conf.py')}\n{setting}\n")
    book.write(
        "sources/references.bib",
        book.read("sources/references.bib")
        + "@misc{unused-work, title = {Named nowhere}}\n"
        + "@misc{cited-work, title = {Named in the text}, seen = {whole}, annotation = {Good.}}\n"
        + "@misc{half-work, title = {Named in the text}, seen = {whole},\n annotation = { }}\n",
    )
    book.write("docs/bell.md", book.read("docs/bell.md") + "\n{cite:t}`cited-work` {cite:t}`half-work`\n")
    build = book.build("dummy")
    lines = book.read("sources/references.bib").split("\n")
    expected = {("seen", "odo-book"), ("seen", "pedlar-letter"), ("annotation", "half-work")}
    expected |= {("annotation", key) for _field, key in expected}
    found = set()
    for warning in build.warnings:
        if "missing-work-field" in warning:
            place = int(warning.split("references.bib:")[1].split(":")[0])
            key = lines[place - 1].split("{")[1].split(",")[0]
            assert f"“{key}”" in warning
            found.add(("seen" if "seen = {…}" in warning else "annotation", key))
    assert found == expected
    (unknown,) = [warning for warning in build.warnings if "unknown-value" in warning]
    assert all(words in unknown for words in ("conf.py:", "anotation", "Did you mean", "“annotation”"))
    line = book.read("docs/conf.py").split("\n").index(setting)
    assert f"conf.py:{line + 1}:" in unknown


def test_a_house_rule_names_each_voice_that_does_not_say_what_it_is(book: Book) -> None:
    book.write("docs/conf.py", with_settings(book.read("docs/conf.py"), 'perspectives_require = "kind"'))
    book.replace("sources/voices.toml", 'name = "Anna Ringer"\n', 'name = "Anna Ringer"\nkind = "person"\n')
    book.replace("sources/voices.toml", 'name = "Abbot Odo"\n', 'name = "Abbot Odo"\nkind = "persons"\n')
    build = book.build("dummy")
    unknown, *missing = build.warnings
    assert all(word in unknown for word in ("unknown-value", "persons", "Did you mean", "“person”"))
    # The abbot is left out for his fault; whom nobody names may be anything.
    place = book.read("sources/voices.toml").split("\n").index("[voices.pedlar]") + 1
    (warning,) = [one for one in missing if "kind = " in one]
    assert f"voices.toml:{place}:" in warning
    assert all(word in warning for word in ("pedlar", "missing-field", "person, group, body, record, work"))


def test_one_id_in_two_documents_names_both_places_under_parallel_reading(book: Book) -> None:
    for number in range(9):
        head = f"---\norphan: true\n---\n\n(extra-{number})=\n# Extra\n"
        extra_claim = claim(f"extra-claim-{number}", body=f"> Extra {number}.")
        book.write(f"docs/extra{number}.md", head + extra_claim)
    book.write("docs/extra7.md", book.read("docs/extra7.md").replace("extra-claim-7", "extra-claim-2"))
    serial, parallel = book.build("dummy"), book.build("dummy", jobs=4, tag="-parallel")
    assert serial.codes == ["duplicate-id"]
    assert "extra2.md:" in serial.warnings[0]
    assert "extra7.md:" in serial.warnings[0]
    assert parallel.warnings == serial.warnings


def test_an_id_that_two_claims_of_one_page_have_is_all_that_is_told(book: Book) -> None:
    book.replace("docs/bell.md", ":id: ringer-rope", ":id: ringer-wind")
    assert book.build("dummy").codes == ["duplicate-id"]


@pytest.mark.parametrize("typed", ["“who-broke-it”", "who_broke_it", "Who broke it"])
def test_a_record_whose_id_is_misspelt_is_not_missed_where_it_is_named(book: Book, typed: str) -> None:
    book.replace("docs/bell.md", ":id: who-broke-it", f":id: {typed}")
    (warning,) = book.build("dummy").warnings
    assert "Did you mean “who-broke-it”?" in warning
