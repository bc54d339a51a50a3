"""The extension ``perspectives.handouts``: a sheet for a class of each comparison, by the builder ``handouts``.

It stands apart since it needs :mod:`typst_book`; :mod:`perspectives.build.handout_builder` is what it registers.
"""

from __future__ import annotations

from perspectives.build.handout_builder import setup

__all__ = ["setup"]
