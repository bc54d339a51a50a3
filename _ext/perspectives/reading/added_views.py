"""Views that a project or another extension adds to those of this one: :func:`perspectives.add_view`.

Each is a listener of an event of Sphinx: it belongs to one application, and leaves nothing in the process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ExtensionError

from perspectives.records.view_options import VIEW_OPTIONS, Filter

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.events import EventManager

VIEW_EVENT = "perspectives-views"
"""The event that asks for the views that are added: each listener returns an :class:`AddedView`."""
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

BuildAddedView = Callable[[Any, Mapping[str, str]], list[nodes.Node]]
"""Makes the nodes of a view from the printer of the page, :class:`perspectives.rendering.printer.Printer`,
and the options that the editor typed.
"""


@dataclass(frozen=True, slots=True)
class AddedView:
    """A view that is added.

    :ivar options: what each of its options takes, by the option's name
    """

    name: str
    build: BuildAddedView
    options: Mapping[str, Filter]


def add_view(
    app: Sphinx, name: str, build: BuildAddedView, options: Mapping[str, Filter] | None = None
) -> None:
    """Add a view, which an editor prints with ``{view} name``. Call this in ``setup(app)``.

    :param name: words and hyphens, in small letters
    :param build: a function from the printer of the page and the typed options to nodes of docutils; where it
        returns none, the page says that nothing answers the query
    :param options: what each option takes, by its name; the values are checked before *build* gets them
    :raises ExtensionError: where the name is not of this form, or there is a view of this name
    """
    app.setup_extension("perspectives")
    view = AddedView(name, build, dict(options or {}))
    check_view(view, view_options(app.events))
    app.connect(VIEW_EVENT, lambda _app: view)


def check_view(view: AddedView, known: Mapping[str, object]) -> None:
    """Check the names of a view and of its options.

    :raises ExtensionError: where one is not of the form of a name, or *known* has the view
    """
    for kind, name in (("a view", view.name), *(("an option", option) for option in view.options)):
        if not NAME.fullmatch(name):
            raise ExtensionError(
                f"perspectives.add_view: “{name}” is no name of {kind}. "
                "Use words in small letters, with hyphens between them."
            )
    if view.name in known:
        raise ExtensionError(
            f"perspectives.add_view: there is a view “{view.name}” already. Give yours another name."
        )


def added_views(events: EventManager) -> dict[str, AddedView]:
    """Return the views that are added, by name."""
    return {view.name: view for view in events.emit(VIEW_EVENT)}


def view_options(events: EventManager) -> Mapping[str, Mapping[str, Filter]]:
    """Return the options of every view: those of the extension, and those that are added."""
    return {**VIEW_OPTIONS, **{name: view.options for name, view in added_views(events).items()}}
