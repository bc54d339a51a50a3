"""Pieces of chapters, valid and broken, and the functions that make chapters of them.

A number always gives the same chapter.

In a piece, ``@`` stands for the number of the chapter.
There ``¤`` stands for an own word: a word that no other place has.
Own words show whether the page has all that was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from perspectives.records import closed_lists
from perspectives.records.typed_locators import LOCATOR_LABELS

MARKUP_CHARACTERS = "`*_[](){}<>!#:|\\~^\"'&%$=+-/;,.? \n\t"
HARMFUL_CHARACTERS = (
    "\0\x08\x0b\x0c\x1b\x7f\x85\xa0\xad\u200b\u200f\u2028\u2029\u202e\ufeff\ufffe\uffff😀éЖ中\udcff"
)
"""Characters that break lines, terminals or XML. The last stands for a byte that is not UTF-8."""
INJECTIONS = (
    "<script>alert(1)</script>",
    "</p></article><b>",
    "<!-- ",
    "]]>",
    "&amp;&lt;&#0;",
    "{{ 7*7 }}",
    "{{ project }}",
    "${x} #{y}",
    "=cmd|' /c calc'!A0",
    "\\input{/etc/passwd}",
    '#read("/etc/passwd")',
    "$x^{2$",
    "[[[[[[[[[[",
    "****__~~``",
    "> > > > >",
    "|:--|--:|",
    "%(x)s %s {0}",
)
INLINE_TEXTS = (
    "¤",
    "¤ ¤",
    "*¤*",
    "**¤",
    "the bell",
    "“¤”",
    "...",
    "--",
    "1701",
    "`¤`",
    "[^1]",
    "[^none]",
    "\\¤",
)

ROLE_TARGETS = (
    *("odo-book", "pedlar-letter", "ringer-wind", "who-broke-it", "breaking", "ringer", "abbot", "note-wind"),
    *(
        "an-aside",
        "claim-ringer-wind",
        "village",
        "nowhere",
        "ringer-wnd",
        "Ringer_Wind",
        "claim-@-1",
        "c@-1",
    ),
    *(
        "",
        " ",
        "1",
        "-",
        "a" * 60,
        "x <ringer-wind>",
        "¤ <ringer-wind>",
        "the wind <ringer-wind>",
        "<>",
        "<",
        ">",
    ),
    *(
        "odo-book{p. 3}",
        "odo-book{p. 3",
        "{}{p. 4}odo-book",
        "odo-book,odo-book",
        "{see}odo-book{p. 1}",
        "a,,b",
    ),
    *(
        "http://[",
        "javascript:alert(1)",
        "../..",
        "bell",
        "/etc/passwd",
        "!ringer",
        "~ringer.wind",
        "&#0;",
        "%s",
    ),
)
ROLE_NAMES = (
    *(
        "claim",
        "voice",
        "event",
        "accounts",
        "quote",
        "perspectives:claim",
        "perspectives:quote",
        "perspectives:x",
    ),
    *("cite:p", "cite:t", "cite:ps", "cite:ts", "cite:label", "footcite:p", "footcite:t", "cite:x", "cite"),
    *(
        "ref",
        "doc",
        "any",
        "term",
        "numref",
        "download",
        "abbr",
        "math",
        "sub",
        "raw",
        "index",
        "eq",
        "pep",
        "rfc",
    ),
    *(
        "unknown",
        "",
        " ",
        "claim claim",
        "py:func",
        "std:option",
        "guilabel",
        "kbd",
        "envvar",
        "keyword",
        "token",
    ),
)
LOCATORS = (
    *(
        "",
        "p. 24",
        "pp. 24–27",
        "doc. 13, headnote",
        "24",
        "pp. 24-27",
        "p.",
        "page four",
        ",",
        "p. 1 (a, b)",
        "¤",
    ),
    *(f"{label} 1" for label in LOCATOR_LABELS),
)
DATES = (
    *(
        "1701-05-01",
        "1701",
        "1701-05/1701-06",
        "1976~",
        "196X",
        "1968/..",
        "../1968",
        "/1968",
        "1701-24",
        "1701?",
    ),
    *(
        "1701-02-30",
        "1701-13",
        "1 May 1701",
        "",
        "X",
        "Y170000002",
        "-1000",
        "[1701..1702]",
        "{1701,1702}",
        "1701%",
    ),
    *(
        "Y1E99",
        "Y-1E999999",
        "1701-05-01T10:00:00Z",
        "1702/1701",
        "/",
        "..",
        "unknown",
        "0000",
        "9999-12-31/..",
    ),
    *(
        "1701-XX-XX",
        "17XX-12-XX",
        "~1701-~05",
        "1701-21/1702-24",
        "(1701)",
        "1701-05-01~/1702?",
        "999999999999",
    ),
)
LISTS = (
    *(
        "ringer",
        "abbot, pedlar",
        "[abbot, pedlar]",
        "abbot pedlar",
        ",",
        "abbot,,pedlar",
        "ringer-wind",
        "c@-1",
    ),
    *(
        "odo-ringer-did, ringer-rope",
        "c@-1, c@-2",
        "Ringer",
        "",
        "nobody, nobody",
        "abbot; pedlar",
        "a" * 41,
        "é",
    ),
    *("odo-book{p. 1}, pedlar-letter", "odo-book{p. 1", "odo-book{x}", "}{", "(", "abbey: unread", "c@-0"),
    *(
        "abbey: unread (in a box, there)",
        "village: none-known",
        "abbey: unred",
        "abey: unread",
        "scholars: unread",
    ),
)
IDS = (
    "c@-0",
    "c@-1",
    "c@-2",
    "c@-1",
    "C@_1",
    "",
    "ringer-wind",
    "ringer",
    "odo-book",
    "an-aside",
    "c@-" + "x" * 50,
)
LANGUAGES = ("en", "la", "ru-Latn", "English", "", "x", "zh-Hant-TW", "en_GB", "javascript:")
OPTION_VALUES = {
    "id": IDS,
    "source": ("odo-book", "pedlar-letter", "odo-bok", "", "Odo", "odo-book, pedlar-letter"),
    "quoted-in": ("odo-book", "pedlar-letter", "pedlar-lettr", "", "{odo-book}"),
    "locator": LOCATORS,
    "quoted-in-locator": LOCATORS,
    "also-in": LISTS,
    "cert": (*closed_lists.CERTAINTIES, "sure", ""),
    "via": LISTS,
    "date": DATES,
    "told": DATES,
    "medium": (*closed_lists.MEDIA, "speach", ""),
    "language": LANGUAGES,
    "original-language": LANGUAGES,
    "translator": ("Odo", "*¤*", "", *INJECTIONS),
    "event": ("breaking", "inquiry", "braking", "", "1701"),
    "answers": LISTS,
    "disputes": LISTS,
    "supports": LISTS,
    "within": (*IDS, *ROLE_TARGETS),
    "perspective": ("village", "abbey", "scholars", "vilage", ""),
    "finding": (*closed_lists.FINDINGS, "conflit", ""),
    "settle": ("the bell itself", "{claim}`nowhere`", "*¤", "", *INJECTIONS),
    "silences": LISTS,
    "with": LISTS,
    "about": (*LISTS, *ROLE_TARGETS),
    "voice": ROLE_TARGETS,
    "role": (*closed_lists.VOICE_ROLES, ""),
    "form": ("bars", "words", "table", ""),
    "kind": (*closed_lists.NOTE_KINDS, ""),
    "glob": ("", "x"),
    "name": IDS,
    "class": ("full-width", "", "a b c", '"><b>'),
    "style": ("", "unknown-style"),
    "filter": ("True", "author %", "import os", "1/0", '"x" in author', ""),
    "skill": ("sourcing", "", "*¤*"),
    "minutes": ("45", "0", "forty ¤", "9" * 50, ""),
    "uses": ("who-broke-it", "who-broke-him", ""),
    "tried": ("¤", "", *INJECTIONS),
    "credit": ("Anna ¤, in 1701", "*¤", "{claim}`nowhere` ¤", "", *INJECTIONS),
    "gloss": ("rope = ¤", "rope ¤", "= ¤", ";;", "", *INJECTIONS),
    "show": ("original", "orginal", ""),
    "sorce": ("odo-book", ""),
    "": ("", "x"),
    "1": ("",),
    "id id": ("x",),
}
DIRECTIVE_ARGUMENTS = {
    "claim": (
        "ringer",
        "abbot",
        "pedlar",
        "nobody",
        "ringr",
        "",
        "Anna Ringer",
        "ringer, abbot",
        *INJECTIONS,
    ),
    "accounts": ("Who broke the ¤?", "", "{claim}`nowhere`", "*¤", "[^1]", *INJECTIONS),
    "commentary": ("", "An argument"),
    "editorial-note": (*closed_lists.NOTE_KINDS, "figures", "", *INJECTIONS),
    "lesson": ("", "¤"),
    "pupils": ("", "¤"),
    "lesson-source": (*IDS, "odo-ringer-did", "charter:p3", "¤:p1", ":", "x:p9-1", *INJECTIONS),
    "organiser": ("",),
    "task": ("", "¤"),
    "teacher": ("",),
    "view": (
        *(
            "claims",
            "voices",
            "events",
            "chapters",
            "editorial-notes",
            "disagreements",
            "timeline",
            "map",
            "data",
        ),
        *(
            "bibliography",
            "chains",
            "path",
            "paths",
            "perspectives",
            "retired",
            "problems",
            "clams",
            "",
            "claims x",
        ),
    ),
    "bibliography": ("", "nowhere.bib", "../sources/references.bib"),
    "footbibliography": ("",),
    "toctree": ("", "x"),
    "image": (
        "nowhere.png",
        "",
        "http://[",
        "javascript:alert(1)",
        "../../../etc/passwd",
        "bell.md",
        "data:text/html,<b>",
    ),
    "figure": ("nowhere.png", "", "bell.md"),
    "include": ("bell.md", "nowhere.md", "", "fuzz@.md", "/etc", "conf.py"),
    "literalinclude": ("bell.md", "nowhere.md", "", "/etc/passwd", "../sources/voices.toml"),
    "code-block": ("python", "nolanguage", "", "json"),
    "math": ("", "x^{2"),
    "table": ("¤", ""),
    "list-table": ("¤", ""),
    "csv-table": ("¤", ""),
    "note": ("", "¤"),
    "admonition": ("¤", ""),
    "glossary": ("",),
    "index": ("single: ¤", "", "pair: a", "see: a"),
    "only": ("html", "", "(", "not html", "import"),
    "raw": ("html", "latex", "", "nowhere"),
    "eval-rst": ("",),
    "contents": ("", "¤"),
    "rubric": ("¤", ""),
    "epigraph": ("", "¤"),
    "container": ("", "a b"),
    "meta": ("",),
    "highlight": ("", "python"),
    "replace": ("x",),
    "role": ("x", "claim", ""),
    "default-role": ("claim", "nowhere", ""),
    "class": ("x", ""),
    "unicode": ("0x110000",),
    "date": ("%Y", "%"),
    "title": ("¤",),
    "sectnum": ("",),
    "seealso": ("¤", ""),
    "perspectives:claim": ("ringer", ""),
    "perspectives:x": ("",),
    "unknown": ("¤", ""),
    "Claim": ("ringer",),
    "": ("ringer", ""),
}
DIRECTIVE_BODIES = (
    *(
        "> ¤ ¤.",
        "> ¤.\n>\n> ¤.",
        "> ¤.\nand ¤",
        "> ¤.\n> -- Anna",
        "> ¤.\n\n{lang=ru}\n> ¤.\n{as-in=pedlar-letter}\n> ¤.",
        "> ¤.\n\n{lang=¤}\n> ¤.",
        "{ as-in = '¤' }\n¤",
        "> {lang=}\n> ¤.\n{as-in",
        "¤ reports it.",
        "",
        ">",
        "> > ¤",
        "> - ¤\n> - ¤",
    ),
    *("bell\nnowhere", "index", "self", "¤ <nowhere>", "fuzz@", "*", "bell <bell>", "term\n: ¤", "term\n  ¤"),
    *(
        "* - ¤\n  - ¤\n* - ¤",
        "| ¤ | b |\n|---|---|\n| 1 | ¤ | 3 |",
        '"¤","b\n1,2,3',
        "{",
        '{"a": ',
        ":id: c@-1",
        "---\nid: [\n---",
    ),
)
MARKDOWN_BLOCKS = (
    *(
        "## ¤",
        "(s@-1)=\n## ¤",
        "(s@-1)=\n(s@-2)=\n### ¤",
        "# ¤",
        "###### ¤",
        "(claim-x)=\n## ¤",
        "()=\n## ¤",
        "(ringer)=\n## ¤",
    ),
    *(
        "> ¤\n¤",
        "- ¤\n  - ¤\n    1. ¤",
        "[^1]: ¤",
        "[^1]: ¤\n\n[^1]: ¤",
        "[x]: nowhere.md",
        "[x](nowhere.md)",
        "[x](#nowhere)",
    ),
    *(
        "[](#ringer-wind)",
        "[](#)",
        "[](bell.md#none)",
        "<inv:#x>",
        "<project:#x>",
        "<path:x>",
        "[x](inv:x:y:z#*)",
        "[x](<>)",
    ),
    *(
        "```",
        ":::",
        "::::{",
        ":::{}",
        ":::{claim",
        "```{code-block",
        "~~~",
        "---",
        "+++",
        "% ¤",
        "$$\nx",
        "<div>",
        "</div>",
    ),
    *(
        "<img src=x onerror=alert(1)>",
        "<script>",
        "![](nowhere.png)",
        "![¤](data:x)",
        "| ¤ |\n|---|",
        "\tcode ¤",
        "***",
        "===",
    ),
    *(
        "---\ntitle: ¤\n---",
        "&nbsp;&bogus;",
        "¤\\\n¤",
        "¤  \n¤",
        "{ref}`x",
        "{claim}`",
        "{`x`",
        "[[¤]]",
        "\\",
        "()",
        "(@)=",
        "(a b)=\n¤",
    ),
)


def own_words(text: str) -> list[str]:
    """Return the own words of chapters in *text*."""
    return re.findall(r"zq\d+zq", text)


def _noise(random: Random) -> str:
    return "".join(random.choices(MARKUP_CHARACTERS + HARMFUL_CHARACTERS, k=random.randrange(7)))


def _role(random: Random) -> str:
    return f"{{{random.choice(ROLE_NAMES)}}}`{random.choice(ROLE_TARGETS)}`"


def _paragraph(random: Random) -> str:
    def inline() -> str:
        kind = random.randrange(10)
        if kind < 5:
            return _role(random)
        return _noise(random) if kind == 9 else random.choice(INLINE_TEXTS if kind < 8 else INJECTIONS)

    return " ".join(inline() for _ in range(random.randint(1, 6)))


def _option(random: Random) -> str:
    name = random.choice(OPTION_NAMES)
    return f":{name}: {random.choice(OPTION_VALUES[name])}"


def _simple(random: Random) -> str:
    kind = random.randrange(3)
    return (
        random.choice(DIRECTIVE_BODIES)
        if kind == 0
        else random.choice(MARKDOWN_BLOCKS)
        if kind == 1
        else _paragraph(random)
    )


def _directive(random: Random, depth: int = 2) -> str:
    """Return a directive with options and a body. Its parts and its fences may be broken."""
    name = random.choice(OWN_DIRECTIVES if random.random() < 0.6 else DIRECTIVE_NAMES)
    options = [_option(random) for _ in range(random.randrange(5))]
    if random.random() < 0.6:
        options = [f":id: c@-{random.randint(1, 9)}", ":source: odo-book", *options]
    inner = [
        _directive(random, depth - 1) if depth and random.random() < 0.4 else _simple(random)
        for _ in range(random.randrange(3))
    ]
    fence = random.choice(":::`") * (3 + (depth if random.random() < 0.85 else 0))
    end = fence if random.random() < 0.9 else random.choice(("", fence[1:], f"{fence}:", "```"))
    return "\n".join(
        [
            f"{fence}{{{name}}} {random.choice(DIRECTIVE_ARGUMENTS[name])}",
            *options,
            "",
            "\n\n".join(inner),
            end,
        ]
    )


def _rst(random: Random) -> str:
    """Return a directive in reStructuredText, inside the directive ``eval-rst`` of MyST."""
    words = ("¤", "    ¤", "*¤", ":claim:`nowhere` ¤", "|x|_ `¤`__ [x]_", "====\n   ¤\n")
    head = f".. {random.choice(DIRECTIVE_NAMES)}:: {random.choice(('ringer', '', 'claims', '¤'))}"
    return f"```{{eval-rst}}\n{head}\n   {_option(random)}\n\n   {random.choice(words)}\n```"


OPTION_NAMES, DIRECTIVE_NAMES = sorted(OPTION_VALUES), sorted(DIRECTIVE_ARGUMENTS)
OWN_DIRECTIVES = (
    *("accounts", "accounts", "claim", "claim", "claim", "commentary", "editorial-note", "view"),
    *("lesson", "pupils", "lesson-source", "organiser", "task", "teacher"),
)
CHAPTER_HEADS = (
    *["---\norphan: true\n---\n\n(fuzz-@)=\n# Chapter ¤"] * 12,
    *(
        "",
        "# ¤",
        "(fuzz-@)=",
        "---\norphan: [\n---\n# ¤",
        "---\n- x\n---\n# ¤",
        "---\nmyst: 3\n---\n(fuzz-@)=\n# ¤",
        "---\n",
    ),
    *(
        "(fuzz-@)=\n## ¤",
        "---\ntocdepth: x\n---\n# ¤",
        "---\nmyst:\n  substitutions: {a: '{{ 1/0 }}'}\n---\n# {{ a }}",
        "\ufeff# ¤",
    ),
    *(
        "---\nno-search: [1]\nlanguage: 3\n---\n# ¤",
        "---\nmyst:\n  html_meta: 3\n  enable_extensions: x\n---\n# ¤",
        "---\n1: 2\n? [a]\n---\n# ¤",
    ),
)
BLOCK_MAKERS: tuple[Callable[[Random], str], ...] = (
    _directive,
    _directive,
    _directive,
    _simple,
    _simple,
    _rst,
)


def chapter(number: int) -> str:
    """Return the chapter of this *number*."""
    random = Random(number)  # noqa: S311  # a number must always give the same chapter
    blocks = [random.choice(BLOCK_MAKERS)(random) for _ in range(random.randint(1, 5))]
    text = "\n\n".join([random.choice(CHAPTER_HEADS), *blocks]) + random.choice(
        ("\n", "\n", "", "\r\n", "\\")
    )
    return _fill_in(text, number)


def _fill_in(text: str, number: int) -> str:
    """Return *text* with the number of the chapter and with own words."""
    parts = text.replace("@", str(number)).split("¤")
    return parts[0] + "".join(f"zq{place}zq{part}" for place, part in enumerate(parts[1:], 1))


CLAIM_TEMPLATE = ":::{{claim}} {voice}\n:id: {id}\n:source: odo-book\n{options}\n{body}\n:::"
CLAIM_DEFAULTS = {"voice": "ringer", "id": "c@-1", "options": "", "body": "> ¤ ¤."}


def _claim(**values: str) -> str:
    return CLAIM_TEMPLATE.format(**{**CLAIM_DEFAULTS, **values})


def _claims_with(option: str, *values: str) -> tuple[str, ...]:
    return tuple(_claim(options=f":{option}: {value}\n") for value in values)


BLOCKS_WITH_FAULT = {
    "unknown-voice": (
        *(_claim(voice=name) for name in ("ringr", "Anna Ringer", *INJECTIONS)),
        *_claims_with("via", "abot, nobody"),
    ),
    "unknown-event": _claims_with("event", "braking"),
    "unknown-work": (*_claims_with("quoted-in", "odo-bok"), "¤ {cite:p}`odo-bok{p. 4}` ¤"),
    "unknown-claim": (
        *_claims_with("answers", "nowhere"),
        "¤ {claim}`nowhere` ¤",
        "¤ {quote}`¤ <nowhere>`",
        "{quote}`¤`",
    ),
    "unknown-option": _claims_with("sorce", "odo-book", "", "*¤"),
    "unknown-value": (
        *_claims_with("cert", "sure", "\U0001f600"),
        *_claims_with("medium", "speach", *INJECTIONS[:4]),
    ),
    "malformed-id": tuple(
        _claim(id=id_) for id_ in ("C@_1", "1", "a--b", "é", "x" * 60, "a b", *INJECTIONS[4:8])
    ),
    "malformed-date": _claims_with(
        "date", "1 May 1701", "1701-02-30", "1701-13", "Y1E99", "Y170000002", "once", *INJECTIONS[:4]
    ),
    "malformed-locator": _claims_with("locator", "24", "pp. 24-27", "p.", "page four", ",", *INJECTIONS[:4]),
    "malformed-list": _claims_with("via", "[abbot, pedlar]", "abbot pedlar", ",", "abbot,,pedlar", "é"),
    "malformed-language": _claims_with("language", "English", "x", "en_GB", "javascript:"),
    "malformed-citation": (
        "¤ {cite:p}`{}{p. 4}odo-book` ¤",
        "¤ {cite:t}`!odo-book` ¤",
        "¤ {footcite:p}`a,,b` ¤",
    ),
    "repeated-key": ("¤ {cite:p}`odo-book{p. 1},odo-book` ¤",),
    "run-on-quotation": (_claim(body="> ¤.\nand ¤."),),
    "attribution-in-quotation": (_claim(body="> ¤.\n> -- ¤"),),
    "empty-body": (
        _claim(body=""),
        _claim(body="¤\n\n>"),
        _claim(body="> ¤\n\n>\n"),
    ),
    "quotation-is-markup": (
        _claim(body="¤\n\n> > >"),
        _claim(body="> 1960. ¤"),
        _claim(body="> ¤ <illegible>"),
        _claim(body="> % ¤"),
    ),
    "malformed-wording": tuple(
        _claim(body=f"> ¤.\n\n{line}\n> ¤!") for line in ("{lang: ru}", "{lang=ru", "lang=ru", "> {lang=ru}")
    ),
    "wording-without-words": (_claim(body="> ¤.\n\n{lang=ru}\n¤"), _claim(body="> ¤.\n\n{as-in=odo-book}")),
    "wording-without-quotation": (
        _claim(body="{lang=ru}\n> ¤."),
        _claim(body="¤\n\n{as-in=pedlar-letter}\n> ¤."),
    ),
    "repeated-original": (_claim(body="> ¤.\n\n{lang=ru}\n> ¤.\n\n{lang=ru}\n> ¤!"),),
    "original-in-same-language": (_claim(body="> ¤.\n\n{lang=en-GB}\n> ¤!"),),
    "variant-in-same-work": (_claim(body="> ¤.\n\n{as-in=odo-book}\n> ¤!"),),
    "variant-without-difference": (_claim(body="> Same.\n\n{as-in=pedlar-letter}\n> Same."),),
    "words-not-in-claim": ("{quote}`¤ <ringer-wind>`",),
    "duplicate-id": (_claim(id="ringer-wind"), _claim(id="abbot"), f"{_claim()}\n\n{_claim(body='> ¤!')}"),
    "nested-claim": (f":{_claim(body=_claim(id='c@-2'))}:",),
    "misplaced-commentary": (":::{commentary}\n¤\n:::",),
    "accounts-without-claims": ("::::{accounts} ¤?\n:id: c@-1\n\n¤\n::::",),
    "unlabelled-section": ("## ¤", "## *¤* {claim}`ringer-wind`"),
    "reserved-label": ("(claim-@)=\n## ¤",),
    "unknown-view": (":::{view} clams\n:::",),
    "circular-include": (
        "¤\n\n```{include} fuzz@.md\n```",
        "```{include} fuzz@.md\n```\n\n```{include} fuzz@.md\n```",
    ),
    "not-utf-8": ("¤ \udcff ¤", _claim(body="> ¤ \udce9t\udce9 ¤.")),
    "malformed-directive": (
        *(_claim().replace(":::{claim}", begin) for begin in (":::claim", "::{claim}", ":::{ claim }")),
        *(_claim().replace(":::{claim}", begin) for begin in ("：：：{claim}", ":::{claim", ":::(claim)")),
        "    :::{claim} ¤",
    ),
    "unknown-directive": (_claim().replace("{claim}", "{clam}"), ":::{xyzzy} ¤\n¤\n:::"),
    "unclosed-fence": (
        f"{_claim()[:-3]}\n(s@-8)=\n## ¤\n\n¤",
        "```text\n¤\n\n(s@-8)=\n## ¤\n\n¤",
        f"{_claim()[:-3]}\n{_claim(id='c@-2', body='> ¤!')}",
    ),
    "wrong-fence": (f"{_claim()[:-3]}：：：", f"{_claim()[:-3]}::", f"{_claim()[:-3]}```\n\n(s@-8)=\n## ¤"),
    "stray-fence": ("¤\n\n:::\n\n¤", "::::", "¤\n：：："),
    "heading-in-directive": (_claim(body="> ¤\n\n## ¤\n\n¤"), ":::{note}\n# ¤\n:::"),
    "broken-option": (
        *(_claim(options=f"{line}\n") for line in ("- cert: low", "cert: low", ":cert:low", ":cert low")),
        *(_claim(options=f"{line}\n") for line in ("：cert：low", ":translator: ¤ # ¤", ":translator: '¤")),
    ),
    "continued-option": (
        _claim(options=":translator: ¤\n  ¤\n:cert: low\n"),
        _claim(options=":translator: ¤\n¤\n:cert: low\n"),
    ),
    "option-in-text": (_claim(body="> ¤\n\n:cert: low"), _claim(body="¤\n\n- cert: low"), "¤\n:cert: ¤"),
    "repeated-option": _claims_with("cert", "low\n:cert: high"),
    "malformed-role": ("¤ {claim}‘¤’ ¤", "¤ {claim} `¤`", ":claim:`¤`", "{quote}`¤"),
    "unknown-role": ("¤ {clam}`¤` ¤", "{xyzzy}`¤`"),
    "unknown-footnote": ("¤ [^nowhere] ¤", _claim(body="> ¤ [^nowhere] ¤.")),
    "broken-link": ("¤ [¤](http://x.y/a b)", "![¤](a b.png)", "[¤] (http://x.y)"),
    "merge-conflict": (
        "<<<<<<< HEAD\n¤\n=======\n¤\n>>>>>>> ¤",
        f"<<<<<<< HEAD\n{_claim()}\n=======\n{_claim(body='> ¤!')}\n>>>>>>> ¤",
        _claim(body="<<<<<<< HEAD\n> ¤\n||||||| ¤\n> ¤\n=======\n> ¤\n>>>>>>> ¤"),
        "¤\n>>>>>>> b",
    ),
}
VALID_BLOCKS = (
    *(
        "¤ *¤* **¤** `¤`",
        "- ¤\n- ¤",
        "> ¤",
        "¤ {voice}`abbot` {event}`breaking` ¤",
        "¤ {cite:p}`odo-book{p. 3}` ¤",
    ),
    *(
        "(s@-9)=\n## ¤\n\n¤",
        "| ¤ | ¤ |\n|---|---|\n| ¤ | ¤ |",
        "```{note}\n¤\n```",
        "{quote}`the wind <ringer-wind>` ¤",
        "$¤$",
    ),
    *(lure.replace("<!--", "< !--") + " ¤" for lure in INJECTIONS[:10]),
)


def chapter_with_fault(number: int) -> tuple[str, str]:
    """Return a chapter with exactly one fault, and the code of its problem."""
    random = Random(number)  # noqa: S311  # a number must always give the same chapter
    code = random.choice(sorted(BLOCKS_WITH_FAULT))
    blocks = [*random.sample(VALID_BLOCKS, random.randint(0, 2)), random.choice(BLOCKS_WITH_FAULT[code])]
    random.shuffle(blocks)
    return _fill_in("\n\n".join([CHAPTER_HEADS[0], *blocks]) + "\n", number), code
