"""A German reader on an invented quarrel: the extension speaks its language."""

project = "Die Nacht ohne Feuer"
author = "Die Herausgeber"
copyright = "Die Herausgeber"
version = release = "1.1"
language = "de"
extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "perspectives",
    "typst_book",
    "epub_book",
    "perspectives.handouts",
]
primary_domain = "perspectives"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 0
smartquotes = False

perspectives_require = ["labels", "citations", "html", "markdown", "file-names"]
perspectives_every_page = ["assets", "cite", "head", "text", "sitemap", "directions"]
perspectives_issued = "2026-11-27"
perspectives_description = "Warum das Leuchtfeuer von Grauholm erlosch: die Stimmen nebeneinander"
perspectives_report = "https://example.org/fehler?id={id}"
perspectives_licenses = {
    "text": "CC-BY-SA-4.0",
    "data": "CC-BY-SA-4.0",
    "quotations": "Erfunden wie alles Übrige",
    "code": "MIT",
}

perspectives_pdf = "downloads/nacht-ohne-feuer.pdf"
perspectives_epub = "downloads/nacht-ohne-feuer.epub"
perspectives_handouts = "downloads/handouts"

bibtex_bibfiles = ["../sources/references.bib"]
bibtex_default_style = "chicago-author-date"
bibtex_reference_style = "chicago-author-date"
bibtex_cite_id = "cite-{key}"
bibtex_tooltips = False

html_theme = "sphinx_book_theme"
html_title = project
html_copy_source = False

typst_basename = "nacht-ohne-feuer"
epub_basename = "nacht-ohne-feuer"
epub_language = "de"
epub_show_urls = "no"
epub_identifier = epub_uid = "nacht-ohne-feuer"
epub_scheme = "ID"
