"""The settings file ``conf.py`` as an editor typed it: its lines, and the place of each setting in them.

Everything that names a setting to an editor finds its place here. No Sphinx here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from perspectives.build.editor_paths import display_path


def settings_lines(confdir: str | Path) -> list[str]:
    """Return the lines of the settings file in a folder; none where it cannot be read."""
    try:
        text = Path(confdir, "conf.py").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def setting_place(confdir: str | Path, name: str, value: object = None) -> tuple[str, int]:
    """Return the settings file, as an editor sees it, and the line in it of a setting.

    :param value: a text or a number in the value of the setting; the line is then that of this part
    """
    lines = settings_lines(confdir)
    return display_path(str(Path(confdir, "conf.py"))), line_of_setting(name, lines, value)


def line_of_setting(name: str, lines: Sequence[str], value: object = None) -> int:
    """Return the line of the last statement that sets a setting; 1 where none does.

    :param value: a text or a number in the value of the setting; the line is then that of this part
    """
    found = [node for node in _statements(lines) if name in _names_in(node)]
    if not found:
        beginning = re.compile(rf"\s*(?:\w+\s*=\s*)*{re.escape(name)}\b")
        return max((number for number, line in enumerate(lines, 1) if beginning.match(line)), default=1)
    parts = ast.walk(found[-1]) if value is not None else ()
    # Of a key of a dictionary that stands twice, the last one counts.
    places = [part.lineno for part in parts if isinstance(part, ast.Constant) and part.value == value]
    return max(places, default=found[-1].lineno)


def set_names(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield each name that the file gives a value to, with the line, in the order of the file."""
    for node in _statements(lines):
        for name in _names_in(node):
            yield name, node.lineno


def typed_value(name: str, lines: Sequence[str]) -> object:
    """Return the value that the file gives to a name, if it is written out; else None."""
    for node in reversed(list(_statements(lines))):
        if isinstance(node, ast.Assign) and name in _names_in(node):
            try:
                return ast.literal_eval(node.value)
            except ValueError:
                return None
    return None


def named_without_value(lines: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Yield the name, what stands after it, and the line of each “name: value”, which sets nothing."""
    for node in _statements(lines):
        if isinstance(node, ast.AnnAssign) and node.value is None and isinstance(node.target, ast.Name):
            yield node.target.id, ast.unparse(node.annotation), node.lineno


def repeated_settings(lines: Sequence[str]) -> Iterator[tuple[str, int, range]]:
    """Yield each name that gets two values at the left edge of the file, with their lines.

    Nothing reads the first value, so that it is lost. A value that stands twice is none.
    """
    first: dict[str, ast.Assign] = {}
    for node in _tree(lines):
        read = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name, value = node.targets[0].id, node.value
            read = {one.id for one in ast.walk(value) if isinstance(one, ast.Name)}
            earlier = first.get(name)
            if earlier and name not in read and ast.dump(earlier.value) != ast.dump(value):
                yield name, earlier.lineno, range(node.lineno, (node.end_lineno or node.lineno) + 1)
            first[name] = node
            read.discard(name)
        for name in read:
            first.pop(name, None)


def copied_from(name: str, lines: Sequence[str]) -> str:
    """Return the name whose value a setting has, as in “version = release”; empty where it has its own."""
    for node in reversed(list(_statements(lines))):
        if isinstance(node, ast.Assign) and name in _names_in(node):
            return node.value.id if isinstance(node.value, ast.Name) else ""
    return ""


def _statements(lines: Sequence[str]) -> Iterator[ast.stmt]:
    """Yield the statements of the file, also those in blocks such as “if”; none where it is no Python."""
    todo = _tree(lines)
    while todo:
        node = todo.pop(0)
        yield node
        if isinstance(node, ast.If | ast.Try | ast.With | ast.For):
            todo[:0] = [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.stmt)]


def _tree(lines: Sequence[str]) -> list[ast.stmt]:
    """Return the statements at the left edge of the file; none where it is no Python."""
    try:
        return ast.parse("\n".join(lines).removeprefix("\ufeff")).body
    except (SyntaxError, ValueError, RecursionError):
        return []


def _names_in(node: ast.stmt) -> list[str]:
    """Return the names that a statement gives a value to, or whose value it changes."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign | ast.AugAssign):
        targets = [node.target]
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        # A list that takes one more: “extensions.append(…)”.
        called = node.value.func
        targets = [called.value] if isinstance(called, ast.Attribute) else []
    names = [one for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
    return [one.id for one in names]
