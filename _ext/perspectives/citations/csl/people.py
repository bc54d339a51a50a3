"""Names as a style of CSL prints them. This module imports no Sphinx."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from perspectives.citations.csl.style import Terms
from perspectives.citations.names import Name
from perspectives.citations.rich_text import Rich, Run, merged, rich
from perspectives.citations.titles import typographic

INHERITED = {
    "and": "and",
    "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "delimiter-precedes-last": "delimiter-precedes-last",
    "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first",
    "et-al-use-last": "et-al-use-last",
    "initialize": "initialize",
    "initialize-with": "initialize-with",
    "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
    "name-form": "form",
    "name-delimiter": "delimiter",
}
"""The options that names take from the style and its parts, and what the element ``name`` calls them."""


INITIAL = re.compile(r"(?<!\w)(\w)(?:\.|(?=\s|$))")
"""A given name that is an initial already."""


def inherited_options(*elements: Element) -> dict[str, str]:
    """Return the options for names of a style and of its part, the inner element last."""
    return {
        own: element.attrib[name]
        for element in elements
        for name, own in INHERITED.items()
        if name in element.attrib
    }


class NameSetter:
    """Sets the names of one variable.

    :ivar options: the options of the element ``name`` with those that it inherits
    """

    def __init__(
        self, element: Element | None, inherited: Mapping[str, str], style: Element, terms: Terms
    ) -> None:
        self.options = {**inherited, **(element.attrib if element is not None else {})}
        self.parts = {
            part.get("name", ""): part
            for part in (element.findall("name-part") if element is not None else ())
        }
        self.terms = terms
        self.demote = style.get("demote-non-dropping-particle", "display-and-sort") == "display-and-sort"
        self.hyphen = style.get("initialize-with-hyphen", "true") == "true"

    def set(self, people: Sequence[Name], et_al: Element | None = None) -> Rich:
        """Return several names as one text."""
        others = bool(people) and people[-1].get("literal") == "others"
        people = people[:-1] if others else people
        options = self.options
        least = int(options.get("et-al-min", 0))
        is_long = (
            bool(least) and len(people) >= least and int(options.get("et-al-use-first", 1)) < len(people)
        )
        shown = people[: int(options.get("et-al-use-first", 1))] if is_long else people
        texts = [self._name(person, number == 0) for number, person in enumerate(shown)]
        delimiter = options.get("delimiter", ", ")
        inverted = options.get("name-as-sort-order") == "all" or (
            options.get("name-as-sort-order") == "first" and len(texts) == 1
        )
        if (
            is_long
            and options.get("et-al-use-last") == "true"
            and len(people) > len(shown) + 1
            and not others
        ):
            return rich(f"{delimiter.join(texts)}{delimiter}… {self._name(people[-1], False)}")
        if is_long or others:
            term = self.terms.term(et_al.get("term", "et-al") if et_al is not None else "et-al")
            is_italic = et_al is not None and et_al.get("font-style") == "italic"
            rule = options.get("delimiter-precedes-et-al", "contextual")
            comma = self._has_delimiter(rule, len(texts) > 1, inverted)
            names = Run(f"{delimiter.join(texts)}{delimiter if comma else ' '}")
            return merged((names, Run(term, is_italic)))
        word = options.get("and")
        if word is None or len(texts) < 2:
            return rich(delimiter.join(texts))
        rule = options.get("delimiter-precedes-last", "contextual")
        inverted = options.get("name-as-sort-order") == "all" or (
            options.get("name-as-sort-order") == "first" and len(texts) == 2
        )
        comma = self._has_delimiter(rule, len(texts) > 2, inverted)
        sign = "&" if word == "symbol" else self.terms.term("and")
        return rich(f"{delimiter.join(texts[:-1])}{delimiter if comma else ' '}{sign} {texts[-1]}")

    def _has_delimiter(self, rule: str, is_list: bool, inverted: bool) -> bool:
        if rule == "after-inverted-name":
            return inverted
        return rule == "always" or (rule == "contextual" and is_list)

    def _name(self, person: Name, first: bool) -> str:
        if "literal" in person:
            return typographic(person["literal"])
        parts = {part: typographic(text) for part, text in person.items()}
        family, suffix = parts.get("family", ""), parts.get("suffix", "")
        particle, dropping = parts.get("non-dropping-particle", ""), parts.get("dropping-particle", "")
        given = self._initials(parts.get("given", ""))
        family, given = self._cased("family", family), self._cased("given", given)
        if self.options.get("form") == "short":
            return _after_particle(particle, family)
        order = self.options.get("name-as-sort-order")
        if order == "all" or (order == "first" and first):
            rest = " ".join(part for part in (given, dropping, particle if self.demote else "") if part)
            lead = family if self.demote else _after_particle(particle, family)
            separator = self.options.get("sort-separator", ", ")
            return separator.join(part for part in (lead, rest, suffix) if part)
        full = " ".join(part for part in (given, dropping, _after_particle(particle, family)) if part)
        return f"{full} {suffix}" if suffix else full

    def _cased(self, name: str, text: str) -> str:
        part = self.parts.get(name)
        if part is None or not text:
            return text
        case = part.get("text-case")
        text = text.upper() if case == "uppercase" else text
        return f"{part.get('prefix', '')}{text}{part.get('suffix', '')}"

    def _initials(self, given: str) -> str:
        """Return given names as initials, if the style wants them: “W. E.” for “William E.”."""
        mark = self.options.get("initialize-with")
        if mark is None or not given:
            return given
        if self.options.get("initialize", "true") == "false":
            return re.sub(r"\s+", " ", INITIAL.sub(rf"\1{mark}", given)).strip()
        words = []
        for word in given.replace(".", ". ").split():
            pieces = [piece for piece in re.split("[-‐]", word) if piece]
            if not pieces or not pieces[0][0].isupper():
                words.append(f" {word} ")
                continue
            joint = f"{mark.rstrip()}-" if self.hyphen else mark
            shortened = [self._initial(piece, mark) for piece in pieces]
            words.append(
                joint.join(text.removesuffix(mark) for text in shortened) + _end(shortened[-1], mark)
            )
        return re.sub(r"\s+", " ", "".join(words)).strip()

    def _initial(self, piece: str, mark: str) -> str:
        """Return the initial of a name; what is shortened already, “Yu.”, keeps its letters."""
        bare = piece.rstrip(".")
        is_short = piece.endswith(".") and len(bare) > 1 and not bare.isupper()
        return f"{bare if is_short else bare[0]}{mark}"


def _end(text: str, mark: str) -> str:
    return mark if text.endswith(mark) else ""


def _after_particle(particle: str, family: str) -> str:
    if not particle:
        return family
    return particle + family if particle[-1] in "’-" else f"{particle} {family}"
