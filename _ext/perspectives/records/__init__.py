"""The records of a book and the plain values in them: dataclasses, dates, locators, closed lists, problems.

Imports no other room, no Sphinx and no docutils.
First to open: :mod:`perspectives.records.model`.
"""
