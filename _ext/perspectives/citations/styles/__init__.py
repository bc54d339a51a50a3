"""The styles of citations, a module for each; they make rich text from an item and import no Sphinx."""
