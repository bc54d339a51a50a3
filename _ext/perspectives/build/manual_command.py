"""``python -m perspectives manual FOLDER``: the editors' manual as HTML, to read without the network.

The pages lie in the wheel of the extension, in the folder ``manual``.
They are those of this version: an updated extension has an updated manual.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx.cmd.build import build_main

from perspectives.records.problems import PROBLEM_KINDS, mend_of
from perspectives.records.view_options import VIEW_OPTIONS, Filter

MANUAL = Path(__file__).parent.parent / "manual"
"""The pages as Markdown."""
LIVE_VIEW = re.compile(r"^(:{3,})\{view\} (problems|filters)\n\1\n", re.MULTILINE)
"""The places of the tables that the extension makes of its own lists."""
NAMES = {
    "registry": "sources",
    "bibliography": "references.bib",
    **{command: f"python -m perspectives {command}" for command in ("collate", "permalinks", "texts")},
}
"""What stands in mends for the names of a book: the manual is of no book."""
SETTINGS = """\
project = "Manual for editors"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
html_theme = "alabaster"
html_show_sphinx = False
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 1 where the manual is not there or cannot be written."""
    parser = argparse.ArgumentParser(
        prog="python -m perspectives manual", description="Write the editors' manual as HTML."
    )
    parser.add_argument("folder", type=Path, help="the folder to write it to")
    folder = parser.parse_args(arguments).folder
    if not MANUAL.is_dir():
        sys.stderr.write(
            "This copy of the extension has no manual: only the wheel has. "
            "Where the project is, the pages lie in docs/editing.\n"
        )
        return 1
    with TemporaryDirectory() as place:
        source = Path(place, "pages")
        for path in MANUAL.rglob("*.md"):
            text = LIVE_VIEW.sub(lambda match: LISTS[match[2]](), path.read_text(encoding="utf-8"))
            page = source / path.relative_to(MANUAL)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
        (source / "conf.py").write_text(SETTINGS, encoding="utf-8")
        command = ["-q", "-b", "html", "-d", str(Path(place, "doctrees")), str(source), str(folder)]
        status = build_main(command)
    if status == 0:
        sys.stdout.write(f"The manual is written: {folder / 'index.html'}\n")
    return 1 if status else 0


def problem_list() -> str:
    """Return all problems as a list of definitions: code, sentence, mend."""
    return "\n".join(
        f"`{kind.code}`\n: {_escaped(kind.sentence)}\n  {_escaped(mend_of(kind, NAMES))}\n"
        for kind in PROBLEM_KINDS.values()
    )


def option_list() -> str:
    """Return the options of all views as a list of definitions: the view, and what each option takes."""
    return "\n".join(
        f"`{view}`\n"
        + "\n".join(
            f"{'  ' if number else ': '}* `{option}`: {_taken(taken)}"
            for number, (option, taken) in enumerate(options.items())
        )
        + "\n"
        for view, options in VIEW_OPTIONS.items()
        if options
    )


def _taken(taken: Filter) -> str:
    """Return what an option takes: its closed list, the kind of record, a year, or any text."""
    if taken.choices:
        return ", ".join(f"`{choice}`" for choice in taken.choices)
    if taken.is_year:
        return "a year"
    several = "ids, separated by commas: " if taken.many else ""
    return f"{several}{taken.kind}" if taken.kind else "any text"


LISTS = {"problems": problem_list, "filters": option_list}


def _escaped(text: str) -> str:
    """Return text whose signs mean nothing in Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$^])", r"\\\1", text)
