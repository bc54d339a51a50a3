"""Pages without the theme: at the old addresses of documents, and with the citations of each document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, Template
from sphinx.util.osutil import ensuredir, relative_uri

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder


@cache
def plain_template(path: Path) -> Template:
    """Return the template in a file of the extension; it escapes every value that is no markup.

    A process compiles it once, however many books it builds.
    """
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(path.read_text(encoding="utf-8"))


def static_addresses(builder: StandaloneHTMLBuilder, page: str, names: Iterable[str]) -> list[str]:
    """Return the addresses of static files, relative to a page."""
    return [relative_uri(builder.get_target_uri(page), f"_static/{name}") for name in names]


def write_plain_page(
    builder: StandaloneHTMLBuilder, page: str, template: Template, content: Mapping[str, Any]
) -> None:
    """Write a page, made from the template and the values for it."""
    path = Path(builder.get_output_path(page))
    ensuredir(path.parent)
    path.write_text(template.render(content), encoding="utf-8", newline="\n")
