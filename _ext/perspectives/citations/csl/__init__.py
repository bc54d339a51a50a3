"""A processor of the Citation Style Language (CSL 1.0.2) for the styles that a book adds to its own.

First to open: :mod:`perspectives.citations.csl.processor`.
It is imported only where a book names a style.

It makes single citations: of one work, the first time that it is cited. What needs a whole text is left out:
numbers of citations, letters behind years, “ibid.”, and given names that tell namesakes apart.
Of typefaces it knows italics, as :mod:`perspectives.citations.rich_text` does.
"""
