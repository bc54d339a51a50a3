"""Pieces of chapters, whole and broken, and what puts chapters together from them: the same for the same number.

In a piece, ``@`` stands for the chapter's number, and ``¤`` for a word of its own, by which is seen whether the page still
has what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from perspectives.records import model
from perspectives.records.option_values import LOCATOR_LABELS

SIGNS = "`*_[](){}<>!#:|\\~^\"'&%$=+-/;,.? \n\t"
ODD = "\0\x08\x0b\x0c\x1b\x7f\x85\xa0\xad\u200b\u200f\u2028\u2029\u202e\ufeff\ufffe\uffff😀éЖ中\udcff"
"""Characters that break lines, terminals or XML; the last stands for a byte that is not UTF-8."""
LURES = (
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
WORDS = ("¤", "¤ ¤", "*¤*", "**¤", "the bell", "“¤”", "...", "--", "1701", "`¤`", "[^1]", "[^none]", "\\¤")

TARGETS = (
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
ROLES = (
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
PLACES = (
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
OPTIONS = {
    "id": IDS,
    "source": ("odo-book", "pedlar-letter", "odo-bok", "", "Odo", "odo-book, pedlar-letter"),
    "quoted-in": ("odo-book", "pedlar-letter", "pedlar-lettr", "", "{odo-book}"),
    "locator": PLACES,
    "quoted-in-locator": PLACES,
    "also-in": LISTS,
    "cert": (*model.CERTAINTIES, "sure", ""),
    "via": LISTS,
    "date": DATES,
    "told": DATES,
    "medium": (*model.MEDIA, "speach", ""),
    "language": LANGUAGES,
    "original-language": LANGUAGES,
    "translator": ("Odo", "*¤*", "", *LURES),
    "event": ("breaking", "inquiry", "braking", "", "1701"),
    "answers": LISTS,
    "disputes": LISTS,
    "supports": LISTS,
    "within": (*IDS, *TARGETS),
    "perspective": ("village", "abbey", "scholars", "vilage", ""),
    "finding": (*model.FINDINGS, "conflit", ""),
    "settle": ("the bell itself", "{claim}`nowhere`", "*¤", "", *LURES),
    "silences": LISTS,
    "with": LISTS,
    "about": (*LISTS, *TARGETS),
    "voice": TARGETS,
    "role": (*model.VOICE_ROLES, ""),
    "form": ("bars", "words", "table", ""),
    "kind": (*model.NOTE_KINDS, ""),
    "glob": ("", "x"),
    "name": IDS,
    "class": ("full-width", "", "a b c", '"><b>'),
    "style": ("", "unknown-style"),
    "filter": ("True", "author %", "import os", "1/0", '"x" in author', ""),
    "sorce": ("odo-book", ""),
    "": ("", "x"),
    "1": ("",),
    "id id": ("x",),
}
ARGUMENTS = {
    "claim": ("ringer", "abbot", "pedlar", "nobody", "ringr", "", "Anna Ringer", "ringer, abbot", *LURES),
    "accounts": ("Who broke the ¤?", "", "{claim}`nowhere`", "*¤", "[^1]", *LURES),
    "commentary": ("", "An argument"),
    "editorial-note": (*model.NOTE_KINDS, "figures", "", *LURES),
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
BODIES = (
    *(
        "> ¤ ¤.",
        "> ¤.\n>\n> ¤.",
        "> ¤.\nand ¤",
        "> ¤.\n> -- Anna",
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
BLOCKS = (
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


def marks(text: str) -> list[str]:
    """Return the words of a chapter's own that stand in *text*."""
    return re.findall(r"zq\d+zq", text)


def _noise(dice: Random) -> str:
    return "".join(dice.choices(SIGNS + ODD, k=dice.randrange(7)))


def _role(dice: Random) -> str:
    return f"{{{dice.choice(ROLES)}}}`{dice.choice(TARGETS)}`"


def _paragraph(dice: Random) -> str:
    def inline() -> str:
        kind = dice.randrange(10)
        if kind < 5:
            return _role(dice)
        return _noise(dice) if kind == 9 else dice.choice(WORDS if kind < 8 else LURES)

    return " ".join(inline() for _ in range(dice.randint(1, 6)))


def _option(dice: Random) -> str:
    name = dice.choice(NAMES)
    return f":{name}: {dice.choice(OPTIONS[name])}"


def _simple(dice: Random) -> str:
    kind = dice.randrange(3)
    return dice.choice(BODIES) if kind == 0 else dice.choice(BLOCKS) if kind == 1 else _paragraph(dice)


def _directive(dice: Random, depth: int = 2) -> str:
    """Return a directive with options and a body; each of its parts, and its fences, may be broken."""
    name = dice.choice(OURS if dice.random() < 0.6 else DIRECTIVES)
    given = [_option(dice) for _ in range(dice.randrange(5))]
    if dice.random() < 0.6:
        given = [f":id: c@-{dice.randint(1, 9)}", ":source: odo-book", *given]
    inner = [
        _directive(dice, depth - 1) if depth and dice.random() < 0.4 else _simple(dice)
        for _ in range(dice.randrange(3))
    ]
    fence = dice.choice(":::`") * (3 + (depth if dice.random() < 0.85 else 0))
    end = fence if dice.random() < 0.9 else dice.choice(("", fence[1:], f"{fence}:", "```"))
    return "\n".join(
        [f"{fence}{{{name}}} {dice.choice(ARGUMENTS[name])}", *given, "", "\n\n".join(inner), end]
    )


def _rst(dice: Random) -> str:
    """Return a directive as the other markup of docutils has it, in MyST's directive for that."""
    words = ("¤", "    ¤", "*¤", ":claim:`nowhere` ¤", "|x|_ `¤`__ [x]_", "====\n   ¤\n")
    head = f".. {dice.choice(DIRECTIVES)}:: {dice.choice(('ringer', '', 'claims', '¤'))}"
    return f"```{{eval-rst}}\n{head}\n   {_option(dice)}\n\n   {dice.choice(words)}\n```"


NAMES, DIRECTIVES = sorted(OPTIONS), sorted(ARGUMENTS)
OURS = ("accounts", "accounts", "claim", "claim", "claim", "commentary", "editorial-note", "view")
HEADS = (
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
MAKERS: tuple[Callable[[Random], str], ...] = (_directive, _directive, _directive, _simple, _simple, _rst)


def chapter(number: int) -> str:
    """Return the chapter of this *number*, as it stands in a book: no two books have two of it."""
    dice = Random(number)  # noqa: S311  # the same for the same number is what is wanted
    blocks = [dice.choice(MAKERS)(dice) for _ in range(dice.randint(1, 5))]
    drawn = "\n\n".join([dice.choice(HEADS), *blocks]) + dice.choice(("\n", "\n", "", "\r\n", "\\"))
    return _numbered(drawn, number)


def _numbered(drawn: str, number: int) -> str:
    parts = drawn.replace("@", str(number)).split("¤")
    return parts[0] + "".join(f"zq{place}zq{part}" for place, part in enumerate(parts[1:], 1))


CLAIM = ":::{{claim}} {voice}\n:id: {id}\n:source: odo-book\n{options}\n{body}\n:::"
ALONE = {"voice": "ringer", "id": "c@-1", "options": "", "body": "> ¤ ¤."}


def _claim(**other: str) -> str:
    return CLAIM.format(**{**ALONE, **other})


def _with(option: str, *values: str) -> tuple[str, ...]:
    return tuple(_claim(options=f":{option}: {value}\n") for value in values)


FAULTS = {
    "unknown-voice": (
        *(_claim(voice=name) for name in ("ringr", "Anna Ringer", *LURES)),
        *_with("via", "abot, nobody"),
    ),
    "unknown-event": _with("event", "braking"),
    "unknown-work": (*_with("quoted-in", "odo-bok"), "¤ {cite:p}`odo-bok{p. 4}` ¤"),
    "unknown-claim": (
        *_with("answers", "nowhere"),
        "¤ {claim}`nowhere` ¤",
        "¤ {quote}`¤ <nowhere>`",
        "{quote}`¤`",
    ),
    "unknown-option": _with("sorce", "odo-book", "", "*¤"),
    "unknown-value": (*_with("cert", "sure", "\U0001f600"), *_with("medium", "speach", *LURES[:4])),
    "malformed-id": tuple(_claim(id=id_) for id_ in ("C@_1", "1", "a--b", "é", "x" * 60, "a b", *LURES[4:8])),
    "malformed-date": _with(
        "date", "1 May 1701", "1701-02-30", "1701-13", "Y1E99", "Y170000002", "once", *LURES[:4]
    ),
    "malformed-locator": _with("locator", "24", "pp. 24-27", "p.", "page four", ",", *LURES[:4]),
    "malformed-list": _with("via", "[abbot, pedlar]", "abbot pedlar", ",", "abbot,,pedlar", "é"),
    "malformed-language": _with("language", "English", "x", "en_GB", "javascript:"),
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
        _claim(body="¤\n\n> > >"),
        _claim(body="> ¤\n\n>\n"),
    ),
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
}
SOUND = (
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
    *(lure.replace("<!--", "< !--") + " ¤" for lure in LURES[:10]),
)


def faulty(number: int) -> tuple[str, str]:
    """Return a chapter that is whole but for one fault, and the code of the problem that an editor must be told."""
    dice = Random(number)  # noqa: S311  # the same for the same number is what is wanted
    code = dice.choice(sorted(FAULTS))
    blocks = [*dice.sample(SOUND, dice.randint(0, 2)), dice.choice(FAULTS[code])]
    dice.shuffle(blocks)
    return _numbered("\n\n".join([HEADS[0], *blocks]) + "\n", number), code
