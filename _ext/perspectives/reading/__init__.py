"""From the text of an editor to records: directives, roles, and guards around MyST and docutils.

May import ``collation``, ``permalinks``, ``doctree``, ``citations``, ``registry`` and ``records``.
First to open: :mod:`perspectives.reading.directives`.
"""
