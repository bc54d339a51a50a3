"""The hands through which the claims came, as a picture: bars of claims, told apart by pattern and letter before colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.book.tallies import HAND_KINDS, Group, detail_counts, kind_count
from perspectives.doctree import nodes as own
from perspectives.rendering.svg import INK, QUIET, Drawing, Paint, number

_ = get_translation("perspectives")

WIDTH = 360
"""Drawn for the narrowest page, where a unit is nearly a pixel; a wide page enlarges it."""
BAR = 18
LABEL, INSIDE, DIGIT = 11.0, 10.0, 5.9
"""The sizes of the letters beside a bar and in it, and the width of one of the former."""
HATCH = {"own": 3.2, "other": 5.0}
"""The distance between the lines of a pattern."""


def speaking(counts: Sequence[Mapping[str | None, Counter[Group]]]) -> list[str | None]:
    """Return the perspectives that have a claim in any of *counts*, in their order."""
    return [whose for whose, counted in counts[-1].items() if counted]


def picture(
    book: Book,
    counts: Sequence[Mapping[str | None, Counter[Group]]],
    called: str | None,
    names: Mapping[str, str],
) -> own.picture:
    """Return a bar of claims for each perspective and each of *counts*; *names* say what the patterns mean."""
    labels = [called, _("whole book")] if called else [""]
    drawn = speaking(counts)
    left = min(150.0, max(len(label or "") for label in labels) * DIGIT + 6) if called else 0.0
    scale = (WIDTH - left - 31) / max(sum(counts[-1][whose].values()) for whose in drawn)
    legend = len(names) * 17 + 14
    height = legend + len(drawn) * (22 + len(counts) * (BAR + 4) + 14) - 14
    drawing = Drawing("chains", WIDTH, int(height), _title(), _description(called))
    parts = [*_legend(names)]
    top = float(legend)
    for whose in drawn:
        perspective = book.registry.perspectives.get(whose or "")
        colour = book.registry.paint(perspective) if perspective else QUIET
        name = perspective.short if perspective else _("Perspective not known")
        parts += _name(name, perspective.letter if perspective else "?", colour, top)
        top += 22
        for label, counted in zip(labels, counts, strict=True):
            mine = counted.get(whose, Counter[Group]())
            middle = top + BAR - 5
            if label:
                parts.append(_text(left - 6, middle, label, QUIET, LABEL, text_anchor="end"))
            parts += _bar(book, mine, colour, left, top, scale)
            end = left + sum(mine.values()) * scale + 4
            parts.append(_text(end, middle, str(sum(mine.values())), INK, 12, font_weight="600"))
            top += BAR + 4
        top += 14
    # Whoever listens gets the title, the description and the table; numbers out of their place would tell nothing.
    drawing.add("g", None, "".join(parts), aria_hidden="true")
    return drawing.picture()


def _title() -> str:
    return _("Through whose hands the claims came")


def _description(called: str | None) -> str:
    if called is None:
        return _(
            "For each perspective a bar of its claims, divided by the hands they came through. The table has the figures."
        )
    return _(
        "For each perspective two bars, its claims from the {base} and those of the whole book, each divided by the hands "
        "they came through. The table has the figures."
    ).format(base=called)


def _text(x: float, y: float, words: str, colour: Paint, size: float, **attributes: object) -> str:
    return Drawing.element(
        "text", colour, escape(words), x=float(x), y=float(y), font_size=size, **attributes
    )


def _name(name: str, letter: str, colour: Paint, top: float) -> Iterator[str]:
    """Yield a perspective's letter in its box, and its name."""
    yield Drawing.element("rect", colour, x=0.8, y=top + 1, width=17, height=16, rx=1.5, stroke_width=1.4)
    yield _text(9.3, top + 13.5, letter, colour, 12, font_weight="700", text_anchor="middle")
    yield _text(24, top + 13.5, name, colour, 13, font_weight="600")


def _bar(
    book: Book, counts: Counter[Group], colour: Paint, left: float, top: float, scale: float
) -> Iterator[str]:
    """Yield the parts of a bar, in the order of the kinds of hand and of the registry."""
    x = left
    for kind in HAND_KINDS:
        pens: list[tuple[str, int]] = [("", kind_count(counts, kind))]
        if kind == "other":
            order = list(book.registry.perspectives)
            pens = sorted(detail_counts(counts, kind), key=lambda pair: order.index(pair[0]))
        for pen, claims in pens:
            perspective = book.registry.perspectives.get(pen)
            if claims:
                width = claims * scale
                shade = (
                    book.registry.paint(perspective)
                    if perspective
                    else QUIET
                    if kind == "unnamed"
                    else colour
                )
                yield from segment(kind, shade, x, top, width)
                yield from _inside(
                    kind, perspective.letter if perspective else "", claims, shade, x, top, width
                )
                x += width


def segment(kind: str, colour: Paint, x: float, y: float, width: float, height: float = BAR) -> Iterator[str]:
    """Yield a part of a bar in the pattern of its *kind*: filled, lined along, hatched, or outlined with dashes."""
    # A hair between neighbours, so that two of one pattern do not run together.
    width = max(width - 1.2, 0.8)
    box: dict[str, Any] = {"x": x, "y": float(y), "width": width, "height": float(height)}
    if kind == "direct":
        yield Drawing.element("rect", colour, **box)
        return
    inner: dict[str, Any] = {"x": x + 0.5, "y": y + 0.5, "width": max(width - 1, 0.1), "height": height - 1.0}
    lines = _along(**inner) if kind == "own" else _across(**inner) if kind == "other" else ""
    if lines:
        yield Drawing.element("path", colour, d=lines, stroke_width=1.1 if kind == "own" else 1.3)
    dashes = {"stroke_dasharray": "3 2"} if kind == "unnamed" else {}
    yield Drawing.element("rect", colour, **inner, stroke_width=1, **dashes)


def _along(x: float, y: float, width: float, height: float) -> str:
    """Return lines along the bar."""
    count = int(height / HATCH["own"])
    lines = (y + height * (step + 1) / (count + 1) for step in range(count))
    return "".join(f"M{number(x)} {number(line)}h{number(width)}" for line in lines)


def _across(x: float, y: float, width: float, height: float) -> str:
    """Return lines that climb across the bar, each cut off at its edges."""
    path, start = "", -height + HATCH["other"] / 2
    while start < width:
        first, last = max(0.0, -start), min(height, width - start)
        if last - first > 0.4:
            path += f"M{number(x + start + first)} {number(y + height - first)}"
            path += f"L{number(x + start + last)} {number(y + height - last)}"
        start += HATCH["other"]
    return path


def _inside(
    kind: str, letter: str, claims: int, colour: Paint, x: float, top: float, width: float
) -> Iterator[str]:
    """Yield what is written in a part of a bar: the pen's letter and the number, or as much of it as has room."""
    words = [part for part in (f"{letter} {claims}".strip(), letter) if part and _wide(part) <= width - 1]
    if not words:
        return
    written = words[0]
    long = _wide(written)
    middle = x + (width - 1.2) / 2
    if kind in ("other", "own"):
        yield Drawing.element("rect", "ground", x=middle - long / 2, y=top + 3, width=long, height=BAR - 6.0)
    ink = "ground" if kind == "direct" else colour
    yield _text(middle, top + BAR - 5, written, ink, INSIDE, text_anchor="middle", font_weight="600")


def _wide(written: str) -> float:
    """Return about how wide the writing in a bar is: capital letters, numerals and a narrow space."""
    return 2.0 + sum(2.6 if sign == " " else 7.0 if sign.isalpha() else 5.8 for sign in written)


def _legend(names: Mapping[str, str]) -> Iterator[str]:
    """Yield the patterns and what each means, one under the other."""
    for place, (kind, words) in enumerate(names.items()):
        yield from segment(kind, QUIET, 0.0, place * 17 + 1.0, 26, 12)
        yield _text(33, place * 17 + 11, words, QUIET, LABEL)
