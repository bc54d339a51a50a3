"""The files that an editor declares things in: perspectives, voices, events, colours; from TOML to records.

May import ``records``; no Sphinx.
First to open: :mod:`perspectives.registry.load`.
"""
