"""The styles of citations, a module for each; all of them return rich text from an item. No Sphinx here."""
