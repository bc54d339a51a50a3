"""The settings of the reader; docs/editing/own-reader.md explains them."""

import sys
from pathlib import Path

# Where the extension is. A project that has installed it needs no such line.
sys.path.insert(0, str(Path(__file__).parents[3] / "_ext"))

project = "Yugoslavia between the Blocs, 1955–1963"
author = project_copyright = "The contributors to Accounts of a Split"
version = release = "0.1"
language = "en"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "perspectives"]
primary_domain = "perspectives"
nitpicky = True

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 0

html_theme = "alabaster"
html_title = project
html_copy_source = False
html_theme_options = {"description": "The voices set side by side", "show_powered_by": False}

bibtex_bibfiles = ["../sources/references.bib"]
bibtex_default_style = "chicago-author-date"
bibtex_reference_style = "chicago-author-date"
bibtex_cite_id = "cite-{key}"
bibtex_tooltips = False

perspectives_require = ["seen", "annotation", "kind", "labels", "citations", "html", "markdown", "file-names"]
perspectives_every_page = ["assets", "cite", "head", "text", "sitemap", "directions"]
perspectives_report_unused = True
perspectives_licenses = {
    "text": "CC-BY-SA-4.0",
    "data": "CC-BY-SA-4.0",
    "quotations": "Excluded: the rights in quoted words are their holders'; see each claim",
    "code": "MIT",
}
