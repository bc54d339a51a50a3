"""The nodes of any page: views, pictures, parts that open, the reading bar, lines of verse."""

from __future__ import annotations

from docutils import nodes


class view(nodes.General, nodes.Element):
    """A query over the records. It is replaced by its result after all pages are read."""


class fold(nodes.General, nodes.Element):
    """A part of a page that opens on a click, for builders of pages alone. Its first child is its title."""


class fold_title(nodes.General, nodes.TextElement):
    """The title of a part that opens on a click."""


class picture(nodes.General, nodes.Element):
    """A picture made from the records: ``svg`` is its text, ``title`` and ``description`` say what it shows.

    A table beside it has the same facts, so that nothing is lost where a builder prints no picture.
    """


class filters(nodes.General, nodes.Element):
    """The form by which a reader filters the rows of the table whose id is ``table``.

    ``facets`` is a list of (name, label, [(value, label), …]).
    The form is printed only for builders with scripts, and hidden until the script shows it.
    """


class reading_bar(nodes.General, nodes.Element):
    """The bar under the title of a page, by which a reader chooses what the page shows.

    ``perspectives`` is a list of (id, letter, short name, colour), empty where nothing would be left to show.
    ``sentences`` are the sentences of the script, by name.
    The bar is hidden until the script shows it.
    """


class line_break(nodes.Inline, nodes.Element):
    """The end of a line that an editor means, as in verse."""

    def astext(self) -> str:
        """Return the end of the line."""
        return "\n"


class verse_line(nodes.Inline, nodes.TextElement):
    """A line of verse, with its end. Where it is longer than the page is wide, the rest is set further in."""


class file_size(nodes.Inline, nodes.Element):
    """The size of the data file ``file``. The number is put on the page when the file is written."""
