"""The form of locators, and what a locator means that has another form: ``page 3``, ``S. 12``, ``ch. 2``.

What was meant can be guessed, and is only proposed: nothing is put in its place.
Each proposal is itself a locator. This module imports no Sphinx.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from perspectives.records.page_numbers import is_falling

LOCATOR_LABELS = ("p.", "pp.", "doc.", "no.", "vol.", "chap.", "fol.", "n.", "sec.", "col.", "headnote")
LONGEST = 120
"""The most characters of a text that is looked at as a locator."""
_TERMS = {
    "p.": "p pp pg pgs pgg pag pagg page pages pagine s ss seite seiten str стр с сс страница страницы"
    " faqe faqja faqet fq página pagina strana",
    "doc.": "doc docs document documents dok dokument dokumenti док документ d",
    "no.": "no nos nr nro num number nummer numër numri numéro issue # ном номер",
    "vol.": "vol vols volume bd bde band bände t tome tom tomo vëll vëllimi т том bk book buch libri v кн",
    "chap.": "chap chaps chapter chapters ch chs c kap kapitel chapitre kreu krye kapitulli capitolo гл глава"
    " cap",
    "fol.": "fol fols foll fo folio folios f ff bl blatt feuillet fletë fleta leaf leaves л лл лист",
    "n.": "n nn fn ftn note notes footnote footnotes endnote anm fußnote fussnote shënim сн прим примечание",
    "sec.": "sec secs sect section sections § §§ abschnitt abschn разд раздел seksioni",
    "col.": "col cols column columns sp spalte spalten colonne kol kolona стб столбец",
    "headnote": "headnote headnotes vorbemerkung",
}
LABEL_OF = {term: label for label, terms in _TERMS.items() for term in terms.split()}
"""The label for each term that people write, in small letters and without a full stop at its end."""
_SECOND_LABELS = {"f": "p.", "ff": "p.", "c": "col.", "n": "no."}
"""What terms of one letter may mean as well: “f.” is a page in some languages, “c.” a column."""
_ODD_DASH = re.compile("[\u2010-\u2012\u2014\u2015\u2212\u301c]")
_TO = r"(?:to|bis|à|до|по|deri(?: më)?)"
_AND = r"(?:and|&|und|u\.?|et|dhe|e|и)"
_MIXED = re.compile(rf";\s*(?:\d|pp?\.)|\d\s*{_ODD_DASH.pattern}\s*\d|\d\s+(?:{_TO}|{_AND})\s+\d")
"""What separates places otherwise than by a comma, or a range otherwise than by an en dash."""
_RANGE = re.compile(
    rf"(?P<first>\d+[rvab]?|[ivxlc]+)\s*(?:-+|–|\.\.+|\b{_TO}\b)\s*(?P<last>\d+[rvab]?|[ivxlc]+)",
    re.IGNORECASE,
)
_ONE_RANGE = re.compile(r"(?P<first>\d+|[ivxlc]+)–(?P<last>\d+|[ivxlc]+)", re.IGNORECASE)
_PLACE = re.compile(r"[\[(]?(?:[A-Za-z]?\d|[ivxlc]+\b)", re.IGNORECASE)
"""How a place begins that is a number."""
_PIECE = re.compile(
    r"(?P<term>§+|#|[^\W\d_]+)(?:\.?\s*(?=[\d\[(])|\.?:?\s+|[.:=]\s*(?=\d|[ivxlc]+\b))(?P<place>\S.*)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?P<place>\d+[rvab]?)\.?\s*(?P<term>[^\W\d_]{1,10})\.?")
_BARE = re.compile(r"(?:\d+|[ivxlc]+)(?: ff?\.)?", re.IGNORECASE)
_LEAF = re.compile(r"\d+[rv](?:\s*[-–]+\s*\d+[rv])?", re.IGNORECASE)
_SIDE = re.compile(r"(?<=\d)\s*(?:(?P<front>ro?|recto)|vo?|verso|об)\b\.?", re.IGNORECASE)
_FOLLOWING = re.compile(r"(?<=\d)\s*(ff?)\b\.?(?=\s*(?:[,;]|$))", re.IGNORECASE)
_VOLUME_AND_PAGE = re.compile(r"(?P<volume>\d+|[IVXLC]+)\s*:\s*(?P<page>\d[\d–-]*)")
_TIME = re.compile(r"\d+:[0-5]\d")
_YEAR = re.compile(r"p\. 1[5-9]\d\d|p\. 20\d\d")
_WITHIN = re.compile(r"\s(?P<term>§+|[^\W\d_]+)\.?\s*(?=\d)")
_TERM_WITHIN = re.compile(r"(?:^|\s)(?P<term>§+|[^\W\d_]+)\.\s*(?=\d)")
_NUMBER_SIGN = re.compile(r"№|\b[Nn]\.?[°º˚]\.?")
_TERM_AGAIN = re.compile(rf"(?<=\d)\s*(?:-+|–|\b{_TO}\b)\s*(?:pp?|ss?|fq|стр|с)\.\s*(?=\d)", re.IGNORECASE)
_NUMBER_TERM = re.compile(r"(?:no|nos|nr|num|n)\.?\s*(?=\d)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


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

    A range of numbers has an en dash and does not fall; one page has the label “p.”, a range “pp.”.
    """
    parts = split_parts(value)
    return bool(value) and ", ".join(parts) == value and all(map(_is_part, parts))


def _is_part(part: str) -> bool:
    label, _, place = part.partition(" ")
    if label == "headnote":
        return not place
    if label not in LOCATOR_LABELS or place != " ".join(place.split()):
        return False
    if not any(map(str.isalnum, place)) or place.endswith(" headnote"):
        return False
    is_mixed = _MIXED.search(place) or any(sign.isdecimal() and not sign.isascii() for sign in place)
    if is_mixed or any(f"{within['term']}." in LOCATOR_LABELS for within in _TERM_WITHIN.finditer(place)):
        return False
    return _in_form(label, place) == part


def _in_form(label: str, place: str) -> str:
    """Return a part with an en dash in a range, the smaller number first, and “pp.” before pages alone."""
    place = re.sub(r"(?<=[0-9])\s*(?:-+|–)\s*(?=[0-9])", "–", place)
    if re.fullmatch(r"\d+\.", place):
        place = place[:-1]
    if label in ("p.", "pp."):
        place = _RANGE.sub(r"\g<first>–\g<last>", place) if _RANGE.fullmatch(place) else place
        if ends := _ONE_RANGE.fullmatch(place):
            if is_falling(ends["first"], ends["last"]):
                place = f"{ends['last']}–{ends['first']}"
            elif ends["first"] == ends["last"]:
                place = ends["first"]
        if re.match(r"\d+–", place) or _ONE_RANGE.fullmatch(place):
            label = "pp."
        elif _BARE.fullmatch(place) and "f" not in place:
            label = "p."
    return f"{label} {place}".strip()


def meant_locators(text: str) -> tuple[str, ...]:
    """Return the locators that *text* can stand for, none of them *text* itself.

    There are two where a term has two meanings. None for what is no locator.
    """
    if len(text) > LONGEST:
        return ()
    typed = unicodedata.normalize("NFKC", _NUMBER_SIGN.sub("no. ", text))
    typed = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in typed)
    typed = _ODD_DASH.sub("–", " ".join(typed.split())).strip(" .,;()[]\"'“”")
    typed = _FOLLOWING.sub(r" \1.", _TERM_AGAIN.sub("–", typed))
    second = LABEL_OF | _SECOND_LABELS | ({"n": "n."} if re.search(r"\bn\.", typed) else {})
    readings = [_meant(typed, LABEL_OF), _meant(typed, second)]
    if _THOUSANDS.search(typed):
        readings[1:] = [_meant(_THOUSANDS.sub("", typed), LABEL_OF)]
    return tuple(dict.fromkeys(one for one in readings if one != text and is_locator(one)))


def _meant(typed: str, label_of: Mapping[str, str]) -> str:
    """Return what a text means as a locator; empty if a part of it cannot be read.

    :param label_of: the label for each term
    """
    if _TIME.fullmatch(typed):
        # The minute of a film, or a volume and a page.
        return ""
    if both := _VOLUME_AND_PAGE.fullmatch(typed):
        typed = f"vol. {both['volume']}, p. {both['page']}"
    parts: list[tuple[str, str]] = []
    pieces = list(_pieces(typed))
    for piece in pieces:
        label, place = _labelled(piece, parts[-1][0] if parts else "", label_of)
        if not label or bool(place) == (label == "headnote") or (place and not _PLACE.match(place)):
            return ""
        place = _RANGE.sub(r"\g<first>–\g<last>", place)
        parts.append((label, place))
    if len(parts) > 1 and _YEAR.fullmatch(" ".join(parts[0])) and typed[0].isdecimal():
        # “1960, p. 3”: a year is no part of a locator.
        del parts[0]
    if len(parts) > 1 and parts[0][0] == "p." and _BARE.fullmatch(pieces[0]):
        is_counted = any(
            _PIECE.fullmatch(piece) and label in ("p.", "no.", "chap.")
            for piece, (label, _place) in zip(pieces[1:], parts[1:], strict=False)
        )
        if pieces[0].isupper() or is_counted:
            # “II, 3” and “2, p. 3” are a volume and a page.
            parts[0] = ("vol.", parts[0][1])
    return ", ".join(_in_form(label, place) for label, place in parts)


def _pieces(typed: str) -> Iterator[str]:
    """Yield the parts of a text between commas and semicolons, and those that begin with a term."""
    for part in re.split(rf"\s*[,;]\s*|\s+{_AND}\s+(?=\d|pp?\.)|\s+(?=headnotes?$)", typed):
        start = 0
        for within in _WITHIN.finditer(part):
            if within["term"].lower() in LABEL_OF and re.search(
                r"\d|\b[IVXLC]+\b", part[start : within.start()]
            ):
                yield part[start : within.start()].strip()
                start = within.start()
        yield part[start:].strip()


def _labelled(piece: str, before: str, label_of: Mapping[str, str]) -> tuple[str, str]:
    """Return the label of a part, and its place; *before* is the label of the part before it."""
    plain = piece.lower().rstrip(".")
    if label_of.get(plain) == "headnote":
        return "headnote", ""
    if _LEAF.fullmatch(sided := _SIDE.sub(lambda side: "r" if side["front"] else "v", piece)):
        return "fol.", sided
    if _RANGE.fullmatch(piece) or _BARE.fullmatch(piece):
        return {"vol.": "p."}.get(before, before or "p."), piece
    match = _PIECE.fullmatch(piece)
    if not match or match["term"].lower() not in label_of:
        match = _AFTER.fullmatch(piece)
    if not match or (label := label_of.get(match["term"].lower())) is None:
        return "", ""
    place = match["place"].strip() if label == "no." else _NUMBER_TERM.sub("", match["place"].strip())
    sided = _SIDE.sub(lambda side: "r" if side["front"] else "v", place)
    is_leaf = label == "fol." or (_LEAF.fullmatch(sided) and match["term"].lower() in _SECOND_LABELS)
    return ("fol.", sided) if is_leaf else (label, place)
