"""The data formats that are written with the HTML, all from the settled records: sorted, and without times.

May import ``rendering``, ``domain`` and the rooms below.
First to open: :mod:`perspectives.export.formats`, the list of the files.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.export.book_data import gather_book_data
from perspectives.export.file_sizes import write_sizes
from perspectives.export.formats import DATA_FILES, file_parts
from perspectives.export.previews import previews_script
from perspectives.export.search_index import search_script
from perspectives.export.whole_files import write_whole
from perspectives.export.words_script import words_script

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from perspectives.domain.store import PerspectivesDomain


def write_exports(builder: StandaloneHTMLBuilder, domain: PerspectivesDomain) -> None:
    """Write every format into the folder ``data`` of the builder's output.

    Files of records that are gone are removed, and the sizes of the files are written into the pages.
    """
    root = Path(builder.outdir, "data")
    data = gather_book_data(builder, domain, file_parts(bool(builder.config.html_baseurl)))
    root.mkdir(exist_ok=True)
    sizes = {}
    for format_ in DATA_FILES:
        path = root / format_.name
        if format_.needs_address and not data.base:
            _remove(path)
            continue
        text = format_.make(data)
        if isinstance(text, str | bytes):
            path.parent.mkdir(exist_ok=True)
            sizes[format_.name] = _write(path, text)
        else:
            sizes[format_.name] = _write_folder(path.parent, path.suffix, text)
    # Scripts that the pages load; they are not offered to readers.
    _write(root / "previews.js", previews_script(builder, domain))
    _write(root / "words.js", words_script(builder, domain))
    _write(root / "search.js", search_script(builder, domain))
    write_sizes(builder, domain, sizes)


def _write_folder(folder: Path, suffix: str, texts: Iterable[tuple[str, str]]) -> int:
    """Write the files of a folder, remove all others with this suffix, and return the sum of the sizes.

    *texts* are the ids and the texts. They are written one after the other: all of them would need much
    memory.
    """
    paths, size = set(), 0
    for id_, text in texts:
        path = folder / f"{id_}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += _write(path, text)
        paths.add(path)
    for path in [path for path in folder.rglob(f"*{suffix}") if path not in paths]:
        path.unlink()
    return size


def _remove(path: Path) -> None:
    """Remove the file of a format, or the files in its folder, that an earlier build has written."""
    if "<" in path.name:
        _write_folder(path.parent, path.suffix, ())
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, text: str | bytes) -> int:
    """Write a file unless it has this text already; return its size in bytes.

    The file is written as bytes, so that the CSV files keep CR and LF at the ends of lines.
    """
    content = text.encode() if isinstance(text, str) else text
    if not path.exists() or path.read_bytes() != content:
        write_whole(path, content)
    return len(content)
