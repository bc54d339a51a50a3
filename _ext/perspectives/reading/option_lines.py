"""The options of a directive as an editor types them: lines that MyST would not read as meant are mended.

MyST reads the lines directly under the first one as options while they begin with a colon, and reads them as
YAML. The first line that does not ends the options: it and all later ones would be printed as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from myst_parser.parsers.directives import is_option_line
from myst_parser.parsers.options import options_to_tokens

from perspectives.reading.option_forms import (
    LOOSE_OPTION,
    NOT_TEXT,
    OPTION,
    TOO_MANY_COLONS,
    is_read,
    part_options,
    takes,
)
from perspectives.reading.text_faults import TextFault


@dataclass(slots=True)
class _Option:
    """An option: its line, and its text without the first colon."""

    line: int
    text: str


@dataclass(slots=True)
class MendedOptions:
    """The content of a directive whose options MyST can read; it has as many lines as before."""

    content: str
    faults: list[TextFault] = field(default_factory=list)


def mend_options(
    content: str, known: Mapping[str, Any], is_own: bool, holds_text: bool = True, before: str = ""
) -> MendedOptions:
    """Return the content of a directive with its options mended, and the faults.

    :param known: the options that the directive has, by name: the functions that read them
    :param is_own: whether it is a directive of this extension, whose text is parted from the options by an
        empty line; the text of others may begin directly under them
    :param holds_text: whether the directive may have text
    :param before: an option that stands on the first line of the directive; the fault has the line -1
    """
    lines = content.splitlines()
    if content.startswith("---"):
        end = next((n for n, line in enumerate(lines[1:], 1) if line.startswith("---")), len(lines))
        if is_read("\n".join(lines[1:end])):
            return MendedOptions(content, list(_repeated_in_yaml(lines[1:end])))
        # Each line is read for itself, so that one that cannot be read does not take the others with it.
        lines[:end] = [":", *(f":{line}" for line in lines[1:end])]
        lines[end : end + 1] = [":"] * (end < len(lines))
    reader = _Reader(lines, known, is_own, holds_text)
    if before:
        reader.take_before(before)
    return reader.mended(content)


class _Reader:
    """Reads the options of one directive."""

    def __init__(
        self, lines: Sequence[str], known: Mapping[str, Any], is_own: bool, holds_text: bool
    ) -> None:
        self.lines, self.known, self.is_own, self.holds_text = lines, known, is_own, holds_text
        self.faults: list[TextFault] = []
        self.options: list[_Option] = []

    def take_before(self, option: str) -> None:
        """Take an option that stands above the others, on the first line of the directive."""
        self.faults.append(TextFault("broken-option", -1, option, f"“{option}” on a line of its own"))
        self.options += [_Option(-1, one) for one in part_options(option[1:], self.known)]

    def mended(self, content: str) -> MendedOptions:
        start = self._first()
        end = self._read(start)
        self._check_yaml()
        self._check_repeated()
        if not self.faults:
            return MendedOptions(content)
        self.faults.sort(key=lambda fault: fault.line)
        if not self.options:
            return MendedOptions(content, self.faults)
        by_line: dict[int, list[str]] = {}
        for option in self.options:
            by_line.setdefault(option.line, []).append(option.text)
        numbers = [*([-1] if -1 in by_line else []), *range(start, end)]
        block = [f":{text}" for number in numbers for text in by_line.get(number, [""])]
        # Options parted from others take the place of the empty line under them.
        text = self.lines[end:]
        while text and len(block) > end - start and not text[0].strip():
            text, end = text[1:], end + 1
        mended = [*block, *[""] * start, *text]
        return MendedOptions("\n".join(mended) + "\n", self.faults)

    def _first(self) -> int:
        """Return the line in which the options begin; 0 where there are none."""
        start = next((number for number, line in enumerate(self.lines) if line.strip()), 0)
        return start if start and self._is_known(self.lines[start]) else 0

    def _is_known(self, line: str) -> bool:
        match = OPTION.fullmatch(line)
        return match is not None and match["name"] in self.known

    def _loose(self, line: str) -> re.Match[str] | None:
        match = LOOSE_OPTION.fullmatch(line) if self.is_own else None
        return match if match and match["name"].lower() in self.known else None

    def _read(self, start: int) -> int:
        """Read the options from line *start*, and return the line under them."""
        number = start
        if start:
            self._fault(
                "option-in-text", start, "the options directly under the first line, without an empty line"
            )
        while number < len(self.lines):
            line = self.lines[number]
            if is_option_line(line) and not TOO_MANY_COLONS.match(line):
                self._take(number, line)
            elif (match := self._loose(line)) is not None:
                wanted = f":{match['name'].lower()}: {match['value']}".rstrip()
                self._fault("broken-option", number, f"“{wanted}”", lost_from=number)
                self.options.append(_Option(number, wanted[1:]))
            elif not line.strip():
                after = next((n for n in range(number, len(self.lines)) if self.lines[n].strip()), None)
                if after is None or not self._goes_on_under(self.lines[after]):
                    break
                self._fault("option-in-text", after, "no empty line among the options", lost_from=after)
                number = after
                continue
            elif not self.options or NOT_TEXT.match(line):
                break
            elif self._goes_on(number):
                self._add_line(number)
            elif self.is_own:
                name = self.options[-1].text.partition(":")[0]
                expected = f"an empty line before it, or the whole value of “{name}” on one line"
                self._fault("continued-option", number, expected)
                break
            else:
                break
            number += 1
        return number

    def _goes_on_under(self, line: str) -> bool:
        """Return whether an option under an empty line belongs to those above it.

        A second id is that of another directive, whose first line is lost.
        """
        has_id = any(option.text.startswith("id:") for option in self.options)
        return bool(self.options) and self._is_known(line) and not (has_id and line.startswith(":id:"))

    def _goes_on(self, number: int) -> bool:
        """Return whether a line is surely no text: by its indent, a comma before it, or options under it."""
        before = self.options[-1].text.rstrip()
        line = self.lines[number]
        is_sure = line[:1].isspace() or (self.is_own and (before.endswith(",") or not self.holds_text))
        return is_sure or self._options_follow(number)

    def _add_line(self, number: int) -> None:
        """Add a line to the value of the option before it, where this option takes such a value."""
        option = self.options[-1]
        longer = f"{option.text} {self.lines[number].strip()}"
        name, _colon, value = longer.partition(":")
        expected = "an option, or nothing"
        if not self.is_own or takes(self.known.get(name.strip()), value.strip()):
            option.text = longer
            expected = f"the whole value of “{name.strip()}” on one line"
        self._fault("continued-option", number, expected, number + 1)

    def _take(self, number: int, line: str) -> None:
        text = line.lstrip()[1:]
        if text[:1].isspace() and (match := self._loose(text)) is not None:
            text = f"{match['name'].lower()}: {match['value']}".rstrip()
            self._fault("broken-option", number, f"“:{text}”")
        first, *others = part_options(text, self.known)
        if others:
            self._fault("broken-option", number, f"“:{others[0]}” on a line of its own")
        # Options of one line are read in its place, one after the other.
        self.options += [_Option(number, one) for one in (first, *others)]

    def _options_follow(self, number: int) -> bool:
        """Return whether an option follows in the same block of lines."""
        for line in self.lines[number + 1 :]:
            if not line.strip():
                return False
            if self._is_known(line):
                return True
            if NOT_TEXT.match(line):
                return False
        return False

    def _fault(self, code: str, number: int, expected: str, lost_from: int | None = None) -> None:
        """Add a fault; the options from line *lost_from* on would be lost."""
        if lost_from is not None:
            lost = []
            for line in self.lines[lost_from:]:
                match = OPTION.fullmatch(line) or (self._loose(line) if line.strip() else None)
                if match:
                    lost.append(match["name"])
                elif NOT_TEXT.match(line) and line.strip():
                    break
            if lost:
                expected = f"{expected}; these options would be lost: {', '.join(lost)}"
        self.faults.append(TextFault(code, number, self.lines[number].strip(), expected))

    def _check_yaml(self) -> None:
        """Mend each option that YAML does not read as it is typed, by quotation marks around its value."""
        if is_read("\n".join(option.text for option in self.options)):
            return
        for option in self.options:
            match = re.fullmatch(
                r"\s*(?P<name>[A-Za-z][\w-]*)\s*(?P<sign>[:：;=]?)\s*(?P<value>.*)", option.text
            )
            if match is None:
                if option.text.strip() and not (option.text[0].isspace() and option is not self.options[0]):
                    self._fault("broken-option", option.line, "“:name: value”")
                    option.text = ""
                continue
            if is_read(option.text):
                continue
            expected, value = self._mended(option.text, match["name"], match["sign"], match["value"])
            if not any(fault.line == option.line for fault in self.faults):
                self._fault("broken-option", option.line, expected)
            option.text = f"{match['name']}: {json.dumps(value, ensure_ascii=False)}"

    def _mended(self, text: str, name: str, sign: str, value: str) -> tuple[str, str]:
        """Return how an option is written that YAML does not read as it is typed, and its value."""
        plain, hash_, _remark = value.partition(" #")
        plain, reader = plain.rstrip(), self.known.get(name.strip())
        if hash_ and takes(reader, plain) and not takes(reader, value):
            return f"“:{name}: {plain}”, without a remark", plain
        if not sign:
            # The colon after the name is forgotten.
            return f"“:{name}: {value}”".replace(": ”", ":”"), value
        if not value:
            return f"“:{name}:”", value
        if re.match(r"\s*[\w-]+:\s", text):
            return f"“:{name}: {json.dumps(value, ensure_ascii=False)}”, in quotation marks", value
        return f"“:{name}: {value}”", value

    def _check_repeated(self) -> None:
        first: dict[str, _Option] = {}
        for option in self.options:
            if option.text[:1].isspace():
                continue
            name, colon, value = option.text.partition(":")
            name = name.strip()
            if not colon or not name:
                continue
            if name in first:
                before = first[name].text.partition(":")[2].strip()
                expected = f"the option once; before it stands “{name}: {before}”"
                self.faults.append(
                    TextFault("repeated-option", option.line, f"{name}: {value.strip()}", expected)
                )
            first[name] = option


def _repeated_in_yaml(lines: Sequence[str]) -> Iterator[TextFault]:
    """Yield a fault for each option that stands twice in the lines between lines of ``---``."""
    tokens, _state = options_to_tokens("\n".join(lines))
    first: dict[str, str] = {}
    for key, value in tokens:
        text = value.value if value else ""
        if key.value in first:
            expected = f"the option once; before it stands “{key.value}: {first[key.value]}”"
            yield TextFault("repeated-option", key.start.line + 1, f"{key.value}: {text}", expected)
        first[key.value] = text
