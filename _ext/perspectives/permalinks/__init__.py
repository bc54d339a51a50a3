"""The permanent addresses: the ids that an edition has published stand in ``permalinks.toml`` and stay there.

* :mod:`perspectives.permalinks.record` reads and writes the file.
* :mod:`perspectives.book.permalink_check` checks the book against it, on every build.
* :mod:`perspectives.domain.retired_places` returns the document that a retired id stood in.
* :mod:`perspectives.pages.gone_pages` keeps a note at the old address of a retired id.
* ``python -m perspectives permalinks`` adds the ids that are new.

May import ``records`` and ``registry``; no Sphinx. First to open: :mod:`perspectives.permalinks.record`.
"""
