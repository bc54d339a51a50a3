"""Programs for those who take the data away: each is written into the folder ``data`` as it stands here.

They are run by readers, with Python and nothing else, and import nothing of this extension.
First to open: :mod:`perspectives.export.examples.two_clocks`.
"""

from __future__ import annotations

from pathlib import Path

from perspectives.export.book_data import BookData

TWO_CLOCKS = "examples/two_clocks.py"


def two_clocks_script(_data: BookData) -> str:
    """Return the text of the program that draws the two clocks."""
    return Path(__file__).with_name(Path(TWO_CLOCKS).name).read_text(encoding="utf-8")
