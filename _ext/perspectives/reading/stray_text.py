"""Words of a page that look like markup and are none: options, roles, directives and links, printed as typed.

The text is that of MyST's own tokens: what stands in code is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from perspectives.reading.fence_lines import OWN_NAMES
from perspectives.reading.option_forms import LOOSE_OPTION, takes
from perspectives.reading.text_faults import TextFault
from perspectives.records.claim_fields import CLAIM_FIELDS
from perspectives.records.comparison_fields import COMPARISON_FIELDS, NOTE_FIELDS
from perspectives.records.document_fields import document_readers
from perspectives.records.fields import readers_of
from perspectives.records.lesson_options import LESSON_READERS, LESSON_SOURCE_READERS
from perspectives.records.option_values import nearest, parse_text
from perspectives.records.view_options import VIEW_OPTIONS

OWN_ROLES = ("claim", "voice", "event", "accounts", "document", "quote")
ROLES = (
    *OWN_ROLES,
    *("cite", "cite:p", "cite:t", "cite:ps", "cite:ts", "footcite", "footcite:p", "footcite:t"),
    *("ref", "numref", "doc", "term", "any", "download", "abbr", "sub", "sup", "math", "eq", "index"),
)
"""The roles that a misspelt name is compared with; those of other extensions are known to Sphinx alone."""
Readers = Mapping[str, Callable[[str], Any]]
"""The functions that read the options of a directive, by their names."""
READERS: Mapping[str, Readers] = {
    "claim": readers_of(CLAIM_FIELDS),
    "accounts": readers_of(COMPARISON_FIELDS),
    "editorial-note": readers_of(NOTE_FIELDS),
    "commentary": {},
    "document": document_readers(),
    "headnote": {},
    "parallel": {},
    "lesson": LESSON_READERS,
    "lesson-source": LESSON_SOURCE_READERS,
    **{name: {} for name in ("pupils", "organiser", "task", "teacher")},
    "view": {},
}
"""The options of each directive of this extension with the functions that read them."""
OPTION_NAMES = frozenset(name for table in (*READERS.values(), *VIEW_OPTIONS.values()) for name in table)

_CODE = "\0"
"""Stands for each sign of a span of code, of a role, and of what is escaped."""
_SPAN = re.compile(r"(?P<role>\{[\w:+-]+\})?(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_BRACES = re.compile(
    r"(?P<open>[{｛])(?P<before>\s*)(?P<name>[A-Za-z][\w:+-]*)(?P<after>\s*)(?P<close>[}｝]|(?=\0))"
)
_OWN_ROLE = re.compile(rf"\{{(?:{'|'.join(OWN_ROLES)}|cite(?::[a-z]+)?)\}}`")
_HEADING = re.compile(r"\s*#{1,6} \S.*\s*")
_UNOPENED = re.compile(r"(?<![{｛\w:+\x01-])[(\[<]?(?P<name>[A-Za-z][\w:+-]*)[}｝](?=\0)")
_LABEL = re.compile(
    r"\s*\((?P<name>[A-Za-z][\w-]*)\)=\s+(?P<rest>\S.*)|\s*\((?P<spaced>[A-Za-z][\w-]*)\)\s+=\s*"
)
_RST_ROLE = re.compile(r"(?<![\w:]):(?P<name>[a-z][\w:-]*):\0+")
_OPTION = re.compile(r"\s*[:：](?P<name>[A-Za-z][\w-]*)[:：](?P<space>\s*)(?P<value>.*)")
_LINK = re.compile(
    r"!?\[[^\]\n]*\](?P<gap>[ \t]*)\((?P<address>(?:[^()\n]|\([^()\n]*\))*)\)|<(?P<auto>https?://[^<>\n]*)>",
    re.IGNORECASE,
)
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*$""")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n^]+\]:\s*(?P<address>[a-z][a-z0-9+.-]*://.*\s.*)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|\.{0,2}/).*|.*\.(?:md|html?|png|jpe?g|svg|pdf|gif)", re.IGNORECASE
)
_COLONS = re.compile(r"\s*[:：]{1,}\s*")
_BEFORE_BRACE = re.compile(r"\s*(?=[^\w\s]*[:：;])[^\w\s{]{1,8}\s*")
"""Signs at the beginning of a line that were meant for colons before the name of a directive."""


def stray_markup(
    text: str, inside: str = "", is_role: Any = None, added: Callable[[], Readers] = dict
) -> list[TextFault]:
    """Return what looks like markup in the text of a paragraph, a heading or a cell.

    :param text: the text in Markdown
    :param inside: the directive of this extension that the text stands in directly; empty if there is none
    :param is_role: returns whether a role of a name exists; without it, only :data:`ROLES` exist
    :param added: returns the options of a claim that are added from outside
    """
    exists = is_role or ROLES.__contains__
    # First the escapes: a backslash says that the sign is meant as it is.
    masked = _ESCAPED.sub(lambda match: "\1\1", text) if "\\" in text else text
    if "`" in masked:
        masked = _SPAN.sub(lambda match: re.sub(r"[^\n]", _CODE, match[0]), masked)
    found = [*_options(text, masked, inside, added), *_links(text, masked), *_labels(masked)]
    if "{" in masked or "｛" in masked or "}" in masked or ":" in masked:
        found += _roles(text, masked, exists)
    return sorted(found, key=lambda one: one.line)


def _options(text: str, masked: str, inside: str, added: Callable[[], Readers]) -> Iterator[TextFault]:
    typed = text.split("\n")
    run: list[tuple[int, str]] = []
    for number, line in enumerate(masked.split("\n")):
        if ":" not in line and "：" not in line:
            continue
        match = _OPTION.fullmatch(line)
        if match and not match["value"].startswith(_CODE * 2):
            name = match["name"]
            if match["space"] or not match["value"] or name in OPTION_NAMES | added().keys():
                run.append((number, name))
        elif (loose := LOOSE_OPTION.fullmatch(line)) and _is_option(
            _readers(inside, added), loose["name"], loose["value"]
        ):
            expected = f"“:{loose['name']}: {loose['value']}” among the options"
            yield TextFault("option-in-text", number, typed[number].strip(), expected)
        elif _COLONS.fullmatch(line):
            yield TextFault("stray-fence", number, typed[number].strip())
    yield from _runs(run, typed, OPTION_NAMES | added().keys())


def _runs(options: list[tuple[int, str]], typed: list[str], known: Collection[str]) -> Iterator[TextFault]:
    """Yield a fault for each run of options, one line under the other.

    :param options: the line and the name of each
    """
    runs: list[list[tuple[int, str]]] = []
    for number, name in options:
        if not runs or number != runs[-1][-1][0] + 1:
            runs.append([])
        runs[-1].append((number, name))
    for run in runs:
        first, name = run[0]
        names = [one for _number, one in run]
        expected = ""
        if name == "id":
            directive = next((own for own, readers in READERS.items() if readers.keys() >= {*names}), "claim")
            expected = f"the first line of a directive above it, such as “:::{{{directive}}} …”"
        elif len(run) > 1:
            expected = f"none of these in the text: {', '.join(names)}"
        near = nearest(name, known) if name not in known else None
        yield TextFault("option-in-text", first, typed[first].strip(), expected, near)


def _readers(inside: str, added: Callable[[], Readers]) -> Readers:
    """Return the options of a directive, with those that are added to a claim."""
    readers = READERS.get(inside, {})
    return {**readers, **added()} if inside == "claim" else readers


def _is_option(readers: Readers, name: str, value: str) -> bool:
    """Return whether a line without its colons is an option: a name, and a value that the option takes."""
    reader = readers.get(name)
    return reader is not parse_text and bool(value) and takes(reader, value)


def _roles(text: str, masked: str, exists: Any) -> Iterator[TextFault]:
    for match in _RST_ROLE.finditer(masked):
        if exists(match["name"]):
            typed = text[match.start() : match.end()]
            yield _role(text, match.start(), typed, match["name"], typed.partition("`")[2].strip("`"))
    for match in _UNOPENED.finditer(masked):
        if match["name"] in ROLES and not masked[: match.start()].rstrip(" ").endswith(("{", "｛")):
            words = text[match.end() :].strip("`").partition("`")[0]
            yield _role(text, match.start(), f"{match[0]}`{words}`", match["name"], words)
    for match in _BRACES.finditer(masked):
        name, line = match["name"], text.count("\n", 0, match.start())
        start_of_line = text.rfind("\n", 0, match.start()) + 1
        rest = text[match.end() :].partition("\n")[0]
        is_first = _BEFORE_BRACE.fullmatch(masked[start_of_line : match.start()]) is not None
        follows = re.match(r"\s{0,2}([`‘’“”'\"´‹«„]+)([^`‘’“”'\"´›»]*)[`‘’“”'\"´›»]?", rest)
        if is_first and (name in OWN_NAMES or nearest(name, OWN_NAMES)):
            typed = text[start_of_line : match.end()] + rest
            expected = f"“:::{{{name}}}{rest.rstrip()}”"
            yield TextFault("malformed-directive", line, typed.strip(), expected, _near(name, OWN_NAMES))
        elif exists(name):
            # Words in braces may be meant as they are; the name of a role with a text after it is not.
            words = follows[2] if follows else ""
            is_role = name in (*OWN_ROLES, *OWN_NAMES) or ":" in name or match["close"] == ""
            if follows or is_role or rest[:1].isalnum():
                yield _role(
                    text, match.start(), match[0] + (follows[0] if follows else rest[:30]), name, words
                )
        elif follows and (near := nearest(name, ROLES)):
            yield _role(text, match.start(), match[0] + follows[0], name, follows[2], near)


def _labels(masked: str) -> Iterator[TextFault]:
    for number, line in enumerate(masked.split("\n")):
        match = _LABEL.fullmatch(line) if ")" in line and "=" in line else None
        if match:
            label = f"({match['name'] or match['spaced']})="
            rest = f", and “{match['rest']}” on the line under it" if match["rest"] else ""
            yield TextFault("malformed-label", number, line.strip(), f"“{label}” alone on the line{rest}")


def is_page_text(content: str) -> bool:
    """Return whether a text is a heading, or has a role of ours or a citation: what no code has."""
    return bool(_OWN_ROLE.search(content) or _HEADING.fullmatch(content))


def _near(name: str, names: Collection[str]) -> str | None:
    return None if name in names else nearest(name, names)


def _role(text: str, at: int, typed: str, name: str, words: str, near: str | None = None) -> TextFault:
    expected = f"“{{{near or name}}}`{words.strip() or '…'}`”"
    shown = typed.strip()
    return TextFault("malformed-role", text.count("\n", 0, at), shown, expected, near)


def _links(text: str, masked: str) -> Iterator[TextFault]:
    for number, line in enumerate(masked.split("\n")):
        if line.lstrip().startswith("[") and (match := _DEFINITION.fullmatch(line)):
            words = "%20".join(match["address"].split())
            yield TextFault("broken-link", number, line.strip(), f"an address without spaces, “{words}”")
    if "](" not in masked and "] (" not in masked and "<http" not in masked.lower():
        return
    for match in _LINK.finditer(masked):
        address = (match["auto"] or _TITLE.sub("", match["address"])).strip()
        if address.startswith("<") or not _ADDRESS.fullmatch(address):
            continue
        if any(sign.isspace() for sign in address):
            words = "%20".join(address.split())
            expected = f"an address without spaces, “{words}”"
        elif match["gap"] and "://" in address:
            expected = "no space between the words and the address"
        else:
            continue
        yield TextFault(
            "broken-link", text.count("\n", 0, match.start()), text[match.start() : match.end()], expected
        )
