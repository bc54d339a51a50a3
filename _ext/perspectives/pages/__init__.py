"""Changes to a whole page: views, the reading bar, the head, the lines under a work, notes on retired ids.

May import ``views``, ``export``, ``rendering``, ``domain`` and the rooms below.
First to open: :mod:`perspectives.pages.fill`.
"""
