"""The forms of values that an editor types in TOML, as parts of a JSON Schema (draft-07).

A program that helps an editor to type reads them; the registry reads the values by its own code.
A test compares the two. What no pattern can say stands in that code alone, for example that a period does not
end before it begins.

The patterns are regular expressions of ECMA 262, as JSON Schema asks, that Python reads in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable

from perspectives.records.authorities import AUTHORITY_FILES
from perspectives.records.edition_record import NUMBER
from perspectives.records.file_names import DEVICES, PAGE_LENGTH
from perspectives.records.id_form import ID_LENGTH, ID_PATTERN
from perspectives.records.json_schemas import Schema

_END = r"(?![\s\S])"
"""The end of the text. In Python, the sign “$” also stands before a last line end."""


def matching(expression: str) -> Schema:
    """Return the form of a text that an expression matches from its beginning to its end."""
    return {"type": "string", "pattern": f"^(?:{expression}){_END}"}


def any_of(*forms: Schema) -> Schema:
    """Return the form of a value that has one of several forms."""
    return {"anyOf": list(forms)}


UNKNOWN: Schema = {"not": {"title": "a field that is not known here"}}
"""What is no field: nothing is valid. Taplo marks such a field; by ``false`` it marks all lines around it."""

# Names and addresses

ID: Schema = matching(ID_PATTERN.pattern)
"""What can be the id of another table: nothing else can be found."""


def one_of_these(words: Iterable[str]) -> str:
    """Return the expression for a text that is one of some words of letters, digits and hyphens."""
    return f"^(?:{'|'.join(words)}){_END}"


NO_WORDS = f"^(?!(?:{ID_PATTERN.pattern}){_END})"
"""An expression for what is not made of words joined by hyphens."""
NO_ID = (
    f"{NO_WORDS}|^[\\s\\S]{{{ID_LENGTH + 1}}}|{one_of_these(sorted(filter(ID_PATTERN.fullmatch, DEVICES)))}"
)
"""An expression for what cannot be an id."""
SOME_TEXT: Schema = {"type": "string", "pattern": r"\S"}
WEB_ADDRESS: Schema = matching(r"https?://[^\s/?#]+(?:[/?#]\S*)?")
SHA256: Schema = matching("[0-9a-f]{64}")
COMMIT: Schema = matching("[0-9a-f]{40}|[0-9a-f]{64}")
EDITION_NUMBER: Schema = matching(NUMBER.pattern)
HEX_COLOUR: Schema = matching("#[0-9a-fA-F]{6}")
_SIGN = r"[^/\\\x00-\x1f\x7f-\x9f]"
_PART = rf"{_SIGN}*(?![. ]){_SIGN}{_SIGN}*"
_PATH = rf"{_PART}(?:/{_PART})*"
PAGE_PATH: Schema = {**matching(_PATH), "maxLength": PAGE_LENGTH}
"""The name of a document, such as ``chapters/bell``."""
NO_PAGE = rf"^(?!{_PATH}{_END})|^[\s\S]{{{PAGE_LENGTH + 1}}}"
"""An expression for what cannot be the name of a document."""
WITNESS_FILE: Schema = matching(r"(?!/)(?!(?:[\s\S]*/)?\.\.(?:/|(?![\s\S])))(?=\s*\S)[\s\S]*")
"""A file, or a pattern of files, below the folder of the witnesses."""


def list_of(form: Schema) -> Schema:
    """Return the form of a list whose items have a form."""
    return {"type": "array", "items": form}


def one_or_more(form: Schema) -> Schema:
    """Return the form of a value, or of a list of such values."""
    return any_of(form, list_of(form))


def authority_form(kind: str) -> Schema:
    """Return the form of an address in an authority file for a kind of table, or of a list of addresses."""
    addresses = any_of(
        *(
            {"title": file.name, **matching(rf"\s*(?:{file.form.pattern})\s*")}
            for file in AUTHORITY_FILES
            if kind in file.kinds
        )
    )
    return any_of(addresses, {**list_of(addresses), "uniqueItems": True})


# Dates

_YEAR = r"(?!0000)[0-9]{4}"
_LEAP_YEAR = r"(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY_OF_YEAR = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_DAY = rf"(?:{_YEAR}-{_DAY_OF_YEAR}|{_LEAP_YEAR}-02-29)"
_PLAIN = rf"(?:(?:{_DAY}|{_YEAR}-{_MONTH}|{_YEAR})[?~%]?|(?!000)[0-9]{{3}}X)"
# The rarer forms of EDTF, in groups: some texts of these forms are no dates.
_SIGN_OF_DOUBT = "[?~%]?"
_SOME_YEAR = r"(?=[0-9X]*[1-9])[0-9X]{4}(?:S[0-9]+)?"
_SOME_LEAP_YEAR = rf"(?:{_LEAP_YEAR}|(?=[0-9]*X)(?=[0-9X]*[1-9])[0-9X]{{4}})"
_SOME_DAYS = (
    ("0[13578]|1[02]|XX", "0[1-9]|[12][0-9]|3[01]|XX"),
    ("0[469]|11", "0[1-9]|[12][0-9]|30|XX"),
    ("02", "0[1-9]|1[0-9]|2[0-8]|XX"),
)
_SOME_DAY = "|".join(
    rf"-{_SIGN_OF_DOUBT}(?:{month}){_SIGN_OF_DOUBT}-{_SIGN_OF_DOUBT}(?:{day})" for month, day in _SOME_DAYS
)
_QUALIFIED = (
    rf"{_SIGN_OF_DOUBT}(?:{_SOME_YEAR}{_SIGN_OF_DOUBT}"
    rf"(?:{_SOME_DAY}|-{_SIGN_OF_DOUBT}(?:{_MONTH}|XX)|(?<![?~%]))"
    rf"|{_SOME_LEAP_YEAR}{_SIGN_OF_DOUBT}-{_SIGN_OF_DOUBT}02{_SIGN_OF_DOUBT}-{_SIGN_OF_DOUBT}29)"
)
_SEASON = rf"{_YEAR}(?:S[0-9]+)?-(?:2[1-9]|3[0-9]|4[01])(?:\^\S)?"
_FAR_YEAR = r"Y(?:[1-9]E[1-3]|[1-9][0-9]E[12]|[1-9][0-9]{2}E1)(?:S[0-9]+)?"
_TIME = rf"{_DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:Z|[+-][0-9]{{2}}(?::[0-9]{{2}})?)?"
_POINT = rf"(?:(?:{_SEASON}|{_QUALIFIED})\s*{_SIGN_OF_DOUBT})"
_PERIOD = rf"(?:{_POINT}|\.\.)\s*/\s*(?:{_POINT}|\.\.)?|/\s*(?:{_POINT}|\.\.)"
_ELEMENT = rf"(?:{_POINT}(?:\.\.(?:{_POINT})?)?|\.\.{_POINT})"
_ELEMENTS = rf"(?=[^\]}}]*(?:,|\.\.)){_ELEMENT}(?:\s*,\s*{_ELEMENT})*"
_SET = rf"\[{_ELEMENTS}\]|\{{{_ELEMENTS}\}}"

DAY: Schema = {"title": "A day, such as 2001-12-31", **matching(_DAY)}
DATE: Schema = any_of(
    {"title": "A day, a month, a year or a decade: 1960-11-12, 1960-11, 1960, 196X", **matching(_PLAIN)},
    {
        "title": "A period: 1960-11-10/1960-12-01, 1961/..",
        **matching(rf"(?:{_PLAIN}|\.\.)/(?:{_PLAIN}|\.\.)"),
    },
    {
        "title": "Another date in EDTF",
        **matching(
            rf"\s*(?:{_SEASON}|{_QUALIFIED}\s*{_SIGN_OF_DOUBT}|{_PERIOD}|{_SET}|{_TIME}|{_FAR_YEAR})\s*"
        ),
    },
)
"""A date in EDTF (ISO 8601-2)."""
