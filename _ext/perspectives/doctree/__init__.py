"""Nodes of docutils and what is taken from them: the nodes of a comparison, leaf nodes, paragraphs, plain words.

May import `citations`, `registry` and ``records``.
First to open: :mod:`perspectives.doctree.nodes`.
"""
