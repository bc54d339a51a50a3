"""From records to nodes of docutils, and what these become in HTML, Typst and EPUB.

May import `domain`, `book`, `reading` and the rooms below.
First to open: :mod:`perspectives.rendering.claim`.
"""
