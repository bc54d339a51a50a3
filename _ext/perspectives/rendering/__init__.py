"""From records to nodes of docutils, and from nodes to HTML, Typst, EPUB and Markdown.

May import ``domain``, ``book``, ``reading`` and the rooms below.
First to open: :mod:`perspectives.rendering.claim`.
"""
