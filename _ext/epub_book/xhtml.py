"""HTML of any form as XHTML: the pages of an EPUB must be well-formed XML (EPUB 3.3, section 6.1).

In Markdown an editor may write what HTML allows and XML does not: ``<br>``, a paragraph without an end,
``&nbsp;``, attributes without quotation marks. A browser reads it by the rules of the HTML Standard, and
so does html5lib; the tree that they make is written as XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMESPACES = {"http://www.w3.org/2000/svg": "svg", "http://www.w3.org/1998/Math/MathML": "math"}
"""The namespaces that HTML gives to elements by itself, with the outermost element of each."""
_PREFIXES = {"http://www.w3.org/1999/xlink": "xlink", "http://www.w3.org/XML/1998/namespace": "xml"}
_NAME = re.compile(r"(?:(?:epub|xlink|xml):)?[A-Za-z_][\w.-]*", re.ASCII)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements without an end tag (HTML Standard, 13.1.2)."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (2.2)."""
_NO_XHTML = re.compile(r"</?[A-Z]|<script[\s>]")
"""Capitals in a tag, which XHTML does not know; and scripts, which an EPUB of this builder does not have."""
_WRAPPER = '<div xmlns:epub="http://www.idpf.org/2007/ops">{}</div>'


def fault_of(content: str | bytes) -> str | None:
    """Return why a text is not well-formed XML, with the line; None if it is."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        return str(error)
    return None


def as_xhtml(body: str) -> str:
    """Return the HTML of the body of a page as XHTML; unchanged if it is that already."""
    if fault_of(_WRAPPER.format(body)) is None and not _NO_XHTML.search(body):
        return body
    # Most books never need it.
    import html5lib  # noqa: PLC0415

    # As a fragment, html5lib would lose what a table cannot hold.
    page = f"<!DOCTYPE html><title></title><body>{body}"
    root = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    return "".join(part for found in root.findall("body") for part in _content_of(found, None))


def page_as_xhtml(page: str) -> str:
    """Return a whole page of HTML as XHTML."""
    import html5lib  # noqa: PLC0415

    root = html5lib.parse(_DECLARATION.sub("", page), treebuilder="etree", namespaceHTMLElements=False)
    root.set("xmlns", "http://www.w3.org/1999/xhtml")
    root.set("xmlns:epub", "http://www.idpf.org/2007/ops")
    return '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n' + "".join(_written(root, None))


def _content_of(element: Element, namespace: str | None) -> Iterator[str]:
    yield _text(element.text)
    for child in element:
        yield from _written(child, namespace)
        yield _text(child.tail)


def _written(element: Element, outer: str | None) -> Iterator[str]:
    """Yield the parts of an element as XML. Comments and scripts are left out."""
    tag: object = element.tag  # that of a comment is a function
    if not isinstance(tag, str) or tag == "script":
        return
    namespace, name = _divided(tag)
    if not _NAME.fullmatch(name):
        name = "span"
    attributes = dict(_attributes(element))
    if namespace != outer and namespace in _NAMESPACES:
        attributes["xmlns"] = namespace
        if any(
            attribute.startswith("{http://www.w3.org/1999/xlink}")
            for part in element.iter()
            for attribute in part.attrib
        ):
            attributes["xmlns:xlink"] = "http://www.w3.org/1999/xlink"
    elif namespace != outer and outer is not None:
        # HTML within a picture or a formula.
        attributes["xmlns"] = "http://www.w3.org/1999/xhtml"
    yield f"<{name}" + "".join(f" {key}={quoteattr(_clean(value))}" for key, value in attributes.items())
    if name in _VOID and namespace is None:
        yield " />"
        return
    yield ">"
    yield from _content_of(element, namespace)
    yield f"</{name}>"


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes that XML can have; those that start a script are left out."""
    for key, value in element.attrib.items():
        namespace, name = _divided(str(key))
        prefix = _PREFIXES.get(namespace or "")
        name = f"{prefix}:{name}" if prefix else name
        is_own = name in ("xmlns", "xmlns:epub") and element.tag == "html"
        if is_own or (_NAME.fullmatch(name) and name != "xmlns" and not name.startswith("on")):
            yield name, str(value)


def _divided(tag: str) -> tuple[str | None, str]:
    """Return the namespace and the name of ElementTree's ``{namespace}name``."""
    if not tag.startswith("{"):
        return None, tag
    namespace, _brace, name = tag[1:].partition("}")
    return namespace, name


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)


def _text(text: str | None) -> str:
    return escape(_clean(text or ""))
