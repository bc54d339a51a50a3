"""The builder: it writes all documents in the order of the book into one Typst file, and makes the PDF."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Set
from inspect import signature
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typst
from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.display import progress_message, status_iterator
from sphinx.util.osutil import ensuredir

from typst_book._compat import is_unsettled, missing_text
from typst_book.bookindex import index_of
from typst_book.glyphs import places_of, unicode_numbers
from typst_book.markup import escape, string
from typst_book.translator import TypstTranslator

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

FONTS = Path(__file__).with_name("fonts")
"""The folder of the faces that Typst does not bring with it: one for Chinese."""
TEMPLATES = [Path(__file__).with_name(name) for name in ("book.typ", "bookindex.typ")]
TEMPLATE_EVENT = "typst-book-templates"
"""The event that collects templates. A handler returns the path of one and its pageless prefixes."""
SURVEYED = "#let reference = reference-in(survey);#let index-entry = index-entry-in(survey);\n"
"""What makes references and entries of the index functions of the survey of the whole book."""
FUNCTION_DEFINITION = re.compile(r"^#let ([a-z][a-z0-9-]*)", re.MULTILINE)


def add_template(app: Sphinx, path: Path, pageless_prefixes: tuple[str, ...] = ()) -> None:
    """Add a Typst file with the functions that an extension's visitors call. It is read after ``book.typ``.

    References are printed without a page number where their target or one of their classes begins with one of
    *pageless_prefixes*.
    """
    app.setup_extension("typst_book")
    app.connect(TEMPLATE_EVENT, lambda _app: (path, pageless_prefixes))


class TypstBuilder(Builder):
    """Writes the book as ``<typst_basename>.pdf``, and keeps the Typst file beside it.

    :ivar printed: the documents that are in the book
    :ivar anchors: the labels that are written so far; each is written once
    :ivar pageless_prefixes: the beginnings of ids and classes whose references have no page number
    :ivar functions: the names of all functions in the templates
    :ivar markup_of: the markup of each document, by its name
    """

    name = "typst"
    format = "typst"
    epilog = "The PDF is in %(outdir)s."
    # Sphinx declares it as a list, too.
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg"]  # noqa: RUF012
    supported_remote_images = False
    default_translator_class = TypstTranslator
    allow_parallel = True

    def init(self) -> None:
        """Read the templates."""
        templates: list[tuple[Path, tuple[str, ...]]] = self.events.emit(TEMPLATE_EVENT)
        own = [Path(self.confdir, name) for name in self.config.typst_templates]
        paths = [*TEMPLATES, *(path for path, _ in templates), *own]
        language = f"#let book-language = {string(self.language)}"
        self.template = "\n".join([language, *(path.read_text(encoding="utf-8") for path in paths)])
        self.pageless_prefixes = tuple(prefix for _, prefixes in templates for prefix in prefixes)
        self.functions = set(FUNCTION_DEFINITION.findall(self.template))
        self.anchors: set[str] = set()
        self.printed: Set[str] = self.env.all_docs.keys()
        self.markup_of: dict[str, str] = {}

    def define(self, name: str, value: str) -> None:
        """Define a variable of Typst, *value* in its code, before the first template."""
        self.template = f"#let {name} = {value}\n{self.template}"

    @property
    def font_paths(self) -> list[str]:
        """The folders of the fonts besides those within Typst; never those of the system, which differ."""
        return [str(FONTS), *(str(Path(self.confdir, name)) for name in self.config.typst_font_paths)]

    @property
    def language(self) -> str:
        """The language of the book without its region, as Typst takes it."""
        return str(self.config.language).replace("-", "_").split("_", maxsplit=1)[0]

    def get_outdated_docs(self) -> str:
        """Return a text for the log: the whole book is always written."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document in the book: ``%`` and its name."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a document in the book, which is the same in every document."""
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the whole book; *docnames*, the changed documents, are not used."""
        order = list(self.order())
        self.printed = {*self.config.typst_front, *(docname for docname, _depth in order)}
        front = "".join(self.markup(docname, 1) for docname in self.config.typst_front)
        steps = status_iterator(order, "writing output... ", "darkgreen", len(order), 0, itemgetter(0))
        main = "".join(self.markup(docname, depth) for docname, depth in steps)
        self.copy_images()
        source = Path(self.outdir, f"{self.config.typst_basename}.typ")
        front, main = (f"survey => [{SURVEYED}{part}]" for part in (front, f"{main}{index_of(self)}"))
        source.write_text(
            f"{self.template}\n#book({self.titles()}, front: {front}, {main})\n", encoding="utf-8"
        )
        with progress_message("printing"):
            self.compile(source)

    def copy_images(self) -> None:
        """Copy the images of the documents that are written beside the Typst file."""
        folder = Path(self.outdir, "images")
        ensuredir(folder)
        for image, name in self.images.items():
            shutil.copyfile(Path(self.srcdir, image), folder / name)

    def order(self) -> Iterator[tuple[str, int]]:
        """Yield the documents of the book with the level of their titles, in the order of the toctrees."""
        done = {self.config.root_doc, *self.config.typst_front, *self.config.typst_leave_out}

        def below(docname: str, depth: int) -> Iterator[tuple[str, int]]:
            for child in self.env.toctree_includes.get(docname, []):
                if child in self.env.all_docs and child not in done:
                    done.add(child)
                    yield child, depth
                    yield from below(child, depth + 1)

        yield from below(self.config.root_doc, 1)

    def resolved_tree(self, docname: str) -> nodes.document:
        """Return a document with its references resolved. Sphinx 9 wants the tags; Sphinx 8.2 takes none."""
        resolve = self.env.get_and_resolve_doctree
        tags: dict[str, Any] = {"tags": self.tags} if "tags" in signature(resolve).parameters else {}
        return resolve(docname, self, **tags)

    def markup(self, docname: str, depth: int) -> str:
        """Return the markup of one document."""
        tree = self.resolved_tree(docname)
        tree["typst_docname"], tree["typst_depth"] = docname, depth
        self.leave_out_parts(tree, docname)
        self.post_process_images(tree)
        translator = cast(TypstTranslator, self.create_translator(tree, self))
        tree.walkabout(translator)
        self.markup_of[docname] = "".join(translator.body)
        return self.markup_of[docname]

    def leave_out_parts(self, tree: nodes.document, docname: str) -> None:
        """Take from a document what ``typst_leave_out_parts`` names."""
        names = set(self.config.typst_leave_out_parts.get(docname, ()))
        if not names:
            return
        for node in list(tree.findall(nodes.Element)):
            if node.parent is not None and names & {node.tagname, *node.get("classes", [])}:
                node.parent.remove(node)

    def screen_address(self, docname: str, id_: str) -> str:
        """Return the address of a place on the screen; empty where the address of the book is not known."""
        base = self.config.html_baseurl.rstrip("/")
        return f"{base}/{docname}.html#{id_}".removesuffix("#") if base else ""

    def titles(self, **changed: str) -> str:
        """Return the arguments of the function ``book``; *changed* texts replace those of the setting."""
        titles = {**self.config.typst_titles, **changed}
        arguments = {"title": self.config.project, "author": titles.get("author", self.config.author)}
        arguments |= {name: titles.get(name, "") for name in ("subtitle", "edition", "date")}
        texts = [f"{name}: {string(str(value))}" for name, value in arguments.items()]
        imprint = "".join(f"[{escape(text)}]," for text in titles.get("imprint", ()))
        return ", ".join([*texts, f"lang: {string(self.language)}", f"imprint: ({imprint})"])

    def compile(self, source: Path) -> None:
        """Make the PDF; errors and warnings of Typst become warnings of Sphinx, at the Typst file.

        Where the pages do not settle, there is no PDF, nor that of an earlier build.
        """
        try:
            pdf, warnings = self.pdf_of(source)
        except typst.TypstError as error:
            if self.replace_text(source, missing_text(str(error))):
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
        messages = [str(getattr(warning, "message", warning)) for warning in warnings]
        for message in messages:
            logger.warning("Typst: %s", message, location=f"{source}:1", type="typst", subtype="compile")
        if not any(is_unsettled(message) for message in messages):
            source.with_suffix(".pdf").write_bytes(pdf)
            return
        source.with_suffix(".pdf").unlink(missing_ok=True)
        logger.warning(
            "There is no PDF: the numbers of its pages would be wrong. "
            "Something in a Typst template changes its size with the page that it names.",
            location=f"{source}:1",
            type="typst",
            subtype="unsettled",
        )

    def pdf_of(self, source: Path) -> tuple[bytes, list[Any]]:
        """Return the PDF and the warnings of Typst.

        :raises typst.TypstError: where Typst makes no PDF
        """
        epoch = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
        result: tuple[bytes, list[Any]] = typst.compile_with_warnings(
            str(source),
            root=str(source.parent),
            font_paths=self.font_paths,
            ignore_system_fonts=True,
            pdf_standards=list(self.config.typst_standards),
            timestamp=epoch,
        )
        return result

    def replace_text(self, source: Path, text: str | None) -> bool:
        """Replace a text that no font has by its Unicode numbers, with a warning for each document.

        Return whether the Typst file had the text.
        """
        markup = source.read_text(encoding="utf-8")
        if not text or text not in markup:
            return False
        source.write_text(markup.replace(text, escape(unicode_numbers(text))), encoding="utf-8")
        paths = {docname: Path(self.env.doc2path(docname)) for docname in self.markup_of}
        places: list[tuple[str, int | None] | str] = [*places_of(text, self.markup_of, paths)]
        for place in places or [f"{source}:1"]:
            logger.warning(
                "No font of the PDF has “%s” (%s): its number is printed in its place. "
                "Name a folder with a font that has it in typst_font_paths, or write it in other letters.",
                text,
                unicode_numbers(text),
                location=place,
                type="typst",
                subtype="glyph",
            )
        return True

    def query(self, source: Path, selector: str) -> list[dict[str, Any]]:
        """Return what Typst finds for a selector; an empty list where the Typst file has a fault."""
        try:
            return cast(
                "list[dict[str, Any]]",
                json.loads(
                    typst.query(
                        str(source),
                        selector,
                        root=str(source.parent),
                        font_paths=self.font_paths,
                        ignore_system_fonts=True,
                    )
                ),
            )
        except typst.TypstError:
            return []

    def finish(self) -> None:
        """Do nothing: the PDF is complete."""
