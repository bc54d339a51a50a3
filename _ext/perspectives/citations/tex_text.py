r"""TeX in the fields of a bibliography: what it says, as text in Unicode.

Tools write accents and signs in TeX: ``M{\"u}ller``, ``{\O}stby``, ``Dvo{\v r}{\'a}k``, ``50\%``.
:func:`decoded` puts the signs themselves in their place.
What remains is the little TeX that :func:`perspectives.citations.entry_fields.plain` prints:

* braces, which protect capitals and hold a name together;
* ``\emph{…}``, for words in italics, and ``\url{…}``, for an address inside other text;
* ``\&``, ``\%``, ``\$``, ``\#`` and ``\_``;
* ``\textbackslash{}``, ``\textbraceleft{}``, ``\textbraceright{}`` and ``\textasciitilde{}``;
* ``--``, ``---``, ````…''``.

A command that is not known stays in the text as it was typed, and is named beside it.
The names of signs are those that latexcodec knows, which pybtex uses too. latexcodec alone is not enough:
it takes ``%`` for a comment, and knows only some pairs of accent and letter.
This module imports no Sphinx.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import unescape
from typing import NamedTuple

from perspectives.citations.tex_signs import (
    ACCENTS,
    ALONE,
    AS_TYPED,
    COMMAND,
    COMMANDS,
    CONTROL_SIGNS,
    DEPTH,
    FRAMES,
    LOWERED,
    MATHEMATICS,
    RAISED,
    SHIFTS,
    SWITCHES,
    WEB_ADDRESS,
    sign_of,
)

ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
"""A character as HTML has it; publishers and catalogues leave some in what they export."""


class Decoded(NamedTuple):
    """A text in Unicode, with the little TeX that is printed, and the TeX in it that is not known."""

    text: str
    unknown: tuple[str, ...] = ()


@cache
def decoded(text: str) -> Decoded:
    """Return a text with its TeX decoded; a text that is decoded already stays as it is."""
    text = ENTITY.sub(lambda entity: unescape(entity[0]), text)
    if not any(sign in text for sign in "\\~$%"):
        return Decoded(text)
    reader = _Reader(text)
    result = reader.group(0)
    return Decoded(result, tuple(dict.fromkeys(reader.unknown)))


def verbatim(text: str) -> str:
    r"""Return an address or a number: without ``\url{…}`` and braces, its escaped signs as they are."""
    text = re.sub(r"\\(?:url|path|nolinkurl|href)\s*(?=\{)", "", text)
    text = re.sub(r"\\text(?:asciitilde|tildelow)\s*(?:\{\})?|\\~\s*\{\}|\\sim\b|\$\\sim\$", "~", text)
    text = re.sub(r"\\textunderscore\s*(?:\{\})?", "_", text)
    text = re.sub(r"\\text(backslash|braceleft|braceright)\s*\{\}", _sign_of, text)
    text = re.sub(r"\{|\}", "", re.sub(r"\\([&%$#_~^{}])", _hidden, text)).strip()
    return text.translate(_SHOWN)


_SHOWN = {0xE010: "{", 0xE011: "}", 0xE012: "\\"}


def _hidden(match: re.Match[str]) -> str:
    return {"{": "\ue010", "}": "\ue011"}.get(match[1], match[1])


def _sign_of(match: re.Match[str]) -> str:
    return {"braceleft": "\ue010", "braceright": "\ue011"}.get(match[1], "\ue012")


class _Reader:
    """Reads a text from its beginning to its end.

    :ivar unknown: the TeX that is not known, as it was typed
    """

    def __init__(self, text: str) -> None:
        self.text, self.place, self.unknown = text, 0, list[str]()

    def group(self, depth: int) -> str:
        """Return the text up to the end of the group, or to the end of the text."""
        parts: list[str] = []
        while self.place < len(self.text):
            character = self.text[self.place]
            if character == "}" and depth:
                break
            if address := WEB_ADDRESS.match(self.text, self.place):
                self.place = address.end()
                parts.append(address[0])
            elif character == "\\":
                parts.append(self._command(depth))
            elif character == "{":
                parts.append(self._braces(depth))
            elif character == "$":
                parts.append(self._mathematics())
            else:
                self.place += 1
                parts.append({"~": " ", "%": "\\%"}.get(character, character))
        return "".join(parts)

    def _braces(self, depth: int) -> str:
        """Return the text of a group in braces; braces that hold nothing but a sign of TeX are left out."""
        if depth > DEPTH:
            return self._rest_as_typed()
        self.place += 1
        if switch := self._switch():
            inside = self.group(depth + 1)
            self.place += 1
            return f"\\emph{{{inside}}}" if switch == "italic" else inside
        is_sign = self.text.startswith("\\", self.place)
        inside = self.group(depth + 1)
        self.place += 1
        bare = len(unicodedata.normalize("NFC", inside)) < 3 and not inside.startswith("\\")
        return inside if is_sign and bare else f"{{{inside}}}"

    def _switch(self) -> str:
        match = COMMAND.match(self.text, self.place)
        if not match or match[1] not in SWITCHES:
            return ""
        self.place = match.end()
        return "italic" if SWITCHES[match[1]] else "roman"

    def _command(self, depth: int) -> str:
        start = self.place
        match = COMMAND.match(self.text, start)
        if match is None:
            self.place += 1
            return self._as_typed(start)
        self.place = match.end()
        name = match[1] or match[2]
        if name in ACCENTS and (match[2] or not self._is_word(match)):
            return self._accented(ACCENTS[name], depth)
        if match[2]:
            return CONTROL_SIGNS[name] if name in CONTROL_SIGNS else self._as_typed(start)
        return self._named(name, start, depth)

    def _is_word(self, match: re.Match[str]) -> bool:
        """Return whether an accent that is a letter has nothing to stand on: the text or the group ends."""
        return match.end() >= len(self.text) or self.text[match.end()] == "}"

    def _named(self, name: str, start: int, depth: int) -> str:
        kind = COMMANDS.get(name) if self._has_argument() else None
        if kind is not None:
            return self._with_argument(kind, name, start, depth)
        if name in SWITCHES:
            return ""
        sign = sign_of(name)
        if sign is None:
            self._raw_arguments()
            return self._as_typed(start)
        if self.text.startswith("{}", self.place):
            self.place += 2
        return sign

    def _with_argument(self, kind: str, name: str, start: int, depth: int) -> str:
        """Return the text of a command with its argument; *kind* is one of :data:`COMMANDS`."""
        if kind in {"address", "ignored"}:
            address = self._raw_argument()
            return f"\\url{{{address}}}" if kind == "address" else ""
        if kind == "link":
            address = self._raw_argument()
            return f"{{{self._argument(depth)}}} (\\url{{{address}}})" if self._has_argument() else address
        if kind == "language":
            self._raw_argument()
            return f"{{{self._argument(depth)}}}" if self._has_argument() else ""
        argument = self._argument(depth)
        if kind == "shift":
            shifted = argument.translate(SHIFTS[name])
            return self._as_typed(start) if set(shifted) & set(argument) else shifted
        before, behind = FRAMES[kind]
        return f"{before}{argument.upper() if kind == 'capitals' else argument}{behind}"

    def _accented(self, mark: str, depth: int) -> str:
        """Return the letter that follows with an accent; of several letters, the first has it."""
        while self.text[self.place : self.place + 1].isspace():
            self.place += 1
        if self._has_argument():
            base = self._argument(depth)
        elif self.text.startswith("\\", self.place):
            base = self._command(depth)
        else:
            base = self.text[self.place : self.place + 1]
            base = base if base.isalpha() else ""
            self.place += len(base)
        base = base.strip("{} ") if mark != ACCENTS["t"] else base
        if not base or not base[0].isalpha():
            # An accent alone is a sign of its own.
            return ALONE.get(mark, "") + base
        first = {"ı": "i", "ȷ": "j"}.get(base[0], base[0]) if unicodedata.combining(mark) > 220 else base[0]
        rest = 1
        while rest < len(base) and unicodedata.combining(base[rest]):
            rest += 1
        return unicodedata.normalize("NFC", first + base[1:rest] + mark) + base[rest:]

    def _mathematics(self) -> str:
        """Return a formula as text if it holds nothing but signs, raised and lowered letters."""
        match = MATHEMATICS.match(self.text, self.place)
        if match is None:
            self.place += 1
            self.unknown.append("$")
            return "\\$"
        self.place = match.end()
        text = re.sub(r"\^(?:\{([^{}]*)\}|(\w))", lambda found: _shifted(found, RAISED), match[1])
        text = re.sub(r"_(?:\{([^{}]*)\}|(\w))", lambda found: _shifted(found, LOWERED), text)
        inner = _Reader(text)
        result = inner.group(0)
        if inner.unknown or set(result) & set("\\_^"):
            self.unknown.append(match[0])
            return match[0].translate(AS_TYPED)
        return result

    def _has_argument(self) -> bool:
        return self.text.startswith("{", self.place)

    def _argument(self, depth: int) -> str:
        if depth > DEPTH:
            return self._rest_as_typed()
        self.place += 1
        result = self.group(depth + 1)
        self.place += 1
        return result

    def _raw_argument(self) -> str:
        """Return the argument in braces as it was typed, and go behind it."""
        start, level = self.place, 0
        while self.place < len(self.text):
            character = self.text[self.place]
            level += (character == "{") - (character == "}")
            self.place += 1
            if not level:
                break
        return self.text[start + 1 : self.place - 1]

    def _raw_arguments(self) -> None:
        while self._has_argument():
            self._raw_argument()

    def _as_typed(self, start: int) -> str:
        typed = self.text[start : self.place].rstrip()
        self.place = start + len(typed)
        self.unknown.append(typed)
        return typed.translate(AS_TYPED)

    def _rest_as_typed(self) -> str:
        start, self.place = self.place, len(self.text)
        self.unknown.append(self.text[start : start + 20])
        return self.text[start:].translate(AS_TYPED)


def _shifted(match: re.Match[str], letters: dict[int, int]) -> str:
    """Return raised or lowered letters; as typed if Unicode does not have all of them."""
    text = match[1] if match[1] is not None else match[2]
    shifted = text.translate(letters)
    return match[0] if set(shifted) & set(text) else shifted
