"""How many inputs are tried, and the count of them."""

from __future__ import annotations

import os
from collections.abc import Callable

INPUTS = int(os.environ.get("FUZZ", "5000"))
CHAPTERS = INPUTS // 5
"""Chapters are built by Sphinx, which takes its time; the other inputs are files that are read."""
BATCH = 125
"""Chapters in one build."""

Counted = Callable[[], None]
