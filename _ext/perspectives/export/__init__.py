"""Data formats written beside the HTML, all from the settled records: sorted, and without timestamps.

May import ``rendering``, ``domain`` and the rooms below.
First to open: :mod:`perspectives.export.formats`, the list of the files.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.export.book_data import material_of
from perspectives.export.file_sizes import show_sizes
from perspectives.export.formats import FILES
from perspectives.export.previews import previews_script
from perspectives.export.search_index import search_script

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain


def write_exports(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> None:
    """Write every format under the builder's output, remove the files of records that are gone, and tell the pages the sizes."""
    root = Path(builder.outdir, "data")
    material = material_of(builder, domain)
    root.mkdir(exist_ok=True)
    sizes = {}
    for one in FILES:
        made = one.make(material)
        if isinstance(made, str):
            sizes[one.name] = _write(root / one.name, made)
        else:
            sizes[one.name] = _write_folder((root / one.name).parent, Path(one.name).suffix, made)
    # What the pages load, which nobody takes away.
    _write(root / "previews.js", previews_script(builder, domain))
    _write(root / "search.js", search_script(builder, domain))
    show_sizes(builder, domain, sizes)


def _write_folder(folder: Path, suffix: str, texts: Iterable[tuple[str, str]]) -> int:
    """Write the files of a folder one after the other, so that they are never all in memory, and remove all others."""
    kept, size = set(), 0
    for id_, text in texts:
        path = folder / f"{id_}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += _write(path, text)
        kept.add(path)
    for path in [path for path in folder.rglob(f"*{suffix}") if path not in kept]:
        path.unlink()
    return size


def _write(path: Path, text: str) -> int:
    """Write a file that is not there as it should be; in bytes, so that the tables keep the line ends of their standard."""
    content = text.encode()
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
    return len(content)
