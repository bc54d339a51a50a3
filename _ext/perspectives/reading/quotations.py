"""The quotations of a claim as an editor types them: paragraphs of words, with a short list of marks.

The marks are: emphasis (``*`` and ``**``), the roles for raised and lowered signs and for citations, marks of
footnotes, a backslash before a sign, entities of HTML, and the two ways to break a line: a backslash or two
spaces at its end.
Whatever else Markdown would not take for words is shown as typed, and reported.
Markdown is here what MyST-Parser reads on the page: CommonMark 0.31 with the extensions that are turned on.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from perspectives.records.characters import NUMBERED, is_forbidden_number, kept_of_number

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

QUOTED = re.compile(r" {0,3}>")
"""The beginning of a line of a quotation."""
FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,}|:{3,})")
MARKER = re.compile(r" {0,3}> ?")
WORD_ROLES = ("sub", "sup", "subscript", "superscript")
"""The roles whose content is words of the quotation."""
EDITORS_ROLES = ("cite", "cite:p", "cite:t", "cite:ps", "cite:ts", "footcite", "footcite:p", "footcite:t")
"""The roles by which the editor cites within a quotation; no words of it."""
_ROLE = rf"\{{(?P<role>{'|'.join([*WORD_ROLES, *EDITORS_ROLES])})\}}(?P<ticks>`+)(?P<content>.+?)(?P=ticks)"
UNDERSTOOD = re.compile(
    r"(?!^\[\^[^\]\s]+\]:)\[\^[^\]\s]+\]"  # the mark of a footnote, and not the beginning of its text
    rf"|{_ROLE}"
    r"|\\[!-/:-@\[-`{-~]"  # a sign that is escaped
    r"|\*+(?=\S)|(?<=\S)\*+"  # emphasis
    r"|&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});",  # an entity
    re.DOTALL | re.MULTILINE,
)
SIGN = re.compile(r"[!-/:-@\[-`{-~]")
"""What a backslash can stand before: the punctuation of ASCII (CommonMark 0.31, 2.4)."""
LOST_MARK = "ps-lost-mark"
"""The class of the mark of a footnote that is not there; no words."""
HARD_BREAK = re.compile(r"(?: {2,}|\\)$")

WORDS = {
    "text",
    "text_special",
    "softbreak",
    "hardbreak",
    "em_open",
    "em_close",
    "strong_open",
    "strong_close",
}
WORDS |= {"footnote_ref", "myst_role", "forbidden_number"}
"""The tokens in a line that are words, or understood marks on them."""
PARAGRAPHS = {"paragraph_open", "paragraph_close", "inline"}
TAKEN_FOR = {
    "bullet_list_open": "a list",
    "ordered_list_open": "a numbered list",
    "blockquote_open": "a quotation within the quotation",
    "heading_open": "a heading",
    "hr": "a line across the page",
    "code_block": "code, for its indent",
    "fence": "code",
    "colon_fence": "a directive",
    "html_block": "HTML",
    "unclosed_html": "HTML",
    "html_inline": "HTML",
    "table_open": "a table",
    "dl_open": "a definition list",
    "field_list_open": "a list of fields",
    "math_block": "mathematics",
    "math_block_label": "mathematics",
    "math_inline": "mathematics",
    "math_inline_double": "mathematics",
    "amsmath": "mathematics",
    "myst_line_comment": "a comment",
    "myst_block_break": "a break between blocks",
    "myst_target": "a label",
    "footnote_reference_open": "the text of a footnote",
    "code_inline": "code",
    "link_open": "a link",
    "image": "a picture",
    "myst_role": "a role",
    "s_open": "text struck out",
    "substitution_inline": "a substitution",
    "substitution_block": "a substitution",
    "stray_fence": "a directive",
}
"""What the tokens of Markdown mean that no quotation holds."""


@dataclass(frozen=True, slots=True)
class Misread:
    """Words that Markdown takes for something else: their line, from 0, its text, and what it would be."""

    line: int
    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A quotation as typed: its lines with ``>``, and the number of the first one in the claim, from 0."""

    first: int
    lines: tuple[str, ...]


def quotations_in(lines: Sequence[str]) -> list[Typed]:
    """Return the quotations in the lines of a claim; what stands within fences is none."""
    found: list[Typed] = []
    fenced = False
    block: list[str] = []
    for number, line in enumerate([*lines, ""]):
        if QUOTED.match(line) and not fenced:
            block.append(line)
            continue
        if block:
            found.append(Typed(number - len(block), tuple(block)))
            block = []
        fenced ^= FENCE.match(line) is not None
    return found


def misread(markdown: MarkdownIt, quotation: Typed) -> list[Misread]:
    """Return what Markdown would take for something other than words, in the order of the lines."""
    env: dict[str, Any] = {}
    tokens = markdown.parse("\n".join(quotation.lines), env)
    found = set(_strange(tokens, quotation.lines))
    for number, line in enumerate(quotation.lines):
        label = re.match(r"\s*\[([^\]]+)\]:", words_of(line))
        if label and env.get("references"):
            found.add(Misread(number, line, "the address of a link"))
    return sorted(found, key=lambda one: (one.line, one.what))


def _strange(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Misread]:
    around = 0
    for token in tokens:
        line = token.map[0] if token.map else around
        around = line
        if token.type == "blockquote_open" and token.level == 0:
            continue
        if token.type == "inline":
            for child in token.children or ():
                if (child.type not in WORDS and child.nesting >= 0) or _is_strange_role(child):
                    place = _line_of(child, line, lines)
                    yield Misread(place, lines[place], TAKEN_FOR.get(child.type, child.type))
        elif token.nesting >= 0 and token.type not in PARAGRAPHS and token.type in TAKEN_FOR:
            yield Misread(line, lines[line], TAKEN_FOR[token.type])


def _is_strange_role(token: Token) -> bool:
    return token.type == "myst_role" and token.meta.get("name") not in {*WORD_ROLES, *EDITORS_ROLES}


def _line_of(token: Token, first: int, lines: Sequence[str]) -> int:
    """Return the line that a token of a paragraph was made from, or the first one of the paragraph."""
    wanted = str(token.attrGet("href") or token.attrGet("src") or token.content or token.markup)
    return next((number for number in range(first, len(lines)) if wanted and wanted in lines[number]), first)


def words_of(line: str) -> str:
    """Return a line of a quotation without the sign before it."""
    return MARKER.sub("", line, count=1)


def as_typed(quotation: Typed) -> list[str]:
    """Return the lines of a quotation, escaped so that Markdown finds words and the marks in them only."""
    return [f"> {_escape(words_of(line))}".rstrip() + _break_of(line) for line in quotation.lines]


def _break_of(line: str) -> str:
    match = HARD_BREAK.search(line)
    return match[0] if match and words_of(line).strip("\\ ") else ""


def _escape(line: str) -> str:
    """Return a line with a backslash before each sign that is no understood mark."""
    body = HARD_BREAK.sub("", line).strip()
    parts, end = [], 0
    for match in UNDERSTOOD.finditer(body):
        parts += [SIGN.sub(r"\\\g<0>", body[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, SIGN.sub(r"\\\g<0>", body[end:])])


# The second net: the signs that were typed against the signs that are kept

_UNCOUNTED = re.compile(r"[\s\\*_]")
"""White space; and what may be a mark as well as a sign: emphasis may be typed by stars or low lines."""


def typed_signs(lines: Sequence[str]) -> str:
    """Return the signs that an editor typed, without the marks, to compare with :func:`kept_signs`."""
    text = "\n".join(words_of(line) for line in lines)
    return _UNCOUNTED.sub("", UNDERSTOOD.sub(_sign_of, text))


def _sign_of(match: re.Match[str]) -> str:
    """Return the words of a mark: the sign of an escape or an entity, the content of a role, or none."""
    mark = match[0]
    if match["role"]:
        return match["content"] if match["role"] in WORD_ROLES else ""
    if mark.startswith("\\"):
        return mark[1:]
    number = NUMBERED.fullmatch(mark)
    if number and is_forbidden_number(number):
        return kept_of_number(number)
    return html.unescape(mark) if mark.startswith("&") else ""


def kept_signs(quotation: nodes.Element) -> str:
    """Return the signs of the words in the node of a quotation, without citations and footnote marks."""
    return _UNCOUNTED.sub("", "".join(_signs(quotation)))


def _signs(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield str(node)
    elif not isinstance(
        node, nodes.footnote_reference | nodes.system_message | nodes.raw | addnodes.pending_xref
    ) and not (isinstance(node, nodes.inline) and LOST_MARK in node["classes"]):
        for child in node.children:
            yield from _signs(child)
