"""Views: queries over the records, each a pure function from records to nodes, in one closed table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from perspectives.views import (
    bibliography,
    chains,
    chapters,
    claims,
    collation,
    data_files,
    disagreements,
    editorial_notes,
    event_map,
    events,
    evidence,
    path,
    paths,
    perspectives,
    problem_list,
    retired,
    second_reading,
    timeline,
    voices,
)

if TYPE_CHECKING:
    from perspectives.rendering.printer import Printer


@dataclass(frozen=True, slots=True)
class View:
    """A view: what it shows, the options it can be filtered by, and the function that builds it.

    :ivar choices: the values that an option may have, where they are a closed list
    """

    name: str
    about: str
    filters: tuple[str, ...]
    build: Callable[[Printer, Mapping[str, str]], list[nodes.Node]]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


VIEWS = {
    view.name: view
    for view in (
        View(
            "claims",
            "The register of claims, in the order of what they speak of.",
            claims.FILTERS,
            claims.build,
        ),
        View(
            "disagreements",
            "The questions in the order of time: who says what, who is silent, the finding.",
            disagreements.FILTERS,
            disagreements.build,
        ),
        View("editorial-notes", "The editorial notes, by kind.", ("kind",), editorial_notes.build),
        View(
            "voices",
            "Everyone who speaks in the book, and what they say.",
            ("perspective", "role"),
            voices.build,
        ),
        View(
            "bibliography",
            "The works that each perspective speaks from.",
            bibliography.FILTERS,
            bibliography.build,
        ),
        View("events", "The events, in order of time, and who speaks of them.", (), events.build),
        View(
            "timeline",
            "When things were said or happened, and when they were told.",
            ("perspective",),
            timeline.build,
        ),
        View("map", "The places of the events on a map, and what happened at each.", (), event_map.build),
        View(
            "chapters", "The chapters with comparisons, and how long each takes to read.", (), chapters.build
        ),
        View(
            "chains",
            "How the words reached us: the chains, counted.",
            chains.FILTERS,
            chains.build,
            {"form": chains.FORMS},
        ),
        View(
            "evidence",
            "How far the words were checked, and what is still to check.",
            evidence.FILTERS,
            evidence.build,
            {"form": evidence.FORMS},
        ),
        View(
            "collation",
            "The report of the collation: the copies, and every verdict.",
            collation.FILTERS,
            collation.build,
            {"form": collation.FORMS},
        ),
        View(
            "second-reading",
            "Findings assigned again by a second reader.",
            (),
            second_reading.build,
        ),
        View(
            "path",
            "The words of one perspective, event by event, and what is left out by reading so.",
            path.FILTERS,
            path.build,
        ),
        View("paths", "The pages of the paths by perspective.", (), paths.build),
        View("perspectives", "The perspectives, in the order of their columns.", (), perspectives.build),
        View(
            "retired",
            "The ids that are retired: why, and what took the place of each.",
            (),
            retired.build,
        ),
        View(
            "data",
            "The data files that stand beside the pages, their licences and rights.",
            data_files.FILTERS,
            data_files.build,
            {"part": data_files.CHOICES},
        ),
        View("problems", "Every problem an editor can meet, with its mend.", (), problem_list.build),
    )
}
