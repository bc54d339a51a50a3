"""Styles of CSL that a book adds to its own: ``perspectives_citation_styles``. This module imports no Sphinx.

The processor (:mod:`perspectives.citations.csl`) is imported when a style is used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives.citations.rich_text import Rich

if TYPE_CHECKING:
    from perspectives.citations.csl.processor import Processor

SUFFIX = ".csl"


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A style that can be used.

    :ivar name: its path as the setting has it
    :ivar digest: the digest of its text and of the locales beside it
    :ivar folder: the folder that the path is relative to, which does not tell two styles apart
    """

    name: str
    digest: str
    folder: str = field(compare=False, repr=False)

    @property
    def path(self) -> Path:
        """The path of the file."""
        return Path(self.folder, self.name)

    @property
    def key(self) -> str:
        """The name of the style in data: that of its file without the ending."""
        return Path(self.name).stem

    @property
    def title(self) -> str:
        """The name that the style gives itself."""
        return _processor(self).style.title

    def cite(self, item: Mapping[str, Any]) -> Rich:
        """Return the citation of an item: the first note of a style for notes, else the entry of its list."""
        return _cited(self, json.dumps(item))

    def entry(self, item: Mapping[str, Any]) -> Rich:
        """Return the entry of an item in a list of works; of a style without a list the first note."""
        return _processor(self).entry(item)


def style_file(name: str, folder: str) -> StyleFile:
    """Return the style at a path, read once to see whether it can be used.

    :raises perspectives.citations.csl.style.StyleError: if it cannot
    """
    from perspectives.citations.csl.style import read_style  # noqa: PLC0415  # few books name a style

    path = Path(folder, name)
    read_style(path)
    texts = [path, *sorted(path.parent.glob("locales-*.xml"))]
    digest = hashlib.sha256(b"".join(hashlib.sha256(text.read_bytes()).digest() for text in texts))
    return StyleFile(name, digest.hexdigest(), folder)


@cache
def _processor(style: StyleFile) -> Processor:
    from perspectives.citations.csl.processor import Processor  # noqa: PLC0415  # few books name a style
    from perspectives.citations.csl.style import read_style  # noqa: PLC0415

    return Processor(read_style(style.path))


@cache
def _cited(style: StyleFile, item: str) -> Rich:
    """Return the citation of an item, given as JSON: a page and the data cite the same, once each."""
    processor = _processor(style)
    cite = processor.note if processor.style.is_note else processor.entry
    return cite(json.loads(item))
