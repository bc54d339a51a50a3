"""A second, tiny reader on another subject: the extension knows nothing of Albania."""

project = "The Broken Bell"
release = "1.0"
language = "en"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "perspectives"]
primary_domain = "perspectives"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 0
perspectives_require = ["labels", "citations", "html", "markdown", "file-names"]
perspectives_every_page = ["assets", "cite", "head", "text", "sitemap", "directions"]
html_theme = "basic"
html_copy_source = False
bibtex_bibfiles = ["../sources/references.bib"]
bibtex_default_style = "chicago-author-date"
bibtex_reference_style = "chicago-author-date"
bibtex_cite_id = "cite-{key}"
bibtex_tooltips = False
