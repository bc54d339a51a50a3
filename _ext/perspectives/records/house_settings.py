"""Two lists among the settings of conf.py: the house rules of a project, and what every page gets.

Both are empty by default: a project that only wants some comparisons keeps its own pages as they are.
What concerns the records of this extension is no house rule, and holds in every project.
"""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.records.option_values import nearest
from perspectives.records.problem_record import Problem

RULES_SETTING = "perspectives_require"
EVERY_PAGE_SETTING = "perspectives_every_page"
RECORD_RULES = ("seen", "annotation", "kind")
"""The rules for works and voices: see :mod:`perspectives.book.house_rules`."""
PAGE_RULES = ("labels", "citations", "html", "markdown", "file-names")
"""The rules for all pages, whether they hold a record or not."""
HOUSE_RULES = (*RECORD_RULES, *PAGE_RULES)
PAGE_PARTS = ("assets", "cite", "head", "text", "sitemap", "directions")
"""What a page without a record gets only if ``perspectives_every_page`` names it."""
ACCEPTED = {RULES_SETTING: HOUSE_RULES, EVERY_PAGE_SETTING: PAGE_PARTS}
"""The names that each of the settings takes."""


def names_in(value: object) -> tuple[str, ...]:
    """Return the names in the value of a setting, each once; a text alone is a list of one."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(dict.fromkeys(map(str, value))) if isinstance(value, list | tuple) else ()


def unknown_names(setting: str, value: object, place: tuple[str, int]) -> Iterator[Problem]:
    """Yield a problem for each name in the value of a setting that it does not take.

    :param place: the file and the line of the setting
    """
    accepted = ACCEPTED[setting]
    for name in names_in(value):
        if name not in accepted:
            yield Problem(
                "unknown-value",
                place[1],
                path=place[0],
                value=f"{setting}: {name}",
                expected=f"one of {', '.join(accepted)}",
                nearest=nearest(name, accepted),
            )
