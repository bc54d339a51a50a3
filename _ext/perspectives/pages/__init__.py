"""What is done to a whole page: views filled, the reading bar, the head, what stands under a work, retired ids.

May import `views`, `export`, `rendering`, `domain` and the rooms below.
First to open: :mod:`perspectives.pages.fill`.
"""
