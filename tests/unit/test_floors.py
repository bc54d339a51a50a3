"""The floors of the extension: a room imports only from rooms below it, for types too; names are unique."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

EXTENSION = Path(__file__).parents[2] / "_ext"
FLOORS = (
    ("_compat", "_quiet_start"),
    ("records",),
    ("citations", "registry"),
    ("collation", "permalinks", "doctree"),
    ("texts",),
    ("book", "reading"),
    ("domain",),
    ("rendering",),
    ("export",),
    ("views",),
    ("pages",),
    ("build",),
    ("live",),
    ("__init__", "__main__", "handouts"),
)
"""The rooms from the ground up; rooms of one floor do not import each other."""

MODULES = FLOORS[0] + FLOORS[-1]
"""The modules that stand on a floor without a room."""
WITHOUT_SPHINX = {"records", "citations", "registry", "collation", "permalinks", "texts", "book"}
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
TWO_FORMATS: set[str] = set()
"""File names that may stand twice, because the two modules do the same for two formats."""


def modules() -> dict[str, Path]:
    """Return the file of each module of the extension, by its dotted name without ``perspectives``."""
    root = EXTENSION / "perspectives"
    paths = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        paths[".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)] = path
    return paths


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of each import in a file, also of imports within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def climbs(room: str, path: Path) -> Iterator[str]:
    """Yield a sentence for each import of *room* in a file that is not from a room below it."""
    for line, dotted in imports(path):
        package, _, rest = dotted.partition(".")
        target = rest.partition(".")[0]
        if package == "perspectives" and target != room and FLOOR_OF.get(target, -1) >= FLOOR_OF[room]:
            yield f"{path}:{line}: {room} imports {dotted}, which is not below it"


def test_a_room_imports_only_from_rooms_below() -> None:
    broken: list[str] = []
    for name, path in modules().items():
        room = name.partition(".")[0]
        assert room in FLOOR_OF, f"{path}: the room “{room}” stands on no floor"
        broken += climbs(room, path)
    assert not broken, "\n".join(broken)


def test_an_import_for_types_alone_is_reported_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text(
        "if TYPE_CHECKING:\n    from perspectives.domain.store import PerspectivesDomain\n", "utf-8"
    )
    sentence = f"{file}:2: book imports perspectives.domain.store.PerspectivesDomain, which is not below it"
    assert list(climbs("book", file)) == [sentence]
    assert list(climbs("rendering", file)) == []


def test_the_builders_beside_the_house_know_nothing_of_it() -> None:
    for path in chain(*((EXTENSION / name).rglob("*.py") for name in ("typst_book", "epub_book"))):
        assert not [dotted for _, dotted in imports(path) if dotted.startswith("perspectives")], path


def test_no_file_name_stands_twice() -> None:
    places = defaultdict(list)
    for name, path in modules().items():
        if path.name != "__init__.py":
            places[path.stem].append(name)
    twice = {stem: names for stem, names in places.items() if len(names) > 1 and stem not in TWO_FORMATS}
    assert not twice


def test_no_sphinx_below_the_pages_and_no_docutils_in_the_records() -> None:
    """Of Sphinx, these rooms may import only ``sphinx.locale``, which translates messages.

    They may not import the module of private names, since it imports Sphinx.
    """
    for name, path in modules().items():
        room = name.partition(".")[0]
        packages = [dotted for _, dotted in imports(path)]
        if room in WITHOUT_SPHINX:
            forbidden = [
                name
                for name in packages
                if name.startswith("sphinx") and not name.startswith("sphinx.locale")
            ]
            forbidden += [name for name in packages if name.startswith("perspectives._compat")]
            assert not forbidden, f"{path} imports {forbidden}"
        if room in {"records", "citations", "registry", "collation", "permalinks"}:
            assert not [name for name in packages if name.startswith("docutils")], path


def test_every_room_says_what_is_in_it_and_where_to_begin() -> None:
    for room in chain(*FLOORS):
        if room in MODULES:
            continue
        text = ast.get_docstring(
            ast.parse((EXTENSION / "perspectives" / room / "__init__.py").read_text("utf-8"))
        )
        assert text, room
        assert "May import" in text or room == "records", room
        assert "First to open: :mod:`perspectives." in text, room
