"""What an editor may type as the value of an option, and how it is read.

Every function takes the text as typed and returns plain values, or raises :class:`Malformed`,
which carries the problem's code, the value, what was expected and the nearest valid form.
Nothing here imports Sphinx.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable

from perspectives.records.dates import parse_date
from perspectives.records.model import SILENCES, Citation, Silence

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
ID_LENGTH = 40
LOCATOR_LABELS = ("p.", "pp.", "doc.", "no.", "vol.", "chap.", "fol.", "n.", "sec.", "col.", "headnote")
RESERVED = ("claim-", "accounts-", "note-", "voice-", "event-", "cite-", "retired-")
"""The words that anchors of records begin with, and labels of sections therefore may not."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_SILENCE = re.compile(r"(?P<perspective>[^:()]+):\s*(?P<kind>[^()]+?)\s*(?:\((?P<remark>.*)\))?", re.DOTALL)
_ALSO = re.compile(r"(?P<key>[^{}]+?)\s*(?:\{(?P<locator>[^{}]*)\})?")


class Malformed(ValueError):
    """A value that cannot be read; ``code`` is the problem it is reported as."""

    def __init__(self, code: str, value: str, expected: str, nearest: str | None = None) -> None:
        super().__init__(f"{value!r}: expected {expected}")
        self.code, self.value, self.expected, self.nearest = code, value, expected, nearest


def nearest(value: str, valid: Iterable[str]) -> str | None:
    """Return the valid name most like *value*, or None where none is alike."""
    matches = difflib.get_close_matches(value.lower(), sorted(valid), n=1, cutoff=0.6)
    return matches[0] if matches else None


def slug(value: str) -> str | None:
    """Return *value* made into a valid id, or None where nothing is left of it."""
    words = re.findall(r"[a-z0-9]+", value.lower())
    while words and not words[0][0].isalpha():
        words.pop(0)
    made = "-".join(words)
    while len(made) > ID_LENGTH and "-" in made:
        made = made.rsplit("-", 1)[0]
    return made[:ID_LENGTH] or None


def is_id(value: str) -> bool:
    """Return whether *value* has the form of an id."""
    return len(value) <= ID_LENGTH and ID.fullmatch(value) is not None


def one_of(choices: Iterable[str]) -> Callable[[str], str]:
    """Return a reader that takes one of *choices*."""
    valid = tuple(choices)

    def read(value: str) -> str:
        if value not in valid:
            raise Malformed("unknown-value", value, "one of " + ", ".join(valid), nearest(value, valid))
        return value

    return read


def parse_edtf(value: str) -> str:
    """Read a date in EDTF (ISO 8601-2)."""
    try:
        return parse_date(value).text
    except ValueError as error:
        raise Malformed("malformed-date", value, "an EDTF date") from error


def parse_text(value: str) -> str:
    """Read a line of text: any, with its spaces made single."""
    return " ".join(value.split())


def parse_id(value: str) -> str:
    """Read one id: words of lower-case letters and digits joined by hyphens, at most 40 characters."""
    if not is_id(value):
        expected = f"lower-case words joined by hyphens, at most {ID_LENGTH} characters"
        raise Malformed("malformed-id", value, expected, slug(value))
    return value


def _split(value: str, brackets: str) -> list[str]:
    """Split *value* at commas that stand outside the pair of *brackets*."""
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
    """Read several ids separated by commas, in the order typed."""
    items = _split(value, "()")
    if not value.strip() or any(not ID.fullmatch(item) for item in items):
        found = [made for item in re.split(r"[,;\s\[\]'\"]+", value) if (made := slug(item))]
        raise Malformed("malformed-list", value, "ids separated by commas", ", ".join(found) or None)
    return tuple(items)


def parse_locator(value: str) -> str:
    """Read a locator: ``label value`` parts by comma, labels the short terms of CSL, ranges with an en dash."""
    parts = _split(value, "()")
    expected = "parts like “p. 24” by comma; labels " + ", ".join(LOCATOR_LABELS) + "; ranges with an en dash"
    mended = []
    for part in parts:
        label, _, place = part.partition(" ")
        place = place.strip()
        if label == "headnote" and not place:
            mended.append(part)
            continue
        good = label if label in LOCATOR_LABELS else f"{label}." if f"{label}." in LOCATOR_LABELS else None
        if good is None or not place or good == "headnote":
            bare = re.fullmatch(r"[0-9]+(?:\s*[-–]+\s*[0-9]+)?", part)
            guess = f"p. {part}" if bare else None
            raise Malformed("malformed-locator", value, expected, guess and _en_dash(guess))
        mended.append(f"{good} {place}")
    whole = ", ".join(mended)
    if whole != value or _en_dash(whole) != whole:
        raise Malformed("malformed-locator", value, expected, _en_dash(whole))
    return value


def _en_dash(value: str) -> str:
    """Return *value* with hyphens between numbers made en dashes, and plural ``pp.`` where it needs it."""
    dashed = re.sub(r"(?<=[0-9])\s*(?:-+|–)\s*(?=[0-9])", "–", value)
    return re.sub(r"\bp\. (?=[0-9]+–)", "pp. ", dashed)


def parse_language(value: str) -> str:
    """Read a language tag of BCP 47 (language, script and region are enough here)."""
    if not _LANGUAGE.fullmatch(value):
        raise Malformed("malformed-language", value, "a language tag of BCP 47, such as en, sq or ru-Latn")
    return value


def parse_also_in(value: str) -> tuple[Citation, ...]:
    """Read ``key{locator}, key{locator}``; the locator may be left out."""
    found = []
    for part in _split(value, "{}"):
        match = _ALSO.fullmatch(part)
        if not match or not ID.fullmatch(match["key"]):
            raise Malformed("malformed-list", value, "bibliography keys by comma, as key{p. 24}, key")
        found.append(Citation(match["key"], parse_locator(match["locator"]) if match["locator"] else None))
    return tuple(found)


def parse_silences(value: str) -> tuple[Silence, ...]:
    """Read ``perspective: kind (remark)`` by comma; the remark may be left out."""
    found = []
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
        found.append(Silence(match["perspective"].strip(), kind, remark.strip() if remark else None))
    return tuple(found)
