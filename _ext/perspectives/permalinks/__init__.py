"""The permanent addresses: the ids that an edition has published stand in ``permalinks.toml`` and stay there.

* :mod:`perspectives.permalinks.record` has its records and writes the file;
  :mod:`perspectives.permalinks.record_reader` reads it.
* :mod:`perspectives.book.permalink_check` checks the book against it, on every build.
* :mod:`perspectives.domain.places` finds where every id stands, and what has moved.
* :mod:`perspectives.pages.old_places` keeps a note at each old address, :mod:`perspectives.pages.stubs` on a
  page of its own where the old page is gone.
* ``python -m perspectives permalinks`` adds what is new.

May import ``records`` and ``registry``; no Sphinx. First to open: :mod:`perspectives.permalinks.record`.
"""
