"""Draws the two clocks of each perspective: when things were said or happened, and when they were told.

Run it in the folder of the tables, or name that folder: python3 two_clocks.py path/to/data
It reads claims.csv, events.csv and perspectives.csv, prints a table of counts with tabs, and writes
two_clocks.svg into the folder that you are in. It needs Python 3.9 or later, and nothing else.
"""

from __future__ import annotations

import calendar
import csv
import datetime
import re
import sys
from html import escape
from pathlib import Path

DAY = datetime.timedelta(days=1)
WIDTH, HEIGHT, LEFT = 960, 120, 20
KINDS = ("told within a year", "told later", "not known when", "on what is not dated")


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def days(date: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and the last day of a date in EDTF; None where it is empty or open at both ends."""
    first, slash, last = date.partition("/")
    begin, end = point(first), point(last if slash else first)
    # An open end lasts to the end of the year that is known.
    if begin:
        return begin[0], end[1] if end else datetime.date(begin[0].year, 12, 31)
    return (datetime.date(end[1].year, 1, 1), end[1]) if end else None


def point(text: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the days of 1960, 1960-11, 1960-11-12, 1960~ or 196X; None for an open end."""
    match = re.fullmatch(r"(\d{3})(\d|X)(?:-(\d\d))?(?:-(\d\d))?[?~%]?", text)
    if not match:
        return None
    decade, year, month, day = match.groups()
    first, last = (int(decade + (digit if year == "X" else year)) for digit in "09")
    months = (int(month), int(month)) if month else (1, 12)
    end = int(day) if day else calendar.monthrange(last, months[1])[1]
    return datetime.date(first, months[0], int(day or 1)), datetime.date(last, months[1], end)


def kind_of(said: str, told: str) -> str:
    """Return which of the kinds a claim is; where dates are vague, the shortest possible time counts."""
    saying, telling = days(said), days(told)
    if not telling:
        return KINDS[2]
    if not saying:
        return KINDS[3]
    return KINDS[1] if telling[0] - saying[1] > 366 * DAY else KINDS[0]


def middle(date: str) -> float | None:
    """Return the middle of a date as a year with a fraction."""
    found = days(date)
    if not found:
        return None
    day = found[0] + (found[1] - found[0]) / 2
    return day.year + day.timetuple().tm_yday / 366


def drawing(panels: list[tuple[str, list[tuple[str, str]]]]) -> str:
    """Return the picture as SVG: a line for each claim, from when it was said to when it was told."""
    years = [year for _title, claims in panels for pair in claims for year in map(middle, pair) if year]
    start, end = int(min(years, default=0)), int(max(years, default=1)) + 1

    def across(year: float) -> float:
        return LEFT + (year - start) / (end - start) * (WIDTH - 2 * LEFT)

    size = f'viewBox="0 0 {WIDTH} {HEIGHT * len(panels)}" font-family="sans-serif" font-size="13"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', '<path d="M0 0H9999V9999H0" fill="#fff"/>']
    for number, (title, claims) in enumerate(panels):
        upper, lower = HEIGHT * number + 40, HEIGHT * number + 100
        parts += [f'<text x="{LEFT}" y="{upper - 16}">{escape(title)}</text>']
        parts += [f'<path d="M{LEFT} {height}H{WIDTH - LEFT}" stroke="#999"/>' for height in (upper, lower)]
        for decade in range(start // 10 * 10 + 10, end, 10):
            parts += [f'<text x="{across(decade):.1f}" y="{lower + 14}" fill="#666">{decade}</text>']
        for said, told in claims:
            above, below = middle(said), middle(told)
            if above:
                # Where it is not known when it was told, a short mark stands on the upper line.
                way = f"L{across(below):.1f} {lower}" if below else "v-6"
                path = f"M{across(above):.1f} {upper}{way}"
                parts += [f'<path d="{path}" stroke="#0050a0" stroke-opacity=".25"/>']
    return "\n".join([*parts, "</svg>", ""])


def main(folder: Path) -> None:
    """Print the counts of each perspective, the one told latest first, and write the picture."""
    names = {row["id"]: row["name"] for row in read(folder, "perspectives.csv")}
    dates = {row["id"]: row["date"] for row in read(folder, "events.csv")}
    claims_of: dict[str, list[tuple[str, str]]] = {}
    for claim in read(folder, "claims.csv"):
        # What has no date of its own is as old as the event that it speaks of.
        said = claim["date"] or dates.get(claim["event"], "")
        claims_of.setdefault(claim["perspective"], []).append((said, claim["told"]))
    counts = {id_: [kind_of(*pair) for pair in claims] for id_, claims in claims_of.items()}
    order = sorted(counts, key=lambda id_: (-counts[id_].count(KINDS[1]) / len(counts[id_]), id_))
    print("perspective", "claims", *KINDS, sep="\t")
    panels = []
    for id_ in order:
        numbers = [counts[id_].count(kind) for kind in KINDS]
        print(id_, len(counts[id_]), *numbers, sep="\t")
        facts = ", ".join(f"{number} {kind}" for number, kind in zip(numbers, KINDS) if number)
        panels.append((f"{names.get(id_, 'Not known')}: {facts}", claims_of[id_]))
    Path("two_clocks.svg").write_text(drawing(panels), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
