"""The keys of ``class-reader.toml``, the list of what a reader for a class prints."""

from __future__ import annotations

CLASS_READER_FILE = "class-reader.toml"
LISTS = ("pages", "documents", "comparisons", "lessons", "pictures")
"""The lists of the file, in the order in which their parts are printed."""
AT_MOST = "pages-at-most"
"""The most pages that the reader may have."""
