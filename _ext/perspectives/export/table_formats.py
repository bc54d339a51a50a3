"""The tables, their descriptions, and what is made for whoever reads tables."""

from __future__ import annotations

from sphinx.locale import get_translation

from perspectives.export.csv_metadata import METADATA_FILE, csv_metadata
from perspectives.export.csv_tables import table_writer
from perspectives.export.data_package import DATA_PACKAGE, data_package
from perspectives.export.examples import TWO_CLOCKS, two_clocks_script
from perspectives.export.file_format import CSV_STANDARD, Format, Standard
from perspectives.export.tables import CALENDAR_TABLE, PERSPECTIVES_TABLE
from perspectives.export.workbook import WORKBOOK, workbook
from perspectives.records.vocabulary import N_

_ = get_translation("perspectives")

TABLE_FILES = (
    Format(
        "claims.csv",
        "tables",
        _("The claims, a row for each. For a spreadsheet or for statistics."),
        CSV_STANDARD,
        ("claims",),
        table_writer("claims.csv"),
    ),
    Format(
        PERSPECTIVES_TABLE,
        "tables",
        _("The perspectives that claims, voices and documents belong to."),
        CSV_STANDARD,
        ("perspectives",),
        table_writer(PERSPECTIVES_TABLE),
    ),
    Format(
        "voices.csv",
        "tables",
        _("The voices, with a line on who they were."),
        CSV_STANDARD,
        ("voices",),
        table_writer("voices.csv"),
    ),
    Format(
        "events.csv",
        "tables",
        _("The events, with dates and coordinates. For maps and timelines too."),
        CSV_STANDARD,
        ("events",),
        table_writer("events.csv"),
    ),
    Format(
        "documents.csv",
        "tables",
        _("The documents, with maker, date, paragraphs and the claims that read them; no text of any."),
        CSV_STANDARD,
        ("documents",),
        table_writer("documents.csv"),
    ),
    Format(
        "sources.csv",
        "tables",
        _("The bibliography."),
        CSV_STANDARD,
        ("sources",),
        table_writer("sources.csv"),
    ),
    Format(
        "comparisons.csv",
        "tables",
        _("The comparisons, with finding, witnesses and silences."),
        CSV_STANDARD,
        ("comparisons",),
        table_writer("comparisons.csv"),
    ),
    Format(
        CALENDAR_TABLE,
        "tables",
        _("Every document that the book knows, by date: where it lies, and who has printed it."),
        CSV_STANDARD,
        ("calendar",),
        table_writer(CALENDAR_TABLE),
    ),
    Format(
        METADATA_FILE,
        "tables",
        _(
            "What each column of the tables means, how it is to be read, and the licence of the tables. "
            "For programs that read tables, and for people before they do."
        ),
        Standard(
            "CSVW, Metadata Vocabulary for Tabular Data (W3C, 17 December 2015)",
            "https://www.w3.org/TR/2015/REC-tabular-metadata-20151217/",
        ),
        (),
        csv_metadata,
    ),
    Format(
        DATA_PACKAGE,
        "tables",
        _(
            "The same descriptions, with all keys from table to table, as a Data Package. "
            "For Frictionless and other programs that load several tables at once."
        ),
        Standard("Data Package 2.0", "https://datapackage.org/standard/data-package/"),
        (),
        data_package,
    ),
    Format(
        WORKBOOK,
        "tables",
        _("All tables in one workbook, a sheet for each. For people who work with a spreadsheet."),
        Standard(
            "Office Open XML (ECMA-376)",
            "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
        ),
        (
            "claims",
            "comparisons",
            "documents",
            "voices",
            "events",
            "sources",
            "perspectives",
        ),
        workbook,
    ),
    Format(
        TWO_CLOCKS,
        "tables",
        _(
            "An example in Python, which needs nothing else: it reads the tables, counts how late each "
            "perspective was told, and draws the two clocks."
        ),
        Standard(N_("Python 3.9 or later"), "https://docs.python.org/3/"),
        (),
        two_clocks_script,
    ),
)
"""These files, in the order of the page that lists them."""
