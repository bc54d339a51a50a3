"""How the values of options are read.

Every reader takes the text as typed and returns plain values.
If it cannot read the text, it raises :class:`Malformed`.
This module imports no Sphinx.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable

from perspectives.records.claim_records import Citation, Silence
from perspectives.records.closed_lists import SILENCES
from perspectives.records.dates import parse_date
from perspectives.records.file_names import is_device
from perspectives.records.problem_record import OFFER
from perspectives.records.typed_dates import meant_dates
from perspectives.records.typed_languages import meant_tag
from perspectives.records.typed_locators import LOCATOR_LABELS, is_locator, meant_locators

ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
ID_LENGTH = 40
"""The most characters that an id may have."""
ID_FORM = (
    f"lower-case words joined by hyphens, at most {ID_LENGTH} characters, not con, nul or another device"
)
"""The form of an id, in words."""
DATE_FORM = "a date in EDTF, year first; without a date, no such option"
"""The form of a date, in words."""
RESERVED_PREFIXES = ("claim-", "accounts-", "note-", "voice-", "event-", "cite-", "retired-", "document-")
"""The beginnings of the anchors of records: no label of a section may begin so."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_SILENCE = re.compile(r"(?P<perspective>[^:()]+):\s*(?P<kind>[^()]+?)\s*(?:\((?P<remark>.*)\))?", re.DOTALL)
_ALSO = re.compile(r"(?P<key>[^{}]+?)\s*(?:\{(?P<locator>[^{}]*)\})?")


class Malformed(ValueError):
    """A value that cannot be read.

    :ivar code: the code of the problem: see :mod:`perspectives.records.problems`
    :ivar value: the value as typed
    :ivar expected: the form that was expected, in words
    :ivar nearest: the most similar valid value; None if there is none
    """

    def __init__(self, code: str, value: str, expected: str, nearest: str | None = None) -> None:
        super().__init__(f"{value!r}: expected {expected}")
        self.code, self.value, self.expected, self.nearest = code, value, expected, nearest


def nearest(value: str, valid: Iterable[str]) -> str | None:
    """Return the one of the *valid* names that is most similar to *value*; None if none is similar."""
    matches = difflib.get_close_matches(value.lower(), sorted(valid), n=1, cutoff=0.6)
    return matches[0] if matches else None


def offered(values: Iterable[str]) -> str | None:
    """Return values that may be meant, as a problem offers them; None if there is none."""
    return OFFER.join(values) or None


def slug(value: str) -> str | None:
    """Return a valid id made from the words of *value*; None if it has no letters a to z."""
    words = re.findall(r"[a-z0-9]+", _without_marks(value.lower()))
    while words and not words[0][0].isalpha():
        words.pop(0)
    id_ = "-".join(words)
    while len(id_) > ID_LENGTH and "-" in id_:
        id_ = id_.rsplit("-", 1)[0]
    return None if is_device(id_) else id_[:ID_LENGTH] or None


def _without_marks(value: str) -> str:
    """Return *value* with the plain letter in place of each letter with a mark above or below it."""
    return "".join(sign for sign in unicodedata.normalize("NFD", value) if not unicodedata.combining(sign))


def is_id(value: str) -> bool:
    """Return whether *value* has the form of :data:`ID_FORM`; claims and sections have files of this name."""
    return len(value) <= ID_LENGTH and ID_PATTERN.fullmatch(value) is not None and not is_device(value)


def one_of(choices: Iterable[str]) -> Callable[[str], str]:
    """Return a reader that accepts only the values in *choices*; its problem is ``unknown-value``."""
    valid = tuple(choices)

    def read(value: str) -> str:
        if value not in valid:
            raise Malformed("unknown-value", value, "one of " + ", ".join(valid), nearest(value, valid))
        return value

    return read


def parse_edtf(value: str) -> str:
    """Return a date in EDTF (ISO 8601-2) as typed.

    :raises Malformed: if it is not EDTF
    """
    try:
        return parse_date(value).text
    except ValueError as error:
        raise Malformed("malformed-date", value, DATE_FORM, offered(meant_dates(value))) from error


def parse_text(value: str) -> str:
    """Return any text on one line, with single spaces between the words."""
    return " ".join(value.split())


def parse_id(value: str) -> str:
    """Return an id: lower-case words of letters and digits, joined by hyphens, at most 40 characters.

    :raises Malformed: if it has another form
    """
    if not is_id(value):
        raise Malformed("malformed-id", value, ID_FORM, slug(value))
    return value


def _split(value: str, brackets: str) -> list[str]:
    """Return the parts of *value* between commas; a comma inside the pair of *brackets* does not separate."""
    parts, depth, current = [], 0, ""
    for character in value:
        depth += (character == brackets[0]) - (character == brackets[1])
        if character == "," and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += character
    return [part.strip() for part in [*parts, current]]


def parse_list(value: str) -> tuple[str, ...]:
    """Return the ids in a list that is separated by commas, in the order typed.

    :raises Malformed: if the text is empty or a part is not an id
    """
    items = _split(value, "()")
    if not value.strip() or any(not ID_PATTERN.fullmatch(item) for item in items):
        ids = [id_ for item in re.split(r"[,;\s\[\]'\"]+", value) if (id_ := slug(item))]
        raise Malformed("malformed-list", value, "ids separated by commas", ", ".join(ids) or None)
    return tuple(items)


_PASSAGE = re.compile(rf"(?P<document>{ID_PATTERN.pattern}):(?P<place>(?:p|a[1-9][0-9]*-p)[1-9][0-9]*)")


def parse_accounts(value: str) -> tuple[str, ...]:
    """Return the ids of claims and the paragraphs of documents, as ``paper:p7``, in a list with commas.

    :raises Malformed: if the text is empty, or a part is neither
    """
    items = [item.strip() for item in value.split(",")]
    if value.strip() and all(ID_PATTERN.fullmatch(item) or _PASSAGE.fullmatch(item) for item in items):
        return tuple(items)
    expected = "ids of claims, or paragraphs of documents as paper:p7, separated by commas"
    mended = [mend for item in re.split(r"[,;\[\]'\"]+", value) for mend in _mended_account(item)]
    raise Malformed("malformed-list", value, expected, ", ".join(mended) or None)


def _mended_account(item: str) -> list[str]:
    """Return what is meant by a part of the list of :func:`parse_accounts`; a space separates ids."""
    document, colon, place = item.partition(":")
    if not colon:
        return [id_ for word in item.split() if (id_ := slug(word))]
    number = re.search(r"(?:(a[1-9][0-9]*)-?p?)?([1-9][0-9]*)", place.lower())
    id_ = slug(document)
    if not id_ or not number:
        return [id_] if id_ else []
    return [f"{id_}:{number[1]}-p{number[2]}" if number[1] else f"{id_}:p{number[2]}"]


def parse_locator(value: str) -> str:
    """Return a locator as typed.

    It is a list of parts ``label value``, separated by commas. The labels are the short terms of CSL
    (:data:`LOCATOR_LABELS`). A range of numbers has an en dash, and ranges of pages have the label “pp.”.

    :raises Malformed: if it has another form
    """
    if not is_locator(value):
        expected = (
            "parts like “p. 24” by comma; labels " + ", ".join(LOCATOR_LABELS) + "; ranges with an en dash"
        )
        raise Malformed("malformed-locator", value, expected, offered(meant_locators(value)))
    return value


def parse_language(value: str) -> str:
    """Return a language tag of BCP 47; only language, script and region are accepted.

    :raises Malformed: if it has another form
    """
    if not _LANGUAGE.fullmatch(value):
        expected = "a language tag of BCP 47, such as en, sq or ru-Latn"
        language, *others = value.replace("_", "-").split("-")
        cased = (part.title() if len(part) == len("Latn") else part.upper() for part in others)
        near = "-".join([language.lower(), *cased])
        meant = near if _LANGUAGE.fullmatch(near) else meant_tag(value)
        raise Malformed("malformed-language", value, expected, meant)
    return value


def parse_also_in(value: str) -> tuple[Citation, ...]:
    """Return the citations in ``key{locator}, key{locator}``; a locator may be left out.

    :raises Malformed: if the list, a key or a locator cannot be read
    """
    citations = []
    for part in _split(value, "{}"):
        match = _ALSO.fullmatch(part)
        if not match or not ID_PATTERN.fullmatch(match["key"]):
            raise Malformed("malformed-list", value, "bibliography keys by comma, as key{p. 24}, key")
        locator = parse_locator(match["locator"]) if match["locator"] else None
        citations.append(Citation(match["key"], locator))
    return tuple(citations)


def parse_silences(value: str) -> tuple[Silence, ...]:
    """Return the silences in ``perspective: kind (remark), …``; a remark may be left out.

    :raises Malformed: if the list cannot be read or has an unknown kind of silence
    """
    silences = []
    for part in _split(value, "()"):
        match = _SILENCE.fullmatch(part)
        if not match:
            raise Malformed("malformed-list", value, "“perspective: kind (remark)” by comma")
        kind = match["kind"]
        if kind not in SILENCES:
            raise Malformed(
                "unknown-value", kind, "a kind of silence: " + ", ".join(SILENCES), nearest(kind, SILENCES)
            )
        remark = match["remark"]
        silences.append(Silence(match["perspective"].strip(), kind, remark.strip() if remark else None))
    return tuple(silences)


_COUNT = r"[1-9][0-9]{0,5}"
_PARAGRAPH = rf"(?:a{_COUNT}-p)?{_COUNT}"
_SELECTED = re.compile(
    rf"(?P<first>{_PARAGRAPH})(?:\s*[-–]\s*(?P<last>{_PARAGRAPH}))?|(?P<attachment>a{_COUNT})"
)


def parse_selection(value: str) -> str:
    """Return a choice of paragraphs as typed, such as ``1-12, 20, a1-p3``; ``a1`` is a whole attachment.

    :raises Malformed: if a part has another form, or a range ends before it begins
    """
    for part in value.split(","):
        if _selected_part(part) is None:
            expected = "numbers and ranges of paragraphs, such as 1-12, 20"
            raise Malformed("malformed-selection", part.strip() or value, expected)
    return parse_text(value)


def selected_numbers(selection: str, numbers: Iterable[str]) -> list[str] | None:
    """Return those of the *numbers* of paragraphs that a selection names, in their order.

    None where a range ends before it begins, or goes from one attachment to another.
    """
    order = list(numbers)
    chosen: set[str] = set()
    for part in selection.split(","):
        selected = _selected_part(part)
        if selected is None:
            return None
        before, start, end = selected
        for number in order:
            prefix, count = _split_number(number)
            chosen |= {number} if prefix == before and start <= count <= end else set()
    return [number for number in order if number in chosen]


def unknown_in_selection(selection: str, numbers: Collection[str]) -> list[str]:
    """Return the paragraphs, ends of ranges and attachments of a selection that are not among the *numbers*.

    A selection that cannot be read names nothing.
    """
    unknown = []
    for part in selection.split(","):
        match = _SELECTED.fullmatch(part.strip())
        if match and match["attachment"]:
            is_there = any(number.startswith(f"{match['attachment']}-p") for number in numbers)
            unknown += [] if is_there else [match["attachment"]]
        elif match:
            ends = dict.fromkeys((match["first"], match["last"] or match["first"]))
            unknown += [end for end in ends if end not in numbers]
    return unknown


def _selected_part(part: str) -> tuple[str, int, float] | None:
    """Return what comes before the numbers of a part of a selection, its first number and its last."""
    match = _SELECTED.fullmatch(part.strip())
    if match is None:
        return None
    if match["attachment"]:
        return f"{match['attachment']}-p", 1, float("inf")
    before, start = _split_number(match["first"])
    before_last, end = _split_number(match["last"] or match["first"])
    return (before, start, end) if before == before_last and start <= end else None


def _split_number(number: str) -> tuple[str, int]:
    """Return what comes before the count in the number of a paragraph, such as ``a1-p``, and the count."""
    before, p, count = number.rpartition("p")
    return before + p, int(count)
