"""What a process of the tests keeps from one build for the next: it builds hundreds of books, much alike."""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import entry_points
from types import CodeType

import pybtex.plugin
import sphinx.registry
import sphinx.theming
import sphinxcontrib.bibtex.plugin
from jinja2.bccache import Bucket, BytecodeCache
from sphinx.application import Sphinx
from sphinx.jinja2glue import BuiltinTemplateLoader

KEPT_ENTRY_POINTS = cache(entry_points)
for module in (pybtex.plugin, sphinx.registry, sphinx.theming, sphinxcontrib.bibtex.plugin):
    # Each build asks several times what is installed, and reads a file of every package for it.
    vars(module)["entry_points"] = KEPT_ENTRY_POINTS


# Sphinx makes hundreds of these messages in each build, and shows none of them.
logging.disable(logging.DEBUG)


class CompiledTemplates(BytecodeCache):
    """The templates that this process has compiled, each by its name, its file and its text."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template, if its text was compiled before."""
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = CompiledTemplates()


def keep_compiled_templates(app: Sphinx) -> None:
    """Let the templates of a builder be compiled once in this process; a builder may have none."""
    templates = getattr(app.builder, "templates", None)
    if isinstance(templates, BuiltinTemplateLoader):
        templates.environment.bytecode_cache = COMPILED
