"""The builder: every document in the order of the book, one Typst file, one PDF."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typst
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.osutil import ensuredir

from typst_book._compat import refused
from typst_book.bookindex import index_of
from typst_book.glyphs import numbers, places
from typst_book.markup import escape, string
from typst_book.translator import TypstTranslator

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

TEMPLATE = Path(__file__).with_name("book.typ")
TEMPLATES = "typst-book-templates"
"""The event by which the builder asks for the files that were added: each handler returns one, and its quiet words."""
FUNCTION = re.compile(r"^#let ([a-z][a-z0-9-]*)", re.MULTILINE)


def add_template(app: Sphinx, path: Path, quiet: tuple[str, ...] = ()) -> None:
    """Add a Typst file whose functions the handlers of an extension call; it is read after ``book.typ``.

    References whose target, or one of whose classes, begins with a word of *quiet* are printed without a page.
    """
    app.setup_extension("typst_book")
    app.connect(TEMPLATES, lambda _app: (path, quiet))


class TypstBuilder(Builder):
    """Prints the book as ``<typst_basename>.pdf``, and keeps the Typst file it was made from beside it.

    :ivar anchors: the labels set so far; an id that stands twice is set once
    :ivar quiet: beginnings of ids and classes whose references are printed without a page
    :ivar functions: the names of all functions that the templates define
    :ivar printed: the markup of each document
    """

    name = "typst"
    format = "typst"
    epilog = "The PDF is in %(outdir)s."
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg"]  # noqa: RUF012  # as Sphinx declares it
    supported_remote_images = False
    default_translator_class = TypstTranslator
    allow_parallel = True

    def init(self) -> None:
        """Read the templates."""
        added: list[tuple[Path, tuple[str, ...]]] = self.events.emit(TEMPLATES)
        own = [Path(self.confdir, name) for name in self.config.typst_templates]
        paths = [TEMPLATE, *(path for path, _ in added), *own]
        language = f"#let book-language = {string(self.language)}"
        self.template = "\n".join([language, *(path.read_text(encoding="utf-8") for path in paths)])
        self.quiet = tuple(word for _, words in added for word in words)
        self.functions = set(FUNCTION.findall(self.template))
        self.anchors: set[str] = set()
        self.printed: dict[str, str] = {}

    def define(self, name: str, value: str) -> None:
        """Give a name of Typst a value, in markup, before the first template, which may use it."""
        self.template = f"#let {name} = {value}\n{self.template}"

    @property
    def language(self) -> str:
        """The language of the book without its region, as Typst knows languages."""
        return str(self.config.language).replace("-", "_").split("_", maxsplit=1)[0]

    def get_outdated_docs(self) -> str:
        """Return that the whole book is printed anew."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return an address inside the book: ``%`` and the document."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return an address inside the book; it is the same from everywhere."""
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Print the book, whatever has changed."""
        front = "".join(self.markup(docname, 1) for docname in self.config.typst_front)
        main = "".join(self.markup(docname, depth) for docname, depth in self.order())
        out = Path(self.outdir)
        ensuredir(out / "images")
        for image, name in self.images.items():
            shutil.copyfile(Path(self.srcdir, image), out / "images" / name)
        source = out / f"{self.config.typst_basename}.typ"
        source.write_text(
            f"{self.template}\n#show: book.with({self.titles()}, front: [{front}])\n{main}{index_of(self)}",
            encoding="utf-8",
        )
        self.compile(source)

    def order(self) -> Iterator[tuple[str, int]]:
        """Yield the documents of the book with the depth of their titles, in the order of the toctrees."""
        left_out = {self.config.root_doc, *self.config.typst_front, *self.config.typst_leave_out}

        def below(docname: str, depth: int) -> Iterator[tuple[str, int]]:
            for child in self.env.toctree_includes.get(docname, []):
                if child in self.env.all_docs and child not in left_out:
                    left_out.add(child)
                    yield child, depth
                    yield from below(child, depth + 1)

        yield from below(self.config.root_doc, 1)

    def markup(self, docname: str, depth: int) -> str:
        """Return the markup of one document."""
        tree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        tree["typst_docname"], tree["typst_depth"] = docname, depth
        self.post_process_images(tree)
        translator = cast(TypstTranslator, self.create_translator(tree, self))
        tree.walkabout(translator)
        self.printed[docname] = "".join(translator.body)
        return self.printed[docname]

    def titles(self) -> str:
        """Return the arguments of the template's function ``book``."""
        given = self.config.typst_titles
        arguments = {"title": self.config.project, "author": given.get("author", self.config.author)}
        arguments |= {name: given.get(name, "") for name in ("subtitle", "edition", "date")}
        texts = [f"{name}: {string(str(value))}" for name, value in arguments.items()]
        imprint = "".join(f"[{escape(text)}]," for text in given.get("imprint", ()))
        return ", ".join([*texts, f"lang: {string(self.language)}", f"imprint: ({imprint})"])

    def compile(self, source: Path) -> None:
        """Make the PDF; what Typst says becomes warnings, with its own file and line."""
        try:
            pdf, warnings = self.pdf_of(source)
        except typst.TypstError as error:
            if self.put_numbers(source, refused(str(error))):
                self.compile(source)
                return
            hints = "".join(f" Hint: {hint}" for hint in getattr(error, "hints", ()) or ())
            logger.warning(
                "Typst could not make the PDF: %s.%s",
                error,
                hints,
                location=f"{source}:1",
                type="typst",
                subtype="compile",
            )
            return
        for warning in warnings:
            logger.warning(
                "Typst: %s",
                getattr(warning, "message", warning),
                location=f"{source}:1",
                type="typst",
                subtype="compile",
            )
        source.with_suffix(".pdf").write_bytes(pdf)

    def pdf_of(self, source: Path) -> tuple[bytes, list[Any]]:
        """Return the PDF and what Typst warns of."""
        epoch = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
        found: tuple[bytes, list[Any]] = typst.compile_with_warnings(
            str(source),
            root=str(source.parent),
            ignore_system_fonts=True,
            pdf_standards=list(self.config.typst_standards),
            timestamp=epoch,
        )
        return found

    def put_numbers(self, source: Path, text: str | None) -> bool:
        """Put the numbers of signs that no font has into their place, and tell where they stand; return whether there were any."""
        markup = source.read_text(encoding="utf-8")
        if not text or text not in markup:
            return False
        source.write_text(markup.replace(text, escape(numbers(text))), encoding="utf-8")
        paths = {docname: Path(self.env.doc2path(docname)) for docname in self.printed}
        found: list[tuple[str, int | None] | str] = [*places(text, self.printed, paths)]
        for place in found or [f"{source}:1"]:
            logger.warning(
                "No font of the PDF has “%s” (%s): its number is printed in its place. Write it in other letters.",
                text,
                numbers(text),
                location=place,
                type="typst",
                subtype="glyph",
            )
        return True

    def query(self, source: Path, selector: str) -> list[dict[str, Any]]:
        """Return what Typst finds by a selector, without making the PDF; nothing where the source is at fault."""
        try:
            return cast(
                "list[dict[str, Any]]",
                json.loads(
                    typst.query(str(source), selector, root=str(source.parent), ignore_system_fonts=True)
                ),
            )
        except typst.TypstError:
            return []

    def finish(self) -> None:
        """Leave nothing to be done."""
