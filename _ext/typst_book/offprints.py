"""Offprints: documents of the book as PDFs of their own, with the numbers, ids and notes of the book.

The builder ``offprints`` writes ``<document>.pdf`` for each document that a pattern of ``typst_offprints``
names, in the folder that the document has in the book.
A reference to another document is printed without a page, since that page is not in the offprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from fnmatch import fnmatchcase
from pathlib import Path

from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.util.osutil import ensuredir

from typst_book.builder import SURVEYED, TypstBuilder
from typst_book.markup import string

logger = logging.getLogger(__name__)


class OffprintBuilder(TypstBuilder):
    """Writes a PDF for each document that the setting names."""

    name = "offprints"
    epilog = "The offprints are in %(outdir)s."

    def write_documents(self, docnames: Set[str]) -> None:
        """Write every offprint; *docnames*, the changed documents, are not used."""
        self.printed = {docname for docname, _depth in self.order()} | set(self.config.typst_front)
        ensuredir(self.outdir)
        names = list(self.offprints())
        for docname in status_iterator(names, "printing offprints… ", "darkgreen", len(names)):
            self.write_offprint(docname)

    def offprints(self) -> Iterator[str]:
        """Yield the names of the documents, in their order; a pattern that names none is a warning."""
        names = sorted(self.env.all_docs)
        wanted: set[str] = set()
        for pattern in self.config.typst_offprints:
            found = {docname for docname in names if fnmatchcase(docname, pattern)}
            if not found:
                logger.warning(
                    "typst_offprints: no document of the book has a name like “%s”. "
                    "Write names as in a toctree, such as “chapters/*”.",
                    pattern,
                    type="typst",
                    subtype="offprint",
                )
            wanted |= found
        yield from (docname for docname in names if docname in wanted)

    def write_offprint(self, docname: str) -> None:
        """Write one document as ``<docname>.pdf``."""
        self.anchors.clear()
        self.markup_of.clear()
        markup = self.markup(docname, 1)
        self.copy_images()
        source = Path(self.outdir, docname.replace("/", "-") + ".typ")
        titles = self.config.typst_titles
        texts = {
            "title": self.env.titles[docname].astext(),
            "author": titles.get("author", self.config.author),
            "book": self.config.project,
            "edition": titles.get("edition", ""),
            "address": self.screen_address(docname, ""),
            "lang": self.language,
        }
        arguments = ", ".join(f"{name}: {string(str(text))}" for name, text in texts.items())
        source.write_text(
            f"{self.template}\n#offprint({arguments}, survey => [{SURVEYED}{markup}])\n", encoding="utf-8"
        )
        target = Path(self.outdir, f"{docname}.pdf")
        target.unlink(missing_ok=True)
        self.compile(source)
        pdf = source.with_suffix(".pdf")
        if pdf.exists():
            ensuredir(target.parent)
            pdf.replace(target)
            source.unlink()
