"""Sets one item as the elements of a style of CSL want it. This module imports no Sphinx."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from perspectives.citations.csl.date_setting import date_text
from perspectives.citations.csl.people import NameSetter
from perspectives.citations.csl.seams import Seams
from perspectives.citations.csl.style import Style, Terms
from perspectives.citations.csl.text_cases import roman, with_case
from perspectives.citations.item import SEVERAL_NUMBERS, Item, is_number, pages
from perspectives.citations.names import Name
from perspectives.citations.rich_text import WEB_ADDRESS, Rich, Run, italics, merged, rich
from perspectives.citations.titles import title_of

NO_VARIABLES = frozenset({"citation-number", "year-suffix", "citation-label", "first-reference-note-number"})
"""The variables that only a text with many citations has."""
PAGE_FORMS: Mapping[str, dict[str, Any]] = {
    "chicago": {"chicago": True},
    "chicago-15": {"chicago": True},
    "chicago-16": {"chicago": True},
    "minimal": {"least": 1},
    "minimal-two": {"least": 2},
}
"""The options of :func:`perspectives.citations.item.pages` for each format of page ranges."""


class Part(NamedTuple):
    """What an element prints.

    :ivar asked: whether it asks for a variable
    :ivar found: whether the item has one of those that it asks for
    """

    text: Rich
    asked: bool = False
    found: bool = False


EMPTY = Part(())


class ItemSetting:
    """One item while it is cited.

    :ivar suppressed: the variables that stand in the place of others, and are not printed again
    :ivar printed: the variables that were printed since something was looked for that takes such a place
    """

    def __init__(
        self, style: Style, terms: Terms, seams: Seams, data: Mapping[str, Any], options: Mapping[str, str]
    ) -> None:
        self.style, self.terms, self.seams = style, terms, seams
        self.data, self.options = data, options
        self.item = Item(data)
        language = str(data.get("language", ""))
        self.english = self.item.english if language else style.language.startswith("en")
        self.suppressed: set[str] = set()
        self.printed: set[str] = set()
        self.kinds: Mapping[str, Callable[[Element], Part]] = {
            "text": self._text,
            "group": self._group,
            "number": self._number,
            "label": self._label,
            "date": self._date,
            "names": self._names,
        }

    def children(self, element: Element) -> Iterator[Part]:
        """Return what the children of an element print; a condition is as its children are."""
        return map(self._part, self._chosen(element))

    def joined(self, parts: Iterable[Part], delimiter: str) -> Part:
        """Return parts as one, with the delimiter between those that are not empty."""
        all_parts = list(parts)
        text = self.seams.join((part.text for part in all_parts), delimiter)
        return Part(text, any(part.asked for part in all_parts), any(part.found for part in all_parts))

    def _part(self, element: Element) -> Part:
        kind = self.kinds.get(element.tag)
        return kind(element) if kind else EMPTY

    def _group(self, element: Element) -> Part:
        return self._grouped(element, element, element.get("delimiter", ""))

    def _grouped(self, element: Element, holder: Element, delimiter: str) -> Part:
        """Return the children of *holder* as one, with the form of *element*.

        If they ask for variables and the item has none of these, nothing is printed.
        What is printed counts as a variable that was found for a group around it.
        """
        part = self.joined(self.children(holder), delimiter)
        if part.asked and not part.found:
            return Part((), True, False)
        text = self._formatted(element, part.text)
        if text and holder is element:
            return Part(text, True, True)
        return Part(text, part.asked, part.found)

    def _branch(self, choose: Element) -> Element | None:
        for branch in choose:
            if branch.tag == "else" or self._holds(branch):
                return branch
        return None

    def _holds(self, branch: Element) -> bool:
        """Return whether the conditions of a branch hold; the types of a list are one condition."""
        tests = [
            self._is(name, word)
            for name, value in branch.attrib.items()
            if name not in {"match", "type"}
            for word in value.split()
        ]
        if (types := branch.get("type")) is not None:
            tests.append(self.data.get("type") in types.split())
        is_any = any(tests)
        return {"any": is_any, "none": not is_any}.get(branch.get("match", "all"), all(tests))

    def _is(self, condition: str, word: str) -> bool:
        """Return whether a condition holds; nothing is cited twice here, and no place is cited."""
        match condition:
            case "variable":
                return self._has(word)
            case "is-numeric":
                return is_number(str(self.data.get(word, "")))
            case "is-uncertain-date":
                date = self.data.get(word)
                return bool(date and date.get("circa") and not date.get("literal"))
        return condition == "position" and word == "first"

    def _has(self, variable: str) -> bool:
        return variable not in NO_VARIABLES and bool(self.data.get(variable))

    def _text(self, element: Element) -> Part:
        if (macro := element.get("macro")) is not None:
            return self._grouped(element, self.style.macros[macro], "")
        if (term := element.get("term")) is not None:
            text = self.terms.term(term, element.get("form", ""), element.get("plural") == "true")
            return Part(self._formatted(element, rich(text)))
        if (value := element.get("value")) is not None:
            return Part(self._formatted(element, rich(value)))
        variable = element.get("variable", "")
        if variable in NO_VARIABLES:
            return EMPTY
        text_ = () if variable in self.suppressed else self._variable(variable, element)
        if text_:
            self.printed.add(variable)
        if variable == "DOI" and WEB_ADDRESS.match(element.get("prefix", "")):
            address = f"{element.get('prefix')}{self.data.get('DOI', '')}"
            return Part((Run(address, url=address),) if text_ else (), True, bool(text_))
        return Part(self._formatted(element, text_), True, bool(text_))

    def _variable(self, variable: str, element: Element) -> Rich:
        """Return a variable as text; a title has its capitals from the element."""
        if element.get("form") == "short" and self.data.get(f"{variable}-short"):
            variable = f"{variable}-short"
        value = self.data.get(variable)
        if not value or not isinstance(value, str | int):
            return ()
        if variable == "URL":
            return (Run(str(value), url=str(value) if WEB_ADDRESS.match(str(value)) else None),)
        if variable.startswith("page"):
            return rich(self._pages(variable))
        text = self.item.text(variable)
        if '"' in str(value):
            # Straight marks become those of the language of the style.
            text = text.replace("“", self.seams.outer[0]).replace("”", self.seams.outer[1])
        case = element.get("text-case", "")
        return title_of(with_case(text, case, self.english))

    def _pages(self, variable: str) -> str:
        form = self.style.root.get("page-range-format", "")
        text = self.item.text("page")
        if variable == "page-first":
            return re.split("[–-]", text)[0]
        return pages(text, **PAGE_FORMS.get(form, {}))

    def _number(self, element: Element) -> Part:
        variable = element.get("variable", "")
        value = "" if variable in self.suppressed else self.item.text(variable)
        if not value:
            return Part((), True, False)
        self.printed.add(variable)
        form = element.get("form", "numeric")
        if value.isdecimal() and form in {"ordinal", "long-ordinal"}:
            long = self.terms.term(f"long-ordinal-{int(value):02}") if form == "long-ordinal" else ""
            value = long or self.terms.ordinal(int(value))
        elif value.isdecimal() and form == "roman":
            value = roman(int(value))
        text = with_case(value, element.get("text-case", ""), self.english)
        return Part(self._formatted(element, title_of(text)), True, True)

    def _label(self, element: Element) -> Part:
        """Return the label of a number, such as “pp.”, as its element has it."""
        variable = element.get("variable", "")
        value = str(self.data.get(variable, ""))
        if not value or variable in NO_VARIABLES:
            return EMPTY
        is_several = SEVERAL_NUMBERS.search(value.replace("–", "-")) is not None
        if variable.startswith("number-of-"):
            is_several = value != "1"
        return self._named(element, variable, is_several)

    def _named(self, element: Element, variable: str, is_several: bool) -> Part:
        """Return the label of a variable: the term of its name, in the plural for several."""
        wanted = element.get("plural", "contextual")
        is_plural = wanted == "always" or (wanted == "contextual" and is_several)
        text = self.terms.term(variable, element.get("form", ""), is_plural)
        return Part(
            self._formatted(element, rich(with_case(text, element.get("text-case", ""), self.english)))
        )

    def _date(self, element: Element) -> Part:
        variable = element.get("variable", "")
        date = None if variable in self.suppressed else self.item.date(variable)
        if date is None:
            return Part((), True, False)
        self.printed.add(variable)
        text = rich(date_text(element, date, self.terms))
        return Part(self._formatted(element, text), True, bool(text))

    def _names(self, element: Element, above: Element | None = None) -> Part:
        """Return the names of an element, or what takes their place.

        :param above: the element whose place this one takes, and whose form it has if it has none of its own
        """
        form = element if above is None or element.find("name") is not None else above
        label_of = element if above is None or element.find("label") is not None else above
        roles = [name for name in element.get("variable", "").split() if name not in self.suppressed]
        people = {role: self.item.names(role) for role in roles if self.data.get(role)}
        is_one = people.keys() >= {"editor", "translator"} and people["editor"] == people["translator"]
        if is_one and self.terms.term("editortranslator", "short"):
            people = {"editortranslator": people["editor"]}
        texts = [self._role(role, named, form, label_of) for role, named in people.items()]
        if texts:
            self.printed |= set(roles)
            delimiter = form.get("delimiter", self.options.get("names-delimiter", ""))
            text = self.seams.join(texts, delimiter)
            return Part(self._formatted(element, text) if above is None else text, True, True)
        substitute = element.find("substitute")
        for child in self._chosen(substitute) if substitute is not None else ():
            self.printed = set()
            part = self._names(child, element) if child.tag == "names" else self._part(child)
            if part.text:
                self.suppressed |= self.printed
                return Part(self._formatted(element, part.text), True, True)
        return Part((), True, False)

    def _chosen(self, element: Element) -> Iterator[Element]:
        """Yield the children of an element, and for a condition those of the branch that holds."""
        for child in element:
            if child.tag != "choose":
                yield child
            elif (branch := self._branch(child)) is not None:
                yield from self._chosen(branch)

    def _role(self, role: str, people: Sequence[Name], form: Element, label_of: Element) -> Rich:
        """Return the names of one role, with their label before or behind them."""
        name, label = form.find("name"), label_of.find("label")
        setter = NameSetter(name, self.options, self.style.root, self.terms)
        text = setter.set(people, form.find("et-al"))
        if name is not None:
            text = self._formatted(name, text)
        if label is None:
            return text
        word = self._named(label, role, len(people) > 1).text
        tags = [child.tag for child in label_of]
        is_before = "name" in tags and tags.index("label") < tags.index("name")
        return self.seams.meet(word, text) if is_before else self.seams.meet(text, word)

    def _formatted(self, element: Element, text: Rich) -> Rich:
        """Return a text with case, typeface, quotation marks and affixes of its element."""
        if not text:
            return ()
        if element.get("strip-periods") == "true":
            text = merged(Run(run.text.replace(".", ""), run.italic, run.url) for run in text)
        case = element.get("text-case", "")
        if case and element.get("variable") is None:
            text = tuple(
                Run(with_case(run.text, case, self.english), run.italic, run.url)
                if not number or "first" not in case
                else run
                for number, run in enumerate(text)
            )
        if element.get("font-style") in {"italic", "oblique"}:
            text = italics(text)
        if element.get("quotes") == "true":
            text = self.seams.quoted(text)
        return self.seams.affixed(element.get("prefix", ""), text, element.get("suffix", ""))
