"""Why an entry of a bibliography cannot be read, in words for an editor, and the line that is probably meant.

pybtex names a line and says what it met. Here lines that may be meant are tried one after the other:
a line is proposed only if the entry can be read with it. This module imports no Sphinx.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pybtex.database.input.bibtex import Parser
from pybtex.errors import capture
from pybtex.exceptions import PybtexError

from perspectives.citations.entry_places import ENTRY_PATTERN
from perspectives.citations.entry_types import ENTRY_TYPES
from perspectives.records.explained_lines import Explained, short

LONGEST = 20_000
"""The most characters of an entry for which another line is sought."""
FARTHEST = 40
"""The most lines of an entry in which a fault is sought."""
_START = re.compile(r"^[ \t]*@[ \t]*(?P<type>\w+)[ \t]*[{(\w]?", re.MULTILINE)
_WITHOUT_SIGN = re.compile(
    r"^[ \t]*(?P<type>[A-Za-z]+)[ \t]*\{[ \t]*[^\s,={}\"]+[ \t]*,[ \t]*$", re.MULTILINE
)
_FIELD = re.compile(
    r"(?P<indent>\s*)(?P<name>[A-Za-z][\w-]*)\s*(?P<sign>[=:＝]?=?)\s*(?P<value>\S.*?)(?P<comma>,?)\s*"
)
_LOST_FIELD = re.compile(r"[\s,}]*[A-Za-z][\w-]*\s*=\s*[{\"\d]")
_HEAD = re.compile(r"(?P<start>\s*@\s*\w+\s*)(?P<open>[{(]?)\s*(?P<key>[^,{}=\"]*)(?P<comma>,?)(?P<rest>.*)")
_NO_HEAD = ("comment", "string", "preamble")
_CURLY = "“”„‟«»＂"


def explain(text: str, line: int | None, said: str) -> Explained:
    """Return why an entry of *text* cannot be read.

    :param line: the line that pybtex names, from 1; None if it names none
    :param said: what pybtex says, in English
    """
    if repeated := re.search(r"entry with key (?P<key>.+) has a duplicate (?P<field>\S+) field", said):
        return _repeated_field(text, repeated["key"], repeated["field"])
    lines = text.split("\n")
    line = min(max(line or 1, 1), len(lines))
    starts = [text.count("\n", 0, match.end()) + 1 for match in _START.finditer(text)]
    before = [start for start in starts if start <= line][-2:]
    for start in reversed(before):
        end = next((later for later in starts if later > start), len(lines) + 1)
        found = _in_entry(lines, start, end, line)
        if found:
            return found
    while not lines[line - 1].strip() and line > 1:
        line -= 1
    return Explained(line, short(lines[line - 1]), _in_words(said))


def missing_signs(text: str) -> Iterator[Explained]:
    """Yield the first line of each entry before whose type the sign “@” is missing: pybtex passes over it."""
    for match in _WITHOUT_SIGN.finditer(text):
        if match["type"].lower() not in ENTRY_TYPES or _is_inside(text, match.start()):
            continue
        line = text.count("\n", 0, match.start()) + 1
        typed = match[0].strip()
        yield Explained(line, short(typed), "the sign “@” before the type of the work", f"@{short(typed)}")


def no_bibtex(text: str) -> Iterator[Explained]:
    """Yield the first line of a text that has no entry at all, such as one in RIS or CSL-JSON."""
    lines = text.split("\n")
    first = next(
        (number for number, line in enumerate(lines, 1) if line.strip() and line.strip()[0] != "%"), 0
    )
    if first and "@" not in text and not any(True for _head in missing_signs(text)):
        expected = "an entry of BibTeX or BibLaTeX, such as @book{a-key,: choose one of them where you export"
        yield Explained(first, short(lines[first - 1]), expected)


def closed_early(text: str) -> Iterator[Explained]:
    """Yield the line in which an entry ends before its last field: pybtex passes over the fields after it."""
    lines = text.split("\n")
    for match in _START.finditer(text):
        depth, place = 0, text.find("{", match.start())
        following = _START.search(text, match.end())
        end = following.start() if following else len(text)
        while 0 <= place < end:
            depth += {"{": 1, "}": -1}.get(text[place], 0)
            if depth == 0:
                break
            place += 1
        if depth == 0 and 0 <= place < end and _LOST_FIELD.match(text, place + 1, end):
            number = text.count("\n", 0, place)
            typed = lines[number]
            near = typed[::-1].replace("}}", "}", 1)[::-1] if "}}" in typed else None
            yield Explained(number + 1, short(typed), "as many braces “}” as “{”", near and short(near))


def _is_inside(text: str, place: int) -> bool:
    """Return whether a place stands within an entry."""
    start = max((match.start() for match in _START.finditer(text, 0, place)), default=place)
    return text.count("{", start, place) > text.count("}", start, place)


def hides_entries(text: str) -> bool:
    """Return whether there may be entries in a text whose keys nobody can tell, for a fault stands there."""
    for match in _START.finditer(text):
        if match["type"].lower() not in _NO_HEAD and not ENTRY_PATTERN.match(text, match.start()):
            return True
    if any(True for _line in (*missing_signs(text), *no_bibtex(text))):
        return True
    if text.count("{") == text.count("}"):
        return False
    with capture() as errors:
        Parser(person_fields=()).parse_string(text)
    return any("premature end" in str(error) for error in errors)


def _repeated_field(text: str, key: str, field: str) -> Explained:
    """Return the explanation of a field that stands twice in an entry: at the second place."""
    lines = text.split("\n")
    head = re.compile(rf"\s*@\s*\w+\s*[{{(]\s*{re.escape(key)}\s*,", re.IGNORECASE)
    start = next((number for number, one in enumerate(lines) if head.match(one)), 0)
    name = re.compile(rf"(?:.*[,{{]|)\s*{re.escape(field)}\s*=", re.IGNORECASE)
    places = []
    for number in range(start, len(lines)):
        if number > start and _START.match(lines[number]):
            break
        if name.match(lines[number]):
            places.append(number + 1)
    line = places[1] if len(places) > 1 else start + 1
    first = f"; it stands in line {places[0]} too" if len(places) > 1 else ""
    return Explained(line, short(lines[line - 1]), f"the field “{field}” once{first}")


def _in_entry(lines: list[str], start: int, end: int, named: int) -> Explained | None:
    """Return the line of an entry by whose mend it can be read; None if no single line mends it."""
    entry = lines[start - 1 : end - 1]
    if sum(map(len, entry)) > LONGEST or _is_read(entry):
        return None
    numbers = sorted(range(len(entry)), key=lambda number: (abs(start + number - named), -number))
    for number in numbers[:FARTHEST]:
        for expected, meant in _proposals(entry, number):
            if meant != entry[number] and _is_read([*entry[:number], meant, *entry[number + 1 :]]):
                return Explained(start + number, short(entry[number]), expected, short(meant))
    last = max((number for number, one in enumerate(entry) if one.strip()), default=0)
    if _is_read([*entry[: last + 1], "}"]):
        return Explained(
            start, short(entry[0]), f"a line “}}” that ends the entry, after line {start + last}"
        )
    return None


def _is_read(lines: list[str]) -> bool:
    with capture() as errors:
        try:
            entries = Parser(person_fields=()).parse_string("\n".join(lines)).entries
        except (PybtexError, RecursionError):
            return False
    return not errors and len(entries) == 1


Proposal = tuple[str, str]


def _proposals(entry: list[str], number: int) -> Iterator[Proposal]:
    """Yield what may be expected in a line, and the line that would be right, the likeliest first."""
    typed = entry[number].rstrip()
    if not typed.strip():
        return
    if match := _HEAD.fullmatch(typed):
        yield from _heads(match)
    plain = (
        re.sub(f"[{_CURLY}]", '"', typed).translate(str.maketrans("＝｛｝，", "={},")).replace("\u00a0", " ")
    )
    if plain != typed:
        yield "plain quotation marks and signs", plain
    yield "a comma at the end of the line", f"{typed},"
    if match := re.fullmatch(r"(\s*)([A-Za-z]+(?: [A-Za-z]+)+)(\s*=.*)", plain):
        yield "the name of a field without spaces", f"{match[1]}{match[2].replace(' ', '')}{match[3]}"
    if match := _FIELD.fullmatch(plain):
        for expected, value in _values(match["value"]):
            yield expected, f"{match['indent']}{match['name']} = {value}{match['comma']}"
        yield (
            "a sign “=” between the field and its value",
            (f"{match['indent']}{match['name']} = {match['value']}{match['comma']}"),
        )
        name = match["name"]
        yield "a comma at the end of the line", f"{match['indent']}{name} = {match['value']},"
    if "%" in plain:
        yield "a remark on a line of its own, outside of the entry", re.sub(r"\s*%.*", "", plain)
    yield "no second comma", re.sub(r",\s*,+", ",", typed)
    if typed.endswith(("}}", "}},")):
        yield "as many braces “}” as “{”", re.sub(r"\}\}(,?)$", r"}\1", typed)


def _heads(match: re.Match[str]) -> Iterator[Proposal]:
    """Yield the first line of an entry as it may be meant."""
    start, rest = f"{match['start'].strip()}{{", match["rest"]
    marked = unicodedata.normalize("NFD", match["key"])
    plain = "".join(sign for sign in marked if not unicodedata.combining(sign))
    key = "-".join(re.findall(r"[\w:.+/-]+", plain, re.ASCII))
    if key:
        said = "a brace before the key" if not match["open"] else "a key without spaces, and a comma after it"
        yield said, f"{start}{key},{rest}"
    yield "a key after the brace, and a comma", f"{start}a-key,{rest}"
    yield "a key after the brace, and a comma", f"{start}a-key, {match['key']}{match['comma']}{rest}"


def _values(value: str) -> Iterator[Proposal]:
    """Yield values of a field that may be meant by one that cannot be read."""
    inner = value.strip().strip('{}"')
    if value.startswith("{"):
        missing = value.count("{") - value.count("}")
        if missing > 0:
            yield "as many braces “}” as “{”", value + "}" * missing
        elif missing < 0:
            yield "as many braces “}” as “{”", "{" + inner + "}"
        return
    if value.startswith('"') and not (len(value) > 1 and value.endswith('"')):
        yield "a quotation mark at the end of the value", f'{value}"'
    yield "braces around the value", f"{{{inner}}}"


_SAID = (
    ("premature end of file", "a brace “}” that ends the entry"),
    ("entry key expected", "a key after the brace: @book{odo-book,"),
    ("field value expected", "a value in braces: title = {A Book},"),
    ("'=' expected", "a sign “=” between the field and its value"),
    ("'}' expected", "a comma after each field, and as many braces “}” as “{”"),
    ("unbalanced", "as many braces “}” as “{”"),
    ("undefined string", "a value in braces: title = {A Book},"),
)
"""What pybtex says of a fault, and what was expected, in plain words."""


def _in_words(said: str) -> str:
    return next((words for start, words in _SAID if start in said), "“field = {value},” on each line")
