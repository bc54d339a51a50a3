"""The registry in translated projects: its texts in the catalogues that Sphinx writes, and from them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from perspectives.registry.translated_names import CATALOG, read_catalog, registry_texts, translate_registry

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.gettext import MessageCatalogBuilder

    from perspectives.registry.registry import Registry


def translate(app: Sphinx, registry: Registry) -> None:
    """Translate a registry into the language of the project.

    The builder ``gettext`` gets the texts as they are declared, in a catalogue of their own.
    """
    if app.builder.name == "gettext":
        # Not before: this module reads SOURCE_DATE_EPOCH, which is checked first.
        from sphinx.builders.gettext import MsgOrigin  # noqa: PLC0415

        builder = cast("MessageCatalogBuilder", app.builder)
        for text, path, line in registry_texts(registry):
            builder.catalogs[CATALOG].add(text, MsgOrigin(path, line))
        return
    folders = [Path(app.srcdir, folder).resolve() for folder in app.config.locale_dirs]
    messages = read_catalog(folders, str(app.config.language))
    if messages:
        translate_registry(registry, messages)
        registry.digest = hashlib.sha256(f"{registry.digest}{sorted(messages.items())}".encode()).hexdigest()
