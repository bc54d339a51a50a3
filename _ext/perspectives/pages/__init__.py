"""What belongs to a whole page: views, reading bar, head, lines under a work, retired ids, text in Markdown.

May import ``views``, ``export``, ``rendering``, ``domain`` and the rooms below.
First to open: :mod:`perspectives.pages.fill`.
"""
