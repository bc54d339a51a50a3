"""What the styles of an HTML page hide, as far as the page itself holds them.

Read are the ``style`` attributes and the ``style`` elements, not other files. Of a style, the properties
``display``, ``visibility``, ``content-visibility`` and ``white-space`` count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag
from soupsieve.util import SelectorSyntaxError

PROPERTIES = ("display", "visibility", "content-visibility", "white-space")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r"(?P<head>[^{};]*)\{")
_BRACE = re.compile(r"[{}]")
_DECLARATION = re.compile(rf"\s*({'|'.join(PROPERTIES)})\s*:\s*([^!]+?)\s*(!\s*important)?\s*", re.IGNORECASE)
_COMMA = re.compile(r",(?![^(]*\))")
_NAME = re.compile(r"[.#][\w-]+")
_FUNCTION = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_EVERYWHERE = re.compile(
    r"@media\s+(?:only\s+)?(?:screen|all)|@(?:layer|supports)\b.*", re.IGNORECASE | re.DOTALL
)

_Weight = tuple[bool, int, int, int, int]


class PageStyles:
    """The styles of a page. The declaration that counts is the weightiest one, as in a browser."""

    def __init__(self, page: BeautifulSoup) -> None:
        self._by_element: dict[int, dict[str, tuple[_Weight, str]]] = {}
        self._names: set[str] = set()
        for element in page.find_all("style"):
            if not self._names:
                self._names = _names_in(page)
            if str(element.get("media") or "all").strip().lower() in ("all", "screen"):
                self._add_sheet(page, _COMMENT.sub("", "".join(str(text) for text in element.contents)))

    def of(self, element: Tag) -> dict[str, str]:
        """Return the values of :data:`PROPERTIES` for an element, as far as a style gives them."""
        found = dict(self._by_element.get(id(element), {}))
        for name, value, is_important in _declarations(str(element.get("style") or "")):
            _set(found, name, value, (is_important, 1, 0, 0, 0))
        return {name: value for name, (_, value) in found.items()}

    def _add_sheet(self, page: BeautifulSoup, text: str) -> None:
        for selectors, body in _rules(text):
            declarations = list(_declarations(body))
            for selector in _COMMA.split(selectors) if declarations else ():
                # Most selectors of a large sheet name what the page has not.
                if not self._names.issuperset(_NAME.findall(_FUNCTION.sub("", selector))):
                    continue
                try:
                    elements = page.select(selector)
                except (SelectorSyntaxError, NotImplementedError):
                    continue  # what only a browser knows, such as p::before
                weight = _weight_of(selector)
                for element in elements:
                    found = self._by_element.setdefault(id(element), {})
                    for name, value, is_important in declarations:
                        _set(found, name, value, (is_important, 0, *weight))


def _names_in(page: BeautifulSoup) -> set[str]:
    """Return the classes and ids of all elements, with the signs that selectors put before them."""
    names: set[str] = set()
    for element in page.find_all(True):
        names |= {f".{name}" for name in _words_of(element, "class")}
        names |= {f"#{name}" for name in _words_of(element, "id")}
    return names


def _words_of(element: Tag, name: str) -> list[str]:
    """Return the words of an attribute."""
    value = element.get(name) or ""
    return value.split() if isinstance(value, str) else [str(word) for word in value]


def _weight_of(selector: str) -> tuple[int, int, int]:
    """Return how many ids, classes and names of elements a selector has."""
    return (
        selector.count("#"),
        len(re.findall(r"[.\[]|(?<!:):(?!:)", selector)),
        len(re.findall(r"(?:^|[\s>+~])[A-Za-z]", selector.strip())),
    )


def _set(found: dict[str, tuple[_Weight, str]], name: str, value: str, weight: _Weight) -> None:
    # Of two that weigh the same, the later one counts.
    if name not in found or found[name][0] <= weight:
        found[name] = (weight, value)


def _declarations(body: str) -> Iterator[tuple[str, str, bool]]:
    """Yield name, value and importance of each declaration of one of :data:`PROPERTIES`."""
    for declaration in _COMMENT.sub("", body).split(";"):
        match = _DECLARATION.fullmatch(declaration)
        if match:
            yield match[1].lower(), match[2].strip().lower(), match[3] is not None


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the body of each rule that holds on every screen."""
    position = 0
    while match := _BLOCK.search(text, position):
        end = _end_of_block(text, match.end())
        head, body = match["head"].strip(), text[match.end() : end]
        if not head.startswith("@"):
            yield head, body
        elif _EVERYWHERE.fullmatch(head):
            yield from _rules(body)
        position = end + 1


def _end_of_block(text: str, position: int) -> int:
    depth = 1
    for match in _BRACE.finditer(text, position):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    return len(text)
