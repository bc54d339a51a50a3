"""The numbers of inputs, and the type of the fixture that counts them."""

from __future__ import annotations

import os
from collections.abc import Callable

INPUTS = int(os.environ.get("FUZZ", "5000"))
CHAPTERS = INPUTS // 5
"""The number of chapters: few, because Sphinx builds them slowly; other inputs are only read."""
BATCH_SIZE = 125
"""The number of chapters in one build."""

Count = Callable[[], None]
"""Adds one to the number of inputs."""
