"""Strategies of Hypothesis for registers, bibliographies and locks, valid and broken."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping

from hypothesis import strategies as st
from pybtex.database import Entry
from pybtex.database.input.bibtex import Parser

from perspectives.records import closed_lists
from tests.fuzz.pieces import DATES, HARMFUL_CHARACTERS, MARKUP_CHARACTERS
from tests.support import READER

words = st.one_of(
    st.sampled_from(
        ["village", "abbey", "ringer", "1701-05-01", "", "a", "é", "x" * 300, *DATES, "Y1E999999999"]
    ),
    st.text(
        st.sampled_from((MARKUP_CHARACTERS + HARMFUL_CHARACTERS).replace("\udcff", "") + "abc019"), max_size=8
    ),
)
numbers = st.one_of(
    st.integers(-200, 200), st.floats(), st.sampled_from([10**30, 1e308, -0.0, 51.5, True, False])
)
values = st.recursive(
    st.one_of(words, words, numbers, st.dates(), st.datetimes(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=2)),
    max_leaves=4,
)
ids = st.one_of(
    st.sampled_from(
        ["village", "ringer", "breaking", "a", "a-b", "A", "", "1", "a--b", "a.b", "é", "x" * 41]
    ),
    words,
)
FIELD_NAMES = {
    "perspectives": "name short possessive letter rule colour core description nme".split(),
    "colours": "light dark lihgt".split(),
    "voices": "name about role perspective anonymous sort short variants dates authority kind nme".split(),
    "events": "title date place latitude longitude titel".split(),
    "copies": "name kind work files text page omission page-break first-page page-edition fles".split(),
    "retired": "edition why replaced-by page wy".split(),
    "quotation": "claim number words work copy file verdict page date wrds".split(),
}
LIKELY_VALUES = {
    "rule": closed_lists.RULES,
    "colour": (*closed_lists.COLOURS, "a", "village"),
    "light": ("#0b6e69", "#ffcc00", "#0b6e6", "#0B6E69", "teal"),
    "dark": ("#5cc9c0", "#0b6e69", "5cc9c0"),
    "role": closed_lists.VOICE_ROLES,
    "kind": closed_lists.VOICE_KINDS,
    "carrier": ("edition", "web-copy", "retyped"),
    "verdict": ("exact", "no-witness", "not-found", "x"),
    "core": (True, False),
    "anonymous": (True, False),
    "date": ("1701-05-01", "1701", "1701-05/1701-06"),
    "page-break": ("(", "[0-9]+", "(x)", "(a+)+$", "(?P<a>x)(?P<a>y)", "x{99999999999}", "(?<=a+)"),
    "files": (["*.txt"], ["../x"], ["/etc/passwd"], [""], ["\0"], ["**"]),
    "work": ("odo-book", "{stem}", "{div", "{}", "{x}"),
    "words": ("0" * 64, "0" * 63),
    "number": (1, 0, -1, True),
    "authority": (
        "https://viaf.org/viaf/64007537",
        ["http://wikidata.org/entity/Q855"],
        "javascript:alert(1)",
    ),
    "replaced-by": ("ringer", ["ringer", "abbot"]),
    "page": ("bell", "a/b", "../x", "x" * 300),
    "copy": ("a",),
}


def dump(value: object) -> str:
    """Return a value as TOML writes it. None, which TOML does not have, becomes a word that is not TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(dump, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {dump(item)}" for key, item in value.items()) + "}"
    return "nil" if value is None else str(value)


def _field(name: str) -> st.SearchStrategy[str]:
    likely = st.sampled_from(LIKELY_VALUES.get(name, ("A word", "Two words")))
    return st.one_of(likely, likely, values).map(lambda value: f"{name} = {dump(value)}")


def table(kind: str) -> st.SearchStrategy[str]:
    """Return a strategy of tables of a kind, with fields missing, unknown, repeated or of another type."""
    head = ids.map(lambda id_: id_ if id_.isidentifier() and id_.isascii() else json.dumps(id_))
    lines = st.lists(st.sampled_from(FIELD_NAMES[kind]), max_size=12, unique=True).flatmap(
        lambda names: st.tuples(*map(_field, names))
    )
    return st.builds(lambda id_, fields: "\n".join([f"[{kind}.{id_}]", *fields]), head, lines)


FILE_ENDS = (
    "",
    "",
    "\n[",
    "\n]]",
    '\nx = "',
    "\nx = 1\nx = 2",
    "\n= 1",
    "\n\0",
    "\n[a.b.c]\n[a.b]\n[a.b.c]",
    "\n\ufeff",
)
EXTREME_FILES = (
    "x = " + "[" * 3000,
    "x = " + "[" * 3000 + "]" * 3000,
    "x = " + "{a=" * 2000,
    "x = " + "9" * 5000,
    "x = 1e999",
)


def file_of(*kinds: str) -> st.SearchStrategy[str]:
    """Return a strategy of TOML files with tables of these kinds, valid and broken."""
    tables = st.lists(st.sampled_from(kinds).flatmap(table), max_size=3).map("\n\n".join)
    top = st.sampled_from(["", "", "", *(f"{kind} = 3\n" for kind in kinds), "version = 1\n", "x.y = 1\n"])
    files = st.builds(lambda top, body, end: f"{top}{body}{end}\n", top, tables, st.sampled_from(FILE_ENDS))
    return st.one_of(*[files] * 18, st.sampled_from(EXTREME_FILES), values.map(dump))


registers = st.tuples(file_of("perspectives", "colours"), file_of("voices"), file_of("events"))
permalinks = st.one_of(
    file_of("retired").map(lambda text: text.replace("[retired.", "[retired.claims.")),
    file_of("retired").map(lambda text: text.replace("[retired.", "[retired.voices.")),
    st.builds(
        lambda kind, id_, value: f"[{kind}]\n{json.dumps(id_)} = {dump(value)}\n",
        st.sampled_from(["claims", "voices", "works", "pages", "clams"]),
        ids,
        values,
    ),
    st.builds(
        lambda kind, id_, edition, name, value: (
            f"[{kind}]\n{json.dumps(id_)} = {{ edition = {dump(edition)}, {name} = {dump(value)} }}\n"
        ),
        st.sampled_from(["claims", "terms", "pages"]),
        ids,
        values,
        st.sampled_from(["pages", "section", "page"]),
        st.one_of(values, st.lists(st.one_of(ids, st.text(max_size=5)), max_size=3)),
    ),
)
locks = (
    file_of("quotation", "copies")
    .map(
        lambda text: (
            'version = 2\n[copies.a]\nname = "A"\ncarrier = "edition"\n[copies.a.files]\n' + text
            if text.startswith("[quotation")
            else text
        )
    )
    .map(
        lambda text: text.replace("[quotation.a]", "[[quotation]]").replace(
            "[quotation.village]", "[[quotation]]"
        )
    )
)
manifests = file_of("copies")


def entries_of(text: str) -> Mapping[str, Entry]:
    """Return the entries of a bibliography that pybtex can read."""
    return Parser().parse_string(text).entries  # type: ignore[no-any-return]


VALID_BIBLIOGRAPHY = (READER / "sources" / "references.bib").read_text(encoding="utf-8")
BROKEN_ENTRIES = (
    *(
        "@",
        "@book",
        "@book{",
        "@book{x",
        "@book{,}",
        "@book{x,}",
        "@{x,}",
        "}",
        "@book{x, title = {A}",
        "@book(x, year=1)",
    ),
    *(
        "@string{a = {b}}",
        "@string{a}",
        "@preamble{",
        "@comment{@book{x,}}",
        "@book{x, title = a # b}",
        "@book{x y, a={}}",
    ),
    *(
        '@book{x, title = "a}',
        "@book{x, title = {a}, title = {b}}",
        "@book{odo-book, year={1}}",
        "@book{odo:1/2, year={}}",
    ),
)
bibliographies = st.lists(
    st.one_of(
        st.sampled_from(BROKEN_ENTRIES),
        st.builds(
            lambda type_, key, fields: (
                f"@{type_}{{{key},\n" + "".join(f"  {n} = {{{v}}},\n" for n, v in fields) + "}"
            ),
            st.sampled_from(
                [
                    *("book", "article", "misc", "online", "BOOK", "nothing", "incollection", "letter"),
                    *("thesis", "xdata", "buch", "mvbook", "inproceedings", "collection"),
                ]
            ),
            ids,
            st.lists(
                st.tuples(
                    st.sampled_from(
                        "author editor translator title booktitle year date origyear rights language pages "
                        "url doi note volume number month edition urldate crossref x xdata "
                        "journaltitle location langid origdate subtitle maintitle editortype pubstate "
                        "day eprint eventtitle howpublished entrysubtype type abstract journal "
                        "institution".split()
                    ),
                    st.one_of(
                        words,
                        st.sampled_from(
                            [
                                "and",
                                "and and",
                                ", ,",
                                "{A} and B, C, D, E",
                                "{",
                                "\\",
                                "\\'{e",
                                '{\\"u}',
                                "$x$",
                                "$x_{2}^",
                                "\\foo{x}",
                                "\\emph{\\emph{",
                                "\\textsuperscript",
                                "\\href{a}",
                                "ca. 1900",
                                "in press",
                                "Doe, A.; Roe, B.",
                                "family=A, given=",
                                "Ministry of Trade and Industry",
                                "x, odo-book",
                                "odo-book",
                                "&#0;&amp;",
                                "others",
                            ]
                        ),
                    ),
                ),
                max_size=6,
            ),
        ),
    ),
    max_size=4,
).map(lambda entries: "\n".join([VALID_BIBLIOGRAPHY, *entries]))
