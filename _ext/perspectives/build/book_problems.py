"""The problems of the settled book, and of all files that it is made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perspectives.book import checks
from perspectives.book.book import Book
from perspectives.book.consequences import without_consequences
from perspectives.book.declared_ids import empty_problems
from perspectives.book.duplicate_ids import copied_pages
from perspectives.book.house_rules import house_problems, used_works
from perspectives.book.id_check import key_problems
from perspectives.book.page_names import page_name_problems
from perspectives.book.permalink_check import permalink_problems
from perspectives.book.unregistered_names import unregistered_names
from perspectives.book.usage_check import unused_records
from perspectives.build.absent_pages import AbsentPages
from perspectives.build.editor_paths import display_path
from perspectives.build.name_check import page_names, unread_name_problems
from perspectives.build.settings_file import setting_place
from perspectives.citations import works
from perspectives.citations.entry_places import places_of, work_at
from perspectives.domain.reading_order import indexed_pages
from perspectives.domain.store import domain_of
from perspectives.records.house_settings import EVERY_PAGE_SETTING, RULES_SETTING, names_in, unknown_names
from perspectives.records.problem_record import Problem

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def find_problems(app: Sphinx, env: BuildEnvironment, book: Book) -> list[Problem]:
    """Return every problem of a settled book, but for those that only follow from another one."""
    found = list(_all_problems(app, env, book))
    if not found:
        return []
    absent = AbsentPages(app)
    return without_consequences(found, book, absent.ids, absent.pages)


def _all_problems(app: Sphinx, env: BuildEnvironment, book: Book) -> Iterator[Problem]:

    def place_of(docname: str, line: int) -> str:
        return f"{display_path(str(env.doc2path(docname)))}:{line}"

    yield from checks.problems_of(book, place_of)
    domain = domain_of(env)
    yield from permalink_problems(book, domain.places, place_of)
    rules = names_in(app.config.perspectives_require)
    names = page_names(app, env, domain)
    yield from page_name_problems(names, "file-names" in rules, copied_pages(book))
    yield from unread_name_problems(app)
    files = domain.bibliography
    yield from files.problems
    yield from empty_problems(book, next(iter(files.texts), setting_place(app.confdir, "bibtex_bibfiles")[0]))
    work_places = places_of(files.texts)
    added = book.registry.added_fields.get("work", ())
    faults = domain.kept.topic("works").of(
        (app.config.language, files.texts), lambda: list(works.problems_of(files.texts, added))
    )
    bibliography = [*faults, *key_problems(book, work_places)]
    if "citations" not in rules:
        # The other works belong to the project alone.
        used = used_works(book)
        bibliography = [one for one in bibliography if work_at(work_places, one.path, one.line) in used]
    yield from bibliography
    yield from house_problems(
        app.config.perspectives_require, book, work_places, setting_place(app.confdir, RULES_SETTING)
    )
    yield from unknown_names(
        EVERY_PAGE_SETTING,
        app.config.perspectives_every_page,
        setting_place(app.confdir, EVERY_PAGE_SETTING),
    )
    if app.config.perspectives_report_unused:
        yield from unused_records(book, work_places)
        if book.registry.no_names:
            yield from unregistered_names(book, indexed_pages(env))
