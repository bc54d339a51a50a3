"""Text that nobody means is told at its own line, with what was lost; and what is meant is never blamed.

Each case is a page of its own, and one build has them all: so a fault of one page may not reach another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from perspectives.records.markup_problems import MARKUP_PROBLEMS
from tests.support import Book, Build

CLAIM = ":::{{claim}} ringer\n:id: {0}\n:quoted-in: pedlar-letter\n\n> Words of {0}.\n:::\n"
NEXT = "\n(next-{0})=\n## After {0}\n\nWords after it.\n"
CONFLICT = "<<<<<<< HEAD\n{0}=======\n{1}>>>>>>> other\n"


def claim(
    id_: str, *options: str, first: str = ":::{claim} ringer", last: str = ":::", body: str = ""
) -> str:
    """Return a claim; its quotation stands two lines under its last option."""
    lines = [first, f":id: {id_}", ":quoted-in: pedlar-letter", *options, "", body or f"> Words of {id_}."]
    return "\n".join([*lines, last]) + "\n"


def accounts(
    id_: str, *content: str, options: str = "", first: str = "::::{accounts} Who?", last: str = "::::"
) -> str:
    """Return a comparison; its content begins in its fifth line, or under the *options*."""
    return f"{first}\n:id: {id_}\n:finding: one-sided\n{options}\n{''.join(content)}{last}\n"


@dataclass(frozen=True)
class Page:
    """A page, and what is told of it: for each problem its line, its code and words of its message."""

    text: str
    told: tuple[tuple[int, str, str], ...] = ()
    claims: tuple[str, ...] = ()
    shown: tuple[str, ...] = field(default=())


def told(line: int, code: str, words: str = "") -> tuple[tuple[int, str, str], ...]:
    """Return the one problem of a page."""
    return ((line, code, words),)


BEGINNINGS = {
    "no braces": (":::claim ringer", "“:::{claim} ringer”"),
    "two colons": ("::{claim} ringer", "“:::{claim} ringer”"),
    "spaces in the braces": (":::{ claim } ringer", "“:::{claim} ringer”"),
    "one brace": (":::{claim ringer", "“:::{claim} ringer”"),
    "no space": (":::{claim}ringer", "“:::{claim} ringer”"),
    "round brackets": (":::(claim) ringer", "“:::{claim} ringer”"),
    "two braces": (":::{{claim}} ringer", "“:::{claim} ringer”"),
    "full-width colons": ("：：：{claim} ringer", "“:::{claim} ringer”"),
    "full-width braces": (":::｛claim｝ ringer", "“:::{claim} ringer”"),
}
"""Beginnings of a claim that are read as they were meant."""

PAGES = {
    # Beginnings of directives
    **{
        f"beginning with {name}": Page(
            claim(f"b{number}", first=first) + NEXT.format(f"b{number}"),
            told(1, "malformed-directive", says),
            (f"b{number}",),
        )
        for number, (name, (first, says)) in enumerate(BEGINNINGS.items())
    },
    "backticks without braces": Page(
        claim("backticks", first="```claim ringer", last="```"),
        told(1, "malformed-directive", "“```{claim} ringer”"),
        ("backticks",),
    ),
    "indented": Page(
        "\n".join(f"    {line}" for line in claim("indented").split("\n")),
        told(1, "malformed-directive", "four spaces or a tab, then :::{claim} ringer"),
        ("indented",),
    ),
    "its first line indented": Page(
        accounts("tabbed", claim("tabbed-a", first="\t:::{claim} ringer"), claim("tabbed-b")),
        told(5, "malformed-directive", "at the beginning of the line"),
        ("tabbed-a", "tabbed-b"),
    ),
    "a comparison with its first line indented": Page(
        accounts("tabbed-one", claim("in-tabbed"), first="    ::::{accounts} Who?"),
        told(1, "malformed-directive"),
        ("in-tabbed",),
    ),
    "indented and without braces": Page(
        claim("bare", first="\t:::claim ringer"),
        told(1, "malformed-directive", "“:::{claim} ringer”"),
        ("bare",),
    ),
    **{
        f"{name} before the beginning": Page(
            claim(f"behind{number}", first=f"{signs}:::{{claim}} ringer"),
            told(1, "malformed-directive", "“:::{claim} ringer”"),
        )
        for number, (name, signs) in enumerate(
            {"a dash": "- ", "a mark of quotation": "> ", "a semicolon": ";"}.items()
        )
    },
    "a beginning that is lost": Page(
        accounts(
            "beheaded",
            claim("first-of-it"),
            "\n" + claim("lost-of-it", first=""),
            "\n:::{commentary}\nText.\n:::\n",
        )
        + "\nSee {claim}`lost-of-it`.\n",
        told(13, "option-in-text", "such as “:::{claim} …”"),
        ("first-of-it",),
    ),
    "a beginning that is lost, first in a comparison": Page(
        accounts("beheaded-too", "\n" + claim("lost-first", first="").lstrip() + "\n" + claim("kept-second")),
        told(6, "option-in-text", "“:id: lost-first”"),
    ),
    "a comparison without its beginning": Page(
        accounts("headless", claim("in-headless"), ":::{commentary}\nText.\n:::\n", first="")
        + "\nSee {accounts}`headless`.\n",
        told(2, "option-in-text", "such as “:::{accounts} …”"),
        ("in-headless",),
    ),
    "a comparison without an id before a note on it": Page(
        "See {accounts}`unnamed`.\n\n"
        + accounts("unnamed", claim("in-unnamed"), ":::{commentary}\nText.\n:::\n").replace(
            ":id: unnamed\n", ""
        )
        + "\n:::{editorial-note} date\n:id: after-unnamed\n:about: in-unnamed\n\nText.\n:::\n",
        told(3, "missing-id"),
        ("in-unnamed",),
    ),
    "a claim without an id in a comparison": Page(
        accounts("unfinding", claim("x").replace(":id: x\n", ""), options=":finding: conflict\n").replace(
            ":finding: one-sided\n", ""
        ),
        told(5, "missing-id"),
    ),
    "one colon": Page(":{claim} ringer\n", told(1, "malformed-directive", "“:{claim} ringer”")),
    "a name with a space": Page(
        ":::{editorial note} date\n:id: spaced-note\n\nText.\n:::\n",
        told(1, "malformed-directive", "“:::{editorial-note} date”"),
    ),
    "a misspelt name of ours": Page(
        claim("misspelt", first=":::{clam} ringer"), told(1, "unknown-directive", "“claim”"), ("misspelt",)
    ),
    "a misspelt name of others": Page(
        ":::{figur} bell.png\nShown as typed.\n:::\n",
        told(1, "unknown-directive", "“figure”"),
        shown=("Shown as typed.", "bell.png"),
    ),
    # Fences
    "a comparison not closed": Page(
        accounts("open-one", claim("in-open"), last="")
        + NEXT.format("open")
        + claim("after-open")
        + accounts("later-one", claim("in-later")),
        told(1, "unclosed-fence", "the section “After open” (next-open), the claim “after-open”"),
        ("in-open", "after-open", "in-later"),
    ),
    "the last comparison not closed": Page(
        accounts("open-last", claim("in-last"), last="") + NEXT.format("last"),
        told(1, "unclosed-fence", "a line “::::” before line"),
        ("in-last",),
    ),
    "a claim not closed": Page(
        claim("open-claim", last="") + NEXT.format("claim") + claim("after-claim"),
        told(1, "unclosed-fence", "the claim “after-claim”"),
        ("open-claim", "after-claim"),
    ),
    "a claim not closed in a comparison": Page(
        accounts("around", claim("open-in", last=""), "\n", claim("next-in")) + NEXT.format("around"),
        told(5, "unclosed-fence", "the claim “next-in”"),
        ("open-in", "next-in"),
    ),
    "the last claim not closed in a comparison": Page(
        accounts("around-last", claim("first-in"), "\n", claim("last-in", last=""))
        + NEXT.format("around-last"),
        told(12, "unclosed-fence", "a line “:::”"),
        ("first-in", "last-in"),
    ),
    "a note not closed": Page(
        ":::{editorial-note} date\n:id: open-note\n\nA note.\n" + NEXT.format("note") + claim("after-note"),
        told(1, "unclosed-fence", "the section “After note” (next-note)"),
        ("after-note",),
    ),
    "a commentary not closed": Page(
        accounts("around-comment", claim("commented"), "\n:::{commentary}\nWords.\n")
        + NEXT.format("comment"),
        told(12, "unclosed-fence", "a line “:::”"),
        ("commented",),
    ),
    "another container not closed": Page(
        ":::{note}\nWords.\n" + NEXT.format("box"), told(1, "unclosed-fence", "(next-box)")
    ),
    "code not closed": Page(
        "```python\nx = 1\n" + NEXT.format("code") + claim("after-code"),
        told(1, "unclosed-fence", "the claim “after-code”"),
        ("after-code",),
    ),
    "equal fences": Page(
        accounts("equal", claim("equal-a"), claim("equal-b"), first=":::{accounts} Who?", last=":::")
        + NEXT.format("equal"),
        told(1, "equal-fences", "“::::” here"),
        ("equal-a", "equal-b"),
    ),
    "the longer fences within": Page(
        accounts(
            "longer",
            claim("longer-a", first="::::{claim} ringer", last="::::"),
            first=":::{accounts} Who?",
            last=":::",
        ),
        told(1, "equal-fences"),
        ("longer-a",),
    ),
    "closed by too few colons": Page(
        accounts("few", claim("few-a"), last=":::") + NEXT.format("few"),
        told(11, "wrong-fence", "Expected: “::::”"),
        ("few-a",),
    ),
    "closed by two colons": Page(
        claim("two-a", last="::") + NEXT.format("two"), told(6, "wrong-fence", "Expected: “:::”"), ("two-a",)
    ),
    "closed by too many colons within": Page(
        accounts("many", claim("many-a", last="::::"), claim("many-b")),
        told(10, "wrong-fence", "Expected: “:::”"),
        ("many-a", "many-b"),
    ),
    "closed by full-width colons": Page(
        claim("wide-a", last="：：：") + NEXT.format("wide"), told(6, "wrong-fence"), ("wide-a",)
    ),
    "colons closed by backticks": Page(
        claim("ticks-a", last="```") + NEXT.format("ticks"), told(6, "wrong-fence"), ("ticks-a",)
    ),
    "backticks closed by colons": Page(
        claim("colons-a", first="```{claim} ringer") + NEXT.format("colons"),
        told(6, "wrong-fence", "Expected: “```”"),
        ("colons-a",),
    ),
    "backticks closed by colons in a comparison": Page(
        accounts("ticked", claim("ticked-a", first="```{claim} ringer"), claim("ticked-b")),
        told(10, "wrong-fence", "Expected: “```”"),
        ("ticked-a", "ticked-b"),
    ),
    **{
        f"an end written “{last}”": Page(
            accounts(
                f"ended{number}", claim(f"ended{number}-a", last=last), "\n" + claim(f"ended{number}-b")
            ),
            told(10, "wrong-fence", "alone, at the beginning of the line"),
            (f"ended{number}-a", f"ended{number}-b"),
        )
        for number, last in enumerate(("    :::", "\t:::", "> :::", "- :::", ";::", "::;"))
    },
    "an end of nothing": Page(
        "Words.\n\n:::\n" + NEXT.format("stray"), told(3, "stray-fence"), shown=("After stray",)
    ),
    # Headings
    "a heading in a claim": Page(
        claim("headed", body="> Words.\n\n## A heading\n\nMore."),
        told(7, "heading-in-directive", "“A heading”"),
        ("headed",),
    ),
    "a heading in a comparison": Page(
        accounts("headed-one", "## A heading\n\n", claim("under-it")),
        told(5, "heading-in-directive"),
        ("under-it",),
    ),
    "a heading in a note, underlined": Page(
        ":::{editorial-note} date\n:id: headed-note\n\nA heading\n---\n\nText.\n:::\n",
        told(4, "heading-in-directive", "no heading within {editorial-note}"),
    ),
    "a heading in a commentary": Page(
        accounts("headed-two", claim("over-it"), ":::{commentary}\n### A heading\n\nText.\n:::\n"),
        told(12, "heading-in-directive"),
    ),
    "a heading in a list": Page("- ## Listed\n", told(1, "heading-in-directive", "a list or a quotation")),
    "a heading in a quotation": Page("> ## Quoted\n", told(1, "heading-in-directive")),
    "a label and a heading on a line": Page(
        "(joined-label)= ## A heading\n", told(1, "malformed-label", "“## A heading” on the line under it")
    ),
    "a label with a space": Page(
        "Words.\n\n(spaced-label) =\n", told(3, "malformed-label", "“(spaced-label)=”")
    ),
    "a second title": Page(
        "Words.\n\n(second)=\n# Another\n", told(4, "second-title", "the title of this one stands in line 2")
    ),
    # Options
    "an item of a list among the options": Page(
        claim("item", "- quoted-in-locator: p. 12", ":cert: low"),
        told(4, "broken-option", "these options would be lost: quoted-in-locator, cert"),
        ("item",),
    ),
    "two options on a line": Page(
        claim("paired", ":cert: low :quoted-in-locator: p. 12"),
        told(4, "broken-option", "“:quoted-in-locator: p. 12” on a line of its own"),
        ("paired",),
    ),
    "an option on the first line": Page(
        claim("x", first=":::{claim} ringer :id: one-line").replace(":id: x\n", ""),
        told(1, "broken-option", "“:id: one-line” on a line of its own"),
        ("one-line",),
    ),
    "an option with a colon too many": Page(
        claim("colon-rich", "::cert: low").replace(":id:", "::id:"),
        (*told(2, "broken-option", "“:id: colon-rich”"), *told(4, "broken-option", "“:cert: low”")),
        ("colon-rich",),
    ),
    "an option with a mark of quotation": Page(
        claim("marked-id").replace(":id:", "> :id:"),
        told(2, "broken-option", "“:id: marked-id”"),
        ("marked-id",),
    ),
    "an option without its first colon": Page(
        claim("colon-less", "quoted-in-locator: p. 12", ":cert: low"),
        told(4, "broken-option", "“:quoted-in-locator: p. 12”"),
    ),
    "an option without a space": Page(
        claim("space-less", ":quoted-in-locator:p. 12", ":cert: low"),
        told(4, "broken-option", "“:quoted-in-locator: p. 12”"),
    ),
    "an option without its second colon": Page(
        claim("half", ":cert low"), told(4, "broken-option", "“:cert: low”")
    ),
    "an option with full-width colons": Page(
        claim("wide-option", "：cert：low"), told(4, "broken-option", "“:cert: low”")
    ),
    "an option with quotation marks": Page(
        accounts("quoted", claim("in-quoted"), options=':settle: "the bell" itself\n'),
        told(4, "broken-option", "in quotation marks"),
    ),
    "an option with a hash": Page(
        accounts("hashed", claim("in-hashed"), options=":settle: file #1 # of 12\n"), told(4, "broken-option")
    ),
    "a value on a second line": Page(
        accounts("long", claim("in-long"), options=":settle: the bell\n  itself\n:event: breaking\n"),
        told(5, "continued-option", "“settle” on one line; these options would be lost: event"),
    ),
    "a value on a second line without indent": Page(
        accounts("long-too", claim("in-long-too"), options=":settle: the bell\nitself\n"),
        told(5, "continued-option", "Found: “itself”"),
    ),
    "an option twice": Page(
        accounts("twice", claim("in-twice"), options=":settle: the bell\n:settle: the rope\n"),
        told(5, "repeated-option", "before it stands “settle: the bell”"),
    ),
    "an option of others twice": Page(
        ":::{admonition} Words\n:class: one\n:class: two\n\nText.\n:::\n",
        told(3, "repeated-option", "class: one"),
    ),
    "an empty line before the options": Page(
        ":::{claim} ringer\n\n:id: late\n:quoted-in: pedlar-letter\n\n> Late.\n:::\n",
        told(3, "option-in-text"),
        ("late",),
    ),
    "an empty line among the options": Page(
        ":::{claim} ringer\n:id: torn\n\n:quoted-in: pedlar-letter\n\n> Torn.\n:::\n",
        told(4, "option-in-text", "quoted-in"),
        ("torn",),
    ),
    "an option after the text": Page(
        claim("after", body="> After.\n\n:cert: low"), told(7, "option-in-text", ":cert: low")
    ),
    "an option after the text, without colons": Page(
        claim("after-too", body="> After too.\n\n- cert: low"), told(7, "option-in-text", "“:cert: low”")
    ),
    "an option in a note": Page(
        ":::{editorial-note} date\n:id: optional-note\n\nText.\n:about: ringer-wind\n:::\n",
        told(5, "option-in-text"),
    ),
    "an option in a commentary": Page(
        accounts("optional", claim("in-optional"), ":::{commentary}\nText.\n\n:id: x\n:::\n"),
        told(14, "option-in-text"),
    ),
    "an option in the narrative": Page("Words.\n\n:cert: low\n", told(3, "option-in-text")),
    # Roles, links, footnotes
    "a role with other quotation marks": Page(
        "See {claim}‘ringer-wind’.\n", told(1, "malformed-role", "“{claim}`ringer-wind`”"), shown=("{claim}",)
    ),
    "a role with a space": Page("Words,\nand {claim} `ringer-wind`.\n", told(2, "malformed-role")),
    "a role without its end": Page("{quote}`the wind <ringer-wind>\n", told(1, "malformed-role")),
    "a role of reStructuredText": Page(
        ":claim:`ringer-wind`\n", told(1, "malformed-role", "“{claim}`ringer-wind`”")
    ),
    "a role with spaces in its braces": Page("{ voice }`abbot`\n", told(1, "malformed-role")),
    "a role with full-width braces": Page("｛voice｝`abbot`\n", told(1, "malformed-role")),
    "a citation with other quotation marks": Page("{cite:p}“odo-book”\n", told(1, "malformed-role")),
    "a role without its first brace": Page(
        "See (claim}`ringer-wind`.\nAnd cite:p}`odo-book`.\n",
        (
            *told(1, "malformed-role", "“{claim}`ringer-wind`”"),
            *told(2, "malformed-role", "“{cite:p}`odo-book`”"),
        ),
    ),
    "an indented paragraph": Page(
        "    See {claim}`ringer-wind`.\n\nWords.\n", told(1, "indented-code"), shown=("{claim}`ringer-wind`",)
    ),
    "an indented report": Page(claim("indented-report", body="    She laughed."), told(5, "indented-code")),
    "a role in a cell": Page("| a | b |\n|---|---|\n| {claim}‘x’ | c |\n", told(3, "malformed-role")),
    "a role in a caption": Page(
        ":::{admonition} A {claim}‘x’ word\n\nText.\n:::\n", told(1, "malformed-role")
    ),
    "a role in an option": Page(
        accounts("settled", claim("in-settled"), options=":settle: as {claim}‘x’ says\n"),
        told(4, "malformed-role"),
    ),
    "a misspelt role": Page(
        "{clam}`kept as typed`\n", told(1, "unknown-role", "“claim”"), shown=("kept as typed",)
    ),
    "a link with a space": Page(
        "[x](http://x.y/a b.html)\n", told(1, "broken-link", "“http://x.y/a%20b.html”")
    ),
    "a picture with a space": Page("Words.\n\n![x](a b.png)\n", told(3, "broken-link", "“a%20b.png”")),
    "a space before an address": Page("[x] (http://x.y)\n", told(1, "broken-link", "no space")),
    "an address in angles with a space": Page("<http://x.y/a b>\n", told(1, "broken-link")),
    "a definition with a space": Page("[x]: http://x.y/a b\n", told(1, "broken-link")),
    "a mark without its footnote": Page(
        "Words.[^none]\n", told(1, "unknown-footnote", "“[^none]: …”"), shown=("[^none]",)
    ),
    "a footnote with a sign before it": Page(
        "Words.[^odd] More.[^odd]\n\n: [^odd]: A footnote.\n",
        told(3, "unknown-footnote", "at the beginning of the line"),
    ),
    "an indented quotation": Page(
        claim("indented-words", body="    > Words that are code."),
        told(5, "indented-code"),
        ("indented-words",),
    ),
    "a quotation that runs on": Page(
        claim("running", body="> Words.\nThat is all."),
        told(6, "run-on-quotation", "“That is all.”"),
        ("running",),
    ),
    "a mark without its footnote in a quotation": Page(
        claim("noted", body="> Noted.[^nowhere]"), told(5, "unknown-footnote"), ("noted",)
    ),
    "a footnote to a work without a list of footnotes": Page(
        "Words {footcite}`odo-book`.\n", told(1, "unknown-footnote", "footcite-odo-book"), shown=("Words",)
    ),
    # Conflicts of git
    "a conflict in the narrative": Page(
        f"Before.\n\n{CONFLICT.format('Ours.', 'Theirs.')}\n{{clam}}`x`\n".replace(
            "Ours.", "Ours.\n"
        ).replace("Theirs.", "Theirs.\n"),
        (*told(3, "merge-conflict", "“<<<<<<< HEAD … >>>>>>> other”"), *told(9, "unknown-role")),
        shown=("Ours.", "Theirs."),
    ),
    "a conflict in a quotation": Page(
        claim("divided", body=CONFLICT.format("> Ours.\n", "> Theirs.\n").rstrip()),
        told(5, "merge-conflict"),
        ("divided",),
        ("Theirs.",),
    ),
    "a conflict among the options": Page(
        claim("optioned", CONFLICT.format(":date: 1701\n", ":date: 1702\n").rstrip(), ":certt: low"),
        (*told(4, "merge-conflict"), *told(9, "unknown-option", "“cert”")),
        ("optioned",),
        (":date: 1702",),
    ),
    "a conflict of whole claims": Page(
        CONFLICT.format(claim("whole"), claim("whole", body="> Other.")) + claim("Whole_Two"),
        (*told(1, "merge-conflict"), *told(17, "malformed-id")),
        ("whole",),
        ("Other.",),
    ),
    "a conflict with the common words": Page(
        "<<<<<<< HEAD\nOurs.\n||||||| 1a2b3c\nBase.\n=======\nTheirs.\n>>>>>>> other\n",
        told(1, "merge-conflict"),
        shown=("Base.", "Theirs."),
    ),
    "a conflict in a note": Page(
        ":::{editorial-note} date\n:id: divided-note\n\n" + CONFLICT.format("Ours.\n", "Theirs.\n") + ":::\n",
        told(4, "merge-conflict"),
    ),
    "a conflict with a filter under it": Page(
        CONFLICT.format("One.\nTwo.\n", "Three.\n") + "\n:::{view} claims\n:voice: nobdy\n:::\n",
        (*told(1, "merge-conflict"), *told(9, "unknown-voice", "“nobody”")),
    ),
    "what is left of a conflict": Page("Words.\n>>>>>>> other\n", told(2, "merge-conflict")),
    "the middle of a conflict": Page(
        claim("middle", body="> One.\n=======\n> Two."), told(6, "merge-conflict"), ("middle",)
    ),
    # Filters of views
    **{
        f"{view} with {option}: {value}": Page(
            f":::{{view}} {view}\n:{option}: {value}\n:::\n", told(2, code, says)
        )
        for view, option, value, code, says in (
            ("claims", "perspective", "vilage", "unknown-perspective", "“village”"),
            ("claims", "perspective", "village, abbey", "unknown-perspective", "“village, abbey”"),
            ("claims", "voice", "nobdy", "unknown-voice", "“nobody”"),
            ("claims", "reporter", "abot", "unknown-voice", "“abbot”"),
            ("claims", "event", "braking", "unknown-event", "“breaking”"),
            ("claims", "source", "odo-bok", "unknown-work", "“odo-book”"),
            ("claims", "finding", "conflit", "unknown-value", "“conflict”"),
            ("claims", "evidence", "chekced", "unknown-value", "“checked”"),
            ("claims", "medium", "speach", "unknown-value", "“speech”"),
            ("claims", "perspective", "", "unknown-value", "a value"),
            ("disagreements", "finding", "one sided", "unknown-value", "“one-sided”"),
            ("editorial-notes", "kind", "figures", "unknown-value", "“figure”"),
            ("voices", "role", "analysts", "unknown-value", "“analyst”"),
            ("voices", "perspective", "abey", "unknown-perspective", "“abbey”"),
            ("bibliography", "perspective", "abey", "unknown-perspective", "“abbey”"),
            ("timeline", "perspective", "abey", "unknown-perspective", "“abbey”"),
            ("chains", "base", "odo-bok", "unknown-work", "“odo-book”"),
            ("chains", "voices", "abbot, pedlr", "unknown-voice", "“pedlr”"),
            ("data", "part", "rihts", "unknown-value", "“rights”"),
        )
    },
    "text in a view": Page(
        ":::{view} claims\n:voice: abbot\n\nWords of nobody.\n:::\n",
        told(4, "text-in-view", "“Words of nobody.”"),
        shown=("Words of nobody.",),
    ),
    "ids on two lines of a view": Page(
        ":::{view} chains\n:form: words\n:voices: abbot,\nringer\n:::\n",
        told(4, "continued-option", "“voices”"),
    ),
    "an unclosed view": Page(
        ":::{view} claims\n:voice: abbot\n" + NEXT.format("view"), told(1, "unclosed-fence", "(next-view)")
    ),
    "a path with its years in reverse": Page(
        ":::{view} path\n:perspective: abbey\n:from: 1702\n:until: 1701\n:::\n",
        told(4, "years-in-reverse", "from: 1702, until: 1701"),
    ),
    "a path with a month": Page(
        ":::{view} path\n:perspective: abbey\n:from: 1702-05\n:::\n", told(3, "malformed-year", "“1702”")
    ),
    "a path of nobody": Page(":::{view} path\n:::\n", told(1, "missing-option", "“perspective”")),
    "a sentence about nobody": Page(
        ":::{view} chains\n:form: sentence\n:::\n", told(1, "missing-option", "“perspective”")
    ),
    # What is meant
    "a query that nothing answers": Page(
        ":::{view} claims\n:perspective: travellers\n:::\n",
        shown=("Nothing in the book answers this query.",),
    ),
    "code that shows our directives": Page(
        "````markdown\n:::{claim} ringer\n:certain: x\n```claim\n:::\n````\n\n"
        "```text\n:::claim\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n```\n\n"
        "A `{claim}` and `` {claim}`x` ``, `:cert: low`, `[x](a b.png)`.\n"
    ),
    "code that is indented": Page("Words.\n\n    # a comment of code\n    ring --hard {bell}\n"),
    "signs that are meant": Page(
        "The set {a, b}, {x} and \\{claim\\}; [word]{.smallcaps}; 3:4:5; see: this. [sic] (as he said).\n"
        '[A link](http://x.y "with a title"), [another](<http://x.y/a b>).\n\n'
        "- Event: it broke.\n- source: the inn.\n"
    ),
    "fences that are meant": Page(
        ":::::{note}\n" + accounts("deep", claim("deep-a"), "```text\n:: ok\n```\n") + ":::::\n\n"
        "~~~{admonition} Words\nText.\n~~~\n\n::: full-width\nText.\n:::\n\n"
        "- An item\n\n  :::{note}\n  Text.\n  :::\n"
    ),
    "a title underlined": Page("(underlined)=\nHeadings\n--------\n\nText.\n"),
    "a report without an empty word": Page(claim("report", body="He said: so.\nEvent: it broke.")),
}
SOURCES = {
    "voices.toml": ('about = "Rang the bell."\n', 'about = "Rang it."\n', 5),
    "events.toml": ('date = "1701-05-01"\n', 'date = "1701-05-02"\n', 3),
    "references.bib": ("  year = {1720},\n", "  year = {1721},\n", 4),
}
"""For each file: its lines, other lines for them, and where they stand."""


@dataclass(frozen=True)
class Result:
    """The build of all pages: the build, and the messages by the number of their page."""

    build: Build
    messages: dict[str, list[str]]


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build a reader with all pages, and with a conflict in each of its sources."""
    book = Book(tmp_path_factory.mktemp("misread") / "book")
    names = [f"page{number:03}" for number in range(len(PAGES))]
    for name, page in zip(names, PAGES.values(), strict=True):
        book.write(f"docs/{name}.md", f"(top-{name})=\n# Title {name}\n\n{page.text}")
    book.replace("docs/index.md", "registers\n", "\n".join(["registers", *names]) + "\n")
    for name, (ours, theirs, _line) in SOURCES.items():
        book.replace(f"sources/{name}", ours, CONFLICT.format(ours, theirs))
    # A section and a claim after the fence that is never closed are recorded, as those of an older edition.
    recorded = '[sections]\nnext-open = "1.0"\n\n[claims]\nafter-open = "1.0"\n'
    book.write("sources/permalinks.toml", CONFLICT.format(recorded, recorded.replace("1.0", "1.1")))
    build = book.build()
    messages: dict[str, list[str]] = {}
    for warning in build.warnings:
        place = re.match(r".*?([\w-]+)\.(?:md|toml|bib):", warning)
        messages.setdefault(place[1] if place else "", []).append(warning)
    return Result(build, messages)


@pytest.mark.parametrize("name", PAGES)
def test_what_nobody_means_is_told_at_its_line(result: Result, name: str) -> None:
    page, docname = PAGES[name], f"page{list(PAGES).index(name):03}"
    found = []
    for message in result.messages.get(docname, []):
        match = re.search(r"\.md:(\d+): .*\[perspectives\.([a-z-]+)\]$", message)
        assert match, message
        # Three lines of the title stand above.
        found.append((int(match[1]) - 3, match[2], message))
    assert [one[:2] for one in sorted(found)] == [one[:2] for one in sorted(page.told)], found
    for (_line, _code, message), (_same, _again, words) in zip(sorted(found), sorted(page.told), strict=True):
        assert words in message
    text = re.sub(r"<[^>]+>", "", result.build.read(f"{docname}.html"))
    for words in page.shown:
        assert words in text
    claims = {claim["id"]: claim for claim in result.build.data["claims"]}
    for id_ in page.claims:
        assert claims[id_]["url"].startswith(f"{docname}.html")


def test_a_section_after_a_faulty_fence_is_still_a_section(result: Result) -> None:
    found = 0
    for number, page in enumerate(PAGES.values()):
        for label in re.findall(r"^\((next-[a-z0-9-]+)\)=", page.text, re.MULTILINE):
            assert f'<section id="{label}">' in result.build.read(f"page{number:03}.html")
            found += 1
    assert found > len(BEGINNINGS)


def test_the_words_of_a_claim_are_its_own(result: Result) -> None:
    quotations = {claim["id"]: claim["quotations"] for claim in result.build.data["claims"]}
    for id_ in ("b0", "open-in", "equal-a", "few-a", "many-a", "ticks-a", "torn", "item"):
        assert len(quotations[id_]) == 1
    assert quotations["divided"] == ["Ours."]


def test_an_option_that_is_told_keeps_its_value(result: Result) -> None:
    claims = {claim["id"]: claim for claim in result.build.data["claims"]}
    assert claims["item"]["quoted_in_locator"] == claims["space-less"]["quoted_in_locator"] == "p. 12"
    assert claims["item"]["cert"] == claims["half"]["cert"] == claims["wide-option"]["cert"] == "low"
    comparisons = {one["id"]: one for one in result.build.data["comparisons"]}
    assert comparisons["long"]["settle"] == "the bell itself"
    assert comparisons["long"]["event"] == "breaking"
    assert comparisons["quoted"]["settle"] == "“the bell” itself"


@pytest.mark.parametrize("name", SOURCES)
def test_a_conflict_in_a_source_is_told_once(result: Result, name: str) -> None:
    (message,) = result.messages[name.partition(".")[0]]
    assert f"{name}:{SOURCES[name][2]}: " in message
    assert "[perspectives.merge-conflict]" in message


def test_a_conflict_in_the_record_of_ids_is_told_once(result: Result) -> None:
    (message,) = result.messages["permalinks"]
    assert "permalinks.toml:1: " in message
    assert "[perspectives.merge-conflict]" in message


def test_nothing_else_is_told(result: Result) -> None:
    names = {f"page{number:03}" for number in range(len(PAGES))}
    assert result.messages.keys() - names == {"voices", "events", "references", "permalinks"}


def test_each_of_these_problems_has_a_page() -> None:
    codes = {code for page in PAGES.values() for _line, code, _words in page.told}
    assert {code for code, _sentence, _mend in MARKUP_PROBLEMS} <= codes


def test_a_translation_is_told_once_and_keeps_its_footnotes(book: Book) -> None:
    ours = "Nobody agrees[^1] with {clam}`it`."
    book.replace("docs/bell.md", "Nobody agrees {cite:p}`odo-book{p. 3}`.\n", f"{ours}\n\n")
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    theirs = "Niemand stimmt zu[^1], sagt {clam}`it`."
    po = book.write("locales/de/LC_MESSAGES/bell.po", f'{head}\nmsgid "{ours}"\nmsgstr "{theirs}"\n')
    with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
        write_mo(target, read_po(source))
    build = book.build(language="de", locale_dirs=["../locales"], gettext_auto_build=False)
    (message,) = build.warnings
    assert "bell.md:4: " in message
    assert "[perspectives.unknown-role]" in message
    text = re.sub(r"<[^>]+>", "", build.read("bell.html"))
    assert "Niemand stimmt zu[1], sagt {clam}`it`." in text
