"""Templates of HTML for leaf nodes: those in the folder ``templates`` here, and those of a book in their place.

A template in the book's folder stands in for that of the extension with the same name, which it can extend or include as
``!name``, as templates of Sphinx do. Every link in them is printed by :func:`link_html`, or by the macro ``link`` of a file
``link.html.jinja`` in the book's folder.
The templates are Jinja's, in an environment of their own, in which every value is escaped.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from perspectives.citations.rich_text import Rich, html, rich
from perspectives.doctree.leaf_nodes import Block, leaf
from perspectives.doctree.phrases import Link, Part
from perspectives.records.model import Problem
from perspectives.rendering.template_samples import SAMPLES

OWN = Path(__file__).with_name("templates")
SUFFIX = ".html.jinja"
FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a template can raise: the errors of Jinja, and those of the expressions in it."""


class HtmlTemplates:
    """The templates of a folder, or the extension's own alone where there is no folder; they print leaf nodes."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        own = FileSystemLoader(OWN)
        loaders = [own, PrefixLoader({"": own}, delimiter="!")]
        self.environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder), *loaders] if folder else loaders),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=escaped,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # The templates of one build do not change.
            auto_reload=False,
        )
        self.environment.filters.update(
            citation=citation_html, data=data_attributes, part=self.part_html, phrase=self.phrase_html
        )
        self.environment.tests["block"] = lambda value: isinstance(value, Block)

    @cached_property
    def print_link(self) -> Callable[[Link], str]:
        """What prints a link: the macro ``link`` of the folder's ``link.html.jinja``, or else :func:`link_html`."""
        try:
            template = self.environment.get_template(f"link{SUFFIX}")
        except TemplateNotFound:
            return link_html
        macro: Callable[[Link], str] | None = getattr(template.module, "link", None)
        if macro is None:
            raise TemplateSyntaxError("there is no macro named link", 1, template.name, template.filename)
        return macro

    def phrase_html(self, phrase: Iterable[Part], between: str = "") -> Markup:
        """Return a phrase as HTML, with the text *between* between its parts."""
        return Markup(between.join(map(self._part, phrase)))  # noqa: S704  # every part is escaped

    def part_html(self, part: Part) -> Markup:
        """Return a part of a phrase as HTML."""
        return Markup(self._part(part))  # noqa: S704  # it is escaped

    def _part(self, part: Part) -> str:
        if isinstance(part, str):
            return escape(part)
        if isinstance(part, Link):
            return self.print_link(part)
        return f"<span{_class(part.class_)}>{escape(part.text)}</span>"

    def html(self, node: leaf) -> Iterator[str]:
        """Yield the HTML of a node; what is wrong with a template comes as one of :data:`FAULTS`."""
        template = self.environment.get_template(node.template + SUFFIX)
        for portion in node.portions():
            yield template.render({node.template: portion})

    def problems(self) -> list[Problem]:
        """Return what is wrong with the templates of the folder, each tried on samples."""
        if self.folder is None:
            return []
        if not self.folder.is_dir():
            return [Problem("missing-templates", 0, path=str(self.folder))]
        found: dict[tuple[str, int], Problem] = {}
        for sample in SAMPLES:
            try:
                list(self.html(sample))
            except FAULTS as error:
                problem = self.problem(error)
                found.setdefault((problem.path or "", problem.line), problem)
        return list(found.values())

    def problem(self, error: Exception) -> Problem:
        """Return the problem that an error is, at the line of the template where it came up."""
        if isinstance(error, TemplateSyntaxError):
            return Problem("broken-template", error.lineno, path=error.filename, value=str(error.message))
        places = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.endswith(SUFFIX)]
        path, line = (places[-1].filename, places[-1].lineno or 0) if places else (str(self.folder), 0)
        return Problem("broken-template", line, path=path, value=f"{type(error).__name__}: {error}")


def escape(text: str) -> str:
    """Return a text as the HTML writer of docutils writes texts and attributes."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return text.replace(">", "&gt;").replace("@", "&#64;")


def escaped(value: object) -> Markup:
    """Return a value of a template as it is printed: markup as it is, all else escaped, for attributes in single quotes too."""
    if isinstance(value, Markup):
        return value
    return Markup(escape(str(value)).replace("'", "&#x27;"))  # noqa: S704  # it is escaped


def _class(name: str) -> str:
    return f' class="{escape(name)}"' if name else ""


def link_html(link: Link) -> str:
    """Return a link as HTML, as the writer of Sphinx writes a reference."""
    way = "external" if link.is_external else "internal"
    classes = f"{link.class_} reference {way}" if link.class_ else f"reference {way}"
    title = f' title="{escape(link.title)}"' if link.title else ""
    text = escape(link.text) if link.is_external else f"<span>{escape(link.text)}</span>"
    return f'<a{_class(classes)} href="{escape(link.address or "#")}"{title}>{text}</a>'


def data_attributes(values: Mapping[str, str | Sequence[str]]) -> Markup:
    """Return values for a script as the attributes ``data-…`` of an element, in the order of their names; empty ones are left out."""
    texts = ((name, value if isinstance(value, str) else " ".join(value)) for name, value in values.items())
    shown = (f' data-{name}="{escape(text)}"' for name, text in sorted(texts) if text)
    return Markup("".join(shown))  # noqa: S704  # the values are escaped


def citation_html(form: Rich | str) -> Markup:
    """Return a citation as HTML: rich text with its italics and links, data as they are."""
    return Markup(html(rich(form.strip()) if isinstance(form, str) else form))  # noqa: S704  # its words are escaped


def templates_digest(folder: Path | None) -> str:
    """Return a digest of all templates that pages are printed by."""
    found = hashlib.sha256()
    for one in (OWN, folder):
        for path in sorted(one.rglob(f"*{SUFFIX}")) if one else ():
            found.update(f"{path.name}\n".encode())
            found.update(path.read_bytes())
    return found.hexdigest()
