"""Works and their citations: entries of a bibliography become CSL items, and CSL items become citations.

May import ``records``; of Sphinx only its catalogues; no docutils.
First to open: :mod:`perspectives.citations.forms`.

The list of works, the citations in text and the citations that a reader copies are made from CSL-JSON items
(CSL 1.0.2). :func:`perspectives.citations.csl_json.csl_item` makes an item from an entry of the bibliography.
A section of a book can be an item too:

>>> from perspectives.citations.bibtex import bibtex
>>> from perspectives.citations.forms import apa, chicago_bibliography, chicago_note, csl_json, mla
>>> from perspectives.citations.rich_text import html, plain_text
>>> from perspectives.citations.ris import ris
>>> section = {
...     "id": "talks-1960",
...     "type": "chapter",
...     "author": [{"literal": "The contributors to An Example"}],
...     "title": "The Talks",
...     "container-title": "An Example",
...     "number": "section 2.3",
...     "edition": "version 0.1.0",
...     "issued": {"date-parts": [[2026, 11, 27]]},
...     "URL": "https://a.example",
...     "language": "en",
... }
>>> plain_text(chicago_note(section))
'The contributors to An Example, “The Talks,” in An Example, section 2.3, version 0.1.0 (2026), https://a.example.'

==========================================  ========================================================
``forms.chicago_note(item, locator=None)``  full note, *The Chicago Manual of Style*, 17th edition
``forms.chicago_bibliography(item)``        entry of a bibliography, the same manual
``forms.chicago_author_date(item)``         entry of a list of works, the same manual, author-date
``forms.in_text(item, locator="")``         citation in running text, author-date, “(Odo 1720, p. 24)”
``forms.mla(item)``                         work cited, *MLA Handbook*, 9th edition
``forms.apa(item)``                         reference, *Publication Manual of the APA*, 7th edition
``forms.cite(item, form)``                  one of these, by its name in ``forms.CITATION_FORMS``
``bibtex.bibtex(item)``                     BibTeX, with the fields of biblatex for dates and addresses
``ris.ris(item)``                           RIS, the import format of reference managers
``forms.csl_json(items)``                   CSL-JSON, a list of items
==========================================  ========================================================
"""
