"""Why a line is not TOML, in words for an editor, and the line that is probably meant. No Sphinx here.

The parser of Python names a line and says what it met. Here lines that may be meant are tried one after the
other: a line is proposed only if the file can be read with it, up to that line.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator

from perspectives.records.explained_lines import Explained, short
from perspectives.records.typed_numbers import plain_number

LONGEST = 300
"""The most characters of a line for which another line is sought."""
FARTHEST = 25
"""The most lines above the one that the parser names in which a fault is sought."""
CURLY = "“”„‟«»″＂"
_NAME = r"(?P<name>[\w.\"'-]+(?: [\w-]+)*?)"
_PAIR = re.compile(rf"(?P<indent>\s*){_NAME}\s*(?P<sign>[:＝=]=?>?|->|=>|：)\s*(?P<value>.*?)\s*")
_HEADING = re.compile(
    r"\s*(?P<open>\[{0,2})\s*(?P<name>[\w\"'][\w ./:\"'-]*?)\s*(?P<close>\]{0,2})\s*(?P<rest>#.*)?"
)
_WORDS = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "ja": "true",
    "false": "false",
    "no": "false",
    "off": "false",
}
_BARE_NAME = re.compile(r"[A-Za-z0-9_-]+")


Proposal = tuple[str, str]
"""What is expected, in words, and the line that would be right."""


def explain(text: str, line: int, said: str) -> Explained:
    """Return why *text* is not TOML.

    :param line: the line that the parser names, from 1
    :param said: what the parser says, in English
    """
    lines = text.split("\n")
    line = min(max(line, 1), len(lines))
    if twice := _repeated(lines, line, said):
        return twice
    while not lines[line - 1].strip() and line > 1:
        line -= 1
    for number in range(line, max(0, line - FARTHEST), -1):
        if number < line and not _is_open(lines[number - 1]):
            continue
        for expected, meant in _proposals(lines, number):
            if meant != lines[number - 1] and _is_read([*lines[: number - 1], meant, *lines[number:line]]):
                return Explained(number, short(lines[number - 1]), expected, short(meant))
    return Explained(line, short(lines[line - 1]), _in_words(said))


def _is_open(line: str) -> bool:
    """Return whether a text or a list may begin in a line, or go on in it, and not end there."""
    return (
        line.count('"') % 2 > 0
        or line.count("'") % 2 > 0
        or line.count("[") != line.count("]")
        or line.rstrip().endswith(",")
    )


def _is_read(lines: list[str]) -> bool:
    try:
        tomllib.loads("\n".join(lines) + "\n")
    except (ValueError, RecursionError):
        return False
    return True


def _repeated(lines: list[str], line: int, said: str) -> Explained | None:
    """Return the explanation of a table or a field that stands twice."""
    typed = lines[line - 1].strip()
    if "Cannot declare" in said:
        same = [number for number, other in enumerate(lines, 1) if other.strip() == typed]
        where = f"; it stands in line {same[0]} too" if same and same[0] < line else ""
        return Explained(line, short(typed), f"each table once{where}")
    if "Cannot overwrite" in said or "Duplicate" in said or "Cannot mutate" in said:
        name = typed.partition("=")[0].strip()
        for number in range(line - 1, 0, -1):
            if lines[number - 1].partition("=")[0].strip() == name:
                expected = f"the field “{name}” once; it stands in line {number} too"
                if _begins_a_table(lines, line):
                    expected = f"the head of a table in brackets before it, or {expected}"
                return Explained(line, short(typed), expected)
        return Explained(line, short(typed), f"the name “{name}” for one thing alone")
    return None


def _begins_a_table(lines: list[str], line: int) -> bool:
    """Return whether a line stands as the first of a table does, after an empty line or a remark."""
    before = lines[line - 2].strip() if line > 1 else ""
    return not before or before.startswith("#")


def _proposals(lines: list[str], line: int) -> Iterator[Proposal]:
    """Yield what may be expected in a line, and the line that would be right, the likeliest first."""
    typed = lines[line - 1]
    if len(typed) > LONGEST:
        return
    following = lines[line] if line < len(lines) else ""
    if typed.count('"') % 2 and following.count('"') % 2:
        yield "the whole text on one line", f"{typed.rstrip()} {following.strip()}"
    steps = (_plain_signs, _of_heading, _of_comment, _of_pair, _of_item)
    for step in steps:
        yield from step(typed)
    plain = next((meant for _expected, meant in _plain_signs(typed)), "")
    for step in steps[1:] if plain else ():
        yield from step(plain)


def _plain_signs(typed: str) -> Iterator[Proposal]:
    """Yield the line with plain signs for those of a word processor."""
    if any(sign in typed for sign in CURLY):
        if "[" in typed:
            yield "straight quotation marks", re.sub(f"[{CURLY}]", '"', typed)
        first, last = (place(typed, CURLY + '"') for place in (_first_of, _last_of))
        yield "straight quotation marks", f'{typed[:first]}"{typed[first + 1 : last]}"{typed[last + 1 :]}'
        yield "straight quotation marks", re.sub(f"[{CURLY}]", '"', typed)
    if "‘" in typed or "’" in typed:
        yield "straight quotation marks", re.sub("[‘’]", "'", typed)
    spaces = re.sub("[\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff]", " ", typed)
    signs = spaces.translate(str.maketrans("＝［］：，．＃", "=[]:,.#"))
    if signs != typed:
        yield "plain spaces and signs", signs


def _first_of(text: str, signs: str) -> int:
    return next(place for place, sign in enumerate(text) if sign in signs)


def _last_of(text: str, signs: str) -> int:
    return max(place for place, sign in enumerate(text) if sign in signs)


def _of_heading(typed: str) -> Iterator[Proposal]:
    """Yield the line as the head of a table."""
    match = _HEADING.fullmatch(typed)
    if not match or not (match["open"] or match["close"]) or "=" in typed:
        return
    marks = len(match["open"] or match["close"])
    left, right = "[" * marks, "]" * marks
    yield "as many brackets after the name of a table as before it", f"{left}{match['name']}{right}"
    joined = re.sub(r"\s*\.\s*", ".", match["name"])
    kind, _point, id_ = joined.partition(".")
    if id_:
        yield "an id without spaces", f"{left}{kind}.{_slug(id_)}{right}"
    yield "a full stop between the kind and the id", f"{left}{re.sub('[ /:]+', '.', joined)}{right}"


def _slug(words: str) -> str:
    marked = unicodedata.normalize("NFD", words.lower())
    plain = "".join(sign for sign in marked if not unicodedata.combining(sign))
    return "-".join(re.findall("[a-z0-9]+", plain))


def _of_item(typed: str) -> Iterator[Proposal]:
    """Yield the line as the last of a list."""
    if re.fullmatch(r"\s*[\"'].*[\"'],?\s*", typed):
        yield "a bracket “]” at the end of the list", f"{typed.rstrip()}]"


def _of_comment(typed: str) -> Iterator[Proposal]:
    """Yield the line as a comment."""
    if match := re.match(r"\s*(?://|;|%|--|/\*|<!--|REM\b)\s*(.*)", typed):
        yield "“#” before a comment", f"# {match[1]}"
    if match := re.fullmatch(r"(.*[^:\s])\s*//\s*(.*)", typed):
        yield "“#” before a comment", f"{match[1]} # {match[2]}"


def _of_pair(typed: str) -> Iterator[Proposal]:
    """Yield the line as a name and its value."""
    match = _PAIR.fullmatch(typed)
    if not match:
        if bare := re.fullmatch(r"\s*([A-Za-z][\w-]*)\s+([\"'\[].*)", typed):
            yield "a sign “=” between name and value", f"{bare[1]} = {bare[2]}"
        return
    name, value = match["name"], match["value"]
    if " " in name and not name.startswith(('"', "'")):
        name = name.replace(" ", "-")
    elif not _BARE_NAME.fullmatch(name) and not re.fullmatch(r"[\w.-]+", name, re.ASCII):
        name = _quoted(name.strip("\"'"))
    start = f"{match['indent']}{name} = "
    if name != match["name"]:
        yield "a name of letters, digits and hyphens", start + value
    if match["sign"] != "=":
        yield "a sign “=” between name and value", start + value
    for expected, meant in _values(value):
        yield expected, start + meant


def _values(value: str) -> Iterator[Proposal]:
    """Yield values that may be meant by one that cannot be read."""
    if not value:
        yield "a value after the sign “=”", '""'
        return
    if value[-1] in ",;.":
        yield "nothing after the value", value.rstrip(",;.")
    yield from _plain_values(value)
    if value.startswith("{"):
        yield "a brace “}” at the end", value + "}"
    elif value.startswith("["):
        yield from _lists(value)
    else:
        yield from _texts(value)


def _plain_values(value: str) -> Iterator[Proposal]:
    """Yield a number or a truth value that may be meant."""
    if value.lower() in _WORDS:
        yield "true or false, in small letters", _WORDS[value.lower()]
    if re.fullmatch(r"[+-]?[0-9]*[.,][0-9]+", value) and (number := plain_number(value)):
        yield "a number with a point in it, and with a digit before that", number
    if "°" in value or re.fullmatch(r"[0-9.,]+ ?[NSEW]", value):
        yield from (("degrees as a number with a point in it", one) for one in [plain_number(value)] if one)
    if re.fullmatch(r"0+[0-9]+(?:\.[0-9]+)?", value):
        yield "a number without zeros before it", value.lstrip("0")


def _texts(value: str) -> Iterator[Proposal]:
    """Yield texts that may be meant."""
    first, last, inner = value[0], value[-1], value.strip("\"'")
    if last == "]":
        yield "a bracket “[” before the list", f"[{value}"
    if value.startswith(('"""', "'''")):
        yield "three quotation marks at the end of the text too", value + value[:3]
    if "\\" in value:
        doubled = inner.replace("\\", "\\\\")
        yield "two backslashes for each", f'"{doubled}"'
    if first in "\"'" and last in "\"'" and first != last:
        yield "quotation marks of the same kind on both sides", _quoted(inner)
    if first in "\"'" and last != first:
        yield f"a quotation mark {first} at the end of the text", value + first
    if first not in "\"'" and last in "\"'":
        yield f"a quotation mark {last} before the text", last + value
    if first == last == '"':
        yield "a backslash before a quotation mark within the text", _quoted(inner)
    if first == last == "'":
        yield "double quotation marks around a text with an apostrophe", _quoted(inner)
    yield "quotation marks around a text", _quoted(value.rstrip(",;"))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _lists(value: str) -> Iterator[Proposal]:
    """Yield lists that may be meant by one that cannot be read."""
    yield "a bracket “]” at the end of the list", value.rstrip(", ") + "]"
    inner = value.strip("[] ")
    items = re.findall('"([^"]*)"', inner) if inner.count('"') > 1 else re.split("[,;]", inner)
    items = [item.strip().strip(f"\"'{CURLY}‘’") for item in items if item.strip()]
    quoted = ", ".join(_quoted(item) for item in items)
    yield "each text of the list in quotation marks, with commas between them", f"[{quoted}]"


_SAID: tuple[tuple[str, str], ...] = (
    ("Invalid statement", "“name = value”, a table “[kind.id]”, or a comment after “#”"),
    ("Expected '=' after a key", "a sign “=” between name and value"),
    ("Expected ']' at the end of a table", "the brackets of a table on one line: [kind.id]"),
    ("Expected newline", "nothing after the value but a comment after “#”"),
    ("Unclosed array", "a bracket “]” at the end of the list"),
    ("Illegal character", "a text on one line, with a quotation mark on both sides"),
    ("nterminated string", "a quotation mark at the end of the text"),
    ("Unescaped", "two backslashes “\\\\” for each, or single quotation marks around the text"),
    ("Invalid hex value", "two backslashes “\\\\” for each, or single quotation marks around the text"),
    ("Invalid date", "a date that the calendar has, in quotation marks"),
    ("Invalid initial character", "a name of letters, digits, hyphens and underscores"),
    ("Invalid value", "text in quotation marks, a number, true or false, or a list in square brackets"),
    ("recursion", "no brackets so deep in each other"),
    ("digits", "a number of fewer digits"),
)
"""What the parser says of a fault, and what was expected, in plain words."""


def _in_words(said: str) -> str:
    return next(
        (words for start, words in _SAID if start.lower() in said.lower()), "“name = value” on one line"
    )
