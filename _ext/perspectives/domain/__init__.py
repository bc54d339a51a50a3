"""The domain of Sphinx: the store of the records, references to them, the inventory.

May import ``book``, ``reading`` and the rooms below.
First to open: :mod:`perspectives.domain.store`.
"""
