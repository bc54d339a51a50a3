"""The registry: the perspectives, voices, events and colours that an editor declares, as records.

May import ``records``; no Sphinx.
First to open: :mod:`perspectives.registry.load`.
"""
