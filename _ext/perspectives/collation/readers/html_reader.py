"""Reads HTML as browsers show it. The marks of notes are not part of the text.

What a click unfolds (``details``) is read.
What is shown above the words (``rt``), where something fails (``object``), or to choose from (``select``),
is not.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from perspectives.collation.manifest import Copy
from perspectives.collation.normal_form import QUOTES
from perspectives.collation.readers import PassagesByWork, single_work, writer_for
from perspectives.collation.readers.decoding import decode_html
from perspectives.collation.readers.note_marks import is_linked_mark, is_raised_mark
from perspectives.collation.readers.page_styles import PageStyles
from perspectives.collation.witness_text import PassageWriter

SKIPPED_TAGS = frozenset(
    "head title script style template noscript noframes noembed datalist select rp rt rtc audio "
    "video canvas iframe object progress meter metadata desc defs annotation annotation-xml".split()
)
"""Elements whose content is not shown, is shown only where something fails, or is no text of the page."""
INLINE_TAGS = frozenset(
    "a abbr acronym area b basefont bdi bdo big blink button cite code data del dfn em embed "
    "font i img input ins kbd label map mark math nobr output picture q rb rbc ruby s samp slot "
    "small source span strike strong sub sup svg time track tt u var wbr".split()
)
"""Elements within a line.

Every other one begins and ends a line, but for those with a hyphen in their names.
"""
PREFORMATTED_TAGS = ("pre", "textarea", "listing", "xmp", "plaintext")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_EMPTY_ELEMENT = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)"
    r"""([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*/>"""
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the text of an element is shown."""

    is_visible: bool = True
    is_preformatted: bool = False


_Content = list[tuple[PageElement | str, _Setting]]
"""Nodes of the page, and the signs that end an element: a line feed or a quotation mark."""


def read(copy: Copy, file: str, content: bytes) -> PassagesByWork:
    """Return the text of the page as one passage."""
    writer = writer_for(copy, file)
    text = decode_html(content)
    if file.lower().endswith(".xhtml"):
        # In XHTML, an element of any name can be empty; to a reader of HTML it would stay open.
        text = _EMPTY_ELEMENT.sub(r"<\1\2></\1>", text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        page = BeautifulSoup(text, "html5lib")
    styles = PageStyles(page)
    todo: _Content = [(page, _Setting())]
    while todo:
        node, setting = todo.pop()
        if isinstance(node, Tag):
            todo += reversed(_open(node, setting, styles, writer))
        elif not isinstance(node, NavigableString):
            writer.add_text(str(node))
        elif setting.is_visible and not isinstance(node, PreformattedString):
            writer.add_text(str(node) if setting.is_preformatted else _SPACE.sub(" ", node))
    return single_work(copy, file, [writer.passage()])


def _open(tag: Tag, setting: _Setting, styles: PageStyles, writer: PassageWriter) -> _Content:
    """Begin an element, and return its content with the sign that ends it; nothing where it is not shown."""
    style = styles.of(tag)
    display = style.get("display") or ("none" if _is_hidden(tag) else "")
    if tag.name in SKIPPED_TAGS or display == "none" or style.get("content-visibility") == "hidden":
        return []
    if _is_note_mark(tag):
        return []
    if visibility := style.get("visibility"):
        setting = replace(setting, is_visible=visibility not in ("hidden", "collapse"))
    if white_space := style.get("white-space"):
        setting = replace(setting, is_preformatted=white_space.startswith(("pre", "break-spaces")))
    elif tag.name in PREFORMATTED_TAGS:
        setting = replace(setting, is_preformatted=True)
    content: _Content = [(child, setting) for child in tag.contents]
    sign = _sign_around(tag, display)
    if sign.isspace() or setting.is_visible:
        writer.add_text(sign)
        content.append((sign, setting))
    return content


def _is_hidden(tag: Tag) -> bool:
    if tag.name == "dialog" and not tag.has_attr("open"):
        return True
    return tag.has_attr("hidden") or tag.has_attr("popover")


def _sign_around(tag: Tag, display: str) -> str:
    """Return what stands before and after an element: a line end, a quotation mark, or nothing."""
    if _is_block(tag, display):
        return "\n"
    # A browser sets quotation marks around q. Those that the page itself has are enough.
    return '"' if tag.name == "q" and tag.get_text().strip()[:1] not in QUOTES else ""


def _is_block(tag: Tag, display: str) -> bool:
    if display.startswith(("inline", "contents", "ruby")):
        return False
    return bool(display) or (tag.name not in INLINE_TAGS and "-" not in tag.name)


def _is_note_mark(tag: Tag) -> bool:
    """Return whether *tag* is the mark of a note, or the link around one."""
    if tag.name == "sup":
        link = tag.find("a") or tag.find_parent("a")
        return is_raised_mark(tag.get_text(), link is not None and "#" in str(link.get("href", "")))
    if tag.name != "a" or "#" not in str(tag.get("href", "")):
        return False
    kinds = f"{tag.get('role', '')} {tag.get('epub:type', '')}".split()
    return not {"doc-noteref", "noteref"}.isdisjoint(kinds) or is_linked_mark(tag.get_text())
