"""Pictures in SVG 1.1, drawn from the records: small, without script, readable without a stylesheet.

Every shape names its colour twice: as an attribute, for paper and e-readers, and by a class of the perspective,
for pages whose stylesheet knows light and dark. Coordinates are in units of the picture's own width and height.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from perspectives.doctree import nodes as own
from perspectives.records.model import Colour
from perspectives.registry.palette import palette

Paint = str | Colour
"""A token's name, or a colour that the registry declares."""
INK, QUIET, LINE = "text", "text-quiet", "line"


def number(value: float) -> str:
    """Return a coordinate with at most one decimal, and no needless zero."""
    return f"{value:.1f}".removesuffix(".0")


class Drawing:
    """A picture that shapes are added to, in the order they are painted."""

    def __init__(self, id_: str, width: int, height: int, title: str, description: str) -> None:
        self.id, self.width, self.height = id_, width, height
        self.title, self.description = title, description
        self.parts: list[str] = []

    def add(self, tag: str, colour: Paint | None = None, content: str = "", **attributes: object) -> str:
        """Add an element and return its text; names take ``_`` for ``-``, *content* is finished markup.

        *colour* fills text and shapes, and strokes where ``stroke_width`` is given.
        """
        text = self.element(tag, colour, content, **attributes)
        self.parts.append(text)
        return text

    @staticmethod
    def element(tag: str, colour: Paint | None = None, content: str = "", **attributes: object) -> str:
        """Return an element's text without adding it."""
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
        written = " ".join(part for part in classes if part)
        if written:
            attributes["class"] = written
        shown = "".join(
            f" {name.replace('_', '-')}={quoteattr(number(value) if isinstance(value, float) else str(value))}"
            for name, value in attributes.items()
        )
        return f"<{tag}{shown}>{content}</{tag}>" if content else f"<{tag}{shown}/>"

    def text(self, x: float, y: float, words: str, colour: Paint = INK, **attributes: object) -> None:
        """Write *words* with their baseline at *y*."""
        self.add("text", colour, escape(words), x=float(x), y=float(y), **attributes)

    def link(self, address: str | None, label: str, content: str) -> None:
        """Add finished markup as a link that a screen reader calls *label*; without an address, only the markup."""
        titled = f"<title>{escape(label)}</title>{content}"
        if address:
            self.parts.append(f"<a href={quoteattr(address)} aria-label={quoteattr(label)}>{titled}</a>")
        else:
            self.parts.append(f"<g>{titled}</g>")

    def picture(self) -> own.picture:
        """Return the node that every builder prints in its way."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" role="group" '
            f'aria-labelledby="{self.id}-title {self.id}-description" font-family="Libertinus Serif, serif" font-size="13">'
            f'<title id="{self.id}-title">{escape(self.title)}</title>'
            f'<desc id="{self.id}-description">{escape(self.description)}</desc>'
        )
        return own.picture(
            "", svg=f"{head}{''.join(self.parts)}</svg>", title=self.title, description=self.description
        )
