"""Quotations against witness files, and the lock that keeps what was found.

* :mod:`perspectives.collate.normal`: the closed list of differences that are none, and the hash of a quotation's words;
* :mod:`perspectives.collate.passages`: a witness's text with its pages, and :mod:`perspectives.collate.readers`, which
  take it from TEI, plain text, HTML, JSON and PDF;
* :mod:`perspectives.collate.compare`: the verdict on one quotation, with :mod:`perspectives.collate.elision` for
  marked omissions and :mod:`perspectives.collate.difference` for what differs;
* :mod:`perspectives.collate.manifest`: which file is a copy of which work;
* :mod:`perspectives.collate.lock`: ``quotations.lock``, read, checked and written;
* :mod:`perspectives.collate.evidence`: how far the words of a claim were checked, and the rows of a report;
* :mod:`perspectives.collate.run` and ``python -m perspectives.collate``: the command.

Only the command reads witnesses; a build reads the lock.
"""
