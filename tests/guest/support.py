"""Projects of other people, which load the extension: written into a folder, and built by a real Sphinx."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support import BUILDS, READER, Build, run

BARE = 'extensions = ["perspectives"]\n'
HABITS = """\
# Handbook

<details><summary>More</summary>

Words.

</details>

Cited {cite:p}`odo-book{p. 1},odo-book`, and <b>open only.

# A second title

```{toctree}
bell
Read Me
```
"""
"""A page of their own: headings without labels, HTML, citations as sphinxcontrib-bibtex has them."""
CONTAINER = """\
# Read me

:::note
A container with a class.
:::

(My_Label)=
## A heading

A line {of} braces: [link] (https://example.org), `{claim}`, {kbd}`Ctrl`.

(one)= two

- ## A heading in a list

      # code {cite:p}`of itself`

<div>

open

```{glossary}
bell
  It rings.
```

```{bibliography}
```
"""
"""Another one, with what the house rules of a book refuse."""
SETTINGS = """\
primary_domain = "perspectives"
myst_enable_extensions = ["colon_fence"]
bibtex_bibfiles = ["../sources/references.bib"]
html_theme = "basic"
"""


def write_project(root: Path, conf: str, pages: dict[str, str]) -> Path:
    """Write a project without anything of ours, and return the folder of its documents."""
    docs = root / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    for name, text in {"conf.py": conf, **pages}.items():
        (docs / name).write_text(text, encoding="utf-8")
    return docs


def write_mixed(root: Path, conf: str) -> Path:
    """Write a project with pages of its own, and one chapter and the registers of the tiny reader."""
    shutil.copytree(READER / "sources", root / "sources")
    bell = (READER / "docs" / "bell.md").read_text(encoding="utf-8")
    pages = {"index.md": HABITS, "Read Me.md": CONTAINER, "bell.md": bell.replace("(the-bell)=\n", "")}
    return write_project(root, f"{conf}{SETTINGS}", pages)


def build(docs: Path, builder: str = "html") -> Build:
    """Build a project with its own settings.

    Sphinx keeps in its default for ``source_suffix`` what an earlier project of the process has added.
    """
    out = docs.parent / "out"
    BUILDS.append(out)
    suffixes = {".rst": "restructuredtext"}
    return run(docs, out, docs.parent / "doctrees", builder, nitpicky=False, source_suffix=suffixes)
