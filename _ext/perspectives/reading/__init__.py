"""The reading of an editor's text into records: directives, roles, and a parser that goes on after errors.

May import ``collation``, ``permalinks``, ``doctree``, ``citations``, ``registry`` and ``records``.
First to open: :mod:`perspectives.reading.directives`; for what an editor cannot have meant,
:mod:`perspectives.reading.misread_text`.
"""
