"""Pictures in SVG 1.1, drawn from the records: small, without script, readable without a stylesheet.

Every shape has its colour twice.
The attribute is for paper and e-readers.
The CSS class is for pages, whose stylesheet has light and dark colours.
Coordinates are in the units of the width and height of the picture.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from perspectives.doctree import page_nodes
from perspectives.records.declarations import Colour
from perspectives.registry.palette import palette

Paint = str | Colour
"""The name of a design token, or a colour that the registry declares."""
INK, QUIET, LINE = "text", "text-quiet", "line"


def number(value: float) -> str:
    """Return a coordinate with at most one decimal, and no needless zero."""
    return f"{value:.1f}".removesuffix(".0")


class Drawing:
    """A picture. Its shapes are painted in the order in which they are added."""

    def __init__(self, id_: str, width: int, height: int, title: str, description: str) -> None:
        self.id, self.width, self.height = id_, width, height
        self.title, self.description = title, description
        self.parts: list[str] = []

    def add(self, tag: str, colour: Paint | None = None, content: str = "", **attributes: object) -> str:
        """Add an element and return its markup.

        :param colour: the colour of the stroke where ``stroke_width`` is given, else of the filling
        :param content: the markup within the element; it is not escaped
        :param attributes: the attributes by name, with ``_`` for ``-``
        """
        text = self.element(tag, colour, content, **attributes)
        self.parts.append(text)
        return text

    @staticmethod
    def element(tag: str, colour: Paint | None = None, content: str = "", **attributes: object) -> str:
        """Return the markup of an element without adding it; see :meth:`add`."""
        classes = [str(attributes.pop("class_", ""))]
        if colour:
            kind = "stroke" if "stroke_width" in attributes else "fill"
            name, value = (
                (colour.name, colour.light) if isinstance(colour, Colour) else (colour, palette()[colour])
            )
            attributes = {kind: value, **attributes}
            if kind == "stroke":
                attributes.setdefault("fill", "none")
            classes.append(f"ps-{kind} ps-{kind}-{name}")
        class_names = " ".join(name for name in classes if name)
        if class_names:
            attributes["class"] = class_names
        texts = (
            (name.replace("_", "-"), number(value) if isinstance(value, float) else str(value))
            for name, value in attributes.items()
        )
        start = tag + "".join(f" {name}={quoteattr(text)}" for name, text in texts)
        return f"<{start}>{content}</{tag}>" if content else f"<{start}/>"

    def text(self, x: float, y: float, words: str, colour: Paint = INK, **attributes: object) -> None:
        """Add *words* as text with its baseline at *y*."""
        self.add("text", colour, escape(words), x=float(x), y=float(y), **attributes)

    def link(self, address: str | None, label: str, content: str) -> None:
        """Add markup as a link with the accessible name *label*, or as a titled group without *address*."""
        titled = f"<title>{escape(label)}</title>{content}"
        if address:
            self.parts.append(f"<a href={quoteattr(address)} aria-label={quoteattr(label)}>{titled}</a>")
        else:
            self.parts.append(f"<g>{titled}</g>")

    def picture(self) -> page_nodes.picture:
        """Return the picture as a node."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" role="group" '
            f'aria-labelledby="{self.id}-title {self.id}-description" '
            f'font-family="Libertinus Serif, serif" font-size="13">'
            f'<title id="{self.id}-title">{escape(self.title)}</title>'
            f'<desc id="{self.id}-description">{escape(self.description)}</desc>'
        )
        return page_nodes.picture(
            "", svg=f"{head}{''.join(self.parts)}</svg>", title=self.title, description=self.description
        )
