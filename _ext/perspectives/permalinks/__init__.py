"""The permanent addresses: every id that an edition has published stands in ``permalinks.toml`` and is never lost.

* :mod:`perspectives.permalinks.record` reads and writes the file.
* :mod:`perspectives.permalinks.check` holds the book against it, on every build.
* :mod:`perspectives.permalinks.places` knows which document a retired id stood in.
* :mod:`perspectives.permalinks.pages` keeps the old addresses of retired ids alive.
* ``python -m perspectives.permalinks`` adds the ids that are new.
"""
