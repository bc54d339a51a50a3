"""What docutils and MyST say, taken apart, and what they expect, in plain words."""

from __future__ import annotations

import re

OPTION_FAULT = re.compile(
    r"'(?P<directive>[^']*)': (?:Unknown option key: '(?P<key>[^']*)' \(allowed: \[(?P<allowed>.*)\]\)"
    r"|Invalid option value for '(?P<name>[^']*)': (?P<value>.*?): (?P<why>.*)|(?P<form>.*))",
    re.DOTALL,
)
HEADING = re.compile(
    r"Document headings start at H(?P<first>\d)|level increase; H(?P<above>\d) to H(?P<here>\d)"
)
DIRECTIVE = re.compile(r"[\"'](?P<name>[\w:-]+)[\"'] directive|[Dd]irective [\"'](?P<other>[\w:-]+)[\"']")
FILE = re.compile(r"[\"']([^\"']+?\.\w+)[\"']")


def of_docutils(said: str) -> tuple[str, str]:
    """Return the code of a message of docutils, and what was expected, in words."""
    if "Content block expected" in said:
        return "docutils/empty", ""
    if found := re.search(r"(\d+) argument\(s\) required, (\d+) supplied", said):
        return "docutils/argument", argument_expected(found[1])
    if "transition" in said:
        return "docutils/transition", ""
    if "content block" in said or "Error in" in said:
        expected = said.partition("directive:")[2].partition("```")[0].partition(":::")[0].strip()
        return "docutils/content", rows_expected(plain(expected))
    return "docutils", f"{plain(said)} (in the words of docutils)"


def plain(said: str) -> str:
    """Return a sentence of a library without its end, on one line."""
    return said.strip().rstrip(".")


def kind_of_value(why: str) -> str:
    """Return what a value of an option must be, in plain words."""
    if choice := re.search(r"choose from (.+)", why):
        return "one of " + ", ".join(re.findall(r'"([^"]+)"', choice[1]))
    if "int()" in why or "integer" in why:
        return "a whole number"
    if "argument required but none supplied" in why:
        return "a value"
    if "measure" in why or "length" in why:
        return "a length, such as 50% or 12em"
    if "no argument is allowed" in why:
        return "nothing after the option's name"
    return f"{plain(why)} (in the words of docutils)"


def rows_expected(said: str) -> str:
    """Return what the rows of a table must be, in plain words."""
    counts = re.search(r"row (\d+) does not contain.*row 1 \((\d+) vs (\d+)\)", said)
    if counts:
        return f"as many cells in each row: row {counts[1]} has {counts[2]}, and row 1 has {counts[3]}"
    return f"{said} (in the words of docutils)"


def argument_expected(count: str) -> str:
    """Return what is expected behind the name of a directive that takes *count* words."""
    return "nothing after the name" if count == "0" else "the words that belong after the name"
