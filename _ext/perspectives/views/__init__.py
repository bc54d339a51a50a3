"""Views: lists, tables and pictures of the records.

Each view is a function from records to nodes. All of them stand in one closed table.

May import ``export``, ``rendering``, ``domain`` and the rooms below.
First to open: :mod:`perspectives.views.claims`, a register.
:mod:`perspectives.views.record_table` makes its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.views import (
    bibliography,
    calendar,
    chains,
    chapters,
    claims,
    collation,
    data_files,
    disagreements,
    documents,
    editions,
    editorial_notes,
    event_map,
    events,
    evidence,
    files_to_take,
    filters,
    name_index,
    path,
    paths,
    perspectives,
    problem_list,
    retired,
    second_reading,
    size,
    timeline,
    voices,
)

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer


BuildView = Callable[["Printer", Mapping[str, str]], list[nodes.Node]]
"""Makes the nodes of a view, from the printer of the page and the options that the editor typed."""

VIEWS: dict[str, BuildView] = {
    "claims": claims.build,
    "disagreements": disagreements.build,
    "documents": documents.build,
    "calendar": calendar.build,
    "editorial-notes": editorial_notes.build,
    "voices": voices.build,
    "bibliography": bibliography.build,
    "events": events.build,
    "timeline": timeline.build,
    "map": event_map.build,
    "chapters": chapters.build,
    "size": size.build,
    "handouts": files_to_take.build_handouts,
    "downloads": files_to_take.build_downloads,
    "index": name_index.build,
    "chains": chains.build,
    "evidence": evidence.build,
    "collation": collation.build,
    "second-reading": second_reading.build,
    "path": path.build,
    "paths": paths.build,
    "perspectives": perspectives.build,
    "retired": retired.build,
    "editions": editions.build,
    "data": data_files.build,
    "problems": problem_list.build,
    "filters": filters.build,
}
"""The function of each view in :data:`perspectives.records.view_options.VIEW_OPTIONS`."""
