"""Quotations against witness files, and the lock that keeps what was found.

* :mod:`perspectives.collation.normal_form`: the closed list of differences that are none, and the hash of a quotation's words;
* :mod:`perspectives.collation.witness_text`: a witness's text with its pages, and :mod:`perspectives.collation.readers`, which
  take it from TEI, plain text, HTML, JSON and PDF;
* :mod:`perspectives.collation.verdict`: the verdict on one quotation, with :mod:`perspectives.collation.elision` for
  marked omissions and :mod:`perspectives.collation.word_difference` for what differs;
* :mod:`perspectives.collation.manifest`: which file is a copy of which work;
* :mod:`perspectives.collation.lock`: ``quotations.lock``, read, checked and written;
* :mod:`perspectives.collation.evidence_level`: how far the words of a claim were checked;
* :mod:`perspectives.collation.lock_update`: every quotation compared, for the command ``python -m perspectives collate``.

Only the command reads witnesses; a build reads the lock.
May import ``records`` and ``registry``; no Sphinx. First to open: :mod:`perspectives.collation.verdict`.
"""
