"""A style of CSL and its terms, read from files. This module imports no Sphinx.

The terms of a language stand in a locale file, ``locales-en-GB.xml``.
It is looked for beside the style, then in the Python package ``citeproc-py``, which carries the locales of
the Citation Style Language project.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

CSL_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MAIN_DIALECTS = {"en": "en-US", "de": "de-DE", "pt": "pt-PT", "zh": "zh-CN", "sr": "sr-RS", "uk": "uk-UA"}
"""The locale of a language that has several, or whose country has another name."""
FALLBACK_FORMS = {"verb-short": "verb", "symbol": "short", "short": "", "verb": ""}
"""The form of a term that takes the place of one that a locale lacks; the long form is empty."""
BASE_LOCALE = "en-US"
NUMBERS = frozenset({"et-al-min", "et-al-use-first", "et-al-subsequent-min", "et-al-subsequent-use-first"})
"""The attributes that are numbers."""
PLACES = ("year", "month", "day")
"""The parts of a date, by their places in a point."""


class StyleError(Exception):
    """A style that cannot be used.

    :ivar code: the code of the problem
    :ivar value: what was found
    :ivar line: its line in the file
    """

    def __init__(self, code: str, value: str, line: int = 1) -> None:
        super().__init__(f"{code}: {value}")
        self.code, self.value, self.line = code, value, line


@dataclass(frozen=True)
class Style:
    """A style with its locales, the nearest first.

    :ivar title: the name that the style gives itself
    :ivar language: the locale in which it cites
    :ivar missing_locale: the locale that was looked for and not found; empty if none is missing
    """

    title: str
    root: Element
    locales: Sequence[Element]
    language: str
    missing_locale: str = ""

    @property
    def is_note(self) -> bool:
        """Whether the style cites in notes."""
        return self.root.get("class") == "note"

    @cached_property
    def macros(self) -> Mapping[str, Element]:
        """The macros by name."""
        return {macro.get("name", ""): macro for macro in self.root.findall("macro")}

    def layout(self, part: str) -> Element | None:
        """Return the layout of ``citation`` or ``bibliography``; None if the style has none."""
        return self.root.find(f"{part}/layout")


def read_style(path: Path) -> Style:
    """Return the style in a file.

    :raises StyleError: if there is no file, or what is in it is no style that can be used
    """
    try:
        text = path.read_bytes()
    except OSError as error:
        raise StyleError("missing-style", str(error.strerror or error)) from error
    root = _parsed(text)
    if root.tag != "style":
        raise StyleError("malformed-style", f"<{root.tag}>")
    parent = _parent(root)
    if parent:
        raise StyleError("dependent-style", parent)
    if root.find("citation/layout") is None:
        raise StyleError("malformed-style", "no <citation> with a <layout>")
    for fault in _faults(root):
        raise StyleError("malformed-style", fault)
    language = root.get("default-locale", BASE_LOCALE)
    locales, missing = _locales(root, language, path.parent)
    title = (root.findtext("info/title") or path.stem).strip()
    return Style(title, root, locales, language, missing)


def _faults(root: Element) -> Iterator[str]:
    """Yield the values in a style that nothing can be made of."""
    macros = {macro.get("name", ""): macro for macro in root.findall("macro")}
    calls = {
        name: {text.get("macro", "") for text in macro.iter("text")} - {""} for name, macro in macros.items()
    }
    for element in root.iter():
        for name, value in element.attrib.items():
            if name in NUMBERS and not value.isdecimal():
                yield f'{name}="{value}"'
        if element.tag == "date-part" and element.get("name") not in PLACES:
            yield f'date-part name="{element.get("name")}"'
        if (
            element.tag in {"text", "key"}
            and (macro := element.get("macro")) is not None
            and macro not in macros
        ):
            yield f'macro="{macro}"'
    yield from (f'macro="{name}" in itself' for name in calls if name in _reached(name, calls))


def _reached(name: str, calls: Mapping[str, set[str]]) -> set[str]:
    """Return the macros that a macro prints, directly or by others."""
    reached, waiting = set[str](), [name]
    while waiting:
        new = calls.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def _parent(root: Element) -> str:
    """Return the name of the style that a dependent style stands for; empty for a style of its own."""
    for link in root.findall("info/link"):
        if link.get("rel") == "independent-parent":
            return link.get("href", "").rpartition("/")[2]
    return ""


def _parsed(text: bytes) -> Element:
    """Return the root of a file, its names without their namespace.

    :raises StyleError: if it is no XML; CSL knows no document types, which could name other files
    """
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise StyleError("malformed-style", "<!DOCTYPE>")
    try:
        root = fromstring(text)  # noqa: S314  # without a document type, it can name nothing else
    except (ParseError, ValueError, LookupError) as error:
        line = error.position[0] if isinstance(error, ParseError) else 1
        raise StyleError("malformed-style", str(error), line) from error
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(CSL_NAMESPACE)
    return root


def _locales(root: Element, language: str, folder: Path) -> tuple[list[Element], str]:
    """Return the locales in the order in which terms are looked for, and the one that was not found."""
    short = language.partition("-")[0]
    own = root.findall("locale")
    locales = [
        element for wanted in (language, short, None) for element in own if element.get(LANGUAGE) == wanted
    ]
    files = {name: _locale_file(name, folder) for name in _names(language, short)}
    locales += [element for element in files.values() if element is not None]
    missing = "" if files[language] is not None else language
    return locales, missing


def _names(language: str, short: str) -> Iterator[str]:
    main = MAIN_DIALECTS.get(short, f"{short}-{short.upper()}")
    yield from dict.fromkeys([language, main, BASE_LOCALE])


def _locale_file(name: str, folder: Path) -> Element | None:
    """Return the locale of a name; None if it is neither beside the style nor in the package."""
    if not name.replace("-", "").isalnum():
        return None
    package = find_spec("citeproc")
    places = [folder, *(Path(place) / "data" / "locales" for place in _folders(package))]
    for place in places:
        file = place / f"locales-{name}.xml"
        if file.is_file():
            root = _parsed(file.read_bytes())
            return root if root.tag == "locale" else None
    return None


def _folders(package: object) -> Sequence[str]:
    return list(getattr(package, "submodule_search_locations", None) or ())


class Terms:
    """The terms, the dates and the options of the locales of a style."""

    def __init__(self, locales: Sequence[Element]) -> None:
        self.locales = locales
        self.terms: dict[tuple[str, str], Element] = {}
        self.options: dict[str, str] = {}
        self.dates: dict[str, Element] = {}
        for locale in reversed(locales):
            for term in locale.iterfind("terms/term"):
                self.terms[term.get("name", ""), term.get("form", "").replace("long", "")] = term
            for options in locale.iterfind("style-options"):
                self.options |= options.attrib
            for date in locale.iterfind("date"):
                self.dates[date.get("form", "text")] = date

    def term(self, name: str, form: str = "", plural: bool = False) -> str:
        """Return a term; empty if no locale has it."""
        form = "" if form == "long" else form
        while (element := self.terms.get((name, form))) is None:
            if form not in FALLBACK_FORMS:
                return ""
            form = FALLBACK_FORMS[form]
        number = element.find("multiple" if plural else "single")
        return ((number if number is not None else element).text or "").strip("\n")

    def ordinal(self, number: int) -> str:
        """Return an ordinal number: “2nd”."""
        for digits, match in ((number % 100, "last-two-digits"), (number % 10, "last-digit")):
            element = self.terms.get((f"ordinal-{digits:02}", ""))
            if element is None:
                continue
            rule = element.get("match", "last-digit" if digits < 10 else "last-two-digits")
            if rule == match or (rule == "whole-number" and digits == number):
                return f"{number}{element.text or ''}"
        return f"{number}{self.term('ordinal')}"

    @property
    def quotes(self) -> Mapping[str, str]:
        """The quotation marks, by the names of their terms."""
        names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
        return {name: self.term(name) for name in names}
