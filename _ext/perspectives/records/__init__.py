"""The records of a book and the plain values in them: dataclasses, dates, locators, closed lists, problems.

Records are immutable, have plain values only, and can be pickled and compared.
Only the :class:`~perspectives.records.document_records.DocumentRecords` can be changed: they collect what one
document has.

A date is an EDTF text (ISO 8601-2), a language is a BCP 47 tag, and an id has the form that
:mod:`perspectives.records.id_form` defines.
If a fact is not known, its value is ``None`` or an empty tuple, never a guess.

Imports no other room, no Sphinx and no docutils.
First to open: :mod:`perspectives.records.claim_records`.
"""
