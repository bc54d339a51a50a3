"""The templates of pages, as jinja compiled them in an earlier build: this takes as long as four pages.

jinja takes the compiled form only for the same text, and for the same Python.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader

from perspectives.records.kept_results import FOLDER

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def keep_compiled(app: Sphinx) -> None:
    """Let jinja keep compiled templates beside the doctrees (event ``builder-inited``)."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder) and isinstance(builder.templates, BuiltinTemplateLoader):
        folder = Path(app.doctreedir, FOLDER, f"templates-{builder.name}")
        folder.mkdir(parents=True, exist_ok=True)
        builder.templates.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
