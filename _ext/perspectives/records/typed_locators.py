"""The form of locators, and what a locator means that has another form: ``page 3``, ``S. 12``, ``ch. 2``.

What was meant can be guessed, and is only proposed: nothing is put in its place.
Each proposal is itself a locator. This module imports no Sphinx.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LOCATOR_LABELS = ("p.", "pp.", "doc.", "no.", "vol.", "chap.", "fol.", "n.", "sec.", "col.", "headnote")
LONGEST = 120
"""The most characters of a text that is looked at as a locator."""
_TERMS = {
    "p.": "p pp pg pgs pag page pages s ss seite seiten str стр с faqe faqja faqet fq página pagina strana",
    "doc.": "doc docs document documents dok dokument dokumenti док документ d",
    "no.": "no nos nr nro num number nummer numër numri numéro issue # ном номер",
    "vol.": "vol vols volume bd bde band bände t tome tom tomo vëll vëllimi т том bk book buch libri v",
    "chap.": "chap chaps chapter chapters ch chs c kap kapitel chapitre kreu krye гл глава cap",
    "fol.": "fol fols folio folios f ff bl blatt feuillet fletë fleta л лл лист",
    "n.": "n nn fn ftn note notes footnote footnotes endnote anm fußnote fussnote shënim сн прим примечание",
    "sec.": "sec secs sect section sections § §§ abschnitt abschn разд раздел seksioni",
    "col.": "col cols column columns sp spalte spalten colonne kol kolona стб столбец",
    "headnote": "headnote headnotes vorbemerkung",
}
LABEL_OF = {term: label for label, terms in _TERMS.items() for term in terms.split()}
"""The label for each term that people write, in small letters and without a full stop at its end."""
_ODD_DASH = re.compile("[\u2010-\u2012\u2014\u2015\u2212\u301c]")
_MIXED = re.compile(rf";\s*(?:\d|pp?\.)|\d\s*{_ODD_DASH.pattern}\s*\d")
"""What separates places otherwise than by a comma, or a range otherwise than by an en dash."""
_RANGE = re.compile(
    r"(?P<first>\d+[rvab]?|[ivxlc]+)\s*(?:-+|–|\.\.+|\b(?:to|bis|à|до|deri(?: më)?)\b)"
    r"\s*(?P<last>\d+[rvab]?|[ivxlc]+)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"(?P<term>§+|#|[^\W\d_]+)\.?\s*(?P<place>\S.*)")
_AFTER = re.compile(r"(?P<place>\d+[rvab]?)\.?\s*(?P<term>[^\W\d_]{1,10})\.?")
_BARE = re.compile(r"\d+|[ivxlc]+", re.IGNORECASE)
_LEAF = re.compile(r"\d+\s*(?:[rv]|ro|vo)\b", re.IGNORECASE)
_VOLUME_AND_PAGE = re.compile(r"(?P<volume>\d+|[IVXLC]+)\s*:\s*(?P<page>\d[\d–-]*)")
_YEAR = re.compile(r"p\. 1[5-9]\d\d|p\. 20\d\d")
_TERM_WITHIN = re.compile(r"\s(?P<term>§+|[^\W\d_]+)\.\s*(?=\d)")


def split_parts(value: str) -> list[str]:
    """Return the parts of a locator between commas; a comma in brackets does not separate."""
    parts, depth, current = [], 0, ""
    for character in value:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += character
    return [part.strip() for part in [*parts, current]]


def is_locator(value: str) -> bool:
    """Return whether a text is a list of parts ``label value``, separated by comma and space.

    A range of numbers has an en dash, and ranges of pages have the label “pp.”.
    """
    parts = split_parts(value)
    return bool(value) and ", ".join(parts) == value and all(map(_is_part, parts))


def _is_part(part: str) -> bool:
    label, _, place = part.partition(" ")
    if label == "headnote":
        return not place
    if label not in LOCATOR_LABELS or not place or place != " ".join(place.split()):
        return False
    is_mixed = _MIXED.search(place) or any(sign.isdecimal() and not sign.isascii() for sign in place)
    within = _TERM_WITHIN.search(place)
    if is_mixed or (within and f"{within['term']}." in LOCATOR_LABELS):
        return False
    return en_dashed(part) == part


def en_dashed(value: str) -> str:
    """Return *value* with an en dash in every range of numbers, and with “pp.” before a range of pages."""
    dashed = re.sub(r"(?<=[0-9])\s*(?:-+|–)\s*(?=[0-9])", "–", value)
    return re.sub(r"\bp\. (?=[0-9]+–)", "pp. ", dashed)


def meant_locators(text: str) -> tuple[str, ...]:
    """Return the locators that *text* can stand for, none of them *text* itself.

    There are two where a term has two meanings. None for what is no locator.
    """
    if len(text) > LONGEST:
        return ()
    typed = " ".join(unicodedata.normalize("NFKC", text.replace("№", "no. ")).split())
    typed = _ODD_DASH.sub("–", typed).strip(" .,;()[]\"'“”")
    readings = (
        [_meant(typed, "fol."), _meant(typed, "p.")] if re.match(r"f\.? ?\d+$", typed) else [_meant(typed)]
    )
    return tuple(dict.fromkeys(one for one in readings if one != text and is_locator(one)))


def _meant(typed: str, label_of_f: str = "fol.") -> str:
    """Return what a text means as a locator; empty if a part of it cannot be read."""
    if both := _VOLUME_AND_PAGE.fullmatch(typed):
        typed = f"vol. {both['volume']}, p. {both['page']}"
    parts: list[str] = []
    for piece in _pieces(typed):
        label, place = _labelled(piece, parts[-1].partition(" ")[0] if parts else "")
        if label == "fol." and re.match("f[^a-z]", piece.lower()):
            label = label_of_f
        if not label or place == "p" or bool(place) == (label == "headnote"):
            return ""
        place = _RANGE.sub(r"\g<first>–\g<last>", place)
        if label == "p." and re.fullmatch(r"[\divxlc]+–[\divxlc]+", place, re.IGNORECASE):
            label = "pp."
        parts.append(f"{label} {place}".strip())
    if len(parts) > 1 and _YEAR.fullmatch(parts[0]) and typed[0].isdecimal():
        # “1960, p. 3”: a year is no part of a locator.
        del parts[0]
    if len(parts) > 1 and parts[0].startswith("p. ") and re.fullmatch(r"p\. [IVXLC]+", parts[0]):
        # “II, 3” is a volume and a page.
        parts[0] = f"vol. {parts[0][3:]}"
    return ", ".join(parts)


def _pieces(typed: str) -> Iterator[str]:
    """Yield the parts of a text between commas and semicolons, and those that begin with a term."""
    for part in re.split(r"\s*[,;]\s*|\s+(?:and|&|und|et|dhe|и)\s+(?=\d|pp?\.)", typed):
        start = 0
        for within in _TERM_WITHIN.finditer(part):
            if within["term"].lower() in LABEL_OF:
                yield part[start : within.start()].strip()
                start = within.start()
        yield part[start:].strip()


def _labelled(piece: str, before: str) -> tuple[str, str]:
    """Return the label of a part, and its place; *before* is the label of the part before it."""
    plain = piece.lower().rstrip(".")
    if LABEL_OF.get(plain) == "headnote":
        return "headnote", ""
    if _RANGE.fullmatch(piece) or _BARE.fullmatch(piece):
        return {"pp.": "p.", "vol.": "p."}.get(before, before or "p."), piece
    if _LEAF.fullmatch(piece):
        return "fol.", piece
    match = _PIECE.fullmatch(piece)
    if not match or match["term"].lower() not in LABEL_OF:
        match = _AFTER.fullmatch(piece)
    if not match or (label := LABEL_OF.get(match["term"].lower())) is None:
        return "", ""
    return label, match["place"].strip()
