"""The picture of the view ``chains``: bars of claims, divided by who reported them.

Patterns and letters tell the parts of a bar apart; colour is never needed for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any
from xml.sax.saxutils import quoteattr

from sphinx.locale import get_translation

from perspectives.book.book import Book
from perspectives.book.tallies import HAND_KINDS, Group, detail_counts, kind_count
from perspectives.doctree import page_nodes
from perspectives.records.questions import UNKNOWN
from perspectives.rendering.svg import INK, QUIET, Drawing, Paint, number

_ = get_translation("perspectives")

Address = Callable[[Mapping[str, str]], str | None]
"""Gives the address of the claims that answer a question; None where nobody can ask."""

PICTURE_WIDTH = 360
"""The width of the picture. On the narrowest page a unit is nearly a pixel; a wide page enlarges it."""
BAR_HEIGHT = 18
LABEL_SIZE, INSIDE_SIZE, LETTER_WIDTH = 11.0, 10.0, 5.9
"""The font sizes beside a bar and in it, and the mean width of a letter beside it."""
HATCH_DISTANCES = {"own": 3.2, "other": 5.0}
"""The distance between two lines of a pattern, by the kind of hand."""


def perspectives_with_claims(counts: Sequence[Mapping[str | None, Counter[Group]]]) -> list[str | None]:
    """Return the ids of the perspectives with claims in the book, in the order of the last of *counts*."""
    return [id_ for id_, column in counts[-1].items() if column]


def picture(
    book: Book,
    counts: Sequence[Mapping[str | None, Counter[Group]]],
    base_name: str | None,
    names: Mapping[str, str],
    address: Address = lambda _question: None,
    base: str | None = None,
) -> page_nodes.picture:
    """Return a bar for each perspective and each of *counts*; each part leads to the claims that it counts.

    :param base_name: the name of the base work; None without one
    :param names: the label of each kind of hand
    :param address: gives the address of the claims that answer a question
    :param base: the key of the base work
    """
    labels = [base_name, _("whole book")] if base_name else [""]
    selections: list[dict[str, str]] = [{"taken-from": base}, {}] if base else [{}]
    ids = perspectives_with_claims(counts)
    left = min(150.0, max(len(label or "") for label in labels) * LETTER_WIDTH + 6) if base_name else 0.0
    scale = (PICTURE_WIDTH - left - 31) / max(sum(counts[-1][id_].values()) for id_ in ids)
    legend_height = len(names) * 17 + 14
    height = legend_height + len(ids) * (22 + len(counts) * (BAR_HEIGHT + 4) + 14) - 14
    drawing = Drawing("chains", PICTURE_WIDTH, int(height), _title(), _description(base_name))
    parts = [*_legend(names)]
    top = float(legend_height)
    for id_ in ids:
        perspective = book.registry.perspectives.get(id_ or "")
        colour = book.registry.colour_of(perspective) if perspective else QUIET
        name = perspective.short if perspective else _("Perspective not known")
        parts += _name(name, perspective.letter if perspective else "?", colour, top)
        top += 22
        for label, column, selection in zip(labels, counts, selections, strict=True):
            question = {"words": perspective.id if perspective else UNKNOWN, **selection}
            groups = column.get(id_, Counter[Group]())
            baseline = top + BAR_HEIGHT - 5
            if label:
                parts.append(_text(left - 6, baseline, label, QUIET, LABEL_SIZE, text_anchor="end"))
            parts += _bar(book, groups, colour, left, top, scale, partial(_asked, address, question))
            end = left + sum(groups.values()) * scale + 4
            total = _text(end, baseline, str(sum(groups.values())), INK, 12, font_weight="600")
            parts.append(_linked(address(question) if groups else None, total))
            top += BAR_HEIGHT + 4
        top += 14
    # A screen reader reads the title, the description and the table. Numbers alone say nothing to a listener.
    drawing.add("g", None, "".join(parts), aria_hidden="true")
    return drawing.picture()


def _title() -> str:
    return _("Through whose hands the claims came")


def _description(base_name: str | None) -> str:
    if base_name is None:
        return _(
            "For each perspective a bar of its claims, divided by the hands they came through. "
            "The table has the figures."
        )
    return _(
        "For each perspective two bars, its claims from the {base} and those of the whole book, "
        "each divided by the hands they came through. The table has the figures."
    ).format(base=base_name)


def _text(x: float, y: float, text: str, colour: Paint, size: float, **attributes: object) -> str:
    return Drawing.element("text", colour, escape(text), x=float(x), y=float(y), font_size=size, **attributes)


def _name(name: str, letter: str, colour: Paint, top: float) -> Iterator[str]:
    """Yield the letter of a perspective in a box, and its name."""
    yield Drawing.element("rect", colour, x=0.8, y=top + 1, width=17, height=16, rx=1.5, stroke_width=1.4)
    yield _text(9.3, top + 13.5, letter, colour, 12, font_weight="700", text_anchor="middle")
    yield _text(24, top + 13.5, name, colour, 13, font_weight="600")


def _asked(address: Address, question: Mapping[str, str], hand: Mapping[str, str]) -> str | None:
    return address({**question, **hand})


def _linked(address: str | None, content: str) -> str:
    """Return markup as a link for a pointer: the table has the same links for keyboard and ear."""
    return f'<a href={quoteattr(address)} tabindex="-1">{content}</a>' if address else content


def _bar(
    book: Book,
    counts: Counter[Group],
    colour: Paint,
    left: float,
    top: float,
    scale: float,
    address: Address,
) -> Iterator[str]:
    """Yield the parts of a bar by kind of hand, then by perspective in the order of the registry."""
    x = left
    for kind in HAND_KINDS:
        numbers: list[tuple[str, int]] = [("", kind_count(counts, kind))]
        if kind == "other":
            order = list(book.registry.perspectives)
            numbers = sorted(detail_counts(counts, kind), key=lambda pair: order.index(pair[0]))
        for reporter, number_of_claims in numbers:
            perspective = book.registry.perspectives.get(reporter)
            if number_of_claims:
                width = number_of_claims * scale
                paint = (
                    book.registry.colour_of(perspective)
                    if perspective
                    else QUIET
                    if kind == "unnamed"
                    else colour
                )
                letter = perspective.letter if perspective else ""
                shapes = [
                    *segment(kind, paint, x, top, width),
                    *_segment_label(kind, letter, number_of_claims, paint, x, top, width),
                ]
                hand = {"hand": kind, "pen": reporter} if reporter else {"hand": kind}
                yield _linked(address(hand), "".join(shapes))
                x += width


def segment(
    kind: str, colour: Paint, x: float, y: float, width: float, height: float = BAR_HEIGHT
) -> Iterator[str]:
    """Yield a part of a bar in the pattern of its *kind*.

    ``direct`` is filled, and ``own`` has lines along the bar.
    ``other`` has diagonal lines, and ``unnamed`` a dashed outline.
    """
    # A narrow gap keeps two parts with the same pattern apart.
    width = max(width - 1.2, 0.8)
    box: dict[str, Any] = {"x": x, "y": float(y), "width": width, "height": float(height)}
    if kind == "direct":
        yield Drawing.element("rect", colour, **box)
        return
    outline: dict[str, Any] = {
        "x": x + 0.5,
        "y": y + 0.5,
        "width": max(width - 1, 0.1),
        "height": height - 1.0,
    }
    lines = _lines_along(**outline) if kind == "own" else _hatch(**outline) if kind == "other" else ""
    if lines:
        yield Drawing.element("path", colour, d=lines, stroke_width=1.1 if kind == "own" else 1.3)
    dashes = {"stroke_dasharray": "3 2"} if kind == "unnamed" else {}
    yield Drawing.element("rect", colour, **outline, stroke_width=1, **dashes)


def _lines_along(x: float, y: float, width: float, height: float) -> str:
    """Return the path of lines along the bar."""
    count = int(height / HATCH_DISTANCES["own"])
    lines = (y + height * (step + 1) / (count + 1) for step in range(count))
    return "".join(f"M{number(x)} {number(line)}h{number(width)}" for line in lines)


def _hatch(x: float, y: float, width: float, height: float) -> str:
    """Return the path of diagonal lines across the bar, cut off at its edges."""
    path, start = "", -height + HATCH_DISTANCES["other"] / 2
    while start < width:
        first, last = max(0.0, -start), min(height, width - start)
        if last - first > 0.4:
            path += f"M{number(x + start + first)} {number(y + height - first)}"
            path += f"L{number(x + start + last)} {number(y + height - last)}"
        start += HATCH_DISTANCES["other"]
    return path


def _segment_label(
    kind: str, letter: str, number_of_claims: int, colour: Paint, x: float, top: float, width: float
) -> Iterator[str]:
    """Yield the label in a part of a bar: the letter of the reporter and the number, else the letter.

    Nothing where neither fits into the part.
    """
    labels = (f"{letter} {number_of_claims}".strip(), letter)
    label = next((label for label in labels if label and _label_width(label) <= width - 1), None)
    if label is None:
        return
    label_width = _label_width(label)
    middle = x + (width - 1.2) / 2
    if kind in ("other", "own"):
        yield Drawing.element(
            "rect",
            "ground",
            x=middle - label_width / 2,
            y=top + 3,
            width=label_width,
            height=BAR_HEIGHT - 6.0,
        )
    ink = "ground" if kind == "direct" else colour
    yield _text(
        middle, top + BAR_HEIGHT - 5, label, ink, INSIDE_SIZE, text_anchor="middle", font_weight="600"
    )


def _label_width(label: str) -> float:
    """Return the approximate width of a label of capital letters, numerals and spaces."""
    return 2.0 + sum(2.6 if sign == " " else 7.0 if sign.isalpha() else 5.8 for sign in label)


def _legend(names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each pattern with its meaning."""
    for line, (kind, name) in enumerate(names.items()):
        yield from segment(kind, QUIET, 0.0, line * 17 + 1.0, 26, 12)
        yield _text(33, line * 17 + 11, name, QUIET, LABEL_SIZE)
