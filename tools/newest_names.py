"""Print what the book and its tests need, without versions: what pip then takes is the newest.

The names are those of ``pyproject.toml``; extras and markers stay. This needs only the standard library.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Group = Sequence[str | Mapping[str, str]]
"""A dependency group: requirements, and names of groups that it includes (PEP 735)."""
NAME = re.compile(r"[\w.-]+(?:\[[^\]]*\])?")
"""The name of a requirement, with its extras."""


def without_version(requirement: str) -> str:
    """Return a requirement of pyproject.toml (PEP 508) as one that any version fulfils."""
    name = NAME.findall(requirement)[0]
    _, semicolon, marker = requirement.partition(";")
    return f"{name}{semicolon}{marker}"


def requirements_of(name: str, groups: Mapping[str, Group]) -> Iterator[str]:
    """Yield the requirements of a group, and of the groups that it includes."""
    for entry in groups[name]:
        if isinstance(entry, str):
            yield entry
        else:
            yield from requirements_of(entry["include-group"], groups)


def main() -> None:
    """Print a requirement a line."""
    settings = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    for requirement in (
        *settings["project"]["dependencies"],
        *requirements_of("dev", settings["dependency-groups"]),
    ):
        print(without_version(requirement))


if __name__ == "__main__":
    main()
