"""EPUB book: Sphinx's EPUB 3, mended where checkers and readers find fault with it.

Registered: the builder ``epub`` in place of Sphinx's own, with its translator. What differs:

* notes are marked as notes (``epub:type``, EPUB Structural Semantics 1.1), so that e-readers show them on the page;
* the package says how accessible it is (schema.org, EPUB Accessibility 1.1);
* fonts in WOFF2 are taken in;
* the date is that of SOURCE_DATE_EPOCH and the archive is in a fixed order, so that one source gives one file.
"""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
ACCESSIBILITY = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "index"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityHazard", "none"),
    (
        "accessibilitySummary",
        "Text that reflows, with headings, labels and links; accounts stand one under the other, each with its label.",
    ),
)
EARLIEST = 315532800
"""The first moment a zip archive can name: 1 January 1980, in seconds of Unix time."""


class EpubBookTranslator(HTML5Translator):
    """Marks notes and their calls for e-readers."""

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Mark the call of a note."""
        before = len(self.body)
        super().visit_footnote_reference(node)
        self._mark(before, "<a ", "noteref")

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Mark a note."""
        before = len(self.body)
        super().visit_footnote(node)
        self._mark(before, '<aside class="footnote ', "footnote")

    def _mark(self, before: int, tag: str, kind: str) -> None:
        """Give the tag that was written since *before* its ``epub:type``."""
        name, rest = tag.split(" ", 1)
        for position in range(before, len(self.body)):
            self.body[position] = self.body[position].replace(tag, f'{name} epub:type="{kind}" {rest}', 1)


class EpubBookBuilder(Epub3Builder):
    """Writes the book as EPUB 3."""

    default_translator_class = EpubBookTranslator
    # A dictionary of this class: Sphinx's own is one for all builders of the process.
    media_types = Epub3Builder.media_types | {".woff2": "font/woff2"}

    def content_metadata(self) -> dict[str, Any]:
        """Return the package's metadata, dated by SOURCE_DATE_EPOCH."""
        metadata = super().content_metadata()
        metadata["date"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment()))
        return metadata

    def gen_additional_pages(self) -> None:
        """Write none: a book on an e-reader has neither lost addresses nor a search of its own."""

    def build_content(self) -> None:
        """Write the package file, with what it says of accessibility and which image is the cover."""
        # Sphinx takes in what it finds, and would list the cover of an earlier build twice.
        Path(self.outdir, self.coverpage_name).unlink(missing_ok=True)
        super().build_content()
        path = Path(self.outdir, "content.opf")
        package = with_prefixes(path.read_bytes())
        metadata = package.find("metadata")
        if metadata is not None:
            metadata.attrib.clear()
            for name, value in ACCESSIBILITY:
                ET.SubElement(metadata, "meta", property=f"schema:{name}").text = value
        package.attrib = {"xmlns": OPF, "xmlns:dc": DC, **package.attrib}
        cover = self.config.epub_cover[0] if self.config.epub_cover else None
        for item in package.iter("item"):
            name = item.get("href", "")
            if name == cover:
                item.set("properties", "cover-image")
            elif self._draws(Path(self.outdir, name)):
                # A page that holds a drawing says so (EPUB 3, manifest properties).
                item.set("properties", " ".join(filter(None, (item.get("properties"), "svg"))))
        tree = ET.ElementTree(package)
        ET.indent(tree)
        tree.write(path, encoding="utf-8", xml_declaration=True)

    @staticmethod
    def _draws(path: Path) -> bool:
        """Return whether a page holds a drawing; the navigation, which holds none, is not written yet."""
        return path.suffix == ".xhtml" and path.is_file() and "<svg " in path.read_text(encoding="utf-8")

    def build_epub(self) -> None:
        """Pack the files in a fixed order, the type first and uncompressed (OCF 3.3, section 4.3)."""
        date = time.gmtime(max(moment(), EARLIEST))[:6]
        names = [
            "mimetype",
            "META-INF/container.xml",
            "content.opf",
            "toc.ncx",
            *sorted(map(str, self.files)),
        ]
        with zipfile.ZipFile(Path(self.outdir, f"{self.config.epub_basename}.epub"), "w") as archive:
            for name in names:
                entry = zipfile.ZipInfo(name, date)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(entry, Path(self.outdir, name).read_bytes())


def with_prefixes(content: bytes) -> ET.Element:
    """Return the root of an XML file; the names of its elements keep the prefixes that they are written with.

    The parser of ElementTree takes the prefixes away, and to write them again they must be registered for the process.
    """
    tree = ET.TreeBuilder()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = tree.start, tree.end
    parser.CharacterDataHandler = tree.data
    parser.Parse(content, True)
    return tree.close()


def moment() -> int:
    """Return the time the book is dated by, in seconds of Unix time."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder in place of Sphinx's own."""
    app.add_builder(EpubBookBuilder, override=True)
    return {"version": "0.1.0", "parallel_read_safe": True, "parallel_write_safe": True}
