"""The check of SOURCE_DATE_EPOCH, before Sphinx reads it: Sphinx would end with a traceback.

https://reproducible-builds.org/specs/source-date-epoch/ says what it may be.
"""

from __future__ import annotations

import os
import re

from sphinx.errors import ConfigError

LATEST_TIME = 253402300799
"""The last second of the year 9999: Python has no later time."""
WHOLE_SECONDS = re.compile(r"[0-9]{1,12}")


def check_source_date() -> None:
    """Check that SOURCE_DATE_EPOCH is a time, where it is set.

    :raises ConfigError: where it is not
    """
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if value is not None and not (WHOLE_SECONDS.fullmatch(value) and int(value) <= LATEST_TIME):
        raise ConfigError(
            f"The environment variable SOURCE_DATE_EPOCH is “{value}”, which is no time. "
            "Give it whole seconds since 1970, such as 1795000000, or take it out of the environment."
        )
