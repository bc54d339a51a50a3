"""How the values of options are read.

Every reader takes the text as typed and returns plain values.
If it cannot read the text, it raises :class:`Malformed`.
This module imports no Sphinx.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable

from perspectives.records.claim_records import Citation, Silence
from perspectives.records.closed_lists import SILENCES
from perspectives.records.dates import is_edtf, parse_date
from perspectives.records.id_form import ID_FORM, ID_PATTERN, is_id, slug
from perspectives.records.problem_record import OFFER
from perspectives.records.typed_dates import meant_dates
from perspectives.records.typed_languages import meant_tag
from perspectives.records.typed_locators import LOCATOR_LABELS, is_locator, meant_locators

DATE_FORM = "a date in EDTF, year first; without a date, no such option"
"""The form of a date, in words."""

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
        first, sign, last = value.partition("/")
        if sign and is_edtf(first) and is_edtf(last) and is_edtf(turned := f"{last}/{first}"):
            raise Malformed(
                "malformed-date", value, "the earlier date before the later one", turned
            ) from error
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
        raise Malformed("malformed-list", value, "ids separated by commas", _meant_ids(value))
    return tuple(items)


def _meant_ids(value: str) -> str | None:
    """Return the list of ids that a text means; None if a part of it is a name in words, “Abbot Odo”."""
    ids: list[str] = []
    for item in re.split(r"[,;\[\]'\"]+", value):
        words = [word for word in item.split() if word not in ("and", "und", "et", "dhe", "и", "&")]
        if len(words) > 1 and not all(map(ID_PATTERN.fullmatch, words)):
            return None
        ids += [id_ for word in words if (id_ := slug(word))]
    return ", ".join(dict.fromkeys(ids)) or None


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
