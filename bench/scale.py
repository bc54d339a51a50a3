"""Build synthetic books three ways and compare: ``RUNS=2 .venv/bin/python bench/scale.py [CLAIMS ...]``.

The three carry the same words and the same citations on 50 pages:

- *floor*: plain admonitions, each with its citation: the least that Sphinx and sphinxcontrib-bibtex ask for;
- *ours*: the extension of this repository, a comparison for every four claims, with registers;
- *needs*: sphinx-needs in an environment of its own, each claim a need, with a table of all of them.

Each figure is that of a process of its own, on one core: seconds of the processor (user and system) and
the greatest resident memory in megabytes.
*idle* is a second build without a change, *page* one after a change on one page,
*exports* what writing the data files takes of *full*, measured inside the process and subtracted from it.
Each run builds the three ways in turn. Of several runs the least of each figure counts.
The look-up of pybtex that every citation repeats is mended in all three, as the extension does.
Every module is compiled before, as on a machine on which the book was built once.
"""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
NEEDS = "sphinx-needs==9.1.0"
PAGES = 50
WORKS = 100
RUNS = int(os.environ.get("RUNS", "1"))
SIZES = (100, 1000, 5000, 10000)
WORDS = "the lamp was out before the wind rose and nobody had gone up since the bell at noon".split()

SETTINGS = """
project = "Synthetic"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 0
html_theme = "basic"
html_copy_source = False
bibtex_bibfiles = ["../sources/references.bib"]
bibtex_cite_id = "cite-{key}"
"""
MEND = """
import pybtex.backends.plaintext, pybtex.plugin
pybtex.plugin.register_plugin("pybtex.backends", "plaintext", pybtex.backends.plaintext.Backend, force=True)
"""
OURS = """
import sys
sys.path.insert(0, {ext!r})
extensions += ["perspectives"]
primary_domain = "perspectives"
bibtex_default_style = bibtex_reference_style = "chicago-author-date"
"""
NEEDED = """
extensions += ["sphinx_needs"]
needs_types = [dict(directive="claim", title="Claim", prefix="C_", color="#ffffff", style="node")]
needs_id_regex = "^[A-Za-z0-9_-]{3,}"
needs_fields = {"voice": {"schema": {"type": "string"}}}
needs_build_json = True
"""
REGISTERS = {
    "perspectives.toml": """
[perspectives.light]
name = "The light"
short = "The light"
possessive = "the light’s"
letter = "L"
rule = "double"
colour = "vermilion"
core = true

[perspectives.quay]
name = "The quay"
short = "The quay"
possessive = "the quay’s"
letter = "Q"
rule = "dashed"
colour = "blue"
core = true
""",
    "voices.toml": """
[voices.keeper]
name = "The keeper"
about = "Kept the lamp."
role = "participant"
perspective = "light"

[voices.harbour]
name = "The harbour master"
about = "Kept the log."
role = "participant"
perspective = "quay"
""",
    "events.toml": """
[events.dark-night]
title = "The dark night"
date = "1801-03-04"
place = "Town"
""",
}
# What a process does: build, and say how long the exports of ours took.
BUILD = """
import json, sys, time
spent = 0.0
try:
    import perspectives.build.build_events as lifecycle
except ImportError:
    pass
else:
    def timed(write):
        def run(*args):
            global spent
            begin = time.process_time()
            write(*args)
            spent += time.process_time() - begin
        return run
    lifecycle.write_exports = timed(lifecycle.write_exports)
from sphinx.cmd.build import build_main
status = build_main(["-q", "-b", "html", "-d", sys.argv[2], sys.argv[1], sys.argv[3]])
print(json.dumps({"status": status, "exports": spent}))
"""


class Claim(NamedTuple):
    """A claim of a synthetic book."""

    number: int
    words: str
    work: str

    @property
    def id(self) -> str:
        """The claim's id."""
        return f"claim-{self.number:05}"


def claim(number: int) -> Claim:
    """Return a claim whose words no other has."""
    turned = WORDS[number % len(WORDS) :] + WORDS[: number % len(WORDS)]
    return Claim(
        number,
        f"{' '.join(turned)}, said the keeper in entry {number}.".capitalize(),
        f"work-{number % WORKS:03}",
    )


def plain(claims: list[Claim]) -> str:
    """Return the claims as admonitions."""
    return "".join(
        f":::{{admonition}} Keeper\n:name: {one.id}\n\n{one.words}\n\n{{cite:p}}`{one.work}`\n:::\n\n"
        for one in claims
    )


def needed(claims: list[Claim]) -> str:
    """Return the claims as needs."""
    return "".join(
        f":::{{claim}} Keeper\n:id: {one.id}\n:voice: keeper\n\n"
        f"{one.words}\n\n{{cite:p}}`{one.work}`\n:::\n\n"
        for one in claims
    )


def ours(claims: list[Claim]) -> str:
    """Return the claims in comparisons of four."""
    text = ""
    for start in range(0, len(claims), 4):
        some = claims[start : start + 4]
        text += f"::::{{accounts}} Who saw entry {some[0].number}?\n:id: question-{some[0].number:05}\n"
        text += ":event: dark-night\n:finding: differ\n\n"
        for one in some:
            voice = ("keeper", "harbour")[one.number % 2]
            text += f":::{{claim}} {voice}\n:id: {one.id}\n:source: {one.work}\n\n> {one.words}\n:::\n\n"
        text += ":::{commentary}\nThey may all be true.\n:::\n::::\n\n"
    return text


def pages_of_views() -> str:
    """Return the collected pages of ours."""
    views = "".join(f":::{{view}} {view}\n:::\n\n" for view in ("claims", "voices", "events"))
    return f"(registers)=\n# Registers\n\n{views}:::{{bibliography}}\n:all:\n:::\n"


@dataclass(frozen=True)
class Way:
    """One way to build the book: its settings, its claims, its last page, and its Python."""

    settings: str
    text: Callable[[list[Claim]], str]
    last: str
    python: str = sys.executable


def ways() -> dict[str, Way]:
    """Return the three ways; sphinx-needs is installed if it is not."""
    bibliography = "# Works\n\n:::{bibliography}\n:all:\n:::\n"
    needs = ROOT / "build" / "bench-needs"
    python = needs / "bin" / "python"
    if not python.exists():
        venv.create(needs, with_pip=True)
        subprocess.run(
            [python, "-m", "pip", "-q", "install", NEEDS, "sphinx", "myst-parser", "sphinxcontrib-bibtex"],
            check=True,
        )
    table = ":::{needtable}\n:columns: id;title;voice\n:style: table\n:::\n\n"
    return {
        "floor": Way(SETTINGS + MEND, plain, bibliography),
        "ours": Way(SETTINGS + OURS.format(ext=str(ROOT / "_ext")), ours, pages_of_views()),
        "needs": Way(SETTINGS + MEND + NEEDED, needed, table + bibliography, str(python)),
    }


def write(folder: Path, way: Way, count: int) -> None:
    """Write a book of *count* claims."""
    docs, sources = folder / "docs", folder / "sources"
    docs.mkdir()
    sources.mkdir()
    docs.joinpath("conf.py").write_text(way.settings, encoding="utf-8")
    share = -(-count // PAGES)
    names = []
    for page in range(PAGES):
        claims = [claim(number) for number in range(page * share, min(count, (page + 1) * share))]
        names.append(f"page-{page:02}")
        text = f"({names[-1]})=\n# Page {page}\n\n{way.text(claims)}"
        docs.joinpath(f"{names[-1]}.md").write_text(text, encoding="utf-8")
    docs.joinpath("last.md").write_text(way.last, encoding="utf-8")
    contents = "\n".join([*names, "last"])
    docs.joinpath("index.md").write_text(
        f"(synthetic)=\n# Synthetic\n\n:::{{toctree}}\n{contents}\n:::\n", encoding="utf-8"
    )
    bib = "".join(
        f"@book{{work-{number:03},\n  author = {{Writer{number}, Some}},\n  title = {{Book {number}}},\n"
        f"  year = {{{1900 + number}}},\n  publisher = {{Press}},\n  location = {{Town}},\n}}\n\n"
        for number in range(WORKS)
    )
    sources.joinpath("references.bib").write_text(bib, encoding="utf-8")
    for file, text in REGISTERS.items():
        sources.joinpath(file).write_text(text, encoding="utf-8")


class Figure(NamedTuple):
    """What one build took: seconds of the processor, megabytes, and of the seconds those of the exports."""

    seconds: float
    memory: float
    exports: float


def build(folder: Path, way: Way) -> Figure:
    """Build the book of a folder in a process of its own."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [way.python, "-c", BUILD, "docs", "doctrees", "out"],
            cwd=folder,
            stdout=said,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT / "_ext") if way.text is ours else "",
                "PYTHONHASHSEED": "0",
            },
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        answer = json.loads(said.read().splitlines()[-1])
    if process.returncode or answer["status"]:
        sys.exit(f"The build in {folder} failed.")
    exports = answer["exports"]
    return Figure(usage.ru_utime + usage.ru_stime - exports, usage.ru_maxrss / 1024, exports)


def measure(way: Way, count: int) -> dict[str, Figure]:
    """Return what the first build took, one without a change, and one after a change on one page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, way, count)
        full = build(folder, way)
        idle = build(folder, way)
        page = folder / "docs" / "page-07.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
        return {"full": full, "idle": idle, "page": build(folder, way)}


def least(count: int) -> dict[str, dict[str, Figure]]:
    """Return the least of each figure for each way."""
    found: dict[str, dict[str, Figure]] = {}
    for _run in range(RUNS):
        for name, way in ways().items():
            new = measure(way, count)
            old = found.get(name, new)
            found[name] = {key: Figure(*map(min, new[key], old[key])) for key in new}
    return found


def main() -> None:
    """Print a line for each size and way, the ratios to the floor first."""
    compileall.compile_dir(ROOT / "_ext", quiet=1)
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(
        f"{'claims':>6} {'way':6} {'full':>6} {'memory':>7} {'idle':>6} {'page':>6}   (times the floor)",
        end="",
    )
    print(f" {'full':>8} {'memory':>8} {'idle':>7} {'page':>7} {'exports':>8}")
    for count in sizes:
        floor: dict[str, Figure] = {}
        for name, found in least(count).items():
            floor = floor or found
            ratios = [found[key].seconds / floor[key].seconds for key in ("full", "idle", "page")]
            memory = found["full"].memory / floor["full"].memory
            print(
                f"{count:6} {name:6} {ratios[0]:6.2f} {memory:7.2f} {ratios[1]:6.2f} {ratios[2]:6.2f}",
                end=" " * 21,
            )
            print(
                f"{found['full'].seconds:7.1f}s {found['full'].memory:6.0f}MB"
                f" {found['idle'].seconds:6.1f}s {found['page'].seconds:6.1f}s {found['full'].exports:7.1f}s",
                flush=True,
            )


if __name__ == "__main__":
    main()
