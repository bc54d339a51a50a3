"""The extension ``perspectives.handouts``: the builder ``handouts``, which writes handouts of comparisons.

It is an extension of its own, since it needs :mod:`typst_book`.
It registers the builder of :mod:`perspectives.build.handout_builder`.
"""

from __future__ import annotations

from perspectives.build.handout_builder import setup

__all__ = ["setup"]
