"""The extension ``perspectives.handouts``: the builders ``handouts``, ``lessons`` and ``class-reader``.

It is an extension of its own, since it needs :mod:`typst_book`.
They print paper for a class: :mod:`perspectives.build.handout_builder`,
:mod:`perspectives.build.lesson_builder` and :mod:`perspectives.build.class_reader_builder`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.build.class_reader_builder import ClassReaderBuilder
from perspectives.build.handout_builder import HandoutBuilder
from perspectives.build.lesson_builder import LessonBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builders."""
    app.setup_extension("typst_book")
    app.add_builder(HandoutBuilder)
    app.add_builder(LessonBuilder)
    app.add_builder(ClassReaderBuilder)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
