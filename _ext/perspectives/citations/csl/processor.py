"""Makes citations of CSL-JSON items by a style of CSL 1.0.2. This module imports no Sphinx."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from perspectives.citations.csl.item_setting import ItemSetting
from perspectives.citations.csl.people import inherited_options
from perspectives.citations.csl.seams import Seams
from perspectives.citations.csl.style import Style, Terms
from perspectives.citations.rich_text import Rich, Run, merged


class Processor:
    """Makes citations by one style."""

    def __init__(self, style: Style) -> None:
        self.style, self.terms = style, Terms(style.locales)
        marks = self.terms.quotes
        self.seams = Seams(
            self.terms.options.get("punctuation-in-quote") == "true",
            (
                marks["open-quote"] or "“",
                marks["close-quote"] or "”",
                marks["open-inner-quote"] or "‘",
                marks["close-inner-quote"] or "’",
            ),
        )
        self.has_bibliography = style.layout("bibliography") is not None

    def note(self, item: Mapping[str, Any]) -> Rich:
        """Return the first citation of a work: in a note, or in brackets in the text."""
        return self._cited(item, "citation")

    def entry(self, item: Mapping[str, Any]) -> Rich:
        """Return the entry of a bibliography; of a style that has none, the first note."""
        return self._cited(item, "bibliography" if self.has_bibliography else "citation")

    def _cited(self, item: Mapping[str, Any], part: str) -> Rich:
        layout, whole = self.style.layout(part), self.style.root.find(part)
        if layout is None or whole is None:
            return ()
        setting = ItemSetting(
            self.style, self.terms, self.seams, item, inherited_options(self.style.root, whole)
        )
        text = setting.joined(setting.children(layout), "").text
        text = self.seams.affixed(layout.get("prefix", ""), text, layout.get("suffix", ""))
        return _trimmed(text)


def _trimmed(text: Rich) -> Rich:
    """Return a text without spaces at its ends, and without two spaces in a row."""
    runs = [Run(re.sub(r"  +", " ", run.text), run.italic, run.url) for run in text]
    if runs:
        runs[0] = Run(runs[0].text.lstrip(), runs[0].italic, runs[0].url)
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].italic, runs[-1].url)
    return merged(runs)
