"""A file of Office Open XML: its paper, styles and facts, and one time for all that is packed in it."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from sphinx.config import Config

FONT, SIZE = "Times New Roman", 11
"""The face, for which every system has one of the same widths, and its size in points."""

EARLIEST_TIME = 315532800
"""The earliest time in a zip archive: 1 January 1980, in seconds of Unix time."""


def set_up(document: Document, title: str, config: Config, when: datetime) -> None:
    """Set paper, styles, language and the facts of the file."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    for name in ("Normal", "Heading 1", "Heading 2", "List Bullet", "List Number", "Title"):
        style: Any = document.styles[name]
        style.font.name, style.font.color.rgb = FONT, RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), FONT)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(SIZE)
    normal.paragraph_format.space_after = Pt(5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), str(config.language).replace("_", "-"))
    normal.element.get_or_add_rPr().append(language)
    for level, size in ((1, 17), (2, 12)):
        heading: Any = document.styles[f"Heading {level}"]
        heading.font.size = Pt(size)
    facts = document.core_properties
    facts.title, facts.author, facts.comments = title, config.project, ""
    facts.last_modified_by, facts.language = config.project, str(config.language)
    facts.created = facts.modified = when.replace(tzinfo=None)


def with_fixed_times(content: bytes, epoch: int) -> bytes:
    """Return a zip archive with one time for all its files, in the order of their names but the first.

    The list of the types of content stays first, as programs expect it.
    """
    date = time.gmtime(epoch)[:6]
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        first, *names = old.namelist()
        for name in (first, *sorted(names)):
            entry = zipfile.ZipInfo(name, date)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return written.getvalue()
