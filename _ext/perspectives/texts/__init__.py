"""Texts: the words of documents, read from the files of their publishers, counted by paragraph, and locked.

* :mod:`perspectives.texts.text_model`: a text as blocks, with its notes;
* :mod:`perspectives.texts.tei_text`: reads a text from TEI;
* :mod:`perspectives.texts.tei_names`: what the elements of TEI are in a text;
* :mod:`perspectives.texts.html_text` and :mod:`perspectives.texts.plain_file`: read a text from other files;
* :mod:`perspectives.texts.texts_at_hand`: finds the file of a text, checks its hash, and reads it;
* :mod:`perspectives.texts.text_lock`: ``texts.lock``, by which addresses hold without a text;
* :mod:`perspectives.texts.words_taken`: finds the words of claims in the paragraphs of a text;
* :mod:`perspectives.texts.text_witness`: a text as a witness for the collation;
* :mod:`perspectives.texts.fetch`: gets texts from their publishers.

May import ``collation``, ``registry``, ``records``; no Sphinx.
First to open: :mod:`perspectives.texts.text_model`.
"""
