"""The settings of the book. They are plain values."""

import hashlib
import sys
import tomllib
from pathlib import Path

# A second build in one process adds the same folder again, which changes nothing.
sys.path.insert(0, str(Path(__file__).parent.parent / "_ext"))

from perspectives.build.source_date import check_source_date
from perspectives.records.edition_record import edition_before, is_unfinished
from perspectives.registry.editions_file import load_editions

# Here, before Sphinx loads its builders: one of them reads the date.
check_source_date()

project = "Accounts of a Split"
author = "The contributors to Accounts of a Split"
copyright = "The contributors to Accounts of a Split"
facts = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
version = release = facts["project"]["version"]
editions, _ = load_editions(Path(__file__).parent.parent / "sources", hashlib.sha256())
before = edition_before(release, editions) if is_unfinished(release) else None
# For paper and EPUB; pages say it by themselves.
edition = f"work after edition {before.number}" if before else f"edition {release}"
# What citation files name: this edition; between two editions, the last one.
cited = (before.number, before.issued) if before else (release, facts["tool"]["edition"]["issued"])
del editions, before
language = "en"

extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "perspectives",
    "book_pages",
    "typst_book",
    "epub_book",
    "perspectives.handouts",
]
primary_domain = "perspectives"
exclude_patterns = ["_static", "_templates"]
templates_path = ["_templates"]
nitpicky = True

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 0
smartquotes_action = "qe"

perspectives_registry = "../sources"
perspectives_commands = {
    "collate": "make collate WITNESSES=folder",
    "permalinks": "make permalinks",
    "texts": "make texts",
}
perspectives_description = "Albania and the Soviet Union, 1953–1968: the voices set side by side"
perspectives_card = "_static/card.png"
perspectives_require = [
    *("seen", "annotation", "kind"),
    *("labels", "citations", "html", "markdown", "file-names"),
]
perspectives_every_page = ["assets", "cite", "head", "text", "sitemap", "directions"]
perspectives_editors = facts["tool"]["edition"].get("editors", [])
perspectives_issued = str(facts["tool"]["edition"]["issued"])
perspectives_licenses = {
    "text": "CC-BY-SA-4.0",
    "data": "CC-BY-SA-4.0",
    "quotations": (
        "Excluded: the rights in quoted words are their holders'; see the field rights of each claim"
    ),
    "code": "MIT",
}

bibtex_bibfiles = ["../sources/references.bib"]
bibtex_default_style = "chicago-author-date"
bibtex_reference_style = "chicago-author-date"
bibtex_cite_id = "cite-{key}"
bibtex_footcite_id = "footcite-{key}"
bibtex_bibliography_id = "bibliography-{bibliography_count}"
bibtex_footbibliography_id = "footbibliography-{footbibliography_count}"
bibtex_tooltips = False

perspectives_index_leave_out = [
    "genindex",
    "imprint",
    "index",
    "editing/*",
    "paths/*",
    "reference/bibliographies",
    "reference/chains",
    "reference/collation",
    "reference/abbreviations",
    "reference/data",
    "reference/downloads",
    "reference/evidence",
    "reference/further-reading",
    "reference/index-*",
    "reference/editions",
    "reference/retired",
    "reference/textual-notes",
]

html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["_static"]
html_css_files = ["book.css"]
html_favicon = "_static/favicon.svg"
html_additional_pages = {"404": "404.html"}
# The book has a page of its own at this address.
html_use_index = False
html_copy_source = False
html_show_search_summary = False
html_show_sourcelink = False
html_last_updated_fmt = None
html_permalinks_icon = "¶"
html_context = {"default_mode": "auto"}
pruned_styles = [
    "basic.css",
    "pygments.css",
    "styles/pydata-sphinx-theme.css",
    "styles/sphinx-book-theme.css",
]
html_theme_options = {
    "show_toc_level": 2,
    "home_page_in_toc": False,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "use_source_button": False,
    "use_issues_button": False,
    "use_repository_button": False,
    "use_edit_page_button": False,
    "footer_content_items": "copyright.html",
}

typst_basename = "accounts-of-a-split"
typst_templates = ["_templates/paper.typ"]
typst_front = ["introduction", "start-here", "reading", "imprint"]
typst_leave_out = [
    "genindex",
    "reference/index-a-b",
    "reference/index-c-g",
    "reference/index-h-j",
    "reference/index-k-l",
    "reference/index-m-o",
    "reference/index-p-s",
    "reference/index-t-z",
    "paths/index",
    "reference/bibliographies",
    "reference/data",
    "reference/claims",
    "reference/collation",
    "reference/downloads",
    "reference/editorial-notes",
    # They are printed as sheets, by themselves.
    "reference/lessons",
    "reference/editions",
    "reference/retired",
    "teaching/handouts",
    "editing/index",
    "editing/reference-managers",
]
typst_offprints = ["chapters/*", "documents/*", "paths/*-*"]
# What voices say and events are told in, the index has with the pages.
typst_leave_out_parts = {
    "reference/voices": ["ps-relation", "ps-entry-authority", "ps-entry-spoken-of"],
    "reference/events": ["ps-spoken-of"],
    "reference/timeline": ["table"],
}
typst_titles = {
    "subtitle": "Albania and the Soviet Union, 1953–1968: the voices set side by side",
    "edition": edition.capitalize(),
    "imprint": [
        (
            "Accounts of a Split. "
            "Edited by the contributors, who answer for "
            "its narrative, its commentary, its notes and its choices. "
            f"{edition.capitalize()}."
        ),
        (
            "Narrative, commentary, notes and data are under the Creative Commons licence CC BY-SA 4.0. "
            "Quoted words belong to their holders and are not covered by it; "
            "records of the government of the United States are in the public domain."
        ),
        (
            "To cite a section: The contributors to Accounts of a Split, the title of the section, "
            f"in Accounts of a Split: Albania and the Soviet Union, 1953–1968, {edition}, "
            "with the number of the section. "
            "Sections carry the same numbers on paper and on the screen. "
            "The id of a claim stands in the outer margin; it is the same in every form of the book."
        ),
    ],
}

epub_basename = "accounts-of-a-split"
epub_title = project
epub_author = author
epub_publisher = author
epub_copyright = f"{edition.capitalize()}. CC BY-SA 4.0; quoted words belong to their holders"
epub_description = "Albania and the Soviet Union, 1953–1968: the voices set side by side"
epub_language = "en"
epub_identifier = epub_uid = "accounts-of-a-split"
epub_scheme = "ID"
epub_cover = ("_static/cover.png", "epub-cover.html")
epub_css_files = ["epub-book.css"]
epub_exclude_files = ["_static/book.css", "_static/fonts/OFL.md", "_static/card.png", "_static/favicon.svg"]
epub_show_urls = "no"
epub_tocscope = "includehidden"
