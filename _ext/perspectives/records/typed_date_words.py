"""The words and signs around a date, in the languages that editors of this book type. No Sphinx here."""

from __future__ import annotations

import re
import unicodedata

from perspectives.records.typed_months import month_number, plain, weekdays

NO_DATE = re.compile(
    r"(?:n\.? ?d|s\.? ?d|s\. ?a|o\. ?j|no date|undated|unknown|pa datë|б\. ?г)\.?", re.IGNORECASE
)
ABOUT = (
    r"(?:circa|about|around|roughly|appr|approx(?:imately)?|ca|c|etwa|ungefähr|gegen|um|vers|environ|verso|intorno"
    r"|rreth|afërsisht|около|примерно|прибл|ок|mid|early|late|middle|beginning|start|end|mitte|anfang|ende|début|fin|fine"
    r"|inizio|metà|fillimi|fundi|mesi|(?:в )?(?:начал[оае]|середин[аеы]|кон(?:ец|ца|це)))"
)
BEFORE = r"(?:before|by|until|till|up to|vor|bis|avant|jusqu'(?:à|en)|prima|para|deri|до)"
AFTER = r"(?:after|since|from|nach|seit|ab|après|depuis|dopo|pas|prej|nga|после|с)"
QUALIFIER = re.compile(rf"{ABOUT}|{BEFORE}|{AFTER}", re.IGNORECASE)
QUALIFIED = re.compile(
    rf"(?P<word>{ABOUT}|{BEFORE}|{AFTER})(?:\.|\b|(?=\d))[\s-]*(?:[ei] )?(?P<date>.*\d.*)", re.IGNORECASE
)
PERHAPS = re.compile(
    r"(?:probably|perhaps|possibly|maybe|prob\.|vermutlich|wahrscheinlich|wohl|probablement|forse|ndoshta"
    r"|возможно|вероятно)\s+",
    re.IGNORECASE,
)
ABOUT_AT_END = re.compile(r"[\s(]+(?:ca|circa|approx)\.?\)?$", re.IGNORECASE)
DOUBT_AT_END = re.compile(r"\s*[(\[]?(?:\?|uncertain|unsicher|недостоверно|e pasigurt)[)\]]?$")
MARKS_AT_END = re.compile(r"(?<=\d)[?~%]{2,}$")
LIST = re.compile(r",|&|\+|and|und|et|e|dhe|и", re.IGNORECASE)
OPEN_BEFORE = re.compile(r"^(?:<=?|≤|\.\.+/?)\s*(?=\d[^<>]*$)")
OPEN_AFTER = re.compile(r"^(?:>=?|≥)\s*(?=\d[^<>]*$)")
STILL = re.compile(
    r"(?<=\d)(?:\s*(?:-|/)\s*(?:present|now|today|heute|sot)|\s+to (?:date|present)|\s*/?\.\.+|\+)$",
    re.IGNORECASE,
)
EITHER = re.compile(r"or|oder|ou|или|ose", re.IGNORECASE)
DECADE = re.compile(
    r"(?:the |vitet |viteve |années |anni |años )?(\d{3})0['’]?"
    r"(?:s|ies|er|er jahre|-?[ех]|-?те|-?(?:е|х) (?:годы|годов|гг?\.?))"
    r"|(?:vitet|viteve|années|anni|años) (\d{3})0|(\d{3})[x?_*-]",
    re.IGNORECASE,
)
CENTURY_NAME = re.compile(
    r"(?:the )?(\d{1,2})(?:st|nd|rd|th|e|ème)? ?(?:century|cent\.?|c\.|siècle|secolo)"
    r"|(\d{1,2})\. ?(?:jahrhundert|jh\.?)"
    r"|shekulli (\d{1,2})|(\d{1,2})(?:-?й)? век",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?<=\d)(?:T|,? (?:at |um )?)(?:\d{1,2}:\d{2}|\d{1,2}(?:\.\d{2})? ?(?:uhr|h|[ap]\.?m\.?)\b).*$",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\s*(?:-+|/|,|&|\+|(?<=\d{4})\.\.+|\b(?:to|until|till|through|and|or|bis|auf|und|oder|au|à|et|ou|al|e|o|до|по|и|или"
    r"|deri(?: më)?|dhe|ose)\b)\s*",
    re.IGNORECASE,
)
FIRST_WORD = re.compile(
    r"^(?:between|from|zwischen|von|vom|entre|du|de|dal|fra|tra|midis|nga|между|с|от)\s+", re.IGNORECASE
)
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ère|ème|-?го|-?[ей]|º|ª)\b|(?<=\d)\.(?=\s)", re.IGNORECASE)
FILLERS = frozenset(
    "the of on in le la il de du des den der dem zum am im в г год года году годы годов гг vit viti vitin"
    " vitit year years jahr jahre anno dated dat më me në datë dt a d ad ce u del të te e".split()
)
FILLERS_BEHIND = frozenset("г год года году годы годов гг year jahr vit viti a d ad ce".split())
UNKNOWN_PART = re.compile(r"(\d{4}(?:-\d\d?)?)(?:-[?_x]{1,2})+", re.IGNORECASE)
_SCANNED = re.compile(
    r"\b(?=[OoОоlIІ|\d]*\d)[OoОоlIІ|\d]{2,}(?!\w)|(?<![\w|])\|\d\b|\b(?=[XVIl]*[XVI])[XVIl]{2,}\b"
)
"""Numbers in which a scan may have letters for digits, and Roman ones."""
_DIGITS_MEANT = str.maketrans("OoОоlIІ|", "00001111")


def without_letters(text: str) -> str:
    """Return a text with digits where a scan has letters in a number, and “I” for “l” in Roman ones."""
    return _SCANNED.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    if found[0].strip("XVIl"):
        return found[0].translate(_DIGITS_MEANT)
    return found[0].replace("l", "I")


def cleaned(text: str) -> str:
    """Return a text with plain digits, dashes and spaces, and without marks around it."""
    typed = unicodedata.normalize("NFKC", text.replace("º", "°"))
    typed = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in typed)
    typed = " ".join(typed.split()).strip("\"'“”„«»‘’`*,;: ")
    typed = STILL.sub("-", OPEN_AFTER.sub("after ", OPEN_BEFORE.sub("before ", typed)))
    return typed.strip("[](){}<>\"'“”„«»‘’`.,;: ")


def bare(text: str) -> str:
    """Return a date in digits without a weekday, or a word for a date or a year, before it and behind it."""
    text = re.sub(r"\s*\([^\W\d_]+\.?\)$", "", text)
    while word := re.match(r"([^\W\d_]+)[.,]*\s+(?=.*\d)", text):
        is_weekday = plain(word[1]) in weekdays() and month_number(word[1]) is None
        if not is_weekday and word[1].lower() not in FILLERS:
            break
        text = text[word.end() :]
    while (word := re.search(r"(?<=\d)[\s-]*([^\W\d_]+)\.?$", text)) and word[1].lower() in FILLERS_BEHIND:
        text = text[: word.start()]
    return text
