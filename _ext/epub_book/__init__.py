"""EPUB book: the EPUB 3 builder of Sphinx, without the faults that epubcheck and e-readers find.

The extension registers the builder ``epub`` and its translator in place of those of Sphinx. The differences:

* the contents are the groups of the title page, with the numbers of the pages (:mod:`epub_book.contents`);
* a cell of a table carries its head, for a screen too narrow for columns (:mod:`epub_book.table_heads`);
* notes have an ``epub:type`` (EPUB Structural Semantics 1.1), so that e-readers show them on the page;
* the package has metadata on accessibility (schema.org, EPUB Accessibility 1.1);
* every page is well-formed, whatever HTML an editor has typed (:mod:`epub_book.xhtml`);
* fonts in WOFF2 are included;
* the date is that of SOURCE_DATE_EPOCH, and the order of the archive is fixed: one source gives one file.
"""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from babel import Locale, UnknownLocaleError
from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util import logging
from sphinx.util.fileutil import copy_asset_file
from sphinx.writers.html5 import HTML5Translator

from epub_book.contents import Entry, contents_of, flat
from epub_book.table_heads import with_heads
from epub_book.xhtml import as_xhtml, fault_of, page_as_xhtml

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
ACCESSIBILITY_METADATA = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "index"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityHazard", "none"),
    (
        "accessibilitySummary",
        (
            "Text that reflows, with headings, labels and links; "
            "accounts stand one under the other, each with its label."
        ),
    ),
)
EARLIEST_ZIP_TIME = 315532800
"""The earliest time in a zip archive: 1 January 1980, in seconds of Unix time."""


class EpubBookTranslator(HTML5Translator):
    """Gives notes and the references to them an ``epub:type``."""

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """Write the reference to a note with the type ``noteref``."""
        start = len(self.body)
        super().visit_footnote_reference(node)
        self._add_type(start, "<a ", "noteref")

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Write a note with the type ``footnote``."""
        start = len(self.body)
        super().visit_footnote(node)
        self._add_type(start, '<aside class="footnote ', "footnote")

    def _add_type(self, start: int, tag: str, epub_type: str) -> None:
        """Add the ``epub:type`` to *tag*, the beginning of a tag, in the pieces of HTML from *start*."""
        name, rest = tag.split(" ", 1)
        for position in range(start, len(self.body)):
            self.body[position] = self.body[position].replace(
                tag, f'{name} epub:type="{epub_type}" {rest}', 1
            )


class EpubBookBuilder(Epub3Builder):
    """Writes the book as EPUB 3."""

    default_translator_class = EpubBookTranslator
    contents: list[Entry]
    # This is a new dictionary: all builders of a process share that of Sphinx.
    media_types = Epub3Builder.media_types | {".woff2": "font/woff2"}

    def content_metadata(self) -> dict[str, Any]:
        """Return the metadata of the package, with the date of SOURCE_DATE_EPOCH."""
        metadata = super().content_metadata()
        metadata["date"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time_of_book()))
        return metadata

    def gen_additional_pages(self) -> None:
        """Write none: an EPUB needs no page for wrong addresses and no search page."""

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write a page, with its body as XHTML."""
        if "body" in addctx:
            addctx["body"] = with_heads(as_xhtml(addctx["body"]))
        super().handle_page(pagename, addctx, templatename, outfilename=outfilename, event_arg=event_arg)

    def build_content(self) -> None:
        """Write the package document, with metadata on accessibility and the property of the cover image."""
        # Sphinx lists every file that exists. It would list the cover page of an earlier build twice.
        Path(self.outdir, self.coverpage_name).unlink(missing_ok=True)
        # Sphinx leaves out the page of this name where the book has no index of Sphinx.
        self.use_index = self.use_index or "genindex" in self.env.all_docs
        super().build_content()
        path = Path(self.outdir, "content.opf")
        package = parse_with_prefixes(path.read_bytes())
        metadata = package.find("metadata")
        if metadata is not None:
            metadata.attrib.clear()
            for name, value in ACCESSIBILITY_METADATA:
                ET.SubElement(metadata, "meta", property=f"schema:{name}").text = value
        package.attrib = {"xmlns": OPF, "xmlns:dc": DC, **package.attrib}
        spine = package.find("spine")
        if spine is not None and is_right_to_left(self.config.epub_language or self.config.language):
            spine.set("page-progression-direction", "rtl")
        if spine is not None:
            # Sphinx adds the index at the end, where the contents may have named it before.
            seen: set[str] = set()
            for reference in list(spine):
                if reference.get("idref", "") in seen:
                    spine.remove(reference)
                seen.add(reference.get("idref", ""))
        cover = self.config.epub_cover[0] if self.config.epub_cover else None
        for item in package.iter("item"):
            name = item.get("href", "")
            if name == cover:
                item.set("properties", "cover-image")
            elif self._has_svg(Path(self.outdir, name)):
                # EPUB 3, manifest properties: a page with SVG must say so.
                item.set("properties", " ".join(filter(None, (item.get("properties"), "svg"))))
        tree = ET.ElementTree(package)
        ET.indent(tree)
        tree.write(path, encoding="utf-8", xml_declaration=True)

    def get_toc(self) -> None:
        """Find the pages of the book, in the order of reading, with the numbers that they print."""
        self.contents = contents_of(self)
        self.refnodes = list(flat(self.contents))
        self.toc_add_files(self.refnodes)

    def build_navigation_doc(self) -> None:
        """Write the navigation document: the groups of the book with their pages (EPUB 3.3, section 7)."""
        listed = {node["refuri"] for node in flat(self.contents)}
        others = [
            Entry(node["text"], node["refuri"]) for node in self.refnodes if node["refuri"] not in listed
        ]
        # The title page and the files before it, then the groups, then the files after them.
        first = next(
            (place for place, node in enumerate(self.refnodes) if node["refuri"] in listed), len(others)
        )
        context = self.navigation_doc_metadata([])
        context["navlist"] = [*others[:first], *self.contents, *others[first:]]
        if is_right_to_left(self.config.epub_language or self.config.language):
            context["dir"] = "rtl"
        copy_asset_file(Path(__file__).parent / "nav.xhtml.jinja", self.outdir, context=context, force=True)
        if "nav.xhtml" not in self.files:
            self.files.append("nav.xhtml")

    @staticmethod
    def _has_svg(path: Path) -> bool:
        """Return whether a page has SVG. The navigation document, which has none, is not written yet."""
        return path.suffix == ".xhtml" and path.is_file() and "<svg " in path.read_text(encoding="utf-8")

    def build_epub(self) -> None:
        """Write the archive in a fixed order, first ``mimetype`` uncompressed (OCF 3.3, section 4.3)."""
        self._mend_pages()
        date = time.gmtime(max(time_of_book(), EARLIEST_ZIP_TIME))[:6]
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

    def _mend_pages(self) -> None:
        """Write anew each page that is not well-formed, as a browser reads it, and tell it.

        The HTML of the chapters is well-formed: this comes from a template of the book.
        """
        for name in sorted(map(str, self.files)):
            path = Path(self.outdir, name)
            fault = fault_of(path.read_bytes()) if path.suffix == ".xhtml" else None
            if fault:
                logger.warning(
                    "The page %s is not well-formed (%s), and is packed as a browser reads it. "
                    "Look for a tag without an end in the templates of the book.",
                    name,
                    fault,
                    type="epub",
                    subtype="page",
                )
                path.write_text(page_as_xhtml(path.read_text(encoding="utf-8")), encoding="utf-8")


def parse_with_prefixes(content: bytes) -> ET.Element:
    """Return the root of an XML file. The names of its elements keep their prefixes.

    The parser of ElementTree removes the prefixes.
    To write them again, ElementTree needs a registry, which all builds of a process share.
    """
    tree = ET.TreeBuilder()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = tree.start, tree.end
    parser.CharacterDataHandler = tree.data
    parser.Parse(content, True)
    return tree.close()


def is_right_to_left(language: str) -> bool:
    """Return whether a language is written from right to left, by CLDR."""
    try:
        return bool(Locale.parse(language.replace("_", "-"), sep="-").text_direction == "rtl")
    except (UnknownLocaleError, ValueError):
        return False


def time_of_book() -> int:
    """Return the time of the book, SOURCE_DATE_EPOCH or now, in seconds of Unix time."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder in place of that of Sphinx."""
    app.add_builder(EpubBookBuilder, override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
