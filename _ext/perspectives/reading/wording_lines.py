"""The lines before the quotations of a claim that say: these are the original words, or a variant of them.

``{lang=ru}`` is an original, with the work that it was read in as ``source``, where that is not the claim's.
``{as-in=key}`` is a variant, as the work of this key has it.
The lines have the form of MyST's attributes of blocks (``attrs_block``). They are read here, from the text of
the claim, and are taken out of it before Markdown reads it: MyST drops ``lang`` from a block quotation.
So it makes no difference whether a project turns the extension on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from perspectives.reading.quotations import FENCE, QUOTED, words_of
from perspectives.reading.text_faults import TextFault
from perspectives.records.option_values import Malformed, nearest, parse_id, parse_language, parse_locator

NAMES = ("lang", "as-in", "source", "locator")
"""What a line can say, in the order in which it is written."""
OTHER_NAMES = {"language": "lang", "in": "as-in", "as": "as-in", "work": "as-in", "page": "locator"}
"""Names that are meant for others."""
READERS = {"lang": parse_language, "as-in": parse_id, "source": parse_id, "locator": parse_locator}
QUOTATION_MARKS = "\"'“”„‟«»‘’‚"
"""What a value may stand between."""

_PAIR = re.compile(
    r"(?P<name>[A-Za-z][\w-]*)\s*(?P<sign>[=:＝：])\s*"
    rf"(?:[{QUOTATION_MARKS}](?P<marked>[^{QUOTATION_MARKS}]*)[{QUOTATION_MARKS}]"
    r"|(?P<bare>[^\s{},;，；｛｝]+(?:\s*\{[^{}]*\})?))"
)
_BRACED = re.compile(r"\s*(?P<open>[{｛])(?P<body>[^`]*?)(?P<close>[}｝]?)\s*(?P<rest>[.,;:：]?|>.*)")
_BARE = re.compile(
    r"\s*(?:[:：-]\s*)?(?P<body>(?:lang|language|as[-_]in)\s*[=:＝：]\s*\S+)\s*", re.IGNORECASE
)
_KEY_AND_PLACE = re.compile(r"(?P<key>[^{}]+?)\s*\{(?P<locator>[^{}]*)\}")
_FOREIGN = re.compile(r"[.#][\w:-]+")
_WITHOUT_NAME = re.compile(
    r"\s*(?:(?P<name>lang|language|as[-_]in)\s*=?|(?P<language>[a-z]{2,3}(?:-[A-Za-z]+)*))\s*"
)


@dataclass(slots=True)
class WordingLine:
    """What the lines before a quotation say of it.

    :ivar line: the line of the claim, from 0
    :ivar typed: the line as typed
    :ivar values: what is said, by one of :data:`NAMES`; a value that cannot be read is None
    """

    line: int
    typed: str
    values: dict[str, str | None] = field(default_factory=dict)

    @property
    def is_variant(self) -> bool:
        """Whether the words are a variant."""
        return "as-in" in self.values

    @property
    def is_original(self) -> bool:
        """Whether the words are an original."""
        return "lang" in self.values and not self.is_variant

    @property
    def language(self) -> str | None:
        """The language of the words."""
        return self.values.get("lang")

    @property
    def work(self) -> str | None:
        """The work that the words were read in."""
        return self.values.get("as-in" if self.is_variant else "source")

    @property
    def locator(self) -> str | None:
        """The place in the work."""
        return self.values.get("locator")

    def written(self) -> str:
        """Return the line as it should be written."""
        pairs = [f"{name}={_marked(value)}" for name in NAMES if (value := self.values.get(name))]
        return f"{{{' '.join(pairs)}}}" if pairs else "{lang=ru} or {as-in=key}"


@dataclass(slots=True)
class ReadWordings:
    """The lines of a claim without those that say what a quotation is.

    :ivar lines: as many lines as before
    :ivar by_quotation: what is said of a quotation, by its first line, from 0
    """

    lines: list[str]
    by_quotation: dict[int, WordingLine] = field(default_factory=dict)
    faults: list[TextFault] = field(default_factory=list)


def read_wordings(lines: Sequence[str]) -> ReadWordings:
    """Return the lines of a claim without those before its quotations, what these say, and the faults."""
    read = ReadWordings(list(lines))
    waiting: WordingLine | None = None
    fence = ""
    for number, typed in enumerate(lines):
        line = typed
        marks = FENCE.match(line)
        if marks and (not fence or marks[1].startswith(fence)):
            fence = "" if fence else marks[1]
        if fence or marks:
            continue
        is_quoted_before = number > 0 and QUOTED.match(read.lines[number - 1]) is not None
        said = _said_in(line, is_quoted_before, _is_quoted_next(lines, number))
        if said is not None:
            body, is_usual, rest = said
            read.lines[number] = rest
            waiting = _with(read, waiting, number, line, body, is_usual)
            line = rest
        if waiting is None or not line.strip():
            continue
        if QUOTED.match(line):
            if waiting.values:
                read.by_quotation[number] = waiting
                if any(lines[between].strip() == "" for between in range(waiting.line, number)):
                    expected = f"“{waiting.written()}” on the line directly before the quotation"
                    _fault(read, "malformed-wording", waiting.line, waiting.typed, expected)
        else:
            _fault(read, "wording-without-words", waiting.line, waiting.typed)
        waiting = None
    if waiting is not None:
        _fault(read, "wording-without-words", waiting.line, waiting.typed)
    read.faults.sort(key=lambda fault: fault.line)
    return read


def _said_in(line: str, is_quoted_before: bool, is_before_quotation: bool) -> tuple[str, bool, str] | None:
    """Return what stands between the braces of a line, whether it stands so as usual, and what to keep of it.

    None for a line that says nothing of a quotation.
    """
    is_quoted = QUOTED.match(line) is not None
    text = words_of(line) if is_quoted else line
    if is_quoted_before and not is_quoted and ">" in text:
        return None
    if braced := _BRACED.fullmatch(text):
        pairs = list(_PAIR.finditer(braced["body"]))
        names = [_name_of(pair["name"]) for pair in pairs]
        if is_before_quotation and (short := _WITHOUT_NAME.fullmatch(braced["body"])):
            return (f"lang={short['language']}" if short["language"] else ""), False, ""
        is_meant = any(name in NAMES for name in names) or (is_before_quotation and bool(pairs))
        if not is_meant or (is_quoted and not {"lang", "as-in"} & set(names)):
            return None
        body = braced["body"]
        is_closed = (braced["open"], braced["close"], braced["rest"]) == ("{", "}", "")
        keeps = braced["rest"].startswith(">")
        return body, is_closed and not is_quoted, braced["rest"] if keeps else ""
    if is_before_quotation and not is_quoted and (bare := _BARE.fullmatch(text)):
        return bare["body"], False, ""
    return None


def _is_quoted_next(lines: Sequence[str], number: int) -> bool:
    """Return whether a quotation is the next thing under a line."""
    following = (line for line in lines[number + 1 :] if line.strip())
    return QUOTED.match(next(following, "")) is not None


def _with(
    read: ReadWordings, waiting: WordingLine | None, number: int, line: str, body: str, is_usual: bool
) -> WordingLine:
    """Return what a line says, added to what the line above it says of the same quotation."""
    said = waiting or WordingLine(number, line.strip())
    pairs = list(_PAIR.finditer(body))
    ends = [*(pair.start() for pair in pairs[1:]), len(body)]
    for pair, end in zip(pairs, ends, strict=False):
        # What stands before the next value, such as “212” of a locator without quotation marks.
        rest = body[pair.end() : end]
        is_usual &= _take(read, said, number, pair, _FOREIGN.sub("", rest).strip(" \t,;"))
    if _FOREIGN.sub("", _PAIR.sub("", body)).strip(" \t,;"):
        is_usual = False
    if not said.is_original and not said.is_variant:
        is_usual = False
        if said.values.get("source"):
            said.values["as-in"] = said.values.pop("source")
    elif said.is_variant and "source" in said.values:
        is_usual = False
        del said.values["source"]
    if not is_usual:
        _fault(read, "malformed-wording", number, line.strip(), f"“{said.written()}”")
    return said


def _take(read: ReadWordings, said: WordingLine, number: int, pair: re.Match[str], rest: str) -> bool:
    """Add one value to what is said of a quotation; return whether it stands in the usual form.

    :param rest: what stands behind the value and belongs to no other
    """
    name = _name_of(pair["name"])
    is_usual = pair["sign"] == "=" and name == pair["name"]
    if name not in NAMES:
        near = nearest(name, NAMES)
        _fault(read, "unknown-option", number, pair[0], "one of " + ", ".join(NAMES), near)
        if near is None or near in said.values:
            return True
        name, is_usual = near, pair["sign"] == "="
    if name in said.values:
        _fault(read, "repeated-option", number, pair[0], f"“{name}” once")
        return True
    value = (pair["bare"] if pair["marked"] is None else pair["marked"]).strip()
    if name == "locator" and pair["marked"] is None:
        value = f"{value} {rest}".strip()
    if name in ("as-in", "source") and (place := _KEY_AND_PLACE.fullmatch(value)):
        value, is_usual = place["key"], False
        said.values.setdefault("locator", _value(read, number, "locator", place["locator"].strip()))
    said.values[name] = _value(read, number, name, value)
    return is_usual


def _name_of(typed: str) -> str:
    name = typed.lower().replace("_", "-")
    return OTHER_NAMES.get(name, name)


def _value(read: ReadWordings, number: int, name: str, value: str) -> str | None:
    try:
        return READERS[name](value)
    except Malformed as malformed:
        found = f"{name}={malformed.value}"
        _fault(read, malformed.code, number, found, malformed.expected, malformed.nearest)
        return None


def _marked(value: str) -> str:
    return value if re.fullmatch(r"[\w:-]+", value, re.ASCII) else f'"{value}"'


def _fault(
    read: ReadWordings, code: str, line: int, value: str, expected: str = "", near: str | None = None
) -> None:
    read.faults.append(TextFault(code, line, value, expected, near))
