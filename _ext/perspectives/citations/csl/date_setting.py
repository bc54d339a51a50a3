"""Dates as a style of CSL prints them. This module imports no Sphinx."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from perspectives.citations.csl.style import PLACES, Terms
from perspectives.citations.csl_dates import Date, Point


def date_text(element: Element, date: Date, terms: Terms) -> str:
    """Return a date as an element ``date`` of a style asks for it, without the affixes of the element."""
    if date.literal:
        return date.literal
    parts, delimiter = _parts(element, terms)
    known = [part for part in parts if PLACES.index(part.get("name", "year")) < len(date.start)]
    if not date.end:
        return _row(known, date.start, terms, delimiter)
    return _range(known, date, terms, delimiter)


def _parts(element: Element, terms: Terms) -> tuple[Sequence[Element], str]:
    """Return the parts of a date in their order, and the delimiter between them.

    A date with a form takes order and affixes from the locale; the style may change the form of a part.
    """
    form = element.get("form")
    if form is None or form not in terms.dates:
        return element.findall("date-part"), element.get("delimiter", "")
    localised = terms.dates[form]
    wanted = set(element.get("date-parts", "year-month-day").split("-"))
    own = {part.get("name"): part.attrib for part in element.findall("date-part")}
    merged = []
    for part in localised.findall("date-part"):
        if part.get("name") in wanted:
            copy = Element("date-part", {**part.attrib, **own.get(part.get("name"), {})})
            merged.append(copy)
    return merged, localised.get("delimiter", "")


def _row(parts: Sequence[Element], point: Point, terms: Terms, delimiter: str, last: bool = True) -> str:
    """Return parts of a date in a row.

    With *last*, what belongs between two parts is not behind the last one.
    """
    texts = []
    for number, part in enumerate(parts):
        text = _part(part, point, terms)
        is_end = last and number == len(parts) - 1
        behind = part.get("suffix", "")
        # A space or a comma before a part that is not known or not asked for is not printed.
        behind = behind.rstrip(" ,.-/") if is_end and behind.strip(" ,.-/") == "" else behind
        before = part.get("prefix", "") if number else part.get("prefix", "").lstrip(" ,")
        texts.append(f"{before}{text}{behind}")
    return delimiter.join(texts)


def _part(part: Element, point: Point, terms: Terms) -> str:
    name = part.get("name", "year")
    value = point[PLACES.index(name)]
    form = part.get("form", "long" if name != "day" else "numeric")
    if name == "year":
        return str(value)[-2:] if form == "short" else str(value)
    if form == "numeric-leading-zeros":
        return f"{value:02}"
    if name == "day":
        first_only = terms.options.get("limit-day-ordinals-to-day-1") == "true"
        is_ordinal = form == "ordinal" and (value == 1 or not first_only)
        return terms.ordinal(value) if is_ordinal else str(value)
    if form == "numeric":
        return str(value)
    text = terms.term(f"month-{value:02}", form)
    return text.replace(".", "") if part.get("strip-periods") == "true" else text


def _range(parts: Sequence[Element], date: Date, terms: Terms, delimiter: str) -> str:
    """Return a period; what both ends have in common is printed once."""
    ends = date.end
    differing = next(
        (place for place in range(3) if date.start[place : place + 1] != ends[place : place + 1]), 2
    )
    names = [PLACES.index(part.get("name", "year")) for part in parts]
    block = [number for number, place in enumerate(names) if place >= differing]
    if not block:
        return _row(parts, date.start, terms, delimiter)
    first, last = min(block), max(block) + 1
    between = parts[names.index(differing)].get("range-delimiter", "–") if differing in names else "–"
    known = [part for part in parts[first:last] if PLACES.index(part.get("name", "year")) < len(ends)]
    begin = _row(parts[first:last], date.start, terms, delimiter)
    end = _row(known, ends, terms, delimiter)
    if last < len(parts):
        end += parts[last - 1].get("suffix", "")
    before = _row(parts[:first], date.start, terms, delimiter, last=False)
    behind = _row(parts[last:], date.start, terms, delimiter)
    return f"{before}{begin}{between}{end}{behind}"
