"""Nodes of docutils, and the words in them: the nodes of a comparison, leaf nodes, paragraphs, plain text.

May import ``citations``, ``registry`` and ``records``.
First to open: :mod:`perspectives.doctree.comparison_nodes`.
"""
