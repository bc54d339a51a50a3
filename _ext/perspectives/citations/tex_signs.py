"""The commands of TeX that bibliographies have, and what each of them says in Unicode.

This module imports no Sphinx.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

import latexcodec  # noqa: F401  # registers the codec “ulatex”

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "U": "\u030e",
    "G": "\u030f",
    "f": "\u0311",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
"""The combining character for each accent of TeX."""
ALONE = {ACCENTS[name]: name for name in "`'^=\""} | {ACCENTS["~"]: "\\textasciitilde{}"}
"""The text for an accent without a letter."""
SIGNS = {
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textunderscore": "\\_",
    "textdollar": "\\$",
    "textampersand": "\\&",
    "textpercent": "\\%",
    "texthash": "\\#",
    "textnumero": "№",
    "texteuro": "€",
    "textellipsis": "…",
    "dots": "…",
    "ldots": "…",
    "textendash": "–",
    "textemdash": "—",
    "ng": "ŋ",
    "NG": "Ŋ",
    "i": "ı",
    "j": "ȷ",
    "DH": "Ð",
    "TH": "Þ",
    "slash": "/",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX",
    "newline": " ",
    "par": " ",
    "quad": " ",
    "space": " ",
    "nobreakspace": " ",
    "textbackslash": "\\textbackslash{}",
    "backslash": "\\textbackslash{}",
    "textasciitilde": "\\textasciitilde{}",
    "sim": "\\textasciitilde{}",
    "times": "×",
    "cdot": "·",
    "pm": "±",
    "circ": "°",
    "prime": "′",
    "to": "→",
    "rightarrow": "→",
    "leq": "≤",
    "geq": "≥",
    "infty": "∞",
    "mathsemicolon": ";",
    "textbraceleft": "\\textbraceleft{}",
    "textbraceright": "\\textbraceright{}",
    **dict.fromkeys(["relax", "protect", "allowbreak", "noopsort", "null", "bibrangedash"], ""),
}
"""The text for names of signs that latexcodec does not know."""
CONTROL_SIGNS = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    **dict.fromkeys("\\ \n\t,;:>", " "),
    **dict.fromkeys("-/!@", ""),
}
"""The text for a backslash with a character that is no letter."""
SWITCHES = {
    **dict.fromkeys(["em", "it", "sl", "itshape", "slshape"], True),
    **dict.fromkeys("bf sc rm sf tt bfseries scshape rmfamily small upshape normalfont".split(), False),
}
"""Commands that hold to the end of a group, and whether they are for italics."""
COMMANDS = {
    **dict.fromkeys("emph textit textsl mkbibemph mkbibitalic".split(), "emphasis"),
    **dict.fromkeys("enquote mkbibquote".split(), "quotation"),
    **dict.fromkeys(
        "textbf textsc textrm textsf texttt textup textmd textnormal text mbox hbox uline underline "
        "mkbibbold textnohyphens NoCaseChange mathrm mathit mathbf ensuremath lowercase".split(),
        "face",
    ),
    **dict.fromkeys("MakeUppercase uppercase".split(), "capitals"),
    **dict.fromkeys("textsuperscript textsubscript".split(), "shift"),
    **dict.fromkeys("url path nolinkurl".split(), "address"),
    **dict.fromkeys("noopsort SortNoop".split(), "ignored"),
    "foreignlanguage": "language",
    "href": "link",
}
"""What a command does with its argument.

A typeface other than italics is not kept. What is nothing but help for sorting is ignored.
"""
FRAMES = {"emphasis": ("\\emph{", "}"), "quotation": ("“", "”"), "face": ("{", "}"), "capitals": ("{", "}")}
"""The text before and after the argument of a command."""
RAISED = str.maketrans("0123456789+-=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
LOWERED = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
SHIFTS = {"textsuperscript": RAISED, "textsubscript": LOWERED}
COMMAND = re.compile(r"\\([A-Za-z]+)[ \t]*|\\(.)", re.DOTALL)
MATHEMATICS = re.compile(r"\$([^$]*)\$")
WEB_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s{}<>“”]+", re.IGNORECASE)
AS_TYPED = str.maketrans(
    {
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "$": "\\$",
        "_": "\\_",
        "%": "\\%",
        "~": "\\textasciitilde{}",
    }
)
DEPTH = 60
"""The most groups inside each other that are decoded; deeper ones are shown as typed."""


@cache
def sign_of(name: str) -> str | None:
    """Return the text for the name of a sign or of a Greek letter; None if it is not known."""
    if name in SIGNS:
        return SIGNS[name]
    size = "SMALL" if name.islower() else "CAPITAL"
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {name.upper()}")
    except KeyError:
        pass
    try:
        sign: str = codecs.decode(f"\\{name} ", "ulatex").strip()  # type: ignore[call-overload]  # from text to text
    except ValueError:
        return None
    return None if not sign or "\\" in sign or sign == name else sign
