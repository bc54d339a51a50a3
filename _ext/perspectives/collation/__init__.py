"""Collation: the quotations of a book are compared with witness files, and a lock file keeps the results.

* :mod:`perspectives.collation.normal_form`: the closed list of differences that do not count, and the hash of
  a quotation's words;
* :mod:`perspectives.collation.scripts`: scripts that are compared character by character;
* :mod:`perspectives.collation.witness_text`: the text of a witness with its pages;
* :mod:`perspectives.collation.readers`: reads that text from TEI, plain text, HTML, JSON and PDF;
* :mod:`perspectives.collation.verdict`: the verdict on one quotation;
* :mod:`perspectives.collation.word_runs`: search for words as they are;
* :mod:`perspectives.collation.elision`: search for words with marked omissions and insertions;
* :mod:`perspectives.collation.word_difference`: the most similar place, and its differences;
* :mod:`perspectives.collation.passage_search`: search for a few words, with their accents or without;
* :mod:`perspectives.collation.passage_words`: the words of a passage, as a quotation has them;
* :mod:`perspectives.collation.manifest`: which file is a copy of which work;
* :mod:`perspectives.collation.lock`: what ``quotations.lock`` says;
* :mod:`perspectives.collation.lock_reader` and :mod:`perspectives.collation.lock_writer`: read and write it;
* :mod:`perspectives.collation.evidence_level`: how far the words of a claim were checked;
* :mod:`perspectives.collation.lock_update`: compares every quotation, for ``python -m perspectives collate``.

Only the command reads witnesses. A build reads the lock.
May import ``records`` and ``registry``; no Sphinx. First to open: :mod:`perspectives.collation.verdict`.
"""
