"""HTML templates for leaf nodes: those of the extension, in its folder ``templates``, and those of a book.

A template in the folder of the book replaces the template of the extension with the same name.
It can extend or include the replaced template as ``!name``, as templates of Sphinx can.
:func:`link_html` prints every link, or the macro ``link`` in a file ``link.html.jinja`` of the book does.
The templates are for Jinja. They have an environment of their own, which escapes every value.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
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
from perspectives.doctree.leaf_nodes import leaf
from perspectives.doctree.phrases import Link, Part
from perspectives.doctree.register_leaves import Block
from perspectives.records.problem_record import Problem
from perspectives.rendering.template_samples import SAMPLES

EXTENSION_TEMPLATES = Path(__file__).with_name("templates")
TEMPLATE_SUFFIX = ".html.jinja"
TEMPLATE_ERRORS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""The errors that a template can raise: those of Jinja, and those of expressions in the template."""


class HtmlTemplates:
    """The templates that print leaf nodes: those of a folder before those of the extension.

    :param folder: the folder of a book; None for the templates of the extension alone
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        own = FileSystemLoader(EXTENSION_TEMPLATES)
        loaders = [own, PrefixLoader({"": own}, delimiter="!")]
        self.environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder), *loaders] if folder else loaders),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=escape_value,
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
        """The function that prints a link: the macro ``link`` of the folder, or else :func:`link_html`.

        :raises TemplateSyntaxError: where the folder has a file ``link.html.jinja`` without this macro
        """
        try:
            template = self.environment.get_template(f"link{TEMPLATE_SUFFIX}")
        except TemplateNotFound:
            return link_html
        macro: Callable[[Link], str] | None = getattr(template.module, "link", None)
        if macro is None:
            raise TemplateSyntaxError("there is no macro named link", 1, template.name, template.filename)
        return macro

    def phrase_html(self, phrase: Iterable[Part], between: str = "") -> Markup:
        """Return a phrase as HTML; the text *between* stands between its parts and is not escaped."""
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
        """Yield the HTML of a node, a string for each portion.

        :raises TEMPLATE_ERRORS: where the template is broken; see :data:`TEMPLATE_ERRORS`
        """
        template = self.environment.get_template(node.template + TEMPLATE_SUFFIX)
        for portion in node.portions():
            yield template.render({node.template: portion})

    def problems(self) -> list[Problem]:
        """Return the problems of the templates in the folder, found by printing each sample once."""
        if self.folder is None:
            return []
        if not self.folder.is_dir():
            return [Problem("missing-templates", 1, path=str(self.folder), value=f"{self.folder.name}/")]
        problem_at: dict[tuple[str, int], Problem] = {}
        for sample in SAMPLES:
            try:
                list(self.html(sample))
            except TEMPLATE_ERRORS as error:
                problem = self.problem(error)
                problem_at.setdefault((problem.path or "", problem.line), problem)
        return list(problem_at.values())

    def problem(self, error: Exception) -> Problem:
        """Return an error of a template as a problem, with the file and the line of the template."""
        if isinstance(error, TemplateSyntaxError):
            return Problem("broken-template", error.lineno, path=error.filename, value=str(error.message))
        frames = traceback.extract_tb(error.__traceback__)
        places = [frame for frame in frames if frame.filename.endswith(TEMPLATE_SUFFIX)]
        path, line = (places[-1].filename, places[-1].lineno or 0) if places else (str(self.folder), 0)
        return Problem("broken-template", line, path=path, value=f"{type(error).__name__}: {error}")


@cache
def extension_templates() -> HtmlTemplates:
    """Return the templates of the extension alone; a process compiles them once for all its books."""
    return HtmlTemplates()


def escape(text: str) -> str:
    """Return a text escaped as the HTML writer of docutils escapes texts and attributes."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return text.replace(">", "&gt;").replace("@", "&#64;")


def escape_value(value: object) -> Markup:
    """Return a value as a template prints it: markup as it is, everything else escaped.

    Single quotes are escaped too, for attributes in single quotes.
    """
    if isinstance(value, Markup):
        return value
    return Markup(escape(str(value)).replace("'", "&#x27;"))  # noqa: S704  # it is escaped


def _class(name: str) -> str:
    return f' class="{escape(name)}"' if name else ""


def link_html(link: Link) -> str:
    """Return a link as HTML, as the HTML writer of Sphinx writes a reference."""
    kind = "external" if link.is_external else "internal"
    classes = f"{link.class_} reference {kind}" if link.class_ else f"reference {kind}"
    title = f' title="{escape(link.title)}"' if link.title not in ("", link.text) else ""
    text = escape(link.text) if link.is_external else f"<span>{escape(link.text)}</span>"
    return f'<a{_class(classes)} href="{escape(link.address or "#")}"{title}>{text}</a>'


def data_attributes(values: Mapping[str, str | Sequence[str]]) -> Markup:
    """Return values for a script as the attributes ``data-…`` of an element, sorted by name.

    Attributes that would be empty are left out. The items of a sequence are joined by spaces.
    """
    texts = ((name, value if isinstance(value, str) else " ".join(value)) for name, value in values.items())
    attributes = (f' data-{name}="{escape(text)}"' for name, text in sorted(texts) if text)
    return Markup("".join(attributes))  # noqa: S704  # the values are escaped


def citation_html(form: Rich | str) -> Markup:
    """Return a citation as HTML: rich text with its italics and links, data as plain text."""
    citation = rich(form.strip()) if isinstance(form, str) else form
    return Markup(html(citation))  # noqa: S704  # its words are escaped


def templates_digest(folder: Path | None) -> str:
    """Return a digest of all templates of the extension and of *folder*: their names and their content."""
    digest = hashlib.sha256()
    for templates in (EXTENSION_TEMPLATES, folder):
        for path in sorted(templates.rglob(f"*{TEMPLATE_SUFFIX}")) if templates else ():
            digest.update(f"{path.name}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
