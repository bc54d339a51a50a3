"""The language of a work: a tag of BCP 47 for what bibliographies write, “english”, “ngerman”, “en_GB”.

This module imports no Sphinx.
"""

from __future__ import annotations

import re
from functools import cache

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})*")
BABEL_NAMES = {
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "australian": "en-AU",
    "canadian": "en-CA",
    "newzealand": "en-NZ",
    "ngerman": "de",
    "germanb": "de",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "swissgerman": "de-CH",
    "nswissgerman": "de-CH",
    "frenchb": "fr",
    "francais": "fr",
    "acadian": "fr-CA",
    "canadien": "fr-CA",
    "brazil": "pt-BR",
    "brazilian": "pt-BR",
    "portuges": "pt",
    "mexican": "es-MX",
    "spanishmx": "es-MX",
    "magyar": "hu",
    "slovene": "sl",
    "norsk": "nb",
    "nynorsk": "nn",
    "polutonikogreek": "el",
    "polygreek": "el",
    "ancientgreek": "grc",
    "farsi": "fa",
    "bahasa": "id",
    "bahasai": "id",
    "bahasam": "ms",
    "serbianc": "sr-Cyrl",
    "croatian": "hr",
    "kurmanji": "kmr",
    "lowersorbian": "dsb",
    "uppersorbian": "hsb",
    "scottish": "gd",
    "irish": "ga",
    "welsh": "cy",
    "breton": "br",
    "samin": "se",
    "classiclatin": "la",
    "medievallatin": "la",
    "chinese-simplified": "zh-Hans",
    "chinese-traditional": "zh-Hant",
    "deutsch": "de",
    "français": "fr",
    "shqip": "sq",
    "русский": "ru",
    **dict.fromkeys(["eng"], "en"),
    **dict.fromkeys(["ger", "deu"], "de"),
    **dict.fromkeys(["fre", "fra"], "fr"),
    **dict.fromkeys(["alb", "sqi"], "sq"),
    **dict.fromkeys(["gre", "ell"], "el"),
    **dict.fromkeys(["chi", "zho"], "zh"),
    **dict.fromkeys(["cze", "ces"], "cs"),
    **dict.fromkeys(["rum", "ron"], "ro"),
    **dict.fromkeys(["mac", "mkd"], "mk"),
    "rus": "ru",
    "spa": "es",
    "ita": "it",
    "pol": "pl",
    "hun": "hu",
    "bul": "bg",
    "srp": "sr",
    "hrv": "hr",
    "slv": "sl",
    "tur": "tr",
    "por": "pt",
    "jpn": "ja",
    "lat": "la",
    "nld": "nl",
    "dut": "nl",
}
"""Names that LaTeX's babel has and CLDR has not, and the codes of library catalogues (ISO 639-2)."""


@cache
def language_names() -> dict[str, str]:
    """Return the tags by the names of languages in English, in lower case."""
    from babel import Locale  # noqa: PLC0415  # its data take a moment to load, and few books need them

    known = {str(name).lower(): str(tag).replace("_", "-") for tag, name in Locale("en").languages.items()}
    return known | BABEL_NAMES


def language_tag(text: str) -> str | None:
    """Return the language tag (BCP 47) for a text in a bibliography; None if it is no language."""
    text = text.strip()
    if tag := BABEL_NAMES.get(text.lower()):
        return tag
    if TAG.fullmatch(text) and not (len(text) > 3 and text.isalpha()):
        return text
    name = " ".join(text.lower().split())
    if tag := language_names().get(name):
        return tag
    parts = re.split(r"[-_]", text)
    if re.fullmatch(r"[A-Za-z]{2,3}", parts[0]) and all(re.fullmatch(r"\w{2,8}", part) for part in parts[1:]):
        rest = [
            part.title()
            if len(part) == 4 and part.isalpha()
            else part.upper()
            if len(part) < 4
            else part.lower()
            for part in parts[1:]
        ]
        tag = "-".join([parts[0].lower(), *rest])
        return tag if TAG.fullmatch(tag) else None
    return None
