"""The order of printed pages, and the whole number of a last page that is shortened, 124–5. No Sphinx."""

from __future__ import annotations

_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def page_order(page: str) -> tuple[int, int]:
    """Return a sort key for the number of a page, in digits or Roman; Roman numbers come before others."""
    if page.isdecimal():
        return (1, int(page))
    values = [_ROMAN_DIGITS[letter] for letter in page.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return (0, sum(-value if value < next_value else value for value, next_value in pairs))


def whole_last_page(first: str, last: str) -> str:
    """Return the last page of a range with the digits that it shares with the first: 125 for 124 and 5."""
    if first.isdecimal() and last.isdecimal():
        return first[: max(0, len(first) - len(last))] + last
    return last


def is_falling(first: str, last: str) -> bool:
    """Return whether the last page of a range stands before the first; in 230–45, the last is 245."""
    return page_order(whole_last_page(first, last)) < page_order(first)
