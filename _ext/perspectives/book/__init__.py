"""What needs the whole book: the settled records, the checks, the counts, the sentences about a claim.

May import ``collation``, ``permalinks``, ``doctree``, ``citations``, ``registry`` and ``records``.
Imports nothing of Sphinx but the translation of messages.
First to open: :mod:`perspectives.book.book`.
"""
