"""The attribute ``dir`` beside ``lang``, in HTML and in EPUB.

Without it, a browser puts the full stop of an Arabic or Hebrew quotation on the wrong side.
It stands where the direction is not that of the book, and in the tag of the page where the book is written
from right to left (HTML Standard, 3.2.6.4).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx.jinja2glue import BuiltinTemplateLoader

from perspectives.domain.store import domain_of
from perspectives.records.directions import direction_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


_LANGUAGE = re.compile(r"""(<[A-Za-z][^<>]*?\slang=["']?([A-Za-z][A-Za-z0-9-]*)["']?)([^<>]*>)""")
_HTML_TAG = re.compile(r"<html\b(?![^<>]*\sdir=)")


def with_direction(html: str, outer: str) -> str:
    """Return HTML with ``dir`` in each tag that has ``lang``, where the direction is not *outer*."""
    return _LANGUAGE.sub(lambda tag: _directed(tag, outer), html) if "lang=" in html else html


def _directed(tag: re.Match[str], outer: str) -> str:
    direction = direction_of(tag[2])
    if direction == outer or re.search(r"\sdir\s*=", tag[0]):
        return tag[0]
    return f'{tag[1]} dir="{direction}"{tag[3]}'


class DirectedTemplates(BuiltinTemplateLoader):
    """The templates of Sphinx, for a book that is written from right to left: the tag of a page says so."""

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]
        """Return the text of a template, with ``dir`` in the tag ``html``."""
        return _HTML_TAG.sub('<html dir="rtl"', super().render(template, context), count=1)


def choose_templates(_app: Sphinx, config: Config) -> None:
    """Take the templates above for a book that is written from right to left (event ``config-inited``)."""
    if direction_of(str(config.language)) == "rtl" and not config.template_bridge:
        config.template_bridge = f"{DirectedTemplates.__module__}.{DirectedTemplates.__qualname__}"


def add_directions(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Add the directions to the body of a page (event ``html-page-context``)."""
    domain = domain_of(app.env)
    if "body" in context and domain.is_served(pagename, "directions"):
        context["body"] = with_direction(context["body"], direction_of(str(app.config.language)))


def setup_direction(app: Sphinx) -> None:
    """Connect the functions of this module to events of a build."""
    app.connect("config-inited", choose_templates)
    app.connect("html-page-context", add_directions)
