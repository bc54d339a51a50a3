"""The permanent addresses: every id that an edition has published stands in ``permalinks.toml`` and is never lost.

* :mod:`perspectives.permalinks.record` reads and writes the file.
* :mod:`perspectives.book.permalink_check` holds the book against it, on every build.
* :mod:`perspectives.domain.retired_places` knows which document a retired id stood in.
* :mod:`perspectives.pages.gone_pages` keeps the old addresses of retired ids alive.
* ``python -m perspectives permalinks`` adds the ids that are new.

May import ``records`` and ``registry``; no Sphinx. First to open: :mod:`perspectives.permalinks.record`.
"""
