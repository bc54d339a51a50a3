"""Write the cover of the EPUB, ``cover.png``, and the preview image of the pages, ``card.png``.

Both are kept in the repository, in ``docs/_static``.
Run this after a change of the title: ``.venv/bin/python tools/cover.py``.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import typst

COVER = """
#set page(width: 160mm, height: 240mm, margin: (x: 18mm, y: 22mm), fill: rgb("#fffdf9"))
#set text(font: "Libertinus Serif", fill: rgb("#211d19"), hyphenate: false, number-type: "old-style")
#set par(leading: 0.5em)
#v(14mm)
#text(size: 40pt)[Accounts\\ of a Split]
#v(6mm)
#text(size: 14pt, fill: rgb("#5f574e"))[Albania and the Soviet Union, 1953–1968:\\
  the voices set side by side]
#v(1fr)
#grid(columns: (1fr, 1fr), column-gutter: 10mm, row-gutter: 5mm,
  line(length: 100%, stroke: (paint: rgb("#005a94"), thickness: 2pt, dash: "dashed")),
  stack(spacing: 1.6pt,
    line(length: 100%, stroke: 1.4pt + rgb("#bd4900")),
    line(length: 100%, stroke: 1.4pt + rgb("#bd4900"))),
  text(size: 17pt, style: "italic")[“We can dismantle the base if you like.”],
  text(size: 17pt, style: "italic")[“If you dismantle the base you will be making a big mistake.”],
  text(size: 10pt, fill: rgb("#5f574e"))[Nikita Khrushchev],
  text(size: 10pt, fill: rgb("#5f574e"))[Enver Hoxha],
)
#v(1fr)
#text(size: 11pt)[The contributors to _Accounts of a Split_]
"""

CARD = """
#set page(width: 120mm, height: 63mm, margin: (x: 9mm, y: 8mm), fill: rgb("#fffdf9"))
#set text(font: "Libertinus Serif", fill: rgb("#211d19"), hyphenate: false, number-type: "old-style")
#set par(leading: 0.45em)
#align(center)[ // codespell:ignore center
#text(size: 25pt)[Accounts of a Split]
#v(-2mm)
#text(size: 9.5pt, fill: rgb("#5f574e"))[Albania and the Soviet Union, 1953–1968:
  the voices set side by side]]
#v(1fr)
#grid(columns: (1fr, 1.4mm, 5mm, 1.8mm, 1fr), align: (right, left, left, left, left), column-gutter: 2.2mm,
  text(size: 11.5pt, style: "italic")[“We can dismantle the base if you like.”],
  line(angle: 90deg, length: 17mm, stroke: (paint: rgb("#005a94"), thickness: 1.6pt, dash: "dashed")),
  [],
  stack(dir: ltr, spacing: 1.3pt,
    line(angle: 90deg, length: 17mm, stroke: 1pt + rgb("#bd4900")),
    line(angle: 90deg, length: 17mm, stroke: 1pt + rgb("#bd4900"))),
  text(size: 11.5pt, style: "italic")[“If you dismantle the base you will be making a big mistake.”],
)
#v(1fr)
"""
PICTURES = (("cover.png", COVER, 180), ("card.png", CARD, 254))

if __name__ == "__main__":
    for name, markup, ppi in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "picture.typ")
            source.write_text(markup, encoding="utf-8")
            image = typst.compile(str(source), format="png", ppi=ppi, ignore_system_fonts=True)
        Path(__file__).parent.parent.joinpath("docs", "_static", name).write_bytes(image)
