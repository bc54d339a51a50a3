"""Finds the documents whose text lies in another file than when their page was read, or is new, or gone.

Sphinx looks only at the files that were there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.domain.store import domain_of
from perspectives.texts.texts_at_hand import file_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def find_moved_texts(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """Return the pages whose documents have another file of their text now (event ``env-get-outdated``)."""
    domain = domain_of(env)
    folder = Path(app.confdir, app.config.perspectives_texts).resolve()
    outdated = []
    for docname, records in domain.documents.items():
        for document in records.texts:
            source = domain.book.registry.texts.get(document.work)
            path = file_of(folder, source) if source else None
            if str(path or "") != document.text_file:
                outdated.append(docname)
    return outdated
