"""What the site that hosts the repository reads: workflows, forms for issues."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def schema_faults(schema: str, *files: Path) -> str:
    """Return the faults that a schema of check-jsonschema finds in files; empty without any."""
    answer = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if answer.returncode == 0 else answer.stdout + answer.stderr
