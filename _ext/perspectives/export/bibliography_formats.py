"""The files of the bibliography, for reference managers."""

from __future__ import annotations

from sphinx.locale import get_translation

from perspectives.book.bibliographies import BIBLIOGRAPHY_FOLDER, BIBLIOGRAPHY_FORMATS, WHOLE_BIBLIOGRAPHY
from perspectives.export.bibliography_files import bibliography_writer, whole_bibliography_writer
from perspectives.export.file_format import Format, Standard

_ = get_translation("perspectives")

BIBLIOGRAPHY_STANDARDS = {
    "bib": Standard("BibTeX"),
    "ris": Standard("RIS"),
    "json": Standard("CSL-JSON (CSL 1.0.2)", "https://github.com/citation-style-language/schema"),
}
BIBLIOGRAPHY_FILES = (
    *(
        Format(
            f"{WHOLE_BIBLIOGRAPHY}.{kind.suffix}",
            "works",
            {
                "bib": _("The whole bibliography. For LaTeX and for reference managers."),
                "ris": _("The whole bibliography. For reference managers; all of them read this form."),
                "json": _("The whole bibliography. For Zotero and for programs that format citations."),
            }[kind.suffix],
            BIBLIOGRAPHY_STANDARDS[kind.suffix],
            ("sources",),
            whole_bibliography_writer(kind),
        )
        for kind in BIBLIOGRAPHY_FORMATS
    ),
    *(
        Format(
            f"{BIBLIOGRAPHY_FOLDER}/<page>.{kind.suffix}",
            "works",
            _("The works cited on a page; as perspective-<id> those in which a perspective speaks."),
            BIBLIOGRAPHY_STANDARDS[kind.suffix],
            ("bibliographies",),
            bibliography_writer(kind),
        )
        for kind in BIBLIOGRAPHY_FORMATS
    ),
)
"""These files, in the order of the page that lists them."""
