"""The list of the files in the folder ``data``, with purpose, standard, contents and maker of each."""

from __future__ import annotations

from perspectives.export.bibliography_formats import BIBLIOGRAPHY_FILES
from perspectives.export.record_formats import RECORD_FILES
from perspectives.export.standard_formats import STANDARD_FILES
from perspectives.export.table_formats import TABLE_FILES

DATA_FILES = (*RECORD_FILES, *TABLE_FILES, *STANDARD_FILES, *BIBLIOGRAPHY_FILES)
"""The files of the folder ``data``, in the order of the page that lists them."""


def file_parts(has_address: bool) -> dict[str, str]:
    """Return the part of the data to which each file belongs, by its path in the folder of the data.

    :param has_address: whether the pages have a public address, without which some files are not made
    """
    return {one.name: one.part for one in DATA_FILES if has_address or not one.needs_address}
