"""Everything that needs the whole book: the settled records, checks, counts, and what is said of a claim in words.

May import `collation`, `permalinks`, `doctree`, `citations`, `registry` and ``records``; no Sphinx but its catalogues.
First to open: :mod:`perspectives.book.book`.
"""
